# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation over the real dialogues and a real journal: answering, looking back, changing, going on later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn
from tests.talk import ACTOR, KRACHT, NOW, hold, make_core


@pytest.fixture
def core(tmp_path: Path) -> Core:
    """A core with its own stores, on Friday 1 May 2026, 16:55 in Amsterdam."""
    return make_core(tmp_path)


def until(core: Core, key: str) -> Turn:
    """The turn at which this question is open, everything before it answered."""
    turn = conversation.begin(core, "nl", "app")
    while turn.prompt is not None and turn.prompt.key != key:
        typed = "ja" if turn.prompt.confirm else KRACHT[turn.prompt.question.id]
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
    return turn


def test_nothing_is_stored_before_the_first_answer(core: Core) -> None:
    """Who only looks leaves nothing (design.md 5)."""
    turn = conversation.begin(core, "nl", "app")

    assert not core.journal().exists(turn.gesprek.code.keys)


def test_an_accepted_answer_is_in_the_journal_before_its_turn_comes_back(core: Core, tmp_path: Path) -> None:
    """A kill at any moment loses no accepted answer (design.md 3, point 5): another process reads it."""
    turn = conversation.begin(core, "nl", "app")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "soort", "5")

    again = conversation.resume(make_core(tmp_path), turn.gesprek.code.shown, "nl", "app")

    assert isinstance(again, Turn)
    assert [("soort", "klacht")] == [(told.key, told.value) for told in again.told]


def test_a_refused_answer_writes_nothing_and_comes_back_with_what_was_typed(core: Core) -> None:
    """A refusal writes nothing and never loses what was typed (design.md 3, point 3)."""
    turn = until(core, "contact")
    before = core.journal().read(turn.gesprek.code.keys)

    refused = conversation.answer(core, ACTOR, turn.gesprek, "contact", "anna@")

    assert refused.refusal is not None
    assert "anna@" == refused.refused
    assert before == core.journal().read(turn.gesprek.code.keys)
    assert turn.gesprek.answers == refused.gesprek.answers


def test_back_asks_the_question_before_again_with_its_answer_and_keeps_all_that_came_after(core: Core) -> None:
    """Back keeps answers; one comes straight back to where one was (anchors B2, B3)."""
    turn = until(core, "wens")

    earlier = conversation.back(core, turn.gesprek)
    assert earlier.prompt is not None
    assert "al_gedaan" == earlier.prompt.key
    assert ["niets"] == earlier.prompt.offered

    later = conversation.answer(core, ACTOR, earlier.gesprek, "al_gedaan", "1")
    assert later.prompt is not None
    assert "wens" == later.prompt.key


def test_at_the_first_question_back_stays_there(core: Core) -> None:
    """Nothing is before the first question."""
    turn = conversation.begin(core, "nl", "app")

    prompt = conversation.back(core, turn.gesprek).prompt
    assert prompt is not None
    assert "soort" == prompt.key


def test_an_answer_changed_from_the_check_brings_one_straight_back_to_the_check(core: Core) -> None:
    """Every answer can be changed before sending, and one comes straight back (issue section 4)."""
    turn = hold(core, KRACHT)
    assert "review" == turn.kind

    asked = conversation.ask_again(core, turn.gesprek, "wens")
    changed = conversation.answer(core, ACTOR, asked.gesprek, "wens", "Een gesprek.")

    assert "review" == changed.kind
    assert "Een gesprek." == next(told.value for told in changed.told if told.key == "wens")


def test_another_kind_keeps_everything_that_was_told(core: Core) -> None:
    """klacht, then signaal, then klacht again: nothing told is lost, and only what is on the path counts."""
    turn = hold(core, KRACHT)
    told = dict(turn.gesprek.answers)

    signaal = conversation.answer(core, ACTOR, turn.gesprek, "soort", "signaal")
    assert "onderdelen/1/punt" in {each.key for each in signaal.told}
    assert "contact" not in {each.key for each in signaal.told}

    klacht = conversation.answer(core, ACTOR, signaal.gesprek, "soort", "klacht")
    assert "review" == klacht.kind
    assert told == dict(klacht.gesprek.answers)


def test_consent_is_asked_again_when_the_organisation_changes(core: Core) -> None:
    """Consent holds for its exact text, organisation and recipients (Kracht 5.2, K49)."""
    turn = hold(core, KRACHT)

    changed = conversation.answer(core, ACTOR, turn.gesprek, "organisatie", "yoep")

    assert changed.prompt is not None
    assert "bericht_betrokkene" == changed.prompt.key


def test_an_answer_to_a_question_that_is_not_open_is_refused(core: Core) -> None:
    """An old button or a late message changes nothing (typebot 1657)."""
    turn = until(core, "wens")

    refused = conversation.answer(core, ACTOR, turn.gesprek, "contact", "anna@example.org")

    assert Refusal("weiger_oude_vraag") == refused.refusal


def test_a_point_that_is_taken_out_leaves_the_others_their_names(core: Core) -> None:
    """Item ids are stable when one is removed (design.md 4)."""
    turn = until(core, "onderdelen")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "onderdelen", "nog_een")
    for key in ("punt", "over_wie", "wanneer"):
        turn = conversation.answer(core, ACTOR, turn.gesprek, f"onderdelen/2/{key}", KRACHT[key])

    turn = conversation.remove_item(core, ACTOR, turn.gesprek, "onderdelen", "1")

    assert {"2"} == {told.item for told in turn.told if told.item is not None}


