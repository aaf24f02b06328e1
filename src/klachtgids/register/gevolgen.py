# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows that one handeling leaves behind, table by table, and what changes in those that were there.

Invariant: nothing here begins a transaction or moves the zaak itself; `applying` does, and calls `write` once inside
it. Words go through `seal` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from klachtgids.regeling.kalender import AMSTERDAM, wettelijke_dag
from klachtgids.regeling.procedure_models import BEHANDELAAR
from klachtgids.regeling.velden import klok_van
from klachtgids.regeling.zaakbeeld import GEEN, Verplaatsing, Wie, met_personen
from klachtgids.regeling.zaakbeeld import Oordeel as Gevonden
from klachtgids.register import betrekkingen, rows
from klachtgids.register.base import Base
from klachtgids.register.filing import Filing, Tekst, TermijnRij
from klachtgids.register.papier import BUREAU, MAIL, MET_SLEUTEL, OP_PAPIER, notice_of
from klachtgids.register.tables import (
    Afspraak,
    Gebeurtenis,
    Inhoud,
    Klachtonderdeel,
    Maatregel,
    Oordeel,
    Stap,
    Termijn,
    Toestemming,
)
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand, Keuze, Uitspraak
from klachtgids.register.zaakstand import PersoonStand, TermijnStand, Zaakstand, ontvangers

