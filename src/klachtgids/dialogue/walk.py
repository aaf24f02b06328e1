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
from functools import partial
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.file import START, Book, Outcome, Question, Route
from klachtgids.dialogue.prompt import CONFIRM
from klachtgids.dialogue.view import MISSING, Walking, digest
from klachtgids.machine import Move, Mover

if TYPE_CHECKING:
    from klachtgids.regeling.file import Regelingen

Rules = Mapping[str, Callable[[Any], bool | None]]
FRESH_LIST: Mapping[str, Any] = {"items": ["1"], "laatste": 1, "klaar": False}


@dataclass(frozen=True, slots=True)
class Step:
    """One answer on the path: where it is kept, its question, its value, the list item and track it belongs to."""

    key: str
    question: Question
    value: Any
    track: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """What is to be answered next: the key, its question, the list item, and whether it is the confirmation of a value."""

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


class Walker:
    """A book with its machine, built once and shared by all conversations."""

    def __init__(self, book: Book, regelingen: Regelingen, rules: Rules) -> None:
        self.book = book
        self.regelingen = regelingen
        self.rules = rules
        states = {*book.questions, *(target(book, r) for q in book.questions.values() for r in q.routes)}
        moves = [
            Move(question.id, partial(_takes, route), target(book, route))
            for question in book.questions.values()
            for route in question.routes
        ]
        self._mover = Mover(sorted(states), moves)

    def walk(self, answers: Mapping[str, Any], today: date) -> Walk:
        """Replay `answers` (`{key: value}`) as they stand on `today`."""
        view = Walking(today, self.regelingen, self.rules)
        cursor = _Cursor("", view)
        steps: list[Step] = []
        endings: list[Ending] = []
        routes: list[tuple[str, Route]] = []
        ahead: deque[str] = deque([START])
        opened = 0
        while ahead:
            view.track = ahead.popleft()
            cursor.state = self.book.first(view.track)
            begun = len(routes)
            while (question := self.book.questions.get(cursor.state)) is not None:
                missing = _take(self.book, question, answers, view, steps)
                if missing is not None:
                    return Walk(tuple(steps), missing, tuple(endings), view, tuple(routes), question.id, tuple(ahead))
                self._mover.step(cursor)
                assert cursor.taken is not None  # noqa: S101  # a move is only taken through `_takes`
                unset = {k: v for k, v in cursor.taken.set.items() if answers.get(k) != v}
                if unset:
                    again = Missing(question.id, question)
                    return Walk(
                        tuple(steps), again, tuple(endings), view, tuple(routes), question.id, tuple(ahead), unset
                    )
                routes.append((question.id, cursor.taken))
            if cursor.state.startswith("outcome:"):
                outcome = self.book.outcomes[cursor.state.removeprefix("outcome:")]
                because = tuple(r.because for _question, r in routes[:opened] + routes[max(begun, opened) :] if r.because)
                endings.append(Ending(outcome, view.track, because))
            else:
                opened = len(routes)
                ahead.extendleft(reversed(cursor.state.removeprefix("tracks:").split("+")))
        return Walk(tuple(steps), None, tuple(endings), view, tuple(routes), cursor.state, ())


def target(book: Book, route: Route) -> str:
    """The state a route leads to: a question id, `outcome:<id>` or `tracks:<a>+<b>`."""
    if route.to is not None:
        return route.to
    if route.outcome is not None:
        return f"outcome:{route.outcome}"
    if route.dialogue is not None:
        return f"tracks:{route.dialogue}"
    return "tracks:" + "+".join(route.tracks or ())


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
    if question.confirm and isinstance(value, dict) and value.get("precisie") != "onbekend":
        confirmed = answers.get(f"{question.id}/{CONFIRM}")
        if confirmed != {"keuze": "ja", "geldt_voor": digest(value)}:
            return Missing(f"{question.id}/{CONFIRM}", question, confirm=True)
    _put(question, value, view)
    steps.append(Step(question.id, question, value, view.track))
    return None


def _take_list(
    book: Book, question: Question, answers: Mapping[str, Any], view: Walking, steps: list[Step]
) -> Missing | None:
    value = answers.get(question.id, FRESH_LIST)
    items = view.lists.setdefault(question.id, [])
    for item in value["items"]:
        taken: dict[str, Any] = {}
        items.append(taken)
        for inner in question.item:
            key, asked = f"{question.id}/{item}/{inner}", book.questions[inner]
            given = answers.get(key, MISSING)
            if given is MISSING or not fits(asked, given, view):
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
    elif question.kind == "choice":
        option = question.option(value)
        if option is not None:
            view.je = view.je or option.je
            if option.hulp is not None:
                view.chosen = view.regelingen.unknown_for(option.hulp)


def fits(question: Question, value: Any, view: Walking) -> bool:
    """Whether an answer given earlier still is one: its choice is still offered, its consent still for the same thing."""
    if value is None:
        return question.may_skip
    if isinstance(value, dict) and "optie" in value:
        return _offered(question, value["optie"], view)
    match question.kind:
        case "choice":
            return _offered(question, value, view)
        case "choices":
            return all(_offered(question, each, view) for each in value)
        case "consent" | "notice":
            return bool(value.get("geldt_voor") == view.scope(question))
        case "organisation":
            return all(view.regelingen.has(each) for each in value)
        case _:
            return True


def _offered(question: Question, option_id: object, view: Walking) -> bool:
    option = question.option(str(option_id))
    return option is not None and (option.when is None or option.when.holds(view) is True)
