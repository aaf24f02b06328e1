# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text of a person is never markup and never steers the terminal (T11, T12); a fault says none of it (T17)."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from klachtgids.fronts.chat.app import ChatApp
from klachtgids.fronts.chat.story import Story
from klachtgids.fronts.screen.seen import seen
from klachtgids.intake.core import Core
from klachtgids.words.clean import LIMIT, stored, terminal
from tests.fronts.careful import shown_without_care
from tests.fronts.chat.chats import open_chat
from tests.fronts.talks import steered
from tests.words.hostile import CONTROLS, MARKUP, SCRIPTS, short

TAKEN = [*CONTROLS[::2], *MARKUP[::2], *SCRIPTS[::4], *short()[400::90]][:60]


def test_the_look_for_careless_showing_sees_one() -> None:
    """The next test can fail."""
    assert ["Static in line 1"] == shown_without_care("Static(text)")
    assert ["notify in line 1"] == shown_without_care("self.notify(text)")
    assert [] == shown_without_care("Static(seen(text)); Static(text, markup=False); Static('')")


def test_nothing_in_the_chat_shows_text_as_markup(root: Path) -> None:
    """Static, Label, Button, options and notify get Content or say markup=False (T12)."""
    sources = sorted((root / "src" / "klachtgids" / "fronts" / "chat").glob("*.py"))
    assert len(sources) > 10
    found = {path.name: shown_without_care(path.read_text("utf-8")) for path in sources}
    assert {} == {name: places for name, places in found.items() if places}


@pytest.mark.parametrize("third", range(3))
async def test_hostile_text_is_shown_as_it_was_typed(small: Core, third: int) -> None:
    """Sixty strings of the corpus as an answer: no crash, no style, the text that is kept is the text that is shown."""
    async with open_chat(small) as chat:
        await chat.press("3")
        told = 0
        for text in TAKEN[third::3]:
            chat.app.query_one("#line", Input).focus()
            await chat.paste(text)
            await chat.press("enter")
            assert [] == steered(chat.text())
            answers = [each for each in chat.bubbles() if each.line.side == "said" and each.line.key is not None]
            if chat.app.box.key == "punten":
                told += 1
                kept = stored(" ".join(terminal(text).split("\n")))
                assert terminal(kept) == str(answers[-1].content)
                assert [] == list(seen(kept).spans)
                await chat.press("1")
            else:
                chat.app.query_one("#line", Input).value = ""
        assert told > 10


async def test_a_paste_of_ten_megabytes_is_cut_and_said(small: Core) -> None:
    """One answer has a limit; what fits stands in the box and the person is told (T20)."""
    async with open_chat(small) as chat:
        await chat.press("1")
        await chat.paste("ik " * 3_500_000)
        assert LIMIT == len(chat.app.query_one(Story).text)
        assert "te veel tekst" in chat.text()


def test_an_unhandled_fault_says_a_number_and_no_word_of_the_person(
    small: Core, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of ours: an error number, no traceback, no locals (T17)."""
    app = ChatApp(lambda: small, small.config.dialogues)
    try:
        dict[str, str]()["Er werd niet geluisterd."]
    except KeyError as error:
        app.fault = error
    assert 70 == app.end()
    said = capsys.readouterr()
    assert "geluisterd" not in said.out + said.err
    assert "Foutnummer: F-" in said.err


async def test_a_fault_in_a_thread_ends_the_chat_without_printing(
    small: Core, capsys: pytest.CaptureFixture[str]
) -> None:
    """Textual's own traceback, with every local variable, is never made."""

    def broken() -> None:
        story = "Er werd niet geluisterd."
        raise ValueError(story)

    with pytest.raises(Exception, match="geluisterd"):  # noqa: PT012  # Pilot hands on what the app caught
        async with open_chat(small) as chat:
            chat.app.do(broken)  # type: ignore[arg-type]  # it gives no message: it breaks
            await chat.pilot.pause(0.5)
    assert isinstance(chat.app.fault, ValueError)
    assert [] == chat.app._exit_renderables
    assert "geluisterd" not in "".join(capsys.readouterr())
