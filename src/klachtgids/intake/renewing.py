# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The use case of a code that somebody else may know: another takes its place, for all that was sent with it (T30).

Invariant: the new code is there before the old one ends, and asked again with the same new code it is the same answer;
so nobody is left without a code. Of the zaak nothing changes. What was sent and still waits here gets the new code too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import Refusal
from klachtgids.faults import PlaceFault
from klachtgids.intake import conversation, keeping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, Turn
    from klachtgids.seal import Code


def renew(core: Core, actor: str, gesprek: Gesprek, new: Code) -> Turn | Refusal:
    """The conversation of `gesprek`, which was sent, under its new code; a Refusal when nothing changed.

    The code of a conversation that is not there, or was replaced by another, is unknown here.
    """
    from klachtgids.intake.cases import opened_by  # here only
    from klachtgids.register.codes import Codes  # as above

    old, journal = gesprek.code, core.journal()
    found = keeping.read_back(core, gesprek)
    if found is not None and found[1] is None:
        return Refusal("weiger_nog_niet_klaar")
    if found is not None and found[1] is not None:
        turned = new_keys(core, old, new)
        waiting = [
            old.keys.filing_key(each["soort"], each["organisatie"])
            for each in found[1]["filed"]
            if each["state"] == "wacht"
        ]
        try:
            done = Codes(core.register()).replace(turned, waiting=waiting, actor=actor)
            if not done and core.register().found(opened_by(core, old.keys))[1]:
                return Refusal("weiger_code_onbekend")
        except PlaceFault:
            return Refusal("weiger_code_register")
        journal.move(old.keys, new.keys)
    forget_old(core, old)
    return conversation.resume(core, new.shown, gesprek.taal, gesprek.kanaal)


def new_keys(core: Core, old: Code, new: Code) -> Mapping[UUID, UUID]:
    """For each key under which the old code can have filed the same one of the new code."""
    from klachtgids.intake.cases import opened_by  # as above

    return {key: new.keys.filing_key(*what) for key, what in opened_by(core, old.keys).items()}


def forget_old(core: Core, old: Code) -> None:
    """What lay here under the old code goes, with the code when it was kept here."""
    from klachtgids.journal.remember import forget_code, remembered  # as above

    core.journal().forget(old.keys)
    if remembered(core.config.data) == old:
        forget_code(core.config.data)