STAP = "stap"
AFSPRAAK = ("afspraak_op", "vervolggesprek_op")
"""The fields with the day of a talk that is agreed on; no form asks both."""
VAN_ORGANISATIE = "van_organisatie"
"""Beside the words of a handeling that moved the zaak: where it was before."""
VAN_BEHANDELAAR = "van_behandelaar"
"""Beside the words of a handeling that took the zaak from who handled it: who that was."""
VAN_FUNCTIES = "van_functies"
VAN_BEKLAAGDEN = "van_beklaagden"
"""Beside the words of a handeling that changed about whom it is: which functions and accounts there were, or `geen`."""


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What the regeling works out beside the verplaatsing: new dates, until when it is kept, and where it goes.

    `termijnen` begin now; `organisatie` is another one of the same regeling, with `vervalt` what no longer holds there;
    `deelklacht` is a zaak of its own that hangs under this one.
    """

    termijnen: tuple[TermijnRij, ...] = ()
    vervalt: tuple[str, ...] = ()
    organisatie: str | None = None
    bewaren_tot: date | None = None
    bewaren_grond: str | None = None
    deelklacht: Filing | None = None


@dataclass
class Werk:
    """One handeling being kept: what it writes, by table; `op` is after all that was done before, `nu` the clock."""

    stand: Zaakstand
    verplaatsing: Verplaatsing
    gevolg: Gevolg
    actor: str
    op: datetime
    nu: datetime
    stap: UUID = field(default_factory=uuid4)
    nieuw: list[tuple[type[Base], dict[str, Any]]] = field(default_factory=list)

    @property
    def zaak(self) -> UUID:
        return self.stand.kop.id

    @property
    def gegevens(self) -> Mapping[str, Any]:
        return self.verplaatsing.gegevens

    def add(self, table: type[Base], **row: Any) -> None:
        self.nieuw.append((table, row))

    def text(self, row: UUID, kind: str, words: str) -> None:
        self.nieuw.append((Inhoud, rows.content(self.zaak, Tekst(row, kind, words), actor=self.actor, op=self.op)))

    @property
    def gebeurd_op(self) -> datetime:
        """When it happened: on the day that was said, else now."""
        dag = self.gegevens.get("datum")
        if not isinstance(dag, date) or dag >= wettelijke_dag(self.op):
            return self.op
        return datetime.combine(dag, time(12), AMSTERDAM)


def write(connection: sa.Connection, werk: Werk, versie: int) -> None:
    """Everything that follows from a handeling whose zaak has just been moved to this versie."""
    werk.add(Stap, **_stap(werk, versie))
    _afspraak(werk)
    _termijnen(connection, werk)
    _oordelen(connection, werk)
    _maatregelen(connection, werk)
    betrekkingen.keep(connection, werk.zaak, werk.gegevens, actor=werk.actor, op=werk.op)
    _toestemming(connection, werk)
    _berichten(werk)
    _words(werk)
    code = werk.verplaatsing.handeling
    werk.add(Gebeurtenis, op=werk.op, zaak_id=werk.zaak, actor=werk.actor, wat=STAP, code=code)
    _insert(connection, werk.nieuw)


def _stap(werk: Werk, versie: int) -> dict[str, Any]:
    move = werk.verplaatsing
    where = {"van_stage": move.van, "naar_stage": move.naar, "rol": move.rol, "versie": versie}
    return {"id": werk.stap, "zaak_id": werk.zaak, "soort": move.handeling, "op": werk.op, "actor": werk.actor} | where


def _afspraak(werk: Werk) -> None:
    """The day of a talk, in the open as every date."""
    days = (werk.gegevens[veld] for veld in AFSPRAAK if veld in werk.gegevens)
    for dag in days:
        tijd = klok_van(str(werk.gegevens.get("tijd", "")))
        werk.add(Afspraak, stap=werk.stap, zaak_id=werk.zaak, dag=dag, tijd=tijd)


def _termijnen(connection: sa.Connection, werk: Werk) -> None:
    """Met and lapsed ones get their moment; a moved one is a new row that names the old one; new ones begin."""
    move = werk.verplaatsing
    running = {one.rule: one for one in werk.stand.termijnen if one.loopt}
    new = {one.rule for one in werk.gevolg.termijnen}
    lapsed = {*move.vervalt, *werk.gevolg.vervalt, *dict(move.verzet), *(new & {*running})} - {*move.haalt}
    _stamp(connection, [running[name] for name in move.haalt], {"gehaald_op": werk.gebeurd_op})
    _stamp(connection, [running[name] for name in sorted(lapsed) if name in running], {"vervallen_op": werk.op})
    for name, uiterlijk in move.verzet:
        old = connection.execute(sa.select(Termijn.__table__).where(Termijn.id == running[name].id)).one()._asdict()
        old |= {"id": uuid4(), "uiterlijk": uiterlijk, "streef": None, "vervallen_op": None, "gehaald_op": None}
        old |= {"vervangt_id": running[name].id, "verplaatst_door": werk.actor, "verplaatst_op": werk.op}
        if "reden" in werk.gegevens:
            old["reden_id"] = rows.content(werk.zaak, Tekst(werk.stap, "reden", ""), actor="", op=werk.op)["id"]
        werk.add(Termijn, **old)
    for row in werk.gevolg.termijnen:
        werk.add(Termijn, **rows.termijn(werk.zaak, replace(row, id=uuid4())))


def _stamp(connection: sa.Connection, termijnen: Sequence[TermijnStand], values: Mapping[str, Any]) -> None:
    if termijnen:
        ids = [one.id for one in termijnen]
        connection.execute(sa.update(Termijn).where(Termijn.id.in_(ids)).values(**values))


def _oordelen(connection: sa.Connection, werk: Werk) -> None:
    found: Mapping[str, Gevonden] = werk.gegevens.get("oordelen") or {}
    parts = {str(one.id): one for one in werk.stand.onderdelen}
    for part, oordeel in found.items():
        uitspraak, row = Uitspraak(oordeel.uitspraak.replace("_", " ")), uuid4()
        mediable = {"bemiddelbaar": werk.gegevens.get("bemiddelbaar"), "op": werk.op, "actor": werk.actor}
        werk.add(Oordeel, id=row, zaak_id=werk.zaak, onderdeel_id=parts[part].id, uitspraak=uitspraak, **mediable)
        werk.text(row, "motivering", oordeel.motivering)
        if oordeel.getoetst_aan:
            werk.text(row, "getoetst_aan", oordeel.getoetst_aan)
        judged = sa.update(Klachtonderdeel).where(Klachtonderdeel.id == parts[part].id)
        connection.execute(judged.values(uitspraak=uitspraak, versie=Klachtonderdeel.versie + 1))


def _maatregelen(connection: sa.Connection, werk: Werk) -> None:
    given = werk.gegevens.get("maatregelen", GEEN)
    for one in () if given == GEEN else given:
        row = uuid4()
        werk.add(Maatregel, id=row, zaak_id=werk.zaak, wie="in woorden", uiterlijk=one.uiterlijk, stap=werk.stap)
        werk.text(row, "wat", one.wat)
        werk.text(row, "wie", one.wie)
    lapsed = [UUID(one) for one in werk.verplaatsing.maatregelen_vervallen]
    if lapsed:
        gone = sa.update(Maatregel).where(Maatregel.zaak_id == werk.zaak, Maatregel.id.in_(lapsed))
        connection.execute(gone.values(vervallen_op=werk.op))
    done = werk.gegevens.get("maatregel")
    if done is not None:
        ready = sa.update(Maatregel).where(Maatregel.zaak_id == werk.zaak, Maatregel.id == UUID(str(done)))
        connection.execute(ready.values(gereed_op=werk.gegevens.get("datum")))


def _toestemming(connection: sa.Connection, werk: Werk) -> None:
    """A choice taken down by staff; taking it back is a date beside what was given (K49)."""
    given = werk.gegevens
    if "reikwijdte" not in given or "keuze" not in given:
        return
    same = (Toestemming.zaak_id == werk.zaak, Toestemming.reikwijdte == given["reikwijdte"])
    back = sa.update(Toestemming).where(*same, Toestemming.ingetrokken_op.is_(None))
    connection.execute(back.values(ingetrokken_op=werk.op))
    if given["keuze"] != "terug":
        digest = "op papier" if given.get("schriftelijk") else "gezegd"
        choice = {"keuze": Keuze(given["keuze"]), "op": werk.gebeurd_op, "tekst_digest": digest}
        werk.add(Toestemming, id=uuid4(), zaak_id=werk.zaak, reikwijdte=given["reikwijdte"], **choice)


def _berichten(werk: Werk) -> None:
    """Into the outbox, in the same transaction: a letter to the klager waits on paper, with a mail that there is news.

    The mail holds nothing of the letter, so that it went says nothing of the letter either.
    """
    # Nobody to write to: a signaal or compliment without a name.
    klagers = ontvangers(werk.stand.personen)
    to: list[tuple[Any, PersoonStand | None]] = []
    for each in werk.verplaatsing.bericht:
        to += [(each, person) for person in klagers] if each.aan == "klager" else [(each, None)]
    for one, klager in to:
        to_klager = klager is not None
        mailed = klager is not None and klager.heeft_email
        chosen = werk.gegevens.get("behandelaar") if one.aan == "behandelaar" else None
        aan = chosen.medewerker if isinstance(chosen, Wie) else one.aan
        if one.aan == BEHANDELAAR and chosen is None:
            aan = werk.stand.kop.behandelaar or one.aan
        row: dict[str, Any] = {
            "zaak_id": werk.zaak,
            "aan_id": None if klager is None else klager.id,
            "sjabloon": one.sjabloon,
            "voor_klager": to_klager,
            "stand": BerichtStand.WACHT,
            "gemaakt_op": werk.op,
            "pogingen": 0,
            "volgende_poging": werk.nu,
            "aan": aan,
            "stap": werk.stap,
            "tekent": werk.verplaatsing.tekent,
        }
        brief = uuid4()
        if not mailed or one.sjabloon not in MET_SLEUTEL:
            on_paper = to_klager or one.aan in ("beklaagde", "loket")
            werk.add(Bericht, id=brief, kanaal=OP_PAPIER if on_paper else BUREAU, **row)
        if mailed:
            werk.add(Bericht, id=notice_of(brief), kanaal=MAIL, **row)


def _words(werk: Werk) -> None:
    """Everything that was filled in stays with the stap, field by field; what has rows of its own is there."""
    for veld, value in _said(werk.gegevens):
        werk.text(werk.stap, veld, value)
    if werk.gevolg.organisatie is not None:
        werk.text(werk.stap, VAN_ORGANISATIE, werk.stand.kop.organisatie)
    was = werk.stand.kop.behandelaar
    if was is not None and was != werk.verplaatsing.behandelaar:
        werk.text(werk.stap, VAN_BEHANDELAAR, was)
    seen, then = werk.stand.beeld, met_personen(werk.stand.beeld, werk.gegevens)
    if {*seen.functies} - {"onbekend"} != {*then.functies}:
        werk.text(werk.stap, VAN_FUNCTIES, ", ".join(seen.functies) or GEEN)
    if seen.beklaagden != then.beklaagden:
        werk.text(werk.stap, VAN_BEKLAAGDEN, ", ".join(sorted(seen.beklaagden)) or GEEN)


def _said(gegevens: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for veld, value in gegevens.items():
        if isinstance(value, str):
            yield veld, value
        elif isinstance(value, bool):
            yield veld, "ja" if value else "nee"
        elif isinstance(value, date):
            yield veld, value.isoformat()
        elif isinstance(value, Wie):
            yield veld, str(value.medewerker)
        elif veld == "stukken":
            yield veld, json.dumps(dict(value), ensure_ascii=False)


def _insert(connection: sa.Connection, nieuw: Sequence[tuple[type[Base], dict[str, Any]]]) -> None:
    """In the order that foreign keys ask for: the words before the termijn whose reason they are."""
    for table in (Stap, Afspraak, Inhoud, Oordeel, Maatregel, Toestemming, Termijn, Bericht, Gebeurtenis):
        for one, row in nieuw:
            if one is table:
                connection.execute(sa.insert(table), [row])
