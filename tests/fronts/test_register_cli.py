# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk on the command line: accounts, and a klacht from the intake handled to its end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klachtgids.cli import main
from klachtgids.intake.sending import send
from tests.talk import ACTOR, KRACHT, hold, make_core

GOED = "een zin die niemand raadt"


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that receives, with one klacht from the intake and three accounts."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", GOED)
    core = make_core(tmp_path)
    send(core, ACTOR, hold(core, KRACHT).gesprek)
    for account, rol in (("fenna", "klachtenfunctionaris"), ("coen", "klachtencoordinator"), ("bo", "kwaliteit")):
        given = ["beheer", "medewerker", "nieuw", account, "--naam", account, "--rol", rol, "--organisatie", "impegno"]
        assert 0 == main(given)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *given: str) -> tuple[int, Any]:
    """The exit code of a command and the JSON that it gave."""
    capsys.readouterr()
    code = main(["register", *given, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_klacht_from_the_intake_goes_to_its_end(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Issue 3, 3 and 7: the same use cases for scripts; the first regulation from receipt to closing."""
    code, rows = said(capsys, "lijst", "--als", "fenna", "--op-datum")
    assert (0, ["K-2026-000001"]) == (code, [row["nummer"] for row in rows])
    nummer = rows[0]["nummer"]
    for account, handeling, *velden in (
        ("fenna", "ontvangst_bevestigen"),
        ("fenna", "doorzetten", "behandelaar=coen"),
        ("coen", "oplossing_vastleggen", "tekst=Excuses gemaakt.", "klager_akkoord=ja", "datum=vandaag"),
        ("coen", "samenvatting_schrijven", "samenvatting=Afspraken gemist."),
        ("coen", "afsluiten", "reden_geen_vervolg=De klager wil dat niet."),
    ):
        today = said(capsys, "toon", nummer, "--als", account)[1]["stappen"]
        day = today[-1]["op"][:10] if today else ""
        code, found = said(
            capsys, "stap", nummer, handeling, *(v.replace("vandaag", day) for v in velden), "--als", account
        )
        assert 0 == code, found
        for brief in said(capsys, "brief", nummer, "--als", account)[1] if account == "coen" else ():
            sent = ("brief", nummer, "--bericht", str(brief["bericht"]), "--geprint", "--als", account)
            assert brief["kanaal"] != "brief" or 0 == said(capsys, *sent)[0]
    code, page = said(capsys, "toon", nummer, "--als", "coen", "--inhoud")
    assert (0, "opgelost", "opgelost naar tevredenheid") == (code, page["fase"], page["afloop"])
    assert "De begeleider kwam drie keer niet opdagen." in {one["tekst"] for one in page["teksten"]}
    assert [] == said(capsys, "lijst", "--als", "fenna")[1]


def test_a_refusal_names_its_article_and_changes_nothing(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 5, and the reason in words."""
    nummer = "K-2026-000001"
    code, found = said(capsys, "stap", nummer, "ontvangst_bevestigen", "--als", "coen")
    assert (5, "niet_deze_rol", "3.4") == (code, found["geweigerd"], found["artikel"])
    code, found = said(capsys, "stap", nummer, "ontvangst_bevestigen", "--als", "fenna", "--versie", "9")
    assert (6, []) == (code, found["intussen"])
    assert "ontvangen" == said(capsys, "toon", nummer, "--als", "fenna")[1]["fase"]


def test_quality_sees_that_it_is_there_and_not_what_it_says(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """security.md 4.11: K2 for all of the organisation, no words of a klacht."""
    code, page = said(capsys, "toon", "K-2026-000001", "--als", "bo", "--inhoud")
    assert (0, None) == (code, page["teksten"])
    assert page["geen_inhoud"]


@pytest.mark.parametrize("account", ["fenna", "niemand"])
def test_a_wrong_password_and_no_account_are_told_the_same(
    bureau: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, account: str
) -> None:
    """One answer for all that can be wrong; so too for an account that is off."""
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", GOED + ".")
    code, found = said(capsys, "lijst", "--als", account)
    assert (5, "medewerker_onbekend") == (code, found["geweigerd"])
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", GOED)
    assert 0 == main(["beheer", "medewerker", "uit", "fenna"])
    assert 5 == said(capsys, "lijst", "--als", "fenna")[0]


def test_an_account_with_a_rol_that_is_not_there_is_not_made(
    bureau: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence that names it and what there is; the same for an organisation. Nor is one with a short password."""
    given = ["beheer", "medewerker", "nieuw", "eva", "--rol", "koning", "--organisatie", "impegno"]
    assert 65 == main(given)
    assert "koning" in capsys.readouterr().err
    assert 65 == main([*given[:5], "kwaliteit", "--organisatie", "kracht"])
    told = capsys.readouterr().err
    assert "kracht bestaat niet" in told
    assert "impegno, mentaal_beter, kracht_onbekend" in told
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", "kort")
    assert 65 == main([*given[:5], "kwaliteit", *given[6:]])


def test_nothing_of_a_person_steers_the_terminal(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """style.md 17: text is cleaned for the terminal."""
    note = "tekst=\x1b[2Jweg\x07"
    assert 0 == main(["register", "stap", "K-2026-000001", "aantekening_maken", note, "--als", "fenna"])
    assert 0 == main(["register", "toon", "K-2026-000001", "--inhoud", "--als", "fenna"])
    out = capsys.readouterr().out
    assert "weg" in out
    assert not {"\x1b", "\x07"} & {*out}
