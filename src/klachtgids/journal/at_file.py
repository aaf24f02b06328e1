# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A journal in a SQLite file, through the driver that Python brings.

Invariant: a connection is in one hand at a time, armed (see `database`) before anything is trusted to it, and used only
while the file it opened still stands in its place. Who writes waits in line for the others of this process: SQLite lets
them sleep and try again in no order, which halves what eight can write and makes one of them wait for seconds.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from klachtgids import database
from klachtgids.faults import PlaceFault
from klachtgids.journal.spoken import NOTHING, Row, Spoken

_OURS: Final = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError, sqlite3.NotSupportedError)
_Which = tuple[int, int] | None


class File:
    """One file; as many connections as are used at the same moment."""

    def __init__(self, path: Path) -> None:
        self.types: Mapping[str, str] = {"uuid": "CHAR(32)", "bytes": "BLOB", "counts": "INTEGER"}
        self.shown = str(path)
        self._path = path
        self._writers = threading.Lock()
        self._idle: deque[tuple[sqlite3.Connection, _Which]] = deque()
        database.prepare_sqlite(path)

    def close(self) -> None:
        while self._idle:
            self._idle.pop()[0].close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Spoken]:
        if not self._writers.acquire(timeout=database.BUSY_MS / 1000):
            raise database.database_fault(sqlite3.OperationalError("locked"), self.shown)
        try:
            with self._connection() as connection:
                yield from self._transaction(connection, writes=True)
        finally:
            self._writers.release()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Spoken]:
        with self._connection() as connection:
            yield from self._transaction(connection, writes=False)

    def wipe(self, *_tables: str) -> bool:
        with self._connection() as connection:
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() or (1, 0, 0)
        return not busy

    def _transaction(self, connection: sqlite3.Connection, *, writes: bool) -> Iterator[Spoken]:
        """One that is begun, and at its end committed or taken back."""
        database.begin_sqlite(connection, self.shown, writes=writes)
        try:
            yield _Said(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection, which = self._taken()
            try:
                if which != database.identity_of(self._path):
                    raise PlaceFault(
                        f"Het bestand is weggehaald of vervangen terwijl het in gebruik was: {self.shown}."
                    )
                yield connection
            finally:
                if connection.in_transaction:  # the commit was refused, and so was taking it back
                    connection.close()
                else:
                    self._idle.append((connection, which))
        except sqlite3.Error as error:
            if isinstance(error, _OURS):
                raise
            raise database.database_fault(error, self.shown) from None

    def _taken(self) -> tuple[sqlite3.Connection, _Which]:
        """One that is idle, or a new one; never looked for first: another thread may take it in between."""
        try:
            return self._idle.pop()
        except IndexError:
            return self._connect()

    def _connect(self) -> tuple[sqlite3.Connection, _Which]:
        connection = sqlite3.connect(self._path, check_same_thread=False, **database.connect_args("sqlite"))
        try:
            database.arm_sqlite(connection)
        except BaseException:
            connection.close()
            raise
        return connection, database.identity_of(self._path)


class _Said:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, given: Mapping[str, object] = NOTHING) -> Sequence[Row]:
        return self._execute(sql, given).fetchall()

    def change(self, sql: str, given: Mapping[str, object] = NOTHING) -> int:
        return self._execute(sql, given).rowcount

    def has(self, table: str) -> bool:
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", {"name": table}))

    def alone(self, number: int) -> None:
        """SQLite has one writer by itself."""

    def _execute(self, sql: str, given: Mapping[str, object]) -> sqlite3.Cursor:
        kept = {name: value.hex if isinstance(value, UUID) else value for name, value in given.items()}
        return self._connection.execute(sql, kept)
