# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The turn that a POST made, for the GET that follows it at once: what was just worked out is not worked out again.

Invariant: it is only a short way. A turn is handed over once and within seconds, a few at most lie here, and who does
not find one reads the journal: another process does so always, with the same page.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from klachtgids.intake.turn import Turn

MOST: Final = 32
SECONDS: Final = 2.0


class Handing:
    """The turns on their way, by the id of their session."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._turns: dict[bytes, tuple[float, Turn]] = {}

    def give(self, session: bytes, turn: Turn) -> None:
        """Leave a turn for the next request of this session; older ones that nobody came for go."""
        now = self._now()
        with self._lock:
            self._turns.pop(session, None)
            self._turns[session] = (now, turn)
            late = [each for each, (at, _) in self._turns.items() if now - at > SECONDS]
            for each in (*late, *list(self._turns)[: max(0, len(self._turns) - MOST)]):
                self._turns.pop(each, None)

    def has(self, session: bytes) -> bool:
        """Whether a turn waits for this session."""
        return session in self._turns

    def take(self, session: bytes) -> Turn | None:
        """The turn left for this session, once."""
        with self._lock:
            at, turn = self._turns.pop(session, (0.0, None))
        return turn if turn is not None and self._now() - at <= SECONDS else None
