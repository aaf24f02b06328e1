# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving herinneringen: who owns a termijn and who guards it hear of it, of each soort once (X27).

Invariant: what was missed while nothing ran is not made up for in full; the most urgent soort is given, the others are
not given any more.
"""

from __future__ import annotations

from klachtgids.handling.desk import Desk
from klachtgids.handling.werk.ontvangers import Ontvangers
from klachtgids.regeling.bewaking import Bewaking, Vak
from klachtgids.regeling.zaakbeeld import ZaakBeeld
from klachtgids.register.herinneringen import Herinneringen, Lopend, Ontvanger
from klachtgids.register.outbox import Outbox

WERK = "herinneringen"
_PAGE = 100


def remind(desk: Desk, bewaking: Bewaking) -> int:
    """Give every herinnering that is due today; how many termijnen were reminded of by this process."""
    given = 0
    ontvangers, register = Ontvangers.read(desk), Herinneringen(desk.register)
    for vak in bewaking.vakken(desk.vandaag()):
        last: Lopend | None = None
        while page := register.due(vak.soort, vak.van, vak.tot, last, _PAGE):
            given += sum(_remind(desk, register, ontvangers, vak, termijn) for termijn in page)
            last = page[-1]
    Outbox(desk.register).ran(WERK, None)
    return given


def _remind(desk: Desk, register: Herinneringen, ontvangers: Ontvangers, vak: Vak, termijn: Lopend) -> bool:
    if not vak.holds_for(termijn.start, termijn.uiterlijk):
        return False
    beeld = desk.zaken.beeld(termijn.zaak, desk.vandaag())
    return beeld is not None and register.give(termijn, vak.soort, _to(ontvangers, beeld, termijn))


def _to(ontvangers: Ontvangers, beeld: ZaakBeeld, termijn: Lopend) -> tuple[Ontvanger, ...]:
    """Who owns it, or who may put somebody on it; and who guards it. A rol stands for accounts that are not there."""
    eigenaar = termijn.eigenaar or ""
    owns = ontvangers.van(beeld, eigenaar) or ontvangers.groep(beeld, "coordinatie")
    guards = ontvangers.van(beeld, termijn.bewaker) if termijn.bewaker else ontvangers.groep(beeld, "kwaliteit")
    accounts = dict.fromkeys(one.id for one in (*owns, *guards))
    found = tuple(Ontvanger(one, one in ontvangers.adressen) for one in accounts)
    return found or (Ontvanger(eigenaar or "onbekend", mail=False),)
