# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The strict frozen models of a regeling file.

Invariant: nothing here knows a regeling by name. What one regulation says and another does not is a value in a file.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from klachtgids.regeling.terms import (
    LONGEST_ROLLED,
    Afloop,
    ArtikelId,
    Bewaard,
    Bron,
    Eenheid,
    Email,
    Functie,
    Hulpsoort,
    KalenderNaam,
    Line,
    Link,
    Many,
    Phone,
    RuleId,
    Slug,
    Soort,
    Start,
    Strict,
)
from klachtgids.words.wording import Text, Wording

FactValue: TypeAlias = bool | int | str | tuple[str, ...] | Text | None


class Artikel(Strict):
    """One article or section, explained in our own plain words."""

    titel: Wording
    uitleg: Wording
    regels: Many[RuleId] = ()


class Feit(Bron):
    """The value of one fact and its source; what may stand there is declared in feiten.toml."""

    is_: Annotated[object, Field(alias="is")]


class Feitsoort(Strict):
    """The declaration of a fact: its type, its meaning for the author of a regeling, and whether silence is allowed."""

    soort: Literal["ja_nee", "getal", "keuze", "lijst", "tekst", "kort"]
    betekenis: Line
    keuzes: Many[Slug] = ()
    mag_ontbreken: bool = False


class Rol(Strict):
    """Somebody who does something under the regeling."""

    naam: Wording
    wat: Wording | None = None


class Behandelaar(Bron):
    """Who handles a klacht about somebody with one of these functions, and who is next when one does not agree."""

    over: Many[Functie]
    rol: Slug
    oneens: Slug
    """A role or a loket: the next step for who does not agree with the judgment of this handler."""


class Termijnregel(Bron):
    """A dated rule from which a date is computed. `belofte` is what the person reads, with slot `uiterlijk`."""

    id: Slug
    naam: Wording
    belofte: Wording | None = None
    soorten: Many[Soort] = ()
    start: Start
    lengte: Annotated[int, Field(gt=0, le=600)]
    eenheid: Eenheid
    kalender: KalenderNaam
    afloop: Afloop = "beloofd"
    eigenaar: Slug
    bewaker: Slug | None = None
    hard: bool = False
    niet_in_de_regeling: bool = False
    voor: Many[Slug] = ()
    niet_voor: Many[Slug] = ()
    alleen_hulp: Many[Hulpsoort] = ()
    geldig_vanaf: date | None = None
    geldig_tot: date | None = None
    """The first day on which the rule no longer holds."""

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if self.eenheid == "werkdagen" and self.kalender != "werkdagen":
            raise ValueError("een termijn in werkdagen telt op de kalender werkdagen")
        if self.niet_in_de_regeling == bool(self.artikel or self.wet):
            raise ValueError("noem een artikel of een wet, of zet niet_in_de_regeling op true")
        if self.afloop != "beloofd" and self.lengte > LONGEST_ROLLED[self.eenheid]:
            raise ValueError("zo'n lange termijn schuift volgens de wet niet op; laat afloop weg")
        if self.geldig_vanaf and self.geldig_tot and self.geldig_vanaf >= self.geldig_tot:
            raise ValueError("geldig_tot ligt niet na geldig_vanaf")
        return self

    def holds_on(self, op: date) -> bool:
        """Whether the rule is in force on this day."""
        return (self.geldig_vanaf is None or self.geldig_vanaf <= op) and (
            self.geldig_tot is None or op < self.geldig_tot
        )


class Loket(Bron):
    """A body outside the organisation: where, what it does, what it costs, and whether it handles a klacht."""

    id: Slug
    naam: Line
    soort: Literal["commissie", "geschillen", "tuchtrecht", "advies", "ondersteuning", "ombudsman"]
    wat: Wording
    wanneer: Wording | None = None
    binnen_maanden: Annotated[int, Field(gt=0)] | None = None
    """Until how many months after the klacht was filed one can still go there."""
    kosten: Wording | None = None
    email: Email | Literal[""] | None = None
    telefoon: Phone | Literal[""] | None = None
    post: Line | Literal[""] | None = None
    website: Link | None = None
    voor: Many[Slug] = ()
    alleen_hulp: Many[Hulpsoort] = ()
    is_behandeling: bool
    """Whether a klacht there counts as being handled elsewhere; advice and support do not."""
    buiten_de_regeling: bool = False
    laatst_gecontroleerd: date | None = None


class Verwijzing(Bron):
    """An article of this regeling that names a loket of the gemeente's file."""

    loket: Slug


class Stuk(Bron):
    """One piece of what an external body asks for."""

    id: Slug
    loket: Slug
    vraag: Wording
    uit: Many[Bewaard] = ()
    """Where the register may know it: `klager.naam`, `onderdeel.wat`, `zaak.<field>`, `<handeling>.<veld>`, and
    `gesprek.wie` for who talked with the klager."""


