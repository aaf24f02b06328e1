# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first screen: what is late, what is mine and what is new, and the other lists by their number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from klachtgids.fronts.desk import work
from klachtgids.fronts.desk.bars import Band, Keys
from klachtgids.fronts.desk.heads import Alarm, Tabs
from klachtgids.fronts.desk.lijst import LIJSTEN, Lijst, Soort, make_lijst
from klachtgids.fronts.desk.messages import AlarmRead, MoreAsked, PageRead
from klachtgids.fronts.desk.table import ZaakTable
from klachtgids.fronts.screen.seen import seen

if TYPE_CHECKING:
    from uuid import UUID

    from klachtgids.fronts.desk.app import DeskApp
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.register.outbox_stand import Papier, Stokkend

KEYS: Final = (
    ("Enter", "bureau_toets_open", "screen.open"),
    ("Z", "bureau_toets_zoek", "screen.zoek"),
    ("F6", "bureau_toets_ververs", "screen.ververs"),
)
_LOOK_AGAIN: Final = 60.0
"""Seconds after which the top of the list is read again by itself."""


class Overzicht(Screen[None]):
    """The lists of zaken."""

    app: DeskApp
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"lijst('{name}')", show=False) for n, name in enumerate(LIJSTEN, 1)),
        Binding("z,Z,slash,f3", "zoek", show=False),
        Binding("f6,r,R", "ververs", show=False),
        Binding("m,M", "post", show=False),
    ]

    def __init__(self, view: DeskView, band: Callable[[], str]) -> None:
        super().__init__(classes="overzicht")
        self._view = view
        self._band = band
        self._asked: Lijst | None = None
        self._stuck: tuple[Papier | Stokkend, ...] = ()
        self._after: UUID | None = None
        self.lijst = make_lijst(view, "nu")
        self._found: str | None = None

    def compose(self) -> ComposeResult:
        yield Band(self._band)
        yield Alarm(self._view)
        yield Tabs(self._view.words)
        yield Static("", id="heads", markup=False)
        yield ZaakTable(self._view)
        yield Static("", id="said", markup=False)
        yield Keys(self._view.words, KEYS)

    def on_mount(self) -> None:
        self.query_one(Alarm).display = False
        self.tell(None)
        self.query_one(ZaakTable).focus()
        self.call_after_refresh(self.action_ververs)
        self.set_interval(_LOOK_AGAIN, self._look_again)

    def _look_again(self) -> None:
        """What must not be missed comes by itself, whatever stands over the list."""
        if not self.app.at_work and self.app.door is None:
            self.app.do_after(lambda: work.alarm(self._view))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_heads)

    def _show_heads(self) -> None:
        content = seen((self.query_one(ZaakTable).heads(), "bold"))
        self.query_one("#heads", Static).update(content)

    # --- which list ---------------------------------------------------------------------------------------------------

    def action_lijst(self, soort: Soort) -> None:
        self._found = None
        self.show(make_lijst(self._view, soort))

    def show(self, lijst: Lijst, found: str | None = None, zaak: UUID | None = None) -> None:
        """Show a list from its top; `found` says what was looked for, `zaak` is chosen when it is there."""
        self.lijst, self._found, self._after = lijst, found, zaak
        self.tell(None)
        self.query_one(Tabs).choose(lijst.soort, found)
        table = self.query_one(ZaakTable)
        table.show(lijst)
        table.focus()
        self._show_heads()

    def action_ververs(self) -> None:
        """Read the list again, the same zaak chosen."""
        chosen = self.query_one(ZaakTable).chosen
        self.app.do_after(lambda: work.alarm(self._view))
        if self.lijst.soort == "gezocht":
            self.show(self.lijst.again(), self._found, None if chosen is None else chosen.id)
        else:
            self.show(make_lijst(self._view, self.lijst.soort), None, None if chosen is None else chosen.id)

    def action_open(self) -> None:
        self.query_one(ZaakTable).action_open()

    def action_zoek(self) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        doors.search(self.app)

    def action_post(self) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        if self._stuck:
            doors.post(self.app, self._stuck)

    # --- what came back -----------------------------------------------------------------------------------------------

    @on(MoreAsked)
    def _more(self, event: MoreAsked) -> None:
        event.stop()
        zoek = self.lijst.zoek()
        if zoek is not None and self._asked is not self.lijst:
            self._asked = lijst = self.lijst
            self.app.do_after(lambda: work.more(self._view, lijst, zoek))

    def take(self, event: PageRead) -> None:
        """More of a list; of one that is no longer shown it is let go."""
        self._asked = None
        if event.lijst is not self.lijst:
            self.query_one(ZaakTable).grown()
            return
        self.lijst.take(event.page)
        table = self.query_one(ZaakTable)
        if self._after is not None and table.choose(self._after):
            self._after = None
        table.grown()

    def alarm(self, event: AlarmRead) -> None:
        """What must not be missed."""
        self._stuck = (*event.mail.papier, *event.mail.berichten)
        self.query_one(Alarm).tell(event)

    def tell(self, sentence: str | None) -> None:
        """Say something about what was just done."""
        shown = self.query_one("#said", Static)
        content = seen(sentence or "")
        shown.update(content)
        shown.display = bool(sentence)
