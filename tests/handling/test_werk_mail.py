# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The mail of the outbox through a real mail server: what it says, what becomes of it, and what nobody gets to know."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import pytest

from klachtgids.handling import klager
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, link_beklaagde
from klachtgids.handling.werk.mailen import TRIES, WERK, no_mail, pause, tell_accounts
from klachtgids.register.adressen import Adressen
from klachtgids.register.outbox import Outbox
from tests.handling.desks import CANARY, Klok, Loop, file_zaak, wie
from tests.handling.werkzaken import (
    berichten,
    bureau_bericht,
    gebeurd,
    give_address,
    mailed_zaak,
    opsteller,
    other_address,
    round_of_mail,
    standen,
)
from tests.mailserver import mail_server


def test_a_mail_says_that_there_is_news_and_not_what(both: Desk) -> None:
    """Issue 3, 4: the number and what to do; no content, no name, nothing of the subject; and nobody answers it."""
    mailed_zaak(both)
    with mail_server() as server:
        assert 1 == round_of_mail(both, server.port).verzonden
        assert 0 == round_of_mail(both, server.port).verzonden
    [(to, mail)] = server.mails
    [bericht] = berichten(both)
    assert ("robin@example.org", "verzonden", 1) == (to, bericht.stand, bericht.pogingen)
    assert f"<{bericht.id}@example.org>" == mail["Message-ID"]
    assert ("auto-generated", "klachten@example.org", "Er is nieuws voor u") == (
        mail["Auto-Submitted"],
        mail["From"],
        mail["Subject"],
    )
    assert "K-2026-000001" in mail.get_content()
    assert "uw code" in mail.get_content()
    whole = (mail.as_string() + mail.get_content()).lower()
    for never in ("robin de vries", "vries", CANARY.lower(), "yoep", "klacht is", "ontvangst", "jeugd"):
        assert never not in whole.replace("klachten@example.org", ""), never
    assert [("adres geopend", "ontvangstbevestiging"), ("mail verzonden", "ontvangstbevestiging")] == gebeurd(both)


@pytest.mark.parametrize(
    ("changes", "subject", "words"),
    [
        ({"leeftijdsgroep": "van_12_tot_16"}, "Er is nieuws voor je", "met dit nummer en je code"),
        ({"taal": "en"}, "There is news for you", "with this number and your code"),
        ({"taal": "xx"}, "Er is nieuws voor u", "met dit nummer en uw code"),
    ],
)
def test_a_mail_speaks_as_the_klager_does(desk: Desk, changes: dict[str, str], subject: str, words: str) -> None:
    """In their language where there is one, and with `je` where the register knows somebody young."""
    mailed_zaak(desk, **changes)
    with mail_server() as server:
        round_of_mail(desk, server.port)
    [(_, mail)] = server.mails
    assert (subject, True) == (mail["Subject"], words in mail.get_content())
    assert ("en" if words.startswith("with") else "nl") == mail["Content-Language"]


def test_a_refusal_for_now_is_tried_again_with_longer_pauses_and_fails_in_the_end(both: Desk, klok: Klok) -> None:
    """Not before its time, ten times within a working day; then it is failed, with the code and no address."""
    mailed_zaak(both)
    assert timedelta(hours=9) > sum((pause(n) for n in range(1, TRIES)), timedelta()) > timedelta(hours=8)
    with mail_server() as server:
        server.rcpt = lambda address: f"450 {address} later"
        for tries in range(1, TRIES):
            assert 1 == round_of_mail(both, server.port).later
            assert 0 == round_of_mail(both, server.port).later
            [bericht] = berichten(both)
            assert ("wacht", tries, "smtp_450") == (bericht.stand, bericht.pogingen, bericht.fout_code)
            klok.op += pause(tries)
        assert 1 == round_of_mail(both, server.port).mislukt
        klok.later(30)
        server.rcpt = lambda _: None
        round_of_mail(both, server.port)
    assert [] == server.mails
    [bericht] = berichten(both)
    assert ("mislukt", TRIES, "smtp_450") == (bericht.stand, bericht.pogingen, bericht.fout_code)
    assert ("mail mislukt", "ontvangstbevestiging") == gebeurd(both)[-1]


def test_one_that_cannot_go_holds_up_no_other(both: Desk) -> None:
    """T29: 1 undeliverable among others: the others go, in one round; it is failed and shown."""
    for n in range(6):
        zaak = mailed_zaak(both)
        if n == 2:
            other_address(both, zaak, "weg@example.org")
    with mail_server() as server:
        server.rcpt = lambda address: "550 onbekend" if address == "weg@example.org" else None
        done = round_of_mail(both, server.port)
    assert (5, 1) == (done.verzonden, done.mislukt)
    assert ["mislukt", *["verzonden"] * 5] == sorted(standen(both))


