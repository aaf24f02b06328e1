# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The walk: answers are replayed from the first question until one is missing or no longer fits.

State is never stored. What is on the path counts and is filed; what is not stays in the answers and is offered when
its question comes back. Nothing here writes, reads a clock or knows a person.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.file import START, Book
from klachtgids.dialogue.fitting import confirmed, fits, is_option, list_value
from klachtgids.dialogue.graph import OUTCOME, Graph, opened_by, target
from klachtgids.dialogue.models import Outcome, Question, Route
from klachtgids.dialogue.prompt import CONFIRM
from klachtgids.dialogue.view import MISSING, ItemView, Walking
from klachtgids.faults import Fault
from klachtgids.machine import Move, Mover

if TYPE_CHECKING:
    from klachtgids.regeling.file import Regelingen

Rules = Mapping[str, Callable[[Any], bool | None]]


@dataclass(frozen=True, slots=True)
class Step:
    """One answer on the path: where it is kept, its question, its value, the list item and track it belongs to."""

    key: str
    question: Question
    value: Any = field(repr=False)
    track: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What is to be answered next: the key, its question, the list item, whether it is the confirmation of a value."""

    key: str
    question: Question
    item: str | None = None
    confirm: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """The outcome of one track, with the reasons (ids of `because`) that the routes to that track and in it gave."""

    outcome: Outcome
    track: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """The whole path: the steps, what comes next (None at the end), the outcomes so far, and what may be looked at.

    `pending` holds answers that the last taken route sets (a change of kind): the intake writes them and walks again.
    `state` and `ahead` (tracks still to come) are where the path stands, for counting what is still to be asked.
    """

    steps: tuple[Step, ...]
    next: Missing | None
    endings: tuple[Ending, ...]
    view: Walking
    routes: tuple[tuple[str, Route], ...]
    state: str
    ahead: tuple[str, ...]
    pending: Mapping[str, str] = field(default_factory=dict)

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons that the routes gave so far, in order."""
        return tuple(route.because for _question, route in self.routes if route.because)

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)


@dataclass(slots=True)
class _Cursor:
    """What walks through the shared machine: its state, what it may look at, and the route taken last."""

    state: str
    view: Walking
    taken: Route | None = None


class LoopFault(Fault):
    """The routes of a file lead in a circle: a fault of the file, found by `controleer` before anyone meets it."""

    title = "Hier loopt het gesprek rond"


