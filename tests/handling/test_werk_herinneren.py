# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Herinneringen (X27): to who owns a termijn and who guards it, on their days, each soort once."""

from __future__ import annotations

import threading
from datetime import timedelta
from uuid import UUID

from klachtgids.config import shipped_dialogues
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, link_beklaagde
from klachtgids.handling.werk.herinneren import remind
from klachtgids.regeling.bewaking import Bewaking
from klachtgids.register.register import Register
from tests.handling.desks import NOW, Klok, Loop, regelingen, wie
from tests.handling.werkzaken import berichten, gebeurd, give_address, guarded_zaak, round_of_mail
from tests.mailserver import mail_server

BEWAKING = Bewaking.load(shipped_dialogues())
WATCHES, HANDLES = "karin", "lies"


def in_onderzoek(desk: Desk) -> Loop:
    """A klacht with its behandelaar and one termijn of six weeks, guarded by the kwaliteitsfunctionaris."""
    loop = Loop(desk, guarded_zaak(desk))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar=HANDLES)
    return loop


def given(desk: Desk) -> list[str]:
    """The soorten of herinnering that were given, in order."""
    return [str(code) for wat, code in gebeurd(desk) if wat == "herinnering"]


def last_day(desk: Desk, zaak: UUID) -> timedelta:
    """How long it is until the last day of the termijn."""
    stand = desk.zaken.stand(zaak, desk.vandaag())
    assert stand is not None
    assert stand.kop.uiterlijk is not None
    return stand.kop.uiterlijk - desk.vandaag()


def test_each_soort_comes_once_on_its_day(both: Desk, klok: Klok) -> None:
    """14 and 7 days before, on the day, and the day after; also when it runs several times a day, every day."""
    loop = in_onderzoek(both)
    length = last_day(both, loop.zaak).days
    found: dict[int, list[str]] = {}
    before: list[str] = []
    for left in (length, 15, 14, 13, 8, 7, 6, 1, 0, -1, -2, -30):
        klok.op = NOW + timedelta(days=length - left)
        for _ in range(2):
            remind(both, BEWAKING)
        now = given(both)
        if now != before:
            found[left], before = now[len(before) :], now
    assert {14: ["veertien_dagen"], 7: ["zeven_dagen"], 0: ["laatste_dag"], -1: ["te_laat"]} == found
    told = [(row.aan, row.kanaal) for row in berichten(both, None) if row.sjabloon == "herinnering"]
    assert sorted([(HANDLES, "bureau"), (WATCHES, "bureau")] * 4) == sorted(told)


def test_after_days_of_silence_only_the_most_urgent_is_given(both: Desk, klok: Klok) -> None:
    """Nobody gets three herinneringen about one termijn at once."""
    loop = in_onderzoek(both)
    klok.op = NOW + last_day(both, loop.zaak) - timedelta(days=3)
    assert 1 == remind(both, BEWAKING)
    assert ["zeven_dagen"] == given(both)
    klok.later(20)
    assert 1 == remind(both, BEWAKING)
    assert ["zeven_dagen", "te_laat"] == given(both)
    assert 0 == remind(both, BEWAKING)


def test_a_short_termijn_is_not_announced_before_it_began(both: Desk, klok: Klok) -> None:
    """Five working days: at its receipt nobody is told that there are seven days left."""
    zaak = guarded_zaak(both)
    assert 0 == remind(both, BEWAKING)
    klok.op = NOW + last_day(both, zaak)
    remind(both, BEWAKING)
    assert ["laatste_dag"] == given(both)


def test_a_termijn_that_is_met_or_moved_is_not_reminded_of(both: Desk, klok: Klok) -> None:
    """The new date of a termijn that was moved has herinneringen of its own; a met one none."""
    loop = in_onderzoek(both)
    length = last_day(both, loop.zaak)
    new = (both.vandaag() + length + timedelta(days=21)).isoformat()
    klok.op = NOW + length - timedelta(days=7)
    remind(both, BEWAKING)
    loop.doe("vertraging_melden", HANDLES, reden="Ziekte.", nieuwe_datum=new)
    remind(both, BEWAKING)
    klok.op = NOW + length + timedelta(days=7)
    remind(both, BEWAKING)
    assert ["zeven_dagen", "veertien_dagen"] == given(both)


