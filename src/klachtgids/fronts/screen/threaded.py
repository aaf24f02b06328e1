# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""An app that lets a thread do its use cases, one at a time, and that goes down without a word of the person.

Invariant: the thread changes nothing on the screen: it gives a message. What it raises is a fault to be told
(`Faulted`) or the end of the program, never something to go on after. It is one thread, since each has memory of its
own; what later turns need is made ready in it piece by piece, so that an answer waits for one piece at most.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Final

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.timer import Timer
from textual.worker import WorkerFailed

from klachtgids.faults import Fault
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.screen.messages import Faulted, Warmed

_ARENA_MAX: Final = -8
"""M_ARENA_MAX of glibc's malloc.h."""
SLOW: Final = 0.7
"""Seconds after which a person is told to wait; what is quicker needs no word."""
_PAINTED: Final = 0.5
"""Seconds after which what had to wait for the paint waits no longer."""


class ThreadedApp(App[None]):
    """Owns the thread and the end of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._thread: ThreadPoolExecutor | None = None
        self._cold: Iterator[Callable[[], Message]] = iter(())
        self._warming = False
        self.at_work = False
        """A use case is being done whose message will change the conversation."""
        self.fault: BaseException | None = None

    def do(self, use_case: Callable[[], Message]) -> bool:
        """Let the thread do a use case that changes the conversation; False when one is still being done."""
        if self.at_work:
            return False
        self.at_work = True
        self._do(use_case, self.set_timer(SLOW, self.say_wait))
        return True

    def do_after(self, use_case: Callable[[], Message]) -> None:
        """Let the thread do this as soon as what is being done is over; the conversation may go on meanwhile."""
        self._do(use_case)

    def once_painted(self, then: Callable[[], object]) -> None:
        """Do this when what stands on the screen has been painted.

        Textual keeps it with the screen of now and forgets it when that one goes before; so a clock waits for it too.
        """
        left = [then]

        def once() -> object:
            return left.pop()() if left else None

        self.call_after_refresh(once)
        self.set_timer(_PAINTED, once)

    def say_wait(self) -> None:
        """Say that it takes a while, in an app that has a place for it."""

    def unsay_wait(self) -> None:
        """Take that away: it is done."""

    @work
    async def _do(self, use_case: Callable[[], Message], slow: Timer | None = None) -> None:
        if self._thread is None:
            _share_memory()
            self._thread = ThreadPoolExecutor(1, "use-cases")
        try:
            message = await asyncio.get_running_loop().run_in_executor(self._thread, use_case)
        except Fault as fault:
            message = Faulted(fault)
        if slow is not None:
            slow.stop()
            self.unsay_wait()
        self.post_message(message)

    def warm(self, pieces: Iterable[Callable[[], Message]]) -> None:
        """Make this ready too, piece by piece, each of which gives `Warmed`."""
        self._cold = chain(self._cold, pieces)
        self.warm_on()

    def warm_on(self) -> None:
        """Begin with the next piece, unless a use case is being done: its turn is shown first."""
        if self._warming or self.at_work:
            return
        for piece in self._cold:
            self._warming = True
            self._do(piece)
            return

    @on(Warmed)
    def _warmed(self) -> None:
        """What was imported stays for good: looking through it for garbage would stop the screen for 0.1 s at times."""
        gc.freeze()
        self._warming = False
        self.warm_on()

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a traceback with every local variable, the person's words among them (T17)."""
        self.fault = self.fault or (error.error if isinstance(error, WorkerFailed) else error)
        self._return_code = Exit.FAULT
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def end(self) -> int:
        """After the terminal is itself again: the exit code, once the number of what went wrong has been said.

        A fault with a sentence of its own is raised for `cli` to say.
        """
        if isinstance(self.fault, Fault):
            raise self.fault
        if self.fault is not None:
            from klachtgids.fronts.last_resort import say_fault  # only when all else failed

            return say_fault(self.fault)
        return self.return_code or 0


@contextlib.contextmanager
def all_of_it_stays() -> Iterator[None]:
    """Look for no garbage in what is being loaded for good: a fifth of the time until the first question went there."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _share_memory() -> None:
    """Let the thread take its memory from where the program takes it.

    glibc gives each thread a heap of its own, which fills with holes while libraries are imported: 4 MiB. Where the C
    library is another one, nothing happens.
    """
    import ctypes  # start-up

    with contextlib.suppress(OSError, TypeError, AttributeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)
