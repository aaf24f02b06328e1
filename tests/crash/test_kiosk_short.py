# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of what is looked for at a kiosk; the full form is a command (see kiosk.py)."""

from __future__ import annotations

from tests.crash.kiosk import ENDS, month, search


def test_the_next_person_finds_nothing_of_the_one_before() -> None:
    """T1: one session for each way to end; memory, temporary folders, home, data and screen searched: 0 hits."""
    assert 0 == search(len(ENDS))


def test_the_launcher_stays_as_small_as_it_was_and_leaves_no_process() -> None:
    """Issue 4, section 2: it runs for a month; at most 1.1 x the memory after the first conversations."""
    assert 0 == month(6)
