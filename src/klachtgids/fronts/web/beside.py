# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What runs for one person at a kiosk: a server and a browser that know of nobody else, in a folder of their own.

Invariant: what either remembers of somebody, in memory or in files, ends with that person's conversation (T1). Only
what was started here is ended here.
"""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from klachtgids.fronts.one_person import environment, folders

if TYPE_CHECKING:
    import socket
    from collections.abc import Sequence

    from klachtgids.config import Config

FOLDER: Final = "{map}"
"""What stands in the command of the browser for the folder of this one."""
_PATIENCE: Final = 5.0
"""Seconds that a program may take to end."""


@dataclass(frozen=True, slots=True)
class Start:
    """What each person is given: `server` and `browser` are commands, behind which comes the number of the line or
    the address at the other end of it.
    """

    config: Config
    server: Sequence[str]
    browser: Sequence[str]
    listening: socket.socket
    address: str


class Person:
    """The processes of one person. The server reads its files at once; it answers, with a browser, when invited."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self._folder = TemporaryDirectory(prefix="klachtgids-", ignore_cleanup_errors=True)
        line = start.listening.fileno()
        self._server = subprocess.Popen(  # noqa: S603  # ourselves
            [*start.server, str(line)],
            env=environment(start.config, self._folder.name),
            stdin=subprocess.PIPE,
            bufsize=0,
            pass_fds=(line,),
            start_new_session=True,
        )
        self._browser: subprocess.Popen[bytes] | None = None

    def invite(self) -> None:
        """Let the server answer, and start the browser; it waits for the first page by itself."""
        assert self._server.stdin is not None
        with suppress(BrokenPipeError):
            self._server.stdin.write(b"\n")
        folder = self._folder.name
        self._browser = subprocess.Popen(  # noqa: S603  # the operator's own command
            [*(part.replace(FOLDER, folder) for part in self._start.browser), f"{self._start.address}/"],
            env={**os.environ, **folders(folder), "XDG_CONFIG_HOME": folder},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def is_over(self) -> bool:
        """Whether the server or the browser has ended."""
        return self.server_code is not None or (self._browser is not None and self._browser.poll() is not None)

    @property
    def server_code(self) -> int | None:
        """What the server ended with; None while it runs."""
        return self._server.poll()

    def end(self) -> None:
        """End what still runs, wait for it, and take the folder away."""
        self._server.terminate()
        if self._browser is not None:
            for number in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._browser.pid, number)
                with suppress(subprocess.TimeoutExpired):
                    self._browser.wait(_PATIENCE)
        with suppress(subprocess.TimeoutExpired):
            self._server.wait(_PATIENCE)
        self._server.kill()
        self._server.wait()
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._folder.cleanup()
