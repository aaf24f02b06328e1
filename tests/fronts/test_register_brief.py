# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of a zaak on the command line: listed without a word of it, written only where asked for."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from klachtgids.cli import main
from klachtgids.intake.sending import send
from tests.talk import ACTOR, KRACHT, hold, make_core

NUMMER = "K-2026-000001"


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with one klacht from the intake whose receipt was confirmed, and two accounts."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", "een zin die niemand raadt")
    core = make_core(tmp_path)
    send(core, ACTOR, hold(core, KRACHT).gesprek)
    for account, rol in (("fenna", "klachtenfunctionaris"), ("kees", "kwaliteit")):
        assert 0 == main(["beheer", "medewerker", "nieuw", account, "--rol", rol, "--organisatie", "impegno"])
    assert 0 == main(["register", "stap", NUMMER, "ontvangst_bevestigen", "--als", "fenna"])
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *given: str, als: str = "fenna") -> tuple[int, Any]:
    """The exit code and the JSON."""
    capsys.readouterr()
    code = main(["register", "brief", NUMMER, *given, "--als", als, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_letters_are_listed_without_a_word_of_the_zaak(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Number, letter, to whom, how and whether it went: for who may see the zaak."""
    code, rows = said(capsys)
    assert (0, 1) == (code, len(rows))
    expected = {"bericht": 1, "brief": "ontvangstbevestiging", "aan": "klager", "stand": "wacht", "verzonden_op": None}
    assert expected == {name: rows[0][name] for name in expected}
    assert rows[0] == said(capsys, "--bericht", "1")[1]
    capsys.readouterr()
    assert 0 == main(["register", "brief", NUMMER, "--als", "kees"])
    (shown,) = capsys.readouterr().out.splitlines()
    assert shown.startswith("1  ")
    assert "bevestiging dat de klacht er is  klager" in shown


def test_one_letter_is_shown_or_written_to_a_file_of_its_owner(
    bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Mode 0600; a file that is there stays, and then nothing is opened."""
    code, found = said(capsys, "--bericht", "1", "--tekst")
    assert (0, "ontvangstbevestiging", "nl") == (code, found["brief"], found["taal"])
    assert f"Uw klacht heeft nummer {NUMMER}." in found["tekst"]
    capsys.readouterr()
    assert 0 == main(["register", "brief", NUMMER, "--bericht", "1", "--tekst", "--als", "fenna"])
    assert found["tekst"] == capsys.readouterr().out
    pdf = bureau / "brief.pdf"
    code, made = said(capsys, "--bericht", "1", "--pdf", str(pdf))
    assert (0, str(pdf), 0) == (code, made["bestand"], made["tekens_kwijt"])
    assert (b"%PDF-1.7", 0o600) == (pdf.read_bytes()[:8], stat.S_IMODE(pdf.stat().st_mode))
    before = pdf.read_bytes()
    assert 73 == main(["register", "brief", NUMMER, "--bericht", "1", "--pdf", str(pdf), "--als", "fenna"])
    assert before == pdf.read_bytes()
    assert "al een bestand" in capsys.readouterr().err


def test_a_letter_that_went_on_paper_is_marked_once(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Said again it says the same moment."""
    code, found = said(capsys, "--bericht", "1", "--geprint")
    assert (0, "verzonden") == (code, found["stand"])
    assert found == said(capsys, "--bericht", "1", "--geprint")[1]
    assert [found] == said(capsys)[1]


def test_what_must_go_is_listed_until_it_is_said_to_have_gone(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """T29: the letters of every zaak that somebody may see, with whether they can go by post."""
    assert [(NUMMER, "ontvangstbevestiging", "klager", False)] == [
        (row["nummer"], row["brief"], row["aan"], row["postadres"]) for row in _waits(capsys, "fenna")
    ]
    assert 1 == len(_waits(capsys, "kees"))
    assert 0 == main(["register", "brieven", "--als", "fenna"])
    assert "GEEN POSTADRES" in capsys.readouterr().out
    assert 0 == said(capsys, "--bericht", "1", "--geprint")[0]
    assert [] == _waits(capsys, "fenna")


def test_a_letter_that_came_back_is_among_what_must_go(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """X29: said of one that went, and of no other."""
    code, refused = said(capsys, "--bericht", "1", "--retour")
    assert (5, "brief_niet_weg") == (code, refused["geweigerd"])
    assert 0 == said(capsys, "--bericht", "1", "--geprint")[0]
    code, found = said(capsys, "--bericht", "1", "--retour")
    assert (0, "wacht", None) == (code, found["stand"], found["verzonden_op"])
    assert [found["retour_op"]] == [row["retour_op"] for row in _waits(capsys, "fenna")]
    assert 0 == main(["register", "brieven", "--als", "fenna"])
    assert "KWAM TERUG" in capsys.readouterr().out
    code, again = said(capsys, "--bericht", "1", "--geprint")
    assert (0, "verzonden", found["retour_op"]) == (code, again["stand"], again["retour_op"])


def _waits(capsys: pytest.CaptureFixture[str], als: str) -> Any:
    capsys.readouterr()
    assert 0 == main(["register", "brieven", "--als", als, "--json"])
    return json.loads(capsys.readouterr().out)


def test_who_may_not_read_it_and_what_is_not_there_are_refused(
    bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 5; who only sees the zaak in a list writes nothing to a file."""
    pdf = bureau / "brief.pdf"
    for given in (("--tekst",), ("--pdf", str(pdf)), ("--geprint",)):
        code, found = said(capsys, "--bericht", "1", *given, als="kees")
        assert (5, "geen_toegang") == (code, found["geweigerd"])
    assert not pdf.exists()
    assert (5, "bericht_onbekend") == (
        said(capsys, "--bericht", "2")[0],
        said(capsys, "--bericht", "2")[1]["geweigerd"],
    )
    assert 5 == main(["register", "brief", "K-2026-999999", "--als", "fenna"])


def test_what_to_make_needs_which_letter(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 64: nothing is guessed, also not when there is only one."""
    for given in (["--tekst"], ["--geprint"], ["--retour"], ["--pdf", "x.pdf"]):
        assert 64 == main(["register", "brief", NUMMER, *given, "--als", "fenna"])
        assert "--bericht" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="64"):
        main(["register", "brief", NUMMER, "--bericht", "1", "--tekst", "--pdf", "x.pdf", "--als", "fenna"])
