# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk in a browser: one server and one browser for each person, one after another, on a line that stays open.

Invariant: this process starts and ends others and reads nothing that comes in on the line, so it never holds a word of
anybody (T1). Nobody is invited before all that ran for who was there before has ended.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from contextlib import contextmanager
from shutil import which
from typing import TYPE_CHECKING, Final

from klachtgids.config import ConfigFault
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.one_person import FROM_DESK, REST, TOO_SOON
from klachtgids.fronts.patience import limits_of
from klachtgids.fronts.swap import say_swap
from klachtgids.fronts.web.beside import Person, Start
from klachtgids.fronts.web.listening import check_parts, listen, turn_away

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from klachtgids.intake.core import Core

_NEXT: Final = 5.0
"""Seconds after an invitation until the server of the next person is started: by then the browser stands there."""


def run_kiosk(core: Core, host: str, port: int, server: Sequence[str], browser: Sequence[str]) -> int:
    """Hold one conversation after another until SIGTERM, SIGHUP or Ctrl-C; the exit code is 0 then.

    `server` starts this program for one person. An end that only the desk can mend stops the kiosk with its code.
    """
    config = core.config
    check_parts()
    limits_of(config)
    if not browser or which(browser[0]) is None:
        raise ConfigFault(f"De browser {' '.join(browser[:1])} is er niet.")
    config.make_data_folder()
    listening, address = listen(config, host, port)
    say_swap()
    with listening, _bell() as bell:
        return _one_after_another(Start(config, server, browser, listening, address), bell)


def _one_after_another(start: Start, bell: Bell) -> int:
    here: list[Person] = []
    try:
        while not bell.closing():
            if not here:
                here.append(Person(start))
            here[0].invite()
            invited = time.monotonic()
            while not (here[0].is_over() or bell.closing()):
                early = invited + _NEXT - time.monotonic()
                bell.wait(None if len(here) > 1 else max(early, 0.0))
                if len(here) == 1 and early <= 0 and not here[0].is_over() and not bell.closing():
                    here.append(Person(start))
            stayed, code = time.monotonic() - invited, here[0].server_code
            _end_first(here)
            turn_away(start.listening)
            if here and here[0].is_over():  # the next one could not begin; another one says why
                _end_first(here)
            if bell.closing() or code in FROM_DESK:
                return Exit.DONE if bell.closing() or code is None else code
            if code != 0 and stayed < TOO_SOON:
                _say_broken("De browser" if code is None else "De server van de kiosk")
                bell.rest(REST)
        return Exit.DONE
    finally:
        for each in here:
            each.end()


def _end_first(here: list[Person]) -> None:
    here[0].end()
    del here[0]  # only now: what is not ended yet stands in the list, whatever happens


def _say_broken(what: str) -> None:
    line = f"{what} eindigt meteen. Probeer de opdracht met de hand; over {REST:.0f} seconden gaat het verder."
    print(line, file=sys.stderr, flush=True)  # noqa: T201  # the operator's log


class Bell:
    """Rings when a process that was started here ends, and when the kiosk is asked to end."""

    def __init__(self, hears: int) -> None:
        self._hears = hears
        self._asked = False

    def closing(self) -> bool:
        """Whether the kiosk was asked to end."""
        return self._asked

    def asked(self, _number: int, _frame: object) -> None:
        """Take a signal that asks the kiosk to end."""
        self._asked = True

    def wait(self, seconds: float | None) -> None:
        """Until it rings, so many seconds at most; at once when it has rung since the last time."""
        if select.select([self._hears], [], [], seconds)[0]:
            os.read(self._hears, 4096)

    def rest(self, seconds: float) -> None:
        """So many seconds, or until the kiosk is asked to end."""
        until = time.monotonic() + seconds
        while not self._asked and time.monotonic() < until:
            self.wait(max(until - time.monotonic(), 0.0))


@contextmanager
def _bell() -> Iterator[Bell]:
    """A bell that signals ring while the block runs."""
    hears, rings = os.pipe()
    os.set_blocking(hears, False)
    os.set_blocking(rings, False)
    bell = Bell(hears)
    wakes = signal.set_wakeup_fd(rings, warn_on_full_buffer=False)
    asked = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
    before = {number: signal.signal(number, bell.asked) for number in asked}
    before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
    try:
        yield bell
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(wakes)
        os.close(hears)
        os.close(rings)
