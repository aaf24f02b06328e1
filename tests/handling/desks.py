# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk over a real register with people of both regulations, and zaken filed in it as the intake does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from klachtgids.config import shipped_dialogues
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, take_stap
from klachtgids.regeling.file import Regelingen, load
from klachtgids.regeling.termijn import termijnen_bij_ontvangst
from klachtgids.regeling.zaakbeeld import Maatregel, Oordeel, Refusal, Wie
from klachtgids.register.brieven import Brieven
from klachtgids.register.filing import Betrokkene, Filing, Onderdeel, Tekst, TermijnRij, hashed, row_id
from klachtgids.register.medewerkers import Account
from klachtgids.register.papier import OP_PAPIER
from klachtgids.register.register import Register
from klachtgids.register.terms import Kalender, Kanaal, Rol, Soort
from tests.regeling.verhalen import ANDEREN

NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
CANARY = "kanarie: zij luisterden niet"


@dataclass
class Klok:
    """A clock that is set by hand."""

    op: datetime = NOW

    def __call__(self) -> datetime:
        return self.op

    def later(self, dagen: int) -> None:
        self.op += timedelta(days=dagen)


@cache
def regelingen() -> Regelingen:
    return load(shipped_dialogues())


def desk_at(url: str, klok: Callable[[], datetime]) -> Desk:
    """A desk over the register at this URL, with an account for everybody of the golden zaken, and for `mo`."""
    register = Register.open(url, oefen=False, clock=klok)
    desk = Desk.open(shipped_dialogues(), regelingen(), register, klok)
    everywhere = frozenset(org.id for org in regelingen().organisaties)
    people = {str(one.medewerker): one.rollen for one in ANDEREN} | {"mo": frozenset({"klachtencoordinator"})}
    for account, rollen in people.items():
        desk.medewerkers.make(Account(account, account.title(), rollen, everywhere), wachtwoord=None, actor="beheer")
    return desk


def file_zaak(
    desk: Desk,
    organisatie: str = "yoep",
    soort: Soort = Soort.KLACHT,
    functies: tuple[str, ...] = ("medewerker",),
    **changes: Any,
) -> UUID:
    """File a zaak with two onderdelen, its klager with an address, and the termijnen that its receipt starts."""
    key, op = uuid4(), desk.clock()
    klager = row_id(key, "betrokkene", "klager")
    about = tuple(Betrokkene(row_id(key, "beklaagde", one), Rol.BEKLAAGDE, functie=one) for one in functies)
    parts = tuple(Onderdeel(row_id(key, "onderdeel", str(n)), n) for n in (1, 2))
    dates: tuple[Any, ...] = ()
    if soort is not Soort.MONDELING:
        kind: Any = soort.value
        dates = termijnen_bij_ontvangst(desk.regelingen, organisatie, kind, op)
    regeling = desk.regelingen.regeling_of(organisatie)
    filing = Filing(
        filing_key=key,
        soort=soort,
        kanaal=Kanaal.APP,
        regeling=regeling.id,
        regeling_versie=regeling.versie,
        organisatie=organisatie,
        dialogen_versie="abc",
        ontvangen_op=op,
        betrokkenen=(Betrokkene(klager, Rol.KLAGER), *about),
        onderdelen=parts,
        teksten=(
            Tekst(klager, "naam", "Robin de Vries"),
            Tekst(klager, "e-mail", "robin@example.org"),
            *(Tekst(part.id, "wat", CANARY) for part in parts),
        ),
        termijnen=tuple(
            TermijnRij(row_id(key, "termijn", d.id), d.id, d.artikel, d.start, Kalender(d.kalender), d.uiterlijk)
            for d in dates
        ),
    )
    (filed,) = desk.register.file([hashed(replace(filing, **changes), b"k" * 32)])
    return filed.zaak


def wie(desk: Desk, account: str) -> Wie:
    """Somebody of the desk by account."""
    found = desk.medewerkers.get(account)
    assert found is not None
    return found.wie


@dataclass
class Loop:
    """One zaak on its way through the use cases: `doe` must succeed, `weigert` must be refused."""

    desk: Desk
    zaak: UUID
    klok: Klok = field(default_factory=Klok)

    def doe(self, handeling: str, actor: str, **gegevens: Any) -> Done:
        found = take_stap(self.desk, wie(self.desk, actor), self.zaak, handeling, gegevens)
        assert isinstance(found, Done), (handeling, found)
        return found

    def weigert(self, handeling: str, actor: str, **gegevens: Any) -> tuple[str, str | None]:
        """The reason and the article or law."""
        found = take_stap(self.desk, wie(self.desk, actor), self.zaak, handeling, gegevens)
        assert isinstance(found, Refusal), (handeling, found)
        return found.reason, found.artikel or found.wet

    def verstuur(self) -> None:
        """Say of each letter on paper that it was sent."""
        send_letters(self.desk, self.zaak)

    def oordelen(self, uitspraak: str = "gegrond", motivering: str = "Het is zo gegaan.") -> dict[str, dict[str, str]]:
        stand = self.desk.zaken.stand(self.zaak, self.desk.vandaag())
        assert stand is not None
        one = {"uitspraak": uitspraak, "motivering": motivering, "getoetst_aan": "de gedragscode"}
        return {str(part.id): one for part in stand.onderdelen}


def send_letters(desk: Desk, zaak: UUID) -> None:
    """Say of each letter on paper that it was sent, past the question who may say so."""
    brieven = Brieven(desk.register)
    for one in brieven.van(zaak):
        if one.kanaal == OP_PAPIER:
            brieven.geprint(one, actor="mo")


def as_typed(value: Any) -> Any:
    """A value of the golden zaken as a form or a script gives it."""
    if isinstance(value, Wie):
        return value.medewerker
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Oordeel):
        given = {"uitspraak": value.uitspraak, "motivering": value.motivering, "getoetst_aan": value.getoetst_aan}
        return {name: each for name, each in given.items() if each is not None}
    if isinstance(value, Maatregel):
        return {"wat": value.wat, "wie": value.wie, "uiterlijk": value.uiterlijk and value.uiterlijk.isoformat()}
    if isinstance(value, dict):
        return {name: as_typed(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [as_typed(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
