# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a filing to the rows that it is: which table gets what, in the order that foreign keys ask for.

Invariant: nothing of or about a person leaves here but through `seal.close_content`, into `inhoud`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

from klachtgids.register.base import Base
from klachtgids.register.filing import Count, Elders, Filed, Filing, Overgeslagen, Tekst, TermijnRij, Wanneer
from klachtgids.register.tables import Betrokkene, Gebeurtenis, Inhoud, Klachtonderdeel, Termijn, Toestemming, Zaak
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand
from klachtgids.seal import close_content

HASH_BYTES: Final = 32
NUMMER: Final = re.compile(r"[KSCM]-\d{4}-\d{6,9}", re.ASCII)
FILED: Final = "ingediend"
_AS_FILED: Final = (
    *("filing_key", "body_hash", "regeling", "regeling_versie", "dialogen_versie", "organisatie", "soort", "kanaal"),
    *("onderwerp", "stage", "ontvangen_op", "hoedanigheid", "leeftijdsgroep", "te_laat", "veiligheid", "taal", "tolk"),
    *("beklaagde_soort", "beklaagde_functie", "locatie"),
)

Row = dict[str, Any]


def of(filed: Sequence[Filing], *, now: datetime, oefen: bool, actor: str) -> tuple[tuple[type[Base], list[Row]], ...]:
    """The rows of these filings, table by table, empty ones left out; a hoofdzaak comes before what hangs under it.

    All but the nummers, so that nothing has to be worked out while the counter is held (`number`).
    """
    filings = [(filing.id, filing) for filing in filed]  # an id is worked out each time it is asked for
    zaken = [_zaak(zaak, filing, now=now, oefen=oefen) for zaak, filing in filings]
    zaken.sort(key=lambda row: row["hoofdzaak_id"] is not None)
    tables: tuple[tuple[type[Base], list[Row]], ...] = (
        (Zaak, zaken),
        (Betrokkene, [_betrokkene(zaak, one) for zaak, filing in filings for one in filing.betrokkenen]),
        (Klachtonderdeel, [_onderdeel(zaak, one) for zaak, filing in filings for one in filing.onderdelen]),
        (Inhoud, [content(zaak, one, actor=actor, op=now) for zaak, filing in filings for one in filing.teksten]),
        (Toestemming, [_toestemming(zaak, one) for zaak, filing in filings for one in filing.toestemmingen]),
        (Termijn, [termijn(zaak, one) for zaak, filing in filings for one in filing.termijnen]),
        (Bericht, [_bericht(zaak, one, now) for zaak, filing in filings for one in filing.berichten]),
        (Gebeurtenis, [{"op": now, "zaak_id": zaak, "actor": actor, "wat": FILED} for zaak, _ in filings]),
    )
    return tuple((table, values) for table, values in tables if values)


def number(tables: Sequence[tuple[type[Base], list[Row]]], nummers: Mapping[UUID, str]) -> None:
    """Give each zaak among these rows its nummer, by its filing key."""
    for row in (row for table, values in tables if table is Zaak for row in values):
        row["nummer"] = nummers[row["filing_key"]]


def content(zaak: UUID, tekst: Tekst, *, actor: str, op: datetime, versie: int = 1) -> Row:
    """One text, closed for its row; a text that was changed is a next `versie` beside it, never in its place."""
    closed = close_content(tekst.text, zaak=zaak, row=tekst.row, kind=tekst.kind)
    return {
        "id": uuid5(tekst.row, f"{tekst.kind}/{versie}"),
        "zaak_id": zaak,
        "row": tekst.row,
        "kind": tekst.kind,
        "versie": versie,
        "format": closed.format,
        "blob": closed.blob,
        "actor": actor,
        "op": op,
    }


def filed(filing: Filing, nummer: str, now: datetime) -> Filed:
    """What the filer gets back."""
    return Filed(
        filing_key=filing.filing_key,
        zaak=filing.id,
        nummer=nummer,
        soort=filing.soort,
        organisatie=filing.organisatie,
        ontvangen_op=filing.ontvangen_op,
        geregistreerd_op=now,
    )


def counted(count: Count) -> Row:
    """The values of one count."""
    return {"key": count.key, "wat": count.wat, "organisatie": count.organisatie, "maand": count.maand}


def _zaak(zaak: UUID, filing: Filing, *, now: datetime, oefen: bool) -> Row:
    return {name: getattr(filing, name) for name in _AS_FILED} | {
        "id": zaak,
        "oefen": oefen,
        "geregistreerd_op": now,
        "besproken": list(filing.besproken),
        "elders": [_elders(one) for one in filing.elders],
        "hoofdzaak_id": filing.hoofdzaak,
        "versie": 1,
        **_wanneer(filing.wanneer),
    }


def _wanneer(wanneer: Wanneer) -> Row:
    return {
        "gebeurtenis_van": wanneer.van,
        "gebeurtenis_tot": wanneer.tot,
        "gebeurtenis_precisie": wanneer.precisie,
    }


def _elders(one: Elders) -> Row:
    return {"waar": one.waar, "fase": one.fase, "sinds": one.sinds and one.sinds.isoformat()}


def _betrokkene(zaak: UUID, one: Any) -> Row:
    same = ("id", "rol", "hoedanigheid", "soort", "functie", "machtiging", "voorkeur", "voicemail")
    return {name: getattr(one, name) for name in same} | {"zaak_id": zaak}


def _onderdeel(zaak: UUID, one: Any) -> Row:
    row = {"id": one.id, "zaak_id": zaak, "volgnr": one.volgnr, "beklaagde_id": one.beklaagde}
    return row | {"aard": [], "versie": 1, **_wanneer(one.wanneer)}


def _toestemming(zaak: UUID, one: Any) -> Row:
    same = ("id", "reikwijdte", "ontvanger", "tekst_digest", "keuze", "op")
    return {name: getattr(one, name) for name in same} | {"zaak_id": zaak}


def termijn(zaak: UUID, one: TermijnRij) -> Row:
    """The values of one promised date."""
    same = ("id", "rule", "artikel", "start", "kalender", "uiterlijk", "streef", "wettelijk", "eigenaar", "bewaker")
    skipped = [_overgeslagen(day) for day in one.overgeslagen]
    return {name: getattr(one, name) for name in same} | {"zaak_id": zaak, "overgeslagen": skipped}


def _overgeslagen(one: Overgeslagen) -> Row:
    return {"dag": one.dag.isoformat(), "naam": one.naam}


def _bericht(zaak: UUID, one: Any, now: datetime) -> Row:
    return {
        "id": one.id,
        "zaak_id": zaak,
        "aan_id": one.aan,
        "sjabloon": one.sjabloon,
        "kanaal": one.kanaal,
        "voor_klager": True,
        "stand": BerichtStand.WACHT,
        "gemaakt_op": now,
        "pogingen": 0,
        "volgende_poging": now,
    }
