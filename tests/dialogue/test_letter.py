# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The paragraphs of a letter: our words and the person's, each on its own, and nothing that was not told."""

from __future__ import annotations

from typing import Any

import pytest

from klachtgids.dialogue.letter import LetterPart, compose
from klachtgids.dialogue.models import Letter
from tests.tiny import book, walk

LIST = {"items": ["1", "2"], "laatste": 2, "klaar": True}
TOLD = {
    "onderdelen__1__punt": "Te laat",
    "onderdelen__1__over_wie": "Kim",
    "onderdelen__2__punt": "Te kort",
    "onderdelen__2__over_wie": None,
}


def parts(*lines: dict[str, Any]) -> list[tuple[str | None, Any]]:
    """The paragraphs of a letter with these lines, after a list of two points: our words and the answer of each."""
    letter = Letter.model_validate({"id": "brief", "title": "Brief", "to": "zelf", "lines": lines})
    walked = walk("lists", onderdelen=LIST, wens="Excuses", **TOLD)
    return [_read(each) for each in compose(letter, book("lists").questions, walked.view)]


def _read(part: LetterPart) -> tuple[str | None, Any]:
    return None if part.text is None else part.text.u, part.value


def test_words_and_answers_stand_in_the_order_of_the_file() -> None:
    """Fixed words, the person's own, or both."""
    assert [("Beste lezer,", None), ("Wens:", "Excuses"), (None, "Excuses")] == parts(
        {"text": "Beste lezer,"}, {"text": "Wens:", "answer": "wens"}, {"answer": "wens"}
    )


def test_an_answer_that_was_skipped_or_never_asked_leaves_no_trace_of_its_line() -> None:
    """Nobody gets to read that something was not told."""
    assert [("Over:", "Kim")] == parts({"each": "onderdelen", "text": "Over:", "answer": "over_wie"})
    assert [] == parts({"text": "Naam:", "answer": "naam"})


def test_all_of_the_first_item_stands_before_all_of_the_second() -> None:
    """Lines about one list that follow each other stay together."""
    told = parts({"each": "onderdelen", "text": "Wat:", "answer": "punt"}, {"each": "onderdelen", "answer": "over_wie"})
    assert [("Wat:", "Te laat"), (None, "Kim"), ("Wat:", "Te kort")] == told


@pytest.mark.parametrize(("wish", "expected"), [("Excuses", [("Ja.", None)]), ("Iets anders", [])])
def test_a_line_is_there_only_when_its_condition_holds(wish: str, expected: list[tuple[str | None, Any]]) -> None:
    """`when` may hang on any answer of the path."""
    assert expected == parts({"text": "Ja.", "when": {"wens": wish}})
