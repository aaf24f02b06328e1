# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments as the journal keeps them: whole microseconds since 1970, which every database orders alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)
FARTHEST: Final = timedelta(hours=1)
"""No pause and no claim is longer; a moment farther away was set by a clock that was wrong (T22)."""


def to_ticks(moment: datetime) -> int:
    """An aware moment as it is kept."""
    return (moment - _EPOCH) // _TICK


def to_moment(ticks: int) -> datetime:
    """A kept moment, in UTC."""
    return _EPOCH + ticks * _TICK
