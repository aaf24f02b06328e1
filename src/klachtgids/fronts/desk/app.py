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
from klachtgids.fronts.desk.bars import said_at_the_top
from klachtgids.fronts.desk.loading import open_desk
from klachtgids.fronts.desk.locking import LockingApp
from klachtgids.fronts.desk.login import Answered, LoginScreen, PromiseScreen, Tried
from klachtgids.fronts.screen.messages import Faulted
from klachtgids.fronts.screen.themes import DARK, THEMES, theme_after
from klachtgids.words.i18n import DUTCH, Words

if TYPE_CHECKING:
    from klachtgids.fronts.desk.overzicht import Overzicht
    from klachtgids.fronts.desk.page import ZaakScreen
    from klachtgids.fronts.desk.search import Wanted
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.desk import Desk

_WIDE: Final = 120


class DeskApp(LockingApp):
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
        super().__init__()
        self._make_desk = make_desk
        self._account = account
        self._oefen, self._nu_set = oefen, nu_set
        self.words = Words.of(DUTCH, False, words_folder)
        self.desk: Desk | None = None
        self._view: DeskView | None = None
        self._overzicht: Overzicht | None = None
        self._waiting: Tried | None = None
        self._left = False
        self.wanted: Wanted | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def on_mount(self) -> None:
        self.push_screen(LoginScreen(self.words, self.band, self._account))
        self.call_after_refresh(lambda: self.do_after(partial(open_desk, self._make_desk)))

    # --- who and where ------------------------------------------------------------------------------------------------

    @property
    def view(self) -> DeskView:
        """Who is at the desk; there from the login on."""
        assert self._view is not None
        return self._view

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

    def band(self) -> str:
        """What every screen says at its top."""
        name = None if self._view is None else self._view.name_of(self._view.account)
        moment = self.desk.clock() if self._nu_set and self.desk is not None else None
        return said_at_the_top(self.words, name, moment, oefen=self._oefen)

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

    # --- login, promise, lock -----------------------------------------------------------------------------------------

    @on(messages.DeskOpened)
    def _desk_opened(self, event: messages.DeskOpened) -> None:
        self.desk = event.desk
        if self._waiting is not None:
            tried, self._waiting = self._waiting, None
            self._tried(tried)

    @on(Tried)
    def _tried(self, event: Tried) -> None:
        from klachtgids.fronts.desk import work  # start-up

        if self.desk is None:
            self._waiting = event
        else:
            self.do(partial(work.enter, self.desk, self.words, event.account, event.wachtwoord))

    @on(messages.NotLetIn)
    def _not_let_in(self, event: messages.NotLetIn) -> None:
        self.at_work = False
        if self.door is not None:
            self.door.refuse(self.words.say("bureau_niet_binnen"), event.wait)

    @on(messages.LetIn)
    def _let_in(self, event: messages.LetIn) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        self.at_work = False
        if self._view is not None and self._view.actor == event.view.actor and self.unlocked():
            return
        while len(self.screen_stack) > 2:  # another account, or what it may do has changed: nothing of before stays
            self.pop_screen()
        self.forget_held()
        self._view = event.view
        name = event.view.name_of(event.view.account)
        promise = PromiseScreen(self.words, self.band, name, doors.secrecy_sources(event.view))
        self.switch_screen(promise)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        from klachtgids.fronts.desk import work  # start-up

        if event.kept:
            self.do(partial(work.promise, self.view))
        else:
            self.leave()

    @on(messages.Promised)
    def _promised(self) -> None:
        from klachtgids.fronts.desk.overzicht import Overzicht  # start-up

        self.at_work = False
        self._overzicht = Overzicht(self.view, self.band)
        self.switch_screen(self._overzicht)

    def lock_screen(self) -> LoginScreen | None:
        """The door again, once somebody is at work."""
        if self._overzicht is None:
            return None
        return LoginScreen(self.words, self.band, self.view.account, over_work=True)

    # --- what came back -----------------------------------------------------------------------------------------------

    @on(messages.PageRead)
    def _page_read(self, event: messages.PageRead) -> None:
        self.overzicht.take(event)

    @on(messages.AlarmRead)
    def _alarm_read(self, event: messages.AlarmRead) -> None:
        self.overzicht.alarm(event)
        if not event.same:
            self.lock_now()

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
            page.tell(event.said)
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
        doors.show_names(self, event.hits)

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
            self.back_to_list(said)
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

    def leave(self) -> None:
        """Somebody is done here."""
        self._left = True
        self.exit()

    def end(self) -> int:
        """The exit code: done, or ended from outside, or that of what went wrong."""
        from klachtgids.fronts.exits import Exit  # when all is over

        return super().end() or (Exit.DONE if self._left else Exit.STOPPED)

    def action_stop(self) -> None:
        from klachtgids.fronts.desk import doors  # start-up

        doors.stop(self)
