# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going on where the turn before stood gives the walk that replaying everything gives."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest

from klachtgids.dialogue.asking import prompt_for
from klachtgids.dialogue.walk import Walk, Walker
from tests.dialogue.test_ahead import MOST_TURNS, TINY, all_talks, real, step, values_for
from tests.tiny import TODAY, walker

TALKS = 120


def same(whole: Walker, answers: Mapping[str, Any], since: Walk | None) -> Walk:
    """The walk of these answers from where the last one stood, after comparing it with the walk of all of them."""
    again = whole.walk(answers, TODAY, since)
    assert whole.walk(answers, TODAY) == again, answers
    return again


@pytest.mark.parametrize("name", TINY)
def test_every_turn_of_every_tiny_conversation_walks_the_same(name: str) -> None:
    """Each feature of the language, each answer after each other one (design 3.2)."""
    whole, since = walker(name), None
    for answers, _walked in all_talks(whole, {}):
        since = same(whole, answers, since)


@pytest.mark.parametrize("number", range(TALKS))
def test_a_conversation_with_second_thoughts_walks_the_same(number: int) -> None:
    """The real dialogues: any answer, now and then an earlier one changed or taken back, answers off the path kept."""
    whole, random = real(), Random(number)
    answers: dict[str, Any] = {}
    since = None
    for _turn in range(MOST_TURNS):
        walked = same(whole, answers, since)
        before = dict(walked.view.values)
        if walked.next is None or (answers and random.random() < 0.1):
            key = random.choice(sorted(answers))
            answers = {name: value for name, value in answers.items() if name != key}
        else:
            value = random.choice(values_for(prompt_for(walked, walked.next, answers)))
            answers = step(whole, answers, walked, value)
        since = same(whole, answers, walked)
        assert before == walked.view.values, "a walk that was given back does not change"
