# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One zaak on the screen: its page, the steps that may be taken as buttons, and what waits with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from klachtgids.fronts.desk import doors, work
from klachtgids.fronts.desk.bars import ALWAYS, Band, Key, Keys
from klachtgids.fronts.desk.messages import StapAsked
from klachtgids.fronts.desk.picture import UNDER, Blok, Line, Zaakpagina
from klachtgids.fronts.screen.seen import block, seen
from klachtgids.handling.toegang import mag

if TYPE_CHECKING:
    from klachtgids.fronts.desk.app import DeskApp
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.reading import Geopend

LEES: Final[Key] = ("L", "bureau_toets_lees", "screen.lees")
KEYS: Final[tuple[Key, ...]] = (
    ("Esc", "bureau_toets_terug", "screen.terug"),
    LEES,
    ("S", "bureau_toets_stappen", "screen.stappen"),
    ("B", "bureau_toets_brieven", "screen.brieven"),
)
HANDLING: Final[tuple[Key, ...]] = (
    ("I", "bureau_toets_indelen", "screen.indelen"),
    ("K", "bureau_toets_koppelen", "screen.koppelen"),
)
_STAPPEN: Final = 10
"""From here on a stap has no number: 1 opens the first at once, so 12 would open it too."""


class Stappen(Vertical):
    """What may be done now, each as a button, the first nine with the number that opens them; what waits and why."""

    async def show(self, pagina: Zaakpagina) -> None:
        """Make the buttons of this zaak."""
        await self.remove_children()
        await self.mount(*self._pieces(pagina))

    @staticmethod
    def _pieces(pagina: Zaakpagina) -> Iterator[Static | Button]:
        say = pagina.view.words.say
        yield Static(seen((say("bureau_blok_stappen"), "bold $accent")), classes="kop", markup=False)
        for n, one in enumerate(pagina.found.mogelijk, 1):
            content = seen((f"{n if n < _STAPPEN else '':>2} ", "bold"), pagina.view.words.text(one.naam))
            yield Button(content, name=one.handeling, classes="stap", compact=True)
            for warning in one.waarschuwingen:
                yield Static(seen((pagina.view.refusal(warning), "$warning")), classes="let-op", markup=False)
        if not pagina.found.mogelijk:
            yield Static(seen((say("bureau_geen_stappen"), "$dim")), markup=False)
        waits = pagina.niet_nu()
        if waits:
            yield Static(seen((say("bureau_blok_niet_nu"), "bold $accent")), classes="kop", markup=False)
            yield from _lines(waits)


