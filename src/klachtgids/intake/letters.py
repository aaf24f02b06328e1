# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of an outcome, as text with the address they go to; in Dutch, whatever language was spoken.

A letter for organisations whose register has it already is a copy: it says so, and shows no address to send it to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klachtgids.dialogue.graph import OUTCOME, Place
from klachtgids.dialogue.letter import LetterPart, compose
from klachtgids.dialogue.saying import value_in_words
from klachtgids.intake.turn import Letter
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from klachtgids.dialogue import models
    from klachtgids.dialogue.walk import Ending, Walk
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Filed, Gesprek
    from klachtgids.words.i18n import Words
    from klachtgids.words.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Klachtbrief:
    """One letter, as text and for paper."""

    letter: Letter
    sheet: Sheet = field(repr=False)


@dataclass(frozen=True, slots=True)
class Address:
    """One place a letter goes to: its name, its e-mail and its postal address in lines, as far as they are known."""

    name: str
    email: str | None
    post: str | None


def letters_of(
    core: Core, walk: Walk, ending: Ending, sent: Mapping[str, str | None] | None = None
) -> tuple[Letter, ...]:
    """Every letter of this outcome that is made on this path.

    `sent` are the organisations whose register has it, or gets it by itself, each with the number it gave.
    """
    return tuple(_letter(core, walk, letter, sent or {}) for letter in _made(core, walk, ending))


def is_personal(core: Core, walk: Walk, ending: Ending) -> bool:
    """Whether a letter of this outcome holds an answer of the person, so that it is worth checking first."""
    return any(line.answer is not None for letter in _made(core, walk, ending) for line in letter.lines)


def klachtbrief(core: Core, gesprek: Gesprek) -> Klachtbrief | None:
    """The letter as it stands now, whether or not it was or will be filed; None while no story has been told.

    Before the end it is the one that the path most likely comes to: of what is filed from here, a klacht before others.
    """
    walk = core.walk(gesprek)
    found = next(_of_this_path(core, walk), None)
    if found is None or not any(step.question.kind == "long_text" and step.value for step in walk.steps):
        return None
    sent = {} if gesprek.sent is None else sent_of(gesprek.sent.filed)
    return Klachtbrief(_letter(core, walk, found, sent), _sheet(core, walk, found, sent))


def letters_at_end(core: Core, gesprek: Gesprek) -> tuple[Klachtbrief, ...]:
    """Every letter of a receipt once more, for paper too; in the same order."""
    walk = core.walk(gesprek)
    filed = () if gesprek.sent is None else gesprek.sent.filed
    made = []
    for ending in walk.endings:
        files, soort = ending.outcome.files, ending.outcome.soort
        sent = {} if files is None else sent_of(each for each in filed if each.soort == soort)
        made += [
            Klachtbrief(_letter(core, walk, each, sent), _sheet(core, walk, each, sent))
            for each in _made(core, walk, ending)
        ]
    return tuple(made)


def sent_of(filed: Iterable[Filed]) -> dict[str, str | None]:
    """The organisations that have a filing, or get it by itself, with the number given so far."""
    return {each.organisatie: each.nummer for each in filed if each.state in {"ontvangen", "wacht"}}


def _of_this_path(core: Core, walk: Walk) -> Iterator[models.Letter]:
    """The letters of the outcomes reached; before the end those of the outcomes that can still come."""
    book = core.walker.book
    if walk.next is None:
        for ending in walk.endings:
            yield from _made(core, walk, ending)
    track = walk.view.track
    reach = core.walker.graph.beyond(Place(track, walk.state))
    ids = {place.state.removeprefix(OUTCOME) for place in reach if place.state.startswith(OUTCOME)}
    ids |= {ending.outcome.id for ending in walk.endings}
    ahead = [outcome for outcome in book.outcomes.values() if outcome.id in ids and outcome.letters]
    for outcome in sorted(ahead, key=lambda each: (each.soort != track, each.soort != "klacht", each.files is None)):
        yield from (book.letters[each] for each in outcome.letters)


def _sheet(core: Core, walk: Walk, letter: models.Letter, sent: Mapping[str, str | None]) -> Sheet:
    """The same letter for paper: who writes above it, the address in its window."""
    from klachtgids.words.sheet import Part, Sheet  # start-up: only who keeps a letter

    words = core.words("nl", False)
    copy, addresses = _to(core, walk, letter, sent)
    parts = compose(letter, core.walker.book.questions, walk.view)
    named = [part for part in parts if part.question is not None and part.question.field == "klager.naam"]
    name = str(named[-1].value) if named else ""
    paragraphs = [_paragraph(part, core, words) for part in parts if part not in named]
    closing = named[-1].text if named else None
    return Sheet(
        id=letter.id,
        taal="nl",
        title=words.text(letter.title),
        day=core.today(),
        organisation=name,
        sender=(),
        notice=_copied(core, sent) if copy else None,
        to=() if copy else tuple("\n\n".join(_above(each, words) for each in addresses).split("\n")),
        reference=((words.say("brief_datum", dag=core.today()), ""),),
        salutation=words.say("brief_aanhef"),
        parts=tuple(Part("paragraph", text) for text in paragraphs),
        questions="",
        closing="" if closing is None else words.text(closing),
        signed=(name,) if name else (),
        footer=words.say("namens_brief_voet", bladzijde="{bladzijde}", bladzijden="{bladzijden}"),
    )


