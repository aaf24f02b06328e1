# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which zaken somebody opened before, and whose names stand in them: what a search by name may look through.

Invariant: a name is read only of a zaak whose words this account opened before; the search is written down before
anything is read, and each zaak that it shows before it is shown.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Inhoud
from klachtgids.seal import Closed, open_content

GEOPEND: Final = "inhoud geopend"
GEZOCHT: Final = "op naam gezocht"
GEVONDEN: Final = "op naam gevonden"
NAAM: Final = "naam"
_IN_ONE_GO: Final = 500


class Opened:
    """What was opened in one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def by(self, account: str) -> tuple[UUID, ...]:
        """The zaken whose words this account opened, the last opened first."""
        event = Gebeurtenis
        query = sa.select(event.zaak_id).where(event.actor == account, event.wat == GEOPEND, event.zaak_id.is_not(None))
        newest = query.group_by(event.zaak_id).order_by(sa.func.max(event.volgnr).desc())
        with self._store.reading() as connection:
            return tuple(zaak for zaak in connection.scalars(newest) if zaak is not None)

    def named(
        self, wanted: Callable[[str], bool], may: Callable[[UUID], bool], *, account: str, most: int
    ) -> tuple[tuple[UUID, str], ...]:
        """The zaken among these with a name that is wanted and that `may` be read now, each with that name; at most so
        many, the last opened first.
        """
        opened = self.by(account)
        with self._store.writing() as connection:
            self._note(connection, account, GEZOCHT, None)
        with self._store.reading() as connection:
            names = dict(self._wanted(connection, opened, wanted))
        found = [(zaak, names[zaak]) for zaak in opened if zaak in names and may(zaak)][:most]
        with self._store.writing() as connection:
            for zaak, _ in found:
                self._note(connection, account, GEVONDEN, zaak)
        return tuple(found)

    def _wanted(
        self, connection: sa.Connection, zaken: Sequence[UUID], wanted: Callable[[str], bool]
    ) -> Iterator[tuple[UUID, str]]:
        """Names by the newest text of each row, a few hundred zaken at a time."""
        content = Inhoud
        query = sa.select(content.zaak_id, content.row, content.kind, content.format, content.blob)
        query = query.where(content.kind == NAAM).order_by(content.versie, content.id)
        for start in range(0, len(zaken), _IN_ONE_GO):
            some = zaken[start : start + _IN_ONE_GO]
            rows = {row.row: row for row in connection.execute(query.where(content.zaak_id.in_(some)))}
            for row in rows.values():
                closed = Closed(row.format, row.blob)
                name = open_content(closed, zaak=row.zaak_id, row=row.row, kind=row.kind)
                if wanted(name):
                    yield row.zaak_id, name

    def _note(self, connection: sa.Connection, account: str, wat: str, zaak: UUID | None) -> None:
        row = {"op": self._clock(), "zaak_id": zaak, "actor": account, "wat": wat, "code": None}
        connection.execute(sa.insert(Gebeurtenis), [row])


def plain_name(name: str) -> str:
    """A name for comparing: small letters, no accents, one space between words."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(sign for sign in parts if not unicodedata.combining(sign)).split())
