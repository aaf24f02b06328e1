# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is imported behind the person's back, and that nobody waits for it."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from klachtgids.fronts.warm import FIRST, LAST, LATER, Warming

SLOW = "import time; time.sleep(0.3)"


@pytest.fixture
def pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Three modules that each take a third of a second to import."""
    monkeypatch.syspath_prepend(str(tmp_path))
    names = [f"slow_piece_{tmp_path.name}_{n}" for n in range(3)]
    for name in names:
        Path(tmp_path, f"{name}.py").write_text(SLOW, "utf-8")
    return names


def test_an_answer_waits_for_one_piece_and_the_rest_comes_later(pieces: list[str]) -> None:
    """Who answers at once does not wait for what the last question needs."""
    warming = Warming(pieces)
    warming.go()
    time.sleep(0.05)
    warming.pause()
    assert pieces[:1] == [name for name in pieces if name in sys.modules]
    time.sleep(0.4)
    assert pieces[:1] == [name for name in pieces if name in sys.modules]
    warming.go()
    deadline = time.monotonic() + 10
    while not warming.done and time.monotonic() < deadline:
        time.sleep(0.01)
    assert set(pieces) <= set(sys.modules)


def test_a_piece_that_cannot_be_imported_stops_nothing() -> None:
    """Whoever needs it gets the fault."""
    warming = Warming(["there_is_no_such_module", "json"])
    warming.go()
    deadline = time.monotonic() + 10
    while not warming.done and time.monotonic() < deadline:
        time.sleep(0.01)
    warming.pause()
    assert warming.done


def test_every_piece_is_there_to_be_imported() -> None:
    """A name that changed would be passed over in silence, and its question be slow again."""
    assert [] == [name for name in (*FIRST, *LATER, *LAST) if find_spec(name) is None]
