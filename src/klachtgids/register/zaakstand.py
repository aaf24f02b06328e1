# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What crosses to the desk: a zaak in a list, a zaak as it stands, and what is looked for.

Invariant: nothing here holds a word of or about a person; that is opened apart (`Register.contents`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal
from uuid import UUID

from klachtgids.regeling.kalender import AMSTERDAM
from klachtgids.regeling.terms import Functie
from klachtgids.regeling.zaakbeeld import ZaakBeeld
from klachtgids.register.filing import Wanneer
from klachtgids.register.terms import Afloop, BerichtStand, Keuze, Rol, Soort, Uitspraak

Volgorde = Literal["ontvangen", "termijn"]
LARGEST_PAGE = 200
MAATREGEL = "maatregel"
"""What stands where the rule of a termijn stands, in a list of zaken by their maatregelen."""
DEMO = "demo"
"""What `dialogen_versie` says of a zaak that was made up by `klachtgids demo`."""


@dataclass(frozen=True, slots=True)
class ZaakKop:
    """A zaak in a list: what is in the open (K2). `termijn` is the open one that ends first, by rule id.

    `beklaagden` and `betrokkenen` are accounts that are kept out; `functies` those of the persons it is about.
    """

    id: UUID
    nummer: str
    soort: Soort
    regeling: str
    organisatie: str
    fase: str
    ontvangen_op: datetime
    versie: int
    behandelaar: str | None = None
    aard: str | None = None
    onderwerp: str | None = None
    veiligheid: bool = False
    uitspraak: Uitspraak | None = None
    afloop: Afloop | None = None
    afsluitdatum: date | None = None
    uiterlijk: date | None = None
    termijn: str | None = None
    functies: tuple[Functie, ...] = ()
    beklaagden: frozenset[str] = frozenset()
    betrokkenen: frozenset[str] = frozenset()
    demo: bool = False
    """Made up: it never came in, and nobody waits for it."""
    maatregel: date | None = None
    """The day of the first maatregel that is still to be done, also when the zaak itself is closed."""


@dataclass(frozen=True, slots=True)
class Deelbereik:
    """What somebody can see at the organisaties of one regeling, besides what was given to them.

    `ruim`: every zaak; else those in one of `fasen`, those about one of `functies`, and those that are both in one of
    the stages and about one of the functies of a pair in `samen`.
    """

    organisaties: frozenset[str]
    ruim: bool = False
    fasen: frozenset[str] = frozenset()
    functies: frozenset[Functie] = frozenset()
    samen: tuple[tuple[frozenset[str], frozenset[Functie]], ...] = ()


@dataclass(frozen=True, slots=True)
class Bereik:
    """Which zaken can be in somebody's list at all, regeling by regeling; which of them are, `mag` decides for each."""

    medewerker: str
    delen: tuple[Deelbereik, ...] = ()

    @property
    def organisaties(self) -> frozenset[str]:
        return frozenset(org for deel in self.delen for org in deel.organisaties)


@dataclass(frozen=True, slots=True)
class Zoek:
    """What is looked for, all of it together; `na` is the last row of the page before."""

    alleen_open: bool = True
    over_datum_op: date | None = None
    """Only zaken with a termijn that ended before this day."""
    zonder_termijn: bool = False
    """Only zaken on which no termijn runs: those that the order by termijn leaves out."""
    maatregel_voor: date | None = None
    """Only zaken with a maatregel to be done before this day, in the order of that day, whatever order is asked for."""
    nummer: str | None = None
    organisatie: str | None = None
    fase: str | None = None
    soort: Soort | None = None
    aard: str | None = None
    onderwerp: str | None = None
    behandelaar: str | None = None
    volgorde: Volgorde = "ontvangen"
    na: ZaakKop | None = None
    aantal: int = 50


@dataclass(frozen=True, slots=True)
class GedaneStap:
    """Something that was done: the id of the handeling, when, by which account, in which rol, from where to where."""

    id: UUID
    handeling: str
    op: datetime
    actor: str
    rol: str | None
    van: str | None
    naar: str | None
    versie: int | None


@dataclass(frozen=True, slots=True)
class TermijnStand:
    """A termijn with its history: which one it replaced and who moved it, met when, or no longer running since when."""

    id: UUID
    rule: str
    artikel: str | None
    start: date
    kalender: str
    uiterlijk: date
    streef: date | None
    vervangt: UUID | None
    verplaatst_door: str | None
    gehaald_op: datetime | None
    vervallen_op: datetime | None
    verplaatst_op: datetime | None = None
    overgeslagen: tuple[str, ...] = ()
    """Each day that did not count, as `2026-05-14 Hemelvaartsdag`."""

    @property
    def loopt(self) -> bool:
        return self.gehaald_op is None and self.vervallen_op is None


@dataclass(frozen=True, slots=True)
class OnderdeelStand:
    id: UUID
    volgnr: int
    uitspraak: Uitspraak | None
    aard: tuple[str, ...]
    gebeurd: Wanneer = field(default_factory=Wanneer)


@dataclass(frozen=True, slots=True)
class OordeelStand:
    """An oordeel on a part (None: on the whole), the newest last; its reasons lie in the content under its id."""

    id: UUID
    onderdeel: UUID | None
    uitspraak: Uitspraak
    op: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class MaatregelStand:
    """A maatregel by the stap that decided it; one that lapsed is not done and need not be."""

    id: UUID
    uiterlijk: date | None
    gereed_op: date | None
    stap: UUID | None = None
    vervallen_op: datetime | None = None

    @property
    def open(self) -> bool:
        return self.gereed_op is None and self.vervallen_op is None


@dataclass(frozen=True, slots=True)
class AfspraakStand:
    """A talk that was agreed on, by the stap that did it; `tijd` as 09:30 where it was said as one."""

    stap: UUID
    dag: date
    tijd: str | None

    @property
    def wanneer(self) -> date | datetime:
        """The moment, or the day alone."""
        return self.dag if self.tijd is None else datetime.combine(self.dag, time.fromisoformat(self.tijd), AMSTERDAM)


@dataclass(frozen=True, slots=True)
class BerichtUit:
    sjabloon: str
    aan: str | None
    kanaal: str
    stand: BerichtStand
    op: datetime
    adres_bekend: bool = False
    """Whether a letter to the klager can go by post."""
    retour_op: datetime | None = None
    """When it last came back."""
    mail: BerichtStand | None = None
    """How the mail stands that says that there is this letter."""


@dataclass(frozen=True, slots=True)
class PersoonStand:
    """Somebody in a zaak by role, without a name, and whether there is an address to mail to."""

    id: UUID
    rol: str
    functie: str | None
    heeft_email: bool
    hoedanigheid: str | None = None
    machtiging: str | None = None
    voicemail: bool | None = None
    """Whether words may be left for them; None: nobody asked."""
    krijgt_antwoord: bool = False
    """The klager wants the answer to go to them."""


def ontvangers(personen: Sequence[PersoonStand]) -> tuple[PersoonStand, ...]:
    """Who a letter to the klager goes to: whom the klager chose; without a choice who typed, else the klager (A5)."""
    chosen = tuple(one for one in personen if one.krijgt_antwoord)
    for rol in (Rol.INDIENER, Rol.KLAGER):
        chosen = chosen or tuple(one for one in personen if one.rol == rol)[:1]
    return chosen


def vraagt_antwoord(nummer: str, soort: str) -> bool:
    """Whether a zaak came in as a klacht and is a signaal now: who filed it wanted an answer, and still gets one (K03).

    Who files a signaal was asked, and wants none; what wants an answer is a klacht (domain.md A5).
    """
    return soort == Soort.SIGNAAL and nummer[0] in {Soort.KLACHT.letter, Soort.MONDELING.letter}


@dataclass(frozen=True, slots=True)
class ToestemmingRij:
    """What the klager chose about one scope (`beklaagde`, `commissie`, `delen`, or the notice `kennisgeving`)."""

    reikwijdte: str
    keuze: Keuze
    op: datetime
    ingetrokken_op: datetime | None


@dataclass(frozen=True, slots=True)
class Feiten:
    """What was told in fixed terms: when it happened, and the ids of what was done about it before."""

    gebeurd: Wanneer = field(default_factory=Wanneer)
    besproken: tuple[str, ...] = ()
    te_laat: bool = False
    taal: str = "nl"
    tolk: str | None = None
    leeftijdsgroep: str | None = None


@dataclass(frozen=True, slots=True)
class Zaakstand:
    """A zaak as it stands, all of it but its words; `beeld` is what the procedure is asked with."""

    kop: ZaakKop
    beeld: ZaakBeeld
    stappen: tuple[GedaneStap, ...] = ()
    termijnen: tuple[TermijnStand, ...] = ()
    onderdelen: tuple[OnderdeelStand, ...] = ()
    oordelen: tuple[OordeelStand, ...] = ()
    maatregelen: tuple[MaatregelStand, ...] = ()
    berichten: tuple[BerichtUit, ...] = ()
    personen: tuple[PersoonStand, ...] = ()
    links: frozenset[tuple[str, str]] = field(default=frozenset())
    """(account, relatie), those that have not ended."""
    feiten: Feiten = field(default_factory=Feiten)
    toestemmingen: tuple[ToestemmingRij, ...] = ()
    """Every choice, the oldest first; one that was taken back or chosen anew has `ingetrokken_op`."""
    afspraken: tuple[AfspraakStand, ...] = ()
    """Every talk that was agreed on, the last one last."""

    @property
    def afspraak(self) -> AfspraakStand | None:
        """The talk that was agreed on last, while the zaak is where that was done and the day is not over."""
        here = {one.id for one in self.stappen if one.naar == self.kop.fase}
        last = next((one for one in reversed(self.afspraken) if one.stap in here), None)
        return last if last is not None and last.dag >= self.beeld.vandaag else None
