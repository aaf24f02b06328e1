# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a turn to strings, the same for every front: what is asked, what was told, where it ended.

Pure: words go in beside the turn, nothing is written and no clock is read. A string that may hold a person's own text
is exactly that text; the front cleans it for its own output. `render_receipt` does the same for what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.saying import value_in_words

if TYPE_CHECKING:
    from klachtgids.dialogue.prompt import Article, Choice, Prompt, Refusal, ShownNote
    from klachtgids.intake.cards import CardNow
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Ended, Explained, Gesprek, SaidBy, Told, Turn
    from klachtgids.words.i18n import Words

CONFIRM_KIND = "confirm"
HELP_NOW = "hulp_nu"
"""The id of the card that every screen offers."""

_TYPED = frozenset(
    {"text", "long_text", "name", "date", "email", "phone", "address", "contact", "organisation", "case", "key"}
)
_LONG = frozenset({"long_text", "address"})
_OF_SCOPE = frozenset({"consent", "notice"})

CardOf = Callable[[str], "ShownCard | None"]


@dataclass(frozen=True, slots=True)
class ShownCardLine:
    """One line of a card: its words, and a number to call or a page to visit, ready to be shown."""

    text: str
    phone: str | None
    site: str | None


@dataclass(frozen=True, slots=True)
class ShownCard:
    id: str
    title: str
    lines: tuple[ShownCardLine, ...]


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A note: words, or a card, or both."""

    text: str | None
    card: ShownCard | None = None


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One choice: its number on the screen (from 1), the id to answer with, its words."""

    number: int
    id: str
    label: str
    help: str | None = None


@dataclass(frozen=True, slots=True)
class ShownPrompt:
    """What is asked now.

    kind: that of the question, or `confirm`. `sources` are lines with the article or law that the question comes from.
    `takes_text`: something may be typed that is no choice; `long`: it may have several lines; `several`: more than one
    choice. `offered` is the answer given before, in words (None when there is none to show).
    """

    key: str
    kind: str
    text: str
    help: str | None
    why: str | None
    sources: tuple[str, ...]
    notes: tuple[ShownParagraph, ...]
    choices: tuple[ShownChoice, ...]
    takes_text: bool
    long: bool
    several: bool
    may_skip: bool
    sensitive: bool
    offered: str | None


@dataclass(frozen=True, slots=True)
class ShownTold:
    """One answer for the overview: its number there (from 1), the key to change it by, the question, the answer.

    `item` is the heading of the list item it belongs to ("Punt 2"), None outside a list or in a list of one;
    `item_of` is (list id, item id) for who wants to take the whole item out. `said_by` is whose answer it is, which
    the label says too.
    """

    number: int
    key: str
    label: str
    answer: str
    skipped: bool
    sensitive: bool
    item: str | None = None
    item_of: tuple[str, str] | None = None
    said_by: SaidBy = "klager"


@dataclass(frozen=True, slots=True)
class ShownEnded:
    """An outcome: what it is, why it is this one, what to read and where to turn to. `qr` is an address on the web."""

    id: str
    title: str
    because: tuple[str, ...]
    paragraphs: tuple[ShownParagraph, ...]
    cards: tuple[ShownCard, ...]
    sources: tuple[str, ...]
    qr: str | None


def words_for(core: Core, gesprek: Gesprek) -> Words:
    """The words for this reader: their language, `u` or `je`."""
    return core.words(gesprek.taal, gesprek.je)


def cards_for(core: Core, gesprek: Gesprek) -> CardOf:
    """A function that shows the card with an id for this conversation, or gives None when there is no such card."""
    from klachtgids.intake.cards import card_now  # start-up

    words = words_for(core, gesprek)

    def card_of(card_id: str) -> ShownCard | None:
        found = card_now(core, gesprek, card_id)
        return None if found is None else shown_card(found, words)

    return card_of


def shown_card(card: CardNow, words: Words) -> ShownCard:
    """A card in words."""
    lines = (ShownCardLine(words.text(line.text, **card.slots), line.phone, line.site) for line in card.lines)
    return ShownCard(card.id, words.text(card.title, **card.slots), tuple(lines))


