# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left in the program of a conversation that a helper left: nothing that anything still holds on to."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klachtgids.fronts.namens import Desk, let_go
from klachtgids.fronts.namens.app import NamensApp
from klachtgids.intake.core import Core
from tests.fronts.namens.helping import desk_of, told_before
from tests.talk import NAMENS, make_core

MARK = "MEERKOET"  # no other test says it: what theirs leave behind is not looked for


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


async def look_and_leave(pilot: Pilot[Any]) -> None:
    """Wait until the conversation stands there, type something, and go back to the list."""
    while getattr(pilot.app, "turn", None) is None:
        await pilot.pause(0.05)
    await pilot.pause(0.3)
    await pilot.press(*MARK.lower())
    await pilot.press("ctrl+o")
    await pilot.pause(0.5)


def held(desk: Desk, core: Core) -> Callable[[], object]:
    """Hold a conversation with marked words and leave it; a way to see whether its app is still there."""
    client = told_before(core, NAMENS | {"punt": f"{MARK} kwam niet opdagen."}, "wens")
    app = NamensApp(desk, client)
    app.run(headless=True, auto_pilot=look_and_leave)
    desk.leave(client, None if app.turn is None else app.turn.gesprek)
    app.end()
    return weakref.ref(app)


def holding_on() -> Iterator[object]:
    """Every container in the program that holds a text with the mark, whatever its case."""
    gc.unfreeze()  # what is frozen is in no list
    for each in gc.get_objects():
        inside = each.values() if type(each) is dict else each if isinstance(each, list | tuple | set) else ()
        if any(type(one) is str and MARK in one.upper() and len(one) > len(MARK) for one in [*inside]):
            yield each


def test_nothing_holds_on_to_a_conversation_that_was_left(core: Core) -> None:
    """Neither the app, nor a cache of what was drawn, nor the walker that remembers the last path (T18)."""
    desk = desk_of(core)
    app = held(desk, core)
    assert [] != list(holding_on())
    let_go()
    assert app() is None
    assert [] == list(holding_on())
