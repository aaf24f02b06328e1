# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The klager's door to one zaak: nummer and code, what is tried at it, and the sleutel that confirms what was asked.

Invariant: a wrong code, a wrong sleutel and a nummer that does not exist are one answer after the same statements; each
attempt is a gebeurtenis without content in a transaction of its own, so that waiting outlives every restart (T16). Of a
sleutel only its proof is kept. No word of anybody is read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

import sqlalchemy as sa

from klachtgids.register import rows
from klachtgids.register.codes import doors, lock
from klachtgids.register.papier import adres_bekend, letters
from klachtgids.register.register import KLAGER, Register
from klachtgids.register.tables import Gebeurtenis, Inhoud, Stap, Zaak
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand, Soort

CODE_GOED: Final = "code goed"
CODE_FOUT: Final = "code fout"
SLEUTEL: Final = "sleutel gemaakt"
GELDIG: Final = timedelta(days=14)
"""For how long a sleutel confirms."""
ONTHOUDEN: Final = timedelta(hours=24)
"""For how long wrong attempts count."""
_NUMMERS: Final = UUID("6f1c7a52-3a0e-4d7e-9b7e-0c5f3f6b8a11")
_NOBODY: Final = UUID(int=0)
_MOST: Final = 64
"""More attempts than this make the wait no longer."""
CONTACT: Final = ("e-mail", "telefoon", "adres")


@dataclass(frozen=True, slots=True)
class Deur:
    """What the door says: the zaak for who may come in, else None; `tot` when it is asked to wait until then.

    `gebruikt`: the sleutel was used already; what it confirmed then was kept under the stap with this id.
    """

    zaak: UUID | None
    tot: datetime | None = None
    gebruikt: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A letter to the klager: which one, where it stands, and when it went or was made."""

    sjabloon: str
    stand: BerichtStand
    op: datetime
    adres_bekend: bool
    """Whether it can go by post."""
    retour: bool = False
    """It came back and waits to go again."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A deelklacht of a zaak, at another organisation."""

    nummer: str
    soort: Soort
    organisatie: str
    fase: str


class Klagers:
    """The doors of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def admit(
        self,
        nummer: str,
        filing_keys: Iterable[UUID],
        wait: Callable[[int], timedelta],
        proof: str | None = None,
    ) -> Deur:
        """Let in who holds nummer and one of the possible filing keys, and with `proof` also a sleutel that holds now.

        `wait` says how long to wait after so many wrong attempts in a row at one nummer. Until then nobody is let in,
        whatever they hold, and nothing is written. A deelklacht opens with the code of the zaak it hangs under, until
        its own code was made invalid. A code that another took the place of opens nothing, as one that never was.
        """
        now, keys = self._clock(), {*filing_keys}
        wanted = nummer.strip().upper()
        wanted = wanted if rows.NUMMER.fullmatch(wanted) else "-"
        made_up = uuid5(_NUMMERS, wanted)
        with self._store.writing() as connection:
            lock(connection, made_up)  # two who try at once are counted one after the other
            row = connection.execute(_zaak(wanted)).one_or_none()
            subject = made_up if row is None else row.id
            wrong, last = _attempts(connection, subject, now)
            until = last + wait(wrong) if last is not None else now
            if until > now:
                return Deur(None, until)
            used = False if proof is None else _used(connection, subject, proof)
            right = bool(keys & _doors(connection, subject, row))
            if proof is not None:
                right &= _holds(connection, subject, proof, now) or used
            wat = CODE_GOED if right else CODE_FOUT
            note = {"op": now, "zaak_id": subject, "actor": KLAGER, "wat": wat}
            connection.execute(sa.insert(Gebeurtenis), [note])
            return Deur(subject if right else None, None, used and right)

    def keep_sleutel(self, zaak: UUID, proof: str, *, actor: str) -> None:
        """Keep the proof of a sleutel that goes to the klager's stored contact now; it holds for `GELDIG`."""
        note = {"op": self._clock(), "zaak_id": zaak, "actor": actor, "wat": SLEUTEL, "code": proof}
        with self._store.writing() as connection:
            connection.execute(sa.insert(Gebeurtenis), [note])

    def post(self, zaak: UUID) -> tuple[Post, ...]:
        """The letters to the klager in the order in which they were made; those that were given up are left out."""
        op = sa.func.coalesce(Bericht.verzonden_op, Bericht.gemaakt_op).label("op")
        columns: tuple[Any, ...] = (Bericht.id, Bericht.kanaal, Bericht.sjabloon, Bericht.stand, op)
        query = sa.select(*columns, adres_bekend().label("adres"), Bericht.retour_op.is_not(None).label("retour"))
        of = (Bericht.zaak_id == zaak, Bericht.voor_klager, Bericht.stand != BerichtStand.VERVALLEN)
        with self._store.reading() as connection:
            found = connection.execute(query.where(*of).order_by(Bericht.gemaakt_op, Bericht.id)).all()
            return tuple(
                Post(row.sjabloon, row.stand, row.op, bool(row.adres), row.retour and row.stand is BerichtStand.WACHT)
                for row, _ in letters(found)
            )

    def delen(self, zaak: UUID) -> tuple[Deel, ...]:
        """The deelklachten that hang under a zaak, by nummer."""
        query = sa.select(Zaak.nummer, Zaak.soort, Zaak.organisatie, Zaak.stage).where(Zaak.hoofdzaak_id == zaak)
        with self._store.reading() as connection:
            return tuple(Deel(*row) for row in connection.execute(query.order_by(Zaak.nummer)))

    def leeftijdsgroep(self, zaak: UUID) -> str | None:
        """The age group that was told, so that a young klager is spoken to with `je`."""
        with self._store.reading() as connection:
            return connection.scalar(sa.select(Zaak.leeftijdsgroep).where(Zaak.id == zaak))

    def contact(self, persoon: UUID) -> frozenset[str]:
        """By which ways somebody of a zaak can be reached: that there is a text is seen without opening it."""
        query = sa.select(Inhoud.kind).where(Inhoud.row == persoon, Inhoud.kind.in_(CONTACT))
        with self._store.reading() as connection:
            return frozenset(connection.scalars(query))


