# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing a mail to a real mail server: closed and checked, logged in, and an honest answer of what became of it."""

from __future__ import annotations

import dataclasses
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from klachtgids.config import Config, ConfigFault, load
from klachtgids.handling.werk.opstellen import Postadres, postadres
from klachtgids.handling.werk.smtp import Antwoord, Bode, MailAway, MailServer, server_of
from tests.mailserver import PASSWORD, USER, certificate, mail_server

TO = Postadres("robin@example.org")
OPEN = MailServer("127.0.0.1", 0, "uit", Postadres("klachten@example.org"))


def mail(text: str = "Er is nieuws.\n") -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "klachten@example.org", TO.spec, "Er is nieuws"
    made.set_content(text)
    return made


def yes() -> bool:
    return True


def at(port: int, **changes: object) -> MailServer:
    return dataclasses.replace(OPEN, port=port, **changes)  # type: ignore[arg-type]  # a builder


def test_one_connection_takes_many_mails_and_a_dot_stays_a_dot() -> None:
    """RFC 5321 4.5.2: a line of one dot does not end the mail; lines come out as they went in."""
    text = "eerste\n.\n..twee\nlaatste\n"
    with mail_server() as server, Bode(at(server.port)) as bode:
        assert Antwoord("verzonden") == bode.deliver(mail(text), TO, yes)
        first = bode.open()
        assert Antwoord("verzonden") == bode.deliver(mail(), TO, yes)
        assert first is bode.open()
    assert [text, "Er is nieuws.\n"] == [str(one.get_content()) for _, one in server.mails]
    assert ["robin@example.org"] * 2 == [to for to, _ in server.mails]


def test_nothing_goes_over_an_open_line_or_without_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """STARTTLS with a certificate that is checked, then login; the server takes nothing before both."""
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(tls=context, login=True) as server:
        there = at(server.port, host="localhost", tls="starttls", gebruiker=USER, wachtwoord=PASSWORD)
        with Bode(there) as bode:
            assert Antwoord("verzonden") == bode.deliver(mail(), TO, yes)
        assert [True] == server.closed
        with Bode(dataclasses.replace(there, wachtwoord="fout")) as bode, pytest.raises(MailAway) as away:
            bode.open()
        assert "aanmelden" == away.value.code
        assert "fout" not in str(away.value) + repr(there)
        assert PASSWORD not in repr(there)
    assert 1 == len(server.mails)


def test_a_line_closed_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """smtps: the same certificate check."""
    context, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(tls=context, closed=True) as server, Bode(at(server.port, host="localhost", tls="tls")) as bode:
        assert Antwoord("verzonden") == bode.deliver(mail(), TO, yes)


