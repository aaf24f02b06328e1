# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids beheer medewerker wijzig`: another name, other rollen or organisaties, at once and with a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from klachtgids.cli import main
from klachtgids.config import sqlite_url
from klachtgids.intake.sending import send
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis
from tests.talk import ACTOR, KRACHT, NOW, hold, make_core

WIJZIG = ("beheer", "medewerker", "wijzig", "coen")


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with one klacht from the intake, and one account."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", "een zin die niemand raadt")
    core = make_core(tmp_path)
    send(core, ACTOR, hold(core, KRACHT).gesprek)
    given = ["--naam", "Coen", "--rol", "klachtencoordinator", "--organisatie", "yoep"]
    assert 0 == main(["beheer", "medewerker", "nieuw", "coen", *given])
    return tmp_path


def accounts(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert 0 == main(["beheer", "medewerker", "lijst"])
    return capsys.readouterr().out


def events(folder: Path) -> list[tuple[str, str, str | None]]:
    """Who did what to which account, in order."""
    register = Register.open(sqlite_url(folder / "register.db"), oefen=False, clock=lambda: NOW)
    query = sa.select(Gebeurtenis.actor, Gebeurtenis.wat, Gebeurtenis.code).where(Gebeurtenis.actor == "beheer")
    with register.store.reading() as connection:
        found = [(actor, wat, code) for actor, wat, code in connection.execute(query.order_by(Gebeurtenis.volgnr))]
    register.close()
    return found


def test_other_rights_hold_from_the_next_action_and_leave_a_trace(
    bureau: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """ASVS 8.3.2, security.md 4.8: what is given takes the place of all that was there; the trace says what it is."""
    assert 5 == main(["register", "toon", "K-2026-000001", "--als", "coen"])
    assert 0 == main([*WIJZIG, "--organisatie", "yoep", "--organisatie", "impegno"])
    assert 0 == main(["register", "toon", "K-2026-000001", "--als", "coen"])
    assert 0 == main([*WIJZIG, "--rol", "directie", "--naam", "Coen de Directeur"])
    assert 5 == main(["register", "toon", "K-2026-000001", "--als", "coen"])
    assert "coen  Coen de Directeur  aan  directie  impegno, yoep\n" == accounts(capsys)
    assert [
        ("beheer", "account gewijzigd (organisaties: impegno, yoep)", "coen"),
        ("beheer", "account gewijzigd (rollen: directie; naam)", "coen"),
    ] == events(bureau)[1:]


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ((), 64, "--naam, --rol of --organisatie"),
        (("--rol", "koning"), 65, "De rol koning bestaat niet. Er is: "),
        (("--organisatie", "kracht"), 65, "De organisatie kracht bestaat niet. Er is: "),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    bureau: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, ...], code: int, told: str
) -> None:
    """One sentence that names what there is; no trace of what did not happen."""
    before = accounts(capsys)
    assert code == main([*WIJZIG, *given])
    assert told in capsys.readouterr().err
    assert before == accounts(capsys)
    assert 1 == len(events(bureau))


def test_an_account_that_is_not_there_is_not_changed(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told by its name, and none is made."""
    assert 65 == main(["beheer", "medewerker", "wijzig", "eva", "--naam", "Eva"])
    assert "Er is geen account eva." in capsys.readouterr().err
    assert "eva" not in accounts(capsys)
