# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter is made from besides words: the berichten of a zaak, and its rows with the moment they were made.

Invariant: nothing here opens content; a bericht that went out keeps its first moment, whoever says so again, unless it
came back: then it waits as if it had not gone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from klachtgids.register.moment import not_before
from klachtgids.register.papier import OP_PAPIER, adres_bekend, letters, notice_of
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Klachtonderdeel, Maatregel, Stap, Zaak
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand, Kanaal
from klachtgids.register.zaakstand import ToestemmingRij
from klachtgids.register.zaken import toestemmingen_van

GEPRINT = "brief geprint"
RETOUR = "brief retour"


@dataclass(frozen=True, slots=True)
class BriefRij:
    """One bericht: which letter to whom (klager, a rol, or an account), from which stap, and how it stands.

    `adres_bekend`: whether it can go by post; `retour_op`: when it last came back; `mail`: how the mail stands that
    says that there is this letter.
    """

    id: UUID
    zaak: UUID
    sjabloon: str
    aan: str
    aan_id: UUID | None
    kanaal: str
    stand: BerichtStand
    gemaakt_op: datetime
    verzonden_op: datetime | None
    stap: UUID | None
    tekent: str | None
    termijn: UUID | None
    adres_bekend: bool = False
    retour_op: datetime | None = None
    mail: BerichtStand | None = None


@dataclass(frozen=True, slots=True)
class MaatregelRij:
    """A maatregel with the stap that decided it, and from when on it held no more."""

    id: UUID
    uiterlijk: date | None
    stap: UUID | None
    vervallen_op: datetime | None


@dataclass(frozen=True, slots=True)
class Achtergrond:
    """All of a zaak that a letter can ask for and `Zaakstand` does not have."""

    taal: str
    kanaal: Kanaal
    leeftijdsgroep: str | None
    tolk: str | None
    maatregelen: tuple[MaatregelRij, ...]
    over: dict[UUID, UUID]
    """For each onderdeel that is about one person the id of that person."""
    toestemmingen: tuple[ToestemmingRij, ...]
    deelklachten: tuple[tuple[str, str, datetime], ...]
    """(organisatie, nummer, ontvangen_op) of the zaken that hang under this one."""


