# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A day or a month said in Turkish, Polish, Arabic or Ukrainian, whatever language the conversation is held in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from klachtgids.dialogue.moments import Span, understand
from klachtgids.dialogue.moments.elsewhere import _DUTCH_MONTHS, _MONTHS, _TABLE
from klachtgids.dialogue.moments.vocabulary import SILENT, TOKENS
from klachtgids.dialogue.prompt import Refusal

TODAY = date(2026, 5, 11)
MAY_5 = date(2026, 5, 5)
LAST_WEEK = (date(2026, 5, 4), date(2026, 5, 10))


@pytest.mark.parametrize(
    "typed",
    [
        *("5 maja 2026", "5 maja", "5 maja 2026 r.", "we wtorek", "wtorek"),
        *("5 травня 2026", "5 травня 2026 року", "вівторок", "у вівторок"),
        *("5 Mayıs 2026", "5 mayıs", "Salı", "SALI", "sali", "geçen hafta salı"),
        *("5 مايو 2026", "٥ مايو ٢٠٢٦", "٠٥-٠٥-٢٠٢٦", "5 أيار 2026", "الثلاثاء", "يوم الثلاثاء"),
    ],
)
def test_a_day_is_understood(typed: str) -> None:
    """As the words of the program give it for an example (weiger_datum), and as people write it."""
    assert Span(MAY_5, MAY_5, "dag") == understand(typed, TODAY)


@pytest.mark.parametrize("typed", ["wczoraj", "учора", "вчора", "dün", "أمس", "البارحة"])
def test_yesterday_is_yesterday(typed: str) -> None:
    """One word is enough."""
    found = understand(typed, TODAY)
    assert isinstance(found, Span)
    assert TODAY - timedelta(days=1) == found.van


@pytest.mark.parametrize(
    "typed", ["w zeszłym tygodniu", "W zeszlym tygodniu", "минулого тижня", "geçen hafta", "الأسبوع الماضي"]
)
def test_last_week_is_a_week(typed: str) -> None:
    """Never more exact than what was said."""
    assert Span(*LAST_WEEK, "week") == understand(typed, TODAY)


@pytest.mark.parametrize(
    "typed", ["3 tygodnie temu", "trzy tygodnie temu", "3 тижні тому", "3 hafta önce", "قبل 3 أسابيع", "منذ ٣ أسابيع"]
)
def test_weeks_ago_are_as_vague_as_in_dutch(typed: str) -> None:
    """The same days as the Dutch words give."""
    assert understand("3 weken geleden", TODAY) == understand(typed, TODAY)


@pytest.mark.parametrize("words", _MONTHS)
def test_each_month_stands_at_its_place(words: str) -> None:
    """Twelve a language, and in each form the month that Dutch says there."""
    for number, said in enumerate(words.split(), 1):
        for form in said.replace("_", " ").split("/"):
            dutch = understand(f"{_DUTCH_MONTHS[number - 1]} 2024", TODAY)
            assert dutch == understand(f"{form} 2024", TODAY), form


def test_no_word_of_these_languages_means_something_in_dutch() -> None:
    """So they can be understood side by side."""
    assert [] == [word for word in _TABLE if word in TOKENS or word in SILENT]


@pytest.mark.parametrize(
    "typed", ["nie wiem kiedy", "колись давно", "bilmiyorum", "لا أعرف", "32 maja", "w czasie wakacji"]
)
def test_what_no_table_knows_is_refused_and_not_half_understood(typed: str) -> None:
    """A sentence is never half read."""
    assert isinstance(understand(typed, TODAY), Refusal)
