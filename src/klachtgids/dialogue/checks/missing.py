# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read before it is known: in conditions, in the gaps of words, and in what an outcome files.

A condition may read only what every path to it has answered, unless `answered` stands beside it: in the same `all`, or
as its `not` in the same `any`, before or after. A question that was skipped has been answered, with no value; a gap in
words wants a value.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from klachtgids.dialogue.checks.finding import Finding, Material
from klachtgids.dialogue.checks.inside import Spot, spots_of_outcome, spots_of_question
from klachtgids.dialogue.checks.known import (
    CHOSEN,
    Known,
    Needs,
    Stand,
    after,
    answered,
    chosen_by,
    knowledge,
    lacks,
    remaining,
    tells,
)
from klachtgids.dialogue.graph import OUTCOME, in_track, may_hold
from klachtgids.dialogue.models import Card, Letter, Question
from klachtgids.words.wording import Text

NOT_EVERY = "niet elk pad heeft dat beantwoord"
EXAMPLE = 6
"""So many questions of an example path are named at most, the last ones."""


def check(material: Material) -> Iterator[Finding]:
    """Every condition, gap and filing that reads what some path to it has not answered."""
    needs = Needs(material)
    known = knowledge(material, needs)
    seen: set[Finding] = set()
    for stand, here in known.items():
        for finding, lacked in _at(material, needs, stand, here):
            if finding not in seen:
                seen.add(finding)
                yield Finding(finding.file, finding.where, finding.reason + _example(material, needs, stand, lacked))
    yield from _chosen_twice(material, known)


def without_reason(material: Material) -> Iterator[Finding]:
    """Outcomes that some path reaches without any `because`: they cannot say why."""
    seen = {material.graph.start}
    todo = [material.graph.start]
    while todo:
        place = todo.pop()
        onward = [way.to for way in material.graph.ways(place) if way.route.because is None]
        fresh = {*onward, *material.graph.opened(place)} - seen
        seen |= fresh
        todo.extend(fresh)
    for name in sorted({place.state.removeprefix(OUTCOME) for place in seen if place.state.startswith(OUTCOME)}):
        yield material.at("outcome", name, "een pad komt hier zonder uitleg (because) waarom dit de uitkomst is")


def _at(material: Material, needs: Needs, stand: Stand, here: Known) -> Iterator[tuple[Finding, str]]:
    question = material.book.questions.get(stand.place.state)
    if question is not None:
        yield from _at_question(material, needs, stand, question, here)
    elif stand.place.state.startswith(OUTCOME):
        yield from _at_outcome(material, needs, stand, here)


def _at_question(
    material: Material, needs: Needs, stand: Stand, question: Question, here: Known
) -> Iterator[tuple[Finding, str]]:
    track = stand.place.track
    yield from _shown(material, needs, spots_of_question(question), here, track)
    yield from _cards(material, needs, (note.card for note in question.notes), here, track)
    inside = here
    for inner in question.item:
        yield from _shown(material, needs, spots_of_question(material.book.questions[inner]), inside, track)
        inside |= answered(material.book.questions[inner])
    after_it = here | answered(question)
    ways = material.graph.ways(stand.place)
    for number, (way, left) in enumerate(zip(ways, remaining(question, ways), strict=True), start=1):
        may_read = after_it | chosen_by(question, left)
        if way.route.when is not None:
            for lacked in sorted(lacks(way.route.when, may_read, material, needs, track)):
                reason = f"de voorwaarde van route {number} leest {_called(lacked)}; {NOT_EVERY}"
                yield material.at("question", question.id, reason), lacked
        if way.route.because is not None:
            known = may_read | tells(way.route.when, needs)
            yield from _gaps(
                material,
                needs,
                Spot("because", way.route.because, ()),
                [material.book.because[way.route.because]],
                known,
            )


