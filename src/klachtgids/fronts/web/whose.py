# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose answer the open question gets where somebody types for another: what stands ticked, and what came back.

Invariant: a tick is about one answer; of who types for themselves nothing is asked, and nothing is believed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from klachtgids.intake import conversation

if TYPE_CHECKING:
    from klachtgids.fronts.web.form import Posted
    from klachtgids.intake.turn import SaidBy, Turn

_SAID: Final[dict[str, SaidBy]] = {"client": "client", "helper": "helper"}


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose answer it is as it stands; `either`: the other of the two may be ticked instead."""

    said_by: SaidBy
    either: bool


def ticked(posted: Posted | None) -> SaidBy | None:
    """Who was ticked beside an answer."""
    return None if posted is None else _SAID.get(posted.one("wie"))


def whose_of(turn: Turn, said_by: SaidBy) -> Whose | None:
    """What stands beside the open question for who chose `said_by`; None where nobody types for another."""
    return Whose(conversation.whose(turn, said_by), conversation.either(turn)) if turn.namens else None
