# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates from rules: every `Termijn` explains itself by rule, article, start, days counted and days skipped by name.

Invariant: pure arithmetic over what the files say. A date never lies before its start, a date that the law moves never
falls on a day off, and an earlier target never turns into a later promise.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.gemeente import Gemeente, Wet
from klachtgids.regeling.kalender import DAY, Kalenders, Overgeslagen, kalenders, wettelijke_dag
from klachtgids.regeling.models import Loket, Termijnregel
from klachtgids.regeling.terms import Eenheid, KalenderNaam, Soort
from klachtgids.words.wording import Text


@dataclass(frozen=True, slots=True)
class Verschoven:
    """A date that made way for days off: `wettelijk` moved the date itself, `streef` is an earlier target beside it."""

    soort: Literal["wettelijk", "streef"]
    van: date
    naar: date
    dagen: tuple[Overgeslagen, ...]


@dataclass(frozen=True, slots=True)
class Termijn:
    """One computed date.

    `start` is the day of the event and does not count itself; `uiterlijk` is the last day, and what is promised.
    `streef` is an earlier target, `wettelijk` the last day by law where that is later than the promise. Days in
    `geteld` are the counted working days (empty for terms in weeks or months).
    """

    id: str
    naam: Text
    belofte: Text | None
    regels: tuple[str, ...]
    artikel: str | None
    wet: str | None
    eigenaar: str
    bewaker: str | None
    hard: bool
    niet_in_de_regeling: bool
    start: date
    lengte: int
    eenheid: Eenheid
    kalender: KalenderNaam
    uiterlijk: date
    streef: date | None
    wettelijk: date | None
    geteld: tuple[date, ...]
    overgeslagen: tuple[Overgeslagen, ...]
    verschoven: tuple[Verschoven, ...]

    def dagen_over(self, vandaag: date) -> int:
        """Whole days left until the last day; 0 on the last day, negative after it."""
        return (self.uiterlijk - vandaag).days


@dataclass(frozen=True, slots=True)
class Wanneer:
    """A day that may be known only roughly: it lies from `van` up to and including `tot`; None is unknown."""

    van: date | None
    tot: date | None

    @classmethod
    def op(cls, dag: date) -> Wanneer:
        return cls(dag, dag)


@dataclass(frozen=True, slots=True)
class Venster:
    """Until when a klacht about an event can be filed without saying why it is late."""

    maanden: int
    artikel: str | None
    gebeurtenis: Wanneer
    uiterlijk: date | None
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Dwangsom:
    """The days over which the municipality owes money when it stays silent, and the most it can owe in euro."""

    eerste_dag: date
    laatste_dag: date
    hoogste: int


def add_maanden(start: date, maanden: int) -> date:
    """The same day some months later, or the last day of that month when it is shorter."""
    index = start.year * 12 + start.month - 1 + maanden
    jaar, maand = divmod(index, 12)
    return date(jaar, maand + 1, min(start.day, calendar.monthrange(jaar, maand + 1)[1]))


def bereken(regel: Termijnregel, start: date, dagen: Kalenders) -> Termijn:
    """Apply one rule to the day of its event."""
    if regel.eenheid == "werkdagen":
        return _in_werkdagen(regel, start, dagen)
    plain = _plain(regel, start)
    uiterlijk, wettelijk, streef = plain, None, None
    moved: list[Verschoven] = []
    if regel.afloop in {"wettelijk", "vroegste"}:
        rolled = dagen.wettelijk.next_open(plain)
        if rolled != plain:
            skipped = tuple(dagen.wettelijk.days_off(plain, rolled - DAY))
            moved.append(Verschoven("wettelijk", plain, rolled, skipped))
            uiterlijk, wettelijk = (rolled, None) if regel.afloop == "wettelijk" else (plain, rolled)
    if regel.afloop in {"beloofd", "vroegste"}:
        earlier = dagen.werkdagen.last_open(uiterlijk)
        if start < earlier < uiterlijk:
            streef = earlier
            skipped = tuple(dagen.werkdagen.days_off(earlier + DAY, uiterlijk))
            moved.append(Verschoven("streef", uiterlijk, earlier, skipped))
    # Only what moved the promise itself did not count: with `vroegste` the date stands, whatever the law would allow.
    skipped = tuple(dag for move in moved if move.naar == uiterlijk for dag in move.dagen)
    return _termijn(regel, start, uiterlijk, streef=streef, wettelijk=wettelijk, overgeslagen=skipped, verschoven=moved)


def termijnen_bij_ontvangst(
    regelingen: Regelingen, org_id: str, soort: Soort, ontvangen_op: datetime
) -> tuple[Termijn, ...]:
    """Every term that a receipt starts, earliest date first; `ontvangen_op` carries a time zone."""
    return termijnen_vanaf(regelingen, org_id, soort, "ontvangst", wettelijke_dag(ontvangen_op))


def termijnen_vanaf(
    regelingen: Regelingen, org_id: str, soort: Soort | None, start: str, dag: date
) -> tuple[Termijn, ...]:
    """Every term that some other event starts on a day: an oordeel, a verzoek, the closing, the end of a year."""
    regels = regelingen.regeling_of(org_id).termijnen_for(soort, org_id, dag)
    dagen = kalenders(regelingen.gemeente, regelingen.organisatie(org_id))
    found = [bereken(regel, dag, dagen) for regel in regels if regel.start == start]
    return tuple(sorted(found, key=lambda one: (one.uiterlijk, one.id)))


