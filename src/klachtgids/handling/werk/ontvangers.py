# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which accounts are told of something in a zaak: those of a rol that may see it in a list, and nobody else.

Invariant: whoever a zaak is about, or who took part in it, is told nothing; `reading.in_list` decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import in_list
from klachtgids.regeling.toegang import Groep
from klachtgids.register.adressen import Adressen
from klachtgids.register.medewerkers import Account
from klachtgids.register.zaakstand import ZaakKop

BEHANDELAAR = "behandelaar"


@dataclass(frozen=True)
class Ontvangers:
    """Every account that is on and its address, read once for one round."""

    desk: Desk
    accounts: tuple[Account, ...]
    adressen: dict[str, str]

    @classmethod
    def read(cls, desk: Desk) -> Ontvangers:
        accounts = tuple(one for one in desk.medewerkers.alle() if one.actief)
        return cls(desk, accounts, Adressen(desk.register).alle())

    def van(self, kop: ZaakKop, aan: str) -> tuple[Account, ...]:
        """The accounts that `aan` means in this zaak: an account, `behandelaar`, or everybody with that rol."""
        if aan == BEHANDELAAR:
            named = [one for one in self.accounts if one.id == kop.behandelaar]
        else:
            named = [one for one in self.accounts if one.id == aan or aan in one.rollen]
        return tuple(one for one in named if in_list(self.desk, one.wie, kop))

    def groep(self, kop: ZaakKop, groep: Groep) -> tuple[Account, ...]:
        """The accounts with a rol of this group at the organisation of the zaak."""
        rollen = [rol for rol, one in self.desk.toegang.rollen_of(kop.organisatie).items() if one.groep == groep]
        found = {one.id: one for rol in rollen for one in self.van(kop, rol)}
        return tuple(found.values())
