# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat of one person at a service desk: it begins with an invitation, and ends when they stop or walk away.

Invariant: nothing leads out of it but the PIN of the desk, and nothing of it reaches a file, the clipboard or a page
elsewhere. What was told stays in the journal under the code, or nowhere when the person says wipe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from klachtgids.fronts.chat.bars import Buttons
from klachtgids.fronts.chat.sheet import LineSheet
from klachtgids.fronts.chat.sheets import STOP
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.kiosk import sheets
from klachtgids.fronts.kiosk.invitation import Invitation
from klachtgids.fronts.patience import PATIENT
from klachtgids.fronts.screen.seen import seen
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from klachtgids.config import Config
    from klachtgids.fronts.patience import Limits
    from klachtgids.fronts.slip import Slip
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn

STYLES: Final = Path(chat.__file__).with_name("chat.tcss")
ROOMY: Final = 24
"""Lines from which there is room for targets of several lines."""
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
        self._home = config.kiosk_thuis
        self._limits, self._patience = limits, 1
        self._touched = monotonic()
        self._begun = False
        self._wrong = 0

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield from self.beneath()

    def beneath(self) -> Iterable[Widget]:
        """The way out, which stands under every screen that is no sheet."""
        yield Button(seen(self.words.say("kiosk_knop_wis")), id="stop-and-wipe", action="app.stop")

    def on_mount(self) -> None:
        self.push_screen(Invitation(self.words_folder, pin=self._pin is not None), self._invited)
        self.set_interval(LOOK_EVERY, self._look)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height >= ROOMY, "-roomy")
        super().on_resize(event)

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

    def action_stop(self) -> None:
        """Stop, and choose what becomes of it; without anything told, back to the invitation."""
        if (isinstance(self.screen, Invitation | LineSheet) and not self._begun) or self.screen.name == STOP:
            return
        if self.core is None or self.turn is None or not (self.turn.gesprek.stored or self.typing()):
            self.exit(return_code=Exit.STOPPED)
            return
        stop = sheets.stop(self.words, self.turn.gesprek.code.shown, slip=self._slip() is not None)
        self.push_screen(stop, self._stopped)

    def _stopped(self, chosen: str | None) -> None:
        if self.core is None or self.turn is None:
            return
        if chosen == sheets.WIPE:
            self.do_after(partial(work_of.wipe, self.core, self.turn.gesprek.code))
        elif chosen == sheets.CODE:
            self.do_after(partial(work_of.leave, self.core, self.turn.gesprek, self.typing(), here=False))
        elif chosen == sheets.SLIP:
            self._show_slip(lambda _none: self.action_stop())
        elif chosen == sheets.TIME:
            self._patience = PATIENT

    # --- what is taken along -----------------------------------------------------------------------------------------

    def _slip(self) -> Slip | None:
        from klachtgids.fronts.slip import slip_of  # start-up

        return None if self.turn is None else slip_of(self.turn, self.words, self._home)

    def action_briefje(self) -> None:
        """Show number and code alone, for who takes them along."""
        self._show_slip()

    def _show_slip(self, then: Callable[[None], None] | None = None) -> None:
        from klachtgids.fronts.kiosk.slip import SlipScreen  # start-up

        slip = self._slip()
        if slip is not None:
            self.push_screen(SlipScreen(self.words, slip, prints=self._prints), then)

    def action_druk_briefje_af(self) -> None:
        """Print the slip alone, where there is a printer."""
        from klachtgids.fronts.kiosk.slip import as_pieces  # start-up

        slip = self._slip()
        if self._prints and slip is not None:
            self.do_after(partial(work_of.print_paper, as_pieces(slip), slip.title))

    def tell(self, sentence: str) -> None:
        from klachtgids.fronts.kiosk.slip import SlipScreen  # start-up

        if isinstance(self.screen, SlipScreen):
            self.screen.tell(sentence)
        else:
            super().tell(sentence)

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
        if self._slip() is not None:
            slip = Button(seen(self.words.say("strook_knop")), id="to-slip", compact=True, action="app.briefje")
            for buttons in self.screen.query(Buttons):
                buttons.mount(slip, before=0)
                self.call_after_refresh(buttons.fit)

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
