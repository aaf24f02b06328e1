# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logging in: a few slips are free, guessing is slow, and nobody learns which names are accounts."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from klachtgids import password
from klachtgids.config import shipped_dialogues
from klachtgids.handling.accounts import enter, set_password, wait_before
from klachtgids.handling.desk import Desk
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis
from tests.handling.desks import Klok

GOED = "een zin die niemand raadt"
FOUT = "een zin die iemand probeert"
NAMES = ("fenna", "niemand")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A hash that costs nothing; what is compared, and how often, is told."""
    compared: list[str] = []

    def holds(kept: bytes | None, given: str) -> bool:
        compared.append(given)
        return kept == given.encode()

    monkeypatch.setattr(password, "hashed", str.encode)
    monkeypatch.setattr(password, "holds", holds)
    return compared


def tries(desk: Desk, account: str, times: int, wachtwoord: str = FOUT) -> list[str]:
    """What each of so many tries was told."""
    found = [enter(desk, account, wachtwoord) for _ in range(times)]
    return [one.reason if isinstance(one, Refusal) else "binnen" for one in found]


@pytest.mark.parametrize("account", NAMES)
def test_after_five_wrong_passwords_the_next_has_to_wait(both: Desk, account: str) -> None:
    """ASVS 2.4.1; for a name that is no account everything goes the same."""
    set_password(both, "fenna", GOED)
    assert ["medewerker_onbekend"] * 5 + ["aanmelden_wacht"] == tries(both, account, 6)
    assert 30 == wait_before(both, account)
    assert 0 == wait_before(both, "coen")


def test_the_right_password_does_not_help_before_its_time(both: Desk, klok: Klok) -> None:
    """Else the wait would say which guess was right; after it, it does."""
    set_password(both, "fenna", GOED)
    tries(both, "fenna", 5)
    assert ["aanmelden_wacht"] == tries(both, "fenna", 1, GOED)
    klok.op += timedelta(seconds=29)
    assert (["aanmelden_wacht"], 1) == (tries(both, "fenna", 1, GOED), wait_before(both, "fenna"))
    klok.op += timedelta(seconds=1)
    assert ["binnen"] == tries(both, "fenna", 1, GOED)
    assert ["medewerker_onbekend"] * 5 == tries(both, "fenna", 5)


def test_many_tries_at_once_are_as_many_tries(both: Desk) -> None:
    """A guesser with twelve terminals gets five guesses as well."""
    with ThreadPoolExecutor(12) as pool:
        told = [found for each in pool.map(lambda _: tries(both, "fenna", 1), range(12)) for found in each]
    assert {"medewerker_onbekend": 5, "aanmelden_wacht": 7} == Counter(told)


@pytest.mark.parametrize("account", NAMES)
def test_each_wrong_password_after_that_waits_longer(desk: Desk, klok: Klok, account: str) -> None:
    """Half a minute, twice that, and so on, at most a quarter of an hour; it stops after a day of rest."""
    set_password(desk, "fenna", GOED)
    tries(desk, account, 5)
    waits = []
    for _ in range(7):
        waits.append(wait_before(desk, account))
        klok.op += timedelta(seconds=waits[-1])
        assert ["medewerker_onbekend"] == tries(desk, account, 1)
    assert [30, 60, 120, 240, 480, 900, 900] == waits
    klok.op += timedelta(days=1, seconds=1)
    assert 0 == wait_before(desk, account)


def test_a_slip_now_and_then_never_waits(desk: Desk, klok: Klok) -> None:
    """Five within a quarter of an hour is guessing; five in a day is not."""
    set_password(desk, "fenna", GOED)
    for _ in range(8):
        assert ["medewerker_onbekend"] == tries(desk, "fenna", 1)
        klok.op += timedelta(minutes=4)
    assert ["binnen"] == tries(desk, "fenna", 1, GOED)


def test_the_wait_survives_a_restart(desk: Desk, klok: Klok) -> None:
    """It stands in the register: another program over the same register waits as well."""
    tries(desk, "fenna", 5)
    desk.register.close()
    register = Register.open(str(desk.register.store.engine.url), oefen=False, clock=klok)
    again = Desk.open(shipped_dialogues(), desk.regelingen, register, klok)
    assert ["aanmelden_wacht"] == tries(again, "fenna", 1)
    register.close()


def test_the_same_work_is_done_for_who_waits_and_for_who_is_nobody(desk: Desk, quick: list[str]) -> None:
    """Each try compares one password, also one that is not looked at: the time it takes tells nothing."""
    for account in NAMES:
        tries(desk, account, 7)
    assert [FOUT] * 14 == quick


def test_what_was_typed_as_a_name_is_kept_nowhere(both: Desk) -> None:
    """Somebody types a password on the line for the account; only who is known is named."""
    tries(both, FOUT, 1)
    tries(both, "fenna", 1)
    with both.register.store.reading() as connection:
        asked = sa.select(Gebeurtenis.actor, Gebeurtenis.wat, Gebeurtenis.code).where(Gebeurtenis.wat.like("aan%"))
        rows = [tuple(row) for row in connection.execute(asked.order_by(Gebeurtenis.volgnr))]
    assert [("onbekend", "aanmelden"), ("onbekend", "aanmelden mislukt")] == [row[:2] for row in rows[:2]]
    assert [("fenna", "aanmelden"), ("fenna", "aanmelden mislukt")] == [row[:2] for row in rows[2:]]
    assert {4} == {len(str(row[2])) for row in rows}


def test_being_let_in_is_written_down(desk: Desk) -> None:
    """Who looked when can be told (NEN 7513)."""
    set_password(desk, "fenna", GOED)
    found = enter(desk, "fenna", GOED)
    assert isinstance(found, Wie)
    with desk.register.store.reading() as connection:
        assert "fenna" == connection.scalar(sa.select(Gebeurtenis.actor).where(Gebeurtenis.wat == "aangemeld"))
