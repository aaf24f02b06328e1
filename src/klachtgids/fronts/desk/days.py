# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One day as it is typed into a form, in the words that people use; what is more than a day is none."""

from __future__ import annotations

from datetime import date

from klachtgids.words.i18n import Words

_NEXT_YEARS = 2


class NoDay(ValueError):
    """What was typed is not one day; its text says so to the person."""


def read_day(typed: str, today: date, words: Words, *, ahead: bool = False) -> date:
    """The day that was typed, seen from today; `ahead` looks for the coming one where no year is said.

    Raises NoDay with a sentence for the person. Whether the day may stand there is not decided here.
    """
    from klachtgids.dialogue.moments import Span, understand  # start-up

    found = understand(typed, today, future=True)
    if not isinstance(found, Span):
        known = words.knows(found.reason) and found.reason != "weiger_datum"
        raise NoDay(words.say(found.reason, **found.slots) if known else words.say("bureau_form_datum_fout"))
    if found.van is None or found.van != found.tot or found.precisie != "dag":
        raise NoDay(words.say("bureau_form_datum_een_dag"))
    if not ahead or found.van >= today:
        return found.van
    for year in range(today.year, today.year + _NEXT_YEARS):
        later = understand(f"{typed} {year}", today, future=True)
        if isinstance(later, Span) and later.van is not None and later.van == later.tot and later.van >= today:
            return later.van
    return found.van


def typed_as(day: date) -> str:
    """A day as somebody would type it."""
    return f"{day.day}-{day.month}-{day.year}"
