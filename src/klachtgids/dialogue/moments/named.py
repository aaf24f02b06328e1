# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules for moments with a name on the calendar: a date, a month, a year, a season, a feast, a numbered week.

Without a year the last one that has begun is meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date

from klachtgids.dialogue.moments.feasts import feast_span
from klachtgids.dialogue.moments.span import (
    FIRST_YEAR,
    WEEK,
    Span,
    day_span,
    month_span,
    months_back,
    part_of,
    period,
    season_span,
    shifted,
    week_span,
    year_span,
)
from klachtgids.dialogue.prompt import Refusal

Found = Span | Refusal | None

LEAP_YEARS = 8
"""So many years back there is a 29 February for certain."""
WINTER = 4
_MONTHS_A_YEAR = 12
_LONGEST_MONTH = 31
_WEEKS_A_MONTH = 5
_NO_SUCH_DAY = Refusal("weiger_datum_bestaat_niet")


def on_day(day: int, month: int, year: int | None, weekday: str | None, today: date) -> Found:
    """A day of a month; without a year the last one that has been. Refuses what no calendar has."""
    if not 1 <= month <= _MONTHS_A_YEAR or not 1 <= day <= _LONGEST_MONTH or (month, day) in {(2, 30), (2, 31)}:
        return _NO_SUCH_DAY
    if year is not None and year < FIRST_YEAR:
        return Refusal("weiger_datum_te_oud")
    if year is None:
        years = range(today.year, max(today.year - LEAP_YEARS, 1) - 1, -1)
        fitting = (date(y, month, day) for y in years if day <= monthrange(y, month)[1])
        found = next((each for each in fitting if each <= today), None)
    else:
        found = date(year, month, day) if day <= monthrange(year, month)[1] else None
    if found is None:
        return _NO_SUCH_DAY
    if weekday is not None and found.isoweekday() != int(weekday):
        return Refusal("weiger_datum_weekdag", {"datum": found})
    return day_span(found)


def full_year(text: str | None, today: date) -> int | None:
    """2026 from "2026" or "y26"; of two digits the century that does not lie ahead."""
    if not text:
        return None
    if not text.startswith("y"):
        return int(text)
    year = today.year // 100 * 100 + int(text[1:])
    return year if year <= today.year + 1 else year - 100


def nearest(year: int | None, today: date, span: Callable[[int], Span | None]) -> Found:
    """The span in that year, or without one the last that has begun."""
    if year is not None:
        return span(year) if FIRST_YEAR <= year < MAXYEAR else Refusal("weiger_datum_te_oud")
    for each in (today.year, today.year - 1):
        found = span(each)
        if found is not None and found.van is not None and found.van <= today:
            return found
    return None


def day_of_month(match: re.Match[str], today: date) -> Found:
    """As "5 mei", "dinsdag 5 mei 2026", "May 5th"."""
    year = full_year(match["y"], today)
    return on_day(int(match["d"]), int(match["m"]), year, match["w"] or match["w_"], today)


def day_alone(match: re.Match[str], today: date) -> Found:
    """As "De 12e", "de 3e van vorige maand"."""
    day, back = int(match["d"]), 1 if match["when"] == "PREV" else 0
    start = months_back(today.replace(day=1), back)
    for _ in range(3):
        if 1 <= day <= monthrange(start.year, start.month)[1] and (start.replace(day=day) <= today or match["when"]):
            return day_span(start.replace(day=day))
        if match["when"]:
            break
        start = months_back(start, 1)
    return _NO_SUCH_DAY


def weekday_and_rank(match: re.Match[str], today: date) -> Found:
    """As "dinsdag de 5e": the last day that is both."""
    start, day = today.replace(day=1), int(match["d"])
    for back in range(2 * _MONTHS_A_YEAR):
        first = months_back(start, back)
        found = first.replace(day=day) if 1 <= day <= monthrange(first.year, first.month)[1] else None
        if found is not None and found <= today and found.isoweekday() == int(match["w"]):
            return day_span(found)
    return _NO_SUCH_DAY


def month(match: re.Match[str], today: date) -> Found:
    """As "Mei", "begin maart 2025", "afgelopen april"."""
    month = int(match["m"])
    if not 1 <= month <= _MONTHS_A_YEAR:
        return _NO_SUCH_DAY
    if match["prev"] == "PREV" and month == today.month:
        return month_span(today.year - 1, month)
    return part(match, nearest(full_year(match["y"], today), today, lambda year: month_span(year, month)))


def year_named(match: re.Match[str], today: date) -> Found:
    """As "2025", "eind 2024"."""
    return part(match, nearest(full_year(match["y"], today), today, year_span))


def season(match: re.Match[str], today: date) -> Found:
    """As "Zomer 2025", "vorige winter"; a winter belongs to two years."""
    season, year = int(match["s"]), full_year(match["y"], today)
    if season == WINTER and year is not None and FIRST_YEAR < year < MAXYEAR and not match["part"]:
        return period(date(year - 1, 12, 1), season_span(year, 4).tot or today)
    return part(match, nearest(year, today, lambda year: season_span(year, season)))


def feast(match: re.Match[str], today: date) -> Found:
    """As "Met kerst", "Pasen 2025"."""
    return nearest(full_year(match["y"], today), today, lambda year: feast_span(match["f"], year))


def part(match: re.Match[str], found: Found) -> Found:
    """The begin, middle or end of a span, when the text says so."""
    return part_of(match["part"], found) if match["part"] and isinstance(found, Span) else found


def week_of_month(match: re.Match[str], today: date) -> Found:
    """As "De eerste week van mei", "the last week of April"."""
    found = month(match, today)
    if not isinstance(found, Span) or found.van is None or found.tot is None:
        return found
    rank = match["rank"]
    if rank in {"PAST", "PREV", "END"}:
        return Span(shifted(found.tot, 1 - WEEK), found.tot, "week")
    nth = int(rank.removeprefix("o"))
    return (
        Span(shifted(found.van, WEEK * (nth - 1)), shifted(found.van, WEEK * nth - 1), "week")
        if nth <= _WEEKS_A_MONTH
        else None
    )


def week_number(match: re.Match[str], today: date) -> Found:
    """As "Week 20", as on a Dutch calendar."""

    def span(year: int) -> Span | None:
        try:
            return week_span(date.fromisocalendar(year, int(match["n"]), 1))
        except ValueError:
            return None

    return nearest(full_year(match["y"], today), today, span) or _NO_SUCH_DAY


def quarter(match: re.Match[str], today: date) -> Found:
    """As "Het eerste kwartaal van 2026"."""
    nth = int(match["q"])
    if not 1 <= nth <= WINTER:
        return _NO_SUCH_DAY
    return nearest(
        full_year(match["y"], today),
        today,
        lambda year: period(date(year, nth * 3 - 2, 1), month_span(year, nth * 3).tot or today),
    )
