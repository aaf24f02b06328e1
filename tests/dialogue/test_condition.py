# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions: what may stand in a file, and what they come to."""

from __future__ import annotations

from typing import Any

import pytest

from klachtgids.dialogue.condition import Compare, comparable, parse, parts
from klachtgids.dialogue.view import Walking
from tests.tiny import TODAY, regelingen, walk

RULES = {"weet_niet": lambda _view: None, "waar": lambda _view: True}


def view(*chosen: str, track: str = "klacht", **values: Any) -> Walking:
    """A path with these answers."""
    return Walking(TODAY, regelingen(), RULES, track, values=values, chosen=chosen)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"soort": "klacht"}, True),
        ({"soort": ["signaal", "klacht"]}, True),
        ({"question": "soort", "is": "signaal"}, False),
        ({"question": "soort", "is_not": "signaal"}, True),
        ({"question": "soort", "in": ["klacht"]}, True),
        ({"soort": "klacht", "met": "a"}, True),
        ({"met": "c"}, False),
        ({"skip": "a"}, False),
        ({"question": "skip", "is_not": "a"}, True),
        ({"answered": "skip"}, False),
        ({"answered": "soort"}, True),
        ({"answered": "weg"}, False),
        ({"weg": "a"}, None),
        ({"not": {"weg": "a"}}, None),
        ({"question": "weg", "is_not": "a"}, None),
        ({"all": [{"weg": "a"}, {"soort": "signaal"}]}, False),
        ({"all": [{"weg": "a"}, {"soort": "klacht"}]}, None),
        ({"any": [{"weg": "a"}, {"soort": "klacht"}]}, True),
        ({"any": [{"weg": "a"}, {"soort": "signaal"}]}, None),
        ({"not": {"soort": "klacht"}}, False),
        ({"rule": "waar"}, True),
        ({"not": {"rule": "weet_niet"}}, None),
        ({"track": "klacht"}, True),
        ({"track": ["signaal", "bezwaar"]}, False),
        ({"some": "lijst", "rule": "waar"}, None),
        ({"fact": "eerst_praten"}, None),
        ({"keuze": "weet_niet"}, True),
        ({"mag": "ja"}, True),
        ({"dag": "week"}, True),
    ],
)
def test_a_condition_is_true_false_or_missing(raw: dict[str, Any], expected: bool | None) -> None:
    """Three-valued: missing is neither, nor is its `not`; skipped is an answer that is nothing (design 4)."""
    path = view(
        soort="klacht",
        met=["a", "b"],
        skip=None,
        keuze={"optie": "weet_niet"},
        mag={"keuze": "ja", "geldt_voor": "x"},
        dag={"van": "2026-05-04", "tot": "2026-05-10", "precisie": "week"},
    )
    assert expected is parse(raw).holds(path)


@pytest.mark.parametrize(
    ("raw", "one", "both"),
    [
        ({"fact": "indieningstermijn_maanden"}, False, True),
        ({"fact": "eerst_praten", "is": "advies"}, True, True),
        ({"fact": "eerst_praten", "is_not": "advies"}, False, False),
        ({"fact": "indieningstermijn_maanden", "in": [2, 3]}, False, True),
        ({"fact": "organisatie_onbekend"}, False, False),
        ({"fact": "soorten_hulp", "is": "welzijn"}, False, True),
    ],
)
def test_a_fact_holds_when_it_holds_for_one_chosen_organisation(raw: dict[str, Any], one: bool, both: bool) -> None:
    """`is_not` holds when it fits none of them (design 4)."""
    assert one is parse(raw).holds(view("zon_een"))
    assert both is parse(raw).holds(view("zon_een", "maan_een"))


@pytest.mark.parametrize(
    "raw",
    [
        {},
        "soort",
        [],
        {"all": []},
        {"any": {"soort": "a"}},
        {"not": "soort"},
        {"question": "soort"},
        {"question": "soort", "is": "a", "is_not": "b"},
        {"fact": "x", "is": "a", "in": ["b"]},
        {"is": "a"},
        {"soort": []},
        {"soort": {"is": "a"}},
        {"soort": 1.5},
        {"some": "lijst"},
        {"some": "lijst", "rule": "waar", "when": {"a": "b"}},
        {"answered": "soort", "is": "a"},
        {"rule": "waar", "soort": "a"},
    ],
)
def test_what_is_no_condition_is_refused_with_a_reason(raw: Any) -> None:
    """Files hold no expressions: what is not one of the forms is a fault of the file."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # each has its own sentence
        parse(raw)
    assert str(caught.value)


def test_all_parts_of_a_condition_can_be_looked_at() -> None:
    """Also those inside `not` and `some`."""
    whole = parse({"all": [{"not": {"a": "1"}}, {"some": "lijst", "when": {"any": [{"b": "1"}, {"c": "1"}]}}]})
    assert ["a", "b", "c"] == [part.question for part in parts(whole) if isinstance(part, Compare)]


def test_only_the_chosen_part_of_an_answer_is_compared() -> None:
    """Free text beside options, a consent, a date and several choices."""
    assert ("x",) == comparable({"optie": "x"})
    assert ("ja",) == comparable({"keuze": "ja", "geldt_voor": "1"})
    assert ("a", "b") == comparable(["a", "b"])
    assert (None,) == comparable(None)


def test_some_is_missing_as_long_as_the_one_item_that_could_fit_is() -> None:
    """An item that is not answered yet neither fits nor fails, so its `not` opens nothing either (design 4)."""
    items = {"items": ["1", "2"], "laatste": 2, "klaar": False}
    told = {"onderdelen__1__punt": "a", "onderdelen__1__hoe_lang": "kort", "onderdelen__2__punt": "b"}
    path = walk("some", onderdelen=items, **told).view
    long_ago = parse({"some": "onderdelen", "when": {"hoe_lang": "lang"}})
    assert long_ago.holds(path) is None
    assert parse({"not": {"some": "onderdelen", "when": {"hoe_lang": "lang"}}}).holds(path) is None
    assert parse({"some": "onderdelen", "when": {"hoe_lang": "kort"}}).holds(path) is True
