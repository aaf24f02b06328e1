# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many questions are at most still to come: the longest way from here through the graph of routes.

A route is left out only when what was answered on the path has settled that it cannot be taken; what may still change
stays open. What has been answered already and still fits is not counted, and a question that several tracks ask
counts once. So the number never grows by going on, except when the person adds a point to a list, or first answers in
another language than Dutch.

Invariant: what was counted once is remembered by all that the count depends on, which is no word of anybody: the place,
which questions have been answered, and what the path has settled about the conditions that lie ahead.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from klachtgids.dialogue.condition import Answered, Compare, Condition, Fact, Some, Track
from klachtgids.dialogue.file import Book
from klachtgids.dialogue.fitting import confirmed, fits, list_value
from klachtgids.dialogue.graph import Graph, Place, Sight, may_hold
from klachtgids.dialogue.models import Question
from klachtgids.dialogue.view import ItemView, Walking
from klachtgids.dialogue.walk import Walk

Key = tuple[Place, tuple[str, ...], frozenset[str]]
MOST: Final = 2048
"""How many counts are remembered."""


def still_to_come(graph: Graph, walk: Walk, answers: Mapping[str, Any]) -> int:
    """The most prompts still to be answered, the open one included; 0 at the end."""
    if walk.next is None:
        return 0
    place = Place(walk.view.track, walk.state)
    sight = graph.sight(place, walk.ahead)
    like = (place, walk.ahead, *_all_it_depends_on(graph.book, sight, walk.view, answers))
    found = graph.counted.get(like)
    if found is None:
        if len(graph.counted) >= MOST:
            graph.counted.clear()
        found = graph.counted[like] = counted(graph, walk, answers)
    return found


def _all_it_depends_on(book: Book, sight: Sight, view: Walking, answers: Mapping[str, Any]) -> tuple[Any, ...]:
    """What has been answered of what lies ahead, on the path and (in prompts) off it, and what routes ask of answers.

    Facts follow from the organisations that were chosen; nothing else that a route asks is ever settled.
    """
    values = view.values
    beside = {key.split("/")[0] for key in answers.keys() - values.keys()} & sight.questions - values.keys()
    return (
        sight.questions.intersection(values),
        tuple((name, prompts_of(book, book.questions[name], answers, view)) for name in sorted(beside)),
        tuple([part.holds(view) for question, parts in sight.asked if question in values for part in parts]),
        tuple([question for question, _parts in sight.asked if question in values]),
        view.chosen,
    )


def counted(graph: Graph, walk: Walk, answers: Mapping[str, Any]) -> int:
    """As `still_to_come`, counted anew; there must be something to ask."""
    known: dict[Key, int] = {}

    def longest(place: Place, rest: tuple[str, ...], seen: frozenset[str]) -> int:
        """From `place`, with the tracks `rest` after it, when the questions in `seen` have been counted already."""
        if seen:
            seen = frozenset(name for name in seen if _comes_again(graph, name, place, rest))
        key = (place, rest, seen)
        if key in known:
            return known[key]
        known[key] = 0  # a file that goes round in a circle still gets a number
        question = graph.book.questions.get(place.state)
        if question is not None:
            here = 0 if question.id in seen else prompts_of(graph.book, question, answers, walk.view)
            most = 0
            for way in graph.ways(place):
                if _may_be_taken(way.route.when, walk.view, place.track):
                    again = here > 0 and _comes_again(graph, question.id, way.to, rest)
                    most = max(most, longest(way.to, rest, seen | {question.id} if again else seen))
            known[key] = here + most
        elif opened := graph.opened(place):
            known[key] = longest(opened[0], tuple(each.track for each in opened[1:]) + rest, seen)
        elif rest:
            known[key] = longest(graph.first(rest[0]), rest[1:], seen)
        return known[key]

    here = longest(Place(walk.view.track, walk.state), walk.ahead, frozenset())
    return here + (prompts_of(graph.book, graph.book.questions[walk.state], answers, walk.view) == 0)


def prompts_of(book: Book, question: Question, answers: Mapping[str, Any], view: Walking) -> int:
    """How many prompts a question still takes: a list one for each open item answer and one to close it."""
    if question.id in view.values:
        return 0
    if question.kind == "list":
        value = list_value(question, answers)
        keys = [
            (f"{question.id}/{item}/{inner}", book.questions[inner])
            for item in value["items"]
            for inner in question.item
        ]
        seen = ItemView(view, {})
        return sum(key not in answers or not fits(asked, answers[key], seen) for key, asked in keys) + (
            not value["klaar"]
        )
    if question.id in answers and fits(question, answers[question.id], view):
        return int(not confirmed(question, answers))
    return 1 + question.confirm


def _comes_again(graph: Graph, name: str, place: Place, rest: tuple[str, ...]) -> bool:
    """Whether a question can be met from `place` on or in one of the tracks after it."""
    return name in graph.reach(place) or any(name in graph.reach(graph.first(track)) for track in rest)


def _may_be_taken(when: Condition | None, view: Walking, track: str) -> bool:
    return when is None or may_hold(when, partial(_settled, view, track)) is not False


def _settled(view: Walking, track: str, part: Condition) -> bool | None:
    """What the path has settled for good about a smallest condition; None while another answer can still change it."""
    match part:
        case Track(dialogues):
            return track in dialogues
        case Compare(question) | Answered(question) | Some(question):
            return part.holds(view) if question in view.values else None
        case Fact():
            return part.holds(view)
        case _:
            return None
