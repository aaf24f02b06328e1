# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often a code may be guessed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from klachtgids.journal.guesses import FROM_ALL, FROM_ONE, WITHIN, Guesses
from tests.journal.conftest import NOW

ONE, OTHER = b"one source", b"another one"


@pytest.fixture
def guesses(url: str) -> Iterator[Guesses]:
    opened = Guesses(url)
    yield opened
    opened.close()


def allowed(guesses: Guesses, source: bytes, times: int) -> int:
    """How many of so many attempts were let in."""
    return sum(isinstance(guesses.begin(source, NOW), int) for _ in range(times))


def test_one_source_has_twenty_wrong_codes_a_minute_and_another_is_not_kept_waiting(guesses: Guesses) -> None:
    """T16: 20 a minute for each source."""
    assert FROM_ONE == allowed(guesses, ONE, FROM_ONE + 5)
    assert 1 == allowed(guesses, OTHER, 1)
    assert NOW + WITHIN == guesses.begin(ONE, NOW + timedelta(seconds=30))
    assert isinstance(guesses.begin(ONE, NOW + WITHIN + timedelta(seconds=1)), int)


def test_all_sources_together_have_a_limit_too(guesses: Guesses) -> None:
    """T16: 120 a minute in all, whoever asks."""
    sources = [f"source {number}".encode() for number in range(FROM_ALL + 10)]
    assert FROM_ALL == sum(isinstance(guesses.begin(each, NOW), int) for each in sources)


def test_a_right_code_counts_for_nothing(guesses: Guesses) -> None:
    """Who types the right code, however often, is never kept waiting."""
    for _ in range(FROM_ONE * 2):
        number = guesses.begin(ONE, NOW)
        assert isinstance(number, int)
        guesses.take_back(number)


def test_the_count_outlives_the_process_and_holds_for_all_of_them(url: str, guesses: Guesses) -> None:
    """T16: limits hold across a restart and over several processes."""
    allowed(guesses, ONE, FROM_ONE)
    again = Guesses(url)
    assert 0 == allowed(again, ONE, 1)
    again.close()


def test_many_at_once_get_no_more_than_the_limit(guesses: Guesses) -> None:
    """The count is committed before the lookup, so parallel guesses gain nothing."""
    with ThreadPoolExecutor(8) as pool:
        let_in = sum(pool.map(lambda _: allowed(guesses, ONE, 1), range(FROM_ONE * 2)))
    assert FROM_ONE == let_in
