# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form gives what was asked, all of it, of the right kind, and nothing else."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from klachtgids.regeling.procedure_models import Vraagregel
from klachtgids.regeling.terms import FUNCTIES
from klachtgids.regeling.velden import Fout, controleer_gegevens, klok_van
from klachtgids.regeling.zaakbeeld import GEEN, LIEVER_NIET, Maatregel, Wie
from tests.regeling.verhalen import COORDINATOR, GEGROND, LEIDINGGEVENDE, MAATREGEL, procedures, zaak

WRONG: list[tuple[str, dict[str, Any], Any, str]] = [
    ("reden", {}, None, "veld_ontbreekt"),
    ("reden", {}, "  ", "veld_ontbreekt"),
    ("reden", {}, 3, "veld_verkeerd"),
    ("datum", {}, "2026-05-11", "veld_verkeerd"),
    ("datum", {}, datetime(2026, 5, 11, 12, 0), "veld_verkeerd"),  # noqa: DTZ001  a moment is no day
    ("datum", {}, date(2026, 5, 12), "dag_niet_geweest"),
    ("datum", {}, date(2026, 5, 10), "dag_niet_geweest"),
    ("nieuwe_datum", {}, date(2026, 5, 10), "dag_niet_later"),
    ("klager_akkoord", {}, "ja", "veld_verkeerd"),
    ("wijze", {}, "duif", "keuze_onbekend"),
    ("grond", {"keuzes": ("dubbel",)}, "elders", "keuze_onbekend"),
    ("loket", {"loketten": ("skj",)}, "ombudsman", "keuze_onbekend"),
    ("behandelaar", {}, "coen", "veld_verkeerd"),
    ("behandelaar", {}, Wie(None, frozenset({"klager"})), "veld_verkeerd"),
    ("behandelaar", {"rollen": ("klachtencoordinator",)}, LEIDINGGEVENDE, "persoon_zonder_rol"),
    ("oordelen", {}, {}, "veld_verkeerd"),
    ("oordelen", {}, {"1": "gegrond"}, "veld_verkeerd"),
    ("maatregelen", {}, None, "veld_ontbreekt"),
    ("maatregelen", {}, (), "veld_verkeerd"),
    ("maatregelen", {}, (Maatregel(" ", "wie"),), "veld_verkeerd"),
    ("maatregelen", {}, (MAATREGEL, Maatregel("excuses", "wie", date(2026, 5, 10))), "dag_niet_later"),
    ("maatregel", {}, "1", "keuze_onbekend"),
    ("stukken", {}, {"wens": 1}, "veld_verkeerd"),
]
RIGHT: list[tuple[str, dict[str, Any], Any]] = [
    ("reden", {}, "Daarom."),
    ("reden", {"liever_niet": True}, LIEVER_NIET),
    ("datum", {}, date(2026, 5, 11)),
    ("nieuwe_datum", {}, date(2026, 5, 11)),
    ("klager_akkoord", {}, False),
    ("wijze", {}, "brief"),
    ("behandelaar", {"rollen": ("klachtencoordinator",)}, COORDINATOR),
    ("oordelen", {}, {"1": GEGROND}),
    ("maatregelen", {}, GEEN),
    ("maatregelen", {}, (MAATREGEL,)),
    ("maatregelen", {}, (Maatregel("excuses", "wie", date(2026, 5, 11)), Maatregel("uitleg", "wie", None))),
]


def read(veld: str, asked: dict[str, Any], given: dict[str, Any]) -> Any:
    algemeen = procedures().van("xtra").algemeen
    return controleer_gegevens((Vraagregel(veld=veld, **asked),), algemeen, given, zaak("jess"))


@pytest.mark.parametrize(("veld", "asked", "value", "reason"), WRONG)
def test_a_wrong_field_is_named_with_its_reason(veld: str, asked: dict[str, Any], value: Any, reason: str) -> None:
    """No maatregelen must be chosen as that (X32); a talk was not before the receipt and not tomorrow."""
    assert Fout(reason, veld) == read(veld, asked, {veld: value})


@pytest.mark.parametrize(("veld", "asked", "value"), RIGHT)
def test_a_right_field_comes_out_as_it_went_in(veld: str, asked: dict[str, Any], value: Any) -> None:
    """To rather not say is a reason to withdraw where the handeling says so (K43)."""
    assert {veld: value} == read(veld, asked, {veld: value})


def test_what_was_not_asked_is_refused_and_what_may_be_empty_is_left_out() -> None:
    """Nothing slips in beside the form."""
    assert Fout("veld_onbekend", "tekst") == read("reden", {}, {"reden": "x", "tekst": "y"})
    assert {} == read("reden", {"verplicht": False}, {"reden": ""})


def test_the_functions_to_choose_from_are_those_of_the_regulations() -> None:
    """Who handles is decided by the same words (X21-X25)."""
    assert [*FUNCTIES] == [*procedures().van("xtra").algemeen.veld["functie"].keuzes]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10.00 uur", "10:00"), ("9:30", "09:30"), ("om 14u30", "14:30"), ("9 uur", "09:00"), (" 16.15 ", "16:15"),
        ("25.00", None), ("10.75", None), ("in de ochtend", None), ("10.00 bij Noor thuis", None), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_read_where_nothing_else_was_typed(typed: str, expected: str | None) -> None:
    """T30: who asks with a code sees a time, never another word of what was typed there."""
    assert expected == klok_van(typed)
