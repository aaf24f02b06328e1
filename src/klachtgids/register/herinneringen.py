# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which termijnen ask for a herinnering, and giving it: of each soort once for each termijn (X27).

Invariant: that a herinnering was given and the berichten of it are one transaction, and the database itself refuses
the second one: of two processes one gives it, whatever their clocks say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID, uuid5

import sqlalchemy as sa

from klachtgids.register.base import Moment
from klachtgids.register.outbox import WERK
from klachtgids.register.papier import BUREAU, MAIL
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Termijn
from klachtgids.register.tables_post import Bericht, Herinnering
from klachtgids.register.terms import BerichtStand

SJABLOON: Final = "herinnering"
_GIVEN: Final = sa.text(
    "INSERT INTO herinnering (zaak_id, termijn_id, soort, op) VALUES (:zaak, :termijn, :soort, :op) "
    "ON CONFLICT (zaak_id, termijn_id, soort) DO NOTHING"
).bindparams(
    sa.bindparam("zaak", type_=sa.Uuid()), sa.bindparam("termijn", type_=sa.Uuid()), sa.bindparam("op", type_=Moment())
)


@dataclass(frozen=True, slots=True)
class Lopend:
    """A termijn that runs: whose it is and who guards it (rollen of its regeling), and its last day."""

    id: UUID
    zaak: UUID
    start: date
    uiterlijk: date
    eigenaar: str | None
    bewaker: str | None


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who is told: an account, with or without an address; or a rol, when it has no account."""

    aan: str
    mail: bool


class Herinneringen:
    """The herinneringen of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def due(
        self, soort: str, van: date | None, tot: date, after: Lopend | None = None, limit: int = 100
    ) -> tuple[Lopend, ...]:
        """Termijnen that run and end from `van` up to and including `tot`, without a herinnering of this soort yet.

        A page, by last day; `after` is the last one of the page before.
        """
        row = Termijn
        columns = (row.id, row.zaak_id, row.start, row.uiterlijk, row.eigenaar, row.bewaker)
        given = sa.select(Herinnering.soort).where(
            Herinnering.zaak_id == row.zaak_id, Herinnering.termijn_id == row.id, Herinnering.soort == soort
        )
        wanted = [row.gehaald_op.is_(None), row.vervallen_op.is_(None), row.uiterlijk <= tot, ~given.exists()]
        if van is not None:
            wanted.append(row.uiterlijk >= van)
        if after is not None:
            wanted.append(sa.tuple_(row.uiterlijk, row.id) > sa.tuple_(sa.literal(after.uiterlijk), after.id))
        query = sa.select(*columns).where(*wanted).order_by(row.uiterlijk, row.id).limit(limit)
        with self._store.reading() as connection:
            return tuple(Lopend(*found) for found in connection.execute(query))

    def give(self, termijn: Lopend, soort: str, to: Sequence[Ontvanger]) -> bool:
        """Give one herinnering to each of these; False when it was given before or the termijn runs no more."""
        now = self._clock()
        runs = sa.select(Termijn.id).where(
            Termijn.id == termijn.id, Termijn.gehaald_op.is_(None), Termijn.vervallen_op.is_(None)
        )
        given = {"zaak": termijn.zaak, "termijn": termijn.id, "soort": soort, "op": now}
        with self._store.writing() as connection:
            if connection.scalar(runs) is None or connection.execute(_GIVEN, given).rowcount == 0:
                return False
            berichten = [
                {
                    "id": uuid5(termijn.id, f"{soort}/{one.aan}"),
                    "zaak_id": termijn.zaak,
                    "sjabloon": SJABLOON,
                    "kanaal": MAIL if one.mail else BUREAU,
                    "voor_klager": False,
                    "stand": BerichtStand.WACHT,
                    "gemaakt_op": now,
                    "pogingen": 0,
                    "volgende_poging": now if one.mail else None,
                    "aan": one.aan,
                    "termijn_id": termijn.id,
                }
                for one in to
            ]
            if berichten:
                connection.execute(sa.insert(Bericht), berichten)
            note = {"op": now, "zaak_id": termijn.zaak, "actor": WERK, "wat": SJABLOON, "code": soort}
            connection.execute(sa.insert(Gebeurtenis), [note])
            return True
