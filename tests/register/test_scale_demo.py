# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Demo zaken: each is one that the use cases could have written, and none can be taken for a real one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from klachtgids.cli import main
from klachtgids.config import shipped_dialogues
from klachtgids.handling import demo as filling
from klachtgids.handling.accounts import enter
from klachtgids.handling.demo import fill_demo
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import list_zaken, open_zaak
from klachtgids.handling.steps import Done, take_stap
from klachtgids.regeling.kalender import kalenders, wettelijke_dag
from klachtgids.regeling.termijn import bereken, termijnen_bij_ontvangst
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.base import all_tables
from klachtgids.register.demo import DemoFault
from klachtgids.register.papier import MET_SLEUTEL, OP_PAPIER, notice_of
from klachtgids.register.register import Register
from klachtgids.register.tables import Zaak
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import Afloop, Soort
from klachtgids.register.zaakstand import ZaakKop, Zaakstand, Zoek
from tests.databases import KINDS, new_url
from tests.handling.desks import Klok, desk_at, file_zaak, regelingen
from tests.register.builders import stored

NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
PASSWORD = "een lang wachtwoord"
ZAKEN = 160


def practice(url: str) -> Desk:
    """A desk over an oefenregister of its own."""
    register = Register.open(url, oefen=True, clock=lambda: NOW)
    return Desk.open(shipped_dialogues(), regelingen(), register, lambda: NOW)


def filled(url: str, zaken: int = ZAKEN, zaad: int = 7, examples: int = 30) -> Desk:
    """The same with demo zaken; few of them went through the use cases, so that most are copies."""
    desk = practice(url)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filling, "EXAMPLES", examples)
        fill_demo(desk, shipped_dialogues(), zaken=zaken, zaad=zaad, wachtwoord=PASSWORD)
    return desk