def confirmed_by(zaak: UUID, proof: str) -> UUID:
    """The id of the stap that a sleutel confirms: there is only one, so a sleutel works once, in that transaction."""
    return uuid5(zaak, f"bevestigd/{proof}")


def _zaak(nummer: str) -> sa.Select[Any]:
    above = sa.orm.aliased(Zaak)
    columns: tuple[Any, ...] = (Zaak.id, Zaak.filing_key, above.id.label("above_id"), above.filing_key.label("above"))
    query = sa.select(*columns)
    return query.outerjoin(above, above.id == Zaak.hoofdzaak_id).where(Zaak.nummer == nummer)


def _doors(connection: sa.Connection, subject: UUID, row: Any) -> set[UUID | None]:
    """The keys that open this zaak now; the same statement is said where there is no zaak."""
    above = None if row is None else row.above_id
    now = doors(connection, [subject, above or subject])
    own = None if row is None else now.get(subject, row.filing_key)
    return set() if own is None else {own, now.get(above, row.above) if above else own}


def _attempts(connection: sa.Connection, subject: UUID, now: datetime) -> tuple[int, datetime | None]:
    """How many wrong attempts there were in a row, up to the last one, and when that was."""
    event = Gebeurtenis
    query = sa.select(event.wat, event.op).where(
        event.zaak_id == subject, event.wat.in_((CODE_GOED, CODE_FOUT)), event.op > now - ONTHOUDEN
    )
    wrong, last = 0, None
    for wat, op in connection.execute(query.order_by(event.volgnr.desc()).limit(_MOST)):
        if wat == CODE_GOED:
            break
        wrong, last = wrong + 1, last or op
    return wrong, last


def _holds(connection: sa.Connection, zaak: UUID, proof: str, now: datetime) -> bool:
    event = Gebeurtenis
    query = sa.select(event.op).where(event.zaak_id == zaak, event.wat == SLEUTEL, event.code == proof)
    made = connection.scalars(query).first()
    return made is not None and now - made <= GELDIG


def _used(connection: sa.Connection, zaak: UUID, proof: str) -> bool:
    return connection.scalar(sa.select(Stap.id).where(Stap.id == confirmed_by(zaak, proof))) is not None
