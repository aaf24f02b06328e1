# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain lines in and out: words on one stream, talk on another, nothing redrawn, nothing coloured.

Invariant: every string passes `words.clean.terminal` here and nowhere else, so no control that a person typed reaches
the terminal. What is read is bounded: a line of any length costs no more memory than an answer may have.
"""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TextIO

from klachtgids.words.clean import LIMIT, terminal

MOST = LIMIT * 2
"""The most characters of one answer that are read; more is read away, and too long for any question."""
MARK = "> "
TERMINAL_LINE = 4_095
"""The most bytes of one line that Linux lets a terminal type; the rest is thrown away before anybody reads it."""
SLOW = 0.7
"""Seconds after which a person is told to wait."""
_CHUNK = 65_536
_KEEP_EVERY = 1.0
"""Seconds between two times that an unfinished text is kept, while more of it is there to be read."""
_LEAVING = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None
)


class Left(Exception):  # not an error: the person is going
    """The person leaves in the middle of reading; `partial` is what they had typed of this answer."""

    def __init__(self, partial: str = "") -> None:
        super().__init__()
        self.partial = partial


class InputEnded(Left):
    """Nothing more will come."""


class Interrupted(Left):
    """Ctrl-C, a window that was closed, or a system that goes down."""


class Paper:
    """The three streams of one conversation."""

    def __init__(self, stdin: TextIO, stdout: TextIO, stderr: TextIO) -> None:
        for stream in (stdin, stdout, stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="replace")
        self._in, self._out, self._err = stdin, stdout, stderr
        self._reading = False
        self._interrupts = 0
        self._cut = False

    def say(self, text: str = "", indent: int = 0) -> None:
        """Words: questions, choices, outcome, letters."""
        self._out.write(_lines(text, indent))

    def talk(self, text: str = "", indent: int = 0) -> None:
        """Talk around the words: how to answer, what was saved."""
        self._out.flush()
        self._err.write(_lines(text, indent))
        self._err.flush()

    def ask(self) -> str:
        """Read one line, without its end; InputEnded or Interrupted when none comes."""
        self._out.flush()
        self._err.write(MARK)
        self._err.flush()
        return self._read()

    def ask_more(
        self, first: str, keep: Callable[[str], None] = lambda _: None, aside: Callable[[str], bool] = lambda _: False
    ) -> str:
        """Read on after `first` until an empty line, and give all of it; a pasted text may hold empty lines.

        `keep` gets the text so far whenever the person may be thinking: a kill costs the line that is being typed.
        `aside` says of each line whether it was no part of the text, and does what it asks for.
        """
        lines, size, kept = [first], len(first), 0.0
        while True:
            waits = self._more_waits()
            if size <= MOST and (not waits or time.monotonic() - kept > _KEEP_EVERY):
                keep("\n".join(lines))
                kept = time.monotonic()
            try:
                line = self.ask()
            except Left as left:
                left.partial = "\n".join(lines)
                raise
            if not line.strip() and not self._more_waits():
                return "\n".join(lines)
            if aside(line):
                continue
            size += len(line) + 1
            if size - len(line) <= MOST:
                lines.append(line)

    def was_cut(self) -> bool:
        """Whether the terminal threw away the end of a line since this was last asked."""
        cut, self._cut = self._cut, False
        return cut

    @contextmanager
    def patience(self, wait: str) -> Iterator[None]:
        """Talk about waiting when what is done meanwhile takes long; not a word when it is quick."""
        timer = threading.Timer(SLOW, self.talk, (wait,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def flush(self) -> None:
        self._out.flush()
        self._err.flush()

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let Ctrl-C, a closed window and the end of the system end a read and nothing else: what is being kept or sent
        is finished first.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = [(number, signal.signal(number, self._interrupt)) for number in _LEAVING]
        try:
            yield
        finally:
            for number, handler in before:
                signal.signal(number, handler)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        self._interrupts += 1
        if self._reading:
            self._reading = False
            raise Interrupted

    def _read(self) -> str:
        self._reading = True
        try:
            if self._interrupts:
                raise Interrupted
            line = self._in.readline(MOST + 1)
            if not line:
                raise InputEnded
            end = line
            while not end.endswith("\n"):
                end = self._in.readline(_CHUNK)
                if not end:
                    break
        except KeyboardInterrupt:
            raise Interrupted from None
        finally:
            self._reading = False
        line = line.removesuffix("\n")
        if sys.platform == "linux" and len(line) * 4 >= TERMINAL_LINE and self._in.isatty():
            self._cut |= len(line.encode("utf-8", "replace")) >= TERMINAL_LINE - 3  # a sign may have been halved
        return line

    def _more_waits(self) -> bool:
        """Whether more was pasted than has been read: only a terminal can tell."""
        if sys.platform == "win32" or not self._in.isatty():
            return False
        from select import select

        return bool(select([self._in], [], [], 0.05)[0])


def _lines(text: str, indent: int) -> str:
    space = " " * indent
    return "".join(f"{space}{line}".rstrip() + "\n" for line in terminal(text).replace("\t", " ").split("\n"))
