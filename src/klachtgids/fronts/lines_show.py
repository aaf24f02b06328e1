# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each thing a conversation shows, as plain lines: a question, a card, the overview, an outcome, a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from klachtgids.fronts.paper import Paper
    from klachtgids.fronts.render import ShownCard, ShownChoice, ShownEnded, ShownParagraph, ShownPrompt, ShownTold
    from klachtgids.fronts.render_receipt import ShownFiled, ShownLetter
    from klachtgids.words.i18n import Words

INDENT = 2


def say_prompt(prompt: ShownPrompt, paper: Paper, words: Words, *, sources: bool = False) -> None:
    """The question with what belongs to it, then how to answer; with `sources` also where it comes from, unasked."""
    paper.say()
    say_paragraphs(prompt.notes, paper)
    paper.say(prompt.text)
    say_choices(prompt.choices, paper)
    if sources:
        _say_sources(prompt.sources, paper, words)
    if prompt.offered is not None:
        paper.say(words.say("regels_nu_staat_er"))
        paper.say(prompt.offered, INDENT)
        paper.talk(words.say("regels_laat_staan"))
    paper.talk(_how(prompt, words))
    if prompt.may_skip:
        paper.talk(words.say("regels_overslaan"))


def say_choices(choices: Iterable[ShownChoice], paper: Paper) -> None:
    """Each choice behind its number, its explanation under it."""
    for choice in choices:
        paper.say(choice.label, INDENT, f"{choice.number} ")
        if choice.help is not None:
            paper.say(choice.help, INDENT + len(f"{choice.number} "))


def say_why(prompt: ShownPrompt, paper: Paper, words: Words) -> None:
    """Why this is asked, where that comes from, how to answer."""
    for text in (prompt.why, prompt.help):
        if text is not None:
            paper.say(text)
    _say_sources(prompt.sources, paper, words)


def _say_sources(sources: Sequence[str], paper: Paper, words: Words) -> None:
    if sources:
        paper.say(words.say("regels_bron", bronnen=sources))


def say_paragraphs(paragraphs: Iterable[ShownParagraph], paper: Paper) -> None:
    """Notes: the words, then the card that belongs to them."""
    for paragraph in paragraphs:
        if paragraph.text is not None:
            paper.say(paragraph.text)
        if paragraph.card is not None:
            say_card(paragraph.card, paper)


def say_card(card: ShownCard, paper: Paper) -> None:
    """A card: its title, then a line for each place to turn to."""
    paper.say(card.title)
    for line in card.lines:
        said = (part for part in (line.phone, line.site) if part and part not in line.text)
        paper.say(" ".join((line.text, *said)), INDENT)


def say_overview(told: Iterable[ShownTold], paper: Paper) -> None:
    """What was told, numbered; the answer stands under its question."""
    heading: str | None = None
    for each in told:
        if each.item != heading:
            heading = each.item
            if heading is not None:
                paper.say(heading)
        paper.say(each.label, begin=f"{each.number} ")
        paper.say(each.answer, INDENT * 2)


def say_ended(ended: ShownEnded, paper: Paper, words: Words, said: set[str] | None = None) -> None:
    """An outcome: what it is and why, what to read, where to turn to.

    `said` are reasons that stood with an earlier outcome of the same conversation; these grow and are not said twice.
    """
    paper.say()
    paper.say(ended.title)
    said = set() if said is None else said
    for reason in ended.because:
        if reason not in said:
            paper.say(reason)
    said.update(ended.because)
    say_paragraphs(ended.paragraphs, paper)
    if ended.qr is not None and not any(ended.qr in (each.text or "") for each in ended.paragraphs):
        paper.say(ended.qr)
    for card in ended.cards:
        say_card(card, paper)
    _say_sources(ended.sources, paper, words)


def filed_text(filed: ShownFiled) -> str:
    """What became of one filing, with the steps that follow."""
    lines = [*filed.lines]
    if filed.steps:
        lines.append(filed.steps_title)
        lines += [f"{number}. {' '.join((step.text, *step.dates))}" for number, step in enumerate(filed.steps, 1)]
    return "\n".join(lines)


def letter_text(letter: ShownLetter) -> str:
    """A letter as it goes on paper, under its title and the addresses it can go to."""
    return "\n".join((letter.title, *letter.to, "", letter.text))


def _how(prompt: ShownPrompt, words: Words) -> str:
    if prompt.long:
        return words.say("regels_hoe_kies_of_lang" if prompt.choices else "regels_hoe_lang")
    if prompt.choices and prompt.takes_text:
        return words.say("regels_hoe_kies_of_typ")
    if prompt.several:
        return words.say("regels_hoe_meer")
    return words.say("regels_hoe_kies" if prompt.choices else "regels_hoe_typ")
