# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Feasts and school holidays as spans of days in one year; the movable ones come from the calendar.

School holidays differ by region and year, so their spans are wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from klachtgids.dialogue.moments.span import Span, day_span, monday, period, shifted
from klachtgids.regeling.gemeente import Dagnaam
from klachtgids.regeling.kalender import feestdagen

_FIXED = {
    "f_kerst": ((12, 24), (12, 26)), "f_kerst1": ((12, 25), (12, 25)), "f_kerst2": ((12, 26), (12, 26)),
    "f_kerstavond": ((12, 24), (12, 24)), "f_oudjaar": ((12, 31), (12, 31)), "f_nieuwjaar": ((1, 1), (1, 1)),
    "f_sinterklaas": ((12, 5), (12, 6)), "f_halloween": ((10, 31), (10, 31)), "f_sintmaarten": ((11, 11), (11, 11)),
    "f_valentijn": ((2, 14), (2, 14)), "f_dierendag": ((10, 4), (10, 4)), "f_dodenherdenking": ((5, 4), (5, 4)),
    "f_bevrijdingsdag": ((5, 5), (5, 5)), "f_zomervakantie": ((7, 1), (9, 6)), "f_herfstvakantie": ((10, 8), (11, 1)),
    "f_voorjaarsvakantie": ((2, 8), (3, 8)), "f_meivakantie": ((4, 18), (5, 12)),
}  # fmt: skip
_OVER_NEW_YEAR = {"f_jaarwisseling": ((12, 31), (1, 1)), "f_kerstvakantie": ((12, 19), (1, 11))}
_MOVABLE: Mapping[str, tuple[Dagnaam, int]] = {
    "f_goede_vrijdag": ("goede_vrijdag", 1), "f_pasen": ("eerste_paasdag", 2), "f_pasen1": ("eerste_paasdag", 1),
    "f_pasen2": ("tweede_paasdag", 1), "f_hemelvaart": ("hemelvaartsdag", 1),
    "f_pinksteren": ("eerste_pinksterdag", 2), "f_pinksteren1": ("eerste_pinksterdag", 1),
    "f_pinksteren2": ("tweede_pinksterdag", 1), "f_koningsdag": ("koningsdag", 1),
}  # fmt: skip
"""The name of the first day in the calendar, and how many days it lasts."""
_WEEKDAY_IN_MONTH = {"f_moederdag": (5, 6, 1), "f_vaderdag": (6, 6, 2), "f_prinsjesdag": (9, 1, 2)}
"""(month, weekday with Monday 0, how many after the first one)."""


def feast_span(name: str, year: int) -> Span | None:
    """The days of a feast in one year (that begins in that year); None when that year does not have it."""
    if name in _FIXED:
        first, last = _FIXED[name]
        return _span(date(year, *first), date(year, *last))
    if name in _OVER_NEW_YEAR:
        first, last = _OVER_NEW_YEAR[name]
        return _span(date(year, *first), date(min(year + 1, date.max.year), *last))
    if name in _WEEKDAY_IN_MONTH:
        month, weekday, after = _WEEKDAY_IN_MONTH[name]
        start = date(year, month, 1)
        return day_span(start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * after))
    return _movable(name, year)


def _movable(name: str, year: int) -> Span | None:
    if name not in _MOVABLE:
        return None
    official, days = _MOVABLE[name]
    first = next(day for day, names in feestdagen(year).items() if official in names)
    return _span(first, shifted(first, days - 1))


def _span(first: date, last: date) -> Span:
    return day_span(first) if first == last else period(first, last)


def weekend_span(day: date, weeks: int = 0) -> Span:
    """Saturday and Sunday of the week so many weeks before that of `day`."""
    saturday = shifted(monday(day, weeks), 5)
    return period(saturday, shifted(saturday, 1))
