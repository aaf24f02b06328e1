# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an oordeel must have: one for each onderdeel, within the regeling, with its reasons and dated maatregelen.

Invariant: as in `guards`: each looks at one `Vraag`, and holds as long as nothing is given.
"""

from __future__ import annotations

from klachtgids.regeling.vraag import Vraag
from klachtgids.regeling.zaakbeeld import GEEN, uitspraak_van


def alle_onderdelen_beoordeeld(vraag: Vraag) -> bool:
    """Each onderdeel has its own oordeel; none is forgotten and none invented (X30, K33)."""
    parts = {one.id for one in vraag.zaak.onderdelen}
    return "oordelen" not in vraag.gegevens or (bool(parts) and {*vraag.oordelen} == parts)


def oordeel_in_regeling(vraag: Vraag) -> bool:
    """Only oordelen that the regeling knows (X30, K33)."""
    known = vraag.fact("oordelen") or ()
    return all(one.uitspraak in known for one in vraag.oordelen.values())


def uitspraak_gezegd(vraag: Vraag) -> bool:
    """What an external body found is written down: an oordeel for each onderdeel, or its advies (X41, K33)."""
    return bool(vraag.oordelen) or bool(str(vraag.gegevens.get("advies", "")).strip())


def motivering_aanwezig(vraag: Vraag) -> bool:
    """No oordeel without its reasons (X31, C20; Jeugdwet 4.2.1)."""
    return all(one.motivering.strip() for one in vraag.oordelen.values())


def getoetst(vraag: Vraag) -> bool:
    """An oordeel says against which procedure or gedragscode it was tested (X23)."""
    return all((one.getoetst_aan or "").strip() for one in vraag.oordelen.values())


def maatregelen_met_datum(vraag: Vraag) -> bool:
    """Where the law wants a date for every maatregel, each has one (X32; Wet kinderopvang 1.57b)."""
    rows = vraag.gegevens.get("maatregelen", GEEN)
    if rows == GEEN or vraag.fact("maatregelen_noemen") != "datum_verplicht":
        return True
    return all(one.uiterlijk is not None for one in rows)


def oordeel_gegeven(vraag: Vraag) -> bool:
    """Every onderdeel has an oordeel (X29, K33)."""
    return uitspraak_van(vraag.uitspraken) is not None


def krijgt_gelijk(vraag: Vraag) -> bool:
    """The klager is right, wholly or in part: then there is a klachtgesprek (K31)."""
    return uitspraak_van(vraag.uitspraken) in ("gegrond", "deels_gegrond")
