# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody of a zaak lives, and how a body outside reaches the klager.

Invariant: a body outside gets nothing of this without the consent for it, and only of whom the klager wants the answer
to go to (K49, A5).
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from klachtgids.handling.briefgaten import toestemming
from klachtgids.handling.briefwegen import Rij
from klachtgids.handling.briefzaak import Toen
from klachtgids.register.papier import POSTADRES
from klachtgids.register.terms import Keuze
from klachtgids.register.zaakstand import ontvangers

COMMISSIE = "commissie"
"""The scope of consent for a body outside."""


def adres_van(toen: Toen, person: UUID | None) -> tuple[str, ...]:
    """The postal address by lines: as staff wrote it down before the letter went, else as it was told.

    Where several get the letters, each keeps the address they told.
    """
    told, went = toen.tekst(person, "adres"), toen.rij.verzonden_op
    kept = (toen.tekst(one.id, POSTADRES) for one in reversed(toen.alle) if went is None or one.op <= went)
    several = told is not None and len(ontvangers(toen.stand.personen)) > 1
    adres = told if several else next((one for one in kept if one), told)
    return tuple((adres or "").replace(", ", "\n").splitlines())


def contact(toen: Toen) -> Iterator[Rij]:
    """Whom a body outside can reach, by every way that is known; nobody without consent."""
    if toestemming(toen, COMMISSIE) is not Keuze.JA:
        return
    for one in ontvangers(toen.stand.personen):
        ways = [*adres_van(toen, one.id), *(toen.tekst(one.id, kind) for kind in ("e-mail", "telefoon"))]
        told = "\n".join(way for way in ways if way)
        quiet = frozenset({"niet_inspreken"}) if one.voicemail is False else frozenset()
        yield {"naam": toen.tekst(one.id, "naam"), "bereiken": told}, quiet
