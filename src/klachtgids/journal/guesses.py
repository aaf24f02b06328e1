# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often a code was typed that opened nothing: counted beside the journal, for all processes together (T16).

Invariant: an attempt counts, committed, before anything is looked up, and is taken back when the code was right; so
neither a crash nor a hundred attempts at once are free. Whose attempt it was is kept as a digest, for a minute.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, cast

import sqlalchemy as sa

from klachtgids.config import shown_url
from klachtgids.database import sqlite_path
from klachtgids.engine import Store
from klachtgids.journal.moments import FARTHEST, to_moment, to_ticks

WITHIN: Final = timedelta(minutes=1)
FROM_ONE: Final = 20
"""Wrong codes of one source within that time."""
FROM_ALL: Final = 120
"""Wrong codes of all sources together."""
_METADATA: Final = sa.MetaData()
_TRIED: Final = sa.Table(
    "poging",
    _METADATA,
    sa.Column("nr", sa.Integer, primary_key=True),
    sa.Column("bron", sa.LargeBinary, nullable=False, index=True),
    sa.Column("moment", sa.BigInteger, nullable=False, index=True),
)
_LOCK: Final = sa.text("SELECT pg_advisory_xact_lock(1801415023)")


class Guesses:
    """The attempts at one journal's codes."""

    def __init__(self, url: str) -> None:
        self._store = Store(url, str(sqlite_path(url) or shown_url(url)))
        with self._store.writing() as connection:
            _one_at_a_time(connection)
            _METADATA.create_all(connection)

    def close(self) -> None:
        """Let the connections go."""
        self._store.close()

    def begin(self, source: bytes, now: datetime) -> int | datetime:
        """Count an attempt of this source: its number, or until when to wait when there were too many."""
        since, later = to_ticks(now - WITHIN), to_ticks(now + FARTHEST)
        with self._store.writing() as connection:
            _one_at_a_time(connection)
            connection.execute(sa.delete(_TRIED).where((_TRIED.c.moment <= since) | (_TRIED.c.moment > later)))
            for limit, which in ((FROM_ONE, _TRIED.c.bron == source), (FROM_ALL, sa.true())):
                moments = sa.select(_TRIED.c.moment).where(which).order_by(_TRIED.c.moment.desc())
                nth = connection.scalar(moments.offset(limit - 1).limit(1))
                if nth is not None:
                    return to_moment(nth) + WITHIN
            insert = sa.insert(_TRIED).values(bron=source, moment=to_ticks(now)).returning(_TRIED.c.nr)
            return cast("int", connection.execute(insert).scalar_one())

    def take_back(self, number: int) -> None:
        """The code was right: this was no guess."""
        with self._store.writing() as connection:
            connection.execute(sa.delete(_TRIED).where(_TRIED.c.nr == number))


def _one_at_a_time(connection: sa.Connection) -> None:
    """SQLite has one writer by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK)
