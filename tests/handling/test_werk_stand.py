# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the mail stands at the desk's first screen, and what a person may do about a mail that stands still."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from klachtgids.config import shipped_dialogues
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, link_beklaagde
from klachtgids.handling.werk.herinneren import remind
from klachtgids.handling.werk.mailen import no_mail
from klachtgids.handling.werk.stand import als_bezorgd, mail_stand, opnieuw_proberen
from klachtgids.regeling.bewaking import Bewaking
from klachtgids.regeling.zaakbeeld import Refusal
from tests.handling.desks import Klok, wie
from tests.handling.werkzaken import berichten, gebeurd, mailed_zaak, other_address, round_of_mail, standen
from tests.mailserver import mail_server


def test_nothing_waits_in_silence(both: Desk, klok: Klok) -> None:
    """T29: never ran, off, a server that is away, stopped for a day: each is told apart, with what waits since when."""
    fenna = wie(both, "fenna")
    mailed_zaak(both)
    since = both.clock()
    found = mail_stand(both, fenna)
    assert ("nooit", 1, since, 0) == (found.staat, found.wacht, found.wacht_sinds, found.eerder_geprobeerd)
    no_mail(both)
    assert ("uit", None) == (mail_stand(both, fenna).staat, mail_stand(both, fenna).gelukt_op)
    with mail_server() as server:
        port = server.port
    round_of_mail(both, port, answer=2)
    found = mail_stand(both, fenna)
    assert ("storing", "verbinding", 1) == (found.staat, found.fout_code, found.wacht)
    with mail_server() as server:
        server.rcpt = lambda _: "450 later"
        round_of_mail(both, server.port)
        assert 1 == mail_stand(both, fenna).eerder_geprobeerd
        server.rcpt = lambda _: None
        klok.op += timedelta(minutes=2)
        round_of_mail(both, server.port)
    remind(both, Bewaking.load(shipped_dialogues()))
    found = mail_stand(both, fenna)
    assert ("aan", 0, both.clock(), both.clock()) == (found.staat, found.wacht, found.gelukt_op, found.herinnerd_op)
    klok.later(2)
    assert "stil" == mail_stand(both, fenna).staat


def test_what_failed_is_shown_to_who_may_see_the_zaak(both: Desk) -> None:
    """By number and code, never by address; to who it is about there is nothing."""
    zaak = mailed_zaak(both)
    other_address(both, zaak, "weg@example.org")
    with mail_server() as server:
        server.rcpt = lambda address: f"550 {address}"
        round_of_mail(both, server.port)
    found = mail_stand(both, wie(both, "fenna"))
    assert (1, 0) == (found.mislukt, found.onzeker)
    [row] = found.berichten
    assert ("K-2026-000001", "ontvangstbevestiging", True, "smtp_550") == (
        row.nummer,
        row.sjabloon,
        row.voor_klager,
        row.fout_code,
    )
    assert "@" not in repr(found)
    assert isinstance(link_beklaagde(both, wie(both, "fenna"), zaak, "coen"), Done)
    assert ((), 0) == (mail_stand(both, wie(both, "coen")).berichten, mail_stand(both, wie(both, "coen")).mislukt)


def test_a_failed_mail_goes_again_when_a_person_says_so(both: Desk) -> None:
    """From the first try, and who said so is written down; only one that stands still can be sent again."""
    zaak = mailed_zaak(both)
    other_address(both, zaak, "weg@example.org")
    fenna = wie(both, "fenna")
    with mail_server() as server:
        server.rcpt = lambda _: "550 weg"
        round_of_mail(both, server.port)
        [row] = mail_stand(both, fenna).berichten
        server.rcpt = lambda _: None
        assert None is opnieuw_proberen(both, fenna, row.bericht)
        refused = opnieuw_proberen(both, fenna, row.bericht)
        assert isinstance(refused, Refusal)
        assert 1 == round_of_mail(both, server.port).verzonden
    assert (["verzonden"], 1) == (standen(both), berichten(both)[0].pogingen)
    assert ("mail opnieuw", "ontvangstbevestiging") in gebeurd(both, "fenna")
    assert () == mail_stand(both, fenna).berichten


def test_what_came_in_another_way_is_settled(both: Desk, klok: Klok) -> None:
    """An uncertain mail of which the klager says that it came, or a failed one told by telephone."""
    mailed_zaak(both)
    fenna = wie(both, "fenna")
    with mail_server() as server:
        server.data = lambda _: "drop"
        round_of_mail(both, server.port)
        [row] = mail_stand(both, fenna).berichten
        assert None is als_bezorgd(both, fenna, row.bericht)
        klok.later(1)
        round_of_mail(both, server.port)
    assert (["verzonden"], 1) == (standen(both), len(server.mails))
    assert ("mail afgehandeld", "ontvangstbevestiging") in gebeurd(both, "fenna")


def test_who_does_not_handle_the_zaak_settles_nothing(both: Desk) -> None:
    """Unknown to who may not see it, refused to who may only look; and nothing changes."""
    zaak = mailed_zaak(both)
    other_address(both, zaak, "geen adres")
    with mail_server() as server:
        round_of_mail(both, server.port)
    [row] = mail_stand(both, wie(both, "fenna")).berichten
    assert isinstance(link_beklaagde(both, wie(both, "fenna"), zaak, "coen"), Done)
    for actor in ("coen", "dirk", "lies"):
        for settle in (opnieuw_proberen, als_bezorgd):
            refused = settle(both, wie(both, actor), row.bericht)
            assert isinstance(refused, Refusal)
            assert "zaak_onbekend" == refused.reason
    refused = opnieuw_proberen(both, wie(both, "fenna"), uuid4())
    assert isinstance(refused, Refusal)
    assert ["mislukt"] == standen(both)