@pytest.mark.parametrize("name", ["localhost", "elders.example.org"])
def test_a_certificate_that_nobody_vouches_for_gets_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Self-made and not trusted here, or trusted and of another name."""
    context, trusted = certificate(tmp_path, name)
    if name != "localhost":
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_server(tls=context, login=True) as server:
        there = at(server.port, host="localhost", tls="starttls", gebruiker=USER, wachtwoord=PASSWORD)
        with Bode(there) as bode, pytest.raises(MailAway) as away:
            bode.deliver(mail(), TO, yes)
    assert "certificaat" == away.value.code
    assert [] == server.seen


def test_a_server_that_offers_no_starttls_gets_nothing() -> None:
    """Somebody in between may have taken the offer away."""
    with mail_server() as server, Bode(at(server.port, tls="starttls")) as bode, pytest.raises(MailAway) as away:
        bode.open()
    assert "tls" == away.value.code


@pytest.mark.parametrize(
    ("where", "answer", "expected"),
    [
        ("rcpt", "450 later", Antwoord("later", "smtp_450")),
        ("rcpt", "550 robin@example.org is hier niet", Antwoord("nooit", "smtp_550")),
        ("data", "451 later", Antwoord("later", "smtp_451")),
        ("data", "554 nee", Antwoord("nooit", "smtp_554")),
        ("data", "421 wij gaan dicht", Antwoord("later", "smtp_421")),
        ("data", "350 hoe bedoelt u", Antwoord("onzeker", "vreemd_antwoord")),
        ("data", "onzin", Antwoord("onzeker", "vreemd_antwoord")),
        ("data", "drop", Antwoord("onzeker", "geen_antwoord")),
        ("data", "silent", Antwoord("onzeker", "geen_antwoord")),
    ],
)
def test_each_answer_is_what_it_is(where: str, answer: str, expected: Antwoord) -> None:
    """4xx: not now; 5xx: never; no answer after the mail: nobody knows. What a server says is in no code."""
    with mail_server() as server, Bode(at(server.port), answer=5, taken=0.5) as bode:
        setattr(server, where, lambda _: answer)
        assert expected == bode.deliver(mail(), TO, yes)
        setattr(server, where, lambda _: None)
        assert Antwoord("verzonden") == bode.deliver(mail(), TO, yes)


def test_a_sender_that_is_refused_is_not_the_fault_of_a_mail() -> None:
    """The settings are wrong, or the server is: no mail loses a try."""
    with mail_server() as server, Bode(at(server.port)) as bode:
        server.mail = lambda _: "553 klachten@example.org mag hier niet"
        with pytest.raises(MailAway) as away:
            bode.deliver(mail(), TO, yes)
    assert ("afzender", False) == (away.value.code, "@" in away.value.msg)


@pytest.mark.parametrize("where", ["mail", "rcpt"])
def test_a_server_that_hangs_up_early_took_nothing(where: str) -> None:
    """Before the mail went over the line it is surely not sent: not uncertain."""
    begun: list[str] = []

    def begin() -> bool:
        begun.append("begun")
        return True

    with mail_server() as server, Bode(at(server.port)) as bode:
        setattr(server, where, lambda _: "drop")
        with pytest.raises(MailAway) as away:
            bode.deliver(mail(), TO, begin)
    assert ("verbinding", []) == (away.value.code, begun)
    assert [] == server.mails


def test_a_kept_connection_that_the_server_closed_is_opened_anew() -> None:
    """Between two mails a server may hang up; that is no news and costs nothing."""
    with mail_server() as server, Bode(at(server.port)) as bode:
        bode.deliver(mail(), TO, yes)
        sock = bode.open().sock
        assert sock is not None
        sock.shutdown(socket.SHUT_RDWR)
        assert Antwoord("verzonden") == bode.deliver(mail(), TO, yes)
    assert 2 == len(server.mails)


def test_who_says_no_at_the_last_moment_is_heard() -> None:
    """`begin` is asked when the address is taken, before the mail goes; after a no the next mail goes as usual."""
    with mail_server() as server, Bode(at(server.port)) as bode:
        assert Antwoord("niet") == bode.deliver(mail(), TO, lambda: False)
        assert (["robin@example.org"], []) == (server.seen, server.mails)
        assert Antwoord("verzonden") == bode.deliver(mail(), TO, yes)


@contextmanager
def deaf() -> Iterator[int]:
    """A port where somebody answers the telephone and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_server_that_is_away_or_says_nothing_is_one_sentence() -> None:
    """Within the time that was set; no host, no address, no word of the server."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Bode(at(port)) as bode, pytest.raises(MailAway, match=r"^De mailserver is niet te bereiken\.$"):
        bode.open()
    with deaf() as port, Bode(at(port), answer=0.3) as bode, pytest.raises(MailAway) as away:
        bode.open()
    assert "verbinding" == away.value.code


def test_an_address_in_another_script_goes_where_the_server_can_read_it() -> None:
    """SMTPUTF8; a domain in another script is told in ASCII."""
    odd = postadres("jörg@example.org")
    assert odd is not None
    assert Postadres("robin@xn--bcher-kva.example") == postadres("robin@bücher.example")
    made = EmailMessage(policy=SMTP.clone(utf8=True))
    made["To"] = odd.spec
    made.set_content("x")
    with mail_server() as server, Bode(at(server.port)) as bode:
        assert Antwoord("verzonden") == bode.deliver(made, odd, yes)
        bode.open().esmtp_features.pop("smtputf8")
        assert Antwoord("nooit", "adres_tekens") == bode.deliver(made, odd, yes)
    assert ["jörg@example.org"] == server.seen


# --- settings --------------------------------------------------------------------------------------------------------


def config(tmp_path: Path, **given: str) -> Config:
    return load(
        {"KLACHTGIDS_DATA": str(tmp_path)} | {f"KLACHTGIDS_{name.upper()}": value for name, value in given.items()}
    )


def test_the_settings_of_a_mail_server(tmp_path: Path) -> None:
    """STARTTLS unless it is said otherwise; the password apart, from the environment, a file or systemd."""
    assert server_of(config(tmp_path), {}) is None
    url, sender = "smtp://klachten%40example.org@mail.example.org", "klachten@example.org"
    given = config(tmp_path, smtp=url, afzender=sender)
    found = server_of(given, {"KLACHTGIDS_SMTP_WACHTWOORD": PASSWORD})
    assert MailServer("mail.example.org", 587, "starttls", Postadres(sender), USER, PASSWORD) == found
    path = tmp_path / "smtp_wachtwoord"
    path.write_text(f"{PASSWORD}\n")
    path.chmod(0o600)
    by_file = config(tmp_path, smtp=url, afzender=sender, smtp_wachtwoord_bestand=str(path))
    assert found == server_of(by_file, {})
    assert found == server_of(given, {"CREDENTIALS_DIRECTORY": str(tmp_path)})
    closed = server_of(config(tmp_path, smtp="smtps://mail.example.org", afzender=sender), {})
    assert closed is not None
    assert ("tls", 465, None) == (closed.tls, closed.port, closed.gebruiker)
    local = server_of(config(tmp_path, smtp="smtp://localhost:25?tls=uit", afzender=sender), {})
    assert local is not None
    assert ("uit", 25) == (local.tls, local.port)


def test_settings_that_would_give_something_away_are_refused(tmp_path: Path) -> None:
    """A password in a URL, an open line to elsewhere, no password, no sender, a password that all can read."""
    sender = "klachten@example.org"
    for url in ("smtp://u:geheim@mail.example.org", "http://mail.example.org", "smtp://mail.example.org/x", "smtp://"):
        with pytest.raises(ConfigFault) as fault:
            config(tmp_path, smtp=url, afzender=sender)
        assert "geheim" not in fault.value.msg
    with pytest.raises(ConfigFault, match="afzender"):
        config(tmp_path, smtp="smtp://mail.example.org", afzender="geen adres")
    for given in (
        {"smtp": "smtp://mail.example.org?tls=uit", "afzender": sender},
        {"smtp": "smtp://mail.example.org"},
        {"smtp": "smtp://u@mail.example.org", "afzender": sender},
    ):
        with pytest.raises(ConfigFault):
            server_of(config(tmp_path, **given), {})
    path = tmp_path / "wachtwoord"
    path.write_text(PASSWORD)
    path.chmod(0o644)
    seen = config(tmp_path, smtp="smtp://u@mail.example.org", afzender=sender, smtp_wachtwoord_bestand=str(path))
    with pytest.raises(ConfigFault, match="600"):
        server_of(seen, {})
    path.chmod(0o600)
    assert server_of(seen, {}) is not None
