# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be seen of one question, route or outcome by itself, next to the names that stand in the book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from klachtgids.dialogue.checks.finding import Finding, Material
from klachtgids.dialogue.condition import RESERVED
from klachtgids.dialogue.models import Question, Route

FREE_IN_LIST = frozenset({"list", "organisation", "consent", "notice", "case", "key"})


def check(material: Material) -> Iterator[Finding]:
    """Routes, lists, consents, confirmations and outcomes that cannot work as they stand."""
    for question in material.book.questions.values():
        inside = question.id in material.book.items
        reasons = [*_of_question(question), *(_of_item(question) if inside else _of_routes(question))]
        for reason in reasons:
            yield material.at("question", question.id, reason)
    asked = Counter(inner for question in material.book.questions.values() for inner in question.item)
    for inner, times in asked.items():
        if times > 1:
            yield material.at("question", inner, "deze vraag staat twee keer in een list; geef elke list eigen vragen")
    for dialogue in material.book.dialogues.values():
        if dialogue.before is not None and material.book.questions[dialogue.before].assumed is None:
            yield material.at("dialogue", dialogue.id, "before noemt een vraag zonder assumed")
    for outcome in material.book.outcomes.values():
        if outcome.files is not None and outcome.soort is None:
            yield material.at("outcome", outcome.id, "wie iets indient (files), zegt met soort wat het is")


def _of_question(question: Question) -> Iterator[str]:
    if question.id in RESERVED:
        yield f"`{question.id}` is een woord van de taal zelf; kies een andere id"
    if question.recipients and question.kind not in {"consent", "notice"}:
        yield f"recipients hoort bij consent of notice, niet bij {question.kind}"
    if question.confirm and question.kind != "date":
        yield f"confirm werkt alleen bij een vraag van soort date, niet bij {question.kind}"
    if question.kind in {"yes_no", "notice", "email", "phone", "contact", "case", "key"} and question.options:
        yield f"een vraag van soort {question.kind} heeft vaste antwoorden: options worden niet getoond"
    if any(option.alone for option in question.options) and question.kind != "choices":
        yield "alone hoort bij een vraag van soort choices"
    if question.future and question.kind != "date":
        yield "future hoort bij een vraag van soort date"
    if question.assumed is not None and (question.kind != "choice" or question.option(question.assumed) is None):
        yield "assumed is één van de options van een vraag van soort choice"
    if question.reads and question.kind != "consent":
        yield "reads hoort bij een vraag van soort consent"
    if question.several and question.kind != "organisation":
        yield "several hoort bij een vraag van soort organisation"
    if question.kind == "consent":
        yield from _of_consent(question)


def _of_consent(question: Question) -> Iterator[str]:
    if not question.recipients:
        yield "toestemming zonder recipients: zeg wie de gegevens dan ziet"
    if question.may_skip:
        yield "toestemming kan worden geweigerd, niet overgeslagen: haal may_skip weg"
    if question.options and [one.id for one in question.options[:2]] != ["ja", "nee"]:
        yield "toestemming met options begint met ja en nee"


def _of_item(question: Question) -> Iterator[str]:
    if question.routes:
        yield "een vraag in een list heeft geen routes: de vragen van item volgen elkaar op"
    if question.kind in FREE_IN_LIST:
        yield f"een vraag van soort {question.kind} kan niet in een list staan"
    if question.confirm:
        yield "in een list wordt niets bevestigd: confirm werkt hier niet"
    if any(option.hulp or option.je for option in question.options):
        yield "in een list kiest een option geen organisatie (hulp) en geen je"


def _of_routes(question: Question) -> Iterator[str]:
    if not question.routes:
        yield "de vraag heeft geen routes: het gesprek loopt hier dood"
        return
    if question.routes[-1].when is not None:
        yield "de laatste route heeft een voorwaarde: eindig met een route zonder when"
    for number, route in enumerate(question.routes[:-1], start=1):
        if route.when is None:
            yield f"route {number} geldt altijd: wat erna staat, wordt nooit bereikt"
    for route in question.routes:
        yield from _of_target(route)


def _of_target(route: Route) -> Iterator[str]:
    for name, times in Counter(route.tracks or ()).items():
        if times > 1:
            yield f"de dialoog `{name}` staat twee keer in tracks"