class Brieven:
    """The berichten of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def van(self, zaak: UUID) -> tuple[BriefRij, ...]:
        """Every letter and bericht of a zaak, in the order in which they were made; no mail beside a letter."""
        with self._store.reading() as connection:
            return _berichten(connection, Bericht.zaak_id == zaak)

    def vind(self, bericht: UUID) -> BriefRij | None:
        """One of them, None when there is none."""
        of = sa.select(Bericht.zaak_id).where(Bericht.id == bericht).scalar_subquery()
        with self._store.reading() as connection:
            return next((one for one in _berichten(connection, Bericht.zaak_id == of) if one.id == bericht), None)

    def achtergrond(self, zaak: UUID) -> Achtergrond:
        """What the letters of a zaak are made from; KeyError when there is no such zaak."""
        with self._store.reading() as connection:
            query = sa.select(Zaak.taal, Zaak.kanaal, Zaak.leeftijdsgroep, Zaak.tolk).where(Zaak.id == zaak)
            row = connection.execute(query).one_or_none()
            if row is None:
                raise KeyError(zaak)
            return Achtergrond(
                taal=row.taal,
                kanaal=row.kanaal,
                leeftijdsgroep=row.leeftijdsgroep,
                tolk=row.tolk,
                maatregelen=_maatregelen(connection, zaak),
                over=_over(connection, zaak),
                toestemmingen=toestemmingen_van(connection, zaak),
                deelklachten=_deelklachten(connection, zaak),
            )

    def geprint(self, rij: BriefRij, *, actor: str) -> BriefRij:
        """Say that a letter was sent or handed over, and how it stands then; said again, it changes nothing.

        A mail about it that still waits does not go any more. Of a bericht that went by mail alone that moment stays.
        """
        now = self._clock()
        out: dict[str, Any] = {"stand": BerichtStand.VERZONDEN, "kanaal": OP_PAPIER, "volgende_poging": None}
        new = sa.or_(Bericht.kanaal != OP_PAPIER, Bericht.verzonden_op.is_(None))
        with self._store.writing() as connection:
            last = connection.scalar(sa.select(sa.func.max(Stap.op)).where(Stap.zaak_id == rij.zaak))
            moment = sa.bindparam("now", not_before(last, now), Bericht.verzonden_op.type)
            went = sa.func.coalesce(Bericht.verzonden_op, moment)
            changed = sa.update(Bericht).where(Bericht.id == rij.id, new).values(verzonden_op=went, **out)
            if connection.execute(changed).rowcount == 1:
                row = {"op": now, "zaak_id": rij.zaak, "actor": actor, "wat": GEPRINT, "code": rij.sjabloon}
                connection.execute(sa.insert(Gebeurtenis), [row])
                mail = (Bericht.id == notice_of(rij.id), Bericht.stand == BerichtStand.WACHT)
                gone = {"stand": BerichtStand.VERVALLEN, "volgende_poging": None, "geclaimd_tot": None}
                connection.execute(sa.update(Bericht).where(*mail).values(**gone))
            return _again(connection, rij)

    def retour(self, rij: BriefRij, *, actor: str) -> BriefRij:
        """Say that a letter came back, and how it stands then: it waits, as before it went; one that waits stays so."""
        now = self._clock()
        went = (Bericht.id == rij.id, Bericht.kanaal == OP_PAPIER, Bericht.stand == BerichtStand.VERZONDEN)
        values = {"stand": BerichtStand.WACHT, "verzonden_op": None, "volgende_poging": now, "retour_op": now}
        with self._store.writing() as connection:
            if connection.execute(sa.update(Bericht).where(*went).values(**values)).rowcount == 1:
                row = {"op": now, "zaak_id": rij.zaak, "actor": actor, "wat": RETOUR, "code": rij.sjabloon}
                connection.execute(sa.insert(Gebeurtenis), [row])
            return _again(connection, rij)


def _again(connection: sa.Connection, rij: BriefRij) -> BriefRij:
    """The same bericht as it stands now."""
    return next(one for one in _berichten(connection, Bericht.zaak_id == rij.zaak) if one.id == rij.id)


def _berichten(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> tuple[BriefRij, ...]:
    columns: tuple[Any, ...] = (
        *(Bericht.id, Bericht.zaak_id, Bericht.sjabloon, sa.func.coalesce(Bericht.aan, "klager"), Bericht.aan_id),
        *(Bericht.kanaal, Bericht.stand, Bericht.gemaakt_op, Bericht.verzonden_op, Bericht.stap, Bericht.tekent),
        *(Bericht.termijn_id, adres_bekend(), Bericht.retour_op),
    )
    query = sa.select(*columns).outerjoin(Stap, Stap.id == Bericht.stap).where(wanted)
    query = query.order_by(Bericht.gemaakt_op, Stap.versie, Bericht.sjabloon, Bericht.aan, Bericht.id)
    found = (BriefRij(*row) for row in connection.execute(query))
    return tuple(replace(one, mail=mail) for one, mail in letters(found))


def _maatregelen(connection: sa.Connection, zaak: UUID) -> tuple[MaatregelRij, ...]:
    query = sa.select(Maatregel.id, Maatregel.uiterlijk, Maatregel.stap, Maatregel.vervallen_op)
    found = connection.execute(query.where(Maatregel.zaak_id == zaak).order_by(Maatregel.uiterlijk, Maatregel.id))
    return tuple(MaatregelRij(*row) for row in found)


def _over(connection: sa.Connection, zaak: UUID) -> dict[UUID, UUID]:
    part = Klachtonderdeel
    query = sa.select(part.id, part.beklaagde_id).where(part.zaak_id == zaak, part.beklaagde_id.is_not(None))
    return {row.id: row.beklaagde_id for row in connection.execute(query)}


def _deelklachten(connection: sa.Connection, zaak: UUID) -> tuple[tuple[str, str, datetime], ...]:
    query = sa.select(Zaak.organisatie, Zaak.nummer, Zaak.ontvangen_op).where(Zaak.hoofdzaak_id == zaak)
    found = connection.execute(query.order_by(Zaak.ontvangen_op, Zaak.nummer))
    return tuple((row.organisatie, row.nummer, row.ontvangen_op) for row in found)
