# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping the fixed terms by which a zaak is found and counted: the aard of each onderdeel, and the onderwerp.

Invariant: one call = one transaction with its stap and gebeurtenis, for the zaak as the caller saw it. Terms are ids of
the data, never words of a person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

import sqlalchemy as sa

from klachtgids.register.applying import Bewaard, moved
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Klachtonderdeel, Stap
from klachtgids.register.zaakstand import Zaakstand

INDELEN: Final = "indelen"
"""The stap that is left behind; no handeling of a procedure, so it meets and starts nothing."""


@dataclass(frozen=True, slots=True)
class Indeling:
    """Terms to keep: `delen` gives onderdelen their aard, the first the main one; None leaves what there was."""

    delen: Mapping[UUID, Sequence[str]]
    aard: str | None = None
    onderwerp: str | None = None


def keep_indeling(
    register: Register, stand: Zaakstand, indeling: Indeling, *, actor: str, op: datetime
) -> Bewaard | None:
    """Keep these terms; None when the zaak changed since `stand`: then nothing is written."""
    versie, stap = stand.kop.versie + 1, uuid4()
    terms = {"aard": indeling.aard, "onderwerp": indeling.onderwerp}
    values: dict[str, Any] = {name: term for name, term in terms.items() if term is not None}
    with register.store.writing() as connection:
        if not moved(connection, stand, values | {"versie": versie}):
            return None
        for part, aard in indeling.delen.items():
            ours = (Klachtonderdeel.id == part, Klachtonderdeel.zaak_id == stand.kop.id)
            change = sa.update(Klachtonderdeel).where(*ours)
            connection.execute(change.values(aard=list(aard), versie=Klachtonderdeel.versie + 1))
        row = {"id": stap, "zaak_id": stand.kop.id, "soort": INDELEN, "op": op, "actor": actor, "versie": versie}
        connection.execute(sa.insert(Stap), [row])
        happened = {"op": op, "zaak_id": stand.kop.id, "actor": actor, "wat": INDELEN}
        rows = [happened | {"code": f"{name} {term}"} for name, term in values.items()] or [happened | {"code": None}]
        connection.execute(sa.insert(Gebeurtenis), rows)
    return Bewaard(stap, versie)
