# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""With nummer and code at the check, in each front: a wrong one has its reason, and what is added is said back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Button

from klachtgids.fronts.render import shown_prompt, words_for
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from tests.fronts.chat.chats import open_chat
from tests.fronts.talks import exchange
from tests.fronts.talks import hold as hold_lines
from tests.fronts.test_same_rows import Said, _say
from tests.talk import ACTOR, make_core

ZAAK = "K-2026-000001 DRT8-QGZ3-XDZV-5T9BZ"
TYPED = {"soort": "7", "daarna_wat": "2", "zaak": ZAAK, "aanvulling": "Er kwam weer niemand."}
REASON = "Met deze code is K-2026-000001 hier niet te vinden."


def script_of(core: Core) -> list[Said]:
    """What is asked and what is typed at it."""
    turn = conversation.begin(core, "nl", "app")
    said = []
    while turn.prompt is not None:
        prompt = shown_prompt(turn.prompt, words_for(core, turn.gesprek))
        number = next((each.id for each in prompt.choices if str(each.number) == TYPED[prompt.key]), None)
        said.append(Said(prompt, TYPED[prompt.key], () if number is None else (number,)))
        turn = conversation.answer(core, ACTOR, turn.gesprek, prompt.key, TYPED[prompt.key])
    return said


def test_in_lines_the_reason_stands_above_what_can_be_changed(tmp_path: Path) -> None:
    """And the way to send it again."""
    core = make_core(tmp_path)
    text = "".join(f"{each.typed}\n" + ("\n" if each.prompt.long else "") for each in script_of(core))
    out = hold_lines(core, f"{text}verstuur\n").out
    assert 1 == out.count(REASON)
    assert 1 == out.partition(REASON)[2].count(TYPED["aanvulling"])


def test_another_program_gets_the_reason_with_the_check(tmp_path: Path) -> None:
    """`weigering` beside `controle`."""
    core = make_core(tmp_path)
    messages = [*({"antwoord": each.typed} for each in script_of(core)), {"actie": "verstuur"}]
    _, out = exchange(core, "".join(f"{json.dumps(each)}\n" for each in messages))
    last = out[-1]
    assert ("controle", "weiger_zaak_none") == (last["beurt"], last["weigering"]["reden"])
    assert TYPED["aanvulling"] in {each["antwoord"] for each in last["verteld"]}


async def test_in_the_chat_the_reason_stands_at_the_check(tmp_path: Path) -> None:
    """Nothing is sent, and the check is still there."""
    core = make_core(tmp_path)
    script = script_of(core)
    async with open_chat(core, oefen=False) as chat:
        for each in script:
            await _say(chat, each)
        await chat.press("f2")
        assert "review" == chat.app.turn.kind  # type: ignore[union-attr]  # settled: there is a turn
        refusal = chat.app.screen.query_one("#refusal")
        assert refusal.display
        assert REASON in str(getattr(refusal, "content", ""))


@pytest.mark.parametrize("oefen", [True, False])
async def test_in_the_chat_the_button_sends_and_makes_no_letter(tmp_path: Path, oefen: bool) -> None:
    """Adding makes no letter, also where it is practice; what will be added stands above the button."""
    core = make_core(tmp_path, ()) if oefen else make_core(tmp_path)
    async with open_chat(core, oefen=oefen) as chat:
        for each in script_of(core):
            await _say(chat, each)
        await chat.settle()
        shown = " ".join(str(getattr(one, "label", "")) for one in chat.app.screen.query(Button))
        assert ("Verstuur" in shown, "brief" in shown) == (True, False)
