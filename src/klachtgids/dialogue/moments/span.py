# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stretch of days with its precision, and the calendar around it: weeks, months, years, seasons, parts of them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from typing import Any, Literal

Precisie = Literal["dag", "week", "maand", "jaar", "periode", "onbekend"]
FIRST_YEAR = 1900
WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """From `van` up to and including `tot`. `van` None: not known how far back; both None: nothing known at all."""

    van: date | None
    tot: date | None
    precisie: Precisie

    def value(self) -> dict[str, Any]:
        """The span as it is kept in an answer: ISO days."""
        return {
            "van": self.van.isoformat() if self.van else None,
            "tot": self.tot.isoformat() if self.tot else None,
            "precisie": self.precisie,
        }

    def until(self, today: date) -> Span:
        """The part that is not after today; only for a span that has begun."""
        if self.tot is None or self.tot <= today:
            return self
        return replace(self, tot=today, precisie="dag" if self.van == today else self.precisie)

    def wider(self, days: int) -> Span:
        """The span with `days` more on each side: for "rond" and "ongeveer"."""
        van = shifted(self.van, -days) if self.van else None
        tot = shifted(self.tot, days) if self.tot else None
        return Span(van, tot, "periode" if self.precisie == "dag" else self.precisie)


UNKNOWN = Span(None, None, "onbekend")


def shifted(day: date, days: int) -> date:
    """A day so many days later (earlier), held within what a calendar can show."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def months_back(day: date, months: int) -> date:
    """The same day so many months earlier (later, when negative); the last day of that month when it is shorter."""
    at = day.year * 12 + day.month - 1 - months
    year = min(max(at // 12, 1), MAXYEAR)
    month = at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def day_span(day: date) -> Span:
    """One day."""
    return Span(day, day, "dag")


def period(van: date | None, tot: date) -> Span:
    """Some days that are no week, month or year of the calendar."""
    return Span(van, tot, "periode")


def monday(day: date, weeks: int = 0) -> date:
    """The Monday of the week that is so many weeks before the week of `day`."""
    return shifted(day, -day.weekday() - WEEK * weeks)


def week_span(day: date, weeks: int = 0) -> Span:
    """Monday to Sunday, so many weeks before the week of `day`."""
    first = monday(day, weeks)
    return Span(first, shifted(first, WEEK - 1), "week")


def month_span(year: int, month: int) -> Span:
    """A whole month."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "maand")


def year_span(year: int) -> Span:
    """A whole year."""
    return Span(date(year, 1, 1), date(year, 12, 31), "jaar")


def season_span(year: int, season: int) -> Span:
    """Season 1 to 4 by whole months: spring March to May ... winter of `year` December to February of the next."""
    last = months_back(date(year, season * 3, 1), -2)
    return period(date(year, season * 3, 1), date(last.year, last.month, monthrange(last.year, last.month)[1]))


def part_of(part: str, span: Span) -> Span:
    """The first, middle or last third of a span (`BEGIN`, `MID`, `END`), as people mean it: roughly."""
    if span.van is None or span.tot is None:
        return span
    third = (span.tot - span.van).days // 3
    early, late = span.van + timedelta(days=third), span.tot - timedelta(days=third)
    if part == "BEGIN":
        return period(span.van, early)
    return period(late, span.tot) if part == "END" else period(early, late)


def union(first: Span, second: Span) -> Span | None:
    """From the start of the first to the end of the second; None when they do not follow one another."""
    if first.tot is None or second.tot is None or second.van is None or first.tot > second.tot:
        return None
    if first.van is not None and first.van > second.van:
        return None
    return day_span(second.tot) if first.van == second.tot else period(first.van, second.tot)
