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
    from klachtgids.dialogue.prompt import Prompt
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
    `passed` are the questions that each track came by, by track and id, also those that had been answered before.
    `trail` is what the walk of the next turn may go on from, `prompts` what has been worked out of this one: both
    follow from the rest.
    """

    steps: tuple[Step, ...]
    next: Missing | None
    endings: tuple[Ending, ...]
    view: Walking
    routes: tuple[tuple[str, Route], ...]
    state: str
    ahead: tuple[str, ...]
    pending: Mapping[str, str] = field(default_factory=dict)
    passed: frozenset[tuple[str, str]] = frozenset()
    trail: Trail | None = field(default=None, repr=False, compare=False)
    prompts: dict[str, Prompt] = field(default_factory=dict, repr=False, compare=False)

    def steps_of(self, ending: Ending) -> tuple[Step, ...]:
        """The answers that one outcome rests on: not those that only another track of this path came by."""
        others = {each.track for each in self.endings} - {ending.track}
        asked = {question for track, question in self.passed if track not in others}
        return tuple(step for step in self.steps if step.key.split("/")[0] in asked)

    @property
    def because(self) -> tuple[str, ...]:
        """The reasons that the routes gave so far, in order."""
        return tuple(route.because for _question, route in self.routes if route.because)

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)


@dataclass(slots=True)
class _Path:
    """What walks through the shared machine: its state, what it may look at, the route taken last, what lies behind.

    `ahead` are the tracks still to come, each with the reasons that led to it; `passed` where this path has been.
    """

    view: Walking
    state: str = ""
    taken: Route | None = None
    steps: list[Step] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)
    routes: list[tuple[str, Route]] = field(default_factory=list)
    because: tuple[str, ...] = ()
    ahead: deque[tuple[str, tuple[str, ...]]] = field(default_factory=lambda: deque([(START, ())]))
    passed: set[tuple[str, str]] = field(default_factory=set)

    def at(self, steps: int) -> _Path:
        """A path of its own that stands before the open question, when `steps` of its answers had been taken."""
        return _Path(
            view=self.view.again(),
            state=self.state,
            taken=self.taken,
            steps=self.steps[:steps],
            endings=[*self.endings],
            routes=[*self.routes],
            because=self.because,
            ahead=deque(self.ahead),
            passed={*self.passed},
        )

    def walk(self, missing: Missing | None, pending: Mapping[str, str], trail: Trail) -> Walk:
        left = tuple(name for name, _because in self.ahead)
        endings, routes = tuple(self.endings), tuple(self.routes)
        passed = frozenset(self.passed)
        return Walk(tuple(self.steps), missing, endings, self.view, routes, self.state, left, pending, passed, trail)


@dataclass(frozen=True, slots=True)
class Trail:
    """Of which answers on which day a walk is, its path, how many steps stood before the open question."""

    answers: Mapping[str, Any] = field(repr=False)
    today: date
    path: _Path = field(repr=False)
    steps: int


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
        self._set = {key for question in book.questions.values() for route in question.routes for key in route.set}

    @cached_property
    def graph(self) -> Graph:
        """The places and ways of the book, for counting what is still to come."""
        return Graph(self.book)

    def walk(self, answers: Mapping[str, Any], today: date, since: Walk | None = None) -> Walk:
        """Replay `answers` (`{key: value}`) as they stand on `today`.

        With `since`, the walk of the turn before, nothing is replayed when only its open question was answered since.
        """
        trail = None if since is None else since.trail
        if since is not None and trail is not None and trail.today == today:
            if trail.answers == answers:
                return since
            if self._only_answers_what_was_open(since, trail.answers, answers):
                return self._walked(trail.path.at(trail.steps), answers, today)
        return self._walked(_Path(Walking(today, self.regelingen, self.rules)), answers, today)

    def _only_answers_what_was_open(self, since: Walk, told: Mapping[str, Any], answers: Mapping[str, Any]) -> bool:
        """Nothing else has changed, so the path to the open question is the same: it looked at nothing of it yet."""
        if since.next is None or since.pending or since.state in self._set:
            return False
        changed = told.keys() ^ answers.keys()
        changed.update([key for key, value in told.items() if key in answers and answers[key] != value])
        return all(key.split("/")[0] == since.state for key in changed)

    def _walked(self, path: _Path, answers: Mapping[str, Any], today: date) -> Walk:
        """Go on along `path`, from its start or from the question where it stood still."""
        while True:
            before = len(path.steps)
            question = self.book.questions.get(path.state)
            if question is None:
                if path.state:
                    self._arrive(path)
                if not path.ahead:
                    return path.walk(None, {}, Trail(dict(answers), today, path, before))
                path.view.track, path.because = path.ahead.popleft()
                path.state = self.book.first(path.view.track)
                continue
            missing = _take(self.book, question, answers, path.view, path.steps)
            unset: dict[str, str] = {}
            if missing is None:
                route = self._step(path)
                unset = {key: value for key, value in route.set.items() if answers.get(key) != value}
                if not unset:
                    path.routes.append((question.id, route))
                    path.because += (route.because,) if route.because else ()
                    continue
                _put_back(question, path.view, path.steps)
                path.state = question.id
                missing = Missing(question.id, question)
            return path.walk(missing, unset, Trail(dict(answers), today, path, before))

    def _arrive(self, path: _Path) -> None:
        """A track ends in an outcome, or opens other tracks that come first."""
        if path.state.startswith(OUTCOME):
            outcome = self.book.outcomes[path.state.removeprefix(OUTCOME)]
            path.endings.append(Ending(outcome, path.view.track, path.because))
        else:
            path.ahead.extendleft((name, path.because) for name in reversed(opened_by(path.state)))

    def _step(self, path: _Path) -> Route:
        """Take the route that holds; LoopFault where this track has been before (a question stands once in a track)."""
        here = (path.view.track, path.state)
        if here in path.passed:
            raise LoopFault(path.state)
        path.passed.add(here)
        self._mover.step(path)
        assert path.taken is not None  # a move is only taken through `_takes`
        return path.taken


def _takes(route: Route, path: _Path) -> bool:
    if route.when is None or route.when.holds(path.view) is True:
        path.taken = route
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
        if question.assumed is None:
            return Missing(question.id, question)
        view.values[question.id] = question.assumed
        return None
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
        view.namens = view.namens or option.namens
        if option.hulp is not None:
            view.chosen = view.regelingen.unknown_for(option.hulp)


def _put_back(question: Question, view: Walking, steps: list[Step]) -> None:
    """Take the answer just given off the path again: its question stays open until what its route sets is set."""
    if steps and steps[-1].key == question.id:
        steps.pop()
        del view.values[question.id]
