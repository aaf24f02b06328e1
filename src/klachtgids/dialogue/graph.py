# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The graph of a book: from each question in each track, the routes that may be taken and where they lead.

A question can stand in several tracks and go on differently in each, so a place is a track and a state. Routes that
ask for another track are left out; no other condition is looked at. Circles are allowed here: `checks` finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from klachtgids.dialogue.condition import All, Answered, AnyOf, Compare, Condition, Not, Some, Track
from klachtgids.dialogue.file import START, Book
from klachtgids.dialogue.models import Route

OUTCOME = "outcome:"
TRACKS = "tracks:"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a walk can stand: a track, and a question id, `outcome:<id>` or `tracks:<a>+<b>`."""

    track: str
    state: str


@dataclass(frozen=True, slots=True)
class Way:
    """One route that may be taken from a place, and the place it leads to."""

    route: Route
    to: Place


@dataclass(frozen=True, slots=True)
class Sight:
    """What can still be met: the questions, and what routes ask of answers, by the question whose answer it is."""

    questions: frozenset[str]
    asked: tuple[tuple[str, tuple[Compare | Answered | Some, ...]], ...]


class Graph:
    """The places and ways of one book; made once, shared, and filled in as it is looked at."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._ways: dict[Place, tuple[Way, ...]] = {}
        self._reach: dict[Place, frozenset[str]] = {}
        self._sight: dict[tuple[Place, tuple[str, ...]], Sight] = {}
        self.counted: dict[tuple[Any, ...], int] = {}
        """What was counted on these ways, by all that it depends on (see `ahead`)."""

    @property
    def start(self) -> Place:
        """Where every conversation begins."""
        return self.first(START)

    def first(self, track: str) -> Place:
        """Where a track begins."""
        return Place(track, self.book.first(track))

    def ways(self, place: Place) -> tuple[Way, ...]:
        """The routes that may be taken here, in order, up to the first that always holds; none at an outcome."""
        found = self._ways.get(place)
        if found is None:
            found = self._ways[place] = tuple(self._open(place))
        return found

    def opened(self, place: Place) -> tuple[Place, ...]:
        """The beginnings of the tracks that open here; nothing at a question or an outcome."""
        return tuple(self.first(name) for name in opened_by(place.state))

    def onward(self, place: Place) -> tuple[Place, ...]:
        """Every place that can come directly after this one, the tracks that open here included."""
        return tuple(way.to for way in self.ways(place)) + self.opened(place)

    def places(self) -> tuple[Place, ...]:
        """Every place that some path comes by, in the order in which they are first met."""
        seen: dict[Place, None] = {}
        todo = [self.start]
        while todo:
            place = todo.pop()
            if place not in seen:
                seen[place] = None
                todo.extend(reversed(self.onward(place)))
        return tuple(seen)

    def reach(self, place: Place) -> frozenset[str]:
        """The questions that can be asked from here on, this one included."""
        found = self._reach.get(place)
        if found is None:
            places = self.beyond(place)
            found = self._reach[place] = frozenset(each.state for each in places if each.state in self.book.questions)
        return found

    def sight(self, place: Place, rest: tuple[str, ...]) -> Sight:
        """What can be met from here on and in the tracks `rest` that come after it."""
        found = self._sight.get((place, rest))
        if found is None:
            places = {each for start in (place, *map(self.first, rest)) for each in self.beyond(start)}
            asked: dict[str, dict[Compare | Answered | Some, None]] = {}
            for part in (part for each in places for way in self.ways(each) for part in smallest(way.route.when)):
                match part:
                    case Compare(question) | Answered(question) | Some(question):
                        asked.setdefault(question, {})[part] = None
                    case _:
                        pass
            found = self._sight[place, rest] = Sight(
                frozenset(each.state for each in places if each.state in self.book.questions),
                tuple((question, tuple(parts)) for question, parts in asked.items()),
            )
        return found

    def beyond(self, place: Place) -> frozenset[Place]:
        """Every place that a path can come to from here, this one included."""
        seen: set[Place] = set()
        todo = [place]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo.extend(self.onward(here))
        return frozenset(seen)

    def _open(self, place: Place) -> Iterator[Way]:
        question = self.book.questions.get(place.state)
        for route in question.routes if question is not None else ():
            holds = may_hold(route.when, in_track(place.track))
            if holds is not False:
                yield Way(route, Place(place.track, target(route)))
            if holds:
                return


def target(route: Route) -> str:
    """The state a route leads to: a question id, `outcome:<id>` or `tracks:<a>+<b>`."""
    if route.to is not None:
        return route.to
    if route.outcome is not None:
        return f"{OUTCOME}{route.outcome}"
    return TRACKS + "+".join(route.tracks or (str(route.dialogue),))


def opened_by(state: str) -> tuple[str, ...]:
    """The dialogues that a state of tracks opens, in the order they are run; none at a question or an outcome."""
    return tuple(state.removeprefix(TRACKS).split("+")) if state.startswith(TRACKS) else ()


def may_hold(condition: Condition | None, known: Callable[[Condition], bool | None]) -> bool | None:
    """What a condition comes to when `known` tells what it knows of its smallest parts; None is open."""
    match condition:
        case None:
            return True
        case All(parts):
            results = [may_hold(part, known) for part in parts]
            return False if False in results else (None if None in results else True)
        case AnyOf(parts):
            results = [may_hold(part, known) for part in parts]
            return True if True in results else (None if None in results else False)
        case Not(part):
            result = may_hold(part, known)
            return None if result is None else not result
        case _:
            return known(condition)


def smallest(condition: Condition | None) -> Iterator[Condition]:
    """The parts of a condition that `may_hold` asks about; what is said of the items of a list is one of them."""
    match condition:
        case None:
            return
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from smallest(part)
        case Not(part):
            yield from smallest(part)
        case _:
            yield condition


def in_track(track: str) -> Callable[[Condition], bool | None]:
    """What is known of a smallest condition by the track alone."""
    return lambda part: track in part.dialogues if isinstance(part, Track) else None
