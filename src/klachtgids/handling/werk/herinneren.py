# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving herinneringen: who owns a termijn and who guards it hear of it, of each soort once (X27).

Invariant: what was missed while nothing ran is not made up for in full; the most urgent soort is given, the others are
not given any more.
"""

from __future__ import annotations

from collections.abc import Callable

from klachtgids.handling.desk import Desk
from klachtgids.handling.werk.ontvangers import Ontvangers
from klachtgids.regeling.bewaking import Bewaking
from klachtgids.register.herinneringen import Herinneringen, Lopend, Ontvanger
from klachtgids.register.outbox import Outbox
from klachtgids.register.zaakstand import ZaakKop

WERK = "herinneringen"
_PAGE = 100


def remind(desk: Desk, bewaking: Bewaking, stop: Callable[[], bool] = lambda: False) -> int:
    """Give every herinnering that is due today, or until `stop` says so; how many this process gave."""
    given = 0
    ontvangers, register = Ontvangers.read(desk), Herinneringen(desk.register)
    for vak in bewaking.vakken(desk.vandaag()):
        last: Lopend | None = None
        while not stop() and (page := register.due(vak.soort, vak.van, vak.tot, last, _PAGE)):
            due = [one for one in page if vak.holds_for(one.start, one.uiterlijk)]
            koppen = {kop.id: kop for kop in desk.zaken.koppen({one.zaak for one in due})}
            for termijn in due:
                given += register.give(termijn, vak.soort, _to(ontvangers, koppen[termijn.zaak], termijn))
            last = page[-1]
    Outbox(desk.register).ran(WERK, None)
    return given


def _to(ontvangers: Ontvangers, kop: ZaakKop, termijn: Lopend) -> tuple[Ontvanger, ...]:
    """Who owns it, or who may put somebody on it; and who guards it. A rol stands for accounts that are not there."""
    eigenaar = termijn.eigenaar or ""
    owns = ontvangers.van(kop, eigenaar) or ontvangers.groep(kop, "coordinatie")
    guards = ontvangers.van(kop, termijn.bewaker) if termijn.bewaker else ontvangers.groep(kop, "kwaliteit")
    accounts = dict.fromkeys(one.id for one in (*owns, *guards))
    found = tuple(Ontvanger(one, one in ontvangers.adressen) for one in accounts)
    return found or (Ontvanger(eigenaar or "onbekend", mail=False),)
