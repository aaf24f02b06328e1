# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filling an oefenregister with made-up zaken, for showing, for screenshots and for measuring.

A few hundred zaken go through the use cases in a scratch register; the others are copies of their rows in other weeks,
with other people and with the termijnen of their own dates. Invariant: only in an oefenregister without a zaak, and
each zaak says that it is a demo (`ZaakKop.demo`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID

from klachtgids.handling.aard import AARD, ONDERWERP, onderwerpen_of, set_terms
from klachtgids.handling.accounts import make_account
from klachtgids.handling.demo_inhoud import DemoInhoud, filing, personen, read
from klachtgids.handling.demo_loop import LONGEST, Klok, Lus
from klachtgids.handling.desk import Desk
from klachtgids.handling.toegang import mag
from klachtgids.regeling.kalender import kalenders
from klachtgids.regeling.termijn import bereken
from klachtgids.register import demo, demo_rows
from klachtgids.register.applying import Bewaarder
from klachtgids.register.filing import TermijnRij, termijn_rij
from klachtgids.register.medewerkers import Account, Medewerkers
from klachtgids.register.register import Register
from klachtgids.register.terms import Soort
from klachtgids.register.zaken import Zaken

WEEKS: Final = 104
"""Over how many weeks before now the zaken came in."""
EXAMPLES: Final = 150
"""How many zaken go through the use cases; the others are copies of those."""
_SOORTEN: Final = {Soort.KLACHT: 60, Soort.SIGNAAL: 22, Soort.COMPLIMENT: 14, Soort.MONDELING: 4}
_WEEKDAYS: Final = (22, 20, 17, 16, 14, 6, 5)
_GOING: Final = 0.4
"""Which part of the examples stops before its end."""
_PER_HANDLER: Final = 20_000
"""Zaken for each next account that handles, at each organisatie."""
_ACTOR: Final = "demo"


@dataclass(frozen=True, slots=True)
class Gevuld:
    """What was made: how many zaken, and the accounts that can log in, by rol."""

    zaken: int
    accounts: dict[str, str]


def fill_demo(
    desk: Desk,
    folder: Path,
    *,
    zaken: int,
    zaad: int,
    wachtwoord: str,
    say: Callable[[int], None] = lambda _: None,
) -> Gevuld:
    """Fill the register of `desk` with made-up zaken up to now, and make an account for each rol with this password.

    `folder` is that of the dialogues; `say` hears how many zaken there are so far. `DemoFault` where a demo must not
    come. Deterministic from `zaad`, `zaken`, the files and the clock.
    """
    demo.refuse(desk.register)
    inhoud = read(folder)
    people = make_accounts(desk, zaken, wachtwoord)
    tot = desk.clock()
    monday = tot.astimezone(UTC).date() - timedelta(weeks=WEEKS, days=tot.weekday())
    van = datetime(monday.year, monday.month, monday.day, tzinfo=UTC)
    patronen = examples(desk, inhoud, min(zaken, EXAMPLES), zaad, van)
    plan = demo.Plan(zaken, zaad, van, tot)
    made = demo.fill(desk.register, plan, patronen, _vorm(desk, inhoud, zaad, people), say)
    return Gevuld(made, {rol: account_of(rol) for rol in rollen_of(desk)})


def account_of(rol: str) -> str:
    """The account of a rol in a demo."""
    return f"{_ACTOR}-{rol}"


def rollen_of(desk: Desk) -> tuple[str, ...]:
    """Every rol that has access, or that a form asks a person of."""
    asked = {
        rol
        for procedure in desk.procedures.procedures
        for one in procedure.file.handeling
        for regel in one.vraagt
        for rol in regel.rollen
    }
    return tuple(sorted(desk.toegang.rollen | asked))


def make_accounts(desk: Desk, zaken: int, wachtwoord: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The accounts by organisatie and by the account that stands for them in the examples; those there are stay.

    One for each rol, everywhere where that rol is, with the password. Who handles has colleagues at each organisatie,
    as many as the zaken ask for; those cannot log in.
    """
    there = {one.id for one in desk.medewerkers.alle()}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for rol in rollen_of(desk):
        regelingen = [one for one in desk.regelingen.regelingen if rol in one.rollen]
        places = frozenset(org.id for one in regelingen for org in one.organisatie)
        if account_of(rol) not in there:
            make_account(desk, Account(account_of(rol), f"Demo {rol}", frozenset({rol}), places), wachtwoord)
        for regeling in regelingen:
            handles = rol in {row.rol for row in regeling.behandelaar}
            for org in regeling.organisatie:
                names = [f"{_ACTOR}-{org.id}-{rol}-{number}" for number in range(1, 2 + zaken // _PER_HANDLER)]
                for name in names if handles else ():
                    if name not in there:
                        colleague = Account(name[:64], f"Demo {rol}", frozenset({rol}), frozenset({org.id}))
                        desk.medewerkers.make(colleague, wachtwoord=None, actor=_ACTOR)
                found[org.id, account_of(rol)] = (account_of(rol), *(names if handles else ()))
    return found


def examples(desk: Desk, inhoud: DemoInhoud, count: int, zaad: int, van: datetime) -> list[demo_rows.Patroon]:
    """So many zaken taken through the use cases from the week of `van` on, in a register that is thrown away."""
    draw = Random(zaad)  # noqa: S311  # made up, and the same again from the same seed
    klok = Klok(van)
    with TemporaryDirectory(prefix="klachtgids-demo-") as place:
        scratch = Register.open(f"sqlite:///{Path(place).resolve() / 'demo.db'}", oefen=True, clock=klok)
        try:
            there = _over(desk, scratch, klok)
            accounts = [one for one in desk.medewerkers.alle() if one.id in {account_of(r) for r in rollen_of(desk)}]
            for one in accounts:
                there.medewerkers.make(one, wachtwoord=None, actor=_ACTOR)
            lus = Lus(there, klok, inhoud, [one.wie for one in accounts], draw)
            places = [org.id for org in desk.regelingen.organisaties if not org.onbekend]
            return [_example(lus, places[number % len(places)], van) for number in range(count)]
        finally:
            scratch.close()


def _over(desk: Desk, register: Register, klok: Klok) -> Desk:
    """The same desk over another register."""
    rooms = {"zaken": Zaken(register), "bewaarder": Bewaarder(register), "medewerkers": Medewerkers(register)}
    return replace(desk, clock=klok, register=register, **rooms)  # type: ignore[arg-type]  # each by its own name


def _example(lus: Lus, organisatie: str, van: datetime) -> demo_rows.Patroon:
    draw = lus.draw
    soort = draw.choices(list(_SOORTEN), list(_SOORTEN.values()))[0]
    day = draw.choices(range(7), _WEEKDAYS)[0]
    lus.klok.op = van + timedelta(days=day, hours=draw.randint(6, 17), minutes=draw.randint(0, 9))
    sent, verhaal = filing(lus.desk, lus.inhoud, draw, organisatie, soort)
    [filed] = lus.desk.register.file([sent])
    going = draw.random() < _GOING
    if verhaal.aard is not None and draw.random() < 0.8:
        _indelen(lus, filed.zaak, verhaal.aard)
    ended = lus.walk(filed.zaak, draw.randint(0, 7) if going else LONGEST)
    return demo_rows.read(lus.desk.register, filed.zaak, klaar=ended, einde=lus.klok.op)


def _indelen(lus: Lus, zaak: UUID, aard: str) -> None:
    """The fixed terms, by whoever may set them."""
    stand = lus.desk.zaken.stand(zaak, lus.desk.vandaag())
    assert stand is not None
    about = lus.draw.choice(sorted(onderwerpen_of(lus.desk, stand)))
    given = {AARD: {str(one.id): (aard,) for one in stand.onderdelen}, ONDERWERP: about}
    may = [wie for wie in lus.mensen if mag(lus.desk.toegang, wie, "behandelen", stand.beeld).mag]
    for wie in may[:1]:
        set_terms(lus.desk, wie, zaak, given)


def _vorm(desk: Desk, inhoud: DemoInhoud, zaad: int, people: dict[tuple[str, str], tuple[str, ...]]) -> demo_rows.Vorm:
    @cache
    def reken(organisatie: str, rule: str, dag: date) -> TermijnRij | None:
        regels = desk.regelingen.regeling_of(organisatie).termijnen_for(None, organisatie, dag)
        regel = next((one for one in regels if one.id == rule), None)
        dagen = kalenders(desk.regelingen.gemeente, desk.regelingen.organisatie(organisatie))
        return None if regel is None else termijn_rij(UUID(int=0), bereken(regel, dag, dagen))

    @cache
    def bewaren(organisatie: str, soort: str, dag: date) -> date | None:
        regels = desk.regelingen.regeling_of(organisatie).termijnen_for(soort, organisatie, dag)  # type: ignore[arg-type]  # a soort of the register is one of the regeling
        dagen = kalenders(desk.regelingen.gemeente, desk.regelingen.organisatie(organisatie))
        ends = [bereken(one, dag, dagen).uiterlijk for one in regels if one.start == "afsluiting"]
        return max(ends, default=None)

    everybody = personen(inhoud)
    return demo_rows.Vorm(
        zaad=zaad,
        reken=reken,
        bewaren=bewaren,
        accounts=lambda organisatie, account: people.get((organisatie, account), ()),
        teksten={
            "naam": [one.naam for one in everybody],
            "e-mail": [one.email for one in everybody],
            "telefoon": [one.telefoon for one in everybody],
        },
    )
