# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists that walk along indexes show what somebody may see: all of it, once, in order, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
import sqlalchemy as sa

from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import list_zaken
from klachtgids.handling.steps import take_stap
from klachtgids.handling.toegang import bereik, mag
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.register import Register
from klachtgids.register.tables import Betrokkene, Zaak
from klachtgids.register.terms import Rol, Soort
from klachtgids.register.zaakstand import Volgorde, ZaakKop, Zaakstand, Zoek
from klachtgids.register.zoeken import query_of, walk_indexes
from tests.databases import KINDS, new_url
from tests.handling.desks import Klok, desk_at, file_zaak, wie
from tests.register.test_scale_demo import alle, everybody, filled


@pytest.fixture(scope="module", params=KINDS)
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A filled oefenregister, once on each kind of database."""
    made = filled(new_url(request.param, tmp_path_factory.mktemp("lists")), zaken=240, zaad=11, examples=40)
    yield made
    made.register.close()


@pytest.fixture(scope="module")
def zaken(desk: Desk) -> list[Zaakstand]:
    """Every zaak as it stands."""
    return alle(desk)


ZOEK = {
    "newest first": Zoek(),
    "by termijn": Zoek(volgorde="termijn"),
    "also closed": Zoek(alleen_open=False),
    "late": Zoek(volgorde="termijn", over_datum_op=date(2026, 5, 11)),
    "without termijn": Zoek(zonder_termijn=True),
    "new": Zoek(fase="ontvangen", volgorde="termijn"),
    "at one organisatie": Zoek(organisatie="jess"),
    "signalen": Zoek(soort=Soort.SIGNAAL, alleen_open=False),
}


def wanted(desk: Desk, zaken: list[Zaakstand], actor: Wie, zoek: Zoek) -> list[str]:
    """The nummers by looking at every zaak, one by one."""
    found = [one.kop for one in zaken if mag(desk.toegang, actor, "lijst", one.beeld).mag]
    rules: tuple[tuple[bool, Callable[[ZaakKop], bool]], ...] = (
        (zoek.alleen_open, lambda kop: kop.afsluitdatum is None),
        (zoek.volgorde == "termijn", lambda kop: kop.uiterlijk is not None),
        (zoek.zonder_termijn, lambda kop: kop.uiterlijk is None),
        (zoek.over_datum_op is not None, lambda kop: _before(kop.uiterlijk, zoek.over_datum_op)),
        (zoek.fase is not None, lambda kop: kop.fase == zoek.fase),
        (zoek.organisatie is not None, lambda kop: kop.organisatie == zoek.organisatie),
        (zoek.soort is not None, lambda kop: kop.soort == zoek.soort),
        (zoek.behandelaar is not None, lambda kop: kop.behandelaar == zoek.behandelaar),
    )
    found = [kop for kop in found if all(rule(kop) for holds, rule in rules if holds)]
    if zoek.volgorde == "termijn":
        found.sort(key=lambda kop: (kop.uiterlijk, kop.id))
    else:
        found.sort(key=lambda kop: (kop.ontvangen_op, kop.id), reverse=True)
    return [kop.nummer for kop in found]


def _before(uiterlijk: date | None, day: date | None) -> bool:
    return uiterlijk is not None and day is not None and uiterlijk < day


def paged(desk: Desk, actor: Wie, zoek: Zoek) -> list[str]:
    """The nummers page by page, seven at a time."""
    found: list[str] = []
    zoek = replace(zoek, aantal=7)
    while page := list_zaken(desk, actor, zoek):
        found += [kop.nummer for kop in page]
        zoek = replace(zoek, na=page[-1])
    return found


@pytest.mark.parametrize("name", ZOEK)
def test_a_list_holds_all_that_somebody_may_see_and_nothing_else(desk: Desk, zaken: list[Zaakstand], name: str) -> None:
    """Every rol, at all its organisaties and at one of each regeling: the same as by looking at every zaak."""
    some = 0
    for actor, where in product(everybody(desk), (None, "wijkz", "yoep")):
        seen = actor if where is None else replace(actor, organisaties=actor.organisaties & {where})
        expected = wanted(desk, zaken, seen, ZOEK[name])
        assert expected == paged(desk, seen, ZOEK[name]), (actor.medewerker, where)
        some += len(expected)
    assert some


def test_what_is_mine_is_a_list_of_its_own(desk: Desk, zaken: list[Zaakstand]) -> None:
    """By whoever handles, in both orders."""
    some = 0
    for actor in everybody(desk):
        for zoek in (Zoek(behandelaar=actor.medewerker), Zoek(behandelaar=actor.medewerker, volgorde="termijn")):
            expected = wanted(desk, zaken, actor, zoek)
            assert expected == paged(desk, actor, zoek)
            some += len(expected)
    assert some


def test_a_page_has_at_least_one_row_where_there_is_one(desk: Desk) -> None:
    """Who asks for none, or for fewer, gets the first."""
    for actor in everybody(desk):
        one = list_zaken(desk, actor, Zoek(aantal=1))
        assert one == list_zaken(desk, actor, Zoek(aantal=0)) == list_zaken(desk, actor, Zoek(aantal=-3))
        assert one == list_zaken(desk, actor, Zoek())[:1]


@pytest.mark.parametrize("kind", KINDS)
def test_who_else_it_is_about_is_found_by_that_too(kind: str, tmp_path: Path) -> None:
    """X24: somebody higher up is named later on; from then on it lies with whoever handles those."""
    desk = desk_at(new_url(kind, tmp_path), Klok())
    zaak = file_zaak(desk, "jess", functies=())
    rosa = wie(desk, "rosa")
    assert () == list_zaken(desk, rosa, Zoek())
    take_stap(desk, wie(desk, "anna"), zaak, "beklaagde_vastleggen", {"functie": "directie"})
    assert [zaak] == [kop.id for kop in list_zaken(desk, rosa, Zoek())]
    take_stap(desk, wie(desk, "anna"), zaak, "beklaagde_vastleggen", {"functie": "medewerker"})
    assert [zaak] == [kop.id for kop in list_zaken(desk, rosa, Zoek(volgorde="termijn"))]
    with desk.register.store.reading() as connection:
        assert "meer" == connection.scalar(sa.select(Zaak.ook_functie).where(Zaak.id == zaak))
        persons = sa.select(sa.func.count()).where(Betrokkene.zaak_id == zaak, Betrokkene.rol == Rol.BEKLAAGDE)
        assert 2 == connection.scalar(persons)
    desk.register.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("volgorde", ["ontvangen", "termijn"])
def test_a_zaak_in_reach_by_several_ways_stands_once(kind: str, volgorde: Volgorde, tmp_path: Path) -> None:
    """Matrix, 4.11: it is one's own, and it is about somebody in a functie that one handles."""
    desk = desk_at(new_url(kind, tmp_path), Klok())
    zaak, rosa = file_zaak(desk, "jess", functies=("directie",)), wie(desk, "rosa")
    with desk.register.store.writing() as connection:
        connection.execute(sa.update(Zaak).where(Zaak.id == zaak).values(behandelaar="rosa"))
    assert [zaak] == [kop.id for kop in list_zaken(desk, rosa, Zoek(volgorde=volgorde))]
    desk.register.close()


