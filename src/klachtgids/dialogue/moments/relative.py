# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules for moments that are told from today: this week, last Tuesday, three weeks ago, the past two months.

The further back a count goes, the wider it is meant; of two readings the span takes in both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from klachtgids.dialogue.moments.feasts import weekend_span
from klachtgids.dialogue.moments.named import Found, day_of_month, part
from klachtgids.dialogue.moments.span import (
    WEEK,
    Span,
    day_span,
    monday,
    month_span,
    months_back,
    period,
    shifted,
    week_span,
    year_span,
)

Rule = Callable[[re.Match[str], date], Found]

MOST = 1_000
"""The most days, weeks, months or years anybody counts back."""
SATURDAY = 6
EXACT_DAYS = 14
"""So many days back people count to the day."""
EXACT_HOURS = 3
_MONTHS_A_YEAR = 12


def days(back: int, forth: int | None = None) -> Rule:
    """A rule for so many days from today (before it when negative), up to and including `forth`."""
    return lambda _match, today: (
        day_span(shifted(today, back)) if forth is None else period(shifted(today, back), shifted(today, forth))
    )


def relative(match: re.Match[str], today: date) -> Found:
    """This, last or next week, month, year, weekend; perhaps the begin, middle or end of it."""
    steps = {"THIS": 0, "PREV": 1, "NEXT": -1}[match["when"] or "THIS"]
    match match["unit"]:
        case "WEEK":
            found = week_span(today, steps)
        case "MONTH":
            start = months_back(today.replace(day=1), steps)
            found = month_span(start.year, start.month)
        case "YEAR":
            found = year_span(today.year - steps)
        case "WEEKEND" if today.isoweekday() < SATURDAY:
            found = weekend_span(today, 0 if match["when"] == "NEXT" else 1)
        case "WEEKEND":
            found = weekend_span(today, steps)
        case _:
            return None
    return part(match, found)


def past_unit(match: re.Match[str], today: date) -> Found:
    """As "Afgelopen week" is the one before or the last seven days: both."""
    match match["unit"]:
        case "WEEK":
            return period(monday(today, 1), today)
        case "MONTH":
            return period(months_back(today.replace(day=1), 1), today)
        case "YEAR":
            return period(date(today.year - 1, 1, 1), today)
        case "WEEKEND":
            return weekend_span(today, 0 if today.isoweekday() >= SATURDAY else 1)
        case _:
            return None


def weekday(match: re.Match[str], today: date) -> Found:
    """A weekday is the last one before today; "vorige" may also be the one of last week, then it is both."""
    back = (today.isoweekday() - int(match["w"])) % WEEK or WEEK
    last = shifted(today, -back)
    if match["when"] == "NEXT":
        return day_span(shifted(last, WEEK))
    if match["when"] == "THIS":
        return day_span(shifted(monday(today), int(match["w"]) - 1))
    if match["when"] == "PREV":
        before = shifted(monday(today, 1), int(match["w"]) - 1)
        return day_span(last) if before == last else period(before, last)
    return _night(match, day_span(last))


def weekday_in_week(match: re.Match[str], today: date) -> Found:
    """As "Vorige week dinsdag", "Tuesday two weeks ago"."""
    weeks = int(match["n"]) if match["n"] else {"THIS": 0, "PREV": 1, "PAST": 1, "NEXT": -1}[match["when"]]
    if weeks > MOST:
        return None
    return _night(match, day_span(shifted(monday(today, weeks), int(match["w"]) - 1)))


def _night(match: re.Match[str], span: Span) -> Span:
    return period(span.van, shifted(span.tot, 1)) if match["night"] and span.tot else span


def days_from(match: re.Match[str], today: date) -> Found:
    """As "Vandaag een week geleden", "gisteren 2 weken geleden": to the day."""
    start = shifted(today, {"TODAY": 0, "YESTERDAY": -1}[match["from"]])
    return day_span(shifted(start, -WEEK * int(match["n"]))) if int(match["n"]) <= MOST else None


def ago(match: re.Match[str], today: date) -> Found:
    """So many days, weeks, months, years ago: the more one counts back, the wider it is meant."""
    n = int(match["n"])
    if n > MOST or n == 0:
        return None
    unit = match["unit"]
    near, far = _back(today, n, unit), _back(today, n + 1, unit)
    if match["more"]:
        return period(far if match["more"] == "MORE" else None, near)
    if unit in {"HOUR", "MINUTE"}:
        return period(shifted(today, -(n // 24) - 1), today) if unit == "HOUR" and n > EXACT_HOURS else day_span(today)
    if unit == "DAY":
        return day_span(near) if n <= EXACT_DAYS else day_span(near).wider(3)
    if unit == "WEEK":
        return Span(shifted(near, -3), shifted(near, 3), "week")
    if unit == "MONTH":
        return Span(shifted(near, -15), shifted(near, 15), "maand")
    return Span(months_back(near, 6), months_back(near, -6), "jaar")


def around_day(match: re.Match[str], today: date) -> Found:
    """As "de week van 5 mei", "het weekend van 9 mei"."""
    found = day_of_month(match, today)
    if not isinstance(found, Span) or found.van is None:
        return found
    return week_span(found.van) if match["unit"] == "WEEK" else weekend_span(found.van)


def few_ago(match: re.Match[str], today: date) -> Found:
    """As "Een paar weken geleden"."""
    unit = match["unit"]
    if unit in {"HOUR", "MINUTE"}:
        return period(shifted(today, -1), today)
    return period(_back(today, 6 if unit in {"DAY", "WEEK"} else 5, unit), _back(today, 2, unit))


def many_ago(match: re.Match[str], today: date) -> Found:
    """As "Maanden geleden": how far back is not known."""
    return Span(None, _back(today, 2, match["unit"]), "periode")


def past_n(match: re.Match[str], today: date) -> Found:
    """As "Al drie weken", "the past two months"."""
    n = int(match["n"]) if match["n"] else 6
    return period(_back(today, n, match["unit"]), today) if n <= MOST else None


def ahead(match: re.Match[str], today: date) -> Found:
    """As "Over drie weken": to be refused, or the answer to a question about what comes."""
    n = int(match["n"])
    return day_span(_back(today, -n, match["unit"])) if n <= MOST else None


def _back(today: date, n: int, unit: str) -> date:
    if unit in {"DAY", "WEEK"}:
        return shifted(today, -n * (WEEK if unit == "WEEK" else 1))
    return today if unit in {"HOUR", "MINUTE"} else months_back(today, n * (_MONTHS_A_YEAR if unit == "YEAR" else 1))
