# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a turn to the lines of the talk: the picture of a conversation, made anew for each turn.

Invariant: what was told and still counts stands here once, in the order of the path; what is asked stands last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import CONFIRM
from klachtgids.fronts import render
from klachtgids.fronts.chat.talk import CAP, Line, question_line

if TYPE_CHECKING:
    from klachtgids.dialogue.prompt import Prompt
    from klachtgids.intake.turn import Reason, Turn
    from klachtgids.words.i18n import Words


@dataclass(frozen=True, slots=True)
class Passed:
    """A question whose answer is told nowhere (a notice, "another point?"), and what was typed at it.

    It stays behind the answer with the key `after`, in the words of whoever reads it now.
    """

    after: str | None
    prompt: Prompt
    typed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stay:
    """The same in words: the question it was (None for a confirmation) and its lines."""

    after: str | None
    question: str | None
    lines: tuple[Line, ...]


def lines_of(
    turn: Turn,
    words: Words,
    told: Sequence[render.ShownTold],
    shown: render.ShownPrompt | None,
    passed: Sequence[Stay] = (),
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
        lines += [*opening, *_behind(None, turn, words, passed)]
    tip = None if turn.gesprek.sent is not None else words.say("chat_wijzig_tip")
    for each in told:
        key = None if turn.gesprek.sent is not None else each.key
        lines.append(Line(f"q:{each.key}", "asked", each.label, _heading(each.item)))
        lines.append(Line(f"a:{each.key}", "said", each.answer, key=key, tip=tip))
        if code is not None and code[0] == each.key:
            lines.append(Line("code", "aside", code[1]))
        lines += _behind(each.key, turn, words, passed)
    if shown is not None:
        lines += _asked(turn, words, shown, keys)
    if begun == 0 and len(lines) <= CAP:
        return tuple(lines)
    lines = lines[1 - CAP :]
    hidden = len(keys) - len({line.id for line in lines} & {f"a:{key}" for key in keys})
    return (Line("earlier", "aside", words.say("chat_eerder", n=hidden)), *lines)


def passed_by(turn: Turn, typed: str) -> Passed | None:
    """What stays to be seen of a question that was just answered, when no answer will be told for it."""
    prompt = turn.prompt
    if prompt is None or not (prompt.confirm or prompt.question.kind in {"notice", "list"}):
        return None
    after = turn.told[-1].key if turn.told else None
    if prompt.confirm:
        after = prompt.key.removesuffix(f"/{CONFIRM}")
    return Passed(after, prompt, typed)


def in_words(passed: Passed, words: Words, card_of: render.CardOf) -> Stay:
    """What was passed, for this reader."""
    shown = render.shown_prompt(passed.prompt, words, card_of)
    said = next((choice.label for choice in shown.choices if choice.id == passed.typed), passed.typed)
    name = f"{shown.key}@{passed.after}"
    lines = (*_notes(name, shown), Line(f"q:{name}", "asked", shown.text), Line(f"a:{name}", "said", said))
    return Stay(passed.after, None if passed.prompt.confirm else passed.prompt.question.id, lines)


def _behind(key: str | None, turn: Turn, words: Words, passed: Sequence[Stay]) -> Iterator[Line]:
    """What stands behind an answer: what it decided, what was passed after it, each with what that decided."""
    reasons = [each for each in turn.decided if each.after == key] if turn.kind != "done" else []
    here = {each.lines[-1].id: each for each in passed if each.after == key}.values()
    asked = {each.question for each in here}
    yield from (_reason(each, words) for each in reasons if each.key not in asked)
    for each in here:
        yield from each.lines
        yield from (_reason(reason, words) for reason in reasons if reason.key == each.question)


def _reason(reason: Reason, words: Words) -> Line:
    return Line(f"r:{reason.text.u}", "aside", words.text(reason.text, **reason.slots))


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
    again = shown.key in told
    yield question_line(shown, above=(*above, words.say("chat_u_wijzigt")) if again else above, again=again)


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
