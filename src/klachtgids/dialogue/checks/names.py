# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names in a book that must be known elsewhere: rules, facts, topics, slots, fields, values, lists and dialogues."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from typing import Any, get_args

from klachtgids.dialogue.checks.finding import Finding, Material
from klachtgids.dialogue.checks.inside import spots
from klachtgids.dialogue.condition import Answered, Compare, Condition, Fact, Rule, Some, Track, parts
from klachtgids.dialogue.models import Question
from klachtgids.dialogue.moments.span import Precisie

YES_NO = ("ja", "nee")


def check(material: Material) -> Iterator[Finding]:
    """Every name that leads nowhere, with the nearest one that does."""
    for spot in spots(material.book):
        reasons = [reason for condition in spot.conditions for reason in _of_condition(material, condition)]
        reasons += [reason for text in spot.texts for reason in _of_slots(material, text.slots())]
        yield from (material.at(spot.kind, spot.thing, reason) for reason in reasons)
    for question in material.book.questions.values():
        for reason in _of_question(material, question):
            yield material.at("question", question.id, reason)
    for outcome in material.book.outcomes.values():
        for reason in (*_of_topic(material, outcome.topic), *_of_slots(material, {outcome.qr} - {None})):
            yield material.at("outcome", outcome.id, reason)
    lined = [("letter", each.id, each.lines) for each in material.book.letters.values()]
    lined += [("question", each.id, each.reads) for each in material.book.questions.values()]
    for kind, thing, lines in lined:
        for line in lines:
            wanted = [(line.answer, "vraag"), (line.each, "list")]
            for reason in (each for name, what in wanted for each in _known(what, name, material.book.questions)):
                yield material.at(kind, thing, reason)


def values_of(material: Material, question: Question) -> tuple[Any, ...]:
    """What an answer to this question can be compared with; empty when there is nothing to compare."""
    options = tuple(option.id for option in question.options)
    match question.kind:
        case "yes_no" | "notice":
            return YES_NO
        case "consent":
            return options or YES_NO
        case "organisation":
            return options + tuple(each.id for each in material.regelingen.organisaties)
        case "date":
            return options + get_args(Precisie)
        case "list":
            return ()
        case _:
            return options


def _of_condition(material: Material, condition: Condition) -> Iterator[str]:
    book = material.book
    for part in parts(condition):
        match part:
            case Compare(question):
                yield from _known("vraag", question, book.questions)
                if question in book.questions:
                    yield from _of_values(part, values_of(material, book.questions[question]))
            case Answered(question):
                yield from _known("vraag", question, book.questions)
            case Some(name):
                yield from _known("list", name, [each.id for each in book.questions.values() if each.kind == "list"])
            case Fact():
                yield from _of_fact(material, part)
            case Rule(name):
                yield from _known("regel (rule)", name, material.rules)
            case Track(names):
                for name in names:
                    yield from _known("dialoog", name, book.dialogues)
            case _:
                pass


def _of_values(part: Compare, possible: tuple[Any, ...]) -> Iterator[str]:
    for value in part.values:
        if not possible:
            yield f"met het antwoord op `{part.question}` valt niets te vergelijken; gebruik answered of some"
            return
        if value not in possible:
            yield f"`{part.question}` kan nooit `{value}` zijn{_near(str(value), [str(each) for each in possible])}"


def _of_fact(material: Material, part: Fact) -> Iterator[str]:
    known = material.regelingen.known_facts
    yield from _known("feit", part.name, known)
    soort = known.get(part.name)
    if soort is None or part.values is None:
        return
    for value in part.values:
        if soort.soort == "ja_nee" and not isinstance(value, bool):
            yield f"het feit `{part.name}` is true of false, nooit `{value}`"
        elif soort.keuzes and value not in soort.keuzes:
            yield f"het feit `{part.name}` kan nooit `{value}` zijn{_near(str(value), soort.keuzes)}"


def _of_question(material: Material, question: Question) -> Iterator[str]:
    yield from _of_topic(material, question.topic)
    if question.field is not None and material.fields is not None:
        known = material.fields.known
        if question.field.startswith(material.fields.own or (" ",)) or _near(question.field, known):
            yield from _known("plek in het register (field)", question.field, known)
        kinds = material.fields.kinds.get(question.field)
        if kinds is not None and question.kind not in kinds:
            yield f"in `{question.field}` past een vraag van soort {' of '.join(sorted(kinds))}, niet {question.kind}"
    for option in question.options:
        if option.hulp is not None and not material.regelingen.unknown_for(option.hulp):
            yield f"option `{option.id}`: geen organisatie staat voor 'weet ik niet' bij hulp `{option.hulp}`"


def _of_topic(material: Material, topic: str | None) -> Iterator[str]:
    yield from _known(
        "onderwerp (topic)", topic, {name for each in material.regelingen.regelingen for name in each.onderwerpen}
    )


def _of_slots(material: Material, names: Collection[str | None]) -> Iterator[str]:
    for name in sorted(filter(None, names)):
        yield from _known("gat", name, material.slots)


def _known(what: str, name: str | None, among: Collection[str]) -> Iterator[str]:
    if name is not None and name not in among:
        yield f"{what} `{name}` bestaat niet{_near(name, among)}"


def _near(name: str, among: Collection[str]) -> str:
    near = difflib.get_close_matches(name, list(among), n=1)
    return f"; bedoelt u `{near[0]}`?" if near else ""
