# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line in plain options: parts by their numbers, and a refusal that names what there is to choose from."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klachtgids.cli import main
from klachtgids.config import sqlite_url
from klachtgids.regeling.kalender import AMSTERDAM
from tests.fronts.desk.bureaus import GOED, with_passwords
from tests.handling.desks import CANARY, Klok, Loop, desk_at, file_zaak

NUMMER = "K-2026-000001"
HEARD: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("anna", "ontvangst_bevestigen", {}),
    ("anna", "toewijzen", {"behandelaar": "lies"}),
    ("anna", "beklaagde_vastleggen", {"functie": "medewerker", "beklaagde": "leo"}),
    ("lies", "beklaagde_informeren", {"datum": "2026-05-11", "wijze": "gesprek"}),
    ("lies", "gesprek_klager", {"datum": "2026-05-11", "wijze": "gesprek", "tekst": "Zo ging het."}),
    ("lies", "gesprek_medewerker", {"datum": "2026-05-11", "tekst": "De andere kant."}),
    ("lies", "dossier_onderzoeken", {"datum": "2026-05-11", "tekst": "Gelezen."}),
)
"""What comes before an oordeel at Xtra: by whom, what, and its fields."""


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with one klacht at Yoep of two onderdelen, that lies with its coordinator."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", GOED)
    desk = with_passwords(desk_at(sqlite_url(tmp_path / "register.db"), Klok()), "fenna", "coen")
    loop = Loop(desk, file_zaak(desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    desk.register.close()
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *given: str, als: str = "coen") -> tuple[int, str]:
    """The exit code of a command and all that it said."""
    capsys.readouterr()
    code = main(["register", *given, "--als", als])
    return code, "".join(capsys.readouterr())


def said(capsys: pytest.CaptureFixture[str], *given: str, als: str = "coen") -> tuple[int, Any]:
    code, out = run(capsys, *given, "--json", als=als)
    return code, json.loads(out)


def test_each_part_has_its_number_and_what_was_told_is_said_in_words(
    bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Issue 3, 3: who reads the page can name an onderdeel, and knows to what each text belongs."""
    code, shown = run(capsys, "toon", NUMMER, "--inhoud")
    assert 0 == code
    assert "onderdeel 1: nog geen oordeel\nonderdeel 2: nog geen oordeel\n" in shown
    assert "wanneer gebeurd: niet bekend\n" in shown
    assert f"\nwat (onderdeel 2)\n{CANARY}\n" in shown
    assert "kan nu: eerste_contact: " in shown
    assert "  vraagt: " in shown
    _, page = said(capsys, "toon", NUMMER, "--inhoud")
    assert [1, 2] == [one["volgnr"] for one in page["onderdelen"]]
    assert {"onderdeel 1", "onderdeel 2", "klager"} <= {one["bij"] for one in page["teksten"]}
    assert {"van": None, "tot": None, "precisie": "onbekend"} == page["gebeurd"]


def test_the_json_of_before_is_all_there(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A script that was written before reads what it read."""
    _, page = said(capsys, "toon", NUMMER, "--inhoud")
    before = "nummer soort regeling organisatie fase behandelaar aard onderwerp uitspraak afloop termijn veiligheid"
    before += " versie demo ontvangen_op uiterlijk afsluitdatum onderdelen termijnen stappen mogelijk niet_nu teksten"
    assert {*before.split(), "geen_inhoud"} <= {*page}
    assert {"soort", "tekst"} <= {*page["teksten"][0]}
    assert {"volgnr", "uitspraak", "aard"} <= {*page["onderdelen"][0]}
    code, found = said(capsys, "stap", NUMMER, "oplossing_vastleggen")
    assert (5, {"geweigerd", "tekst", "artikel", "veld"}) == (code, {*found} - {"keuzes"})


@pytest.mark.parametrize(
    ("given", "veld", "among"),
    [
        (("overdragen", "behandelaar=koning", "reden=x"), "behandelaar", "coen"),
        (("doorgaan",), None, "aantekening_maken"),
        (("aantekening_maken", "tekst=x", "kleur=rood"), "kleur", "tekst"),
        (("oplossing_vastleggen", "datum=2026-05-11", "tekst=x", "klager_akkoord=zeker"), "klager_akkoord", "nee"),
        (("toestemming_vastleggen", "reikwijdte=iedereen", "keuze=ja", "datum=2026-05-11"), "reikwijdte", "commissie"),
    ],
)
def test_a_refusal_names_what_could_have_stood_there(
    bureau: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], veld: str | None, among: str
) -> None:
    """Nobody has to look up in the files how something is written."""
    code, found = said(capsys, "stap", NUMMER, *given)
    assert (5, veld) == (code, found["veld"])
    assert among in found["keuzes"]
    code, shown = run(capsys, "stap", NUMMER, *given)
    assert f"Kies uit: {', '.join(found['keuzes'])}." in shown


@pytest.mark.parametrize("term", ["aard", "onderwerp"])
def test_a_term_that_is_none_is_answered_with_the_terms(
    bureau: Path, capsys: pytest.CaptureFixture[str], term: str
) -> None:
    """domain.md D3: only the fixed terms, and these are they."""
    more = ("--onderdeel", "1") if term == "aard" else ()
    code, found = said(capsys, term, NUMMER, "boos", *more, als="fenna")
    assert (5, "keuze_onbekend") == (code, found["geweigerd"])
    assert "anders" in found["keuzes"]
    assert ["1", "2"] == said(capsys, "aard", NUMMER, "privacy", "--onderdeel", "9", als="fenna")[1]["keuzes"]


@pytest.mark.parametrize("name", ["organisatie", "fase", "aard", "onderwerp"])
def test_a_list_by_a_word_that_no_zaak_can_have_is_refused(
    bureau: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """An empty list would say that there is nothing; the words that there are stand in the sentence."""
    code, shown = run(capsys, "lijst", f"--{name}", "zomaar")
    assert 64 == code
    assert f"--{name} zomaar bestaat niet. Er is: " in shown


def test_an_oordeel_and_its_maatregelen_are_given_by_numbers_and_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """X30, X31, X32: no JSON is needed for them, and one maatregel can be said to be done by its number."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", GOED)
    desk = with_passwords(desk_at(sqlite_url(tmp_path / "register.db"), Klok()), "lies", "karin")
    loop = Loop(desk, file_zaak(desk, "jess"))
    for account, handeling, gegevens in HEARD:
        loop.doe(handeling, account, **gegevens)
    desk.register.close()
    parts = ("--onderdeel", "2", "deels gegrond", "Er is laat gebeld.", "--onderdeel", "1", "ongegrond", "Het klopte.")
    first = ("--maatregel", "Elke week bellen", "het team", "2030-09-01", "--getoetst-aan", "de gedragscode")
    code, found = said(capsys, "oordeel", NUMMER, *parts[:4], *first, als="lies")
    assert (5, "alle_onderdelen_beoordeeld") == (code, found["geweigerd"])
    second = ("--maatregel", "Excuses", "Kim", "2030-08-01")
    assert 0 == run(capsys, "oordeel", NUMMER, *parts, *first, *second, als="lies")[0]
    _, page = said(capsys, "toon", NUMMER, "--inhoud", als="lies")
    assert [(1, "ongegrond"), (2, "deels gegrond")] == [(one["volgnr"], one["uitspraak"]) for one in page["onderdelen"]]
    assert ["2030-08-01", "2030-09-01"] == [one["uiterlijk"] for one in page["maatregelen"]]
    texts = {(one["bij"], one["soort"]): one["tekst"] for one in page["teksten"]}
    assert "Er is laat gebeld." == texts["oordeel over onderdeel 2", "motivering"]
    assert "Elke week bellen" == texts["maatregel 2", "wat"]
    told = ("wijze=brief", "volgende_stap=directie")
    assert 0 == run(capsys, "stap", NUMMER, "oordeel_versturen", *told, als="lies")[0]
    shown = run(capsys, "lijst", "--maatregelen", als="karin")[1]
    assert NUMMER in shown
    assert "2030-08-01" in shown
    done = ("maatregel=1", f"datum={datetime.now(AMSTERDAM):%Y-%m-%d}")
    assert 0 == run(capsys, "stap", NUMMER, "maatregel_gereed", *done, als="karin")[0]
    shown = run(capsys, "toon", NUMMER, als="karin")[1]
    assert "maatregel 1: klaar op " in shown
    assert "maatregel 2: uiterlijk 2030-09-01" in shown
    assert "2030-09-01" in run(capsys, "lijst", "--maatregelen", als="karin")[1]


def test_a_number_that_is_not_there_is_told_with_those_that_are(
    bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 64, and nothing is done."""
    code, shown = run(capsys, "oordeel", NUMMER, "--onderdeel", "3", "gegrond", "Zo is het.")
    assert 64 == code
    assert "Onderdeel 3 is er niet. Er is: 1, 2." in shown
    code, shown = run(capsys, "stap", NUMMER, "maatregel_gereed", "maatregel=1")
    assert 64 == code
    assert "Maatregel 1 is er niet. Er is: niets." in shown


def test_a_text_that_begins_with_a_bracket_is_a_text(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words of staff are kept as they were typed."""
    assert 0 == run(capsys, "stap", NUMMER, "aantekening_maken", "tekst=[1]")[0]
    _, page = said(capsys, "toon", NUMMER, "--inhoud")
    assert ("[1]", "aantekening_maken") in {(one["tekst"], one["bij"]) for one in page["teksten"]}


def test_a_wrong_password_is_one_clear_sentence(
    bureau: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for a wrong password and for no account, and as on the screen."""
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", "een andere zin dan die")
    for account in ("coen", "niemand"):
        assert (5, "Dit account en dit wachtwoord horen niet bij elkaar.\n") == run(capsys, "lijst", als=account)
