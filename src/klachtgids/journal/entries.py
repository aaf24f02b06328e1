# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What crosses to and from the journal: plain frozen values, nothing to load."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Overtaken(Exception):  # a refusal: who gets it reads what came in between
    """Something was added since the entry that the caller thought was the last."""


class Soort(StrEnum):
    """What kind of entry it is; the values are the stored ones."""

    ANSWER = "answer"
    TYPING = "typing"
    REMOVED = "removed"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened in a conversation.

    `key` is the question's ("soort", "onderdelen/2/punt"), `value` anything JSON can hold, `typed` what was typed as it
    was, `taal` the language of that turn, `said_by` the role of who said it; `moment` is aware, in UTC.
    What a person said stays out of the repr (T17).
    """

    soort: Soort
    key: str
    moment: datetime
    value: Any = field(default=None, repr=False)
    typed: str = field(default="", repr=False)
    taal: str = "nl"
    said_by: str = "klager"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the register: sealed under this machine's key by who made it, delivered once.

    `filing_key` is the key of the filing (of the first one, when one sending files several in one transaction);
    `ontvangen_op` is the moment of sending and starts every termijn (design.md 3).
    """

    filing_key: UUID
    sealed: bytes = field(repr=False)
    ontvangen_op: datetime
    tries: int = 0
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """What waits and cannot arrive as it is: since when, and the fixed word that says why."""

    filing_key: UUID
    ontvangen_op: datetime
    code: str
