# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a database is opened: each connection armed, each write begun at once, no values in errors.

Invariant: a SQLite file that was deleted, moved or replaced under an open connection is written no more: SQLite itself
goes on in the file without a name, and what it calls committed is gone with the process.
"""

from __future__ import annotations

from typing import Any, Final

import sqlalchemy as sa

from klachtgids import database
from klachtgids.faults import PlaceFault

_FILE: Final = "file"


def engine_of(url: str) -> sa.Engine:
    """An engine for a SQLite file or a PostgreSQL URL; reads go through `execution_options(reads=True)`."""
    path = database.sqlite_path(url)
    if path is None:
        engine = sa.create_engine(
            database.driver_url(url),
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args=database.connect_args("postgresql"),
        )
        sa.event.listen(engine, "connect", lambda connection, _: database.arm_postgres(connection))
        return engine
    database.prepare_sqlite(path)
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)),
        hide_parameters=True,
        connect_args=database.connect_args("sqlite"),
    )

    def connected(connection: Any, record: Any) -> None:
        database.arm_sqlite(connection)
        record.info[_FILE] = database.identity_of(path)

    def begun(connection: sa.Connection) -> None:
        if connection.info[_FILE] != database.identity_of(path):
            raise PlaceFault(f"Het bestand is weggehaald of vervangen terwijl het in gebruik was: {path}.")
        _begin_sqlite(connection)

    sa.event.listen(engine, "connect", connected)
    sa.event.listen(engine, "begin", begun)
    return engine


def _begin_sqlite(connection: sa.Connection) -> None:
    """Take the write lock at the start: a transaction that reads first and writes later could be refused half-way."""
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get("reads") else "BEGIN IMMEDIATE")
