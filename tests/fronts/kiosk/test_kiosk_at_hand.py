# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person at the kiosk can always reach: the way out on every screen, and targets that a finger can hit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Button

from klachtgids.building import build_core
from klachtgids.fronts.chat.choices import Choices
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from tests.fronts.kiosk.kiosks import kiosk_at, text, until
from tests.talk import ACTOR, KRACHT, hold, make_core

SMALL = (80, 24)
WIDE = (160, 50)


@pytest.fixture
def core(tmp_path: Path) -> Core:
    made = make_core(tmp_path)
    return build_core(replace(made.config, kanaal="kiosk", kiosk_afdrukken=True), made.clock())


def turn_at(core: Core, place: str) -> Turn | None:
    """The turn at a place of the conversation, None for its first question."""
    if place in {"question", "overview"}:
        return None
    turn = hold(core, KRACHT, conversation.begin(core, "nl", "kiosk"))
    return turn if place == "check" else send(core, ACTOR, turn.gesprek)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "160x50"])
@pytest.mark.parametrize("place", ["question", "overview", "check", "end"])
async def test_stop_and_wipe_stands_under_every_screen_and_asks_what_to_do(
    core: Core, place: str, size: tuple[int, int]
) -> None:
    """Issue 4, section 2: *Stop en wis* always visible, whole, and three lines high."""
    async with kiosk_at(core, size, turn_at(core, place)) as (app, pilot):
        if place in {"question", "overview"}:
            await pilot.press("5")
            await until(pilot, lambda: app.turn is not None and app.turn.gesprek.stored and not app.at_work)
        if place == "overview":
            await pilot.press("f3")
            await until(pilot, lambda: app.screen.has_class("told"))
        button = app.screen.query_one("#stop-and-wipe", Button)
        assert (0, size[1] - 3, size[0], 3) == tuple(button.region)
        assert "Stop en wis" in text(app).splitlines()[-2]
        await pilot.click("#stop-and-wipe")
        await until(pilot, lambda: "Wilt u stoppen?" in text(app))


async def test_choices_and_buttons_are_two_and_three_lines_high(core: Core) -> None:
    """Issue 4, section 2: large targets; a line in between belongs to the choice above it, and ticks it too."""
    turn = conversation.begin(core, "nl", "kiosk")
    assert turn.prompt is not None
    turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, "signaal")
    async with kiosk_at(core, SMALL, turn) as (app, pilot):
        choices = app.screen.query_one("#choices", Choices)
        assert 2 == min(choices._heights.values())
        await pilot.click("#choices", offset=(8, 1))
        await pilot.click("#choices", offset=(8, 2))
        assert [each.id for each in choices._choices[:2]] == choices.in_order()
        assert [3] == [each.region.height for each in app.screen.query("#buttons Button") if each.display]
        assert app.screen.query_one("#talk").region.height >= 4


async def test_the_buttons_of_the_end_are_three_lines_high(core: Core) -> None:
    """Issue 4, section 2: large targets, also at the end."""
    async with kiosk_at(core, SMALL, turn_at(core, "end")) as (app, _pilot):
        shown = [each for each in app.screen.query("#buttons Button") if each.display]
        assert ["to-slip", "print", "stop"] == [each.id for each in shown]
        assert {3} == {each.region.height for each in shown}
