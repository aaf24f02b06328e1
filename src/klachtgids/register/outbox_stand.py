# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the mail stands, for a person to look at and to settle: what waits, what failed, what is uncertain.

Invariant: what did not surely go never goes again by itself; who says that it must, or that it came, is written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from klachtgids.register.outbox import WAITS, reached
from klachtgids.register.papier import MAIL, OP_PAPIER, adres_bekend
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Zaak
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand

STOKT: Final = (BerichtStand.MISLUKT, BerichtStand.ONZEKER)
"""Where it stays until a person says what is to become of it."""
_INDEXED: Final = sa.text("bericht.stand IN ('bezig', 'mislukt', 'onzeker')")
MOST: Final = 1000
"""So many that wait are counted; where there are more, it is this many or more."""


@dataclass(frozen=True, slots=True)
class Wachtend:
    """The mail of some organisaties that waits: how many, since when, and how many were tried in vain before."""

    aantal: int = 0
    sinds: datetime | None = None
    eerder_geprobeerd: int = 0


@dataclass(frozen=True, slots=True)
class Stokkend:
    """One mail that a person has to look at; `fout_code` is a fixed word."""

    bericht: UUID
    zaak: UUID
    nummer: str
    sjabloon: str
    voor_klager: bool
    stand: BerichtStand
    fout_code: str | None
    gemaakt_op: datetime


@dataclass(frozen=True, slots=True)
class Papier:
    """One letter on paper of which nobody said yet that it was sent or handed over.

    `adres_bekend` is about a klager; to others a letter goes where they work.
    """

    bericht: UUID
    zaak: UUID
    nummer: str
    sjabloon: str
    aan: str
    voor_klager: bool
    gemaakt_op: datetime
    adres_bekend: bool
    retour_op: datetime | None = None
    """When it came back, where it went before."""


class OutboxStand:
    """The state of the outbox of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def wachtend(self, organisaties: Iterable[str]) -> Wachtend:
        """What waits for the zaken of these organisaties; of a heap only the first `MOST` are looked at."""
        waits = (WAITS, Bericht.kanaal == MAIL)
        query = sa.select(Bericht.gemaakt_op, Bericht.pogingen).join(Zaak, Zaak.id == Bericht.zaak_id)
        query = query.where(*waits, Zaak.organisatie.in_(sorted(organisaties)))
        first = query.order_by(Bericht.volgende_poging, Bericht.id).limit(MOST).subquery()
        tried = sa.func.sum(sa.case((first.c.pogingen > 0, 1), else_=0))
        with self._store.reading() as connection:
            row = connection.execute(sa.select(sa.func.count(), sa.func.min(first.c.gemaakt_op), tried)).one()
        return Wachtend(int(row[0]), row[1], int(row[2] or 0))

    def stokkend(self, organisaties: Iterable[str], limit: int = 200) -> tuple[Stokkend, ...]:
        """What failed or is uncertain for the zaken of these organisaties, the oldest first.

        What a process was sending and said nothing more of counts as uncertain, also before anybody marks it so.
        """
        row = Bericht
        died = sa.and_(row.stand == BerichtStand.BEZIG, reached(row.geclaimd_tot, self._clock()))
        columns: tuple[Any, ...] = (
            *(row.id, row.zaak_id, Zaak.nummer, row.sjabloon, row.voor_klager, row.stand, row.fout_code),
            row.gemaakt_op,
        )
        query = sa.select(*columns).join(Zaak, Zaak.id == row.zaak_id)
        query = query.where(_INDEXED, sa.or_(row.stand.in_(STOKT), died), Zaak.organisatie.in_(sorted(organisaties)))
        with self._store.reading() as connection:
            ordered = query.order_by(row.gemaakt_op, row.id).limit(limit)
            found: list[Any] = [tuple(one) for one in connection.execute(ordered)]
        uncertain = {BerichtStand.BEZIG: BerichtStand.ONZEKER}
        seen: list[list[Any]] = [[*one[:5], uncertain.get(one[5], one[5]), *one[6:]] for one in found]
        return tuple(Stokkend(*one) for one in seen)

    def papier(self, organisaties: Iterable[str], limit: int = 200) -> tuple[Papier, ...]:
        """The letters that have to go on paper for the zaken of these organisaties, the oldest first."""
        row = Bericht
        columns: tuple[Any, ...] = (
            *(row.id, row.zaak_id, Zaak.nummer, row.sjabloon, sa.func.coalesce(row.aan, ""), row.voor_klager),
            *(row.gemaakt_op, adres_bekend(), row.retour_op),
        )
        query = sa.select(*columns).join(Zaak, Zaak.id == row.zaak_id)
        query = query.where(WAITS, row.kanaal == OP_PAPIER, Zaak.organisatie.in_(sorted(organisaties)))
        with self._store.reading() as connection:
            return tuple(
                Papier(*one) for one in connection.execute(query.order_by(row.volgende_poging, row.id).limit(limit))
            )

    def zaak_of(self, bericht: UUID) -> UUID | None:
        """The zaak of a bericht, None when there is no such bericht."""
        with self._store.reading() as connection:
            return connection.scalar(sa.select(Bericht.zaak_id).where(Bericht.id == bericht))

    def again(self, bericht: UUID, *, actor: str) -> bool:
        """Let it wait again, from the first try; False when it does not stand still."""
        now = self._clock()
        values = {"stand": BerichtStand.WACHT, "pogingen": 0, "volgende_poging": now}
        return self._settle(bericht, "mail opnieuw", actor, **values)

    def arrived(self, bericht: UUID, *, actor: str) -> bool:
        """It reached them after all, or in another way; False when it does not stand still."""
        values = {"stand": BerichtStand.VERZONDEN, "verzonden_op": self._clock(), "volgende_poging": None}
        return self._settle(bericht, "mail afgehandeld", actor, **values)

    def _settle(self, bericht: UUID, wat: str, actor: str, **values: Any) -> bool:
        now = self._clock()
        died = sa.and_(Bericht.stand == BerichtStand.BEZIG, reached(Bericht.geclaimd_tot, now))
        still = sa.update(Bericht).where(Bericht.id == bericht, sa.or_(Bericht.stand.in_(STOKT), died))
        of = sa.select(Bericht.zaak_id, Bericht.sjabloon).where(Bericht.id == bericht)
        with self._store.writing() as connection:
            if connection.execute(still.values(geclaimd_tot=None, fout_code=None, **values)).rowcount == 0:
                return False
            zaak, sjabloon = connection.execute(of).one()
            row = {"op": now, "zaak_id": zaak, "actor": actor, "wat": wat, "code": sjabloon}
            connection.execute(sa.insert(Gebeurtenis), [row])
            return True
