# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids werk` as an operator runs it: a round or several, with a mail server, without, and when it is away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from klachtgids.cli import main
from klachtgids.intake.sending import send
from tests.mailserver import PASSWORD as MAIL_PASSWORD
from tests.mailserver import MailServer, certificate, mail_server
from tests.register.builders import stored
from tests.talk import ACTOR, KRACHT, hold, make_core

GOED = "een zin die niemand raadt"


@pytest.fixture
def bureau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register that receives, with one klacht from the intake whose receipt was confirmed, and one account."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_ONTVANGERS", "kracht,xtra")
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", GOED)
    core = make_core(tmp_path)
    send(core, ACTOR, hold(core, KRACHT).gesprek)
    made = ["beheer", "medewerker", "nieuw", "fenna", "--naam", "Fenna", "--rol", "klachtenfunctionaris"]
    assert 0 == main([*made, "--organisatie", "impegno", "--email", "fenna@example.org"])
    assert 0 == main(["register", "stap", "K-2026-000001", "ontvangst_bevestigen", "--als", "fenna"])
    return tmp_path


def with_server(monkeypatch: pytest.MonkeyPatch, server: MailServer) -> None:
    monkeypatch.setenv("KLACHTGIDS_SMTP", f"smtp://127.0.0.1:{server.port}?tls=uit")
    monkeypatch.setenv("KLACHTGIDS_AFZENDER", "klachten@example.org")


def test_one_round_reminds_and_mails(
    bureau: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The klacht of May is long overdue: herinneringen to the account with an address, and the mail to the klager."""
    capsys.readouterr()
    with mail_server() as server:
        with_server(monkeypatch, server)
        assert 0 == main(["werk", "--eenmaal"])
        assert 0 == main(["werk"])
    assert {"anna@example.org", "fenna@example.org"} == {to for to, _ in server.mails}
    assert {1} == set(Counter(server.ids).values())
    said = capsys.readouterr()
    assert "herinnerd: " in said.out
    assert f"mail: verzonden {len(server.mails)}, later 0, mislukt 0, onzeker 0" in said.out
    assert "" == said.err


def test_with_tls_and_login_as_a_provider_asks(bureau: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """STARTTLS, a checked certificate and a password that stands in no setting."""
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    monkeypatch.setenv("KLACHTGIDS_SMTP_WACHTWOORD", MAIL_PASSWORD)
    with mail_server(tls=context, login=True) as server:
        with_server(monkeypatch, server)
        monkeypatch.setenv("KLACHTGIDS_SMTP", f"smtp://klachten%40example.org@localhost:{server.port}")
        assert 0 == main(["werk"])
    assert server.mails
    assert {True} == set(server.closed)


def test_without_a_mail_server_it_is_said_once(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Issue 3, 4: nothing silently waits; cron hears it when it is news."""
    capsys.readouterr()
    assert 0 == main(["werk"])
    assert "er gaat geen mail uit" in capsys.readouterr().err
    assert 0 == main(["werk"])
    assert "" == capsys.readouterr().err


def test_an_oefenregister_mails_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is practised stays here, whatever is set."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    with mail_server() as server:
        with_server(monkeypatch, server)
        assert 0 == main(["werk"])
        assert [] == server.seen
    assert "oefenregister" in capsys.readouterr().err


def test_a_server_that_is_away_is_one_sentence_and_an_exit_code(
    bureau: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """75: try again; the herinneringen were given all the same."""
    capsys.readouterr()
    with mail_server() as server:
        with_server(monkeypatch, server)
    assert 75 == main(["werk"])
    said = capsys.readouterr()
    assert "De mail kan nu niet weg: De mailserver is niet te bereiken." == said.err.strip()
    assert "herinnerd: " in said.out
    assert 75 == main(["werk"])
    assert "" == capsys.readouterr().err


def test_a_filing_that_waited_for_the_register_is_delivered(
    bureau: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """(c): the journal of this machine held it while the register was away."""
    away = bureau / "weg"
    core = make_core(bureau, register=f"sqlite:///{away}/register.db")
    send(core, ACTOR, hold(core, KRACHT).gesprek)
    assert 1 == core.journal().waiting()
    capsys.readouterr()
    monkeypatch.setenv("KLACHTGIDS_DATA", str(bureau))
    main(["werk"])
    assert "bezorgd: 1, wacht nog: 0" in capsys.readouterr().out
    assert [(2,)] == stored(f"sqlite:///{bureau}/register.db", "SELECT count(*) FROM zaak")


def test_a_process_that_goes_on_ends_when_it_is_asked_to(bureau: Path) -> None:
    """`--elke`: round after round until SIGTERM, then quietly with the code of its last round."""
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with mail_server() as server:
        env |= {"KLACHTGIDS_SMTP": f"smtp://127.0.0.1:{server.port}?tls=uit", "KLACHTGIDS_AFZENDER": "k@example.org"}
        program = [sys.executable, "-m", "klachtgids", "werk", "--elke", "1"]
        started = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        try:
            deadline = time.monotonic() + 30
            while not server.mails and time.monotonic() < deadline:
                time.sleep(0.05)
            assert None is started.poll()
            time.sleep(0.3)
            started.send_signal(signal.SIGTERM)
            out, err = started.communicate(timeout=20)
        finally:
            started.kill()
    assert (0, "") == (started.returncode, err)
    assert "mail: verzonden" in out


@pytest.mark.parametrize("minutes", ["0", "-1", "1441", "vijf", ""])
def test_a_number_of_minutes_that_cannot_be_is_a_usage_fault(
    minutes: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """64, before anything is opened."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path / "niets"))
    with pytest.raises(SystemExit) as ended:
        main(["werk", "--elke", minutes])
    assert (64, False) == (ended.value.code, (tmp_path / "niets").exists())


def test_an_account_gets_another_address_or_none(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`beheer medewerker email`; what is no address is refused and not repeated."""
    url = f"sqlite:///{bureau}/register.db"
    assert 0 == main(["beheer", "medewerker", "email", "fenna", "f.ander@example.org"])
    assert [("f.ander@example.org",)] == stored(url, "SELECT email FROM medewerker")
    capsys.readouterr()
    assert 65 == main(["beheer", "medewerker", "email", "fenna", "geen adres"])
    assert 65 == main(["beheer", "medewerker", "email", "niemand", "n@example.org"])
    assert "geen adres" not in capsys.readouterr().err
    assert 0 == main(["beheer", "medewerker", "email", "fenna"])
    assert [(None,)] == stored(url, "SELECT email FROM medewerker")
    made = ["beheer", "medewerker", "nieuw", "coen", "--rol", "klachtencoordinator", "--organisatie", "impegno"]
    assert 65 == main([*made, "--email", "a@b@c"])
    assert [(1,)] == stored(url, "SELECT count(*) FROM medewerker")
