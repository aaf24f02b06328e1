# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Calendars against a list that is computed here from the law and the cao, and against the list of a library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import pytest

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.kalender import feestdagen, kalenders, wettelijke_dag

DECREED = {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}


def easter(year: int) -> date:
    """Easter Sunday by the epact of the year, counted from the paschal full moon."""
    golden = year % 19
    century = year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def statutory(year: int) -> set[date]:
    """Algemene termijnenwet 3, first and second paragraph, without the weekends."""
    sunday = easter(year)
    kings = date(year, 4, 27)
    return {
        date(year, 1, 1),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        kings - timedelta(days=1) if kings.weekday() == 6 else kings,
        date(year, 5, 5),
        sunday + timedelta(days=39),
        sunday + timedelta(days=50),
        date(year, 12, 25),
        date(year, 12, 26),
    }


def days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(2025, 2041))
def test_the_calendar_of_the_law_is_the_statutory_list(regelingen: Regelingen, year: int) -> None:
    """Weekends, the list of article 3 with 5 mei every year and Goede Vrijdag, and the decree days (A6, B8)."""
    kalender = kalenders(regelingen.gemeente).wettelijk
    expected = (
        {dag for dag in days(year) if dag.weekday() > 4} | statutory(year) | {d for d in DECREED if d.year == year}
    )
    assert expected == {dag for dag in days(year) if kalender.vrij(dag) is not None}


@pytest.mark.parametrize("year", range(2025, 2041))
def test_the_calendar_of_working_days_is_the_cao_list(regelingen: Regelingen, year: int) -> None:
    """5 mei is off every year; Goede Vrijdag and decree days are working days (A6, B9)."""
    kalender = kalenders(regelingen.gemeente).werkdagen
    good_friday = easter(year) - timedelta(days=2)
    expected = {dag for dag in days(year) if dag.weekday() > 4} | statutory(year) - {good_friday}
    assert expected == {dag for dag in days(year) if kalender.vrij(dag) is not None}


def test_koningsdag_is_the_26th_when_the_27th_is_a_sunday(regelingen: Regelingen) -> None:
    """2025 and 2031 (A6)."""
    kalender = kalenders(regelingen.gemeente).wettelijk
    koningsdag = regelingen.gemeente.dagnamen["koningsdag"]
    assert koningsdag == kalender.vrij(date(2031, 4, 26))
    assert regelingen.gemeente.dagnamen["zondag"] == kalender.vrij(date(2031, 4, 27))


def test_a_holiday_in_the_weekend_is_named_as_the_holiday(regelingen: Regelingen) -> None:
    """Who reads why a day was skipped sees Tweede Kerstdag, not zaterdag."""
    naam = kalenders(regelingen.gemeente).wettelijk.vrij(date(2026, 12, 26))
    assert naam is not None
    assert "tweede kerstdag" == naam.u


def test_each_day_off_has_words(regelingen: Regelingen) -> None:
    """Every name the library can give has its words in the municipality's file."""
    named = {naam for year in range(2025, 2041) for names in feestdagen(year).values() for naam in names}
    assert named | {"zaterdag", "zondag"} == set(regelingen.gemeente.dagnamen)


def test_an_organisation_adds_its_closing_days_to_its_own_calendar_only(with_third: Regelingen) -> None:
    """A closing day stays an ordinary day for the law (B8)."""
    pair = kalenders(with_third.gemeente, with_third.organisatie("de_brug"))
    closed, good_friday, decreed = date(2026, 12, 28), date(2026, 4, 3), date(2026, 5, 15)
    assert [False, False, False] == [pair.werkdagen.vrij(d) is None for d in (closed, good_friday, decreed)]
    assert pair.wettelijk.vrij(closed) is None
    assert kalenders(with_third.gemeente).werkdagen.vrij(decreed) is None


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 5, 1, 21, 59, 59, tzinfo=UTC), date(2026, 5, 1)),
        (datetime(2026, 5, 1, 22, 0, tzinfo=UTC), date(2026, 5, 2)),
        (datetime(2026, 1, 1, 22, 59, 59, tzinfo=UTC), date(2026, 1, 1)),
        (datetime(2026, 1, 1, 23, 0, tzinfo=UTC), date(2026, 1, 2)),
        # The night in which the clock goes forward, 29 March 2026.
        (datetime(2026, 3, 28, 22, 59, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        # The night in which the clock goes back, 25 October 2026.
        (datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_the_legal_day_turns_at_midnight_in_amsterdam(moment: datetime, expected: date) -> None:
    """Moments are kept in UTC; the day of the law is that of the Netherlands, in both nights the clock changes too."""
    assert expected == wettelijke_dag(moment)


def test_a_moment_without_a_time_zone_has_no_day() -> None:
    """Guessing a zone would silently move a deadline."""
    with pytest.raises(ValueError, match="time zone"):
        wettelijke_dag(datetime(2026, 5, 1, 12, 0))  # noqa: DTZ001  that is the fault


@pytest.mark.parametrize("year", range(1990, 2046))
def test_the_table_of_holidays_is_that_of_the_library(year: int) -> None:
    """The `holidays` library keeps lists of public days for a living; ours names the same days in the same words."""
    library = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    words = {"koninginnedag": "koningsdag"}
    expected = {
        dag: {words.get(name, name).replace(" ", "_") for name in map(str.lower, library.get_list(dag))}
        for dag in library
    }
    assert expected == {dag: set(names) for dag, names in feestdagen(year).items()}


@pytest.mark.parametrize("year", [1, 1970, 9999])
def test_a_clock_that_is_far_off_still_has_a_calendar(year: int) -> None:
    """A computer whose battery is empty thinks that it is 1970."""
    assert 11 <= sum(map(len, feestdagen(year).values()))


def test_the_library_of_holidays_is_for_these_tests_only(root: Path) -> None:
    """README, decisions: it costs 9 MiB and 60 ms, and a person who files a complaint does not need it."""
    assert [] == [path.name for path in (root / "src").rglob("*.py") if "import holidays" in path.read_text("utf-8")]
