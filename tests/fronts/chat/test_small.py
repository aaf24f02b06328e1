# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat in a small window: a phone held upright, a corner of a screen, very large letters."""

from __future__ import annotations

import pytest

from klachtgids.fronts.chat import choices
from klachtgids.fronts.chat.bars import Band
from klachtgids.fronts.chat.choices import Choices
from klachtgids.fronts.chat.talk import Talk
from klachtgids.intake.core import Core
from tests.fronts.chat.chats import Chat, open_chat

SMALL = [(40, 12), (20, 10), (20, 8)]


def asked_on_screen(chat: Chat) -> bool:
    """Whether the first word of the open question stands in what is to be seen of the talk."""
    talk, last = chat.app.screen_stack[0].query_one(Talk), chat.bubbles()[-1]
    assert chat.app.shown is not None
    place = talk.scrollable_content_region
    rows = chat.text().splitlines()[place.y : place.bottom]
    return last.region.y >= place.y and any(chat.app.shown.text.split()[0] in row for row in rows)


@pytest.mark.parametrize("size", SMALL)
async def test_the_question_stays_on_a_small_screen(
    small: Core, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question whose words have scrolled away cannot be answered, whatever else takes room."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)
    async with open_chat(small, size) as chat:
        assert asked_on_screen(chat)
        await chat.press("1")
        assert asked_on_screen(chat)
        await chat.paste("Er werd niet geluisterd.")
        await chat.press("f2")
        assert asked_on_screen(chat)
        await chat.press("1", "enter")
        await chat.paste("robin@")
        await chat.press("enter")
        assert asked_on_screen(chat)
        await chat.paste("example.org")
        await chat.press("enter")
        await chat.paste("3 april 2026")
        await chat.press("enter")
        assert asked_on_screen(chat)
        await chat.press("1", "1", "f2")
        assert "done" == chat.app.turn.kind  # type: ignore[union-attr]  # settled: there is a turn


@pytest.mark.parametrize("size", SMALL)
async def test_every_choice_is_reached_by_arrows_on_a_small_screen(core: Core, size: tuple[int, int]) -> None:
    """The chosen line is one that can be seen, down to the last."""
    async with open_chat(core, size) as chat:
        choices = chat.app.query_one(Choices)
        await chat.press(*["down"] * (choices.option_count - 1))
        last = choices.get_option_at_index(choices.option_count - 1)
        assert choices.highlighted_option is last
        assert str(choices.option_count) in "".join(chat.text().splitlines()[choices.region.y : choices.region.bottom])
        assert asked_on_screen(chat)
        await chat.press("enter")
        assert "a:soort" in [bubble.line.id for bubble in chat.bubbles()]


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_why_an_answer_was_not_taken_is_read_whole_under_a_long_list(core: Core, size: tuple[int, int]) -> None:
    """A reason that loses its example to the edge helps nobody; the list gives room, it can be scrolled."""
    async with open_chat(core, size) as chat:
        await chat.press("5", "f2")
        assert "bijvoorbeeld: 1." in chat.text()
        assert asked_on_screen(chat)


async def test_how_to_stop_is_read_in_a_narrow_window_and_the_band_is_one_line(core: Core) -> None:
    """Of the keys that do not fit, help and stopping go last; on more room all of them are named."""
    async with open_chat(core, (60, 20), oefen=True) as chat:
        lines = chat.text().splitlines()
        assert "F9 Hulp nu  F10 Stop" in lines[-1]
        assert 1 == chat.app.query_one(Band).size.height
        await chat.pilot.resize_terminal(80, 24)
        await chat.settle()
        assert "F5 Kleur" in chat.text().splitlines()[-1]


@pytest.mark.parametrize("taal", ["nl", "tr"])
async def test_a_long_list_leaves_room_for_the_box_and_the_button_under_it(core: Core, taal: str) -> None:
    """The screen of a desk: who cannot see the box or the button cannot answer by touch."""
    async with open_chat(core, (120, 37), taal=taal) as chat:
        await chat.press("5", "f2")
        box = chat.app.box
        for name in ("#line", "#done", "#refusal"):
            assert box.region.contains_region(box.query_one(name).region)


async def test_a_window_that_grows_shows_the_whole_question_again(small: Core) -> None:
    """Nothing stays scrolled away."""
    async with open_chat(small, (20, 10)) as chat:
        await chat.pilot.resize_terminal(80, 24)
        await chat.settle()
        assert "Kies wat het beste past." in chat.text()


async def test_a_window_too_small_to_ask_in_says_so(small: Core) -> None:
    """One sentence, and nothing of the conversation is lost under it."""
    async with open_chat(small) as chat:
        await chat.press("1")
        await chat.paste("Half af")
        await chat.pilot.resize_terminal(19, 24)
        await chat.settle()
        assert ["Maak het venster", "groter."] == chat.text().split("\n")[11:13]
        assert "Half af" not in chat.text()
        await chat.pilot.resize_terminal(80, 7)
        await chat.settle()
        assert "Maak het venster groter." in chat.text()
        await chat.pilot.resize_terminal(80, 24)
        await chat.settle()
        assert "Half af" in chat.text()
        assert "groter" not in chat.text()


@pytest.mark.parametrize("size", [(60, 30), (40, 30)])
async def test_a_choice_of_several_lines_stands_under_itself(core: Core, size: tuple[int, int]) -> None:
    """Only numbers stand at the edge, so that one sees where the next choice begins; a window that changes too."""
    async with open_chat(core, (160, 50)) as chat:
        await chat.press("5")
        await chat.pilot.resize_terminal(*size)
        await chat.settle()
        await chat.press("end")
        choices = chat.app.query_one(Choices)
        rows = chat.text().splitlines()[choices.region.y : choices.region.bottom]
        assert any("Bijvoorbeeld school" in row for row in rows), rows
        edge = [row[:5].strip() for row in rows if row.strip()]
        assert {""} == {each for each in edge if not each.isdecimal()}
        assert edge.count("") > 2


@pytest.mark.parametrize("size", [(60, 20), (40, 16), (80, 24)])
@pytest.mark.parametrize("taal", ["nl", "pl"])
async def test_every_button_of_the_end_is_whole(
    small: Core, size: tuple[int, int], taal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside each other where they fit, under each other where they do not."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)
    async with open_chat(small, size, taal=taal) as chat:
        await chat.press("1")
        await chat.paste("Er werd niet geluisterd.")
        await chat.press("f2", "1", "enter")
        for typed in ("robin@example.org", "2026-04-03"):
            await chat.paste(typed)
            await chat.press("enter")
        await chat.press("1", "2", "f2")
        screen = chat.app.screen
        buttons = list(screen.query("#buttons Button"))
        assert 3 == len(buttons)
        assert all(screen.region.contains_region(each.region) for each in buttons)
        assert all(str(each.label) in chat.text() for each in buttons)  # type: ignore[attr-defined]  # they are buttons
        assert (1 if size[0] == 80 else 3) == len({each.region.y for each in buttons})


async def test_every_button_of_an_answer_is_whole_in_a_narrow_window(small: Core) -> None:
    """Three of them stand there when an answer that may be skipped is changed."""
    async with open_chat(small, (60, 20)) as chat:
        await chat.press("1")
        await chat.paste("Er werd niet geluisterd.")
        await chat.press("f2")
        await chat.paste("Robin")
        await chat.press("enter", "escape")
        buttons = [each for each in chat.app.screen.query("#buttons Button") if each.display]
        assert 3 == len(buttons)
        assert all(chat.app.screen.region.contains_region(each.region) for each in buttons)
        assert "Laat zoals het was (F8)" in chat.text()
