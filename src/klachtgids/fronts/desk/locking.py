# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""An app that locks itself when nobody touches it for a time.

Invariant: while it is locked nothing is put over the lock; what wanted to come waits for the password.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from textual import events

from klachtgids.fronts.desk.login import LoginScreen
from klachtgids.fronts.screen.threaded import ThreadedApp

IDLE_SECONDS: Final = 600.0
"""After so long without a key or a click the desk is locked."""
LONGEST_SECONDS: Final = 8 * 3600.0
"""After so long the password is asked again, whoever was busy (security.md 4.12)."""


class LockingApp(ThreadedApp):
    """Owns the lock; whoever inherits says how it looks."""

    def __init__(self) -> None:
        super().__init__()
        self.idle_after = IDLE_SECONDS
        self._touched = self._entered = _clock()
        self._held: list[Callable[[], object]] = []

    def lock_screen(self, why: str | None) -> LoginScreen | None:
        """The screen that locks, and says `why` (None: for want of a key); None while there is nothing to lock."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.set_interval(1, self._look_at_the_clock)

    @property
    def door(self) -> LoginScreen | None:
        """The login or the lock, when it stands there."""
        return self.screen if isinstance(self.screen, LoginScreen) else None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._touched = _clock()
        await super().on_event(event)

    def _look_at_the_clock(self) -> None:
        now = _clock()
        if now - self._touched > self.idle_after or now - self._entered > LONGEST_SECONDS:
            self.lock_now()

    def lock_now(self, why: str | None = None) -> None:
        """Put the lock over whatever stands there."""
        lock = None if self.door is not None else self.lock_screen(why)
        if lock is not None:
            self.push_screen(lock)

    def place(self, show: Callable[[], object]) -> None:
        """Let a screen come, after the lock when the desk was locked meanwhile."""
        if self.door is None:
            show()
        else:
            self._held.append(show)

    def forget_held(self) -> None:
        """What waited for the lock does not come any more."""
        self._held = []

    def unlocked(self) -> bool:
        """Take the lock away and let come what waited; False when it was not locked."""
        self._touched = self._entered = _clock()
        if self.door is None or not self.door.over_work:
            return False
        self.pop_screen()
        held, self._held = self._held, []
        for show in held:
            show()
        return True


def _clock() -> float:
    """Seconds that go on while the computer sleeps, where the system counts them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
