# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known for sure at each place of a book, whatever path led there, and what a condition tells and asks.

Known are questions that were answered (`soort`), questions with an answer that was not skipped (`soort=`), and that an
organisation was chosen (`@organisatie`). A place together with the tracks still to come is a stand; a set holds at a
stand when it holds on every path to it. A book with a circle has no such sets: `reach` is asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from klachtgids.dialogue.checks.finding import Material
from klachtgids.dialogue.condition import All, Answered, AnyOf, Compare, Condition, Fact, Not, Rule, Some
from klachtgids.dialogue.graph import Place, Way, in_track, may_hold
from klachtgids.dialogue.models import Question, Route

CHOSEN = "@organisatie"
Known = frozenset[str]
NOTHING: Known = frozenset()
ORGANISATION = object()
"""Stands for any organisation among the answers to a question of kind organisation."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A place and the tracks that come after it."""

    place: Place
    rest: tuple[str, ...]


class Asking:
    """A path on which nothing has been answered, that keeps what it is asked for: what a rule or slot needs."""

    track = ""
    today = date(2026, 1, 1)

    def __init__(self, regelingen: Any) -> None:
        self.regelingen = regelingen
        self.asked: set[str] = set()

    def value(self, question_id: str) -> None:
        self.asked.add(question_id)

    def answered(self, question_id: str) -> bool:
        self.asked.add(question_id)
        return False

    def organisaties(self) -> tuple[str, ...]:
        self.asked.add(CHOSEN)
        return ()

    def facts(self, _name: str) -> tuple[Any, ...]:
        return self.organisaties()

    def items(self, list_id: str) -> None:
        self.asked.add(list_id)


@dataclass(slots=True)
class Needs:
    """What rules and slots need, found out by asking each once on a path without answers.

    A rule needs what it asked for when it then said None: it cannot know. One that says yes or no all the same needs
    nothing. A slot needs all it asked for.
    """

    material: Material
    _rules: dict[str, Known] = field(default_factory=dict)
    _slots: dict[str, Known] = field(default_factory=dict)

    def rule(self, name: str) -> Known:
        """What must have been answered for this rule to say yes or no."""
        if name not in self._rules:
            self._rules[name] = self._ask(self.material.rules.get(name), only_if_none=True)
        return self._rules[name]

    def slot(self, name: str) -> Known:
        """What must have been answered for this slot to have its value."""
        if name not in self._slots:
            self._slots[name] = self._ask(self.material.slots.get(name), only_if_none=False)
        return self._slots[name]

    def _ask(self, function: Callable[[Any], Any] | None, *, only_if_none: bool) -> Known:
        if function is None:
            return NOTHING
        view = Asking(self.material.regelingen)
        said = function(view)
        return NOTHING if only_if_none and said is not None else frozenset(view.asked)


def tells(condition: Condition | None, needs: Needs, *, holds: bool = True) -> Known:
    """What is known when the condition is True (`holds`) or False: never known from None."""
    match condition:
        case All(parts) | AnyOf(parts):
            told = [tells(part, needs, holds=holds) for part in parts]
            every = isinstance(condition, All) is holds
            return NOTHING.union(*told) if every else told[0].intersection(*told[1:])
        case Not(part):
            return tells(part, needs, holds=not holds)
        case Compare(question, _, negated):
            return frozenset({question, f"{question}="} if holds is not negated else {question})
        case Answered(question):
            return frozenset({question, f"{question}="}) if holds else NOTHING
        case Fact():
            return frozenset({CHOSEN})
        case Some(name):
            return frozenset({name, f"{name}="})
        case Rule(name):
            needed = needs.rule(name)
            return needed | {f"{each}=" for each in needed} if holds else needed
        case _:
            return NOTHING


