# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A program in a pseudo-terminal: what stands on its screen, and at which moment it came to stand there.

While a moment is measured nothing is done but reading; the bytes are drawn on the screen afterwards, chunk by chunk.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
Size = tuple[int, int]
USUAL: Size = (40, 100)
NARROW: Size = (24, 80)
WIDE: Size = (50, 160)
QUIET = 0.25
_ESCAPE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[P_^X][^\x1b]*\x1b\\|[ -/]*[0-Z\\^-~])"
)
_NOT_FOR_PYTE = re.compile(rb"\x1b\[(?:[<>=][0-9;]*[@-~]|\?[0-9;]*\$[a-z])|\x1b[P_^X][^\x1b]*\x1b\\")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*|[P_^X][^\x1b]*|[ -/]*)?\Z")


class Terminal:
    """One program from spawn to end, as a context manager; each wait has a limit in seconds, then TimeoutError."""

    def __init__(self, arguments: Sequence[str], data: Path, size: Size = USUAL, **settings: str) -> None:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("KLACHTGIDS_")}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed has been compiled, on both sides
        environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        # Apart from whoever runs this, and without a setting of ours: people start without any.
        environ |= {"XDG_DATA_HOME": str(data), "XDG_CONFIG_HOME": str(data), "XDG_STATE_HOME": str(data)}
        environ |= {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
        environ |= settings
        self._screen = pyte.Screen(size[1], size[0])
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self.everything = bytearray()
        """Every byte that the program wrote."""
        self.started = perf_counter()
        self._child = pexpect.spawn(
            sys.executable, list(arguments), env=environ, dimensions=size, cwd=str(data), timeout=None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            self._child.kill(signal.SIGKILL)
        self._child.close(force=True)

    def until(self, needle: str, limit: float = 20.0) -> float:
        """Seconds from spawn until the words have been written, wherever on the screen."""
        seen, wanted = b"", needle.encode()
        while True:
            chunk, moment = self._read(self.started + limit - perf_counter(), needle)
            seen += chunk
            self._draw(chunk)
            if wanted in _ESCAPE.sub(b"", seen):
                return moment - self.started

    def settle(self, limit: float = 10.0) -> list[str]:
        """Read until nothing comes for a while; the lines of the screen."""
        end = perf_counter() + limit
        while perf_counter() < end and self._ready(QUIET):
            self._draw(self._chunk())
        return list(self._screen.display)

    def rest(self, seconds: float) -> None:
        """Read for so long, as somebody does who looks at the screen and types nothing."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            if self._ready(left):
                self._draw(self._chunk())

    @property
    def pid(self) -> int:
        """The process that was started."""
        return int(self._child.pid or 0)

    @property
    def display(self) -> list[str]:
        """The lines of the screen, as far as it has been read."""
        return list(self._screen.display)

    def shows(self, words: str, limit: float = 10.0) -> None:
        """Read until the words stand on the screen as it is now."""
        end = perf_counter() + limit
        while not self._count(words):
            self._draw(self._read(end - perf_counter(), words)[0])

    def type(self, text: str) -> None:
        """Type without waiting for the result; a line break inside is typed as it is."""
        os.write(self._child.child_fd, text.encode())

    def painted(self, key: str, needle: str, limit: float = 10.0) -> float:
        """Seconds from pressing the key until the needle stands on the screen once more than before.

        When what stood there before has scrolled away, so that the count does not grow: until the screen stands still.
        """
        before = self._count(needle)
        pressed = changed = perf_counter()
        self.type(key)
        while (left := pressed + limit - perf_counter()) > 0:
            if self._count(needle) and changed > pressed and not self._ready(QUIET):
                return changed - pressed
            chunks = [self._read(left, needle)]
            while self._ready(QUIET):
                chunks.append((self._chunk(), perf_counter()))
            for chunk, moment in chunks:
                shown = list(self._screen.display)
                self._draw(chunk)
                if self._count(needle) > before:
                    return moment - pressed
                if shown != self._screen.display:
                    changed = moment
        raise TimeoutError(f"{needle!r} did not come; the screen:\n" + "\n".join(self._screen.display))

    def memory(self) -> float:
        """Resident memory of the program, in MiB."""
        status = Path(f"/proc/{self._child.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024

    def _count(self, needle: str) -> int:
        return sum(line.count(needle) for line in self._screen.display)

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._child.child_fd], [], [], max(0.0, seconds))[0])

    def _chunk(self) -> bytes:
        try:
            return os.read(self._child.child_fd, 1 << 16)
        except OSError as error:
            raise TimeoutError("the program ended; its screen:\n" + "\n".join(self._screen.display)) from error

    def _read(self, seconds: float, needle: str) -> tuple[bytes, float]:
        if not self._ready(seconds):
            raise TimeoutError(f"waited in vain for {needle!r}; the screen:\n" + "\n".join(self._screen.display))
        return self._chunk(), perf_counter()

    def _draw(self, chunk: bytes) -> None:
        self.everything += chunk
        data = _NOT_FOR_PYTE.sub(b"", self._rest + chunk)
        cut = unfinished.start() if (unfinished := _UNFINISHED.search(data)) else len(data)
        self._rest = data[cut:]
        self._stream.feed(data[:cut])
