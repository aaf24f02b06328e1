# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which code opens a zaak now: the one it was filed with, another that took its place, or none any more (T30).

Invariant: the zaak itself keeps its filing key for ever, so that what is sent twice stays one zaak; what opens it is
said by its last gebeurtenis about a code. Of a code only a key that follows from it is kept. A zaak that is still on
its way has its id already, so its code can be replaced before it arrives.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final
from uuid import UUID

import sqlalchemy as sa

from klachtgids.register.filing import row_id
from klachtgids.register.tables import CODE_VERVANGEN, Gebeurtenis, Zaak

if TYPE_CHECKING:
    from klachtgids.register.register import Register

ONGELDIG: Final = "code ongeldig"
LOCK: Final = sa.text("SELECT pg_advisory_xact_lock(:key)")


class Codes:
    """The codes of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def replace(self, keys: Mapping[UUID, UUID], *, waiting: Collection[UUID] = (), actor: str) -> bool:
        """Let everything that a key of the old code opens be opened by the new one's instead, and by nothing else.

        `keys` gives the new key for each old one; `waiting` are old ones of what is still on its way. The same again
        writes nothing. False when the old code opens nothing that this register knows, nor the new one.
        """
        turned = {new: old for old, new in keys.items()}
        with self._store.writing() as connection:
            there = {*_there(connection, keys), *(row_id(key) for key in waiting)}
            linked = [(zaak, key) for zaak, key in _linked(connection, {*keys, *turned}) if zaak in there]
            for zaak in sorted({zaak for zaak, _ in linked}):
                lock(connection, zaak)
            now = doors(connection, [zaak for zaak, _ in linked])
            done = False
            for zaak, key in linked:
                if now.get(zaak, key) != key:
                    continue
                done = True
                if key in keys:
                    note = {"op": self._clock(), "zaak_id": zaak, "actor": actor, "wat": CODE_VERVANGEN}
                    connection.execute(sa.insert(Gebeurtenis), [note | {"code": str(keys[key])}])
            return done

    def end(self, zaak: UUID, *, actor: str) -> bool:
        """Let no code open this zaak any more; False when none did already."""
        with self._store.writing() as connection:
            lock(connection, zaak)
            if doors(connection, [zaak]).get(zaak, zaak) is None:
                return False
            note = {"op": self._clock(), "zaak_id": zaak, "actor": actor, "wat": ONGELDIG, "code": None}
            connection.execute(sa.insert(Gebeurtenis), [note])
            return True


def doors(connection: sa.Connection, zaken: Collection[UUID]) -> dict[UUID, UUID | None]:
    """The key that opens each of these zaken now, None when none does; one that is not here opens as it was filed."""
    event = Gebeurtenis
    query = sa.select(event.zaak_id, event.code).where(
        event.zaak_id.in_(list(zaken)), event.wat.in_((CODE_VERVANGEN, ONGELDIG))
    )
    found = connection.execute(query.order_by(event.volgnr))
    return {row.zaak_id: None if row.code is None else UUID(row.code) for row in found}


def opened(connection: sa.Connection, keys: Collection[UUID]) -> tuple[dict[UUID, UUID], frozenset[UUID]]:
    """The key, of these, that opens each zaak which one of them opens now; and the keys that opened one before."""
    linked = list(_linked(connection, keys))
    now = doors(connection, [zaak for zaak, _ in linked])
    open_now = {zaak: key for zaak, key in linked if now.get(zaak, key) == key}
    return open_now, frozenset(key for zaak, key in linked if now.get(zaak, key) != key)


def lock(connection: sa.Connection, subject: UUID) -> None:
    """Two who want the same come one after the other; SQLite's transactions do so by themselves."""
    if connection.dialect.name == "postgresql":
        connection.execute(LOCK, {"key": subject.int >> 65})


def _linked(connection: sa.Connection, keys: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Each zaak that a key was filed with, or was given since, with that key; there need not be such a zaak."""
    event = Gebeurtenis
    query = sa.select(event.zaak_id, event.code).where(
        event.wat == sa.literal_column(f"'{CODE_VERVANGEN}'"), event.code.in_([str(key) for key in keys])
    )
    given = {(row.zaak_id, UUID(row.code)) for row in connection.execute(query)}
    return [*((row_id(key), key) for key in keys), *given]


def _there(connection: sa.Connection, keys: Collection[UUID]) -> list[UUID]:
    """Which of the zaken that hang on these keys are in the register."""
    zaken = [zaak for zaak, _ in _linked(connection, keys)]
    return list(connection.scalars(sa.select(Zaak.id).where(Zaak.id.in_(zaken))))