def planned(desk: Desk, actor: Wie, zoek: Zoek) -> list[str]:
    """How SQLite finds a page, step by step."""
    query = query_of(zoek, bereik(desk.toegang, actor))
    sql = query.compile(desk.register.store.engine, compile_kwargs={"literal_binds": True})
    with desk.register.store.reading() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}")]


def test_a_list_of_one_organisatie_never_meets_another(tmp_path: Path) -> None:
    """A stage is looked up within the organisatie; what the others have in that stage is not walked through."""
    desk = filled(new_url("sqlite", tmp_path), zaken=30, examples=8)
    some = 0
    for actor, zoek in product(everybody(desk), (Zoek(), Zoek(volgorde="termijn"), ZOEK["late"])):
        steps = [
            step for step in planned(desk, replace(actor, organisaties=frozenset({"wijkz"})), zoek) if "stage=" in step
        ]
        assert [] == [step for step in steps if "organisatie=? AND stage=?" not in step]
        some += len(steps)
    assert some
    desk.register.close()


def test_how_a_list_is_planned_holds_for_its_own_transaction(tmp_path: Path) -> None:
    """PostgreSQL is told to walk indexes; what is asked after the list is planned as always."""
    register = Register.open(new_url("postgresql", tmp_path), oefen=True, clock=Klok())
    show = sa.text("SHOW enable_material")
    with register.store.reading() as connection:
        walk_indexes(connection)
        assert "off" == connection.scalar(show)
    with register.store.reading() as connection:
        assert "on" == connection.scalar(show)
    register.close()


def test_no_list_walks_through_the_register(tmp_path: Path) -> None:
    """SQLite says how it finds a page: each way along an index that holds what is asked for."""
    desk = filled(new_url("sqlite", tmp_path), zaken=30, examples=8)
    for actor, zoek in product(everybody(desk), (Zoek(), Zoek(volgorde="termijn"), ZOEK["late"])):
        plan = planned(desk, actor, zoek)
        assert [] == [step for step in plan if step.startswith("SCAN zaak") and "USING INDEX" not in step], plan
        if len([step for step in plan if "zaak USING INDEX" in step]) == 1:
            assert not any("TEMP B-TREE" in step for step in plan), plan
    desk.register.close()