def _at_outcome(material: Material, needs: Needs, stand: Stand, here: Known) -> Iterator[tuple[Finding, str]]:
    outcome = material.book.outcomes[stand.place.state.removeprefix(OUTCOME)]
    track = stand.place.track
    yield from _shown(material, needs, spots_of_outcome(outcome), here, track)
    yield from _cards(material, needs, (*outcome.cards, *(note.card for note in outcome.text)), here, track)
    for letter in (material.book.letters[name] for name in outcome.letters):
        yield from _shown(material, needs, _of_lines("letter", letter), here, track)
    if outcome.files is not None and CHOSEN not in here:
        yield (
            material.at("outcome", outcome.id, "hier wordt ingediend, en op een pad is geen organisatie gekozen"),
            CHOSEN,
        )
    if outcome.qr is not None:
        for lacked in sorted(needs.slot(outcome.qr) - here):
            reason = f"de QR-code {{{outcome.qr}}} heeft {_called(lacked)} nodig"
            yield material.at("outcome", outcome.id, reason), lacked


def _cards(
    material: Material, needs: Needs, names: Iterable[str | None], here: Known, track: str
) -> Iterator[tuple[Finding, str]]:
    for name in names:
        if name is not None:
            yield from _shown(material, needs, _of_lines("card", material.book.cards[name]), here, track)


def _of_lines(kind: str, thing: Card | Letter) -> Iterator[Spot]:
    when = getattr(thing, "when", None)
    if when is not None:
        yield Spot(kind, thing.id, (thing.title,), when, (when,))
    for line in thing.lines:
        texts = () if line.text is None else (line.text,)
        each = getattr(line, "each", None)
        if each is None:
            yield Spot(kind, thing.id, texts, line.when, () if line.when is None else (line.when,))


def _shown(
    material: Material, needs: Needs, spots: Iterable[Spot], here: Known, track: str
) -> Iterator[tuple[Finding, str]]:
    for spot in spots:
        if may_hold(spot.when, in_track(track)) is False:
            continue
        for condition in spot.conditions:
            for lacked in sorted(lacks(condition, here, material, needs, track)):
                reason = f"de voorwaarde bij {_quoted(spot.texts)} leest {_called(lacked)}; {NOT_EVERY}"
                yield material.at(spot.kind, spot.thing, reason), lacked
        yield from _gaps(material, needs, spot, spot.texts, here | tells(spot.when, needs))


def _gaps(
    material: Material, needs: Needs, spot: Spot, texts: Iterable[Text], here: Known
) -> Iterator[tuple[Finding, str]]:
    for text in texts:
        for name in sorted(text.slots()):
            for lacked in sorted(each for each in needs.slot(name) if not here & _value_of(each)):
                reason = f"het gat {{{name}}} in {_quoted((text,))} heeft {_called(lacked)} nodig; {NOT_EVERY}"
                yield material.at(spot.kind, spot.thing, reason), lacked


def _value_of(need: str) -> Known:
    return frozenset({need if need == CHOSEN else f"{need}="})


def _chosen_twice(material: Material, known: Mapping[Stand, Known]) -> Iterator[Finding]:
    names = set()
    for stand, here in known.items():
        question = material.book.questions.get(stand.place.state)
        chooses = question is not None and (
            question.kind == "organisation" or any(option.hulp is not None for option in question.options)
        )
        if chooses and question is not None and CHOSEN in here and question.id not in here:
            names.add(question.id)
    for name in sorted(names):
        yield material.at(
            "question", name, "de organisatie is hier al gekozen; een tweede keuze verandert eerdere feiten"
        )


def _example(material: Material, needs: Needs, target: Stand, lacked: str) -> str:
    """The last questions of a shortest path to the stand on which `lacked` is not answered."""
    start = Stand(material.graph.start, ())
    came: dict[Stand, Stand | None] = {start: None}
    todo = deque([start])
    while todo and target not in came:
        stand = todo.popleft()
        for onward, told in after(material, needs, stand):
            if onward not in came and not told & {lacked, *_value_of(lacked)}:
                came[onward] = stand
                todo.append(onward)
    names: list[str] = []
    here: Stand | None = target if target in came else None
    while here is not None:
        if here.place.state in material.book.questions:
            names.append(here.place.state)
        here = came[here]
    if not names:
        return ""
    more = "... > " if len(names) > EXAMPLE else ""
    return f" (bijvoorbeeld: {more}{' > '.join(reversed(names[:EXAMPLE]))})"


def _called(lacked: str) -> str:
    return "een organisatie (of een feit ervan)" if lacked == CHOSEN else f"`{lacked}`"


def _quoted(texts: Iterable[Text]) -> str:
    words = next((text.u for text in texts), "een kaart")
    return f'"{words if len(words) <= 40 else words[:39] + "…"}"'
