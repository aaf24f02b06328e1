# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Zaken that are taken through a procedure: made-up people, a picture that changes as the register would change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from klachtgids.regeling.file import Regelingen, load
from klachtgids.regeling.procedure import Procedure, Procedures
from klachtgids.regeling.termijn import termijnen_vanaf
from klachtgids.regeling.terms import Functie
from klachtgids.regeling.zaakbeeld import (
    GEEN,
    Lopend,
    Maatregel,
    Onderdeel,
    Oordeel,
    Refusal,
    TeDoen,
    Verplaatsing,
    Wie,
    ZaakBeeld,
)

DIALOGUES = Path(__file__).parent.parent.parent / "dialogues"
ONTVANGEN = date(2026, 5, 11)


@cache
def regelingen() -> Regelingen:
    return load(DIALOGUES)


@cache
def procedures() -> Procedures:
    return Procedures.load(DIALOGUES, regelingen())


def staff(naam: str, *rollen: str) -> Wie:
    """Somebody who works with these rollen at every organisation."""
    return Wie(naam, frozenset(rollen), frozenset(org.id for org in regelingen().organisaties))


FUNCTIONARIS = staff("fenna", "klachtenfunctionaris")
COORDINATOR = staff("coen", "klachtencoordinator")
ANDERE_COORDINATOR = staff("carla", "klachtencoordinator")
BIJSTAND = staff("bas", "bijstand_medewerker")
KWALITEIT = staff("kees", "kwaliteit")
ADMINISTRATIE = staff("anna", "klachtenadministratie")
LEIDINGGEVENDE = staff("lies", "leidinggevende")
ANDERE_LEIDINGGEVENDE = staff("leo", "leidinggevende")
DIRECTIE = staff("dirk", "directie")
BESTUUR = staff("rosa", "raad_van_bestuur")
KWALITEITSFUNCTIONARIS = staff("karin", "kwaliteitsfunctionaris")
VOORZITTER = staff("victor", "voorzitter_ekc")
ANDEREN = (
    *(FUNCTIONARIS, COORDINATOR, ANDERE_COORDINATOR, BIJSTAND, KWALITEIT, ADMINISTRATIE, LEIDINGGEVENDE),
    *(ANDERE_LEIDINGGEVENDE, DIRECTIE, BESTUUR, KWALITEITSFUNCTIONARIS, VOORZITTER),
)

GEGROND = Oordeel("gegrond", "De afspraak is drie keer niet nagekomen.", "de gedragscode")
ONGEGROND = Oordeel("ongegrond", "Er is wel teruggebeld.", "de werkwijze")
DEELS = Oordeel("deels_gegrond", "Een deel klopt.", "de werkwijze")
MAATREGEL = Maatregel("de werkwijze aanpassen", "de leidinggevende", date(2026, 9, 1))


def zaak(organisatie: str = "yoep", **anders: Any) -> ZaakBeeld:
    """A klacht with two onderdelen, received on 11 May 2026, on that day, with the termijnen that it starts."""
    known: dict[str, Any] = {
        "organisatie": organisatie,
        "soort": "klacht",
        "fase": "ontvangen",
        "ontvangen_op": ONTVANGEN,
        "vandaag": ONTVANGEN,
        "onderdelen": (Onderdeel("1"), Onderdeel("2")),
        "functies": ("medewerker",),
        "beklaagden": frozenset({"mo"}),
    }
    made = ZaakBeeld(**{**known, **anders})
    return made if "termijnen" in anders else replace(made, termijnen=_started(made, "ontvangst"))


