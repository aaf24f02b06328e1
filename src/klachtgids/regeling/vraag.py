# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The question that guards answer: may this be done to this zaak, by this person, with what the form gives?

Invariant: everything a guard may look at is here; it reaches for nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.models import Behandelaar, Loket
from klachtgids.regeling.procedure_models import AAN, BEHANDELAAR, Handeling, Merk
from klachtgids.regeling.zaakbeeld import Oordeel, Uitspraak, Wie, ZaakBeeld, met_personen


def voor_wie(regelingen: Regelingen, zaak: ZaakBeeld, rol: str) -> str:
    """Whom something for this rol is for: who handles the zaak when that is about the rol, or above it (C11, C12)."""
    regeling = regelingen.regeling_of(zaak.organisatie)
    if rol in AAN or not regeling.boven(rol, zaak.functies):
        return rol
    return regeling.behandelaar_over(zaak.functies).rol if zaak.behandelaar is None else BEHANDELAAR


@dataclass(frozen=True, slots=True)
class Vraag:
    """May this handeling be done to this zaak by this person, with what is given on the form (empty before it)?"""

    zaak: ZaakBeeld
    wie: Wie
    handeling: Handeling | None
    gegevens: Mapping[str, Any]
    merken: frozenset[Merk]
    regelingen: Regelingen
    onderweg: frozenset[Merk] = frozenset()
    """What the klager is told in a letter that has not gone yet."""

    def fact(self, name: str) -> Any:
        return self.regelingen.fact(self.zaak.organisatie, name)

    @property
    def behandelaar(self) -> Behandelaar:
        """Who handles a zaak about these functions."""
        return self.regelingen.regeling_of(self.zaak.organisatie).behandelaar_over(self.zaak.functies)

    @property
    def straks(self) -> ZaakBeeld:
        """The zaak with the persons on the form, and who still handles it then: nobody who may not, or stands too low.

        A behandelaar who is chosen on the form is not looked at.
        """
        then = met_personen(self.zaak, self.gegevens)
        regeling = self.regelingen.regeling_of(self.zaak.organisatie)
        was, now = (regeling.behandelaar_over(one.functies) for one in (self.zaak, then))
        higher = regeling.behandelaar.index(now) > regeling.behandelaar.index(was)
        goes = higher or self.zaak.behandelaar in then.beklaagden | then.betrokkenen
        return replace(then, behandelaar=None if goes else self.zaak.behandelaar)

    @property
    def oordelen(self) -> Mapping[str, Oordeel]:
        """What is judged on the form, by onderdeel."""
        return self.gegevens.get("oordelen") or {}

    @property
    def uitspraken(self) -> tuple[Uitspraak | None, ...]:
        """The uitspraak of each onderdeel, what is on the form before what was found earlier."""
        given = self.oordelen
        return tuple(given[one.id].uitspraak if one.id in given else one.uitspraak for one in self.zaak.onderdelen)

    @property
    def loket(self) -> Loket | None:
        return self.regelingen.loket(self.zaak.organisatie, self.gegevens.get("loket", ""))

    def persoon(self, veld: str) -> Wie | None:
        """The person chosen in a field."""
        found = self.gegevens.get(veld)
        return found if isinstance(found, Wie) else None
