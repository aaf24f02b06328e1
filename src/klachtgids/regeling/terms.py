# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fixed terms of the files of a regeling, and what each part of such a file is: strict, with its source.

Invariant: what is read is read as it stands; nothing unknown, nothing converted, nothing changed afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from klachtgids.words.wording import Wording

_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], BeforeValidator(lambda raw: tuple(raw) if isinstance(raw, list) else raw)]
"""A tuple that stands as a list in the file."""

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
ArtikelId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9./-]*$", max_length=20)]
RuleId = Annotated[str, Field(pattern=r"^[A-Z]+[0-9]+$")]
"""A rule of the catalogue of rules that `controleer` covers."""
Line = Annotated[str, Field(min_length=1, pattern=r"^[^\x00-\x09\x0b-\x1f\x7f]*$")]
Bewaard = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_.-]*$")]
"""A text that the register keeps: of which sort of row, and of which kind."""
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")]
Phone = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 -]*$")]
Url = Annotated[str, Field(pattern=r"^https://[^\s]+$")]

Soort = Literal["klacht", "signaal", "compliment"]
Hulpsoort = Literal["jeugdhulp", "welzijn", "kinderopvang"]
Functie = Literal[
    "medewerker", "vrijwilliger", "stagiair", "leidinggevende", "directie", "raad_van_bestuur",
    "klachtencoordinator", "organisatie", "onbekend",
]  # fmt: skip
FUNCTIES: tuple[Functie, ...] = get_args(Functie)
Start = Literal[
    "ontvangst", "gesprek_gevraagd", "extern_gevraagd", "oordeel", "afsluiting", "jaareinde", "verzending", "aanvraag",
    "melding",
]  # fmt: skip
Eenheid = Literal["werkdagen", "dagen", "weken", "maanden"]
KalenderNaam = Literal["werkdagen", "wettelijk"]
Afloop = Literal["beloofd", "wettelijk", "vroegste"]
"""What happens when a term in days, weeks or months ends on a day off.

`beloofd`: the date stands, with an earlier target; `wettelijk`: it moves to the next ordinary day (Algemene
termijnenwet 1); `vroegste`: the law moves it, the promise stays with the earlier date.
"""
LONGEST_ROLLED: Mapping[Eenheid, int] = {"werkdagen": 0, "dagen": 90, "weken": 12, "maanden": 3}
"""Longer terms end on their own day, whatever day that is (Algemene termijnenwet 4)."""


class Strict(BaseModel):
    """What is read from a file: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


class Link(Strict):
    """A page on the web; an empty `url` is a page of which the source does not give the address."""

    naam: Wording
    url: Url | Literal[""] = ""
    laatst_gecontroleerd: date | None = None


class Bron(Strict):
    """Where something comes from: an article of the regeling, a law, or neither."""

    artikel: ArtikelId | None = None
    wet: Line | None = None
    regels: Many[RuleId] = ()
