# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a klager can go on: the next step for who does not agree, the bodies outside, and how each is reached.

Invariant: all of it is what the regeling says at the moment of the letter; no body and no cost is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from klachtgids.handling.briefzaak import Toen
from klachtgids.regeling.guards import tweede_stap_binnen, volgende_stappen
from klachtgids.regeling.models import Loket
from klachtgids.regeling.procedure_models import Merk
from klachtgids.words.i18n import SlotValue

Slot: TypeAlias = "SlotValue | None"
"""What fills a gap."""
Rij: TypeAlias = tuple[Mapping[str, Slot], frozenset[str]]
"""What one row holds, and the flags of it that are not the names of what is filled."""

_OVER: Final[Merk] = "gesprek_directie_gehad"
"""As if the talk inside has been: what is there after it."""


def volgende(toen: Toen) -> str | None:
    """The next step for who does not agree: what this form told, else what was told last and is still one, else the
    first that the regeling gives. So all letters of a zaak name the same.
    """
    told: str | None = toen.gegevens.get("volgende_stap")
    if told is not None:
        return told
    steps, before = in_order(toen, volgende_stappen(toen.vraag)), toen.laatst("volgende_stap")
    return before if before in steps else next(iter(steps), None)


def binnen(toen: Toen) -> bool:
    """Whether that next step is a talk inside the organisation."""
    return tweede_stap_binnen(toen.vraag) and volgende(toen) == toen.vraag.behandelaar.oneens


def buiten(toen: Toen) -> tuple[Loket, ...]:
    """The bodies outside that there are after a talk inside, but for the next step itself."""
    steps = volgende_stappen(replace(toen.vraag, merken=frozenset({*toen.merken, _OVER})))
    found = (toen.loket(one) for one in in_order(toen, steps) if one != volgende(toen))
    return tuple(one for one in found if one is not None)


def in_order(toen: Toen, steps: Iterable[str]) -> list[str]:
    """The rol or body that the regeling names first, then the others as the files have them."""
    order = [toen.vraag.behandelaar.oneens, *(one.id for one in toen.regelingen.loketten_for(toen.organisatie))]
    return [name for name in dict.fromkeys(order) if name in steps]


def extern(toen: Toen) -> Loket | None:
    """The body outside that this is about, else the last one that the zaak went to."""
    return toen.loket(toen.gegevens.get("loket") or toen.laatst("loket"))


def volgend_loket(toen: Toen) -> Loket | None:
    """The next step, where that is a body outside."""
    return toen.loket(volgende(toen))


def bereiken(naam: str, post: str | None, *ways: str | None) -> str | None:
    """How a place is reached, each way on its line, without its name above; None when nothing is known."""
    lines = [line.strip() for line in (post or "").splitlines()]
    found = [*(line for line in lines if line and line != naam), *(way for way in ways if way)]
    return "\n".join(found) or None


def bereik_loket(loket: Loket | None) -> str | None:
    """How a body outside is reached, None when the files do not say."""
    if loket is None:
        return None
    site = loket.website.naam.u if loket.website is not None and loket.website.url else None
    return bereiken(loket.naam, loket.post, loket.email, loket.telefoon, site)


def weg(toen: Toen, name: str | None) -> Slot:
    """A rol or a body by id, as it is called."""
    loket = toen.loket(name)
    return toen.rolnaam(name) if loket is None else loket.naam


def weg_bereiken(toen: Toen) -> str | None:
    """How the next step is reached: the organisation itself, or the body outside."""
    if not binnen(toen):
        return bereik_loket(volgend_loket(toen))
    here = toen.regelingen.organisatie(toen.organisatie)
    return bereiken(here.naam, None, here.email, here.telefoon)


def wanneer(toen: Toen, loket: Loket) -> Slot:
    """When one can go to a body; a committee is open at once where no talk inside comes before it (C11)."""
    return None if loket.soort == "commissie" and not tweede_stap_binnen(toen.vraag) else loket.wanneer
