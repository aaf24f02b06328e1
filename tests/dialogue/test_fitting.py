# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a kept answer still is one, whatever an earlier version kept under its key."""

from __future__ import annotations

from typing import Any

import pytest

from klachtgids.dialogue.fitting import fits
from tests.dialogue.prompting import KINDS, prompt
from tests.tiny import walk


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", {"van": "2026-05-01", "tot": "2026-05-31", "precisie": "maand"}, True),
        ("date", {"van": None, "tot": None, "precisie": "onbekend"}, True),
        ("date", {"van": "mei", "tot": None}, False),
        ("date", {"van": 20260501, "tot": None}, False),
        ("contact", {"email": "robin@example.org", "voicemail": True}, True),
        ("contact", {"email": ["robin@example.org"]}, False),
        ("case", {"nummer": "K-2026-000001", "code": "XXXX"}, True),
        ("case", {"nummer": "K-2026-000001"}, False),
        ("text", {"woorden": "a"}, False),
        ("yes_no", "misschien", False),
        ("choices", [], False),
    ],
)
def test_an_answer_fits_when_it_has_the_shape_of_its_kind(kind: str, value: Any, expected: bool) -> None:
    """What rules, words and the register read of a value is there; else the question is asked again (design 4)."""
    assert expected is fits(prompt(kind).question, value, walk("replay").view)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "confirm"])
@pytest.mark.parametrize("value", [7, True, [], {}, "", {"van": "ja"}, {"optie": []}, {"keuze": {}}, {"items": [[]]}])
def test_no_shape_makes_it_fail(kind: str, value: Any) -> None:
    """Nothing here raises: a conversation of last year can always be gone on with."""
    assert fits(prompt(kind).question, value, walk("replay").view) in {True, False}
