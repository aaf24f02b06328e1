# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Maatregelen that are still to be done are on the list of who sees to them, also when the zaak is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from klachtgids.config import sqlite_url
from klachtgids.handling.desk import Desk
from klachtgids.handling.maatregelen import list_maatregelen
from klachtgids.handling.toegang import bereik, mag
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.zaakstand import Zaakstand, Zoek
from klachtgids.register.zoeken import query_of
from tests.databases import KINDS, new_url
from tests.handling.desks import Klok, desk_at
from tests.register.test_scale_demo import alle, everybody, filled

OVERSEERS = {"kwaliteit", "kwaliteitsfunctionaris"}
"""Who may say in any zaak that a maatregel is done, by the procedures (K41, X32)."""


@pytest.fixture(scope="module", params=KINDS)
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A filled oefenregister, once on each kind of database."""
    made = filled(new_url(request.param, tmp_path_factory.mktemp("maatregelen")), zaken=120, zaad=11, examples=40)
    yield made
    made.register.close()


@pytest.fixture(scope="module")
def zaken(desk: Desk) -> list[Zaakstand]:
    return alle(desk)


def first_day(stand: Zaakstand) -> date | None:
    days = [one.uiterlijk for one in stand.maatregelen if one.gereed_op is None and one.uiterlijk is not None]
    return min(days, default=None)


def wanted(desk: Desk, zaken: list[Zaakstand], actor: Wie, before: date) -> list[tuple[date, str]]:
    """The days and nummers by looking at every zaak, one by one."""
    found = []
    for one in zaken:
        day = first_day(one)
        sees_to = one.kop.behandelaar == actor.medewerker or actor.rollen & OVERSEERS
        if day is not None and day < before and sees_to and mag(desk.toegang, actor, "lijst", one.beeld).mag:
            found.append((day, one.kop.id, one.kop.nummer))
    return [(day, nummer) for day, _, nummer in sorted(found)]


def paged(desk: Desk, actor: Wie, before: date) -> list[tuple[date | None, str]]:
    """The days and nummers page by page, three at a time."""
    found: list[tuple[date | None, str]] = []
    zoek = Zoek(aantal=3)
    while page := list_maatregelen(desk, actor, before, zoek):
        found += [(kop.maatregel, kop.nummer) for kop in page]
        zoek = replace(zoek, na=page[-1])
    return found


@pytest.mark.parametrize("before", [date.max, date(2026, 5, 11)])
def test_who_sees_to_them_finds_all_of_them_by_day_and_nobody_else_any(
    desk: Desk, zaken: list[Zaakstand], before: date
) -> None:
    """X32, K41: the same as by looking at every zaak, on both databases; one row for each zaak."""
    some = 0
    for actor in everybody(desk):
        expected = wanted(desk, zaken, actor, before)
        assert expected == paged(desk, actor, before), actor.medewerker
        some += len(expected)
    assert some or before != date.max


def test_a_closed_zaak_is_among_them(desk: Desk, zaken: list[Zaakstand]) -> None:
    """Nothing else reminds of it: a closed zaak has no termijn that runs."""
    closed = {one.kop.nummer for one in zaken if one.kop.afsluitdatum is not None and first_day(one) is not None}
    overseers = [actor for actor in everybody(desk) if actor.rollen & OVERSEERS]
    assert closed
    assert closed <= {nummer for actor in overseers for _, nummer in paged(desk, actor, date.max)}


def test_the_list_walks_along_its_index(tmp_path: Path) -> None:
    """Issue 3, 6: what is still to be done is found by its day, never by looking through the register."""
    desk = desk_at(sqlite_url(tmp_path / "register.db"), Klok())
    overseer = next(one.wie for one in desk.medewerkers.alle() if one.rollen & OVERSEERS)
    query = query_of(Zoek(maatregel_voor=date.max, alleen_open=False), bereik(desk.toegang, overseer))
    sql = query.compile(desk.register.store.engine, compile_kwargs={"literal_binds": True})
    with desk.register.store.reading() as connection:
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]
    desk.register.close()
    assert any("ix_maatregel_open" in step for step in plan), plan
    assert [] == [step for step in plan if step.startswith("SCAN") and "ix_maatregel_open" not in step]
    assert not any("TEMP B-TREE" in step for step in plan), plan