def lacks(condition: Condition, known: Known, material: Material, needs: Needs, track: str) -> Known:
    """What the condition reads that is not known, and that no part beside it makes sure of first."""
    if may_hold(condition, in_track(track)) is not None:
        return NOTHING
    match condition:
        case All(parts) | AnyOf(parts):
            holds = isinstance(condition, All)
            clean = [part for part in parts if not lacks(part, known, material, needs, track)]
            missing = NOTHING
            for part in parts:
                beside = [tells(each, needs, holds=holds) for each in clean if each is not part]
                missing |= lacks(part, known.union(*beside), material, needs, track)
            return missing
        case Not(part):
            return lacks(part, known, material, needs, track)
        case Compare(question):
            return frozenset({question}) - known
        case Fact():
            return frozenset({CHOSEN}) - known
        case Some(name, inner):
            items = material.book.questions[name].item if name in material.book.questions else ()
            return (frozenset({name}) - known) | lacks(inner, known.union(items), material, needs, track)
        case Rule(name):
            return needs.rule(name) - known
        case _:
            return NOTHING


def knowledge(material: Material, needs: Needs) -> Mapping[Stand, Known]:
    """For each stand that some path comes by, what is known on every path to it, before its question is answered."""
    known: dict[Stand, Known] = {}
    for stand in _in_order(material):
        here = known.setdefault(stand, NOTHING)
        for onward, told in after(material, needs, stand):
            known[onward] = known[onward] & (here | told) if onward in known else here | told
    return known


def after(material: Material, needs: Needs, stand: Stand) -> Iterable[tuple[Stand, Known]]:
    """Where the walk can go from a stand, and what is known more when it goes there."""
    graph, question = material.graph, material.book.questions.get(stand.place.state)
    if question is not None:
        ways = graph.ways(stand.place)
        for way, left in zip(ways, remaining(question, ways), strict=True):
            wanted = _wanted(question, way.route)
            chosen = chosen_by(question, left if wanted is None else left & wanted)
            told = answered(question) | tells(way.route.when, needs) | chosen
            yield Stand(way.to, stand.rest), told
    elif opened := graph.opened(stand.place):
        yield Stand(opened[0], tuple(each.track for each in opened[1:]) + stand.rest), NOTHING
    elif stand.rest:
        yield Stand(graph.first(stand.rest[0]), stand.rest[1:]), NOTHING


def answered(question: Question) -> Known:
    """What is known once a question has been answered."""
    return frozenset({question.id} if question.may_skip else {question.id, f"{question.id}="})


def _in_order(material: Material) -> list[Stand]:
    """Every stand, each after all that lead to it."""
    nothing = Needs(material)
    done: dict[Stand, None] = {}
    todo: list[tuple[Stand, bool]] = [(Stand(material.graph.start, ()), False)]
    while todo:
        stand, left = todo.pop()
        if left:
            done[stand] = None
        elif stand not in done:
            todo.append((stand, True))
            todo.extend((onward, False) for onward, _ in after(material, nothing, stand) if onward not in done)
    return list(reversed(done))


def remaining(question: Question, ways: Iterable[Way]) -> Iterator[set[object]]:
    """For each way the answers that the ways before it have left over, as far as those compare this very answer."""
    left: set[object] = {option.id for option in question.options}
    if question.kind == "organisation":
        left.add(ORGANISATION)
    for way in ways:
        yield left
        wanted = _wanted(question, way.route)
        if isinstance(way.route.when, Compare) and wanted is not None:
            left = left - wanted


def _wanted(question: Question, route: Route) -> set[object] | None:
    """The answers to this question that the route asks for, None when it does not say."""
    parts = route.when.parts if isinstance(route.when, All) else (route.when,)
    for part in parts:
        if isinstance(part, Compare) and part.question == question.id and not part.negated:
            return set(part.values)
    return None


def chosen_by(question: Question, answers: set[object]) -> Known:
    """That an organisation is chosen, when each of these answers chooses one."""
    choosing: set[object] = {option.id for option in question.options if option.hulp is not None}
    if question.kind == "organisation":
        choosing.add(ORGANISATION)
    if question.kind not in {"organisation", "choice"} or not answers <= choosing or question.may_skip:
        return NOTHING
    return frozenset({CHOSEN})
