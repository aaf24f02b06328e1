# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain lines in and out: words on one stream, talk on another, nothing redrawn, nothing coloured.

Invariant: every string passes `words.clean.terminal` here and nowhere else, so no control that a person typed reaches
the terminal. What is read is bounded: a line of any length costs no more memory than an answer may have.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import unicodedata
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
_FORGET = "\x1b[3J\x1b[2J\x1b[H"
"""What was scrolled off, what is seen, and back to the first line (xterm's words, which others took over)."""
SLOW = 0.7
"""Seconds after which a person is told to wait."""
_CHUNK = 65_536
_LEAST = 10
"""Cells that a line needs to be worth parting."""
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

    def say(self, text: str = "", indent: int = 0, begin: str = "") -> None:
        """Words: questions, choices, outcome, letters. After `begin` (a number) all lines are as far in."""
        self._out.write(_lines(text, indent, begin, _width(self._out)))

    def talk(self, text: str = "") -> None:
        """Talk around the words: how to answer, what was saved."""
        self._out.flush()
        self._err.write(_lines(text, 0, "", _width(self._err)))
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

    def new_sheet(self) -> None:
        """Move what stands there out of sight, where there is a screen: it is no business of who looks at it next.

        A terminal that can is asked to forget it, above too.
        """
        size = _size(self._out)
        self._out.write("\n" * (1 if size is None else size.lines))
        if size is not None and os.environ.get("TERM", "dumb") != "dumb":
            self._out.write(_FORGET)

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


def _lines(text: str, indent: int, begin: str, width: int | None) -> str:
    """Lines that end between words where a terminal is `width` cells wide; else they stay as long as they are."""
    first, later = " " * indent + begin, " " * (indent + len(begin))
    lines: list[str] = []
    for line in terminal(text).replace("\t", " ").split("\n"):
        room = None if width is None else width - len(later)
        for part in [line] if room is None or room < _LEAST else _parted(line, room):
            lines.append(f"{later if lines else first}{part}".rstrip())
    return "\n".join(lines) + "\n"


def _parted(line: str, room: int) -> Iterator[str]:
    """The line in pieces of at most `room` cells, parted at spaces; a word that is longer (an address) stays whole."""
    words = line.split(" ")
    piece, cells = words[0], _cells(words[0])
    for word in words[1:]:
        wide = _cells(word)
        if cells + 1 + wide > room and piece.strip():
            yield piece
            piece, cells = word, wide
        else:
            piece, cells = f"{piece} {word}", cells + 1 + wide
    yield piece


def _cells(word: str) -> int:
    if word.isascii():
        return len(word)
    wide = (2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in word if not unicodedata.combining(sign))
    return sum(wide)


def _width(stream: TextIO) -> int | None:
    """The cells of a line, where the stream is a terminal that tells."""
    size = _size(stream)
    return None if size is None else size.columns or None


def _size(stream: TextIO) -> os.terminal_size | None:
    """The cells and lines of a terminal that tells."""
    if not stream.isatty():
        return None
    try:
        return os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return None
