# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the end of a path asks for: only to be read, to be sent at once, or to be checked by the person first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.intake.letters import is_personal

if TYPE_CHECKING:
    from klachtgids.dialogue.walk import Walk
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Ended, Turn


def is_informing(walk: Walk) -> bool:
    """A complete path that files nothing and asks nothing of the register: its answers stay open to change."""
    return walk.next is None and not any(each.outcome.files or each.outcome.act for each in walk.endings)


def needs_check(core: Core, walk: Walk) -> bool:
    """A complete path whose answers leave the conversation: filed, put in a letter, added to a zaak, a new code.

    A key that confirms is no such answer: it is the check itself.
    """
    return walk.next is None and any(
        each.outcome.files or each.outcome.act in {"add", "withdraw", "renew"} or is_personal(core, walk, each)
        for each in walk.endings
    )


def is_done_here(ended: Ended) -> bool:
    """It goes to the register or is asked of it; what is not, such as a bezwaar with its last day, one does oneself."""
    return ended.outcome.files is not None or ended.outcome.act is not None


def makes_letter(turn: Turn) -> bool:
    """What was checked becomes a letter to take along: nothing is sent from an oefenregister, nor asked of a zaak."""
    walk = turn.gesprek.walk
    return turn.oefen and walk is not None and not all(each.outcome.act for each in walk.endings)