def _made(core: Core, walk: Walk, ending: Ending) -> Iterator[models.Letter]:
    for each in ending.outcome.letters:
        letter = core.walker.book.letters[each]
        if letter.when is None or letter.when.holds(walk.view) is True:
            yield letter


def _letter(core: Core, walk: Walk, letter: models.Letter, sent: Mapping[str, str | None]) -> Letter:
    words = core.words("nl", False)
    copy, addresses = _to(core, walk, letter, sent)
    parts = compose(letter, core.walker.book.questions, walk.view)
    head = [_copied(core, sent)] if copy else [_above(each, words) for each in addresses]
    head += [words.say("brief_datum", dag=core.today()), words.say("brief_over", titel=letter.title)]
    body = [_paragraph(part, core, words) for part in parts]
    return Letter(
        id=letter.id,
        title=words.text(letter.title),
        text="\n\n".join([*head, words.say("brief_aanhef"), *body]),
        to_email=None if copy else _joined(", ", (each.email for each in addresses)),
        to_post=None if copy else _joined("\n\n", (each.post for each in addresses)),
        copy=copy,
    )


def _to(core: Core, walk: Walk, letter: models.Letter, sent: Mapping[str, str | None]) -> tuple[bool, list[Address]]:
    """Whether it is a copy, and the places it goes to: those that do not have it yet."""
    organisaties = walk.view.organisaties()
    copy = letter.to == "organisatie" and bool(organisaties) and all(each in sent for each in organisaties)
    if letter.to == "organisatie" and not copy:
        organisaties = tuple(each for each in organisaties if each not in sent)
    return copy, _addresses(core, letter.to, organisaties)


def _copied(core: Core, sent: Mapping[str, str | None]) -> str:
    """The first lines of a copy: to whom it went, and under which numbers."""
    words = core.words("nl", False)
    lines = [words.say("brief_kopie")]
    for organisatie, nummer in sent.items():
        name = core.walker.regelingen.organisatie(organisatie).naam
        lines.append(words.say("brief_aan", naam=name))
        if nummer is not None:
            lines.append(words.say("brief_nummer", nummer=nummer))
    return "\n".join(lines)


def _above(address: Address, words: Words) -> str:
    """What stands above a letter for this address: the postal address, or the name with the e-mail address."""
    if address.post is not None:
        return address.post
    named = words.say("brief_aan", naam=address.name)
    return named if address.email is None else f"{named}\n{words.say('brief_mail', adres=address.email)}"


def _paragraph(part: LetterPart, core: Core, words: Words) -> str:
    said = None if part.text is None else words.text(part.text, **part.slots)
    if part.question is None:
        return said or ""
    chosen: dict[str, Text] = {}
    if part.question.kind == "organisation":
        chosen = {each.id: Text.of(each.naam) for each in core.walker.regelingen.organisaties}
    answer = value_in_words(part.question, part.value, words, chosen)
    return answer if said is None else f"{said}\n{answer}"


def _addresses(core: Core, to: str, organisaties: tuple[str, ...]) -> list[Address]:
    """Where a letter goes to: every organisation it is for, or the body behind it, each place once."""
    regelingen = core.walker.regelingen
    found: list[Address] = []
    if to == "bezwaar":
        found = [Address(regelingen.gemeente.naam, None, regelingen.gemeente.bezwaar.post.strip())]
    elif to == "gemeente":
        found = [Address(regelingen.gemeente.naam, None, regelingen.gemeente.geen_besluit.post.strip())]
    elif to == "organisatie":
        found = [_address(org.naam, org.email, org.post) for org in map(regelingen.organisatie, organisaties)]
    elif to == "commissie":
        bodies = (loket for org in organisaties for loket in regelingen.loketten_for(org))
        found = [_address(one.naam, one.email, one.post) for one in bodies if one.soort == "commissie"]
    return list(dict.fromkeys(found))


def _address(name: str, email: str | None, post: str | None) -> Address:
    return Address(name, email or None, (post or "").strip() or None)


def _joined(between: str, parts: Iterator[str | None]) -> str | None:
    return between.join(dict.fromkeys(part for part in parts if part)) or None
