# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `klachtgids termijnen` shows: rows of dates with their source, and the same as JSON.

Invariant: pure. The day that starts each clock is an argument; nothing here looks at today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.gemeente import Wet
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.termijn import (
    Termijn,
    Venster,
    Wanneer,
    beslistermijnen,
    bezwaartermijn,
    dwangsom,
    indieningsvenster,
    ingebrekestelling,
    loket_open_tot,
    termijnen_bij_ontvangst,
)
from klachtgids.regeling.terms import Soort


@dataclass(frozen=True, slots=True)
class Rij:
    """One date with where it comes from and who sees to it; `start` names the event."""

    termijn: Termijn
    bron: str
    start: str
    wie: str

    def as_json(self) -> dict[str, Any]:
        termijn = self.termijn
        return {
            "id": termijn.id,
            "naam": termijn.naam.u,
            "regels": list(termijn.regels),
            "bron": self.bron,
            "artikel": termijn.artikel,
            "wet": termijn.wet,
            "niet_in_de_regeling": termijn.niet_in_de_regeling,
            "hard": termijn.hard,
            "wie": self.wie,
            "start": termijn.start.isoformat(),
            "gebeurtenis": self.start,
            "lengte": termijn.lengte,
            "eenheid": termijn.eenheid,
            "kalender": termijn.kalender,
            "uiterlijk": termijn.uiterlijk.isoformat(),
            "streef": _iso(termijn.streef),
            "wettelijk": _iso(termijn.wettelijk),
            "geteld": [dag.isoformat() for dag in termijn.geteld],
            "overgeslagen": [_dag(one.dag, one.naam.u) for one in termijn.overgeslagen],
            "verschoven": [
                {
                    "soort": move.soort,
                    "van": move.van.isoformat(),
                    "naar": move.naar.isoformat(),
                    "om": [_dag(one.dag, one.naam.u) for one in move.dagen],
                }
                for move in termijn.verschoven
            ],
        }


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The rows that answer one question, with what was asked."""

    gevraagd: tuple[tuple[str, str], ...]
    rijen: tuple[Rij, ...]
    venster: Venster | None = None
    opmerkingen: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The overview as plain values; days in ISO form."""
        return {
            "gevraagd": dict(self.gevraagd),
            "termijnen": [rij.as_json() for rij in self.rijen],
            "venster": None if self.venster is None else _venster(self.venster),
            "opmerkingen": list(self.opmerkingen),
        }


def of_ontvangst(
    regelingen: Regelingen, org_id: str, soort: Soort, ontvangen_op: datetime, gebeurtenis: Wanneer | None = None
) -> Overzicht:
    """Every date that a receipt starts at this organisation, and whether it was in time after the event."""
    regeling = regelingen.regeling_of(org_id)
    named = f"{regeling.naam} ({regeling.versie})"
    dag = wettelijke_dag(ontvangen_op)
    rijen = tuple(
        Rij(termijn, _bron(termijn, named), "ontvangst", regeling.rollen[termijn.eigenaar].naam.u)
        for termijn in termijnen_bij_ontvangst(regelingen, org_id, soort, ontvangen_op)
    )
    return Overzicht(
        gevraagd=(
            ("regeling", named),
            ("organisatie", regelingen.organisatie(org_id).naam),
            ("soort", soort),
            ("ontvangen", dag.isoformat()),
        ),
        rijen=rijen,
        venster=None if gebeurtenis is None else indieningsvenster(regelingen, org_id, gebeurtenis, dag),
        opmerkingen=(
            *(() if rijen else ("de regeling kent hier geen termijn",)),
            *(_buiten(regelingen, org_id, dag) if soort == "klacht" else ()),
        ),
    )


def _buiten(regelingen: Regelingen, org_id: str, dag: date) -> Iterator[str]:
    """Until when the klager can still go to a body outside."""
    for loket in regelingen.loketten_for(org_id):
        last = loket_open_tot(loket, dag)
        if last is not None:
            yield f"{loket.naam}: tot en met {last.isoformat()}, {loket.binnen_maanden} maanden na de klacht"


def of_besluit(regelingen: Regelingen, verzonden: date) -> Overzicht:
    """The last day for a bezwaar against a letter sent on this day."""
    return _gemeente(regelingen, "besluit verzonden", verzonden, (bezwaartermijn(regelingen.gemeente, verzonden),))


def of_aanvraag(regelingen: Regelingen, gevraagd: date, wet: Wet) -> Overzicht:
    """The dates by which the municipality decides after help was asked for on this day."""
    return _gemeente(regelingen, f"gevraagd ({wet})", gevraagd, beslistermijnen(regelingen.gemeente, gevraagd, wet))


def of_ingebrekestelling(regelingen: Regelingen, verstuurd: date) -> Overzicht:
    """The last day to decide after the letter that asks for it, and when money starts to be owed."""
    geld = dwangsom(regelingen.gemeente, verstuurd)
    overzicht = _gemeente(
        regelingen, "brief verstuurd", verstuurd, (ingebrekestelling(regelingen.gemeente, verstuurd),)
    )
    opmerking = f"dwangsom van {geld.eerste_dag} tot en met {geld.laatste_dag}, hooguit {geld.hoogste} euro"
    return Overzicht(overzicht.gevraagd, overzicht.rijen, opmerkingen=(opmerking,))


def _gemeente(regelingen: Regelingen, wat: str, dag: date, termijnen: tuple[Termijn, ...]) -> Overzicht:
    gemeente = regelingen.gemeente
    regels = {regel.id: regel for regel in gemeente.termijn}
    rijen = tuple(
        Rij(one, _bron(one, gemeente.naam), regels[one.id].start, gemeente.eigenaars[one.eigenaar].u)
        for one in termijnen
    )
    return Overzicht((("gemeente", gemeente.naam), (wat, dag.isoformat())), rijen)


def _bron(termijn: Termijn, named: str) -> str:
    if termijn.niet_in_de_regeling:
        return "niet in de regeling"
    parts = [f"{named}, artikel {termijn.artikel}"] if termijn.artikel else []
    return "; ".join([*parts, *([termijn.wet] if termijn.wet else [])])


def _venster(venster: Venster) -> dict[str, Any]:
    return {
        "maanden": venster.maanden,
        "artikel": venster.artikel,
        "gebeurtenis_van": _iso(venster.gebeurtenis.van),
        "gebeurtenis_tot": _iso(venster.gebeurtenis.tot),
        "uiterlijk": _iso(venster.uiterlijk),
        "te_laat": venster.te_laat,
    }


def _dag(dag: date, naam: str) -> dict[str, str]:
    return {"dag": dag.isoformat(), "naam": naam}


def _iso(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()
