# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a turn to the lines of the talk: the picture of a conversation, made anew for each turn.

Invariant: what was told and still counts stands here once, in the order of the path; what is asked stands last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import CONFIRM
from klachtgids.fronts import render
from klachtgids.fronts.chat.talk import CAP, Line

if TYPE_CHECKING:
    from klachtgids.intake.turn import Turn
    from klachtgids.words.i18n import Words


@dataclass(frozen=True, slots=True)
class Passed:
    """A question whose answer is told nowhere (a notice, "another point?"): its lines stay behind what came before."""

    after: str | None
    lines: tuple[Line, ...]


def lines_of(
    turn: Turn,
    words: Words,
    told: Sequence[render.ShownTold],
    shown: render.ShownPrompt | None,
    passed: Sequence[Passed] = (),
    opening: Sequence[Line] = (),
    code: tuple[str, str] | None = None,
) -> tuple[Line, ...]:
    """The whole talk, or its end when it is longer than can be mounted.

    `told` are the answers told last, `code` is after which key what is said of the code.
    """
    begun = len(turn.told) - len(told)
    keys = {each.key for each in turn.told}
    lines: list[Line] = []
    if begun == 0:
        lines += [*opening, *_behind(None, passed)]
    tip = None if turn.gesprek.sent is not None else words.say("chat_wijzig_tip")
    for each in told:
        key = None if turn.gesprek.sent is not None else each.key
        lines.append(Line(f"q:{each.key}", "asked", each.label, _heading(each.item)))
        lines.append(Line(f"a:{each.key}", "said", each.answer, key=key, tip=tip))
        if code is not None and code[0] == each.key:
            lines.append(Line("code", "aside", code[1]))
        lines += _behind(each.key, passed)
    if shown is not None:
        lines += _asked(turn, words, shown, keys)
    if begun == 0 and len(lines) <= CAP:
        return tuple(lines)
    lines = lines[1 - CAP :]
    hidden = len(keys) - len({line.id for line in lines} & {f"a:{key}" for key in keys})
    return (Line("earlier", "aside", words.say("chat_eerder", n=hidden)), *lines)


def passed_by(turn: Turn, shown: render.ShownPrompt, typed: str) -> Passed | None:
    """What stays to be seen of a question that was just answered, when no answer will be told for it."""
    if shown.kind not in {"notice", "list", render.CONFIRM_KIND}:
        return None
    after = turn.told[-1].key if turn.told else None
    if shown.kind == render.CONFIRM_KIND:
        after = shown.key.removesuffix(f"/{CONFIRM}")
    said = next((choice.label for choice in shown.choices if choice.id == typed), typed)
    name = f"{shown.key}@{after}"
    lines = (*_notes(name, shown), Line(f"q:{name}", "asked", shown.text), Line(f"a:{name}", "said", said))
    return Passed(after, lines)


def decided(turn: Turn, words: Words, key: str) -> Passed | None:
    """What the answer at this key decided, to stay to be seen behind it."""
    reasons = render.shown_reasons(turn, words)
    if not reasons:
        return None
    told = {each.key for each in turn.told}
    after = key if key in told else turn.told[-1].key if turn.told else None
    return Passed(after, tuple(Line(f"r:{key}:{n}", "aside", reason) for n, reason in enumerate(reasons)))


def _behind(key: str | None, passed: Sequence[Passed]) -> Iterator[Line]:
    return (line for each in passed if each.after == key for line in each.lines)


def _asked(turn: Turn, words: Words, shown: render.ShownPrompt, told: set[str]) -> Iterator[Line]:
    """The open question with its notes; the answer that is to be confirmed; that an earlier answer is being changed."""
    assert turn.prompt is not None
    yield from _notes(shown.key, shown)
    if shown.kind == render.CONFIRM_KIND:
        key = shown.key.removesuffix(f"/{CONFIRM}")
        slots = turn.prompt.slots
        yield Line(f"q:{key}", "asked", words.text(turn.prompt.question.text, **slots))
        yield Line(f"a:{key}", "said", turn.gesprek.typed.get(key, ""), key=key, tip=words.say("chat_wijzig_tip"))
    above = _heading(_item(turn, words))
    if shown.key in told:
        above = (*above, words.say("chat_u_wijzigt"))
    below = () if shown.help is None else (shown.help,)
    yield Line(f"{'again' if shown.key in told else 'q'}:{shown.key}", "asked", shown.text, above, below)


def _notes(name: str, shown: render.ShownPrompt) -> Iterator[Line]:
    for number, note in enumerate(shown.notes):
        card = () if note.card is None else (note.card.title, *card_lines(note.card))
        text = "\n".join([*([] if note.text is None else [note.text]), *card])
        yield Line(f"n:{name}:{number}", "aside", text)


def card_lines(card: render.ShownCard) -> tuple[str, ...]:
    """The lines of a card, each with its number or page behind it when the words do not name it."""
    return tuple(
        " · ".join([line.text, *(each for each in (line.phone, line.site) if each and each not in line.text)])
        for line in card.lines
    )


def _heading(item: str | None) -> tuple[str, ...]:
    return () if item is None else (item,)


def _item(turn: Turn, words: Words) -> str | None:
    """The heading of the list item that is being asked about, from the second item on."""
    assert turn.prompt is not None
    if turn.prompt.item is None:
        return None
    items = turn.gesprek.answers.get(turn.prompt.key.split("/")[0], {"items": ["1"]})["items"]
    place = items.index(turn.prompt.item) + 1 if turn.prompt.item in items else len(items)
    return words.say("punt_nummer", nummer=place) if len(items) > 1 else None
