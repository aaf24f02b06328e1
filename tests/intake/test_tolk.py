# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language somebody tells in is noted, and who tells in another one than Dutch is asked about an interpreter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from klachtgids.fronts.render import words_for
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.letters import klachtbrief
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.words.i18n import DUTCH, languages
from tests.paths import DIALOGUES
from tests.register.builders import stored
from tests.talk import ACTOR, COMPLIMENT, KRACHT, NAMENS, make_core

POLISH = {"punt": "Opiekun trzy razy nie przyszedł.", "wens": "Chcę stałego opiekuna."}


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


def talk(core: Core, said: Mapping[str, str], talen: Mapping[str, str], turn: Turn | None = None) -> Turn:
    """Answer every open question, each in its own language; those that `talen` does not name in Dutch."""
    turn = turn or conversation.begin(core, DUTCH, "app")
    while turn.kind == "ask":
        assert turn.prompt is not None
        question = turn.prompt.question.id
        gesprek = conversation.in_language(core, turn.gesprek, talen.get(question, DUTCH)).gesprek
        turn = conversation.answer(core, ACTOR, gesprek, turn.prompt.key, said[question])
        assert turn.refusal is None, (question, said[question])
    return turn


def sent(core: Core, turn: Turn) -> Turn:
    """Send it from a Dutch screen, whatever language it was told in."""
    return send(core, ACTOR, conversation.in_language(core, turn.gesprek, DUTCH).gesprek)


def zaak(core: Core) -> tuple[Any, ...]:
    """Language and tolk of the only zaak."""
    [found] = stored(core.config.register, "select taal, tolk from zaak")
    return found


def held(core: Core) -> list[dict[str, Any]]:
    """The conversation as the register keeps it."""
    [(blob,)] = stored(core.config.register, "select blob from inhoud where kind = 'gesprek'")
    return [*json.loads(bytes(blob))]


def test_a_story_in_polish_that_is_sent_from_a_dutch_screen_is_filed_as_polish(core: Core) -> None:
    """What people write stays as written, with its language noted (A5); the answers in Dutch say that they are."""
    turn = sent(core, talk(core, KRACHT | POLISH | {"tolk": "pl"}, dict.fromkeys(POLISH, "pl")))
    assert turn.receipt is not None
    assert ("pl", "Pools") == zaak(core)
    languages_of = {each["vraag"]: each.get("taal", "pl") for each in held(core)}
    assert {"punt": "pl", "wens": "pl", "naam": "nl", "tolk": "nl"}.items() <= {
        **{each.split("/")[-1]: taal for each, taal in languages_of.items()}
    }.items()


def test_the_language_is_noted_of_who_goes_on_elsewhere(core: Core, tmp_path: Path) -> None:
    """The journal knows it: another machine files the same (issue 4, section 3)."""
    turn = talk(core, KRACHT | POLISH | {"tolk": "pl"}, dict.fromkeys(POLISH, "pl"))
    other = make_core(tmp_path)
    again = conversation.resume(other, turn.gesprek.code.shown, DUTCH, "app")
    assert isinstance(again, Turn)
    assert turn.gesprek.talen == again.gesprek.talen
    sent(other, again)
    assert ("pl", "Pools") == zaak(core)


def test_nobody_who_tells_in_dutch_is_asked_or_noted_anything(core: Core) -> None:
    """No question more, no step, no line in the letter, no column (issue 4, section 4)."""
    turn = talk(core, KRACHT, {})
    assert {"taal", "tolk"}.isdisjoint(turn.gesprek.answers)
    brief = klachtbrief(core, turn.gesprek)
    assert brief is not None
    assert "De taal die ik gebruikte" not in brief.letter.text
    sent(core, turn)
    assert ("nl", None) == zaak(core)
    assert not [each for each in held(core) if "taal" in each or each["vraag"] in {"taal", "tolk"}]


