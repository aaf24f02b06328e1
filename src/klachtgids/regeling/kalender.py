# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two calendars: which days do not count, by name, and the legal day of a moment.

Invariant: a calendar depends on the municipality's file and one organisation only, never on today. `werkdagen` follows
the cao list (without Goede Vrijdag and decree days, unless the organisation is closed then); `wettelijk` follows the
Algemene termijnenwet, article 3 (5 mei every year, Goede Vrijdag, decree days).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from klachtgids.regeling.gemeente import Dagnaam, Gemeente
from klachtgids.regeling.models import KalenderNaam, Organisatie
from klachtgids.words.wording import Text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAY = timedelta(days=1)

# The library's Dutch names, in small letters, next to the names a gemeente file gives words to.
_NAMES: Mapping[str, Dagnaam] = {
    "nieuwjaarsdag": "nieuwjaarsdag",
    "goede vrijdag": "goede_vrijdag",
    "eerste paasdag": "eerste_paasdag",
    "tweede paasdag": "tweede_paasdag",
    "koningsdag": "koningsdag",
    "koninginnedag": "koningsdag",  # until 2013; a computer whose battery is empty thinks that it is 1970
    "bevrijdingsdag": "bevrijdingsdag",
    "hemelvaartsdag": "hemelvaartsdag",
    "eerste pinksterdag": "eerste_pinksterdag",
    "tweede pinksterdag": "tweede_pinksterdag",
    "eerste kerstdag": "eerste_kerstdag",
    "tweede kerstdag": "tweede_kerstdag",
}
_WEEKEND: Mapping[int, Dagnaam] = {5: "zaterdag", 6: "zondag"}


@lru_cache(maxsize=256)
def feestdagen(jaar: int) -> Mapping[date, tuple[Dagnaam, ...]]:
    """The public holidays of one year in the Netherlands, 5 mei every year, Goede Vrijdag included."""
    import holidays

    found = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl")
    return {
        dag: tuple(_NAMES[name.strip().lower()] for name in found.get_list(dag))
        for dag in sorted(found)
        if dag.year == jaar
    }


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
