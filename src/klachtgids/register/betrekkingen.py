# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What medewerkers are to a zaak, and of which function the persons are that it is about: written down, and put right.

Invariant: nothing is deleted. A link that was wrong ends on a day; a function that was wrong stands with the stap that
put it right. Whoever is kept out of a zaak helps nobody in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import sqlalchemy as sa

from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.tables import MEER, Betrokkene, Gebeurtenis, Zaak
from klachtgids.register.tables_desk import ZaakMedewerker
from klachtgids.register.terms import Relatie, Rol
from klachtgids.register.zoeken import KEPT_OUT

_RELATIES: Final[Mapping[str, Relatie]] = {
    "hulp": Relatie.HULP,
    "bijstand": Relatie.BIJSTAND,
    "betrokken_medewerker": Relatie.BETROKKEN,
    "beklaagde": Relatie.BEKLAAGDE,
}
"""Fields that name somebody, and what they are to the zaak from then on."""


def keep(connection: sa.Connection, zaak: UUID, gegevens: Mapping[str, Any], *, actor: str, op: datetime) -> None:
    """Everything about persons that a form gave: who was wrongly named first, then who is named now."""
    wrong = gegevens.get("onterecht")
    if isinstance(wrong, Wie) and wrong.medewerker is not None:
        for relatie in KEPT_OUT:
            if _end(connection, zaak, wrong.medewerker, relatie, op):
                _note(connection, zaak, "ontkoppeld", relatie, actor=actor, op=op)
    for veld, relatie in _RELATIES.items():
        who = gegevens.get(veld)
        if isinstance(who, Wie) and who.medewerker is not None:
            link(connection, zaak, who.medewerker, relatie, actor=actor, op=op)
    functie, was = gegevens.get("functie"), gegevens.get("functie_onterecht")
    if was is not None:
        _correct(connection, zaak, was, functie or "onbekend")
    elif functie is not None:
        row = {"id": uuid4(), "zaak_id": zaak, "rol": Rol.BEKLAAGDE, "functie": functie}
        connection.execute(sa.insert(Betrokkene), [row])


def link(connection: sa.Connection, zaak: UUID, medewerker: str, relatie: Relatie, *, actor: str, op: datetime) -> None:
    """Say what a medewerker is to a zaak; a link that had ended holds again."""
    table = ZaakMedewerker
    there = (table.zaak_id == zaak, table.medewerker == medewerker, table.relatie == relatie)
    if connection.execute(sa.update(table).where(*there).values(tot=None)).rowcount == 0:
        row = {"zaak_id": zaak, "medewerker": medewerker, "relatie": relatie, "op": op, "actor": actor}
        connection.execute(sa.insert(table), [row])
    _note(connection, zaak, "gekoppeld", relatie, actor=actor, op=op)
    if relatie in KEPT_OUT:
        for helping in (Relatie.HULP, Relatie.BIJSTAND):
            if _end(connection, zaak, medewerker, helping, op):
                _note(connection, zaak, "ontkoppeld", helping, actor=actor, op=op)


def _end(connection: sa.Connection, zaak: UUID, medewerker: str, relatie: Relatie, op: datetime) -> bool:
    table = ZaakMedewerker
    there = (table.zaak_id == zaak, table.medewerker == medewerker, table.relatie == relatie, table.tot.is_(None))
    return connection.execute(sa.update(table).where(*there).values(tot=op)).rowcount > 0


def _correct(connection: sa.Connection, zaak: UUID, was: str, functie: str) -> None:
    """Put a function right wherever it stands, and what the database keeps of them for its lists."""
    person = (Betrokkene.zaak_id == zaak, Betrokkene.rol == Rol.BEKLAAGDE)
    connection.execute(sa.update(Betrokkene).where(*person, Betrokkene.functie == was).values(functie=functie))
    told = (Zaak.id == zaak, Zaak.beklaagde_functie == was)
    connection.execute(sa.update(Zaak).where(*told).values(beklaagde_functie=functie))
    first = connection.scalar(sa.select(Zaak.beklaagde_functie).where(Zaak.id == zaak))
    found = connection.scalars(sa.select(Betrokkene.functie).where(*person, Betrokkene.functie.is_not(None)).distinct())
    others = [one for one in found if one != first]
    other = None if not others else others[0] if len(others) == 1 else MEER
    connection.execute(sa.update(Zaak).where(Zaak.id == zaak).values(ook_functie=other))


def _note(connection: sa.Connection, zaak: UUID, wat: str, relatie: Relatie, *, actor: str, op: datetime) -> None:
    row = {"op": op, "zaak_id": zaak, "actor": actor, "wat": wat, "code": relatie.value}
    connection.execute(sa.insert(Gebeurtenis), [row])