def test_the_question_counts_only_for_who_will_be_asked(core: Core) -> None:
    """The number of questions to come goes down by one at each answer in Dutch, also past where a tolk is asked for."""
    turn = conversation.begin(core, DUTCH, "app")
    while turn.kind == "ask" and turn.prompt is not None and turn.prompt.question.id != "contact":
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, KRACHT[turn.prompt.question.id])
    dutch = turn.still
    polish = conversation.answer(core, ACTOR, conversation.back(core, turn.gesprek).gesprek, "naam", "Anna Kowalska")
    spoken = conversation.in_language(core, polish.gesprek, "pl").gesprek
    polish = conversation.answer(core, ACTOR, spoken, "naam", "Anna Nowak")
    assert dutch + 1 == polish.still


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("nee", None),
        ("uk", "Oekraïens"),
        ("Tigrinya", "Tigrinya"),
        ("Een andere taal", "Een andere taal"),
        ("Pools, want ik ben Anna en woon op nummer 12", "Een andere taal"),
        ("taal " * 3 + "x" * 60, "Een andere taal"),
    ],
)
def test_the_column_holds_the_name_of_a_language_and_no_story(core: Core, typed: str, column: str | None) -> None:
    """It is not sealed, so other words stay in the conversation, which is (A7)."""
    sent(core, talk(core, KRACHT | {"tolk": typed}, {"soort": "en"}))
    assert ("nl", column) == zaak(core)
    asked = next(each for each in held(core) if each["vraag"] == "tolk")
    assert column is None or column == "Een andere taal" or column == asked["antwoord"]


def test_what_is_noted_is_the_language_of_the_story_and_not_of_a_look_at_another_screen(core: Core) -> None:
    """One button in English at the end makes nobody somebody who speaks English (A5)."""
    talen = dict.fromkeys(POLISH, "pl") | {"soort": "en", "contact": "en"}
    turn = talk(core, KRACHT | POLISH | {"tolk": "pl"}, talen)
    assert "pl" == turn.gesprek.answers["taal"]
    brief = klachtbrief(core, turn.gesprek)
    assert brief is not None
    assert "De taal die ik gebruikte:\nPools" in brief.letter.text
    assert "Een tolk:\nPools" in brief.letter.text


def test_the_noted_language_is_no_question_to_look_back_at(core: Core) -> None:
    """It is told nowhere, and back from the second question is the first one."""
    turn = conversation.begin(core, "pl", "app")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "soort", "klacht")
    assert ("soort",) == turn.keys
    first = conversation.back(core, turn.gesprek)
    assert first.prompt is not None
    assert "soort" == first.prompt.key
    before = conversation.back(core, first.gesprek)
    assert before.prompt is not None
    assert "soort" == before.prompt.key


def test_a_client_of_a_helper_is_asked_in_their_words(core: Core) -> None:
    """The helper answers for the client, and it is read back with the rest (A5)."""
    begun = conversation.begin_namens(core, ACTOR, "pl", "app")
    said = NAMENS | {"tolk": "pl"}
    turn = begun
    while turn.kind == "ask" and turn.prompt is not None and turn.prompt.question.id != "akkoord":
        if turn.prompt.question.id == "tolk":
            words = words_for(core, turn.gesprek).to(taal=DUTCH)
            assert "Wil deze persoon een tolk?" == words.text(turn.prompt.question.text)
        typed = said[turn.prompt.question.id]
        gesprek = conversation.in_language(core, turn.gesprek, "pl" if turn is begun else DUTCH).gesprek
        turn = conversation.answer(core, ACTOR, gesprek, turn.prompt.key, typed)
        assert turn.refusal is None
    assert turn.prompt is not None
    assert "tolk" in [part.key for part in turn.prompt.reads]
    sent(core, talk(core, said, {}, turn))
    assert ("nl", "Pools") == zaak(core)


def test_a_compliment_notes_its_language_and_asks_for_no_interpreter(core: Core) -> None:
    """Nobody talks with who gave a compliment, so nothing is asked (A5)."""
    said = COMPLIMENT | {"compliment_tekst": "Kim umie słuchać.", "naam_vrij": "Anna"}
    turn = talk(core, said, {"compliment_tekst": "pl"})
    assert "tolk" not in turn.gesprek.answers
    sent(core, turn)
    assert ("pl", None) == zaak(core)


def test_every_language_of_the_program_can_be_noted_by_its_name() -> None:
    """A language without an option would be noted as "een andere taal"."""
    questions = make_core(Path("unused")).walker.book.questions
    spoken = {each.taal for each in languages(DIALOGUES)}
    assert spoken <= {option.id for option in questions["taal"].options}
    assert spoken - {DUTCH} <= {option.id for option in questions["tolk"].options}
