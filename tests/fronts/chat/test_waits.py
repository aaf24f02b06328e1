# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person sees of the chat while an answer is being taken."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from klachtgids.fronts.screen import threaded
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn
from tests.fronts.chat.chats import open_chat


async def test_what_takes_long_says_so_until_it_is_there(small: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a slow disk knows that the answer is being taken; help stays named beside it."""
    go_on, answer = threading.Event(), conversation.answer

    def slow(*given: Any) -> Turn:
        assert go_on.wait(30)
        return answer(*given)

    monkeypatch.setattr(conversation, "answer", slow)
    monkeypatch.setattr(threaded, "SLOW", 0.01)
    async with open_chat(small) as chat:
        await chat.pilot.press("1")
        for _ in range(200):
            await chat.pilot.pause(0.01)
            if "Even wachten" in chat.text():
                break
        last = chat.text().splitlines()[-1]
        assert "Even wachten" in last
        assert "F9 Hulp nu" in last
        go_on.set()
        await chat.settle()
        assert "Even wachten" not in chat.text()
        assert "Wat is er gebeurd?" in chat.text()


async def test_what_is_quick_says_nothing_of_waiting(small: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing flickers in the bar of keys."""
    said: list[str] = []
    monkeypatch.setattr("klachtgids.fronts.chat.bars.KeyBar.wait", lambda *_given: said.append("even wachten"))
    monkeypatch.setattr(threaded, "SLOW", 30)
    async with open_chat(small) as chat:
        await chat.press("1")
        assert "Wat is er gebeurd?" in chat.text()
    assert [] == said
