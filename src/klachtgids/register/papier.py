# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters on paper: which berichten are a letter, which only a mail that there is news, and which letters wait.

Invariant: a letter to the klager is a row of its own that waits until somebody says that it was sent or handed over;
the mail beside it, if any, says nothing of that letter and is never taken for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, Protocol, TypeVar
from uuid import UUID, uuid5

import sqlalchemy as sa

from klachtgids.register.tables import Inhoud, Stap
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand

MAIL: Final = "mail"
BUREAU: Final = "bureau"
OP_PAPIER: Final = "brief"
"""The kanaal of what goes on paper."""
MET_SLEUTEL: Final = frozenset({"intrekking_vragen"})
"""Letters whose mail carries a sleutel: who can be mailed needs no paper beside it."""
_ADRES: Final = "adres"
POSTADRES: Final = "postadres"
"""The field in which staff write down where letters to the klager go."""
_GONE: Final = (BerichtStand.VERZONDEN, BerichtStand.VERVALLEN)
_ONDERWEG: Final = (
    sa.select(Bericht.id, Bericht.kanaal, Bericht.stand, Stap.soort)
    .join(Stap, Stap.id == Bericht.stap)
    .where(Bericht.zaak_id == sa.bindparam("zaak"), Bericht.voor_klager)
)


class _Rij(Protocol):
    @property
    def id(self) -> UUID: ...
    @property
    def kanaal(self) -> str: ...
    @property
    def stand(self) -> BerichtStand: ...


R = TypeVar("R", bound=_Rij)


def notice_of(brief: UUID) -> UUID:
    """The id of the mail that says that there is this letter."""
    return uuid5(brief, MAIL)


def letters(rows: Iterable[R]) -> tuple[tuple[R, BerichtStand | None], ...]:
    """The rows without the mails that stand beside a letter, each with how its mail stands."""
    found = tuple(rows)
    stands: Mapping[UUID, BerichtStand] = {one.id: one.stand for one in found}
    notices = {notice_of(one.id) for one in found if one.kanaal == OP_PAPIER}
    return tuple((one, stands.get(notice_of(one.id))) for one in found if one.id not in notices)


@cache
def adres_bekend() -> sa.ColumnElement[bool]:
    """Whether there is a postal address of who a bericht is for; that there is a text is seen without opening it."""
    told = sa.select(Inhoud.id).where(Inhoud.row == Bericht.aan_id, Inhoud.kind == _ADRES)
    kept = sa.select(Inhoud.id).where(Inhoud.zaak_id == Bericht.zaak_id, Inhoud.kind == POSTADRES)
    return sa.exists(told.correlate(Bericht)) | sa.and_(Bericht.voor_klager, sa.exists(kept.correlate(Bericht)))


def onderweg(connection: sa.Connection, zaak: UUID) -> frozenset[str]:
    """The handelingen whose letter to the klager has not gone: nobody said that it was sent or handed over (X29)."""
    rows = connection.execute(_ONDERWEG, {"zaak": zaak}).all()
    return frozenset(row.soort for row, _ in letters(rows) if row.stand not in _GONE)
