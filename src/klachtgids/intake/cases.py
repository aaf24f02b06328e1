# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a zaak stands and the wish to stop one, for who holds its number and code; never a word of what was filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from klachtgids.faults import PlaceFault
from klachtgids.intake.turn import Case

if TYPE_CHECKING:
    from klachtgids.dialogue.walk import Ending, Walk
    from klachtgids.intake.core import Core

SOORTEN = ("klacht", "signaal", "compliment")
REASON = "intrekken.reden"


def case_of(core: Core, actor: str, walk: Walk, ending: Ending) -> Case:
    """What the register says to the `case` answer on this path (`act` of the outcome: status or withdraw).

    A wrong number, a wrong code and a register without this zaak give the same answer: not found.
    """
    asked: dict[str, Any] = next(step.value for step in reversed(walk.steps) if step.question.kind == "case")
    keys = _possible_keys(core, asked["code"])
    try:
        if ending.outcome.act == "withdraw":
            reason = next(
                (s.value for s in walk.steps if s.question.field == REASON and isinstance(s.value, str)), None
            )
            status = core.register().withdraw_request(asked["nummer"], keys, reason, actor=actor)
        else:
            status = core.register().status(asked["nummer"], keys)
    except PlaceFault:
        return Case(asked["nummer"], "away", None)
    state = "none" if status is None else "withdraw" if ending.outcome.act == "withdraw" else "status"
    return Case(asked["nummer"], state, status)  # type: ignore[arg-type]  # the words of the Literal, chosen just above


def _possible_keys(core: Core, code_text: str) -> list[UUID]:
    """Every key under which this code can have filed: the code alone does not say what, nor to whom."""
    from klachtgids.seal import keys_of, parse_code  # start-up: only who asks how a case stands

    code = parse_code(code_text)
    if code is None:
        return []
    keys = keys_of(code)
    return [keys.filing_key(soort, org.id) for soort in SOORTEN for org in core.walker.regelingen.organisaties]
