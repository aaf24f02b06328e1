# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a database must promise before anything is trusted to it: settings, made and read back on each connection.

Invariant: a commit that returned survives a kill and a power cut, or the database was refused with `PlaceFault`.
Speaks to drivers only (PEP 249): the libraries above it have their homes in journal/ and register/.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any, Final

from klachtgids.faults import PlaceFault
from klachtgids.place import place_fault, refuse_network_share

BUSY_MS: Final = 5000
_AGAIN: Final = 0.02
"""Seconds until a setting is tried again on a file that another program holds."""
_PRAGMAS: Final[tuple[tuple[str, str, str | int], ...]] = (
    ("busy_timeout", str(BUSY_MS), BUSY_MS),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("temp_store", "MEMORY", 2),
)
_POSTGRES: Final = (("synchronous_commit", "on"), ("fsync", "on"), ("full_page_writes", "on"))
_POSTGRES_OPTIONS: Final = "-c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000 -c timezone=UTC"


def driver_url(url: str) -> str:
    """Name the driver in a URL that leaves it open: psycopg 3 for PostgreSQL."""
    return url.replace("postgresql://", "postgresql+psycopg://", 1) if url.startswith("postgresql://") else url


def sqlite_path(url: str) -> Path | None:
    """The file that a SQLite URL names, sign for sign; None for another kind of URL; `PlaceFault` without a file."""
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] != "sqlite":
        return None
    if not rest.startswith("/") or rest[1:] in {"", ":memory:"}:
        raise PlaceFault("Een SQLite-register of -journaal heeft een bestand nodig: sqlite:///pad.")
    return Path(rest[1:])


def prepare_sqlite(path: Path) -> None:
    """Refuse a network share, a folder that is not there and a file that cannot be written, before SQLite tries."""
    refuse_network_share(path)
    try:
        if not path.exists():
            path.touch(mode=0o600, exist_ok=True)
        with path.open("r+b"):
            pass
    except OSError as error:
        raise place_fault(error, path) from None


def identity_of(path: Path) -> tuple[int, int] | None:
    """Which file stands at `path` now: its device and its number there; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def arm_sqlite(connection: sqlite3.Connection) -> None:
    """Set the settings of one connection and read them back; `PlaceFault` for one that did not take."""
    connection.isolation_level = None  # who begins a transaction says how: BEGIN or BEGIN IMMEDIATE
    for name, value, expected in _PRAGMAS:
        _set(connection, f"PRAGMA {name}={value}")
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise PlaceFault(f"SQLite weigert hier de instelling {name}={value}; zo is bewaren niet veilig.")


def _set(connection: sqlite3.Connection, pragma: str) -> None:
    """Set it, and wait for who holds the file: for the journal mode of a new one SQLite itself does not wait."""
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute(pragma).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_AGAIN)
        else:
            return


def begin_sqlite(connection: Any, shown: str, *, writes: bool) -> None:
    """Begin a transaction; one that writes takes its lock now: reading first, it could be refused half-way."""
    try:
        connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    except sqlite3.Error as error:
        raise database_fault(error, shown) from None


def arm_postgres(connection: Any) -> None:
    """Read back what makes a commit durable on this server; `PlaceFault` when it is off."""
    with connection.cursor() as cursor:
        for name, expected in _POSTGRES:
            cursor.execute(f"SHOW {name}")
            found = cursor.fetchone()[0]
            if found != expected:
                raise PlaceFault(f"De PostgreSQL-server staat op {name}={found}; zo is bewaren niet veilig.")
    connection.commit()


def connect_args(backend: str) -> dict[str, Any]:
    """What the driver gets on connecting, by backend ("sqlite" or "postgresql")."""
    if backend == "sqlite":
        return {"timeout": BUSY_MS / 1000}
    return {"connect_timeout": 5, "options": _POSTGRES_OPTIONS}


def database_fault(error: BaseException | None, shown: str) -> PlaceFault:
    """Say in one sentence why the database at `shown` (a path or a URL without password) cannot be used now."""
    text = str(error).lower()
    if "full" in text or "no space" in text:
        reason = "De schijf is vol"
    elif "readonly" in text or "read-only" in text:
        reason = "Daar is alleen te lezen"
    elif "locked" in text or "timeout" in text:
        reason = "Een ander programma houdt het bezet"
    elif "malformed" in text or "not a database" in text or "encrypted" in text:
        reason = "Het bestand is beschadigd of van iets anders"
    elif "i/o" in text:
        reason = "De schijf geeft een fout"
    elif "unable to open" in text:
        reason = "Het is niet te openen"
    else:
        reason = "Het is nu niet te bereiken"
    return PlaceFault(f"{reason}: {shown}.")


def refusal(error: BaseException | None) -> str:
    """Which rule of the database was broken, by its name; never the row, which a PostgreSQL message quotes."""
    diagnosis = getattr(error, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name or diagnosis.sqlstate or type(error).__name__)
    return str(getattr(error, "sqlite_errorname", None) or type(error).__name__)
