# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person takes along: the end of the conversation as one row of pieces, for the screen and for a text file.

Invariant: screen, file and print say the same, in the same order.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from klachtgids.fronts import render, render_receipt
from klachtgids.fronts.chat.picture import card_lines
from klachtgids.intake.ends import is_done_here
from klachtgids.words.clean import stored

if TYPE_CHECKING:
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn
    from klachtgids.words.i18n import Words


WIDTH: Final = 76
"""Signs on a line of the text file: it must also come out of a printer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: a heading, words to read, a step with its day, a letter to copy, or a code to point a camera at."""

    kind: Literal["title", "text", "step", "dim", "letter", "qr", "code"]
    text: str


def paper_of(core: Core, turn: Turn, words: Words) -> tuple[Piece, ...]:
    """The whole end of a conversation, in the order in which it matters to the person."""
    return tuple(_pieces(core, turn, words))


def as_text(pieces: Sequence[Piece]) -> str:
    """The same as plain text, for a file or a printer; lines end with a newline."""
    lines: list[str] = []
    for piece in pieces:
        if piece.kind == "title":
            lines += ["", *_wrapped(piece.text), "=" * min(WIDTH, len(piece.text))]
        elif piece.kind in {"step", "dim"}:
            lines += _wrapped(piece.text, "- " if piece.kind == "step" else "  ")
        elif piece.kind == "letter":
            lines += ["-" * WIDTH, *_wrapped(piece.text), "-" * WIDTH]
        else:
            lines += [*_wrapped(piece.text), ""]
    return stored("\n".join(lines), limit=1_000_000) + "\n"


def _wrapped(text: str, begin: str = "") -> list[str]:
    """Lines of at most WIDTH signs; the lines of the text itself stay."""
    later = " " * len(begin)
    return [
        part
        for line in text.split("\n")
        for part in (textwrap.wrap(line, WIDTH, initial_indent=begin, subsequent_indent=later) or [""])
    ]


def _pieces(core: Core, turn: Turn, words: Words) -> Iterator[Piece]:
    card_of = render.cards_for(core, turn.gesprek)
    receipt = turn.receipt
    shown = None if receipt is None else render_receipt.shown_receipt(receipt, words, core.walker.regelingen)
    for here in (False, True):
        if here and shown is not None:
            yield from _received(shown)
        for ended in turn.ended:
            if is_done_here(ended) == here:
                yield from _ended(render.shown_ended(ended, words, card_of), words)
    for letter in shown.letters if shown is not None else ():
        yield Piece("title", letter.title)
        yield from (Piece("text", line) for line in letter.to)
        yield Piece("letter", letter.text)
    said = render_receipt.code_word(shown)
    if turn.gesprek.stored and said is not None:
        yield Piece("title", words.say("chat_zij_code"))
        yield Piece("code", words.say(said, code=turn.gesprek.code.shown))


def _received(shown: render_receipt.ShownReceipt) -> Iterator[Piece]:
    """What was received, with what happens now and on which days; then what was asked about a zaak."""
    for filed in shown.filed:
        yield Piece("title", filed.lines[0])
        yield from (Piece("text", line) for line in filed.lines[1:])
    for filed in shown.filed:
        if filed.steps:
            several = len(shown.filed) > 1
            yield Piece("title", f"{filed.steps_title}: {filed.organisatie}" if several else filed.steps_title)
        for step in filed.steps:
            yield Piece("step", step.text)
            yield from (Piece("dim", line) for line in step.dates)
    for case in shown.cases:
        yield Piece("title", case.lines[0])
        yield from (Piece("text", line) for line in case.lines[1:])


def _ended(ended: render.ShownEnded, words: Words) -> Iterator[Piece]:
    yield Piece("title", ended.title)
    yield from (Piece("text", reason) for reason in ended.because)
    for note in ended.paragraphs:
        if note.text is not None:
            yield Piece("text", note.text)
        if note.card is not None:
            yield from _card(note.card)
    if ended.qr is not None:
        yield Piece("text", words.say("chat_qr", adres=ended.qr))
        yield Piece("qr", ended.qr)
    for card in ended.cards:
        yield from _card(card)
    yield from (Piece("dim", source) for source in ended.sources)


def _card(card: render.ShownCard) -> Iterator[Piece]:
    yield Piece("title", card.title)
    yield from (Piece("step", line) for line in card_lines(card))
