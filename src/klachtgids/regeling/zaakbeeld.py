# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a procedure is asked with and what it answers: plain frozen values, no database, no clock.

Invariant: a `ZaakBeeld` says all that guards may look at, and says nothing in words of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from klachtgids.regeling.procedure_models import KLAGER, Einde, ProcedureSoort, Vraagregel
from klachtgids.regeling.terms import FUNCTIES, Functie, Start
from klachtgids.words.wording import Text

Uitspraak: TypeAlias = Literal["gegrond", "deels_gegrond", "ongegrond", "geen_oordeel"]
"""As in the fact `oordelen`: the register's terms with underscores for spaces (X30, K33)."""
Vlag: TypeAlias = Literal["anoniem", "antwoord_gevraagd", "veiligheid"]

LIEVER_NIET: Final = "liever_niet"
"""The answer of who rather gives no reason (K43)."""
GEEN: Final = "geen"
"""The explicit choice for no maatregelen (X32)."""


@dataclass(frozen=True, slots=True)
class Wie:
    """Who asks: the account (None for the klager, who comes with a code), the rollen, and where they hold."""

    medewerker: str | None
    rollen: frozenset[str]
    organisaties: frozenset[str] = frozenset()


DE_KLAGER: Final = Wie(None, frozenset({KLAGER}))


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A klachtonderdeel by its id, with what was found of it, if anything."""

    id: str
    uitspraak: Uitspraak | None = None


@dataclass(frozen=True, slots=True)
class Lopend:
    """A termijn that is not met yet; `verzet` tells that it was moved before."""

    id: str
    uiterlijk: date
    verzet: bool = False


@dataclass(frozen=True, slots=True)
class TeDoen:
    """A maatregel that is still to be done, by its id, and the place in `stappen` of what decided it."""

    id: str
    stap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ZaakBeeld:
    """One zaak as the procedure sees it on day `vandaag`. `stappen` are ids of handelingen in the order of doing."""

    organisatie: str
    soort: ProcedureSoort
    fase: str
    ontvangen_op: date
    vandaag: date
    onderdelen: tuple[Onderdeel, ...] = ()
    functies: tuple[Functie, ...] = ()
    """The functions of the persons complained about; empty reads as `onbekend`."""
    behandelaar: str | None = None
    beklaagden: frozenset[str] = frozenset()
    """Accounts of the persons complained about."""
    betrokkenen: frozenset[str] = frozenset()
    """Accounts of who took part in what the klacht is about, or said to have a conflict of interest."""
    helpt_klager: frozenset[str] = frozenset()
    staat_medewerker_bij: frozenset[str] = frozenset()
    toestemmingen: frozenset[str] = frozenset()
    """The scopes (reikwijdte) that are given and not taken back."""
    stappen: tuple[str, ...] = ()
    termijnen: tuple[Lopend, ...] = ()
    maatregelen: tuple[TeDoen, ...] = ()
    vlaggen: frozenset[Vlag] = frozenset()
    onderweg: frozenset[str] = frozenset()
    """Ids of handelingen whose letter to the klager nobody sent or handed over yet."""


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What is found of one onderdeel, why, and against which norm (X23, X31)."""

    uitspraak: Uitspraak
    motivering: str
    getoetst_aan: str | None = None


@dataclass(frozen=True, slots=True)
class Maatregel:
    """What will be done, by which role or person, and until when (X32)."""

    wat: str
    wie: str
    uiterlijk: date | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not: `reason` is a guard or one of the procedure's own reasons, `veld` the field it is about."""

    reason: str
    text: Text
    artikel: str | None = None
    wet: str | None = None
    regels: tuple[str, ...] = ()
    veld: str | None = None


@dataclass(frozen=True, slots=True)
class Mag:
    """Something that this person may do now: its id and words, in which rol, what it asks, and what it warns for."""

    handeling: str
    naam: Text
    uitleg: Text | None
    rol: str
    naar: tuple[str, ...]
    vraagt: tuple[Vraagregel, ...]
    waarschuwingen: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Bericht:
    """A letter to make: its template and whom it is for."""

    sjabloon: str
    aan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verplaatsing:
    """What follows from a handeling; keeping it is one transaction.

    `haalt` and `vervalt` are running termijnen; `verzet` gives those with a new date; `start` the events from which new
    ones count. `maatregelen_vervallen` are ids of maatregelen that hold no more. `uitspraak` is that of the whole, when
    all onderdelen have one. `gegevens` is what was asked and given.
    """

    handeling: str
    rol: str
    soort: ProcedureSoort
    van: str
    naar: str
    einde: Einde | None
    haalt: tuple[str, ...] = ()
    vervalt: tuple[str, ...] = ()
    verzet: tuple[tuple[str, date], ...] = ()
    start: tuple[Start, ...] = ()
    maatregelen_vervallen: tuple[str, ...] = ()
    bericht: tuple[Bericht, ...] = ()
    tekent: str | None = None
    uitspraak: Uitspraak | None = None
    behandelaar: str | None = None
    """Who handles the zaak from then on."""
    artikel: str | None = None
    wet: str | None = None
    regels: tuple[str, ...] = ()
    waarschuwingen: tuple[Refusal, ...] = ()
    gegevens: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def met_personen(zaak: ZaakBeeld, gegevens: Mapping[str, Any]) -> ZaakBeeld:
    """The zaak with the persons and functions as a form puts them; who handles it is not looked at."""

    def account(veld: str) -> frozenset[str]:
        who = gegevens.get(veld)
        return frozenset({who.medewerker}) if isinstance(who, Wie) and who.medewerker is not None else frozenset()

    was, wrong = gegevens.get("functie_onterecht"), account("onterecht")
    functies = (({*zaak.functies} - {was}) | {gegevens.get("functie")}) - {"onbekend"}
    beklaagden = (zaak.beklaagden - wrong) | account("beklaagde")
    betrokkenen = (zaak.betrokkenen - wrong) | account("betrokken_medewerker")
    return replace(
        zaak,
        functies=tuple(one for one in FUNCTIES if one in functies),
        beklaagden=beklaagden,
        betrokkenen=betrokkenen,
        helpt_klager=zaak.helpt_klager - beklaagden - betrokkenen,
        staat_medewerker_bij=zaak.staat_medewerker_bij - beklaagden - betrokkenen,
    )


def uitspraak_van(delen: Iterable[Uitspraak | None]) -> Uitspraak | None:
    """The oordeel on the whole: that of its parts when they agree, else deels gegrond; None while one is open.

    Parts without an oordeel do not count beside others. So a regeling that knows no `deels` for a part has it for the
    whole (X30, K33).
    """
    parts = tuple(delen)
    if not parts or None in parts:
        return None
    found = {part for part in parts if part not in (None, "geen_oordeel")}
    if not found:
        return "geen_oordeel"
    return found.pop() if len(found) == 1 else "deels_gegrond"
