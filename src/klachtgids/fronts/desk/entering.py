# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""An app that lets somebody in: the register opens behind the door, then the password, then the promise.

Invariant: before the promise no screen of a zaak is made; who comes back in as somebody else finds nothing of before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on

from klachtgids.fronts.desk import messages
from klachtgids.fronts.desk.bars import said_at_the_top
from klachtgids.fronts.desk.loading import open_desk
from klachtgids.fronts.desk.locking import LockingApp
from klachtgids.fronts.desk.login import Answered, LoginScreen, PromiseScreen, Tried
from klachtgids.words.i18n import DUTCH, Words

if TYPE_CHECKING:
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.desk import Desk


class EnteringApp(LockingApp):
    """Owns who is at the desk, and how it ends."""

    def __init__(
        self, make_desk: Callable[[], Desk], words_folder: Path, account: str, *, oefen: bool, nu_set: bool
    ) -> None:
        super().__init__()
        self._make_desk = make_desk
        self._account = account
        self._oefen, self._nu_set = oefen, nu_set
        self.words = Words.of(DUTCH, False, words_folder)
        self.desk: Desk | None = None
        self._view: DeskView | None = None
        self._waiting: Tried | None = None
        self._left = False

    @on(events.Mount)
    async def _show_the_door(self) -> None:
        """Keys that were typed before it wait until its box is there: the app takes none while this lasts."""
        await self.push_screen(LoginScreen(self.words, self.band, self._account))
        self.once_painted(partial(self.do_after, partial(open_desk, self._make_desk)))

    @property
    def view(self) -> DeskView:
        """Who is at the desk; there from the login on."""
        assert self._view is not None
        return self._view

    def band(self) -> str:
        """What every screen says at its top."""
        name = None if self._view is None else self._view.name_of(self._view.account)
        moment = self.desk.clock() if self._nu_set and self.desk is not None else None
        return said_at_the_top(self.words, name, moment, oefen=self._oefen)

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

    def leave(self) -> None:
        """Somebody is done here."""
        self._left = True
        self.exit()

    def end(self) -> int:
        """The exit code: done, or ended from outside, or that of what went wrong."""
        from klachtgids.fronts.exits import Exit  # when all is over

        return super().end() or (Exit.DONE if self._left else Exit.STOPPED)
