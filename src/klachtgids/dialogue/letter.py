# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters from the path: our fixed words and the person's own, each on its own lines, never mixed in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from klachtgids.dialogue.asking import slots_of
from klachtgids.dialogue.condition import View
from klachtgids.dialogue.models import Letter, LetterLine, Question
from klachtgids.dialogue.view import Walking
from klachtgids.words.wording import Text


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A paragraph of a letter: words of ours with their slots, or an answer of the person, or both in that order.

    `choices` maps the id of what was chosen to its words, where the question itself does not know them. `key` is where
    the answer is kept; `by_helper` tells that it was filled in by who helps, where that is known.
    """

    text: Text | None
    slots: Mapping[str, Any]
    question: Question | None = None
    value: Any = None
    choices: Mapping[str, Text] = field(default_factory=dict)
    key: str | None = None
    by_helper: bool = False


def compose(letter: Letter, questions: Mapping[str, Question], view: Walking) -> tuple[LetterPart, ...]:
    """The paragraphs of a letter that hold on this path, as `compose_lines` makes them."""
    return compose_lines(letter.lines, questions, view)


def compose_lines(
    lines: Iterable[LetterLine], questions: Mapping[str, Question], view: Walking
) -> tuple[LetterPart, ...]:
    """The lines that hold on this path. A line whose answer was skipped or never asked is left out.

    Lines about the same list that follow each other stay together: all of the first item, then all of the second.
    """
    return tuple(
        part
        for each, together in _together(lines)
        for where, place in _places(each, view)
        for line in together
        for part in _parts(line, questions, view, where, place)
    )


def _together(lines: Iterable[LetterLine]) -> Iterable[tuple[str | None, tuple[LetterLine, ...]]]:
    return [(each, tuple(found)) for each, found in groupby(lines, key=lambda line: line.each)]


def _places(each: str | None, view: Walking) -> Iterable[tuple[str, View]]:
    """What to look at, with how the keys of the answers begin there: the whole path, or each item of a list."""
    if each is None:
        return (("", view),)
    return zip((f"{each}/{item}/" for item in view.lists.get(each, ())), view.items(each) or (), strict=True)


def _parts(
    line: LetterLine, questions: Mapping[str, Question], view: Walking, where: str, place: View
) -> Iterable[LetterPart]:
    if line.when is not None and line.when.holds(place) is not True:
        return
    if line.answer is None:
        yield LetterPart(line.text, _slots(line.text, view))
    elif place.answered(line.answer) and place.value(line.answer) is not None:
        key = f"{where}{line.answer}"
        yield LetterPart(line.text, _slots(line.text, view), questions[line.answer], place.value(line.answer), key=key)


def _slots(text: Text | None, view: Walking) -> dict[str, Any]:
    return {} if text is None else slots_of([text], view)
