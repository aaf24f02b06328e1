# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person tells in their own words and no letter says: asked for, and read by nobody who gets the letter.

Only a warning: an answer may be meant for the register alone. A choice decides the way and is not looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator

from klachtgids.dialogue.checks.finding import Finding, Material
from klachtgids.dialogue.checks.known import Needs
from klachtgids.dialogue.graph import OUTCOME, Place
from klachtgids.dialogue.models import Outcome, Question

OWN_WORDS = frozenset({"text", "long_text", "name", "date", "email", "phone", "address", "contact"})


def check(material: Material) -> Iterator[Finding]:
    """Questions that lead to an outcome with letters, and whose answer stands in none of these."""
    said = {outcome.id: _said(material, outcome) for outcome in material.book.outcomes.values() if outcome.letters}
    leads: dict[str, set[str]] = {}
    for place in material.graph.places():
        asked = [each for each in _asked(material, place) if each.kind in OWN_WORDS]
        ends = _ends(material, place) if asked else frozenset()
        for question in asked:
            leads.setdefault(question.id, set()).update(ends & said.keys())
    for key, outcomes in leads.items():
        if outcomes and not any(key in said[each] for each in outcomes):
            yield material.at("question", key, f"dit antwoord staat in geen brief van {', '.join(sorted(outcomes))}")


def _asked(material: Material, place: Place) -> tuple[Question, ...]:
    """The question of a place, with those of its items when it is a list."""
    questions = material.book.questions
    here = questions.get(place.state)
    return () if here is None else (here, *(questions[each] for each in here.item))


def _ends(material: Material, place: Place) -> frozenset[str]:
    """The outcomes that the path can still come to from here."""
    places = material.graph.beyond(place)
    return frozenset(each.state.removeprefix(OUTCOME) for each in places if each.state.startswith(OUTCOME))


def _said(material: Material, outcome: Outcome) -> frozenset[str]:
    """The questions whose answer stands in a letter of this outcome, as a line or in a gap."""
    needs = Needs(material)
    lines = [line for each in outcome.letters for line in material.book.letters[each].lines]
    answers = {line.answer for line in lines if line.answer is not None}
    gaps = (needs.slot(name) for line in lines if line.text is not None for name in line.text.slots())
    return frozenset(answers).union(*gaps)
