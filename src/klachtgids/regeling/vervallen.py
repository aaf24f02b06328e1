# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which maatregelen hold no more once a handeling is done (X32, K41).

Invariant: one that a letter promised to the klager holds until another letter says what comes in its place; one that
nobody was told of holds only as long as the zaak is on its way to telling it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from klachtgids.regeling.procedure_models import Algemeen, Handeling, Merk
from klachtgids.regeling.zaakbeeld import ZaakBeeld

_TOLD: Final[Merk] = "uitkomst_gemeld"


def vervallen_maatregelen(
    handeling: Handeling, zaak: ZaakBeeld, known: Mapping[str, Handeling], algemeen: Algemeen, *, moves: bool
) -> Iterator[str]:
    """The ids of those that lapse by this handeling; `moves`: it brings the zaak to another fase or soort.

    What the klager hears comes in the place of what was decided before, and of what they heard before only where the
    file says so (`vervangt_maatregelen`).
    """
    done = [known.get(name) for name in zaak.stappen]
    asks = (n for n, one in enumerate((*done, handeling)) if one is not None and _asks(one, algemeen))
    tells, last = _TOLD in handeling.merkt, max(asks, default=0)
    for one in zaak.maatregelen:
        told = any(stap is not None and _TOLD in stap.merkt for stap in done[one.stap :])
        replaced = tells and one.stap < last
        if (replaced and handeling.vervangt_maatregelen) if told else (replaced or (moves and not tells)):
            yield one.id


def _asks(handeling: Handeling, algemeen: Algemeen) -> bool:
    return any(algemeen.veld[one.veld].soort == "maatregelen" for one in handeling.vraagt)
