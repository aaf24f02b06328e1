# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping what follows from a handeling: stap, fase, termijnen, oordelen, maatregelen, berichten and words, at once.

Invariant: one call = one transaction with its gebeurtenis; it holds only for the zaak as the caller saw it (`versie`),
so that of two who act on the same sight the second is told and nothing is lost. Words go through `seal` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.zaakbeeld import Verplaatsing
from klachtgids.register.betrekkingen import link
from klachtgids.register.gevolgen import Gevolg, Werk, write
from klachtgids.register.moment import right_after
from klachtgids.register.register import Register
from klachtgids.register.tables import Zaak
from klachtgids.register.terms import Afloop, Relatie, Uitspraak
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.register.zoeken import KEPT_OUT


@dataclass(frozen=True, slots=True)
class Bewaard:
    """What was kept: the id of the stap, the versie of the zaak after it, and the nummer of a deelklacht."""

    stap: UUID
    versie: int
    deelklacht: str | None = None


class Bewaarder:
    """Keeps what is done to the zaken of one open register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._store = register.store

    def apply(
        self,
        stand: Zaakstand,
        verplaatsing: Verplaatsing,
        gevolg: Gevolg,
        *,
        actor: str,
        op: datetime,
        stap: UUID | None = None,
    ) -> Bewaard | None:
        """Keep what follows; None when the zaak changed since `stand`: then nothing is written.

        `stap` is the id of the stap; with one that is known already it is a `RegisterFault`, and nothing is written.
        """
        moment = right_after(max((one.op for one in stand.stappen), default=None), op)
        werk = Werk(stand, verplaatsing, gevolg, actor, moment, op, stap or uuid4())
        with self._store.writing() as connection:
            versie = stand.kop.versie + 1
            if not _changed(connection, werk, versie):
                return None
            nummer = None
            if gevolg.deelklacht is not None:
                nummer = self._register.file_in(connection, [gevolg.deelklacht], actor=actor)[0].nummer
            write(connection, werk, versie)
            return Bewaard(werk.stap, versie, nummer)

    def link(self, stand: Zaakstand, medewerker: str, relatie: Relatie, *, actor: str, op: datetime) -> bool:
        """Say what a medewerker is to a zaak; False when the zaak changed since `stand`.

        Who is kept out from now on no longer handles it, and helps nobody in it.
        """
        with self._store.writing() as connection:
            out = relatie in KEPT_OUT and stand.kop.behandelaar == medewerker
            values: dict[str, Any] = {"behandelaar": None} if out else {}
            if not moved(connection, stand, values | {"versie": stand.kop.versie + 1}):
                return False
            link(connection, stand.kop.id, medewerker, relatie, actor=actor, op=op)
            return True


def moved(connection: sa.Connection, stand: Zaakstand, values: Mapping[str, Any]) -> bool:
    """Change the zaak as it was seen; the database itself says whether it still is so (security.md 4.7)."""
    seen = (Zaak.id == stand.kop.id, Zaak.versie == stand.kop.versie, Zaak.stage == stand.kop.fase)
    return connection.execute(sa.update(Zaak).where(*seen).values(**values)).rowcount == 1


def _changed(connection: sa.Connection, werk: Werk, versie: int) -> bool:
    move, given, gevolg = werk.verplaatsing, werk.gegevens, werk.gevolg
    values: dict[str, Any] = {"stage": move.naar, "soort": move.soort, "versie": versie}
    values["behandelaar"] = move.behandelaar
    if gevolg.organisatie is not None:
        values["organisatie"] = gevolg.organisatie
    if move.uitspraak is not None:
        values["uitspraak"] = Uitspraak(move.uitspraak.replace("_", " "))
    if "grond" in given:
        values["afloop_grond"] = given["grond"]
    if move.einde is not None:
        values |= {"afloop": Afloop(move.einde.replace("_", " ")), "afsluitdatum": wettelijke_dag(werk.op)}
        values |= {"bewaren_tot": gevolg.bewaren_tot, "bewaren_grond": gevolg.bewaren_grond}
    elif werk.stand.kop.afloop is not None and move.naar != move.van:
        values |= dict.fromkeys(("afloop", "afloop_grond", "afsluitdatum", "bewaren_tot", "bewaren_grond"))
    if "wijze" in given and any(one.aan == "klager" for one in move.bericht):
        values |= {"terugkoppeling_op": wettelijke_dag(werk.op), "terugkoppeling_wijze": given["wijze"]}
    return moved(connection, werk.stand, values)
