# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal itself: append, read back, forget; and the filings that wait for the register.

Invariant: one public method = one transaction; several processes may use one journal at the same time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from klachtgids.config import shown_url
from klachtgids.database import sqlite_path
from klachtgids.engine import Store
from klachtgids.faults import PlaceFault
from klachtgids.journal.entries import Entry, Parked, Soort, Waiting
from klachtgids.journal.moments import reached, to_moment, to_ticks
from klachtgids.journal.tables import (
    AANTEKENING,
    ADD,
    GESPREK,
    JOURNAAL,
    LOCK,
    METADATA,
    NUMBERS,
    VERSION,
    WACHTEND,
    WAIT,
)
from klachtgids.seal import Keys, seal, unseal

_OURS = AANTEKENING.c.gesprek == sa.bindparam("of", type_=sa.Uuid())
_READ = sa.select(AANTEKENING).where(_OURS).order_by(AANTEKENING.c.volgnr)
_UNTYPE = sa.delete(AANTEKENING).where(_OURS, AANTEKENING.c.soort == str(Soort.TYPING))
_ADD = sa.insert(AANTEKENING)
"""What every turn of every conversation asks, put together once."""


class Journal:
    """This machine's journal at one URL; make it with `Journal.open`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, url: str) -> Journal:
        """Open the journal at `url`, made when it is new.

        `PlaceFault` when the place cannot be trusted, or when a newer version made it.
        """
        journal = cls(Store(url, str(sqlite_path(url) or shown_url(url))))
        try:
            journal._make()
        except BaseException:
            journal.close()
            raise
        return journal

    def close(self) -> None:
        """Let the connections go; nothing is lost by not calling it."""
        self._store.close()

    def append(self, keys: Keys, entries: Sequence[Entry], waiting: Sequence[Waiting] = ()) -> None:
        """Add entries, and what they send on its way, in one transaction; all of it is durable when this returns.

        An answer takes the place of what was still being typed: older `typing` rows go.
        """
        if not entries:
            raise ValueError("nothing to append")
        with self._store.writing() as connection:
            if any(entry.soort is not Soort.SENT for entry in entries):
                self._drop_typing(connection, keys)
            self._insert(connection, keys, entries)
            self._insert_waiting(connection, waiting)

    def typing(
        self, keys: Keys, key: str, text: str, moment: datetime, *, taal: str = "nl", said_by: str = "klager"
    ) -> None:
        """Keep what is being typed and not yet answered; only the newest is kept (security.md 4.3)."""
        entry = Entry(Soort.TYPING, key, moment, typed=text, taal=taal, said_by=said_by)
        with self._store.writing() as connection:
            self._drop_typing(connection, keys)
            self._insert(connection, keys, (entry,))

    def read(self, keys: Keys) -> tuple[Entry, ...]:
        """All entries of a conversation, in the order they were appended; empty when there is none.

        `SealFault` when a row was changed, moved or written with another key.
        """
        with self._store.reading() as connection:
            rows = connection.execute(_READ, {"of": keys.conversation_id}).all()
        return tuple(_opened(keys, row) for row in rows)

    def exists(self, keys: Keys) -> bool:
        """Whether this machine holds the conversation of this code."""
        with self._store.reading() as connection:
            return connection.scalar(sa.select(1).where(GESPREK.c.id == keys.conversation_id)) is not None

    def forget(self, keys: Keys) -> bool:
        """Take the conversation away, out of the write-ahead log too; False when another process was in the way.

        The rows are gone in any case. After False their sealed bytes leave the files at the next `forget`, `expire`,
        `delivered` or `open`.
        """
        with self._store.writing() as connection:
            self._delete(connection, GESPREK.c.id == keys.conversation_id)
        return self._wipe()

    def expire(self, before: datetime) -> int:
        """Forget the conversations in which nothing happened since `before`; gives how many."""
        with self._store.writing() as connection:
            gone = self._delete(connection, GESPREK.c.gewijzigd < to_ticks(before))
        self._wipe()
        return gone

    # --- what waits for the register ---------------------------------------------------------------------------------

    def wait(self, filing_key: UUID, sealed: bytes, ontvangen_op: datetime) -> None:
        """Keep a sealed filing until the register has it; a second time under the same key changes nothing."""
        with self._store.writing() as connection:
            self._insert_waiting(connection, (Waiting(filing_key, sealed, ontvangen_op),))

    def due(self, now: datetime, limit: int = 100) -> tuple[Waiting, ...]:
        """What may be tried now and is claimed by nobody, longest due first."""
        query = (
            sa.select(WACHTEND)
            .where(reached(WACHTEND.c.volgende_poging, now), reached(WACHTEND.c.geclaimd_tot, now))
            .order_by(WACHTEND.c.volgende_poging, WACHTEND.c.filing_key)
            .limit(limit)
        )
        with self._store.reading() as connection:
            return tuple(_waiting(row) for row in connection.execute(query))

    def claim(self, filing_key: UUID, now: datetime, until: datetime) -> Waiting | None:
        """Take one waiting filing for oneself until a moment; None when another took it, or it is not due or gone.

        A claim whose process died ends by itself. Should two ever deliver the same, the register sees one filing.
        """
        update = (
            sa.update(WACHTEND)
            .where(
                WACHTEND.c.filing_key == filing_key,
                reached(WACHTEND.c.volgende_poging, now),
                reached(WACHTEND.c.geclaimd_tot, now),
            )
            .values(geclaimd_tot=to_ticks(until), pogingen=WACHTEND.c.pogingen + 1)
            .returning(WACHTEND)
        )
        with self._store.writing() as connection:
            row = connection.execute(update).one_or_none()
        return None if row is None else _waiting(row)

    def delivered(self, filing_key: UUID) -> None:
        """The register has it: nothing of it stays on this machine."""
        with self._store.writing() as connection:
            connection.execute(sa.delete(WACHTEND).where(WACHTEND.c.filing_key == filing_key))
        self._wipe()

    def failed(self, filing_key: UUID, next_try: datetime | None, code: str = "") -> None:
        """It did not get through: try again from `next_try`; None parks it for a person to look at (T29).

        `code` says why in a fixed word, never in words of the person.
        """
        ticks = None if next_try is None else to_ticks(next_try)
        update = sa.update(WACHTEND).where(WACHTEND.c.filing_key == filing_key)
        with self._store.writing() as connection:
            connection.execute(update.values(volgende_poging=ticks, geclaimd_tot=0, fout_code=code[:64]))

    def waiting(self) -> int:
        """How many filings wait, parked ones too."""
        with self._store.reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(WACHTEND)) or 0

    def waiting_since(self) -> datetime | None:
        """Since when the oldest filing waits, parked ones too; None when nothing waits."""
        with self._store.reading() as connection:
            ticks = connection.scalar(sa.select(sa.func.min(WACHTEND.c.ontvangen_op)))
        return None if ticks is None else to_moment(ticks)

    def parked(self) -> tuple[Parked, ...]:
        """What no run will try again by itself, the oldest first."""
        ours = (WACHTEND.c.filing_key, WACHTEND.c.ontvangen_op, WACHTEND.c.fout_code)
        query = sa.select(*ours).where(WACHTEND.c.volgende_poging.is_(None)).order_by(*ours[1::-1])
        with self._store.reading() as connection:
            return tuple(Parked(key, to_moment(ticks), code) for key, ticks, code in connection.execute(query))

    def try_again(self, now: datetime) -> None:
        """Let everything be tried from now on, parked ones too: the program, its key or the register has changed."""
        with self._store.writing() as connection:
            connection.execute(sa.update(WACHTEND).values(volgende_poging=to_ticks(now)))

    # --- inside ------------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        with self._store.reading() as connection:
            found = self._version(connection)
        if found is None:
            with self._store.writing() as connection:
                if connection.dialect.name == "postgresql":
                    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                found = self._version(connection)
                if found is None:
                    METADATA.create_all(connection)
                    connection.execute(sa.insert(JOURNAAL).values(versie=VERSION))
                    found = VERSION
        if found > VERSION:
            raise PlaceFault(f"Dit journaal is gemaakt door een nieuwere versie van klachtgids: {self._store.shown}.")

    @staticmethod
    def _version(connection: sa.Connection) -> int | None:
        if not sa.inspect(connection).has_table(JOURNAAL.name):
            return None
        return cast("int | None", connection.scalar(sa.select(sa.func.max(JOURNAAL.c.versie))))

    @staticmethod
    def _insert(connection: sa.Connection, keys: Keys, entries: Sequence[Entry]) -> None:
        given = {"id": keys.conversation_id, "count": len(entries), "moment": to_ticks(entries[-1].moment)}
        first = cast("int", connection.execute(NUMBERS, given).scalar_one()) - len(entries) + 1
        rows = [_sealed(keys, entry, volgnr) for volgnr, entry in enumerate(entries, first)]
        connection.execute(ADD, rows)

    @staticmethod
    def _insert_waiting(connection: sa.Connection, waiting: Sequence[Waiting]) -> None:
        for one in waiting:
            moment = to_ticks(one.ontvangen_op)
            connection.execute(WAIT, {"filing_key": one.filing_key, "blob": one.sealed, "moment": moment})

    @staticmethod
    def _drop_typing(connection: sa.Connection, keys: Keys) -> None:
        connection.execute(_UNTYPE, {"of": keys.conversation_id})

    @staticmethod
    def _delete(connection: sa.Connection, which: sa.ColumnElement[bool]) -> int:
        """The foreign key takes the entries along."""
        return connection.execute(sa.delete(GESPREK).where(which)).rowcount

    def _wipe(self) -> bool:
        """Push what was deleted out of the write-ahead log (SQLite) or the table's dead rows (PostgreSQL)."""
        with self._store.faults():
            if self._store.engine.dialect.name == "postgresql":
                with self._store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.execute(sa.text("VACUUM aantekening, gesprek, wachtend"))
                return True
            raw = self._store.engine.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy, _, _ = cursor.fetchone() or (1, 0, 0)
                return not busy
            finally:
                raw.close()


