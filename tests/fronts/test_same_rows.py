# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Three fronts on one core: the same transcript, held through each of them, ends in equal rows of the register.

The code is the same each time and the clock stands still, so ids, keys, hashes and moments are equal too.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from klachtgids.fronts.chat.story import Story
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.render import ShownPrompt, shown_prompt, words_for
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.register.base import all_tables
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.chat.chats import Chat, open_chat
from tests.fronts.talks import exchange, hold
from tests.register.builders import stored
from tests.talk import make_core
from tests.test_transcripts import load_transcript

TRANSCRIPTS: Mapping[str, int] = {
    "kracht_ouder": 1,
    "kracht_grootmoeder": 1,
    "kracht_bezwaar_en_klacht": 1,
    "xtra_te_laat": 1,
    "xtra_jongere": 1,
    "xtra_engels": 1,
    "klacht_twee_organisaties": 2,
    "signaal": 1,
    "signaal_met_gevaar": 1,
    "compliment": 1,
    "compliment_zonder_antwoord": 1,
}
"""How many zaken each of them ends in: both regulations, namens, two tracks, late, je, English, anonymous, skipped."""
CHANGED: Mapping[str, tuple[str, str]] = {
    "kracht_ouder": ("onderdelen/1/punt", "Onze begeleider belt niet terug.\nIk wacht nu zes weken."),
    "xtra_engels": ("wens", "Somebody calls me."),
    "signaal": ("soort", "2"),
}
"""At the check this answer is changed, before it is sent: a story, a wish, and a choice that stays what it was."""
OWN_WORDS = ("/punt", "compliment_tekst", "reden_laat", "wens")
"""How the keys end under which a person tells it in their own words."""
MOMENT_OF_DAY = time(13, 37, 11, 123456, tzinfo=UTC)

Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Said:
    """One question as it was shown, what is typed at it, and the ids of the choices that this means."""

    prompt: ShownPrompt
    typed: str
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """A transcript held by the use cases alone: what was said in it, and the rows it ends in."""

    name: str
    transcript: Mapping[str, Any]
    script: list[Said]
    changed: Said | None
    rows: Rows


@pytest.fixture(scope="module", autouse=True)
def _one_code() -> Iterator[None]:
    """Every conversation draws the same code, and a tester's hand is never too fast."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("klachtgids.seal.new_code", lambda: Code(bytes(range(CODE_BITS // 8))))
        patch.setattr("klachtgids.fronts.chat.choices._ENTER_TOO_MANY", 0)
        yield


@pytest.fixture(scope="module", params=TRANSCRIPTS)
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Each transcript, once."""
    transcript = load_transcript(request.param)
    core = core_for(tmp_path_factory.mktemp("kern"), transcript)
    script, changed = through_the_core(core, transcript, CHANGED.get(request.param))
    return Held(request.param, transcript, script, changed, rows(core))


def core_for(folder: Path, transcript: Mapping[str, Any]) -> Core:
    """A core that receives, on the day of the transcript, with its own stores in `folder`."""
    return make_core(folder, now=datetime.combine(transcript["today"], MOMENT_OF_DAY))


def rows(core: Core) -> Rows:
    """Everything that stands in the register, table by table."""
    return {
        table.name: sorted(stored(core.config.register, f"SELECT * FROM {table.name}"), key=repr)  # noqa: S608  # ours
        for table in all_tables().sorted_tables
    }


def through_the_core(
    core: Core, transcript: Mapping[str, Any], change: tuple[str, str] | None
) -> tuple[list[Said], Said | None]:
    """Hold it with the use cases alone; gives what was said and what was changed, for the fronts to say again."""
    turn = conversation.begin(core, transcript["taal"], core.config.kanaal)
    said: list[Said] = []
    for key, typed in transcript["answers"]:
        turn, one = _answered(core, turn, key, typed)
        said.append(one)
    changed = None
    if change is not None:
        turn, changed = _answered(core, conversation.ask_again(core, turn.gesprek, change[0]), *change)
    assert "review" == turn.kind
    assert "done" == send(core, "klager", turn.gesprek).kind
    return said, changed


def _answered(core: Core, turn: Turn, key: str, typed: str) -> tuple[Turn, Said]:
    assert turn.prompt is not None
    assert key == turn.prompt.key
    prompt = shown_prompt(turn.prompt, words_for(core, turn.gesprek))
    turn = conversation.answer(core, "klager", turn.gesprek, key, typed)
    assert turn.refusal is None, (key, typed, turn.refusal)
    return turn, Said(prompt, typed, _chosen(prompt, turn.gesprek.answers[key.removesuffix("/klopt")], typed))


