# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Maatregelen that are still to be done, for who sees to it: also when the zaak itself is closed (X32, K41).

Invariant: the procedure says who may say that one is done; nobody else gets it on their list.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import list_zaken
from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import BEHANDELAAR
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.zaakstand import ZaakKop, Zoek


def list_maatregelen(desk: Desk, actor: Wie, before: date, zoek: Zoek | None = None) -> tuple[ZaakKop, ...]:
    """One page of zaken with a maatregel to be done before this day (`ZaakKop.maatregel`), the first day first.

    In every zaak for who sees to them by a rol, else in those that this person handles. `zoek` narrows and pages.
    """
    zoek = replace(zoek or Zoek(), maatregel_voor=before, alleen_open=False)
    bewakers = {one.regeling: _bewakers(one) for one in desk.procedures.procedures}
    if not any(actor.rollen & rollen for rollen in bewakers.values()):
        zoek = replace(zoek, behandelaar=actor.medewerker)

    def sees_to(kop: ZaakKop) -> bool:
        regeling = desk.regelingen.regeling_of(kop.organisatie).id
        return kop.behandelaar == actor.medewerker or bool(actor.rollen & bewakers[regeling])

    return list_zaken(desk, actor, zoek, sees_to)


def _bewakers(procedure: Procedure) -> frozenset[str]:
    """The rollen that may say that a maatregel is done, in any zaak."""
    soorten = procedure.algemeen.veld
    ends = [one for one in procedure.file.handeling if any(soorten[v.veld].soort == "maatregel" for v in one.vraagt)]
    return frozenset(rol for one in ends for rol in one.rollen) - {BEHANDELAAR}