def _aad(keys: Keys, volgnr: int, soort: str, ticks: int) -> str:
    return f"aantekening|{keys.conversation_id}|{volgnr}|{soort}|{ticks}"


def _sealed(keys: Keys, entry: Entry, volgnr: int) -> dict[str, object]:
    said = {
        "key": entry.key,
        "value": entry.value,
        "typed": entry.typed,
        "taal": entry.taal,
        "said_by": entry.said_by,
    }
    ticks = to_ticks(entry.moment)
    plain = json.dumps(said, separators=(",", ":"), allow_nan=False).encode("ascii")
    return {
        "gesprek": keys.conversation_id,
        "volgnr": volgnr,
        "soort": str(entry.soort),
        "moment": ticks,
        "blob": seal(keys.conversation_key, plain, _aad(keys, volgnr, entry.soort, ticks)),
    }


def _opened(keys: Keys, row: sa.Row[Any]) -> Entry:
    plain = unseal(keys.conversation_key, bytes(row.blob), _aad(keys, row.volgnr, row.soort, row.moment))
    return Entry(soort=Soort(row.soort), moment=to_moment(row.moment), **json.loads(plain))


def _waiting(row: sa.Row[Any]) -> Waiting:
    next_try = None if row.volgende_poging is None else to_moment(row.volgende_poging)
    return Waiting(row.filing_key, bytes(row.blob), to_moment(row.ontvangen_op), row.pogingen, next_try)
