# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of questions that were made before: the same question in the same words is the same page for everybody.

Invariant: what lies here holds nothing of anybody. A page is kept only when all that stands on it follows from the
files and from its key; the token and the code are marks in it, and each person's own take their place. A day, an answer
given before, a refusal: then the page is made for that person alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Final

from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.fronts.web.visit import Visit
    from klachtgids.intake.cards import CardNow
    from klachtgids.intake.turn import Reason, Turn

MOST: Final = 256
"""Pages that are kept: 2 MiB. A full house is emptied; what is asked most is soon back."""
TOKEN: Final = "\ue000token\ue000"  # noqa: S105  # the mark in its place
CODE: Final = "\ue000code\ue000"
"""Marks that no file and no person can write: signs of no script."""
_MARKS: Final = re.compile(f"({TOKEN}|{CODE})".encode())


class Prepared:
    """The pages of one process, by all that stands on them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._pages: dict[Hashable, list[bytes]] = {}

    def page(self, key: Hashable, make: Callable[[], str], token: str, code: str) -> bytes:
        """The page with this key, with a token and a code of its own; `make` makes it with the marks."""
        found = self._pages.get(key)
        if found is None:
            found = _MARKS.split(make().encode())
            if len(self._pages) >= self._most:
                self._pages.clear()
            if self._most:
                self._pages[key] = found
        own = {TOKEN.encode(): token.encode(), CODE.encode(): code.encode()}
        return b"".join([own.get(each, each) for each in found])


def key_of(visit: Visit, turn: Turn, reasons: tuple[Reason, ...], at: int) -> Hashable | None:
    """All that stands on the page of this question, as its number `at`; None when it is of one person."""
    prompt, gesprek = turn.prompt, turn.gesprek
    cards = _cards(visit, turn)
    own = (
        prompt is None
        or prompt.has_offer
        or prompt.confirm
        or prompt.reads
        or prompt.key in gesprek.typed
        or turn.refusal is not None
        or gesprek.focus is not None
        or gesprek.typing is not None
        or visit.web.nu_set
        or visit.namens is not None
        or any(each.slots for each in reasons)
    )
    slots = () if prompt is None else (prompt.slots, *(card.slots for card in cards))
    if own or prompt is None or not all(map(_of_the_files, (value for each in slots for value in each.values()))):
        return None
    return (
        gesprek.taal,
        gesprek.je,
        gesprek.stored,
        visit.session.stored,
        visit.session.patient,
        prompt.key,
        prompt.question.text,
        tuple([choice.id for choice in prompt.choices]),
        prompt.notes,
        tuple([(card.title, card.lines, tuple(sorted(card.slots.items()))) for card in cards]),
        prompt.articles,
        tuple(sorted(prompt.slots.items())),
        tuple([each.text for each in reasons]),
        at,
        turn.still,
        visit.whose(turn),
    )


def _cards(visit: Visit, turn: Turn) -> list[CardNow]:
    """The cards beside this question, with the lines that hold on this path."""
    named = [] if turn.prompt is None else [note.card for note in turn.prompt.notes if note.card is not None]
    if not named:
        return []
    from klachtgids.intake.cards import card_now  # start-up: the first page has none

    found = [card_now(visit.web.core, turn.gesprek, each) for each in named]
    return [card for card in found if card is not None]


def _of_the_files(value: Any) -> bool:
    """Whether a value for a gap is a name or a wording of the files; a day or a number may follow from an answer."""
    return all(map(_of_the_files, value)) if isinstance(value, tuple) else isinstance(value, str | Text)