def test_a_server_that_is_away_costs_no_mail_a_try(both: Desk, klok: Klok) -> None:
    """A weekend without a server: afterwards everything goes; no address was opened in vain."""
    mailed_zaak(both)
    with mail_server() as server:
        port = server.port
    for _ in range(TRIES + 2):
        klok.later(1)
        done = round_of_mail(both, port, answer=2)
        assert done.fout is not None
        assert "verbinding" == done.fout.code
    [bericht] = berichten(both)
    assert ("wacht", 0, None) == (bericht.stand, bericht.pogingen, bericht.fout_code)
    assert [] == gebeurd(both)
    with mail_server() as server:
        assert 1 == round_of_mail(both, server.port).verzonden


def test_what_nobody_knows_is_not_sent_again_by_itself(both: Desk, klok: Klok) -> None:
    """The server took it and hung up before it said so: uncertain; a month later still one mail, and shown as such."""
    mailed_zaak(both)
    with mail_server() as server:
        server.data = lambda _: "drop"
        assert 1 == round_of_mail(both, server.port).onzeker
        server.data = lambda _: None
        for _ in range(3):
            klok.later(10)
            round_of_mail(both, server.port)
    [bericht] = berichten(both)
    assert ("onzeker", "geen_antwoord", 1) == (bericht.stand, bericht.fout_code, len(server.mails))


@pytest.mark.parametrize(
    "address",
    [
        "robin@example.org\nBcc: allen@example.org",
        "robin@example.org\r\n\r\nTekst",
        "Robin <robin@example.org>",
        "robin@example.org, allen@example.org",
        "robin",
        "robin@@example.org",
        '"robin\r\nX: y"@example.org',
        "robin@example.org\x00",
    ],
)
def test_an_address_that_is_more_than_an_address_gets_nothing(desk: Desk, address: str) -> None:
    """Header injection (security.md): nobody else is written to, and the mail is failed with a fixed word."""
    other_address(desk, mailed_zaak(desk), address)
    with mail_server() as server:
        assert 1 == round_of_mail(desk, server.port).mislukt
    assert ([], []) == (server.seen, server.mails)
    [bericht] = berichten(desk)
    assert ("mislukt", "adres_klopt_niet") == (bericht.stand, bericht.fout_code)


def test_staff_with_an_address_are_mailed_once_and_nothing_is_told(both: Desk) -> None:
    """A bericht at the desk for an account: a mail beside it, Dutch, without content; the one at the desk stays."""
    give_address(both, "coen")
    loop = Loop(both, file_zaak(both))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    with mail_server() as server:
        round_of_mail(both, server.port)
        round_of_mail(both, server.port)
    [mail] = [mail for to, mail in server.mails if to == "coen@example.org"]
    assert "Er is een bericht voor u in klachtgids" == mail["Subject"]
    assert "K-2026-000001" in mail.get_content()
    assert CANARY not in mail.as_string()
    assert [("toegewezen", "coen", "wacht")] == [
        (row.sjabloon, row.aan, row.stand) for row in berichten(both, "bureau")
    ]


def test_a_rol_is_everybody_with_that_rol_but_who_it_is_about(both: Desk) -> None:
    """X21, K29: who the klacht is about hears nothing of it, also not that there is something."""
    for account in ("dirk", "coen", "mo", "fenna"):
        give_address(both, account)
    zaak = file_zaak(both)
    assert isinstance(link_beklaagde(both, wie(both, "fenna"), zaak, "mo"), Done)
    bureau_bericht(both, zaak, "klachtencoordinator")
    with mail_server() as server:
        round_of_mail(both, server.port)
    assert ["coen@example.org"] == [to for to, _ in server.mails]


