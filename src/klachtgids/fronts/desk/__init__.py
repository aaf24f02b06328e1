# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk in the terminal: what is due, one zaak as a page, and a form for each step; it holds no rules.

Invariant: what may be done comes from the use cases, words of a person come onto the screen only after somebody asked
for them, and no database work blocks the screen.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from klachtgids.faults import Fault

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk


class ScreenFault(Fault):
    """There is no terminal to draw on."""

    title = "Hier is geen scherm"
    exit_code = 64


def run_desk(make_desk: Callable[[], Desk], words_folder: Path, *, account: str, oefen: bool, nu_set: bool) -> int:
    """Let somebody work at the desk on this terminal until they stop; gives the exit code.

    `make_desk` is called in the background, after the first paint. `oefen` and `nu_set` say what every screen must say.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ScreenFault("Het bureau heeft een terminal nodig. Voor scripts is er `klachtgids register`.")
    with without_echo(sys.stdin.fileno()):
        from klachtgids.fronts.desk.app import DeskApp  # start-up: other fronts never load Textual

        app = DeskApp(make_desk, words_folder, account=account, oefen=oefen, nu_set=nu_set)
        app.run()
    return app.end()


@contextlib.contextmanager
def without_echo(terminal: int) -> Iterator[None]:
    """Let a terminal show nothing of what is typed: a password typed before the first screen would stay on it."""
    try:
        import termios
    except ImportError:  # Windows shows nothing before its program reads
        yield
        return
    before = termios.tcgetattr(terminal)
    quiet = list(before)
    quiet[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
