# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often a code was typed that opened nothing: counted beside the journal, for all processes together (T16).

Invariant: an attempt counts, committed, before anything is looked up, and is taken back when the code was right; so
neither a crash nor a hundred attempts at once are free. Whose attempt it was is kept as a digest, for a minute.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from klachtgids.journal.moments import FARTHEST, to_moment, to_ticks
from klachtgids.journal.spoken import open_place

WITHIN: Final = timedelta(minutes=1)
FROM_ONE: Final = 20
"""Wrong codes of one source within that time."""
FROM_ALL: Final = 120
"""Wrong codes of all sources together."""
_LOCK: Final = 0x6B5F696F
"""One number for "who counts guesses" on a PostgreSQL server."""
_MAKE: Final = (
    "CREATE TABLE IF NOT EXISTS poging (nr {counts} PRIMARY KEY, bron {bytes} NOT NULL, moment BIGINT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_poging_bron ON poging (bron)",
    "CREATE INDEX IF NOT EXISTS ix_poging_moment ON poging (moment)",
)
_OLD: Final = "DELETE FROM poging WHERE moment <= :since OR moment > :far"
_NTH: Final = "SELECT moment FROM poging{} ORDER BY moment DESC LIMIT 1 OFFSET :before"
_TRY: Final = "INSERT INTO poging (bron, moment) VALUES (:source, :now) RETURNING nr"
_TAKE_BACK: Final = "DELETE FROM poging WHERE nr = :number"


class Guesses:
    """The attempts at one journal's codes."""

    def __init__(self, url: str) -> None:
        self._place = open_place(url)
        with self._place.writing() as spoken:
            spoken.alone(_LOCK)
            for sql in _MAKE:
                spoken.change(sql.format(**self._place.types))

    def close(self) -> None:
        """Let the connections go."""
        self._place.close()

    def begin(self, source: bytes, now: datetime) -> int | datetime:
        """Count an attempt of this source: its number, or until when to wait when there were too many."""
        since, far = to_ticks(now - WITHIN), to_ticks(now + FARTHEST)
        with self._place.writing() as spoken:
            spoken.alone(_LOCK)
            spoken.change(_OLD, {"since": since, "far": far})
            for limit, which, given in ((FROM_ONE, " WHERE bron = :source", {"source": source}), (FROM_ALL, "", {})):
                nth = spoken.rows(_NTH.format(which), {**given, "before": limit - 1})
                if nth:
                    return to_moment(nth[0][0]) + WITHIN
            return int(spoken.rows(_TRY, {"source": source, "now": to_ticks(now)})[0][0])

    def take_back(self, number: int) -> None:
        """The code was right: this was no guess."""
        with self._place.writing() as spoken:
            spoken.change(_TAKE_BACK, {"number": number})
