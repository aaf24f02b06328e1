# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the routes lead: what nobody ever reaches, what goes round in a circle, and what a `set` sets."""

from __future__ import annotations

from collections.abc import Iterator

from klachtgids.dialogue.checks.finding import Finding, Material
from klachtgids.dialogue.checks.names import values_of
from klachtgids.dialogue.file import START
from klachtgids.dialogue.graph import OUTCOME, Place
from klachtgids.dialogue.models import Question

SETTABLE = frozenset({"choice", "yes_no"})


def circle(material: Material) -> tuple[Place, ...]:
    """The first way round that goes back to where it was; empty when there is none, as it should be."""
    done: set[Place] = set()
    path: dict[Place, None] = {}

    def visit(place: Place) -> tuple[Place, ...]:
        if place in path:
            return (*tuple(path)[list(path).index(place) :], place)
        if place in done:
            return ()
        path[place] = None
        found = next(filter(None, map(visit, material.graph.onward(place))), ())
        del path[place]
        done.add(place)
        return found

    return visit(material.graph.start)


def check(material: Material) -> Iterator[Finding]:
    """Circles, what is never reached, and `set` that cannot work."""
    found = circle(material)
    if found:
        names = [place.state for place in found if place.state in material.book.questions]
        yield material.at("question", names[0], f"de routes lopen in een kring: {' > '.join(names)}")
    yield from _unreached(material)
    for question in material.book.questions.values():
        for reason in _of_set(material, question):
            yield material.at("question", question.id, reason)


def unused(material: Material) -> Iterator[Finding]:
    """Reasons and letters that nothing uses: harmless, and perhaps forgotten."""
    used = {route.because for question in material.book.questions.values() for route in question.routes}
    for key in material.book.because.keys() - used:
        yield material.at("because", key, "geen route noemt deze uitleg")
    sent = {letter for outcome in material.book.outcomes.values() for letter in outcome.letters}
    for key in material.book.letters.keys() - sent:
        yield material.at("letter", key, "geen uitkomst noemt deze brief")


def _unreached(material: Material) -> Iterator[Finding]:
    book, places = material.book, material.graph.places()
    states = {place.state for place in places}
    reached = states | {inner for state in states & book.questions.keys() for inner in book.questions[state].item}
    for name in book.questions.keys() - reached:
        yield material.at("question", name, "geen enkel pad komt bij deze vraag")
    for name in book.outcomes.keys() - {state.removeprefix(OUTCOME) for state in states}:
        yield material.at("outcome", name, "geen enkel pad komt bij deze uitkomst")
    tracks = {place.track for place in places} | {START}
    for dialogue in book.dialogues.values():
        if dialogue.first is not None and dialogue.id not in tracks:
            yield material.at("dialogue", dialogue.id, "geen enkele route opent deze dialoog")


def _of_set(material: Material, question: Question) -> Iterator[str]:
    for key, value in {pair for route in question.routes for pair in route.set.items()}:
        target = material.book.questions.get(key)
        if target is None:
            yield f"set noemt de vraag `{key}`, en die bestaat niet"
        elif target.kind not in SETTABLE:
            yield f"set kan een vraag van soort {target.kind} niet invullen (`{key}`)"
        elif value not in values_of(material, target):
            yield f"set geeft `{key}` het antwoord `{value}`, en dat kan het niet zijn"
        elif not any(
            place.state == key and question.id in material.graph.reach(place) for place in material.graph.places()
        ):
            yield f"set verandert een antwoord van eerder, maar `{key}` komt nooit vóór deze vraag"
