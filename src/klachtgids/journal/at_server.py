# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A journal on a PostgreSQL server, for a site of several processes: SQLAlchemy keeps the connections."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from klachtgids.engine import Store
from klachtgids.journal.spoken import NOTHING, Row, Spoken


class Server:
    """The database at a URL."""

    def __init__(self, url: str, shown: str) -> None:
        self.types: Mapping[str, str] = {"uuid": "UUID", "bytes": "BYTEA", "counts": "SERIAL"}
        self.shown = shown
        self._store = Store(url, shown)

    def close(self) -> None:
        self._store.close()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Spoken]:
        with self._store.writing() as connection:
            yield _Said(connection)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Spoken]:
        with self._store.reading() as connection:
            yield _Said(connection)

    def wipe(self, *tables: str) -> bool:
        """Vacuum takes the dead rows."""
        alone = self._store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with self._store.faults(), alone as connection:
            connection.execute(sa.text(f"VACUUM {', '.join(tables)}"))
        return True


class _Said:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, given: Mapping[str, object] = NOTHING) -> Sequence[Row]:
        return self._connection.execute(sa.text(sql), given).all()

    def change(self, sql: str, given: Mapping[str, object] = NOTHING) -> int:
        return self._connection.execute(sa.text(sql), given).rowcount

    def has(self, table: str) -> bool:
        """By a query: `to_regclass` answers from a cache that may not know yet what another transaction made."""
        here = "SELECT 1 FROM pg_catalog.pg_class WHERE relname = :name AND pg_catalog.pg_table_is_visible(oid)"
        return bool(self.rows(here, {"name": table}))

    def alone(self, number: int) -> None:
        self._connection.execute(sa.text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
