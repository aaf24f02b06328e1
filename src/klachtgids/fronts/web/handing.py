# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a request left for the next one of its browser: what was just worked out is not worked out again.

Invariant: it is only a short way. A turn is shown once and within seconds, a conversation goes on from here within a
minute, and the journal refuses an answer when anything was added to it since. A cookie that was opened need not be
opened again for as long. A few at most lie here, whoever asks to be forgotten is, and who finds nothing reads the
journal and opens the cookie: another process does so always, with the same page.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from klachtgids.fronts.web.session import Session
    from klachtgids.intake.turn import Gesprek, Turn

MOST: Final = 64
SECONDS: Final = 2.0
"""How long a turn waits for the request that the browser makes at once."""
READING: Final = 60.0
"""How long a conversation lies here while somebody reads the question; most are answered within that time."""
_SWEEPS: Final = 6
"""How often within that time is looked for what stayed longer."""


class Handing:
    """The turns on their way and the conversations that were shown, by the id of their session, and the sessions.

    `reading` is how long the second kind stays, in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic, reading: float = READING) -> None:
        self._now, self._reading = now, reading
        self._lock = threading.Lock()
        self._left: dict[bytes, tuple[float, Turn | None, Gesprek]] = {}
        self._opened: dict[str, tuple[float, Session]] = {}
        self._tidying = False

    def session(self, cookie: str, open_it: Callable[[], Session | None]) -> Session | None:
        """The session in this cookie, which `open_it` opens when that was not done just now."""
        at, found = self._opened.get(cookie, (0.0, None))
        now = self._now()
        if found is not None and now - at <= self._reading:
            return found
        session = open_it()
        if session is not None:
            with self._lock:
                _make_room(self._opened)
                self._opened[cookie] = (now, session)
        return session

    def give(self, session: bytes, turn: Turn) -> None:
        """Leave a turn for the next request of this session, in the place of an older one."""
        now = self._now()
        with self._lock:
            self._left.pop(session, None)
            _make_room(self._left)
            self._left[session] = (now, turn, turn.gesprek)

    def has(self, session: bytes) -> bool:
        """Whether a turn waits for this session."""
        at, turn, _gesprek = self._left.get(session, (0.0, None, None))
        return turn is not None and self._now() - at <= SECONDS

    def take(self, session: bytes) -> Turn | None:
        """The turn left for this session, once; its conversation stays for the answer."""
        with self._lock:
            at, turn, gesprek = self._left.get(session, (0.0, None, None))
            if gesprek is not None:
                self._left[session] = (at, None, gesprek)
        return turn if turn is not None and self._now() - at <= SECONDS else None

    def go_on(self, session: bytes) -> Gesprek | None:
        """The conversation that was shown to this session, once."""
        with self._lock:
            at, _turn, gesprek = self._left.pop(session, (0.0, None, None))
        return gesprek if gesprek is not None and self._now() - at <= self._reading else None

    def drop(self, session: bytes) -> None:
        """Keep nothing for this session."""
        with self._lock:
            self._left.pop(session, None)
            for cookie in [each for each, (_at, found) in self._opened.items() if found.id == session]:
                del self._opened[cookie]

    def tidy(self) -> None:
        """Let what nobody came for go when its time is over, also when no other request comes; called in the loop."""
        if (self._left or self._opened) and not self._tidying:
            self._tidying = True
            asyncio.get_running_loop().call_later(self._reading / _SWEEPS, self._sweep)

    def _sweep(self) -> None:
        self._tidying = False
        now = self._now()
        with self._lock:
            for late in [each for each, (at, _turn, _gesprek) in self._left.items() if now - at > self._reading]:
                del self._left[late]
            for old in [each for each, (at, _session) in self._opened.items() if now - at > self._reading]:
                del self._opened[old]
        self.tidy()


def _make_room(kept: dict[Any, Any]) -> None:
    """Let the oldest go when as many lie here as may."""
    if len(kept) >= MOST:
        del kept[next(iter(kept))]
