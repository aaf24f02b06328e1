# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The outbox: which mail waits, who is sending it, and what became of it; safe for any number of processes at once.

Invariant: a bericht that waits is claimed by one process for a while; before the mail server can accept it, it is
marked `bezig` and waits no more. What is `bezig` and never marked further becomes `onzeker`: nothing here sends it
again, a person does. So a crash leaves a mail that waits, or one to be looked at, and never a second one by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

import sqlalchemy as sa

from klachtgids.register.base import Moment
from klachtgids.register.papier import BUREAU, MAIL, adres_bekend
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Inhoud, Termijn, Zaak
from klachtgids.register.tables_desk import Medewerker
from klachtgids.register.tables_post import Bericht, Werkronde
from klachtgids.register.terms import BerichtStand
from klachtgids.seal import Closed, open_content

WERK: Final = "werk"
"""The actor of everything that runs by itself."""
ADRES_GEOPEND: Final = "adres geopend"
CLAIM: Final = timedelta(minutes=5)
"""For as long a waiting bericht is somebody's; longer than opening a connection may take."""
SENDING: Final = timedelta(minutes=15)
"""After which a bericht that is being sent is uncertain; longer than a mail server may take to answer."""
_FARTHEST: Final = timedelta(days=1)
"""No pause and no claim is longer."""
WAITS: Final = sa.text("bericht.stand = 'wacht'")
BUSY: Final = sa.text("bericht.stand IN ('bezig', 'mislukt', 'onzeker') AND bericht.stand = 'bezig'")
"""As the indexes say it: a value that is bound later lets SQLite use none of them."""
_EMAIL: Final = "e-mail"
_RAN: Final = sa.text(
    "INSERT INTO werkronde (werk, laatst_op, gelukt_op, fout_code) VALUES (:werk, :nu, :gelukt, :fout) "
    "ON CONFLICT (werk) DO UPDATE SET laatst_op = excluded.laatst_op, fout_code = excluded.fout_code, "
    "gelukt_op = coalesce(excluded.gelukt_op, werkronde.gelukt_op)"
).bindparams(sa.bindparam("nu", type_=Moment()), sa.bindparam("gelukt", type_=Moment()))


@dataclass(frozen=True, slots=True)
class Geclaimd:
    """A mail that this process may send until `tot`: to whom, about which zaak; `adres` is opened apart."""

    id: UUID
    zaak: UUID
    nummer: str
    sjabloon: str
    aan: str | None
    aan_id: UUID | None
    voor_klager: bool
    taal: str
    leeftijdsgroep: str | None
    termijn: UUID | None
    uiterlijk: date | None
    """The last day of the termijn that a herinnering is about."""
    adres_bekend: bool
    """Whether the letter that it says is there can go by post."""
    pogingen: int
    tot: datetime


@dataclass(frozen=True, slots=True)
class Bureaubericht:
    """A bericht to an account or a rol, of which nobody was told by mail yet."""

    id: UUID
    zaak: UUID
    aan: str
    op: datetime


@dataclass(frozen=True, slots=True)
class Ronde:
    """How one kind of work in the background last went."""

    laatst_op: datetime
    gelukt_op: datetime | None
    fout_code: str | None


@dataclass(frozen=True, slots=True)
class Adres:
    """Where a mail goes; None when there is no address (any more), so that nothing can be sent."""

    adres: str | None = field(repr=False)