def test_a_mail_of_a_termijn_that_was_met_meanwhile_lapses(both: Desk, klok: Klok) -> None:
    """It waits for the mail server; when that is back, nobody is troubled any more."""
    give_address(both, HANDLES)
    give_address(both, "anna")
    loop = in_onderzoek(both)
    klok.op = NOW + last_day(both, loop.zaak) + timedelta(days=1)
    remind(both, BEWAKING)
    loop.doe("oordeel_vastleggen", HANDLES, oordelen=loop.oordelen(), maatregelen="geen")
    loop.doe("oordeel_versturen", HANDLES, wijze="brief", volgende_stap="directie")
    with mail_server() as server:
        round_of_mail(both, server.port)
    assert [("vervallen", HANDLES)] == [
        (row.stand, row.aan) for row in berichten(both) if row.sjabloon == "herinnering"
    ]
    assert f"{HANDLES}@example.org" not in {to for to, _ in server.mails}


def test_a_mail_says_which_zaak_and_which_day_and_nothing_else(both: Desk, klok: Klok) -> None:
    """To the address of the account; the number and the last day."""
    loop = in_onderzoek(both)
    give_address(both, WATCHES)
    klok.op = NOW + last_day(both, loop.zaak) - timedelta(days=14)
    remind(both, BEWAKING)
    with mail_server() as server:
        round_of_mail(both, server.port)
        [first] = [mail for to, mail in server.mails if to == f"{WATCHES}@example.org"]
        klok.later(20)
        remind(both, BEWAKING)
        round_of_mail(both, server.port)
    assert "Een termijn in klachtgids vraagt uw aandacht" == first["Subject"]
    assert "K-2026-000001" in first.get_content()
    assert "loopt een termijn af. De laatste dag is" in " ".join(first.get_content().split())
    assert "is een termijn voorbij" in " ".join(server.mails[-1][1].get_content().split())


def test_nobody_owns_it_yet_then_who_may_assign_it_is_told(both: Desk, klok: Klok) -> None:
    """Without a behandelaar the coordination hears of it; without any account it stands at the desk for the rol."""
    loop = Loop(both, guarded_zaak(both))
    loop.doe("ontvangst_bevestigen", "anna")
    klok.op = NOW + last_day(both, loop.zaak)
    remind(both, BEWAKING)
    assert "anna" in {row.aan for row in berichten(both, "bureau") if row.sjabloon == "herinnering"}


def test_who_it_is_about_hears_nothing(both: Desk, klok: Klok) -> None:
    """X21: also not as the one who guards it."""
    loop = in_onderzoek(both)
    assert isinstance(link_beklaagde(both, wie(both, "anna"), loop.zaak, WATCHES), Done)
    klok.op = NOW + last_day(both, loop.zaak)
    remind(both, BEWAKING)
    told = {row.aan for row in berichten(both, None) if row.sjabloon == "herinnering"}
    assert HANDLES in told
    assert WATCHES not in told


def test_two_at_once_give_one(both: Desk, klok: Klok) -> None:
    """The database refuses the second: one row for each zaak, termijn and soort."""
    loops = [in_onderzoek(both) for _ in range(5)]
    klok.op = NOW + last_day(both, loops[0].zaak)
    url = both.register.store.engine.url.render_as_string(hide_password=False)
    counts: list[int] = []
    barrier = threading.Barrier(3)

    def one() -> None:
        desk = Desk.open(shipped_dialogues(), regelingen(), Register.open(url, oefen=False, clock=klok), klok)
        barrier.wait()
        counts.append(remind(desk, BEWAKING))
        desk.register.close()

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (3, 5) == (len(counts), sum(counts))
    assert 5 == len(given(both))