def shown_prompt(prompt: Prompt, words: Words, card_of: CardOf | None = None) -> ShownPrompt:
    """What is asked now, in words; cards of its notes only with `card_of`."""
    question, slots = prompt.question, prompt.slots
    offered = _offered(prompt, words)
    if prompt.confirm:
        text, offered = words.say("klopt_dit_antwoord", antwoord=offered or ""), None
    else:
        text = words.text(question.text, **slots)
    return ShownPrompt(
        key=prompt.key,
        kind=CONFIRM_KIND if prompt.confirm else question.kind,
        text=text,
        help=None if question.help is None or prompt.confirm else words.text(question.help, **slots),
        why=None if question.why is None else words.text(question.why, **slots),
        sources=_sources(prompt.articles, question.law, words),
        notes=(*_read_back(prompt, words), *_paragraphs(prompt.notes, slots, words, card_of)),
        choices=_choices(prompt, words),
        takes_text=not prompt.confirm and question.kind in _TYPED,
        long=not prompt.confirm and question.kind in _LONG,
        several=not prompt.confirm and (question.kind == "choices" or question.several),
        may_skip=not prompt.confirm and question.may_skip,
        sensitive=question.sensitive,
        offered=offered,
    )


def shown_told(told: Told, words: Words, number: int = 1, item: str | None = None) -> ShownTold:
    """One answer in words. `number` is its place in the overview, `item` the heading of its list item."""
    label = words.text(told.question.text, **told.slots)
    if told.said_by != "klager":
        label = words.say("namens_zei" if told.said_by == "client" else "namens_vulde_in", vraag=label)
    return ShownTold(
        number=number,
        key=told.key,
        label=label,
        answer=value_in_words(told.question, told.value, words, told.choices, **told.slots),
        skipped=told.value is None,
        sensitive=told.question.sensitive,
        item=item,
        item_of=None if told.item is None else (told.key.split("/")[0], told.item),
        said_by=told.said_by,
    )


def shown_overview(turn: Turn, words: Words, last: int | None = None) -> tuple[ShownTold, ...]:
    """Everything that was told, numbered from 1, or the `last` of it; items of a list are counted as they stand now."""
    items: dict[str, list[str]] = {}
    for told in turn.told:
        known = items.setdefault(told.key.split("/")[0], [])
        if told.item is not None and told.item not in known:
            known.append(told.item)
    numbered = list(enumerate(turn.told, 1))
    shown = numbered if last is None else numbered[-last:]
    return tuple(shown_told(told, words, number, _heading(told, items, words)) for number, told in shown)


def shown_refusal(refusal: Refusal, words: Words) -> str:
    """Why an answer was not taken, with an example."""
    slots = {name: _quoted(value) if isinstance(value, tuple) else value for name, value in refusal.slots.items()}
    return words.say(refusal.reason if words.knows(refusal.reason) else "weiger_anders", **slots)


def _quoted(choices: tuple[str, ...]) -> tuple[str, ...]:
    """Choices that are whole sentences, so that they can stand within one."""
    return tuple(f"‘{str(each).removesuffix('.')}’" for each in choices)


def shown_reasons(turn: Turn, words: Words) -> tuple[str, ...]:
    """What the last answer decided, while there is still something to ask; at the end the outcomes say it."""
    if turn.kind == "done":
        return ()
    return tuple(words.text(reason.text, **reason.slots) for reason in turn.reasons)


def shown_ended(ended: Ended, words: Words, card_of: CardOf | None = None) -> ShownEnded:
    """An outcome in words; cards only with `card_of`."""
    outcome, slots = ended.outcome, ended.slots
    cards = () if card_of is None else tuple(card for card in map(card_of, outcome.cards) if card is not None)
    address = slots.get(outcome.qr) if outcome.qr is not None else None
    return ShownEnded(
        id=outcome.id,
        title=words.text(outcome.title, **slots),
        because=tuple(words.text(reason, **slots) for reason in ended.because),
        paragraphs=(*_paragraphs(ended.notes, slots, words, card_of), *_explained(ended.explained, words)),
        cards=cards,
        sources=_sources(ended.articles, outcome.law, words),
        qr=address if isinstance(address, str) else None,
    )


