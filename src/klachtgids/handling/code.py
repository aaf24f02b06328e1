# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk may do about the code of a klager: make it invalid, for who lost it and calls (T30).

Invariant: nobody at the desk ever sees or makes a code. Nothing of the zaak changes; that it was done stands among what
happened, without a word.
"""

from __future__ import annotations

from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, Veranderd, handled
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.codes import Codes
from klachtgids.register.zaakstand import Zaakstand


def end_code(desk: Desk, actor: Wie, zaak: UUID) -> Done | Refusal | Veranderd:
    """Let no code open this zaak any more, for who handles it; a second time changes nothing.

    What else was sent with that code, to another organisatie, has a klager of that organisatie's desk to ask.
    """
    stand = handled(desk, actor, zaak, None)
    if not isinstance(stand, Zaakstand):
        return stand
    Codes(desk.register).end(zaak, actor=str(actor.medewerker))
    return Done(zaak, stand.kop.versie)
