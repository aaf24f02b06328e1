# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order of what happens to one zaak, where a clock stands still or is a little behind that of another machine.

Invariant: what was done later never seems as early: a letter tells what had been done by then.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

_AT_ONCE: Final = timedelta(seconds=5)
"""Clocks of several machines differ by no more."""
_TICK: Final = timedelta(microseconds=1)


def not_before(last: datetime | None, now: datetime) -> datetime:
    """Now, or `last` where that is hardly later."""
    return last if last is not None and now < last < now + _AT_ONCE else now


def right_after(last: datetime | None, now: datetime) -> datetime:
    """Now, or the first moment after `last` where that is hardly later."""
    return last + _TICK if last is not None and now <= last < now + _AT_ONCE else now
