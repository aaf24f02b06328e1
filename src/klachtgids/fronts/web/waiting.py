# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a request waits for a disk or a server: in a thread, or on the loop while that takes no longer than going away.

Invariant: who is served by the loop never waits there for a server, and not for a disk that was slow lately. A commit
on a quick disk costs less than the way to a thread and back (0.25 ms of CPU, and twice that by starlette's own way).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from functools import partial
from typing import Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
QUICK: Final = 0.02
"""Seconds that nobody notices who waits for a page."""
_AT_FIRST: Final = 1.0
"""Seconds that are expected before anything was waited for: at its first use, a file is opened and code is read."""


class Waiting:
    """What one process waits for; `near`: that is files of this machine, never a server."""

    def __init__(self, *, near: bool, now: Callable[[], float] = time.perf_counter) -> None:
        self._near, self._now = near, now
        self._lately = _AT_FIRST
        self._begun: dict[object, float] = {}

    async def in_thread(self, do: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """What `do` gives, done in a thread of its own."""
        return await asyncio.get_running_loop().run_in_executor(None, partial(self._timed, do, *given, **named))

    async def briefly(self, do: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        """What `do` gives, which waits for a commit or two: done on the loop while those are quick."""
        if self._near and self._lately < QUICK and self._longest() < QUICK:
            return self._timed(do, *given, **named)
        return await self.in_thread(do, *given, **named)

    def _timed(self, do: Callable[P, R], *given: P.args, **named: P.kwargs) -> R:
        this = object()
        self._begun[this] = self._now()
        try:
            return do(*given, **named)
        finally:
            took = self._now() - self._begun.pop(this)
            self._lately = max(took, self._lately / 2)  # what was slow is believed to be quick again after a few

    def _longest(self) -> float:
        """Seconds that the first of those in a thread has been at it: it may hold what the next one needs."""
        now = self._now()
        return now - min([*self._begun.values()], default=now)
