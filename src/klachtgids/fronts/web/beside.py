# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The browser beside a kiosk: a new one for each person, in a folder of its own.

Invariant: what a browser remembers of somebody, in memory or in files, ends with that person's conversation (T1). Only
what was started here is ended here.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER: Final = "{map}"
"""What stands in the command for the folder of this one browser."""
_LOOK: Final = 0.2
_TOO_SOON: Final = 3.0
"""Seconds: a browser that ends by itself before these is broken, and is not started again at once."""
_REST: Final = 30.0
_PATIENCE: Final = 5.0
"""Seconds that a browser may take to end."""


class Beside(threading.Thread):
    """Keeps one browser running at `address`; `command` is what starts it, with FOLDER where its folder goes."""

    def __init__(self, command: Sequence[str], address: str) -> None:
        super().__init__(daemon=True)
        self._command, self._address = command, address
        self._over, self._closed = threading.Event(), threading.Event()

    def next_person(self) -> None:
        """End this browser and start one that knows nothing."""
        self._over.set()

    def close(self) -> None:
        """End the browser for good, and wait for it."""
        self._closed.set()
        self._over.set()
        self.join(_PATIENCE * 2)

    def run(self) -> None:
        while not self._closed.is_set():
            began, self_ended = time.monotonic(), self._one()
            if self_ended and time.monotonic() - began < _TOO_SOON:
                print("De browser eindigt meteen. Probeer de opdracht van --browser met de hand.", file=sys.stderr)  # noqa: T201  # the operator's log
                self._closed.wait(_REST)

    def _one(self) -> bool:
        """One browser, from its start to its end; whether it ended by itself."""
        with TemporaryDirectory(prefix="klachtgids-", ignore_cleanup_errors=True) as folder:
            command = [part.replace(FOLDER, folder) for part in self._command]
            own = {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder}
            child = subprocess.Popen(  # noqa: S603  # the operator's own command
                [*command, self._address],
                env={**os.environ, **own},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            while child.poll() is None and not self._over.wait(_LOOK):
                pass
            asked = self._over.is_set()
            self._over.clear()
            for number in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(child.pid, number)
                with suppress(subprocess.TimeoutExpired):
                    child.wait(_PATIENCE)
            return not asked
