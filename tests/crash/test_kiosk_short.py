# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of what is looked for at a kiosk; the full form is a command (see kiosk.py)."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.crash.kiosk import ENDS, kiosk, month, search


def test_the_next_person_finds_nothing_of_the_one_before() -> None:
    """T1: one session for each way to end; memory, temporary folders, home, data and screen searched: 0 hits."""
    assert 0 == search(len(ENDS))


def test_the_launcher_stays_as_small_as_it_was_and_leaves_no_process() -> None:
    """Issue 4, section 2: it runs for a month; at most 1.1 x the memory after the first conversations."""
    assert 0 == month(6)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_what_ends_the_kiosk_ends_the_conversation_too(how: signal.Signals) -> None:
    """T1: a service that is stopped, or a window that is closed, leaves nobody's conversation on."""
    with kiosk(3600) as held:
        person = held.tell(1)
        os.kill(held.launcher, how)
        held.gone(person)
        for _ in range(100):
            time.sleep(0.05)
            if not left(held.root):
                break
        assert [] == left(held.root)


def left(root: Path) -> list[str]:
    """The folders that were made for one person and are still there."""
    return [path.name for path in (root / "tijdelijk").iterdir() if path.name.startswith("klachtgids-")]
