# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat of one person at a service desk: it begins with an invitation, and ends when they stop or walk away.

Invariant: nothing leads out of it but the PIN of the desk, and nothing of it reaches a file, the clipboard or a page
elsewhere. What was told stays in the journal under the code, or nowhere when the person says wipe.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import Button

from klachtgids.fronts import chat
from klachtgids.fronts.chat import messages
from klachtgids.fronts.chat import work as work_of
from klachtgids.fronts.chat.app import ChatApp
from klachtgids.fronts.chat.sheet import LineSheet
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.kiosk import sheets
from klachtgids.fronts.kiosk.invitation import Invitation
from klachtgids.fronts.patience import PATIENT
from klachtgids.fronts.screen.seen import seen
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from klachtgids.config import Config
    from klachtgids.fronts.patience import Limits
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn

STYLES: Final = Path(chat.__file__).with_name("chat.tcss")
LOOK_EVERY: Final = 1.0
"""Seconds between two looks at how long nobody touched the screen."""


class KioskApp(ChatApp):
    """One person at the kiosk."""

    CSS_PATH = [STYLES, "kiosk.tcss"]  # type: ignore[assignment]  # noqa: RUF012  # Textual takes several too
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z,ctrl+backslash,f11,f12,ctrl+x", "nothing", show=False, priority=True)
    ]

    def __init__(self, make_core: Callable[[], Core], config: Config, limits: Limits) -> None:
        super().__init__(make_core, config.dialogues, taal=DUTCH, oefen=config.oefen)
        self._pin, self._prints = config.kiosk_pin, config.kiosk_afdrukken
        self._limits, self._patience = limits, 1
        self._touched = monotonic()
        self._begun = False
        self._wrong = 0

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Button(seen(self.words.say("kiosk_knop_wis")), id="stop-and-wipe")

    def on_mount(self) -> None:
        self.push_screen(Invitation(self.words_folder, pin=self._pin is not None), self._invited)
        self.set_interval(LOOK_EVERY, self._look)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseEvent | events.Paste):
            self._touched = monotonic()
        await super().on_event(event)

    # --- beginning and ending ----------------------------------------------------------------------------------------

    def _invited(self, chosen: str | None) -> None:
        if chosen == sheets.STAFF:
            self.push_screen(sheets.pin(self.words), self._pin_typed)
        elif chosen is not None:
            self._begun = True
            if chosen != DUTCH:
                self.when_loaded(partial(self.go, "in_language", chosen))

    def _pin_typed(self, typed: str | None) -> None:
        from klachtgids.password import holds  # only for who closes the kiosk

        if typed is not None and self._pin is not None and holds(self._pin.encode(), typed):
            self.exit(return_code=Exit.CLOSED)
            return
        self._wrong += typed is not None
        if self._wrong >= sheets.GUESSES:
            self.exit(return_code=Exit.STOPPED)
            return
        self.push_screen(Invitation(self.words_folder, pin=True), self._invited)

    @on(messages.CoreLoaded)
    def _forget_kept(self, event: messages.CoreLoaded) -> None:
        """A desk is nobody's own computer: no conversation is offered to whoever comes next."""
        event.kept = None

    @on(Button.Pressed, "#stop-and-wipe")
    def action_stop(self) -> None:
        """Stop, and choose what becomes of it; without anything told, back to the invitation."""
        if isinstance(self.screen, Invitation | LineSheet) and not self._begun:
            return
        if self.core is None or self.turn is None or not (self.turn.gesprek.stored or self.typing()):
            self.exit(return_code=Exit.STOPPED)
            return
        self.push_screen(sheets.stop(self.words, self.turn.gesprek.code.shown), self._stopped)

    def _stopped(self, chosen: str | None) -> None:
        if self.core is None or self.turn is None:
            return
        if chosen == sheets.WIPE:
            self.do_after(partial(work_of.wipe, self.core, self.turn.gesprek.code))
        elif chosen == sheets.CODE:
            self.do_after(partial(work_of.leave, self.core, self.turn.gesprek, self.typing(), here=False))
        elif chosen == sheets.TIME:
            self._patience = PATIENT

    # --- nobody there ------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Warn when nobody touched the screen for a while, and end when nobody does then either."""
        idle = monotonic() - self._touched
        if not self._begun:
            return
        if idle >= self._limits.wipe * self._patience:
            self.exit(return_code=Exit.STOPPED)
        elif idle >= self._limits.warn * self._patience and not isinstance(self.screen, sheets.StillThere):
            seconds = round((self._limits.wipe - self._limits.warn) * self._patience)
            self.push_screen(sheets.StillThere(self.words, seconds), self._still_there)

    def _still_there(self, chosen: str | None) -> None:
        self._touched = monotonic()
        if chosen == sheets.TIME:
            self._patience = PATIENT
        elif chosen == sheets.WIPE:
            self.action_stop()

    # --- what a kiosk has not ----------------------------------------------------------------------------------------

    def show(self, turn: Turn) -> None:
        """Show this turn; at its end there is nothing to save here, and paper only where there is a printer."""
        super().show(turn)
        if turn.kind == "done":
            self.call_after_refresh(self._nothing_to_save)
        self.query_one("#stop-and-wipe", Button).label = seen(self.words.say("kiosk_knop_wis"))

    def _nothing_to_save(self) -> None:
        for name, there in (("#save", False), ("#print", self._prints)):
            for button in self.screen.query(name):
                button.display = there

    def action_bewaar_tekst(self) -> None:
        """Nothing is saved on a desk's computer."""

    def action_druk_af(self) -> None:
        """Print what the person takes along, where there is a printer."""
        if self._prints:
            super().action_druk_af()

    def action_nothing(self) -> None:
        """Keys of a terminal that lead elsewhere."""

    def action_suspend_process(self) -> None:
        """There is no shell to go to."""

    def copy_to_clipboard(self, text: str) -> None:
        """A clipboard would tell the next person."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """A page elsewhere would leave the kiosk."""
