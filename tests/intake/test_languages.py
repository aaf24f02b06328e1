# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A conversation in every language: nothing fails, nothing is lost at a change, and the register is the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from klachtgids.dialogue.asking import missing_at, prompt_for
from klachtgids.fronts.json_turn import turn_out
from klachtgids.fronts.lines_show import filed_text
from klachtgids.fronts.render import words_for
from klachtgids.fronts.render_receipt import shown_receipt
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.journal.entries import Soort
from klachtgids.register.base import all_tables
from klachtgids.register.tables import Inhoud, Zaak
from klachtgids.seal import CODE_BITS, Code
from klachtgids.words.i18n import DUTCH, Words, languages
from tests.paths import DIALOGUES
from tests.register.builders import stored
from tests.talk import make_core
from tests.test_transcripts import NAMES, hold, load_transcript, walker
from tests.test_transcripts import _read_the_end as read_the_end

__all__ = ["walker"]  # the fixture

TALEN = [each.taal for each in languages(DIALOGUES)]
OTHERS = [taal for taal in TALEN if taal != DUTCH]
TRANSCRIPT = "kracht_ouder"
OWN_TO_A_LANGUAGE = {(Zaak.__tablename__, "taal"), (Zaak.__tablename__, "body_hash")}
HELD = f"SELECT blob FROM {Inhoud.__tablename__} WHERE kind = 'gesprek'"  # noqa: S608  # ours
NOON = time(12, tzinfo=UTC)

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(autouse=True)
def _one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klachtgids.seal.new_code", lambda: Code(bytes(range(CODE_BITS // 8))))


def told(core: Core, talen: Sequence[str], name: str = TRANSCRIPT, tolk: str = "nee") -> Turn:
    """Hold a transcript, each question in the next of these languages; every turn is shown as fronts show it.

    `tolk` is the answer to whether an interpreter is wanted, where that is asked.
    """
    transcript, spoken = load_transcript(name), cycle(talen)
    turn = conversation.begin(core, next(spoken), core.config.kanaal)
    for key, typed in transcript["answers"]:
        turn_out(core, turn)
        if turn.prompt is not None and turn.prompt.key == "tolk":
            turn = conversation.answer(core, "klager", turn.gesprek, "tolk", tolk)
        assert turn.prompt is not None
        assert key == turn.prompt.key
        turn = conversation.answer(core, "klager", turn.gesprek, key, typed)
        assert turn.refusal is None, (turn.gesprek.taal, key, typed)
        before = turn.gesprek.answers, turn.gesprek.typed
        turn = conversation.in_language(core, turn.gesprek, next(spoken))
        assert before == (turn.gesprek.answers, turn.gesprek.typed)
    turn_out(core, turn)
    return turn


def core_at(folder: Path, name: str = TRANSCRIPT) -> Core:
    return make_core(folder, now=datetime.combine(load_transcript(name)["today"], NOON))


def rows(core: Core) -> Rows:
    """Everything in the register, but the language of each zaak and the digest of all that was filed with it.

    Of the conversation as it was held all but the language of an answer, and the questions that a language adds.
    """
    columns = {
        table.name: [column.name for column in table.columns if (table.name, column.name) not in OWN_TO_A_LANGUAGE]
        for table in all_tables().sorted_tables
    }
    found = {
        name: sorted(stored(core.config.register, f"SELECT {', '.join(wanted)} FROM {name}"), key=repr)  # noqa: S608  # ours
        for name, wanted in columns.items()
    }
    (held,) = {bytes(blob) for (blob,) in stored(core.config.register, HELD)}
    rest = [{**each, "taal": None} for each in json.loads(held) if each["vraag"] not in {"taal", "tolk"}]
    found["inhoud"] = [tuple(rest if value == held else value for value in row) for row in found["inhoud"]]
    return found


@pytest.fixture(scope="module")
def dutch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rows]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("klachtgids.seal.new_code", lambda: Code(bytes(range(CODE_BITS // 8))))
        core = core_at(tmp_path_factory.mktemp("nederlands"))
        send(core, "klager", told(core, [DUTCH]).gesprek)
        yield rows(core)


@pytest.mark.parametrize("taal", OTHERS)
def test_a_conversation_in_any_language_ends_in_the_same_rows(taal: str, dutch: Rows, tmp_path: Path) -> None:
    """Issue 4: the same register rows in the people's own language; the zaak says which one it was."""
    core = core_at(tmp_path)
    turn = send(core, "klager", told(core, [taal]).gesprek)
    assert "done" == turn.kind
    turn_out(core, turn)
    assert dutch == rows(core)
    assert {(taal,)} == {*stored(core.config.register, "SELECT taal FROM zaak")}


def test_the_language_may_change_at_any_question_and_nothing_is_lost(dutch: Rows, tmp_path: Path) -> None:
    """Issue 4, section 4: every question in another language than the one before."""
    core = core_at(tmp_path)
    turn = told(core, TALEN)
    heard = {entry.taal for entry in core.journal().read(turn.gesprek.code.keys) if entry.soort is Soort.ANSWER}
    assert {*TALEN} == heard, "each answer is kept with the language it was given in"
    send(core, "klager", conversation.in_language(core, turn.gesprek, DUTCH).gesprek)
    assert dutch == rows(core)
    story = next(entry.taal for entry in core.journal().read(turn.gesprek.code.keys) if entry.key.endswith("/punt"))
    assert {(story,)} == {*stored(core.config.register, "SELECT taal FROM zaak")}, "not that of the last screen"


@pytest.mark.parametrize("taal", OTHERS)
def test_the_receipt_says_that_own_words_stay_and_nothing_of_it_to_who_speaks_dutch(taal: str, tmp_path: Path) -> None:
    """Issue 4, section 4: what people write stays as written, with its language noted."""
    core = core_at(tmp_path)
    turn = send(core, "klager", told(core, [taal]).gesprek)
    words = words_for(core, turn.gesprek)
    assert turn.receipt is not None
    shown = shown_receipt(turn.receipt, words, core.walker.regelingen)
    assert 1 == sum(words.say("taal_blijft") in one.lines for one in shown.filed)
    dutch = words.to(taal=DUTCH)
    plain = shown_receipt(turn.receipt, dutch, core.walker.regelingen)
    assert not any(dutch.say("taal_blijft") in filed_text(one) for one in plain.filed)


def test_every_golden_conversation_can_be_held_in_every_language(walker: Any) -> None:
    """Every question with its choices, every outcome and every letter is said: no gap stays open in any language."""
    for name in NAMES:
        held = hold(walker, load_transcript(name))
        assert held.walk is not None
        for taal in OTHERS:
            held.said.clear()
            words = Words.of(taal, held.walk.view.je, DIALOGUES)
            for step in held.walk.steps:
                missing = missing_at(held.walk, step.key)
                assert missing is not None, step.key
                prompt = prompt_for(held.walk, missing, held.answers)
                question = prompt.question
                shown = [question.text, question.why, question.help, *(note.text for note in prompt.notes)]
                shown += [text for choice in prompt.choices for text in (choice.text, choice.help)]
                held.said += [words.text(text, **prompt.slots) for text in shown if text is not None]
            read_the_end(walker, held, taal)
            assert not any("{" in said or "}" in said for said in held.said), (taal, name)
