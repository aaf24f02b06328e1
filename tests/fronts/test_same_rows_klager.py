# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding to a zaak, stopping it and another code for it, held through each front: equal rows in the register.

The codes are the same each time and the clock stands still; only the ids of messages are drawn.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from klachtgids.fronts.exits import Exit
from klachtgids.fronts.render import shown_prompt, words_for
from klachtgids.handling.klager import make_sleutel
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.register.tables_post import Bericht
from klachtgids.register.zaken import Zaken
from klachtgids.seal import Code
from tests.fronts.chat.chats import open_chat
from tests.fronts.talks import exchange
from tests.fronts.talks import hold as hold_lines
from tests.fronts.test_same_rows import Rows, Said, _chosen, _say, rows
from tests.talk import ACTOR, KRACHT, NOW, hold, make_core

ADDED = "Gisteren kwam er weer niemand.\nOok niet na een telefoontje."
ASKED: dict[str, dict[str, str]] = {
    "toevoegen": {"daarna_wat": "2", "aanvulling": ADDED},
    "intrekken": {"daarna_wat": "5", "intrekken_reden": "Het is opgelost."},
    "bevestigen": {"daarna_wat": "6"},
    "code": {"daarna_wat": "9", "code_weg": "ja"},
}

Front = Callable[[Core, list[Said]], Awaitable[None]]


@pytest.fixture(autouse=True)
def _codes() -> Iterator[None]:
    """Each conversation and each sleutel draws the next of a fixed row; a tester's hand is never too fast."""
    numbers = count(1)

    def drawn() -> Code:
        return Code(bytes([next(numbers)]) * 10)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("klachtgids.seal.new_code", drawn)
        patch.setattr("klachtgids.handling.klager.new_code", drawn)
        patch.setattr("klachtgids.fronts.chat.choices._ENTER_TOO_MANY", 0)
        yield


def zaak_to_ask_about(core: Core, what: str) -> dict[str, str]:
    """File a klacht, and for `bevestigen` ask to stop it; gives what is to be typed about it."""
    turn = send(core, ACTOR, hold(core, KRACHT).gesprek)
    assert turn.receipt is not None
    nummer = str(turn.receipt.filed[0].nummer)
    typed = {"soort": "7", "zaak": f"{nummer} {turn.gesprek.code.shown}"} | ASKED[what]
    if what == "bevestigen":
        send(core, ACTOR, hold(core, typed | ASKED["intrekken"]).gesprek)
        zaak = Zaken(core.register()).vind(nummer)
        assert zaak is not None
        typed["sleutel"] = make_sleutel(core.register(), zaak, nummer, actor="werk")
    return typed


def script_of(core: Core, typed: dict[str, str]) -> list[Said]:
    """What a front asks and what is typed at it, found by a conversation that is not sent."""
    turn = conversation.begin(core, "nl", "app")
    said: list[Said] = []
    while turn.kind == "ask" and turn.prompt is not None:
        prompt = shown_prompt(turn.prompt, words_for(core, turn.gesprek))
        words = typed[prompt.key]
        if prompt.key == "sleutel":
            return [*said, Said(prompt, words, ())]  # the last question: its answer already does it
        turn = conversation.answer(core, ACTOR, turn.gesprek, prompt.key, words)
        said.append(Said(prompt, words, _chosen(prompt, turn.gesprek.answers[prompt.key], words)))
    return said


async def through_the_core(core: Core, script: list[Said]) -> None:
    """The use cases alone."""
    turn = hold(core, {each.prompt.key: each.typed for each in script})
    assert "done" == (send(core, ACTOR, turn.gesprek) if turn.kind == "review" else turn).kind


async def through_lines(core: Core, script: list[Said]) -> None:
    """Typed line by line."""
    text = "".join(f"{each.typed}\n" + ("\n" if each.prompt.long else "") for each in script)
    left = hold_lines(core, f"{text}{_send(script)}")
    assert Exit.DONE == left.code, left.err[-500:]


async def through_json(core: Core, script: list[Said]) -> None:
    """One object a line."""
    messages: list[dict[str, str]] = [{"antwoord": each.typed, "vraag": each.prompt.key} for each in script]
    messages += [{"actie": "verstuur"}] if _send(script) else []
    code, out = exchange(core, "".join(f"{json.dumps(message)}\n" for message in messages))
    assert Exit.DONE == code
    assert out[-1]["bewijs"]["zaken"][0]["staat"] in {"added", "asked", "stopped", "renewed"}


async def through_the_chat(core: Core, script: list[Said]) -> None:
    """Choices by their number, words pasted."""
    async with open_chat(core, oefen=False) as chat:
        for each in script:
            assert each.prompt.key == chat.app.box.key
            await _say(chat, each)
        if _send(script):
            await chat.press("f2")
        assert "done" == chat.app.turn.kind  # type: ignore[union-attr]  # settled: there is a turn


def _send(script: list[Said]) -> str:
    return "" if script[-1].prompt.key == "sleutel" else "verstuur\n"


async def left_by(folder: Path, what: str, front: Front) -> Rows:
    """What stands in the register after it; messages without their drawn ids."""
    core = make_core(folder, now=NOW)
    typed = zaak_to_ask_about(core, what)
    before = rows(core)
    await front(core, script_of(core, typed))
    after = rows(core)
    assert before != after
    columns = [column.name for column in Bericht.__table__.columns]
    after["bericht"] = sorted(
        (tuple(row[n] for n, c in enumerate(columns) if c != "id") for row in after["bericht"]), key=repr
    )
    return after


@pytest.mark.parametrize("front", [through_lines, through_json, through_the_chat])
@pytest.mark.parametrize("what", ASKED)
async def test_the_same_words_through_every_front_are_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, front: Front
) -> None:
    """A front decides nothing: stap, words, messages, termijnen and what is written down are equal."""
    expected = await left_by(tmp_path / "kern", what, through_the_core)
    numbers = count(1)
    monkeypatch.setattr("klachtgids.seal.new_code", lambda: Code(bytes([next(numbers)]) * 10))
    monkeypatch.setattr("klachtgids.handling.klager.new_code", lambda: Code(bytes([next(numbers)]) * 10))
    found = await left_by(tmp_path / "front", what, front)
    assert expected == found
    assert found["stap"] or what == "code"
    assert ("code vervangen" in repr(found["gebeurtenis"])) == (what == "code")