@contextmanager
def hangs_up_at_data(times: int) -> Iterator[tuple[int, list[str]]]:
    """A mail server that hangs up when the mail itself would begin, so many times; and what was said to it."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            for n in range(times + 1):
                with listening.accept()[0] as line, line.makefile("rb") as said:
                    line.sendall(b"220 hier\r\n")
                    for raw in said:
                        heard.append(raw.decode().strip()[:4])
                        if heard[-1] == "DATA" and n < times:
                            break
                        line.sendall(b"354 ja\r\n" if heard[-1] == "DATA" else b"250 goed\r\n")
                        while heard[-1] == "DATA" and next(said) != b".\r\n":
                            pass
                        if heard[-1] == "DATA":
                            line.sendall(b"250 aangenomen\r\n")

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1], heard


def test_a_server_that_hangs_up_before_the_mail_began_did_not_take_it(both: Desk) -> None:
    """It was marked `bezig` already, and surely did not go: asked once more, it waits again, with no try lost."""
    mailed_zaak(both)
    with hangs_up_at_data(2) as (port, heard):
        done = round_of_mail(both, port)
        assert done.fout is not None
        [bericht] = berichten(both)
        assert ("verbinding", "wacht", 0) == (done.fout.code, bericht.stand, bericht.pogingen)
        assert 1 == round_of_mail(both, port).verzonden
        assert 3 == heard.count("DATA")
    assert [("verzonden", 1)] == [(row.stand, row.pogingen) for row in berichten(both)]


def test_old_news_gets_no_mail(both: Desk, klok: Klok) -> None:
    """When mail begins to work after a while, nobody gets a heap of what they read at the desk long ago."""
    give_address(both, "coen")
    zaak = file_zaak(both)
    bureau_bericht(both, zaak, "coen")
    klok.later(4)
    with mail_server() as server:
        round_of_mail(both, server.port)
        assert [] == server.mails
        bureau_bericht(both, zaak, "coen")
        assert 1 == round_of_mail(both, server.port).verzonden


def test_an_account_that_is_off_or_lost_its_address_gets_no_mail(both: Desk) -> None:
    """Also when that happened while the mail waited; it lapses, and holds nobody up."""
    zaak = file_zaak(both)
    for account in ("coen", "carla", "fenna"):
        give_address(both, account)
        bureau_bericht(both, zaak, account)
    tell_accounts(both)
    both.medewerkers.change("coen", "account uit", actor="beheer", actief=False)
    Adressen(both.register).set("carla", None, actor="beheer")
    with mail_server() as server:
        round_of_mail(both, server.port)
    assert ["fenna@example.org"] == [to for to, _ in server.mails]
    assert ["vervallen", "vervallen", "verzonden"] == sorted(standen(both))


@pytest.mark.parametrize(("where", "answer"), [("mail", "553 nee"), ("rcpt", "drop")])
def test_a_mail_that_could_not_be_offered_is_free_at_once(both: Desk, where: str, answer: str) -> None:
    """The next round need not wait for a claim to end."""
    mailed_zaak(both)
    with mail_server() as server:
        setattr(server, where, lambda _: answer)
        assert round_of_mail(both, server.port).fout is not None
        setattr(server, where, lambda _: None)
        assert 1 == round_of_mail(both, server.port).verzonden
    assert [1] == [row.pogingen for row in berichten(both)]


def test_a_letter_that_went_on_paper_meanwhile_is_not_mailed(both: Desk) -> None:
    """Between the claim and the mail server somebody printed it: a bericht goes out once."""
    from klachtgids.register.brieven import Brieven

    mailed_zaak(both)
    brieven = Brieven(both.register)
    with mail_server() as server:

        def printed(_: str) -> None:
            row = brieven.vind(berichten(both, "brief")[0].id)
            assert row is not None
            brieven.geprint(row, actor="fenna")

        server.rcpt = printed
        assert 0 == round_of_mail(both, server.port).verzonden
    kept = {row.kanaal: row.stand for row in berichten(both, None) if row.sjabloon == "ontvangstbevestiging"}
    assert ({"brief": "verzonden", "mail": "vervallen"}, []) == (kept, server.mails)


def test_without_a_mail_server_everything_waits_and_it_is_said_once(both: Desk) -> None:
    """Issue 3, 4: nothing silently waits; `werk` says so when it is news."""
    mailed_zaak(both)
    assert no_mail(both)
    assert not no_mail(both)
    assert "uit" == Outbox(both.register).rondes()["mail"].fout_code
    assert ["wacht"] == standen(both)
    with mail_server() as server:
        assert 1 == round_of_mail(both, server.port).verzonden
    assert no_mail(both)


def test_a_fault_that_was_known_is_known(both: Desk) -> None:
    """So that cron does not write each five minutes what it wrote before."""
    mailed_zaak(both)
    with mail_server() as server:
        port = server.port
    assert [False, True] == [round_of_mail(both, port, answer=2).bekend for _ in range(2)]


def test_no_code_and_no_fault_holds_an_address(both: Desk) -> None:
    """T17: what a server answers often quotes who it is about."""
    mailed_zaak(both)
    with mail_server() as server:
        server.rcpt = lambda address: f"550 5.1.1 <{address}> no such user"
        done = round_of_mail(both, server.port)
    assert "@" not in repr(done) + repr(berichten(both)) + repr(gebeurd(both))
    assert "robin" not in repr(Outbox(both.register).rondes())


def test_the_mail_to_who_asked_to_stop_carries_the_sleutel_that_stops(both: Desk) -> None:
    """T30: it goes to the stored address alone, works, and no mail is made for a server that is away."""
    key = uuid4()
    file_zaak(both, filing_key=key)
    Outbox(both.register).ran(WERK, None)
    assert "mailed" == klager.ask_to_stop(both, "K-2026-000001", [key], None, uuid4()).staat
    with mail_server() as server:
        port = server.port
    round_of_mail(both, port, answer=2)
    assert [] == gebeurd(both)
    with mail_server() as server:
        round_of_mail(both, server.port)
    [(to, mail)] = server.mails
    text = " ".join(mail.get_content().split())
    [sleutel] = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", text)
    assert ("robin@example.org", "Er is nieuws voor u") == (to, mail["Subject"])
    assert not re.search("stop|intrek|klacht(?!en@|gids)", text.lower())
    assert sleutel not in repr(gebeurd(both)) + repr(berichten(both, None))
    assert "stopped" == klager.confirm(both, "K-2026-000001", [key], sleutel).staat


def test_words_of_a_mail_are_words_of_the_file() -> None:
    """No sentence stands in the source: another file gives another mail."""
    assert "van_12_tot_16" in opsteller().young
    assert "van_18_tot_23" not in opsteller().young