class ZaakScreen(Screen[None]):
    """The page of one zaak."""

    app: DeskApp
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace", "terug", show=False),
        Binding("l,L", "lees", show=False),
        Binding("s,S", "stappen", show=False, priority=True),  # as the arrows that come after it
        Binding("b,B", "brieven", show=False),
        Binding("i,I", "indelen", show=False),
        Binding("k,K", "koppelen", show=False),
        Binding("f6,r,R", "ververs", show=False),
        # Before the boxes that scroll: between the buttons the arrows go from one to the next.
        Binding("up", "scroll(-1)", show=False, priority=True),
        Binding("down", "scroll(1)", show=False, priority=True),
        Binding("pageup", "blader(-1)", show=False),
        Binding("pagedown,space", "blader(1)", show=False),
        Binding("home", "begin", show=False),
        Binding("end", "eind", show=False),
        *(Binding(str(n), f"stap({n})", show=False) for n in range(1, _STAPPEN)),
    ]

    def __init__(self, view: DeskView, band: Callable[[], str], found: Geopend) -> None:
        super().__init__(classes="zaak")
        self._view = view
        self._band = band
        self.pagina = Zaakpagina(view, found)
        self._dicht = found.teksten is None

    def compose(self) -> ComposeResult:
        yield Band(self._band)
        yield Static("", id="title", markup=False)
        yield Static("", id="said", markup=False)
        with Horizontal(id="middle"):
            with VerticalScroll(id="page", can_focus=True):
                yield Vertical(id="dates")
                yield Stappen(id="steps-here")
                yield Vertical(id="blocks")
            with VerticalScroll(id="side", can_focus=False):
                yield Stappen(id="steps-beside")
        may = mag(self._view.desk.toegang, self._view.actor, "behandelen", self.pagina.stand.beeld).mag
        keys = tuple(one for one in KEYS if self.pagina.may_read or one is not LEES)
        yield Keys(self._view.words, keys + HANDLING if may else keys, ALWAYS[1:])

    async def on_mount(self) -> None:
        self.tell(None)
        await self.show(self.pagina.found)
        self.query_one("#page").focus()

    async def show(self, found: Geopend) -> None:
        """Show the zaak as it was opened now."""
        self.pagina = Zaakpagina(self._view, found)
        content = _content(self.pagina.title())
        self.query_one("#title", Static).update(content)
        for steps in self.query(Stappen):
            await steps.show(self.pagina)
        dates, blocks = self.query_one("#dates", Vertical), self.query_one("#blocks", Vertical)
        opened = found.teksten is not None and self._dicht
        self._dicht = found.teksten is None
        with self.app.batch_update():
            await dates.remove_children()
            await dates.mount(*(piece for blok in self.pagina.termijnen() for piece in self._pieces(blok)))
            await blocks.remove_children()
            await blocks.mount(*(piece for blok in self.pagina.blokken() for piece in self._pieces(blok)))
        if opened:
            self.call_after_refresh(self._to_the_words)

    def _to_the_words(self) -> None:
        """Bring what was just opened in sight."""
        for words in self.query(".kop-inhoud"):
            words.scroll_visible(top=True, animate=False)

    def _pieces(self, blok: Blok) -> list[Static | Button]:
        pieces: list[Static | Button] = [
            Static(seen((blok.kop, "bold $accent")), classes=f"kop kop-{blok.id}", markup=False),
            *_lines(blok.regels),
        ]
        found = self.pagina.found
        closed = found.teksten is None and found.geen_inhoud is None
        if blok.id == "inhoud" and closed and self.pagina.may_read:
            content = seen(self._view.words.say("bureau_knop_lees"))
            pieces.append(Button(content, name="lees", classes="lees", compact=True))
        return pieces

    def tell(self, sentence: str | None) -> None:
        """Say something about what was just done."""
        shown = self.query_one("#said", Static)
        content = seen(sentence or "")
        shown.update(content)
        shown.display = bool(sentence)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def action_terug(self) -> None:
        self.app.back_to_list()

    def action_lees(self) -> None:
        self.app.read(self.pagina.stand.kop.id, inhoud=True)

    def action_ververs(self) -> None:
        self.app.read(self.pagina.stand.kop.id, inhoud=self.pagina.found.teksten is not None)

    def action_stappen(self) -> None:
        """Go to the buttons."""
        for button in self._buttons():
            self.set_focus(button)  # at once: the next key may be an arrow
            return

    def action_stap(self, number: int) -> None:
        if number <= len(self.pagina.found.mogelijk):
            self.post_message(StapAsked(self.pagina.found.mogelijk[number - 1]))

    def action_brieven(self) -> None:
        self.app.do(partial(work.letters, self._view, self.pagina.stand.kop.id))

    def action_indelen(self) -> None:
        doors.terms(self.app, self.pagina.stand)

    def action_koppelen(self) -> None:
        doors.link(self.app, self.pagina.stand)

    def _buttons(self) -> list[Button]:
        shown = "#steps-beside" if self.has_class("-wide") else "#steps-here"
        return list(self.query_one(shown).query(Button))

    def action_scroll(self, way: int) -> None:
        """Between the buttons, when one has the focus; else the page."""
        buttons = self._buttons()
        if isinstance(self.focused, Button) and self.focused in buttons:
            at = buttons.index(self.focused) + way
            if 0 <= at < len(buttons):
                self.set_focus(buttons[at])
                return
        self.query_one("#page").scroll_relative(y=2 * way, animate=False)

    def action_blader(self, way: int) -> None:
        page = self.query_one("#page")
        page.scroll_relative(y=way * max(1, page.size.height - 2), animate=False)

    def action_begin(self) -> None:
        self.query_one("#page").scroll_home(animate=False)

    def action_eind(self) -> None:
        self.query_one("#page").scroll_end(animate=False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.name == "lees":
            self.action_lees()
            return
        for one in self.pagina.found.mogelijk:
            if one.handeling == event.button.name:
                self.post_message(StapAsked(one))


def _content(lines: Iterable[Line]) -> Content:
    return block(*(seen(*parts) for parts in lines))


def _lines(lines: Iterable[Line]) -> Iterator[Static]:
    """Lines that go under another stand in, also where they are too long for one line."""
    for under, some in groupby(lines, key=lambda line: line[0] == UNDER):
        yield Static(_content(some), classes="under" if under else "", markup=False)
