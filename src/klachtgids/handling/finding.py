# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding a zaak by the name of a person in it, among one's own opened zaken and nowhere else.

Invariant: nothing is looked through that this person did not open before, and nothing shown that they may not read now;
that it was searched is written down, what was searched for is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.handling.toegang import mag
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.opened import Opened, plain_name
from klachtgids.register.zaakstand import ZaakKop

SHORTEST: Final = 2
"""Letters that a search by name needs."""
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Naamtreffer:
    """A zaak with the name that was found in it."""

    kop: ZaakKop
    naam: str


def zoek_naam(desk: Desk, actor: Wie, naam: str) -> tuple[Naamtreffer, ...]:
    """The zaken that this person opened before, may read now, and in which somebody has this name, or part of it.

    Nothing for a name of fewer than two letters. Capitals and accents make no difference.
    """
    asked = plain_name(naam)
    if len(asked) < SHORTEST or actor.medewerker is None:
        return ()
    koppen: dict[UUID, ZaakKop] = {}

    def may_read(zaak: UUID) -> bool:
        stand = desk.zaken.stand(zaak, desk.vandaag())
        if stand is None or not mag(desk.toegang, actor, "inhoud", stand.beeld).mag:
            return False
        koppen[zaak] = stand.kop
        return True

    found = Opened(desk.register).named(
        lambda name: asked in plain_name(name), may_read, account=actor.medewerker, most=_MOST
    )
    return tuple(Naamtreffer(koppen[zaak], name) for zaak, name in found)