class Outbox:
    """The outbox of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def claim(self) -> Geclaimd | None:
        """Take the mail that waits longest and is due; None when there is none that nobody else has."""
        now = self._clock()
        free = sa.or_(Bericht.geclaimd_tot.is_(None), reached(Bericht.geclaimd_tot, now))
        due = (WAITS, Bericht.kanaal == MAIL, reached(Bericht.volgende_poging, now), free)
        first = sa.select(Bericht.id).where(*due).order_by(Bericht.volgende_poging, Bericht.id).limit(1)
        columns: tuple[Any, ...] = (
            *(Bericht.id, Bericht.zaak_id, Zaak.nummer, Bericht.sjabloon, Bericht.aan, Bericht.aan_id),
            *(Bericht.voor_klager, Zaak.taal, Zaak.leeftijdsgroep, Bericht.termijn_id, Termijn.uiterlijk),
            *(adres_bekend(), Bericht.pogingen),
        )
        whole = sa.select(*columns).join(Zaak, Zaak.id == Bericht.zaak_id)
        whole = whole.outerjoin(Termijn, Termijn.id == Bericht.termijn_id)
        with self._store.writing() as connection:
            # PostgreSQL: two processes take two rows. SQLite: the transaction holds the lock to write since its begin.
            found = connection.scalar(first.with_for_update(skip_locked=True))
            if found is None:
                return None
            connection.execute(sa.update(Bericht).where(Bericht.id == found).values(geclaimd_tot=now + CLAIM))
            values: list[Any] = [*connection.execute(whole.where(Bericht.id == found)).one(), now + CLAIM]
            return Geclaimd(*values)

    def adres(self, mail: Geclaimd) -> Adres:
        """The address of who it goes to; that of a person in a zaak is content: that it was opened is written down."""
        if mail.aan_id is None:
            query = sa.select(Medewerker.email).where(Medewerker.id == mail.aan, Medewerker.actief)
            with self._store.reading() as connection:
                return Adres(connection.scalar(query))
        content = Inhoud
        newest = sa.select(content.format, content.blob).where(content.row == mail.aan_id, content.kind == _EMAIL)
        newest = newest.where(content.zaak_id == mail.zaak).order_by(content.versie.desc()).limit(1)
        with self._store.writing() as connection:
            self._note(connection, mail.zaak, ADRES_GEOPEND, mail.sjabloon)
            row = connection.execute(newest).one_or_none()
            if row is None:
                return Adres(None)
            return Adres(open_content(Closed(row.format, row.blob), zaak=mail.zaak, row=mail.aan_id, kind=_EMAIL))

    def begin(self, mail: Geclaimd) -> Geclaimd | None:
        """Mark it `bezig`, right before the mail server may accept it; None when it must not go (any more).

        A herinnering of a termijn that was met meanwhile lapses here, and so does nothing else.
        """
        until = self._clock() + SENDING
        with self._store.writing() as connection:
            if mail.termijn is not None and not _runs(connection, mail.termijn):
                _move(connection, mail, BerichtStand.VERVALLEN, volgende_poging=None, geclaimd_tot=None)
                return None
            mine = _move(connection, mail, BerichtStand.BEZIG, geclaimd_tot=until, pogingen=mail.pogingen + 1)
            return replace(mail, tot=until) if mine else None

    def sent(self, mail: Geclaimd) -> None:
        """The mail server took it; also when that was heard so late that it passed for uncertain."""
        late = sa.and_(Bericht.stand == BerichtStand.ONZEKER, Bericht.pogingen == mail.pogingen + 1)
        mine = sa.and_(Bericht.stand == BerichtStand.BEZIG, Bericht.geclaimd_tot == mail.tot)
        changed = sa.update(Bericht).where(Bericht.id == mail.id, sa.or_(mine, late))
        values = {"verzonden_op": self._clock(), "volgende_poging": None, "geclaimd_tot": None, "fout_code": None}
        with self._store.writing() as connection:
            if connection.execute(changed.values(stand=BerichtStand.VERZONDEN, **values)).rowcount == 1:
                self._note(connection, mail.zaak, "mail verzonden", mail.sjabloon)

    def release(self, mail: Geclaimd) -> None:
        """Let it wait as it did: it was not its fault that it could not go."""
        self._end(mail, BerichtStand.WACHT, None, geclaimd_tot=None, pogingen=mail.pogingen)

    def later(self, mail: Geclaimd, op: datetime, code: str) -> None:
        """The mail server surely did not take it now: try again from a moment."""
        values = {"pogingen": mail.pogingen + 1, "volgende_poging": op, "fout_code": code, "geclaimd_tot": None}
        self._end(mail, BerichtStand.WACHT, None, **values)

    def failed(self, mail: Geclaimd, code: str) -> None:
        """It surely did not go and will not by itself; `code` is a fixed word, never one of a person."""
        values = {"pogingen": mail.pogingen + 1, "volgende_poging": None, "fout_code": code, "geclaimd_tot": None}
        self._end(mail, BerichtStand.MISLUKT, "mail mislukt", **values)

    def uncertain(self, mail: Geclaimd, code: str) -> None:
        """The connection went before the answer came: nobody knows whether the mail server took it."""
        values = {"volgende_poging": None, "fout_code": code, "geclaimd_tot": None}
        self._end(mail, BerichtStand.ONZEKER, "mail onzeker", **values)

    def lapse(self, mail: Geclaimd) -> None:
        """Nobody needs it any more."""
        self._end(mail, BerichtStand.VERVALLEN, None, volgende_poging=None, geclaimd_tot=None)

    def expire(self) -> int:
        """Mark as uncertain what a process was sending when it died; how many there were."""
        now = self._clock()
        gone = (BUSY, reached(Bericht.geclaimd_tot, now))
        query = sa.select(Bericht.id, Bericht.zaak_id, Bericht.sjabloon).where(*gone).with_for_update(skip_locked=True)
        values = {"stand": BerichtStand.ONZEKER, "volgende_poging": None, "geclaimd_tot": None, "fout_code": "gestopt"}
        with self._store.writing() as connection:
            found = connection.execute(query).all()
            for row in found:
                connection.execute(sa.update(Bericht).where(Bericht.id == row.id).values(**values))
                self._note(connection, row.zaak_id, "mail onzeker", row.sjabloon)
        return len(found)

    def untold(self, limit: int = 100) -> tuple[Bureaubericht, ...]:
        """Berichten at the desk of which nobody was told by mail yet; what `tell` was called for is none any more."""
        columns = (Bericht.id, Bericht.zaak_id, sa.func.coalesce(Bericht.aan, ""), Bericht.gemaakt_op)
        due = (WAITS, Bericht.kanaal == BUREAU, reached(Bericht.volgende_poging, self._clock()))
        query = sa.select(*columns).where(*due).order_by(Bericht.volgende_poging, Bericht.id)
        with self._store.reading() as connection:
            return tuple(Bureaubericht(*row) for row in connection.execute(query.limit(limit)))

    def tell(self, bericht: Bureaubericht, accounts: tuple[str, ...]) -> int:
        """Put a mail to each of these accounts beside a bericht at the desk, once for ever; how many were put."""
        row = Bericht.__table__
        told = sa.update(Bericht).where(Bericht.id == bericht.id, Bericht.volgende_poging.is_not(None))
        with self._store.writing() as connection:
            if connection.execute(told.values(volgende_poging=None)).rowcount == 0:
                return 0
            same = connection.execute(sa.select(row).where(row.c.id == bericht.id)).one()._asdict()
            same |= {"kanaal": MAIL, "aan_id": None, "volgende_poging": self._clock(), "gemaakt_op": self._clock()}
            mails = [same | {"id": uuid5(bericht.id, account), "aan": account} for account in accounts]
            if mails:
                connection.execute(sa.insert(Bericht), mails)
        return len(accounts)

    def ran(self, werk: str, fout_code: str | None) -> str | None:
        """Note that a kind of work ran, and what was wrong; gives what was wrong the time before, "" the first time."""
        now = self._clock()
        one = sa.select(Werkronde.fout_code).where(Werkronde.werk == werk)
        with self._store.writing() as connection:
            before = connection.execute(one).one_or_none()
            connection.execute(_RAN, {"werk": werk, "nu": now, "gelukt": None if fout_code else now, "fout": fout_code})
        return "" if before is None else before.fout_code

    def rondes(self) -> dict[str, Ronde]:
        """How each kind of work last went."""
        query = sa.select(Werkronde.werk, Werkronde.laatst_op, Werkronde.gelukt_op, Werkronde.fout_code)
        with self._store.reading() as connection:
            found: list[Any] = [tuple(row) for row in connection.execute(query)]
        return {row[0]: Ronde(*row[1:]) for row in found}

    # --- inside ------------------------------------------------------------------------------------------------------

    def _end(self, mail: Geclaimd, stand: BerichtStand, wat: str | None, **values: Any) -> None:
        with self._store.writing() as connection:
            if _move(connection, mail, stand, **values) and wat is not None:
                self._note(connection, mail.zaak, wat, mail.sjabloon)

    def _note(self, connection: sa.Connection, zaak: UUID, wat: str, code: str | None) -> None:
        row = {"op": self._clock(), "zaak_id": zaak, "actor": WERK, "wat": wat, "code": code}
        connection.execute(sa.insert(Gebeurtenis), [row])


def reached(column: sa.ColumnElement[datetime | None] | Any, now: datetime) -> sa.ColumnElement[bool]:
    """Whether a moment is there; one so far away that only a clock that was wrong can have set it, counts too (T22)."""
    return sa.or_(column <= now, column > now + _FARTHEST)


def _move(connection: sa.Connection, mail: Geclaimd, stand: BerichtStand, **values: Any) -> bool:
    """Change what is still this process's; its claim is known by the moment until which it holds."""
    held = (Bericht.stand.in_((BerichtStand.WACHT, BerichtStand.BEZIG)), Bericht.geclaimd_tot == mail.tot)
    changed = sa.update(Bericht).where(Bericht.id == mail.id, *held)
    return connection.execute(changed.values(stand=stand, **values)).rowcount == 1


def _runs(connection: sa.Connection, termijn: UUID) -> bool:
    """Whether a termijn is still to be met."""
    open_ = (Termijn.gehaald_op.is_(None), Termijn.vervallen_op.is_(None))
    return connection.scalar(sa.select(Termijn.id).where(Termijn.id == termijn, *open_)) is not None
