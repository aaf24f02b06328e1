# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two calendars: which days do not count, by name, and the legal day of a moment.

Invariant: a calendar depends on the municipality's file and one organisation only, never on today. `werkdagen` follows
the cao list (without Goede Vrijdag and decree days, unless the organisation is closed then); `wettelijk` follows the
Algemene termijnenwet, article 3 (5 mei every year, Goede Vrijdag, decree days). The holidays are a table of our own,
held equal to the `holidays` library by a test for 1990 to 2045.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from klachtgids.regeling.gemeente import Dagnaam, Gemeente
from klachtgids.regeling.models import Organisatie
from klachtgids.regeling.terms import KalenderNaam
from klachtgids.words.wording import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)

_FIXED: Mapping[Dagnaam, tuple[int, int]] = {
    "nieuwjaarsdag": (1, 1),
    "bevrijdingsdag": (5, 5),
    "eerste_kerstdag": (12, 25),
    "tweede_kerstdag": (12, 26),
}
_FROM_EASTER: Mapping[Dagnaam, int] = {
    "goede_vrijdag": -2,
    "eerste_paasdag": 0,
    "tweede_paasdag": 1,
    "hemelvaartsdag": 39,
    "eerste_pinksterdag": 49,
    "tweede_pinksterdag": 50,
}
_KONING_SINCE: Final = 2014
"""Before it the day was Koninginnedag; a computer whose battery is empty may think that it is 1970."""
_WEEKEND: Mapping[int, Dagnaam] = {5: "zaterdag", 6: "zondag"}


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> Mapping[date, tuple[Dagnaam, ...]]:
    """The public holidays of one year in the Netherlands, 5 mei every year, Goede Vrijdag included."""
    pasen = easter(jaar)
    named = [(date(jaar, *day), naam) for naam, day in _FIXED.items()]
    named += [(pasen + after * DAY, naam) for naam, after in _FROM_EASTER.items()]
    named.append((_koningsdag(jaar), "koningsdag"))
    return {dag: tuple(naam for other, naam in named if other == dag) for dag in sorted({dag for dag, _ in named})}


def _koningsdag(jaar: int) -> date:
    """27 april, and before 2014 30 april; the Saturday before it when that is a Sunday."""
    dag = date(jaar, 4, 27 if jaar >= _KONING_SINCE else 30)
    return dag - DAY if dag.weekday() == 6 else dag


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    """A day that did not count, and its name."""

    dag: date
    naam: Text


@dataclass(frozen=True)
class Kalender:
    """Which days are off. `extra` holds closing and decree days, `niet` the holidays that are working days here."""

    naam: KalenderNaam
    dagnamen: Mapping[Dagnaam, Text]
    extra: Mapping[date, Text]
    niet: frozenset[Dagnaam] = frozenset()

    def vrij(self, dag: date) -> Text | None:
        """The name of the day off, None when it is an ordinary (working) day."""
        if dag in self.extra:
            return self.extra[dag]
        for naam in feestdagen(dag.year).get(dag, ()):
            if naam not in self.niet:
                return self.dagnamen[naam]
        weekend = _WEEKEND.get(dag.weekday())
        return None if weekend is None else self.dagnamen[weekend]

    def next_open(self, dag: date) -> date:
        """The day itself when it is an ordinary day, else the first one after it."""
        while self.vrij(dag) is not None:
            dag += DAY
        return dag

    def last_open(self, dag: date) -> date:
        """The day itself when it is an ordinary day, else the last one before it."""
        while self.vrij(dag) is not None:
            dag -= DAY
        return dag

    def days_off(self, first: date, last: date) -> Iterator[Overgeslagen]:
        """The days off from `first` up to and including `last`."""
        while first <= last:
            naam = self.vrij(first)
            if naam is not None:
                yield Overgeslagen(first, naam)
            first += DAY


@dataclass(frozen=True, slots=True)
class Kalenders:
    """The calendar of an organisation's working days beside the calendar of the law."""

    werkdagen: Kalender
    wettelijk: Kalender

    def of(self, naam: KalenderNaam) -> Kalender:
        return self.werkdagen if naam == "werkdagen" else self.wettelijk


def kalenders(gemeente: Gemeente, organisatie: Organisatie | None = None) -> Kalenders:
    """Both calendars, the one of working days as this organisation keeps it."""
    aangewezen = {dag.dag: dag.naam for dag in gemeente.aangewezen_dag}
    ook_dicht = frozenset(organisatie.ook_dicht if organisatie else ())
    gesloten = {dag.dag: dag.naam for dag in organisatie.sluitingsdagen} if organisatie else {}
    return Kalenders(
        werkdagen=Kalender(
            naam="werkdagen",
            dagnamen=gemeente.dagnamen,
            extra={**(aangewezen if "aangewezen_dagen" in ook_dicht else {}), **gesloten},
            niet=frozenset() if "goede_vrijdag" in ook_dicht else frozenset({"goede_vrijdag"}),
        ),
        wettelijk=Kalender(naam="wettelijk", dagnamen=gemeente.dagnamen, extra=aangewezen),
    )


def wettelijke_dag(moment: datetime) -> date:
    """The day on which a moment falls in Europe/Amsterdam; a moment without a time zone is a fault of ours."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no legal day")
    return moment.astimezone(AMSTERDAM).date()
