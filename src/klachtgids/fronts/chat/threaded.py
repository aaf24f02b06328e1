# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""An app that lets threads do its use cases, one at a time, and that goes down without a word of the person.

Invariant: a thread changes nothing on the screen: it gives a message. What a thread raises is a fault to be told
(`Faulted`) or the end of the program, never something to go on after.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from textual import work
from textual.app import App
from textual.message import Message
from textual.worker import WorkerFailed

from klachtgids.faults import Fault
from klachtgids.fronts.chat.messages import Faulted
from klachtgids.fronts.exits import Exit


class ThreadedApp(App[None]):
    """Owns the threads and the end of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._one_at_a_time = threading.Lock()
        self.at_work = False
        """A use case is being done whose message will change the conversation."""
        self.fault: BaseException | None = None

    def do(self, use_case: Callable[[], Message]) -> bool:
        """Let a thread do a use case that changes the conversation; False when one is still being done."""
        if self.at_work:
            return False
        self.at_work = True
        self._do(use_case)
        return True

    def do_after(self, use_case: Callable[[], Message]) -> None:
        """Let a thread do this as soon as what is being done is over; the conversation may go on meanwhile."""
        self._do(use_case)

    @work(thread=True)
    def _do(self, use_case: Callable[[], Message]) -> None:
        with self._one_at_a_time:
            try:
                message = use_case()
            except Fault as fault:
                message = Faulted(fault)
        self.post_message(message)

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
