# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where in a book words and conditions stand: each question, option, note, outcome, card, letter and reason in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klachtgids.dialogue.condition import Condition
from klachtgids.dialogue.file import Book
from klachtgids.dialogue.models import CardLine, LetterLine, Note, Outcome, Question
from klachtgids.words.wording import Text


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing with words or conditions: `kind` and `thing` as in `Book.home`.

    `when` holds for all of its `texts`: they are shown only then. `conditions` are all that stand here.
    """

    kind: str
    thing: str
    texts: tuple[Text, ...]
    when: Condition | None = None
    conditions: tuple[Condition, ...] = ()


def spots(book: Book) -> Iterator[Spot]:
    """Every spot in a book, in the order of the files."""
    for dialogue in book.dialogues.values():
        yield Spot("dialogue", dialogue.id, (dialogue.title,))
        yield from (Spot("because", key, (words,)) for key, words in dialogue.because.items())
    for question in book.questions.values():
        yield from spots_of_question(question)
        yield Spot("question", question.id, (), None, tuple(r.when for r in question.routes if r.when is not None))
    for outcome in book.outcomes.values():
        yield from spots_of_outcome(outcome)
    for card in book.cards.values():
        yield Spot("card", card.id, (card.title,))
        yield from _lines("card", card.id, card.lines)
    for letter in book.letters.values():
        yield _spot("letter", letter.id, (letter.title,), letter.when)
        yield from _lines("letter", letter.id, letter.lines)


def spots_of_question(question: Question) -> Iterator[Spot]:
    """What is shown when the question is asked: its own words, its notes, its options."""
    yield Spot("question", question.id, _present(question.text, question.namens, question.why, question.help))
    yield from _lines("question", question.id, question.notes)
    yield from _lines("question", question.id, question.reads)
    for option in question.options:
        yield _spot("question", question.id, _present(option.text, option.help), option.when)


def spots_of_outcome(outcome: Outcome) -> Iterator[Spot]:
    """What is shown at the outcome."""
    yield Spot("outcome", outcome.id, (outcome.title,))
    yield from _lines("outcome", outcome.id, outcome.text)


def _lines(kind: str, thing: str, lines: Iterable[Note | CardLine | LetterLine]) -> Iterator[Spot]:
    for line in lines:
        yield _spot(kind, thing, _present(line.text), line.when)


def _spot(kind: str, thing: str, texts: tuple[Text, ...], when: Condition | None) -> Spot:
    return Spot(kind, thing, texts, when, () if when is None else (when,))


def _present(*texts: Text | None) -> tuple[Text, ...]:
    return tuple(text for text in texts if text is not None)
