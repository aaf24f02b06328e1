# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk at a service desk: one process for each person, one after another, and a clean screen in between.

Invariant: this process starts and ends conversations and sees nothing of them (T1). Each conversation has a folder of
its own for what a library may leave behind, which goes when it ends; only the sealed conversation in the journal stays.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from klachtgids.fronts.exits import Exit
from klachtgids.fronts.one_person import FROM_DESK, REST, TOO_SOON, environment
from klachtgids.fronts.patience import limits_of
from klachtgids.fronts.swap import say_swap

if TYPE_CHECKING:
    from klachtgids.config import Config
    from klachtgids.intake.core import Core

ONE: Final = "--een-gesprek"
"""What the process of one person is started with."""
_CLEAN: Final = "\x1bc\x1b[3J\x1b[2J\x1b[H"
"""The terminal as it is at its beginning, without what scrolled off its top."""


def run_one(make_core: Callable[[], Core], config: Config) -> int:
    """One person, from the screen that invites to the end; gives the exit code. Without a PIN only the desk's power
    button closes the kiosk.
    """
    from klachtgids.fronts.kiosk.app import KioskApp  # in the process of one person only

    app = KioskApp(make_core, config, limits_of(config))
    app.run()
    return app.end()


def run_kiosk(config: Config, command: Sequence[str]) -> int:
    """Hold one conversation after another until the desk closes the kiosk.

    `command` starts this program. An end that only the desk can mend (files, folders) stops the kiosk with its code.
    """
    limits_of(config)
    config.make_data_folder()
    say_swap()
    while True:
        begun = time.monotonic()
        try:
            code = _one_person(config, command)
        finally:
            with suppress(OSError):  # a terminal that is gone shows nothing any more
                sys.stdout.write(_CLEAN)
                sys.stdout.flush()
        if code == Exit.CLOSED:
            return Exit.DONE
        if code in FROM_DESK:
            return code
        if code not in {Exit.DONE, Exit.STOPPED} and time.monotonic() - begun < TOO_SOON:
            time.sleep(REST)


def _one_person(config: Config, command: Sequence[str]) -> int:
    """The exit code of one conversation in a process of its own; SystemExit when the kiosk was ended meanwhile.

    What ends the kiosk ends the conversation, and is waited for: a handler that waited itself would wait for ever.
    """
    ended: list[int] = []
    with TemporaryDirectory(prefix="klachtgids-") as folder:
        child = subprocess.Popen([*command, "kiosk", ONE], env=environment(config, folder))  # noqa: S603  # ourselves

        def end(number: int, _frame: object) -> None:
            ended.append(number)
            with suppress(ProcessLookupError):
                os.kill(child.pid, signal.SIGTERM)

        before = [(number, signal.signal(number, end)) for number in (signal.SIGTERM, signal.SIGHUP)]
        before.append((signal.SIGINT, signal.signal(signal.SIGINT, signal.SIG_IGN)))
        try:
            code = child.wait()
        finally:
            for number, handler in before:
                signal.signal(number, handler)
    if ended:
        raise SystemExit(128 + ended[0])
    return code
