# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk itself: who is at it, which screen stands there, and what comes back from the thread.

Invariant: one use case at a time changes something; nothing of a zaak is shown before the promise, nor while it is
locked; when it ends nothing of it stands on the terminal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final
from uuid import UUID

from textual import on
from textual.binding import Binding, BindingType

from klachtgids.fronts.desk import messages
from klachtgids.fronts.desk.entering import EnteringApp
from klachtgids.fronts.desk.login import LoginScreen
from klachtgids.fronts.screen.messages import Faulted
from klachtgids.fronts.screen.themes import dress, theme_after

if TYPE_CHECKING:
    from textual.message import Message

    from klachtgids.fronts.desk.overzicht import Overzicht
    from klachtgids.fronts.desk.page import ZaakScreen
    from klachtgids.fronts.desk.search import Wanted
    from klachtgids.handling.desk import Desk

_WIDE: Final = 120


class DeskApp(EnteringApp):
    """The desk of one account on one terminal."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_WIDE, "-wide")]  # noqa: RUF012  # as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "kleur", show=False),
        Binding("f10,ctrl+q,ctrl+c", "stop", show=False, priority=True),
    ]

    def __init__(
        self,
        make_desk: Callable[[], Desk],
        words_folder: Path,
        *,
        account: str = "",
        oefen: bool = True,
        nu_set: bool = False,
    ) -> None:
        super().__init__(make_desk, words_folder, account, oefen=oefen, nu_set=nu_set)
        self._overzicht: Overzicht | None = None
        self.wanted: Wanted | None = None
        dress(self)

    # --- who and where ------------------------------------------------------------------------------------------------

    @property
    def overzicht(self) -> Overzicht:
        """The first screen; there from the promise on."""
        assert self._overzicht is not None
        return self._overzicht

    @property
    def page(self) -> ZaakScreen | None:
        """The zaak that is open, under whatever stands over it."""
        from klachtgids.fronts.desk.page import ZaakScreen  # start-up

        return next((one for one in reversed(self.screen_stack) if isinstance(one, ZaakScreen)), None)

    def read(self, zaak: UUID, *, inhoud: bool = False) -> None:
        """Open a zaak, with its words when somebody asks for them."""
        from klachtgids.fronts.desk import work  # start-up

        self.do(partial(work.read_zaak, self.view, zaak, inhoud=inhoud))

    def back_to_list(self, said: str | None = None) -> None:
        """Leave the zaak; the list is read again, the same zaak chosen."""
        while len(self.screen_stack) > 1 and self.screen is not self.overzicht:
            self.pop_screen()
        self.overzicht.action_ververs()
        self.overzicht.tell(said)

    @on(messages.Promised)
    def _promised(self) -> None:
        from klachtgids.fronts.desk.overzicht import Overzicht  # start-up

        self.at_work = False
        self._overzicht = Overzicht(self.view, self.band)
        self.switch_screen(self._overzicht)

    def lock_screen(self, why: str | None) -> LoginScreen | None:
        """The door again, once somebody is at work."""
        if self._overzicht is None:
            return None
        return LoginScreen(
            self.words, self.band, self.view.account, over_work=why or self.words.say("bureau_slot_uitleg")
        )

    def do(self, use_case: Callable[[], Message]) -> bool:
        """As every app, for who still has the rights of the login; the login itself asks no more than that."""
        return super().do(self._as_now(use_case))

    def do_after(self, use_case: Callable[[], Message]) -> None:
        super().do_after(self._as_now(use_case))

    def _as_now(self, use_case: Callable[[], Message]) -> Callable[[], Message]:
        if self._overzicht is None or self.door is not None:
            return use_case
        from klachtgids.fronts.desk import work  # start-up

        return partial(work.as_now, self.view, use_case)

    # --- what came back -----------------------------------------------------------------------------------------------

    @on(messages.PageRead)
    def _page_read(self, event: messages.PageRead) -> None:
        self.overzicht.take(event)

    @on(messages.AlarmRead)
    def _alarm_read(self, event: messages.AlarmRead) -> None:
        self.overzicht.alarm(event)

    @on(messages.RightsChanged)
    def _rights_changed(self) -> None:
        """What was open was opened under other rights: the door stands before it at once."""
        self.at_work = False
        self.lock_now(self.words.say("bureau_slot_rechten"))

    @on(messages.ZaakAsked)
    def _zaak_asked(self, event: messages.ZaakAsked) -> None:
        self.read(event.zaak)

    @on(messages.ZaakRead)
    async def _zaak_read(self, event: messages.ZaakRead) -> None:
        from klachtgids.fronts.desk.page import ZaakScreen  # start-up

        self.at_work = False
        page = self.page
        if page is not None and page.pagina.stand.kop.id == event.found.stand.kop.id:
            await page.show(event.found)
            no = event.found.geen_inhoud
            page.tell(event.said if no is None else self.view.refusal(no))
        else:
            self.place(lambda: self.push_screen(ZaakScreen(self.view, self.band, event.found)))

    @on(messages.ZaakRefused)
    def _zaak_refused(self, event: messages.ZaakRefused) -> None:
        self.at_work = False
        self.tell(self.view.refusal(event.refusal))

    @on(messages.NamesFound)
    def _names_found(self, event: messages.NamesFound) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        self.at_work = False
        self.place(lambda: doors.show_names(self, event.hits))

    @on(messages.LettersRead)
    @on(messages.LetterRead)
    def _letters_read(self, event: messages.LettersRead | messages.LetterRead) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        self.at_work = False
        if isinstance(event, messages.LetterRead):
            self.place(lambda: doors.letter(self, event))
        else:
            self.place(lambda: doors.letters(self, event))

    @on(messages.LetterSaved)
    def _letter_saved(self, event: messages.LetterSaved) -> None:
        self.at_work = False
        self.tell(self.words.say("bureau_brief_bewaard", bestand=str(event.path)))

    @on(messages.StapAsked)
    def _stap_asked(self, event: messages.StapAsked) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        if self.page is not None and not self.at_work:
            doors.step(self, self.page.pagina.found, event.mag)

    @on(messages.StapDone)
    async def _stap_done(self, event: messages.StapDone) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        self.at_work = False
        said = doors.what_was_done(self.view, event)
        page = self.page
        if event.found is None or page is None:
            self.place(lambda: self.back_to_list(said))
        else:
            await page.show(event.found)
            page.tell(said)

    @on(messages.StapRefused)
    def _stap_refused(self, event: messages.StapRefused) -> None:
        """The form once more, with what was filled in and the reason."""
        from klachtgids.fronts.desk import doors  # start-up

        self.at_work = False
        page = self.page
        if page is None:
            self.tell(self.view.refusal(event.refusal))
        else:
            found = page.pagina.found
            self.place(lambda: doors.step(self, found, event.mag, given=event.gegevens, refusal=event.refusal))

    @on(messages.StapVeranderd)
    async def _stap_veranderd(self, event: messages.StapVeranderd) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        self.at_work = False
        if self.page is not None and event.found is not None:
            await self.page.show(event.found)
        self.place(lambda: doors.changed(self, event))

    @on(Faulted)
    def _faulted(self, event: Faulted) -> None:
        """Without a desk there is nothing to do; later it is said, and what was shown stays."""
        self.at_work = False
        if self.desk is None or self._overzicht is None:
            self.fault = event.fault
            self.exit(return_code=event.fault.exit_code)
        else:
            self.tell(f"{event.fault.title}. {event.fault.msg}")

    def tell(self, sentence: str) -> None:
        """Say something about what was just done, on the screen that stands there under any form."""
        page = self.page
        if page is not None:
            page.tell(sentence)
        else:
            self.overzicht.tell(sentence)

    def action_kleur(self) -> None:
        self.theme = theme_after(self.theme)

    def action_stop(self) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        doors.stop(self)
