# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of a zaak: which there are, one of them to read, to keep as PDF, or to say that it went on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, Literal, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from klachtgids.fronts.screen.seen import block, seen
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.words.sheet import as_text

if TYPE_CHECKING:
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.brieven import Brief
    from klachtgids.words.sheet import Sheet

Briefwens: TypeAlias = Literal["pdf", "papier", "retour"]
_PAPER: Final = "brief"
"""The kanaal of a letter that goes on paper."""


class LettersScreen(ModalScreen["Brief | None"]):
    """Every letter and message, the newest first; gives the one to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, view: DeskView, brieven: Sequence[Brief]) -> None:
        super().__init__()
        self._view = view
        self._brieven = tuple(reversed(brieven))

    def compose(self) -> ComposeResult:
        say = self._view.words.say
        with Vertical(id="post"):
            yield Static(seen((say("bureau_brieven_kop"), "bold $accent")), classes="title", markup=False)
            yield Static(seen(say("bureau_brieven_uitleg" if self._brieven else "bureau_brieven_geen")), markup=False)
            options = (Option(content, str(n)) for n, content in enumerate(map(self._line, self._brieven)))
            yield OptionList(*options, id="mails", markup=False, compact=True)
            with Horizontal(id="buttons"):
                yield Button(seen(say("bureau_knop_terug")), compact=True)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def _line(self, one: Brief) -> Content:
        view = self._view
        day = wettelijke_dag(one.gemaakt_op)
        how = view.kanaal(
            *(one.kanaal, one.aan, one.stand), adres=one.adres_bekend, retour=one.retour_op, mail=one.mail
        )
        first = seen(f"{one.nr:>2}  {day.day}-{day.month}-{day.year}  ", (view.words.text(one.naam), "bold"))
        return block(first, seen((f"    {how}", "$dim")))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._brieven[event.option_index])

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(None)


class LetterScreen(ModalScreen["Briefwens | None"]):
    """One letter as its reader gets it; gives what is to be done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f7", "dismiss('pdf')", show=False),
        Binding("g,G", "wens('papier')", show=False),
        Binding("r,R", "wens('retour')", show=False),
        Binding("pageup", "blader(-1)", show=False),
        Binding("pagedown,space", "blader(1)", show=False),
        Binding("up", "blader(-0.1)", show=False),
        Binding("down", "blader(0.1)", show=False),
    ]

    def __init__(self, view: DeskView, brief: Brief, sheet: Sheet) -> None:
        super().__init__()
        self._view = view
        self._brief = brief
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        say = self._view.words.say
        with Vertical(id="letter"):
            with VerticalScroll(id="letter-body", can_focus=False):
                yield Static(seen(as_text(self._sheet)), markup=False)
            with Horizontal(id="buttons"):
                yield Button(seen(say("bureau_brief_pdf")), name="pdf", compact=True)
                if self._can is not None:
                    yield Button(seen(say(f"bureau_brief_{self._can}")), name=self._can, compact=True)
                yield Button(seen(say("bureau_knop_terug")), name="terug", compact=True)

    def on_mount(self) -> None:
        self.query(Button).last().focus()

    @property
    def _can(self) -> Briefwens | None:
        """What can be said of a letter on paper: that it went, or that one that went came back."""
        if self._brief.kanaal != _PAPER:
            return None
        return "papier" if self._brief.verzonden_op is None else "retour"

    def action_wens(self, wens: Briefwens) -> None:
        if wens == self._can:
            self.dismiss(wens)

    def action_blader(self, way: float) -> None:
        body = self.query_one("#letter-body")
        body.scroll_relative(y=round(way * max(10, body.size.height - 2)), animate=False)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        wens = event.button.name if event.button.name in ("pdf", "papier", "retour") else None
        self.dismiss(wens)  # type: ignore[arg-type]  # as just asked
