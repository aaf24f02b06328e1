# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing a register's tables to this version, in one transaction, by one process at a time.

A new register is made from the SQL of `begin`; an older one is brought up by Alembic, which is imported only then.

Invariant: a register is of exactly this version when it is used; one of a newer version is refused untouched.
"""

from __future__ import annotations

from typing import Final, cast

import sqlalchemy as sa

from klachtgids.faults import PlaceFault
from klachtgids.register.begin import FOLDER, statements

HEAD: Final = "0009"
"""The version these tables are; a test holds it equal to the newest migration."""
_LOCK: Final = 0x6B6C7267  # one number for "who migrates the register" on a PostgreSQL server


def version_of(connection: sa.Connection) -> str | None:
    """The version of the register behind this connection; None when there is no register yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return cast("str | None", connection.scalar(sa.text("SELECT version_num FROM alembic_version")))


def migrate(connection: sa.Connection, shown: str) -> None:
    """Bring the register to `HEAD` inside the transaction that is open; `PlaceFault` when it is of a newer version."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    found = version_of(connection)
    if found == HEAD:
        return  # another process was first
    if found is None:
        for statement in statements(connection.dialect.name):
            connection.exec_driver_sql(statement).close()
        return
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SET LOCAL statement_timeout = 0"))  # a large register takes its time
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found not in known:
        raise PlaceFault(f"Dit register is gemaakt door een nieuwere versie van klachtgids: {shown}.")
    command.upgrade(config, "head")