def test_the_last_point_cannot_be_taken_out(core: Core) -> None:
    """A klacht without a point is none."""
    turn = hold(core, KRACHT)

    refused = conversation.remove_item(core, ACTOR, turn.gesprek, "onderdelen", "1")

    assert Refusal("weiger_laatste_punt") == refused.refusal


def test_unfinished_text_comes_back_with_the_code(core: Core) -> None:
    """At most seconds of typing are lost (security.md 4.3)."""
    turn = until(core, "onderdelen/1/punt")
    gesprek = conversation.keep_typing(core, ACTOR, turn.gesprek, "onderdelen/1/punt", "Het begon toen")

    again = conversation.resume(core, gesprek.code.shown, "nl", "app")

    assert isinstance(again, Turn)
    assert ("onderdelen/1/punt", "Het begon toen") == again.gesprek.typing


def test_a_code_that_was_never_given_out_and_one_that_cannot_be_are_told_apart_for_the_person(core: Core) -> None:
    """A typing fault gets its own sentence with an example."""
    assert Refusal("weiger_code") == conversation.resume(core, "onzin", "nl", "app")
    other = conversation.begin(core, "nl", "app").gesprek.code.shown
    assert Refusal("weiger_code_onbekend") == conversation.resume(core, other, "nl", "app")


def test_a_bezwaar_shows_the_days_that_are_left_on_the_day_one_comes_back(tmp_path: Path) -> None:
    """Values are kept resolved; rules about today use the clock of this turn (design.md 3)."""
    said = {"soort": "besluit", "organisatie": "impegno"}
    early, late = make_core(tmp_path), make_core(tmp_path, now=NOW + timedelta(days=15))
    turn = conversation.begin(early, "nl", "app")
    while turn.prompt is not None and turn.prompt.question.kind != "date":
        typed = said.get(turn.prompt.key, "1")
        turn = conversation.answer(early, ACTOR, turn.gesprek, turn.prompt.key, typed)
        assert turn.refusal is None
    assert turn.prompt is not None
    turn = conversation.answer(early, ACTOR, turn.gesprek, turn.prompt.key, "3 april 2026")
    assert turn.prompt is not None
    assert turn.prompt.confirm

    again = conversation.resume(late, turn.gesprek.code.shown, "nl", "app")

    assert isinstance(again, Turn)
    assert again.prompt is not None
    assert {"van": "2026-04-03", "tot": "2026-04-03", "precisie": "dag"} == again.prompt.offered


def test_no_to_the_confirmation_asks_the_date_again_and_offers_what_was_typed(core: Core) -> None:
    """The date of the letter is confirmed in a turn of its own (issue section 3, point 4)."""
    turn = conversation.begin(core, "nl", "app")
    said = {"soort": "besluit", "organisatie": "impegno"}
    while turn.prompt is not None and turn.prompt.question.kind != "date":
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, said.get(turn.prompt.key, "1"))
    key = turn.prompt.key if turn.prompt is not None else ""
    turn = conversation.answer(core, ACTOR, turn.gesprek, key, "3 april 2026")
    assert turn.prompt is not None

    turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, "nee")

    assert turn.prompt is not None
    assert (key, False, "3 april 2026") == (turn.prompt.key, turn.prompt.confirm, turn.prompt.offered_typed)


def test_a_language_can_change_at_any_question_without_losing_anything(core: Core) -> None:
    """Answers and what was typed stay as they are (issue section 4)."""
    turn = until(core, "wens")

    english = conversation.in_language(core, turn.gesprek, "en")

    assert replace(turn.gesprek, taal="en") == english.gesprek
    assert turn.told == english.told


def test_back_passes_what_was_only_to_be_read(core: Core) -> None:
    """A notice asks nothing, so there is nothing to answer again (K20)."""
    turn = until(core, "toestemming_beklaagde")
    assert "bericht_betrokkene" in turn.gesprek.answers

    turn = conversation.back(core, turn.gesprek)

    assert turn.prompt is not None
    assert "waar_indienen" == turn.prompt.key


def test_unfinished_text_is_forgotten_with_the_answer(core: Core) -> None:
    """What was being typed is the offer until the question is answered, and no longer."""
    turn = until(core, "wens")
    gesprek = conversation.keep_typing(core, ACTOR, turn.gesprek, "wens", "Excu")
    assert ("wens", "Excu") == gesprek.typing

    turn = conversation.answer(core, ACTOR, gesprek, "wens", "Excuses.")

    assert turn.gesprek.typing is None


def test_a_reason_is_said_once_right_after_the_answer_that_decided(core: Core) -> None:
    """Each route can carry `because`: the sentence that explains it (design 4)."""
    decided = conversation.answer(core, ACTOR, conversation.begin(core, "nl", "app").gesprek, "soort", "klacht")
    after = conversation.answer(core, ACTOR, decided.gesprek, "organisatie", "impegno")

    assert ["u_bent_niet_goed_geholpen"] == [
        key for key, words in core.walker.book.because.items() if words in [each.text for each in decided.reasons]
    ]
    assert () == after.reasons


def test_an_organisation_is_known_by_the_names_its_file_gives(core: Core) -> None:
    """People write a name as they know it; the file of the regeling says how (synoniemen)."""
    turn = until(core, "organisatie")
    turn = conversation.answer(core, ACTOR, turn.gesprek, "organisatie", "FS")

    assert (None, ["family_supporters"]) == (turn.refusal, turn.gesprek.answers["organisatie"])
