# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kept values in words: telephone numbers and days as people here say them."""

from __future__ import annotations

from typing import Any

import pytest

from klachtgids.dialogue.saying import date_in_words, phone_in_words
from klachtgids.words.i18n import Words
from tests.paths import DIALOGUES


@pytest.mark.parametrize(
    ("number", "expected"),
    [("+31612345678", "06-12345678"), ("+31702345678", "0702345678"), ("+32470123456", "+32470123456")],
)
def test_a_number_is_said_as_it_is_dialled_here(number: str, expected: str) -> None:
    """A mobile number, a number of a place, and one from abroad."""
    assert expected == phone_in_words(number)


@pytest.mark.parametrize(
    ("van", "tot", "precisie", "expected"),
    [
        ("2026-04-03", "2026-04-03", "dag", "vrijdag 3 april 2026"),
        ("2026-04-01", "2026-04-30", "maand", "april 2026"),
        ("2026-01-01", "2026-12-31", "jaar", "2026"),
        ("2026-04-01", "2026-04-03", "periode", "tussen woensdag 1 april 2026 en vrijdag 3 april 2026"),
        ("2026-03-30", "2026-04-05", "week", "in de week van maandag 30 maart 2026"),
        (None, "2026-04-03", "periode", "tot en met vrijdag 3 april 2026"),
        (None, None, "onbekend", "weet ik niet"),
    ],
)
def test_a_day_is_said_no_more_exactly_than_it_is_known(van: Any, tot: Any, precisie: str, expected: str) -> None:
    """The precision of the answer (design 6) is that of its words."""
    said = date_in_words({"van": van, "tot": tot, "precisie": precisie}, Words.of("nl", False, DIALOGUES))
    assert expected == said
