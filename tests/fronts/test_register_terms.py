# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terms of a zaak and who is kept out of it, on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from klachtgids.cli import main
from klachtgids.intake.sending import send
from tests.talk import ACTOR, KRACHT, hold, make_core

NUMMER = "K-2026-000001"


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with one klacht from the intake, and two accounts."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", "een zin die niemand raadt")
    core = make_core(tmp_path)
    send(core, ACTOR, hold(core, KRACHT).gesprek)
    for account, rol in (("fenna", "klachtenfunctionaris"), ("coen", "klachtencoordinator")):
        assert 0 == main(["beheer", "medewerker", "nieuw", account, "--rol", rol, "--organisatie", "impegno"])
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, Any]:
    """The exit code of a command and the JSON that it gave."""
    capsys.readouterr()
    code = main(["register", *given, "--als", "fenna", "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_terms_are_set_and_found_by(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """domain.md D3: aard for an onderdeel, the first the main one; and the onderwerp."""
    code, done = said(capsys, "aard", NUMMER, "bejegening", "privacy", "--onderdeel", "1")
    assert (0, 2) == (code, done["versie"])
    assert 0 == said(capsys, "onderwerp", NUMMER, "hulp_kind")[0]
    _, page = said(capsys, "toon", NUMMER)
    assert ("bejegening", "hulp_kind") == (page["aard"], page["onderwerp"])
    assert ["bejegening", "privacy"] == page["onderdelen"][0]["aard"]
    assert [NUMMER] == [row["nummer"] for row in said(capsys, "lijst", "--onderwerp", "hulp_kind")[1]]
    assert [] == said(capsys, "lijst", "--aard", "privacy")[1]


def test_a_word_that_is_no_term_is_refused(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 5 with the field; an onderdeel that is not there is no onderdeel."""
    code, found = said(capsys, "aard", NUMMER, "boos", "--onderdeel", "1")
    assert (5, "keuze_onbekend", "aard") == (code, found["geweigerd"], found["veld"])
    code, found = said(capsys, "aard", NUMMER, "privacy", "--onderdeel", "9")
    assert (5, "onderdeel") == (code, found["veld"])


def test_who_was_not_first_is_told(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 6, and what was done since."""
    assert 0 == said(capsys, "onderwerp", NUMMER, "hulp_kind", "--versie", "1")[0]
    code, found = said(capsys, "onderwerp", NUMMER, "anders", "--versie", "1")
    assert (6, ["indelen"]) == (code, found["intussen"])


@pytest.mark.parametrize("relatie", ["beklaagde", "betrokken"])
def test_who_it_is_about_no_longer_sees_it(bureau: Path, capsys: pytest.CaptureFixture[str], relatie: str) -> None:
    """X21, K29, T8: the same as when it is not there."""
    assert 0 == main(["register", "toon", NUMMER, "--als", "coen"])
    assert 0 == said(capsys, relatie, NUMMER, "coen")[0]
    assert 5 == main(["register", "toon", NUMMER, "--als", "coen"])
    code, found = said(capsys, relatie, NUMMER, "niemand")
    assert (5, "medewerker_onbekend") == (code, found["geweigerd"])


def test_without_json_it_is_one_line(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was done and the versie; a refusal names its field."""
    capsys.readouterr()
    assert 0 == main(["register", "onderwerp", NUMMER, "hulp_kind", "--als", "fenna"])
    assert f"{NUMMER}: (versie 2)\n" == capsys.readouterr().out
    assert 5 == main(["register", "onderwerp", NUMMER, "dagopvang", "--als", "fenna"])
    assert "[onderwerp]" in capsys.readouterr().out


def test_the_code_of_a_klager_is_made_invalid_and_no_code_is_shown(
    bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """T30: for who lost slip and code; what the klager does then is said. Without --ongeldig nothing can be asked."""
    capsys.readouterr()
    assert 0 == main(["register", "code", NUMMER, "--ongeldig", "--als", "fenna"])
    out = capsys.readouterr().out
    assert f"De code van {NUMMER} opent niets meer." in out
    assert not re.findall("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", out)
    assert (0, {"fase": None, "versie": 1, "deelklacht": None, "waarschuwingen": []}) == said(
        capsys, "code", NUMMER, "--ongeldig"
    )
    with pytest.raises(SystemExit):
        main(["register", "code", NUMMER, "--als", "fenna"])