def after(beeld: ZaakBeeld, verplaatsing: Verplaatsing) -> ZaakBeeld:
    """The picture once the register has kept what follows."""
    given = verplaatsing.gegevens
    moved = dict(verplaatsing.verzet)
    gone = {*verplaatsing.haalt, *verplaatsing.vervalt}
    running = [
        replace(one, uiterlijk=moved[one.id], verzet=True) if one.id in moved else one
        for one in beeld.termijnen
        if one.id not in gone
    ]
    oordelen: Mapping[str, Oordeel] = given.get("oordelen", {})
    out = _accounts(given, "betrokken_medewerker") | _accounts(given, "beklaagde")
    back = _accounts(given, "onterecht")
    chosen = given["behandelaar"].medewerker if "behandelaar" in given else None
    scopes = beeld.toestemmingen - {given.get("reikwijdte")}
    new = replace(
        beeld,
        soort=verplaatsing.soort,
        fase=verplaatsing.naar,
        organisatie=beeld.organisatie
        if verplaatsing.handeling == "deelklacht_maken"
        else given.get("organisatie", beeld.organisatie),
        stappen=(*beeld.stappen, verplaatsing.handeling),
        onderdelen=tuple(
            replace(one, uitspraak=oordelen[one.id].uitspraak) if one.id in oordelen else one
            for one in beeld.onderdelen
        ),
        behandelaar=chosen or (None if beeld.behandelaar in out else verplaatsing.behandelaar),
        functies=(*(one for one in beeld.functies if one not in _wrong(given)), *_functie(given)),
        beklaagden=(beeld.beklaagden - back) | _accounts(given, "beklaagde"),
        betrokkenen=(beeld.betrokkenen - back) | _accounts(given, "betrokken_medewerker"),
        helpt_klager=(beeld.helpt_klager | _accounts(given, "hulp")) - out,
        staat_medewerker_bij=(beeld.staat_medewerker_bij | _accounts(given, "bijstand")) - out,
        maatregelen=_todo(beeld, verplaatsing),
        toestemmingen=scopes | ({given["reikwijdte"]} if given.get("keuze") == "ja" else set()),
    )
    started = tuple(one for event in verplaatsing.start for one in _started(new, event))
    return replace(new, termijnen=(*running, *started))


def _todo(beeld: ZaakBeeld, verplaatsing: Verplaatsing) -> tuple[TeDoen, ...]:
    """What is still to be done: without what lapsed or was done now, with what was decided now."""
    given, place = verplaatsing.gegevens, len(beeld.stappen)
    gone = {*verplaatsing.maatregelen_vervallen, given.get("maatregel")}
    made = given.get("maatregelen", GEEN)
    new = () if made == GEEN else made
    still = (one for one in beeld.maatregelen if one.id not in gone)
    return (*still, *(TeDoen(f"{place}/{n}", place) for n, _ in enumerate(new, 1)))


@dataclass
class Verhaal:
    """One zaak on its way: `doe` takes a handeling that must be among what may be done, and must succeed."""

    zaak: ZaakBeeld
    gezien: set[tuple[str, str]] = field(default_factory=set)
    gegaan: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.gezien.add((self.zaak.soort, self.zaak.fase))

    @property
    def procedure(self) -> Procedure:
        return procedures().voor(self.zaak)

    @property
    def maatregel(self) -> str:
        """The first maatregel that is still to be done."""
        return self.zaak.maatregelen[0].id

    def doe(self, handeling: str, wie: Wie, **gegevens: Any) -> Verplaatsing:
        may = {one.handeling for one in self.procedure.mogelijk(self.zaak, wie)}
        assert handeling in may, (handeling, wie.medewerker, self.zaak.fase, sorted(may))
        found = self.procedure.besluit(handeling, self.zaak, wie, gegevens)
        assert isinstance(found, Verplaatsing), found
        way = found.naar if self.procedure.handeling(handeling).naar else ""
        self.gegaan.add((self.zaak.soort, handeling, way))
        self.zaak = after(self.zaak, found)
        self.gezien.add((self.zaak.soort, self.zaak.fase))
        return found

    def weigert(self, handeling: str, wie: Wie, **gegevens: Any) -> Refusal:
        found = self.procedure.besluit(handeling, self.zaak, wie, gegevens)
        assert isinstance(found, Refusal), found
        return found

    def dagen_later(self, dagen: int) -> None:
        self.zaak = replace(self.zaak, vandaag=self.zaak.vandaag + timedelta(days=dagen))

    @property
    def loopt(self) -> set[str]:
        return {one.id for one in self.zaak.termijnen}


def _started(beeld: ZaakBeeld, event: str) -> tuple[Lopend, ...]:
    soort = beeld.soort if beeld.soort != "mondeling" else None
    if soort is None:
        return ()
    found = termijnen_vanaf(regelingen(), beeld.organisatie, soort, event, beeld.vandaag)
    return tuple(Lopend(one.id, one.uiterlijk) for one in found)


def _functie(given: Mapping[str, Any]) -> tuple[Functie, ...]:
    return (given["functie"],) if "functie" in given else ()


def _wrong(given: Mapping[str, Any]) -> set[str]:
    return {"onbekend", given.get("functie_onterecht", "onbekend")}


def _accounts(given: Mapping[str, Any], veld: str) -> frozenset[str]:
    return frozenset({given[veld].medewerker}) if veld in given else frozenset()
