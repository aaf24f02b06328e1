# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tries to log in, as gebeurtenissen: begun, let in, failed, or too soon.

Invariant: a try is written down before its password is looked at, so that many at once count as many. What was typed
as an account that is not there is never kept: it may be a password; only which of 65,536 heaps it falls in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Final, Literal, TypeAlias

import sqlalchemy as sa

from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis

NOBODY: Final = "onbekend"
BEGUN: Final = "aanmelden"
IN: Final = "aangemeld"
FAILED: Final = "aanmelden mislukt"
TOO_SOON: Final = "aanmelden te snel"

_ONE_BY_ONE: Final = sa.text("SELECT pg_advisory_xact_lock(1262767975, hashtext(:name))")
"""Holds back other tries under the same name until this one is written down; the number stands for logging in."""

Uitkomst: TypeAlias = Literal["aangemeld", "aanmelden mislukt"]


class Logins:
    """The tries under one name, of an account or of nobody."""

    def __init__(self, register: Register, account: str, *, known: bool) -> None:
        self._store = register.store
        heap = blake2b(account.encode("utf-8", "surrogatepass"), digest_size=2).hexdigest()
        self._who = {"actor": account if known else NOBODY, "code": heap}

    def since_last_in(self, since: datetime) -> tuple[datetime, ...]:
        """When each try began after the last one that was let in, those before `since` left out, oldest first."""
        with self._store.reading() as connection:
            return self._tries(connection, since)

    def begin(self, op: datetime, since: datetime, waits: Callable[[tuple[datetime, ...]], bool]) -> bool:
        """Write this try down; False, and written down as that, when the tries before it say that it is too soon."""
        with self._store.writing() as connection:
            if connection.dialect.name == "postgresql":  # SQLite lets one write at a time
                connection.execute(_ONE_BY_ONE, {"name": f"{self._who['actor']} {self._who['code']}"})
            soon = waits(self._tries(connection, since))
            self._write(connection, op, TOO_SOON if soon else BEGUN)
            return not soon

    def end(self, op: datetime, uitkomst: Uitkomst) -> None:
        """Write down how the try ended."""
        with self._store.writing() as connection:
            self._write(connection, op, uitkomst)

    def _tries(self, connection: sa.Connection, since: datetime) -> tuple[datetime, ...]:
        one = Gebeurtenis
        ours = (one.actor == self._who["actor"], one.code == self._who["code"], one.zaak_id.is_(None))
        last = sa.select(sa.func.max(one.volgnr)).where(*ours, one.wat == IN).scalar_subquery()
        after = one.volgnr > sa.func.coalesce(last, 0)
        query = sa.select(one.op).where(*ours, one.wat == BEGUN, after, one.op > since).order_by(one.volgnr)
        return tuple(connection.scalars(query))

    def _write(self, connection: sa.Connection, op: datetime, wat: str) -> None:
        connection.execute(sa.insert(Gebeurtenis), [{"op": op, "zaak_id": None, "wat": wat, **self._who}])
