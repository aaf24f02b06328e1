# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A card with where to turn to, as it is on this path today. It reads and never writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.asking import slots_of

if TYPE_CHECKING:
    from klachtgids.dialogue.models import CardLine
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek
    from klachtgids.words.wording import Text


@dataclass(frozen=True, slots=True)
class CardNow:
    """A card and its lines that hold now, with the values for the gaps in their words."""

    id: str
    title: Text
    lines: tuple[CardLine, ...]
    slots: Mapping[str, Any]


def card_now(core: Core, gesprek: Gesprek, card_id: str) -> CardNow | None:
    """The card with this id for this conversation; None when the book has no such card."""
    card = core.walker.book.cards.get(card_id)
    if card is None:
        return None
    view = core.walk(gesprek).view
    lines = tuple(line for line in card.lines if line.when is None or line.when.holds(view) is True)
    return CardNow(card.id, card.title, lines, slots_of([card.title, *(line.text for line in lines)], view))
