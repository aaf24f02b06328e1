# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a journal can lie, and the one way in which it is spoken to: the same SQL for a file and for a server.

Invariant: what is given to a statement stands in it as `:name`, never as words. A file is spoken to without SQLAlchemy:
that is 12 MiB and 0.2 s at a person's first answer, for four statements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, Protocol

from klachtgids.config import shown_url
from klachtgids.database import sqlite_path

NOTHING: Final[Mapping[str, object]] = {}
Row = Sequence[Any]


class Spoken(Protocol):
    """One transaction. Values are None, int, str, bytes and UUID; a file gives a UUID back as its hexadecimal text."""

    def rows(self, sql: str, given: Mapping[str, object] = NOTHING) -> Sequence[Row]:
        """All rows that a statement gives."""

    def change(self, sql: str, given: Mapping[str, object] = NOTHING) -> int:
        """Do what gives no rows; how many it changed."""

    def has(self, table: str) -> bool:
        """Whether there is such a table."""

    def alone(self, number: int) -> None:
        """Wait until no other transaction holds this number, then hold it to the end of this one."""


class Place(Protocol):
    """One open database, used in transactions; what is wrong with it comes out as `PlaceFault`."""

    shown: str
    """Its place in words, without a password."""
    types: Mapping[str, str]
    """What it calls the types of a column: `uuid`, `bytes`, and `counts` for a number that it gives itself."""

    def writing(self) -> AbstractContextManager[Spoken]:
        """One transaction: committed when the block ends, rolled back when it raises."""

    def reading(self) -> AbstractContextManager[Spoken]:
        """One transaction that takes no lock to write."""

    def wipe(self, *tables: str) -> bool:
        """Take the bytes of deleted rows out of the files too; False when another process was in the way."""

    def close(self) -> None:
        """Let the connections go; nothing is lost by not calling it."""


def open_place(url: str) -> Place:
    """The database at `url`; `PlaceFault` when a file cannot be used."""
    path = sqlite_path(url)
    if path is None:
        from klachtgids.journal.at_server import Server  # a machine with a server only

        return Server(url, shown_url(url))
    from klachtgids.journal.at_file import File

    return File(path)
