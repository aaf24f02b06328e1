# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The strict frozen models of a procedure file, and of the fields, letters and refusals that all procedures share.

Invariant: nothing here knows a regeling by name; what a name leads to is checked by `procedure_check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self, TypeAlias, get_args

from pydantic import BeforeValidator, Field, model_validator

from klachtgids.regeling.terms import Bron, Hulpsoort, Many, Slug, Start, Strict
from klachtgids.words.wording import Wording

ProcedureSoort: TypeAlias = Literal["klacht", "signaal", "compliment", "mondeling"]
"""What a zaak can be: the three of the dialogues, and an oral complaint that staff write down (C18)."""
SOORTEN: tuple[ProcedureSoort, ...] = get_args(ProcedureSoort)

Einde = Literal[
    "beoordeeld", "opgelost_naar_tevredenheid", "ingetrokken", "niet_in_behandeling", "beeindigd_externe_route",
    "doorverwezen", "afgehandeld",
]  # fmt: skip
"""How a zaak ended: the register's terms with underscores for spaces (domain.md A7)."""

Merk = Literal[
    "beklaagde_gehoord", "beklaagde_geinformeerd", "dossier_onderzocht", "extern_uitspraak", "gesprek_directie_gehad",
    "intrekking_gevraagd", "klager_gehoord", "samen_opgelost", "samenvatting_geschreven",
    "uitkomst_gemeld", "veiligheid_bekeken", "vervolg_gehad",
]  # fmt: skip
"""What a handeling leaves behind for guards to see; a procedure says itself which handeling leaves what."""
MERKEN: tuple[Merk, ...] = get_args(Merk)

Veldsoort = Literal[
    "tekst", "datum", "ja_nee", "keuze", "medewerker", "organisatie", "oordelen", "maatregelen", "loket", "vervolgweg",
    "stukken", "maatregel",
]  # fmt: skip

OPEN = "*"
"""In `van`: every fase of the soort that is no end."""
BEHANDELAAR = "behandelaar"
"""In `rollen`: whoever the zaak was given to, whatever their role is called."""
KLAGER = "klager"
DOENER = "wie_dit_doet"
"""In `tekent`: whoever does it signs for it (C12)."""
AAN = frozenset({KLAGER, BEHANDELAAR, "beklaagde", "medewerker", "loket"})
"""Whom a letter can go to besides the rollen of the regeling; `loket` and `behandelaar` are those just chosen."""


def _named(field: str) -> BeforeValidator:
    """In the file a bare name stands for a table with only that name in it; a bare name alone for a list of one."""

    def widen(raw: object) -> object:
        rows = [raw] if isinstance(raw, str) else raw
        return tuple({field: one} if isinstance(one, str) else one for one in rows) if isinstance(rows, list) else raw

    return BeforeValidator(widen)


class Fase(Bron):
    """One stage of a zaak; `begin` is where its soorten start, `einde` says that nothing follows and how it ended."""

    id: Slug
    naam: Wording
    klager: Wording | None = None
    """How far it is, in words for the klager who asks."""
    soorten: Many[ProcedureSoort] = ("klacht",)
    begin: bool = False
    einde: Einde | None = None


class Route(Strict):
    """Where a handeling leads; `als` is a guard, and the first route that holds is taken."""

    fase: Slug
    als: Slug | None = None


class Voorwaarde(Bron):
    """A guard that a handeling is under; without a source of its own it has that of the handeling."""

    guard: Slug
    waarschuwt: bool = False
    """It only warns: the handeling may go on, and the warning is kept with it."""


class Vraagregel(Strict):
    """A field that the form of a handeling asks for."""

    veld: Slug
    verplicht: bool = True
    liever_niet: bool = False
    """"Liever niet" counts as an answer, and is recorded as that (K43)."""
    keuzes: Many[Slug] = ()
    """Only these of the field's choices."""
    loketten: Many[Slug] = ()
    """Only these external bodies; those that the organisation does not have are left out."""
    rollen: Many[Slug] = ()
    """Only persons with one of these rollen."""


class Brief(Strict):
    """A message that goes out in the same transaction as the handeling."""

    sjabloon: Slug
    aan: Slug


class Handeling(Bron):
    """Something that may be done to a zaak: from where, by whom, under which guards, and what follows from it."""

    id: Slug
    naam: Wording
    uitleg: Wording | None = None
    soorten: Many[ProcedureSoort] = ("klacht",)
    van: Many[Slug | Literal["*"]]
    naar: Annotated[tuple[Route, ...], _named("fase")] = ()
    """Without it the zaak stays in its fase."""
    wordt: ProcedureSoort | None = None
    """The soort that the zaak gets; `naar` is then a fase of that soort (herkwalificatie)."""
    rollen: Many[Slug]
    guards: Annotated[tuple[Voorwaarde, ...], _named("guard")] = ()
    vraagt: Annotated[tuple[Vraagregel, ...], _named("veld")] = ()
    haalt: Many[Slug] = ()
    """The termijnen that are met by it."""
    vervalt: Many[Slug] = ()
    """The termijnen that no longer run, without being met; at an end all that still run."""
    verzet: Many[Slug] = ()
    """The termijnen whose date it moves, to the field `nieuwe_datum`."""
    start: Many[Start] = ()
    """The events from which new termijnen count."""
    bericht: Many[Brief] = ()
    tekent: Slug | None = None
    """The rol under the letter, `behandelaar`, or `wie_dit_doet`."""
    vervangt_maatregelen: bool = False
    """What the klager hears with it about maatregelen comes in the place of all that they heard before."""
    merkt: Many[Merk] = ()
    wist: Many[Merk] = ()
    niet_in_de_regeling: bool = False

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.niet_in_de_regeling == bool(self.artikel or self.wet):
            raise ValueError("noem een artikel of een wet, of zet niet_in_de_regeling op true")
        if self.wordt and not self.naar:
            raise ValueError("zeg bij wordt ook naar welke fase")
        if self.naar and self.naar[-1].als:
            raise ValueError("de laatste route heeft geen als")
        if any(route.als is None for route in self.naar[:-1]):
            raise ValueError("na een route zonder als wordt niets meer bereikt")
        if self.tekent and not self.bericht:
            raise ValueError("zonder bericht valt er niets te tekenen")
        if self.vervangt_maatregelen and "uitkomst_gemeld" not in self.merkt:
            raise ValueError("alleen wie de uitkomst meldt, vervangt maatregelen")
        if self.verzet and "nieuwe_datum" not in {one.veld for one in self.vraagt if one.verplicht}:
            raise ValueError("wie een termijn verzet, vraagt nieuwe_datum")
        return self


class ProcedureFile(Strict):
    """One file: the stages and handelingen of every soort under one regeling."""

    regeling: Slug
    altijd: Annotated[tuple[Voorwaarde, ...], _named("guard")]
    """Guards over everything: who does not pass them may do nothing, and may not see the zaak."""
    fase: Many[Fase]
    handeling: Many[Handeling]
    niet_hier: dict[Slug, Annotated[str, Field(min_length=10)]] = Field(default_factory=dict)
    """Termijnen that no handeling meets, with the reason."""

    def fasen(self, soort: ProcedureSoort) -> dict[str, Fase]:
        """The stages of a soort by id, in the order of the file."""
        return {fase.id: fase for fase in self.fase if soort in fase.soorten}

    def handelingen(self, soort: ProcedureSoort, fase: Fase) -> tuple[Handeling, ...]:
        """What may be done at all to a zaak of this soort in this fase, in the order of the file."""
        names = {fase.id} if fase.einde else {fase.id, OPEN}
        return tuple(one for one in self.handeling if soort in one.soorten and names & {*one.van})

    def bronnen(self) -> Iterator[tuple[str, Bron]]:
        """Everything that names its source, with its place in the file."""
        yield from ((f"altijd {one.guard}", one) for one in self.altijd)
        yield from ((f"fase {one.id}", one) for one in self.fase)
        for handeling in self.handeling:
            yield f"handeling {handeling.id}", handeling
            yield from ((f"handeling {handeling.id}, guard {one.guard}", one) for one in handeling.guards)


class Veld(Strict):
    """A field that forms can ask for. `dag`: a date that has been, or one that is still to come."""

    soort: Veldsoort
    naam: Wording
    hulp: Wording | None = None
    keuzes: dict[Slug, Wording] = Field(default_factory=dict)
    dag: Literal["geweest", "komt"] | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.soort == "keuze") != bool(self.keuzes):
            raise ValueError("een keuze heeft keuzes, en een ander veld niet")
        if self.dag and self.soort != "datum":
            raise ValueError("dag hoort bij een datum")
        return self


class Onderwerp(Strict):
    """What a zaak is about, for counting; without `voor` at every organisation, else where such help is given."""

    naam: Wording
    voor: Many[Hulpsoort] = ()


class Algemeen(Strict):
    """What all procedures share: fields, letters by name, the terms of the register, the words of every refusal."""

    veld: dict[Slug, Veld]
    uitspraak: dict[Slug, Wording]
    aard: dict[Slug, Wording]
    """What goes wrong, in the fixed terms by which zaken are found and counted (domain.md D3)."""
    onderwerp: dict[Slug, Onderwerp]
    sjabloon: dict[Slug, Wording]
    weigering: dict[Slug, Wording]