class Stap(Bron):
    """One step of what happens, in order: what, by whom, and before which termijn.

    `wat` has a slot `wie` for the name of the role, or is said after that name.
    """

    id: Slug
    route: Literal["intern", "extern"] = "intern"
    soorten: Many[Soort] = ("klacht",)
    wat: Wording
    wie: Slug
    termijn: Slug | None = None
    alleen_als_gevraagd: bool = False
    voor: Many[Slug] = ()
    niet_voor: Many[Slug] = ()


class Kanttekening(Strict):
    """A gap or contradiction in the source and how it is treated; `controleer` shows it to who adopts the regeling."""

    id: RuleId
    artikel: ArtikelId | None = None
    tekst: Line
    beslissen: bool = False
    """Whether the adopting organisation has something to decide or fill in."""


class Sluitingsdag(Strict):
    dag: date
    naam: Wording


class Organisatie(Strict):
    """An organisation under the regeling; `feiten` override those of the regeling."""

    id: Slug
    naam: Line
    wat: Wording
    synoniemen: Many[Line] = ()
    soorten_hulp: Many[Hulpsoort]
    email: Email
    post: Line | None = None
    telefoon: Phone | Literal[""] = ""
    websites: Many[Link] = ()
    sluitingsdagen: Many[Sluitingsdag] = ()
    ook_dicht: Many[Literal["goede_vrijdag", "aangewezen_dagen"]] = ()
    """Days that the law counts as days off and the cao does not, on which this organisation is closed all the same."""
    feiten: dict[Slug, Feit] = Field(default_factory=dict)
    onbekend: bool = False
    regels: Many[RuleId] = ()


class Evaluatie(Strict):
    jaren: Annotated[int, Field(gt=0)]
    door: Slug


class Regeling(Strict):
    """One regulation with its organisations. References inside are checked when it is loaded."""

    id: Slug
    naam: Line
    versie: Line
    vastgesteld_op: date | None = None
    evaluatie: Evaluatie | None = None
    officiele_tekst: Link | None = None
    rollen: dict[Slug, Rol]
    artikelen: dict[ArtikelId, Artikel]
    onderwerpen: dict[Slug, ArtikelId]
    feiten: dict[Slug, Feit]
    organisatie: Many[Organisatie]
    behandelaar: Many[Behandelaar]
    termijn: Many[Termijnregel]
    loket: Many[Loket] = ()
    verwijzing: Many[Verwijzing] = ()
    stuk: Many[Stuk] = ()
    stap: Many[Stap]
    kanttekening: Many[Kanttekening] = ()

    def artikel(self, artikel_id: str) -> Artikel:
        """One article; KeyError when there is none."""
        return self.artikelen[artikel_id]

    def artikel_over(self, onderwerp: str) -> ArtikelId | None:
        """The article about a topic, None when this regeling says nothing about it."""
        return self.onderwerpen.get(onderwerp)

    def organisatie_van(self, org_id: str) -> Organisatie:
        """An organisation under this regeling; KeyError when it is not."""
        for organisatie in self.organisatie:
            if organisatie.id == org_id:
                return organisatie
        raise KeyError(org_id)

    def behandelaar_van(self, functie: Functie | None) -> Behandelaar:
        """Who handles a klacht about somebody with this function; None reads as `onbekend`."""
        wanted = functie or "onbekend"
        return next(one for one in self.behandelaar if wanted in one.over)

    def behandelaar_over(self, functies: Collection[Functie]) -> Behandelaar:
        """Who handles a klacht about persons with these functions: the last row in which one of them stands."""
        about = {*(functies or ("onbekend",))}
        return [row for row in self.behandelaar if about & {*row.over}][-1]

    def boven(self, rol: str, functies: Collection[Functie]) -> bool:
        """Whether a klacht about these functions is about this rol or handled above it, so that the rol has no part."""
        rollen = [row.rol for row in self.behandelaar]
        above = rol in rollen and rollen.index(self.behandelaar_over(functies).rol) > rollen.index(rol)
        return above or rol in functies

    def termijnen_for(self, soort: Soort | None, organisatie: str, op: date) -> tuple[Termijnregel, ...]:
        """The rules in force on day `op` for this soort (None: whatever the soort) at this organisation."""
        hulp = self.organisatie_van(organisatie).soorten_hulp
        return tuple(
            regel
            for regel in self.termijn
            if (soort is None or soort in regel.soorten)
            and regel.holds_on(op)
            and _serves(regel.voor, regel.niet_voor, organisatie)
            and (not regel.alleen_hulp or set(regel.alleen_hulp) & set(hulp))
        )

    def stappen_for(self, soort: Soort, organisatie: str, route: str = "intern") -> tuple[Stap, ...]:
        """What happens, in order, with something of this soort at this organisation."""
        return tuple(
            stap
            for stap in self.stap
            if soort in stap.soorten and stap.route == route and _serves(stap.voor, stap.niet_voor, organisatie)
        )

    def stukken_for(self, loket: str) -> tuple[Stuk, ...]:
        """What this loket asks for, in order."""
        return tuple(stuk for stuk in self.stuk if stuk.loket == loket)


def _serves(voor: tuple[str, ...], niet_voor: tuple[str, ...], organisatie: str) -> bool:
    return (not voor or organisatie in voor) and organisatie not in niet_voor