def bezwaartermijn(gemeente: Gemeente, verzonden: date) -> Termijn:
    """The last day for a bezwaar against a letter sent on this day (Awb 6:7, 6:8)."""
    return bereken(gemeente.termijnregel("bezwaar", verzonden), verzonden, kalenders(gemeente))


def bezwaar_uit(gemeente: Gemeente, verzonden: Wanneer) -> Termijn | None:
    """As `bezwaartermijn` from the first day on which the letter can have been sent; None when that is unknown."""
    return None if verzonden.van is None else bezwaartermijn(gemeente, verzonden.van)


def beslistermijnen(gemeente: Gemeente, gevraagd: date, wet: Wet) -> tuple[Termijn, ...]:
    """The terms within which the municipality decides, one after the other, from the day help was asked for."""
    dagen = kalenders(gemeente)
    chain: list[Termijn] = []
    for termijn_id in gemeente.beslistermijnen[wet]:
        start = chain[-1].uiterlijk if chain else gevraagd
        chain.append(bereken(gemeente.termijnregel(termijn_id, gevraagd), start, dagen))
    return tuple(chain)


def beslistermijn(gemeente: Gemeente, aanvraag: date, wet: Wet) -> Termijn:
    """The last day for the decision itself (Jeugdwet 8 weeks; Wmo 6 weeks of looking into it and 2 of deciding)."""
    return beslistermijnen(gemeente, aanvraag, wet)[-1]


def ingebrekestelling(gemeente: Gemeente, verstuurd: date) -> Termijn:
    """The last day for a decision after the letter that asks for one now (Awb 4:17, 6:12)."""
    return bereken(gemeente.termijnregel("ingebrekestelling", verstuurd), verstuurd, kalenders(gemeente))


def dwangsom(gemeente: Gemeente, verstuurd: date) -> Dwangsom:
    """When money starts and stops to be owed; these days follow the ordinary calendar (Algemene termijnenwet 4)."""
    eerste = ingebrekestelling(gemeente, verstuurd).uiterlijk + DAY
    geen_besluit = gemeente.geen_besluit
    laatste = eerste + timedelta(days=geen_besluit.dwangsomdagen - 1)
    return Dwangsom(eerste, laatste, geen_besluit.hoogste_dwangsom)


def indieningsvenster(regelingen: Regelingen, org_id: str, gebeurtenis: Wanneer, op: date) -> Venster | None:
    """Whether filing on day `op` is late; counted from the last possible day, and unknown is never late.

    None when the regeling knows no such window.
    """
    maanden = regelingen.fact(org_id, "indieningstermijn_maanden")
    if not isinstance(maanden, int):
        return None
    uiterlijk = None if gebeurtenis.tot is None else add_maanden(gebeurtenis.tot, maanden)
    artikel = regelingen.fact_artikel(org_id, "indieningstermijn_maanden")
    return Venster(maanden, artikel, gebeurtenis, uiterlijk, uiterlijk is not None and op > uiterlijk)


def loket_open_tot(loket: Loket, ingediend: date) -> date | None:
    """The last day to go to a body outside with a klacht filed on this day; None when the files name none (X36)."""
    return None if loket.binnen_maanden is None else add_maanden(ingediend, loket.binnen_maanden)


def _plain(regel: Termijnregel, start: date) -> date:
    if regel.eenheid == "maanden":
        return add_maanden(start, regel.lengte)
    return start + timedelta(days=regel.lengte * (7 if regel.eenheid == "weken" else 1))


def _in_werkdagen(regel: Termijnregel, start: date, dagen: Kalenders) -> Termijn:
    counted: list[date] = []
    dag = start
    while len(counted) < regel.lengte:
        dag = dagen.werkdagen.next_open(dag + DAY)
        counted.append(dag)
    skipped = tuple(dagen.werkdagen.days_off(start + DAY, dag))
    return _termijn(regel, start, dag, geteld=tuple(counted), overgeslagen=skipped)


def _termijn(  # noqa: PLR0913  one argument for each thing that was found
    regel: Termijnregel,
    start: date,
    uiterlijk: date,
    *,
    streef: date | None = None,
    wettelijk: date | None = None,
    geteld: tuple[date, ...] = (),
    overgeslagen: tuple[Overgeslagen, ...] = (),
    verschoven: list[Verschoven] | None = None,
) -> Termijn:
    return Termijn(
        id=regel.id,
        naam=regel.naam,
        belofte=regel.belofte,
        regels=regel.regels,
        artikel=regel.artikel,
        wet=regel.wet,
        eigenaar=regel.eigenaar,
        bewaker=regel.bewaker,
        hard=regel.hard,
        niet_in_de_regeling=regel.niet_in_de_regeling,
        start=start,
        lengte=regel.lengte,
        eenheid=regel.eenheid,
        kalender=regel.kalender,
        uiterlijk=uiterlijk,
        streef=streef,
        wettelijk=wettelijk,
        geteld=geteld,
        overgeslagen=overgeslagen,
        verschoven=tuple(verschoven or ()),
    )
