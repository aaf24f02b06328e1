# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids termijnen`: each date with rule, article, start, calendar and the days skipped by name."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pytest

from klachtgids.fronts.termijnen import QuestionFault, add_arguments, run
from klachtgids.regeling.file import Regelingen


def asked(regelingen: Regelingen, *args: str) -> str:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return run(parser.parse_args(args), regelingen)


def rows(regelingen: Regelingen, *args: str) -> dict[str, Any]:
    overzicht = json.loads(asked(regelingen, *args, "--json"))["overzichten"][0]
    return {row["id"]: row for row in overzicht["termijnen"]}


def test_each_date_tells_where_it_comes_from(regelingen: Regelingen) -> None:
    """The contact term of a receipt on 1 May 2026, 16:55 Dutch time."""
    row = rows(regelingen, "--regeling", "kracht", "--organisatie", "yoep", "--ontvangen", "2026-05-01T16:55")[
        "contact"
    ]
    assert {
        "uiterlijk": "2026-05-11", "start": "2026-05-01", "gebeurtenis": "ontvangst", "artikel": "3.4",
        "regels": ["K30", "C07"], "kalender": "werkdagen", "lengte": 5, "eenheid": "werkdagen",
    } == {name: row[name] for name in (
        "uiterlijk", "start", "gebeurtenis", "artikel", "regels", "kalender", "lengte", "eenheid",
    )}  # fmt: skip
    assert {"dag": "2026-05-05", "naam": "Bevrijdingsdag (5 mei)"} in row["overgeslagen"]
    assert "de klachtencoördinator van de organisatie" == row["wie"]


@pytest.mark.parametrize(("organisatie", "said"), [("jongleren", 1), ("wijkz", 0)])
def test_until_when_the_klager_can_go_outside_is_said(regelingen: Regelingen, organisatie: str, said: int) -> None:
    """X36: the Geschillencommissie, with its day."""
    given = ("--organisatie", organisatie, "--ontvangen", "2026-05-11T11:00")
    found = json.loads(asked(regelingen, *given, "--json"))["overzichten"][0]["opmerkingen"]
    last = "Geschillencommissie Kinderopvang: tot en met 2027-05-11, 12 maanden na de klacht"
    assert [last] * said == found


def test_a_time_without_zone_is_dutch_time(regelingen: Regelingen) -> None:
    """23:59 and 00:01 in Amsterdam fall on different days; a zone that is given holds."""

    def start(moment: str) -> str:
        row: str = rows(regelingen, "--organisatie", "yoep", "--ontvangen", moment)["contact"]["start"]
        return row

    assert ["2026-05-01", "2026-05-02", "2026-05-02"] == [
        start("2026-05-01T23:59"),
        start("2026-05-02T00:01"),
        start("2026-05-01T22:01+00:00"),
    ]


def test_only_a_regulation_asks_for_who_does_not_know_the_organisation(regelingen: Regelingen) -> None:
    """What holds for everybody under it."""
    assert {"bevestiging", "oordeel"} == set(rows(regelingen, "--regeling", "xtra", "--ontvangen", "2026-05-01T09:00"))


def test_the_window_is_shown_beside_the_dates(regelingen: Regelingen) -> None:
    """A month that is known only roughly counts from its last day."""
    args = ("--organisatie", "wijkz", "--ontvangen", "2026-05-01T09:00", "--gebeurtenis")
    windows = [
        json.loads(asked(regelingen, *args, event, "--json"))["overzichten"][0]["venster"]
        for event in ("2026-02", "2026-02-27..2026-02-28", "onbekend", "2026-03-01")
    ]
    assert [("2026-04-28", True), ("2026-04-28", True), (None, False), ("2026-05-01", False)] == [
        (window["uiterlijk"], window["te_laat"]) for window in windows
    ]


def test_the_municipality_dates_are_shown_as_asked(regelingen: Regelingen) -> None:
    """`--besluit`, `--aanvraag` with the law, and the letter that asks to decide now."""
    assert "2026-05-18" == rows(regelingen, "--besluit", "2026-04-03")["bezwaar"]["uiterlijk"]
    assert "2026-04-28" == rows(regelingen, "--aanvraag", "2026-03-03")["beslissing_jeugdwet"]["uiterlijk"]
    wmo = rows(regelingen, "--aanvraag", "2026-04-03", "--wet", "wmo")
    assert {"onderzoek_wmo": "2026-05-18", "beslissing_wmo": "2026-06-01"} == {
        k: r["uiterlijk"] for k, r in wmo.items()
    }
    assert "hooguit 1442 euro" in asked(regelingen, "--ingebrekestelling", "2026-06-01")


def test_the_text_names_skipped_days_and_moves(regelingen: Regelingen) -> None:
    """Who reads it can check it by hand."""
    text = asked(regelingen, "--organisatie", "jongleren", "--ontvangen", "2026-11-20T10:00")
    for part in (
        "uiterlijk     vr 2027-01-01",
        "streefdag     do 2026-12-31",
        "van de wet    ma 2027-01-04",
        "bron          Klachtenregeling Xtra (2025-05-21), artikel 4d; Wet kinderopvang 1.57b",
        "wettelijk: van vr 2027-01-01 naar ma 2027-01-04, om vr 2027-01-01 (Nieuwjaarsdag)",
        "start         vr 2026-11-20 (ontvangst); die dag telt niet mee",
    ):
        assert part in text
    assert "niet in de regeling" in asked(regelingen, "--organisatie", "yoep", "--ontvangen", "2026-05-01T10:00")


def test_what_starts_no_clock_says_so(regelingen: Regelingen) -> None:
    """A compliment has no deadlines."""
    args = ("--organisatie", "yoep", "--soort", "compliment", "--ontvangen", "2026-05-01T10:00")
    assert "de regeling kent hier geen termijn" in asked(regelingen, *args)


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        ((), "geef --ontvangen"),
        (("--ontvangen", "2026-05-01"), "--organisatie of --regeling"),
        (("--ontvangen", "1 mei", "--organisatie", "yoep"), "is geen moment"),
        (("--ontvangen", "2026-05-01", "--organisatie", "jep"), "hoort hier niet; wel: "),
        (("--ontvangen", "2026-05-01", "--regeling", "kracht", "--organisatie", "jess"), "hoort hier niet"),
        (("--ontvangen", "2026-05-01", "--regeling", "brug"), "er zijn: kracht, xtra"),
        (("--gebeurtenis", "2026-05-01"), "hoort --ontvangen"),
        (("--besluit", "2026-02-30"), "is geen dag"),
        (("--ontvangen", "2026-05-01", "--organisatie", "jess", "--gebeurtenis", "2026-13"), "is geen dag"),
    ],
)
def test_a_question_that_does_not_fit_is_answered_in_one_sentence(
    regelingen: Regelingen, args: tuple[str, ...], reason: str
) -> None:
    """Exit code 64, no traceback."""
    with pytest.raises(QuestionFault) as caught:
        asked(regelingen, *args)
    assert reason in caught.value.msg
    assert 64 == caught.value.exit_code