@pytest.fixture(scope="module", params=KINDS)
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A filled oefenregister, once on each kind of database."""
    made = filled(new_url(request.param, tmp_path_factory.mktemp("demo")))
    yield made
    made.register.close()


def alle(desk: Desk) -> list[Zaakstand]:
    """Every zaak as it stands."""
    with desk.register.store.reading() as connection:
        ids = connection.scalars(sa.select(Zaak.id).order_by(Zaak.nummer)).all()
    found = [desk.zaken.stand(one, desk.vandaag()) for one in ids]
    return [one for one in found if one is not None]


def everybody(desk: Desk) -> list[Wie]:
    """Whoever can log in, by rol."""
    return [one.wie for one in desk.medewerkers.alle() if desk.medewerkers.hash_of(one.id)]


def test_every_demo_zaak_stands_in_a_stage_of_its_procedure(desk: Desk) -> None:
    """What the lists, the page and the procedure read of it holds together, and it says that it is a demo."""
    found = alle(desk)
    assert ZAKEN == len(found)
    for stand in found:
        procedure = desk.procedures.voor(stand.beeld)
        fase = procedure.fase(stand.beeld.soort, stand.kop.fase)
        assert stand.kop.demo
        assert (fase.einde is not None) == (stand.kop.afsluitdatum is not None)
        ended = None if fase.einde is None else Afloop(fase.einde.replace("_", " "))
        assert ended == stand.kop.afloop
        assert {"indelen", *(one.id for one in procedure.file.handeling)} >= {one.handeling for one in stand.stappen}
        assert all(one.op <= NOW for one in stand.stappen)
        moves = [one for one in stand.stappen if one.naar is not None]
        assert not moves or stand.kop.fase == max(moves, key=lambda one: one.versie or 0).naar


def test_its_termijnen_are_those_of_the_regeling_for_its_own_dates(desk: Desk) -> None:
    """Not those of the example it was copied from: another week has other days off."""
    for stand in alle(desk):
        org = stand.kop.organisatie
        dagen = kalenders(regelingen().gemeente, regelingen().organisatie(org))
        moved = {one.vervangt for one in stand.termijnen if one.vervangt}
        for one in stand.termijnen:
            regels = regelingen().regeling_of(org).termijnen_for(None, org, one.start)
            due = bereken(next(regel for regel in regels if regel.id == one.rule), one.start, dagen)
            days = tuple(f"{day.dag.isoformat()} {day.naam.u}" for day in due.overgeslagen)
            assert days == one.overgeslagen
            assert due.uiterlijk == one.uiterlijk if one.vervangt is None else due.uiterlijk < one.uiterlijk
            assert one.loopt is False or one.id not in moved
        began: Any = first_soort(stand)
        if began != Soort.MONDELING:
            wanted = termijnen_bij_ontvangst(regelingen(), org, began, stand.kop.ontvangen_op)
            assert {one.id for one in wanted} <= {one.rule for one in stand.termijnen}


def first_soort(stand: Zaakstand) -> str:
    """What it came in as: the letter of its nummer says so for ever."""
    return next(soort.value for soort in Soort if soort.letter == stand.kop.nummer[0])


def test_the_first_open_termijn_of_a_zaak_is_what_the_database_says(desk: Desk) -> None:
    """Lists by date walk along that column; it must be true of every zaak."""
    with desk.register.store.reading() as connection:
        kept = dict(connection.execute(sa.select(Zaak.id, Zaak.eerste_uiterlijk)).all())
    for stand in alle(desk):
        running = [one.uiterlijk for one in stand.termijnen if one.loopt]
        assert min(running, default=None) == kept[stand.kop.id] == stand.kop.uiterlijk


def test_what_may_happen_next_is_said_and_can_be_done(desk: Desk) -> None:
    """`mogelijk` works on every open zaak, and a handeling of a copy is kept as that of a real zaak."""
    done = 0
    for stand in [one for one in alle(desk) if one.kop.afsluitdatum is None]:
        may = {wie: desk.procedures.voor(stand.beeld).mogelijk(stand.beeld, wie) for wie in everybody(desk)}
        assert any(may.values())
        for wie, names in may.items():
            if done < 3 and "aantekening_maken" in {one.handeling for one in names}:
                taken = take_stap(desk, wie, stand.kop.id, "aantekening_maken", {"tekst": "Gezien."})
                done += isinstance(taken, Done)
    assert done == 3


def test_each_row_of_a_copy_has_the_shape_of_a_row_of_its_example(desk: Desk) -> None:
    """Columns that the use cases always fill are filled, those they never fill are not; nothing waits to be sent."""
    with desk.register.store.reading() as connection:
        for table in all_tables().sorted_tables:
            rows = connection.execute(sa.select(table)).mappings().all() if "zaak_id" in table.c else []
            for column in table.c:
                if not column.nullable:
                    assert all(row[column.name] is not None for row in rows)
        assert 0 == connection.scalar(sa.text("SELECT count(*) FROM bericht WHERE stand = 'wacht'"))
        assert 0 == connection.scalar(sa.text("SELECT count(*) FROM zaak WHERE dialogen_versie <> 'demo' OR NOT oefen"))
        words = connection.scalar(sa.text("SELECT count(*) FROM klachtonderdeel"))
        assert words == connection.scalar(sa.text("SELECT count(*) FROM inhoud WHERE kind = 'wat' AND row IN ("
                                                  "SELECT id FROM klachtonderdeel)"))  # fmt: skip


def test_nummers_follow_the_order_of_receipt(desk: Desk) -> None:
    """For each letter and year from 1 on without a gap; the next klacht gets the next one."""
    koppen = sorted((one.kop for one in alle(desk)), key=lambda kop: kop.ontvangen_op)
    counts: Counter[tuple[str, int]] = Counter()
    for kop in koppen:
        year = wettelijke_dag(kop.ontvangen_op).year
        counts[kop.nummer[0], year] += 1
        assert f"{kop.nummer[0]}-{year}-{counts[kop.nummer[0], year]:06d}" == kop.nummer
    filed = file_zaak(desk)
    stand = desk.zaken.stand(filed, desk.vandaag())
    assert stand is not None
    assert f"K-2026-{counts['K', 2026] + 1:06d}" == stand.kop.nummer


def test_it_shows_what_there_can_be(desk: Desk) -> None:
    """Both regelingen, ten organisaties, every soort, two years, late and running termijnen, oordelen."""
    found = alle(desk)
    assert {one.id for one in regelingen().regelingen} == {one.kop.regeling for one in found}
    assert 10 == len({one.kop.organisatie for one in found})
    assert set(Soort) == {one.kop.soort for one in found}
    assert {2024, 2025, 2026} == {one.kop.ontvangen_op.year for one in found}
    running = [one.uiterlijk < desk.vandaag() for stand in found for one in stand.termijnen if one.loopt]
    assert {True, False} == {*running}
    assert any(one.gehaald_op for stand in found for one in stand.termijnen)
    assert any(stand.kop.uitspraak for stand in found)
    assert any(stand.kop.aard and stand.kop.onderwerp for stand in found)


def test_there_is_an_account_for_each_rol(desk: Desk) -> None:
    """With the password that was given, and lists to look at; colleagues without one cannot log in."""
    for rol in desk.toegang.rollen:
        assert isinstance(enter(desk, f"demo-{rol}", PASSWORD), Wie)
        assert isinstance(enter(desk, f"demo-{rol}", "een ander wachtwoord"), Refusal)
    seen: list[ZaakKop] = []
    for wie in everybody(desk):
        page = list_zaken(desk, wie, Zoek(volgorde="termijn"))
        seen += page
        assert all(not isinstance(open_zaak(desk, wie, kop.id), Refusal) for kop in page[:2])
    assert seen


def rows_of(url: str) -> list[Any]:
    """Everything that the seed decides, past the register."""
    tables = ("zaak", "stap", "termijn", "inhoud", "betrokkene", "bericht", "teller")
    return [sorted(map(repr, stored(url, f"SELECT * FROM {table}"))) for table in tables]  # noqa: S608 - names above


def test_the_same_seed_gives_the_same_zaken_and_another_one_others(tmp_path: Path) -> None:
    """A screenshot or a fault can be made again."""
    urls = [new_url("sqlite", tmp_path) for _ in range(3)]
    for url, zaad in zip(urls, (3, 3, 4), strict=True):
        filled(url, zaken=30, zaad=zaad, examples=8).register.close()
    first, second, other = map(rows_of, urls)
    assert first == second
    assert first != other


def test_a_register_that_receives_takes_no_demo(tmp_path: Path) -> None:
    """Invented zaken never stand where people wait for an answer."""
    desk = desk_at(new_url("sqlite", tmp_path), Klok(NOW))
    with pytest.raises(DemoFault, match="ontvangt echt"):
        fill_demo(desk, shipped_dialogues(), zaken=5, zaad=1, wachtwoord=PASSWORD)
    desk.register.close()


def test_a_register_with_a_zaak_takes_no_demo(tmp_path: Path) -> None:
    """Also what somebody practised is not mixed with it."""
    url = new_url("sqlite", tmp_path)
    desk = practice(url)
    file_zaak(desk)
    with pytest.raises(DemoFault, match="staan al zaken"):
        fill_demo(desk, shipped_dialogues(), zaken=5, zaad=1, wachtwoord=PASSWORD)
    desk.register.close()
    assert 0 == stored(url, "SELECT count(*) FROM medewerker")[0][0]


def test_the_command_fills_an_oefenregister_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`klachtgids demo`: it names the accounts; a second time it says why not; lists say demo."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setenv("KLACHTGIDS_WACHTWOORD", PASSWORD)
    command = ["--nu", "2026-05-11T10:30", "demo", "--zaken", "12"]
    assert 0 == main(command)
    assert "demo-directie" in capsys.readouterr().out
    assert 73 == main(command)
    assert "staan al zaken" in capsys.readouterr().err
    assert 0 == main(["register", "lijst", "--als", "demo-klachtencoordinator", "--ook-gesloten"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(line.endswith("demo") for line in lines)


def test_each_mail_of_a_copy_stands_beside_the_letter_that_it_is_about(desk: Desk) -> None:
    """A mail says only that there is news: without its letter it would be taken for one of its own."""
    with desk.register.store.reading() as connection:
        rows = connection.execute(sa.select(Bericht.__table__)).all()
    letters = {notice_of(row.id) for row in rows if row.kanaal == OP_PAPIER}
    mails = [row for row in rows if row.kanaal == "mail" and row.sjabloon not in MET_SLEUTEL and row.voor_klager]
    assert len(mails) > 30
    assert [] == [row.sjabloon for row in mails if row.id not in letters]
