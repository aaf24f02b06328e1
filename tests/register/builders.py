# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filings as the intake makes them, whole and with one person of each role; and a look past the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from klachtgids.database import driver_url
from klachtgids.register.filing import (
    BerichtRij,
    Betrokkene,
    Elders,
    Filing,
    Onderdeel,
    Overgeslagen,
    Tekst,
    TermijnRij,
    Toestemming,
    Wanneer,
    hashed,
    row_id,
)
from klachtgids.register.terms import Kalender, Kanaal, Keuze, Precisie, Rol, Soort

RECEIVED = datetime(2026, 5, 1, 14, 55, 0, 123456, tzinfo=UTC)
REGISTERED = datetime(2026, 5, 1, 14, 55, 1, tzinfo=UTC)
CANARY = "kanarie Zij luisterden niet [/ é"


def clock() -> datetime:
    """The register's clock stands still in tests."""
    return REGISTERED


def filing(key: UUID | None = None, soort: Soort = Soort.KLACHT, **changes: Any) -> Filing:
    """A whole filing, its body hash filled in; `changes` are fields of `Filing`."""
    key = key or uuid4()
    persons = {rol: row_id(key, "betrokkene", rol) for rol in Rol}
    wanneer = Wanneer(date(2026, 4, 1), date(2026, 4, 30), Precisie.MAAND)
    onderdeel = row_id(key, "onderdeel", "1")
    whole = Filing(
        filing_key=key,
        soort=soort,
        kanaal=Kanaal.APP,
        regeling="regeling",
        regeling_versie="2025-05-21",
        organisatie="een",
        dialogen_versie="abc",
        ontvangen_op=RECEIVED,
        wanneer=wanneer,
        hoedanigheid="ouder",
        leeftijdsgroep="18",
        te_laat=False,
        beklaagde_soort="medewerker",
        besproken=("medewerker",),
        elders=(Elders("extern", "advies", date(2026, 3, 1)),),
        betrokkenen=tuple(Betrokkene(id_, rol, hoedanigheid="ouder") for rol, id_ in persons.items()),
        onderdelen=(Onderdeel(onderdeel, 1, wanneer, persons[Rol.BEKLAAGDE]),),
        teksten=(
            *(Tekst(id_, "naam", f"{CANARY} {rol}") for rol, id_ in persons.items()),
            Tekst(onderdeel, "wat", CANARY),
            Tekst(row_id(key), "wens", CANARY),
        ),
        toestemmingen=(Toestemming(row_id(key, "toestemming", "een"), "een", "sha256:1", Keuze.NEE, RECEIVED),),
        termijnen=(
            TermijnRij(
                row_id(key, "termijn", "bevestiging"),
                "X20",
                "4b",
                date(2026, 5, 1),
                Kalender.WERKDAGEN,
                date(2026, 5, 11),
                overgeslagen=(Overgeslagen(date(2026, 5, 5), "Bevrijdingsdag"),),
            ),
        ),
        berichten=(BerichtRij(row_id(key, "bericht", "1"), "bevestiging", "mail", persons[Rol.KLAGER]),),
    )
    return hashed(replace(whole, **changes), b"k" * 32)


def stored(url: str, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Look at (or spoil) what is stored, past the register."""
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    try:
        with engine.begin() as connection:
            result = connection.exec_driver_sql(sql, values or None)
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def rows_in(url: str, table: str) -> int:
    """How many rows a table holds."""
    return int(stored(url, str(sa.select(sa.func.count()).select_from(sa.table(table))))[0][0])
