# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Typing for another: what is assumed, which words are used, what a yes after reading back holds for."""

from __future__ import annotations

from klachtgids.dialogue.asking import prompt_for
from klachtgids.dialogue.walk import Walk
from tests.tiny import asked, ended, walk, yes_to


def text_of(walked: Walk) -> tuple[str, bool]:
    """The words of the open question, and whether help stands beside them."""
    assert walked.next is not None
    question = prompt_for(walked, walked.next, {}).question
    return question.text.u, question.help is not None


def test_what_is_assumed_is_never_asked_and_is_no_answer_of_anybody() -> None:
    """It holds for conditions and stands in no overview and no filing: nobody said it."""
    walked = walk("namens", verhaal="Lang")
    assert ["verhaal"] == [step.key for step in walked.steps]
    assert "zelf" == walked.view.value("voor_wie")
    assert ["klaar"] == ended(walked)


def test_who_types_for_another_is_asked_about_that_person_and_shortly() -> None:
    """The helper is never taken for the klager: the words say whose story it is (A5)."""
    assert ("Wat is uw verhaal?", True) == text_of(walk("namens"))
    assert ("Wat is het verhaal?", False) == text_of(walk("namens", voor_wie="ander"))


def test_a_yes_after_reading_back_holds_for_just_these_answers() -> None:
    """What changes afterwards is read back and asked again; put back as it was, the yes holds again."""
    told = {"voor_wie": "ander", "verhaal": "Lang"}
    told["akkoord"] = yes_to(walk("namens", **told))  # type: ignore[assignment]  # a consent is a table
    assert ["klaar"] == ended(walk("namens", **told))
    assert "akkoord" == asked(walk("namens", **(told | {"verhaal": "Kort"})))
    assert ["klaar"] == ended(walk("namens", **(told | {"verhaal": "Lang"})))