def _chosen(prompt: ShownPrompt, value: Any, typed: str) -> tuple[str, ...]:
    """The ids of the choices that an answer consists of; empty for own words."""
    if prompt.kind == "confirm":
        return (typed,)
    if prompt.kind == "list":
        return ("klaar" if value["klaar"] else "nog_een",)
    if isinstance(value, dict):
        return tuple(value[name] for name in ("keuze", "optie") if name in value)
    ids = {choice.id for choice in prompt.choices}
    return tuple(each for each in (value if isinstance(value, list) else [value]) if each in ids)


async def through_lines(core: Core, held: Held) -> None:
    """Typed line by line; a story ends with an empty line."""
    text = "".join(map(_typed, held.script))
    if held.changed is not None:
        told = [each.prompt.key for each in held.script if each.prompt.kind not in {"notice", "list", "confirm"}]
        text += f"wijzig {told.index(held.changed.prompt.key) + 1}\n{_typed(held.changed)}"
    left = hold(core, f"{text}verstuur\n", taal=held.transcript["taal"])
    assert Exit.DONE == left.code, left.err[-500:]


def _typed(said: Said) -> str:
    return f"{said.typed}\n" + ("\n" if said.prompt.long else "")


async def through_json(core: Core, held: Held) -> None:
    """One object a line."""
    messages: list[dict[str, str]] = [{"antwoord": each.typed, "vraag": each.prompt.key} for each in held.script]
    if held.changed is not None:
        key = held.changed.prompt.key
        messages += [{"actie": "wijzig", "vraag": key}, {"antwoord": held.changed.typed, "vraag": key}]
    text = "".join(f"{json.dumps(message)}\n" for message in (*messages, {"actie": "verstuur"}))
    code, _out = exchange(core, text, taal=held.transcript["taal"])
    assert Exit.DONE == code


async def through_the_chat(core: Core, held: Held) -> None:
    """Choices by their number, words pasted, F2 where several are ticked or a story is done."""
    async with open_chat(core, taal=held.transcript["taal"], oefen=False) as chat:
        for each in held.script:
            assert each.prompt.key == chat.app.box.key
            await _say(chat, each)
        if held.changed is not None:
            await _change(chat, held.changed)
        await chat.press("f2")
        assert "done" == chat.app.turn.kind  # type: ignore[union-attr]  # settled: there is a turn


async def _change(chat: Chat, said: Said) -> None:
    """From the check to the question, with another answer, and straight back."""
    told = chat.app.screen.query_one("#told", OptionList)
    told.highlighted = told.get_option_index(said.prompt.key)
    await chat.press("enter")
    assert said.prompt.key == chat.app.box.key
    if said.prompt.long:
        chat.app.query_one(Story).select_all()
    await _say(chat, said)


async def _say(chat: Chat, said: Said) -> None:
    prompt = said.prompt
    numbers = [str(choice.number) for choice in prompt.choices if choice.id in said.chosen]
    if prompt.takes_text:
        if prompt.may_skip and said.typed == "overslaan":
            await chat.press("f6")
            return
        await chat.paste(said.typed)
        await chat.press("f2" if prompt.long else "enter")
        return
    for number in numbers:
        await chat.press(*number)
    if prompt.several:
        await chat.press("f2")
    elif any(str(choice.number).startswith(numbers[0]) for choice in prompt.choices[int(numbers[0]) :]):
        await chat.press("enter")


@pytest.mark.parametrize("front", [through_lines, through_json, through_the_chat])
async def test_the_same_transcript_through_every_front_ends_in_equal_rows(
    tmp_path: Path, held: Held, front: Callable[[Core, Held], Awaitable[None]]
) -> None:
    """A front decides nothing: the same answers are the same zaken, persons, termijnen and words (issue 2, 4)."""
    core = core_for(tmp_path, held.transcript)
    await front(core, held)
    assert held.rows == rows(core)


def test_what_is_compared_is_the_whole_conversation(held: Held) -> None:
    """Nothing is equal because nothing was filed: every zaak is there with its event, its words and its moment."""
    assert TRANSCRIPTS[held.name] == len(held.rows["zaak"]) == len(held.rows["gebeurtenis"])
    words = {cell.decode() for row in held.rows["inhoud"] for cell in row if isinstance(cell, bytes)}
    script = {each.prompt.key: each for each in (*held.script, *([] if held.changed is None else [held.changed]))}
    own = {each.typed for each in script.values() if each.prompt.key.endswith(OWN_WORDS) and not each.chosen}
    assert own
    assert own <= words
    moment = f"{held.transcript['today']} {MOMENT_OF_DAY:%H:%M:%S.%f}"
    assert {2} == {row.count(moment) for row in held.rows["zaak"]}, "ontvangen_op and geregistreerd_op"
