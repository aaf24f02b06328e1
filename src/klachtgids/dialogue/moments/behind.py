# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands behind the grammar: dateparser, taken at its word only for a day that is named by its number.

It reads "2026" as today and "mei" as a day in May; so its answer counts only when the text holds the number of that day
and a month, and dateparser itself says that both were given.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time

_LONGEST = 60
_PLAIN = re.compile(r"[a-z0-9 ,.:'/-]+", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![0-9:+])[0-9]{1,2}(?![0-9:])")
_LAST_DAY = 31
_MONTH_FIRST = re.compile(r"[a-z]{3,}[.]?\s+[0-9]{1,2}\s*$", re.IGNORECASE)
"""As "december 12" and "mei 25": a day or a year, nobody can tell."""


def exact_day(text: str, today: date, *, future: bool = False) -> date | None:
    """The day dateparser finds in `text`, when it is a day named by number; None otherwise. Never raises."""
    if len(text) > _LONGEST or not _PLAIN.fullmatch(text) or _MONTH_FIRST.search(text) is not None:
        return None
    days = [number for number in _NUMBER.findall(text) if int(number) <= _LAST_DAY]
    if len(days) != 1 or re.search(r"[a-z]{3}", text, re.IGNORECASE) is None:
        return None
    import dateparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dateparser uses what newer Pythons warn about; it is not ours to mend
        try:
            found = dateparser.parse(
                text,
                languages=["nl", "en"],
                settings={
                    "PREFER_DATES_FROM": "future" if future else "past",
                    "DATE_ORDER": "DMY",
                    "REQUIRE_PARTS": ["day", "month"],
                    "RELATIVE_BASE": datetime.combine(today, time()),
                    "RETURN_AS_TIMEZONE_AWARE": False,
                    "PARSERS": ["absolute-time"],
                },
            )
        except (ValueError, OverflowError, TypeError, re.error):  # odd texts make its date arithmetic fail
            return None
    return found.date() if found is not None and found.day == int(days[0]) else None