def _explained(explained: Iterable[Explained], words: Words) -> Iterator[ShownParagraph]:
    """A regulation to read: which one it is, every article in plain words, the official text when there is one."""
    for each in explained:
        named = {"regeling": each.naam, "versie": each.versie}
        if each.vastgesteld_op is None:
            yield ShownParagraph(words.say("uitleg_kop", **named))
        else:
            yield ShownParagraph(words.say("uitleg_kop_dag", dag=each.vastgesteld_op, **named))
        for artikel, titel, uitleg in each.artikelen:
            yield ShownParagraph(words.say("uitleg_artikel", artikel=artikel, titel=titel, uitleg=uitleg))
        if each.official is not None:
            yield ShownParagraph(words.say("uitleg_officieel"))
            yield ShownParagraph(each.official)


def _heading(told: Told, items: Mapping[str, list[str]], words: Words) -> str | None:
    known = items[told.key.split("/")[0]]
    if told.item is None or len(known) == 1:
        return None
    return words.say("punt_nummer", nummer=known.index(told.item) + 1)


def _sources(articles: Iterable[Article], law: Iterable[str], words: Words) -> tuple[str, ...]:
    named = (words.say("bron_artikel", regeling=each.regeling, artikel=each.nummer) for each in articles)
    return (*named, *law)


def _paragraphs(
    notes: Iterable[ShownNote], slots: Mapping[str, Any], words: Words, card_of: CardOf | None
) -> tuple[ShownParagraph, ...]:
    shown = (
        ShownParagraph(
            None if note.text is None else words.text(note.text, **slots),
            None if note.card is None or card_of is None else card_of(note.card),
        )
        for note in notes
    )
    return tuple(each for each in shown if each.text is not None or each.card is not None)


def _read_back(prompt: Prompt, words: Words) -> Iterator[ShownParagraph]:
    """What was told, as it is read to the person before they say yes."""
    for part in prompt.reads:
        said = [] if part.text is None else [words.text(part.text, **part.slots)]
        if part.by_helper:
            said = [words.say("namens_vulde_in", vraag=heading.rstrip(" :\u061b\uff1a")) for heading in said]
        if part.question is not None:
            said.append(value_in_words(part.question, part.value, words, part.choices))
        yield ShownParagraph("\n".join(said))


def _choices(prompt: Prompt, words: Words) -> tuple[ShownChoice, ...]:
    kind = CONFIRM_KIND if prompt.confirm else prompt.question.kind
    if prompt.choices and not prompt.confirm:
        return tuple(_choice(number, each, prompt, words) for number, each in enumerate(prompt.choices, 1))
    if kind == "notice":
        return (ShownChoice(1, "ja", words.say("keuze_gelezen")),)
    if kind in {CONFIRM_KIND, "yes_no", "consent"}:
        return (ShownChoice(1, "ja", words.say("ja")), ShownChoice(2, "nee", words.say("nee")))
    return ()


def _choice(number: int, choice: Choice, prompt: Prompt, words: Words) -> ShownChoice:
    explained = None if choice.help is None else words.text(choice.help, **prompt.slots)
    return ShownChoice(number, choice.id, words.text(choice.text, **prompt.slots), explained)


def _offered(prompt: Prompt, words: Words) -> str | None:
    """The earlier answer in words; consent that was given for something else is no offer."""
    question, value = prompt.question, prompt.offered
    if not prompt.has_offer or question.kind == "list":
        return None
    if question.kind in _OF_SCOPE and not (isinstance(value, dict) and value.get("geldt_voor") == prompt.scope):
        return None
    named = {choice.id: choice.text for choice in prompt.choices}
    return value_in_words(question, value, words, named, **prompt.slots)
