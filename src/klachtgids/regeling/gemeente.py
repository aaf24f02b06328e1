# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The strict frozen model of the municipality's file: bezwaar, late decisions, days off, and shared lokets.

Invariant: every date and amount of the law that the dialogue names stands in that file, none in code.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from klachtgids.regeling.models import Loket, Termijnregel
from klachtgids.regeling.terms import Line, Link, Many, Phone, RuleId, Slug, Strict
from klachtgids.words.wording import Wording

Dagnaam = Literal[
    "zaterdag", "zondag", "nieuwjaarsdag", "goede_vrijdag", "eerste_paasdag", "tweede_paasdag", "koningsdag",
    "bevrijdingsdag", "hemelvaartsdag", "eerste_pinksterdag", "tweede_pinksterdag", "eerste_kerstdag",
    "tweede_kerstdag",
]  # fmt: skip
Wet = Literal["jeugdwet", "wmo"]


class AangewezenDag(Strict):
    """A day that a royal decree puts on a par with a public holiday (Algemene termijnenwet 3, third paragraph)."""

    dag: date
    naam: Wording


class Bezwaar(Strict):
    """Where a bezwaar goes, how, and what the letter must hold (Awb 6:4, 6:5)."""

    post: Line
    pagina: Link
    kanalen: Many[Wording]
    niet_via: Wording
    inhoud: Many[Wording]
    te_laat: Wording
    voor_iemand_anders: Wording
    daarna: Wording
    bijna_om_dagen: Annotated[int, Field(gt=0)]
    laatst_gecontroleerd: date | None = None
    regels: Many[RuleId] = ()


class Dwangsomtrap(Strict):
    dagen: Annotated[int, Field(gt=0)]
    euro: Annotated[int, Field(gt=0)]


class GeenBesluit(Strict):
    """What to do when a decision does not come: call, ask in writing, then penalty and court (Awb 4:17, 6:12)."""

    telefoon: Phone
    post: Line
    pagina: Link
    kanalen: Many[Wording]
    inhoud: Many[Wording]
    daarna: Wording
    dwangsom: Many[Dwangsomtrap]
    laatst_gecontroleerd: date | None = None
    regels: Many[RuleId] = ()

    @property
    def hoogste_dwangsom(self) -> int:
        """The most that can be paid, in euro."""
        return sum(trap.dagen * trap.euro for trap in self.dwangsom)

    @property
    def dwangsomdagen(self) -> int:
        """For how many days at most."""
        return sum(trap.dagen for trap in self.dwangsom)


class Gemeente(Strict):
    """The municipality for which decisions about care are taken."""

    id: Slug
    naam: Line
    dagnamen: dict[Dagnaam, Wording]
    aangewezen_dag: Many[AangewezenDag]
    bezwaar: Bezwaar
    geen_besluit: GeenBesluit
    eigenaars: dict[Slug, Wording]
    beslistermijnen: dict[Wet, Many[Slug]]
    """For each law the termijnen that follow one another from asking to deciding."""
    termijn: Many[Termijnregel]
    loket: Many[Loket]

    def termijnregel(self, termijn_id: str, op: date) -> Termijnregel:
        """The version of a rule that is in force on day `op`; KeyError when there is none."""
        for regel in self.termijn:
            if regel.id == termijn_id and regel.holds_on(op):
                return regel
        raise KeyError(termijn_id)