class Walker:
    """A book with its machine, built once and shared by all conversations."""

    def __init__(self, book: Book, regelingen: Regelingen, rules: Rules) -> None:
        self.book = book
        self.regelingen = regelingen
        self.rules = rules
        states = {*book.questions, *(target(r) for q in book.questions.values() for r in q.routes)}
        moves = [
            Move(question.id, partial(_takes, route), target(route))
            for question in book.questions.values()
            for route in question.routes
        ]
        self._mover = Mover(sorted(states), moves)
        self._last: tuple[Mapping[str, Any], date, Walk] | None = None

    @cached_property
    def graph(self) -> Graph:
        """The places and ways of the book, for counting what is still to come."""
        return Graph(self.book)

    def walk_again(self, answers: Mapping[str, Any], today: date) -> Walk:
        """As `walk`; the walk of the turn before is not replayed, for an answer begins where that turn ended."""
        last = self._last
        if last is None or last[1] != today or last[0] != answers:
            last = (dict(answers), today, self.walk(answers, today))
            self._last = last
        return last[2]

    def walk(self, answers: Mapping[str, Any], today: date) -> Walk:
        """Replay `answers` (`{key: value}`) as they stand on `today`."""
        view = Walking(today, self.regelingen, self.rules)
        cursor = _Cursor("", view)
        steps: list[Step] = []
        endings: list[Ending] = []
        routes: list[tuple[str, Route]] = []
        ahead: deque[tuple[str, tuple[str, ...]]] = deque([(START, ())])
        passed: set[tuple[str, str]] = set()
        while ahead:
            view.track, because = ahead.popleft()
            cursor.state = self.book.first(view.track)
            while (question := self.book.questions.get(cursor.state)) is not None:
                missing = _take(self.book, question, answers, view, steps)
                unset: dict[str, str] = {}
                if missing is None:
                    route = self._step(cursor, passed)
                    unset = {key: value for key, value in route.set.items() if answers.get(key) != value}
                    if not unset:
                        routes.append((question.id, route))
                        because += (route.because,) if route.because else ()
                        continue
                    _put_back(question, view, steps)
                    missing = Missing(question.id, question)
                left = tuple(name for name, _because in ahead)
                return Walk(tuple(steps), missing, tuple(endings), view, tuple(routes), question.id, left, unset)
            if cursor.state.startswith(OUTCOME):
                outcome = self.book.outcomes[cursor.state.removeprefix(OUTCOME)]
                endings.append(Ending(outcome, view.track, because))
            else:
                ahead.extendleft((name, because) for name in reversed(opened_by(cursor.state)))
        return Walk(tuple(steps), None, tuple(endings), view, tuple(routes), cursor.state, ())

    def _step(self, cursor: _Cursor, passed: set[tuple[str, str]]) -> Route:
        """Take the route that holds; LoopFault where this track has been before (a question stands once in a track)."""
        here = (cursor.view.track, cursor.state)
        if here in passed:
            raise LoopFault(cursor.state)
        passed.add(here)
        self._mover.step(cursor)
        assert cursor.taken is not None  # a move is only taken through `_takes`
        return cursor.taken


def _takes(route: Route, cursor: _Cursor) -> bool:
    if route.when is None or route.when.holds(cursor.view) is True:
        cursor.taken = route
        return True
    return False


def _take(
    book: Book, question: Question, answers: Mapping[str, Any], view: Walking, steps: list[Step]
) -> Missing | None:
    """Move the answers of one question onto the path; what is missing, if anything, comes back."""
    if question.id in view.values:
        return None
    if question.kind == "list":
        return _take_list(book, question, answers, view, steps)
    value = answers.get(question.id, MISSING)
    if value is MISSING or not fits(question, value, view):
        return Missing(question.id, question)
    if not confirmed(question, answers):
        return Missing(f"{question.id}/{CONFIRM}", question, confirm=True)
    _put(question, value, view)
    steps.append(Step(question.id, question, value, view.track))
    return None


def _take_list(
    book: Book, question: Question, answers: Mapping[str, Any], view: Walking, steps: list[Step]
) -> Missing | None:
    value = list_value(question, answers)
    items = view.lists.setdefault(question.id, {})
    for item in value["items"]:
        taken = items.setdefault(item, {})
        seen = ItemView(view, taken)
        for inner in question.item:
            key, asked = f"{question.id}/{item}/{inner}", book.questions[inner]
            given = answers.get(key, MISSING)
            if given is MISSING or not fits(asked, given, seen):
                return Missing(key, asked, item)
            taken[inner] = given
            steps.append(Step(key, asked, given, view.track, item))
    if not value["klaar"]:
        return Missing(question.id, question)
    view.values[question.id] = value
    steps.append(Step(question.id, question, value, view.track))
    return None


def _put(question: Question, value: Any, view: Walking) -> None:
    view.values[question.id] = value
    if question.kind == "organisation" and isinstance(value, list):
        view.chosen = tuple(value)
        return
    chosen = value["optie"] if is_option(value) else value if question.kind == "choice" else None
    option = question.option(chosen)
    if option is not None:
        view.je = view.je or option.je
        if option.hulp is not None:
            view.chosen = view.regelingen.unknown_for(option.hulp)


def _put_back(question: Question, view: Walking, steps: list[Step]) -> None:
    """Take the answer just given off the path again: its question stays open until what its route sets is set."""
    if steps and steps[-1].key == question.id:
        steps.pop()
        del view.values[question.id]
