# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ids of options of a date question, and the days each one stands for: a choice is kept resolved too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from klachtgids.dialogue.moments.span import (
    UNKNOWN,
    Span,
    day_span,
    month_span,
    months_back,
    period,
    shifted,
    week_span,
    year_span,
)


def of_option(option_id: str, today: date) -> Span | None:
    """The days an option stands for, seen from `today`; None when its id is no moment (such as "anders")."""
    meant = OPTIONS.get(option_id)
    return None if meant is None else meant(today).until(today)


def _month_before(today: date) -> Span:
    start = months_back(today.replace(day=1), 1)
    return month_span(start.year, start.month)


def _longer_ago(today: date) -> Span:
    return period(None, shifted(today, -8))


def _unknown(_today: date) -> Span:
    return UNKNOWN


OPTIONS: Mapping[str, Callable[[date], Span]] = {
    "vandaag": day_span,
    "gisteren": lambda today: day_span(shifted(today, -1)),
    "eergisteren": lambda today: day_span(shifted(today, -2)),
    "deze_week": week_span,
    "vorige_week": lambda today: week_span(today, 1),
    "deze_maand": lambda today: month_span(today.year, today.month),
    "vorige_maand": _month_before,
    "dit_jaar": lambda today: year_span(today.year),
    "vorig_jaar": lambda today: year_span(today.year - 1),
    "langer_geleden": _longer_ago,
    "lang_geleden": _longer_ago,
    "weet_niet": _unknown,
    "weet_ik_niet": _unknown,
    "onbekend": _unknown,
}
