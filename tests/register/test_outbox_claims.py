# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Claiming and marking in the outbox: what is one process's is no other's, and what ended stays ended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from klachtgids.register.filing import BerichtRij, Tekst, row_id
from klachtgids.register.outbox import CLAIM, SENDING, Outbox
from klachtgids.register.outbox_stand import OutboxStand
from klachtgids.register.register import Register
from klachtgids.register.terms import Rol
from tests.register.builders import REGISTERED, filing, stored


@dataclass
class Klok:
    op: datetime = REGISTERED

    def __call__(self) -> datetime:
        return self.op


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def post(url: str, klok: Klok) -> Iterator[Register]:
    """A register with three mails that wait."""
    register = Register.open(url, oefen=False, clock=klok)
    for _ in range(3):
        sent = filing()
        klager = row_id(sent.filing_key, "betrokkene", Rol.KLAGER)
        register.file(
            [
                filing(
                    sent.filing_key,
                    teksten=(Tekst(klager, "e-mail", "anna@example.org"),),
                    berichten=(BerichtRij(row_id(sent.filing_key, "b"), "bevestiging", "mail", klager),),
                )
            ]
        )
    yield register
    register.close()


def stand(url: str) -> list[tuple[str, int]]:
    return [(row[0], row[1]) for row in stored(url, "SELECT stand, pogingen FROM bericht ORDER BY stand, pogingen")]


def test_what_is_claimed_is_nobody_elses_until_its_time_is_over(post: Register, klok: Klok) -> None:
    """Three claims, three mails; then none, until the first claims end."""
    one, other = Outbox(post), Outbox(post)
    taken = [box.claim() for box in (one, other, one, other)]
    assert 3 == len({mail.id for mail in taken if mail is not None})
    assert taken[3] is None
    klok.op += CLAIM
    again = other.claim()
    assert again is not None
    assert again.id in {mail.id for mail in taken if mail is not None}


def test_nobody_waits_for_another_that_is_claiming(post: Register, url: str) -> None:
    """PostgreSQL: SKIP LOCKED; the row that another is just taking is passed over, not waited for."""
    if post.store.engine.dialect.name == "sqlite":
        return  # one writer at a time, each for a moment
    with post.store.engine.begin() as other:
        first = other.exec_driver_sql("SELECT id FROM bericht ORDER BY volgende_poging, id LIMIT 1 FOR UPDATE").scalar()
        started = time.monotonic()
        mail = Outbox(post).claim()
        assert 2 > time.monotonic() - started
    assert mail is not None
    assert first != mail.id


def test_who_was_too_slow_cannot_begin(post: Register, klok: Klok, url: str) -> None:
    """Its claim ended and another has it: of two, one sends."""
    box = Outbox(post)
    slow = box.claim()
    assert slow is not None
    klok.op += CLAIM
    quick = next(mail for mail in iter(box.claim, None) if mail.id == slow.id)
    assert box.begin(slow) is None
    begun = box.begin(quick)
    assert begun is not None
    assert box.begin(slow) is None
    box.failed(slow, "smtp_550")
    box.sent(begun)
    assert ("verzonden", 1) in stand(url)


def test_what_was_begun_and_never_ended_becomes_uncertain_once(post: Register, klok: Klok, url: str) -> None:
    """And who then hears from the mail server that it took it, may still say so."""
    box = Outbox(post)
    mail = box.claim()
    assert mail is not None
    begun = box.begin(mail)
    assert begun is not None
    klok.op += SENDING - timedelta(seconds=1)
    assert 0 == box.expire()
    klok.op += timedelta(seconds=1)
    assert [1, 0] == [box.expire(), box.expire()]
    assert ("onzeker", 1) in stand(url)
    box.sent(begun)
    assert ("verzonden", 1) in stand(url)


def test_what_ended_is_not_changed_by_who_comes_late(post: Register, url: str) -> None:
    """Sent is sent; a person who settles what does not stand still changes nothing."""
    box = Outbox(post)
    mail = box.claim()
    assert mail is not None
    begun = box.begin(mail)
    assert begun is not None
    box.sent(begun)
    box.failed(begun, "x")
    box.uncertain(begun, "x")
    box.release(begun)
    box.lapse(begun)
    box.later(begun, REGISTERED, "x")
    desk = OutboxStand(post)
    assert not desk.again(mail.id, actor="fenna")
    assert not desk.arrived(mail.id, actor="fenna")
    assert [("verzonden", 1), ("wacht", 0), ("wacht", 0)] == stand(url)


def test_the_address_is_opened_with_a_trace_and_is_in_no_repr(post: Register, url: str) -> None:
    """security.md 4.8: it is content; who opened it stands in the log, the address nowhere."""
    box = Outbox(post)
    mail = box.claim()
    assert mail is not None
    found = box.adres(mail)
    assert "anna@example.org" == found.adres
    assert "anna" not in repr(found) + repr(mail)
    assert [("adres geopend", "werk", "bevestiging")] == stored(
        url, "SELECT wat, actor, code FROM gebeurtenis WHERE wat = 'adres geopend'"
    )


def test_a_clock_that_was_wrong_holds_nothing_up(post: Register, klok: Klok, url: str) -> None:
    """T22: tried, claimed and begun by a machine a year ahead; set right, all goes on, and nothing goes twice."""
    box = Outbox(post)
    klok.op += timedelta(days=365)
    tried, claimed, begun = box.claim(), box.claim(), box.claim()
    assert None not in (tried, claimed, begun)
    assert tried is not None
    assert begun is not None
    box.later(tried, klok.op + timedelta(hours=1), "smtp_450")
    assert box.begin(begun) is not None
    klok.op = REGISTERED
    assert 1 == box.expire()
    again = [box.claim(), box.claim(), box.claim()]
    assert {tried.id, claimed and claimed.id, None} == {mail and mail.id for mail in again}
    assert 1 == len(OutboxStand(post).stokkend(["een"]))
