# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a database is opened and used: each connection armed, each write begun at once, no values in errors.

Invariant: an error of the place (full, locked, unreachable) leaves here as one sentence; an error of ours stays one. A
SQLite file that was deleted, moved or replaced under an open connection is written no more: SQLite itself goes on in
the file without a name, and what it calls committed is gone with the process.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, Final

import sqlalchemy as sa

from klachtgids import database
from klachtgids.faults import Fault, PlaceFault

_FILE: Final = "file"
_OURS: Final = (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.DataError, sa.exc.NotSupportedError)


class Store:
    """One open database, used in transactions that write or that only read.

    `shown` names its place in a fault, without a password. `refused` makes the fault for a row that breaks a rule of
    the database, from the name of that rule; without it SQLAlchemy's error comes through, which holds no values.
    """

    def __init__(self, url: str, shown: str, refused: Callable[[str], Fault] | None = None) -> None:
        self.engine = engine_of(url)
        self.shown = shown
        self._reader = self.engine.execution_options(reads=True)
        self._refused = refused

    def close(self) -> None:
        """Let the connections go; nothing is lost by not calling it."""
        self.engine.dispose()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        with self.faults(), self.engine.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One transaction that takes no lock to write."""
        with self.faults(), self._reader.begin() as connection:
            yield connection

    @contextlib.contextmanager
    def faults(self) -> Iterator[None]:
        """`PlaceFault` for what goes wrong at the place; `refused` for a broken rule, which a server quotes whole."""
        try:
            yield
        except sa.exc.DBAPIError as error:
            if not isinstance(error, _OURS):
                raise database.database_fault(error.orig, self.shown) from None
            if self._refused is None:
                raise
            raise self._refused(database.refusal(error.orig)) from None
        except sa.exc.TimeoutError as error:
            raise database.database_fault(error, self.shown) from None


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
        options: Any = connection.get_execution_options()
        database.begin_sqlite(connection.connection.dbapi_connection, str(path), writes=not options.get("reads"))

    sa.event.listen(engine, "connect", connected)
    sa.event.listen(engine, "begin", begun)
    return engine
