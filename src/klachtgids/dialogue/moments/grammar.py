# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules from tokens to a span of days: one pattern and one function each, the first that fits the whole text holds.

A rule gives a Span, a Refusal (understood, but no such day), or None (not this rule after all). Without a year the
nearest one that is not after today is meant; of several readings the span takes in all of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date

from klachtgids.dialogue.moments.feasts import feast_span, weekend_span
from klachtgids.dialogue.moments.span import (
    FIRST_YEAR,
    UNKNOWN,
    WEEK,
    Span,
    day_span,
    monday,
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
Rule = Callable[[re.Match[str], date], Found]

LEAP_YEARS = 8
"""So many years back there is a 29 February for certain."""
MOST = 1_000
_MONTHS_A_YEAR = 12


def simple(tokens: str, today: date) -> Found:
    """The span of one moment, ranges apart."""
    for pattern, rule in RULES:
        match = pattern.fullmatch(tokens)
        if match is not None:
            found = rule(match, today)
            if found is not None:
                return found
    return None


def on_day(day: int, month: int, year: int | None, weekday: str | None, today: date) -> Found:
    """A day of a month; without a year the last one that has been. Refuses what no calendar has."""
    if not 1 <= month <= _MONTHS_A_YEAR or not 1 <= day <= 31 or (month, day) in {(2, 30), (2, 31)}:  # noqa: PLR2004
        return Refusal("weiger_datum_bestaat_niet")
    if year is not None and year < FIRST_YEAR:
        return Refusal("weiger_datum_te_oud")
    if year is None:
        years = range(today.year, max(today.year - LEAP_YEARS, 1) - 1, -1)
        fitting = (date(y, month, day) for y in years if day <= monthrange(y, month)[1])
        found = next((each for each in fitting if each <= today), None)
    else:
        found = date(year, month, day) if day <= monthrange(year, month)[1] else None
    if found is None:
        return Refusal("weiger_datum_bestaat_niet")
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


def _day_month(match: re.Match[str], today: date) -> Found:
    year = full_year(match["y"], today)
    return on_day(int(match["d"]), int(match["m"]), year, match["w"] or match["w_"], today)


def _day_alone(match: re.Match[str], today: date) -> Found:
    day, back = int(match["d"]), 1 if match["when"] == "PREV" else 0
    start = months_back(today.replace(day=1), back)
    for _ in range(3):
        if day <= monthrange(start.year, start.month)[1] and (start.replace(day=day) <= today or match["when"]):
            return day_span(start.replace(day=day))
        if match["when"]:
            break
        start = months_back(start, 1)
    return Refusal("weiger_datum_bestaat_niet")


def _month(match: re.Match[str], today: date) -> Found:
    month = int(match["m"])
    if not 1 <= month <= _MONTHS_A_YEAR:
        return Refusal("weiger_datum_bestaat_niet")
    if match["prev"] == "PREV" and month == today.month:
        return month_span(today.year - 1, month)
    return _part(match, nearest(full_year(match["y"], today), today, lambda year: month_span(year, month)))


def _year(match: re.Match[str], today: date) -> Found:
    return _part(match, nearest(full_year(match["y"], today), today, year_span))


def _season(match: re.Match[str], today: date) -> Found:
    season, year = int(match["s"]), full_year(match["y"], today)
    if season == 4 and year is not None and FIRST_YEAR < year < MAXYEAR and not match["part"]:  # noqa: PLR2004
        return period(date(year - 1, 12, 1), season_span(year, 4).tot or today)
    return _part(match, nearest(year, today, lambda year: season_span(year, season)))


def _feast(match: re.Match[str], today: date) -> Found:
    return nearest(full_year(match["y"], today), today, lambda year: feast_span(match["f"], year))


def _part(match: re.Match[str], found: Found) -> Found:
    return part_of(match["part"], found) if match["part"] and isinstance(found, Span) else found


def _relative(match: re.Match[str], today: date) -> Found:
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
        case "WEEKEND":
            back = steps if today.isoweekday() < 6 or steps < 1 else 1  # noqa: PLR2004  Saturday
            found = weekend_span(today, back or (1 if today.isoweekday() < 6 and match["when"] != "NEXT" else 0))  # noqa: PLR2004
        case _:
            return None
    return _part(match, found)


def _past_unit(match: re.Match[str], today: date) -> Found:
    """"Afgelopen week" is the one before or the last seven days: both."""
    match match["unit"]:
        case "WEEK":
            return period(monday(today, 1), today)
        case "MONTH":
            return period(months_back(today.replace(day=1), 1), today)
        case "YEAR":
            return period(date(today.year - 1, 1, 1), today)
        case "WEEKEND":
            return weekend_span(today, 0 if today.isoweekday() > 5 else 1)  # noqa: PLR2004  Saturday
        case _:
            return None


def _weekday(match: re.Match[str], today: date) -> Found:
    """A weekday is the last one before today; "vorige" may also be the one of last week, then it is both."""
    back = (today.isoweekday() - int(match["w"])) % WEEK or WEEK
    last = shifted(today, -back)
    if match["when"] == "NEXT":
        return day_span(shifted(last, WEEK if back < WEEK else WEEK))
    if match["when"] == "THIS":
        return day_span(shifted(monday(today), int(match["w"]) - 1))
    if match["when"] == "PREV":
        before = shifted(monday(today, 1), int(match["w"]) - 1)
        return day_span(last) if before == last else period(before, last)
    return _night(match, day_span(last))


def _weekday_in_week(match: re.Match[str], today: date) -> Found:
    if match["n"] is not None:
        weeks = int(match["n"])
    else:
        weeks = {"THIS": 0, "PREV": 1, "PAST": 1, "NEXT": -1}[match["when"]]
    if weeks > MOST:
        return None
    return _night(match, day_span(shifted(monday(today, weeks), int(match["w"]) - 1)))


def _night(match: re.Match[str], span: Span) -> Span:
    return period(span.van, shifted(span.tot, 1)) if match["night"] and span.tot else span


def _days_from(match: re.Match[str], today: date) -> Found:
    """"Vandaag een week geleden", "gisteren 2 weken geleden": to the day."""
    start = shifted(today, {"TODAY": 0, "YESTERDAY": -1}[match["from"]])
    return day_span(shifted(start, -WEEK * int(match["n"]))) if int(match["n"]) <= MOST else None


def _ago(match: re.Match[str], today: date) -> Found:
    """So many days, weeks, months, years ago: the more one counts back, the wider it is meant."""
    n = int(match["n"])
    if n > MOST or n == 0:
        return None
    unit = match["unit"]
    near, far = _back(today, n, unit), _back(today, n + 1, unit)
    if match["more"]:
        return period(far if match["more"] == "MORE" else None, near)
    match unit:
        case "DAY":
            return day_span(near) if n <= 14 else day_span(near).wider(3)  # noqa: PLR2004
        case "WEEK":
            return Span(shifted(near, -3), shifted(near, 3), "week")
        case "MONTH":
            return Span(shifted(near, -15), shifted(near, 15), "maand")
        case "YEAR":
            return Span(months_back(near, 6), months_back(near, -6), "jaar")
        case _:
            return period(shifted(today, -(n // 24) - 1), today) if unit == "HOUR" and n > 3 else day_span(today)  # noqa: PLR2004


def _few_ago(match: re.Match[str], today: date) -> Found:
    unit = match["unit"]
    if unit in {"HOUR", "MINUTE"}:
        return period(shifted(today, -1), today)
    return period(_back(today, 6 if unit in {"DAY", "WEEK"} else 5, unit), _back(today, 2, unit))


def _many_ago(match: re.Match[str], today: date) -> Found:
    return Span(None, _back(today, 2, match["unit"]), "periode")


def _past_n(match: re.Match[str], today: date) -> Found:
    n = int(match["n"]) if match["n"] else 6
    return period(_back(today, n, match["unit"]), today) if n <= MOST else None


def _ahead(match: re.Match[str], today: date) -> Found:
    n = int(match["n"])
    return day_span(_back(today, -n, match["unit"])) if n <= MOST else None


def _back(today: date, n: int, unit: str) -> date:
    if unit in {"DAY", "WEEK"}:
        return shifted(today, -n * (WEEK if unit == "WEEK" else 1))
    return today if unit in {"HOUR", "MINUTE"} else months_back(today, n * (_MONTHS_A_YEAR if unit == "YEAR" else 1))


def _week_of_month(match: re.Match[str], today: date) -> Found:
    found = _month(match, today)
    if not isinstance(found, Span) or found.van is None or found.tot is None:
        return found
    rank = match["rank"]
    if rank in {"PAST", "PREV", "END"}:
        return Span(shifted(found.tot, 1 - WEEK), found.tot, "week")
    nth = int(rank.removeprefix("o"))
    return Span(shifted(found.van, WEEK * (nth - 1)), shifted(found.van, WEEK * nth - 1), "week") if nth < 6 else None  # noqa: PLR2004


def _week_number(match: re.Match[str], today: date) -> Found:
    def span(year: int) -> Span | None:
        try:
            return week_span(date.fromisocalendar(year, int(match["n"]), 1))
        except ValueError:
            return None

    return nearest(full_year(match["y"], today), today, span) or Refusal("weiger_datum_bestaat_niet")


def _quarter(match: re.Match[str], today: date) -> Found:
    nth = int(match["q"])
    if not 1 <= nth <= 4:  # noqa: PLR2004
        return Refusal("weiger_datum_bestaat_niet")
    return nearest(
        full_year(match["y"], today),
        today,
        lambda year: period(date(year, nth * 3 - 2, 1), month_span(year, nth * 3).tot or today),
    )


def _days(back: int, forth: int | None = None) -> Rule:
    return lambda _match, today: (
        day_span(shifted(today, back)) if forth is None else period(shifted(today, back), shifted(today, forth))
    )


_Y = r"(?: (?P<y>[0-9]{4}|y[0-9]{2}))?"
_PART = r"(?:(?P<part>BEGIN|MID|END) )?"
_PREV = r"(?:(?P<prev>PREV|PAST|THIS) )?(?:IN )?"
_N = r"(?P<n>[0-9]{1,4})"
_UNIT = r"(?P<unit>MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)"
_NIGHT = r"(?P<night> NIGHT_OF)?"
_WEEKDAY = r"(?:(?:FROM )?w(?P<w>[1-7]) )?"
_WEEKDAY_AFTER = r"(?: w(?P<w_>[1-7]))?"


def _rules(*pairs: tuple[str, Rule]) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    return tuple((re.compile(pattern), rule) for pattern, rule in pairs)


RULES = _rules(
    (r"(?:TODAY )?UNKNOWN(?: UNKNOWN| PAST| PREV| AND| THAN)*", lambda _match, _today: UNKNOWN),
    (r"TODAY(?: TODAY)?|THIS DAY", _days(0)),
    (r"YESTERDAY(?: TOMORROW)?|PAST DAY", _days(-1)),
    (r"EREYESTERDAY", _days(-2)),
    (r"TOMORROW(?: TOMORROW)?", _days(1)),
    (r"TONIGHT|NIGHT|THIS NIGHT|PAST NIGHT", _days(-1, 0)),
    (r"RECENT", lambda _match, today: Span(None, today, "periode")),
    (r"LONGAGO|LONG AGO|SINCELONG AGO", lambda _match, today: Span(None, shifted(today, -8), "periode")),
    (r"SINCELONG|SINCE (?:DAY|WEEK|MONTH|YEAR|LONG)", lambda _match, today: Span(None, today, "periode")),
    (rf"(?:IN )?(?:{_WEEKDAY})o?(?P<d>[0-9]{{1,2}})(?: FROM)? m(?P<m>[0-9]{{1,2}}){_WEEKDAY_AFTER}{_Y}(?: PAST)?", _day_month),
    (rf"(?:IN )?{_WEEKDAY}m(?P<m>[0-9]{{1,2}}) (?:o(?P<d>[0-9]{{1,2}})){_WEEKDAY_AFTER}{_Y}", _day_month),
    (r"(?:IN )?o(?P<d>[0-9]{1,2})(?: (?:FROM )?(?P<when>THIS|PREV) MONTH)?", _day_alone),
    (rf"(?:IN )?{_PREV}{_PART}(?:FROM )?(?:MONTH )?m(?P<m>[0-9]{{1,2}}){_Y}", _month),
    (rf"(?:IN )?{_PART}(?:IN )?(?:YEAR )?(?P<y>[0-9]{{4}}|y[0-9]{{2}})", _year),
    (rf"(?:IN )?{_PREV}{_PART}s(?P<s>[1-4]){_Y}", _season),
    (rf"(?:IN )?{_PREV}(?:o2 |o1 )?(?P<f>f_[a-z0-9_]+){_Y}", _feast),
    (rf"(?:IN )?{_PART}(?:FROM )?(?P<when>THIS|PREV|NEXT) (?P<unit>WEEK|MONTH|YEAR|WEEKEND)", _relative),
    (r"(?:IN )?(?P<part>BEGIN|MID|END) (?:FROM )?(?P<when>)(?P<unit>WEEK|MONTH|YEAR)", _relative),
    (r"(?:IN )?(?P<part>)(?P<when>)(?P<unit>WEEKEND)", _relative),
    (r"(?:IN )?PAST (?P<unit>WEEK|MONTH|YEAR|WEEKEND)", _past_unit),
    (rf"(?:(?P<when>PREV|PAST|THIS|NEXT) )?w(?P<w>[1-7]){_NIGHT}(?: PAST)?", _weekday),
    (rf"w(?P<w>[1-7]){_NIGHT} (?:FROM )?(?:IN )?(?:(?P<when>PREV|PAST|THIS|NEXT) WEEK|{_N} WEEK AGO)", _weekday_in_week),
    (rf"(?:IN )?(?:(?P<when>PREV|PAST|THIS|NEXT) WEEK|{_N} WEEK AGO) w(?P<w>[1-7]){_NIGHT}", _weekday_in_week),
    (rf"(?P<from>TODAY|YESTERDAY) {_N} WEEK(?: AGO)?", _days_from),
    (rf"(?:SINCE )?(?:(?P<more>MORE|OVER) (?:THAN )?)?(?:THIS )?{_N} {_UNIT} AGO", _ago),
    (rf"{_UNIT} (?:OR )?{_N}(?P<more>) AGO", _ago),
    (rf"(?:SINCE )?FEW {_UNIT} AGO", _few_ago),
    (rf"(?:SINCE )?{_UNIT} AGO", _many_ago),
    (rf"(?:IN )?(?:SINCE|PAST|PREV) (?:ABOUT )?(?:FEW|(?:PAST )?{_N}) (?P<unit>DAY|WEEK|MONTH|YEAR)", _past_n),
    (rf"(?:IN|MORE|NEXT) {_N} {_UNIT}", _ahead),
    (rf"{_PREV}(?P<rank>o[1-5]|PAST|PREV|END) WEEK (?:FROM |IN )?(?P<part>)m(?P<m>[0-9]{{1,2}}){_Y}", _week_of_month),
    (rf"(?:IN )?WEEK (?P<n>[0-9]{{1,2}}){_Y}", _week_number),
    (rf"(?:IN )?o(?P<q>[1-4]) QUARTER{_Y}", _quarter),
)
