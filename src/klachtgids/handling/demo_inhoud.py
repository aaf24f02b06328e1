# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is made up for a demo: people, stories, and what staff fill in; and a filing made of it.

Invariant: every word comes from `demo/inhoud.toml` under the dialogues; every filing says `demo` in `dialogen_versie`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final, cast
from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.termijn import Wanneer as Gebeurtenis
from klachtgids.regeling.termijn import indieningsvenster, termijnen_bij_ontvangst
from klachtgids.regeling.terms import Many, Strict
from klachtgids.regeling.terms import Soort as TermijnSoort
from klachtgids.register.filing import (
    Betrokkene,
    Filing,
    Onderdeel,
    Tekst,
    Wanneer,
    hashed,
    row_id,
    termijn_rij,
)
from klachtgids.register.terms import Kanaal, Precisie, Rol, Soort
from klachtgids.register.zaakstand import DEMO

FILE: Final = "demo/inhoud.toml"
_FUNCTIES: Final = {
    "medewerker": 70,
    "vrijwilliger": 5,
    "stagiair": 4,
    "leidinggevende": 6,
    "directie": 2,
    "klachtencoordinator": 1,
    "organisatie": 7,
    "onbekend": 5,
}
"""About whom klachten are, in parts of a hundred; a made-up mix."""
_KANALEN: Final = (Kanaal.APP, Kanaal.APP, Kanaal.WEB, Kanaal.WEB, Kanaal.KIOSK, Kanaal.BALIE, Kanaal.TELEFOON)
_HOEDANIGHEDEN: Final = ("client", "ouder", "ouder", "ouder_zonder_gezag", "pleegouder")


class Verhaal(Strict):
    """One made-up story: what happened, what is wished for, and the fixed term it is found by."""

    wat: str
    wens: str | None = None
    aard: str | None = None


class Namen(Strict):
    """First and last names, combined freely."""

    voor: Many[str]
    achter: Many[str]


class DemoInhoud(Strict):
    """The whole file."""

    namen: Namen
    klacht: Many[Verhaal]
    signaal: Many[Verhaal]
    compliment: Many[Verhaal]
    mondeling: Many[Verhaal]
    velden: dict[str, Many[str]]

    def of(self, soort: Soort) -> tuple[Verhaal, ...]:
        return cast("tuple[Verhaal, ...]", getattr(self, soort.value))

    def woorden(self, veld: str, draw: Random) -> str:
        """What somebody fills in here."""
        return draw.choice(self.velden.get(veld) or self.velden["tekst"])


@dataclass(frozen=True, slots=True)
class Persoon:
    """Somebody who does not exist."""

    naam: str
    email: str
    telefoon: str


def read(folder: Path) -> DemoInhoud:
    """The file under the folder of the dialogues; FileFault names what is wrong with it."""
    from pydantic import TypeAdapter

    from klachtgids.toml_file import read_model

    return read_model(folder / FILE, TypeAdapter(DemoInhoud))


def personen(inhoud: DemoInhoud) -> tuple[Persoon, ...]:
    """Everybody there can be, in a fixed order; addresses and numbers that reach nobody."""
    pairs = [(voor, achter) for achter in inhoud.namen.achter for voor in inhoud.namen.voor]
    return tuple(
        Persoon(f"{voor} {achter}", f"{voor}.{achter.replace(' ', '')}@example.org".lower(), f"06-12345{number:03d}")
        for number, (voor, achter) in enumerate(pairs)
    )


def filing(desk: Desk, inhoud: DemoInhoud, draw: Random, organisatie: str, soort: Soort) -> tuple[Filing, Verhaal]:
    """One filing of now at this organisation, as the intake makes them, and the story it tells."""
    key, op = UUID(int=draw.getrandbits(128), version=4), desk.clock()
    stories = draw.sample(inhoud.of(soort), k=min(len(inhoud.of(soort)), draw.choice((1, 1, 1, 2, 3))))
    klager = row_id(key, "betrokkene", Rol.KLAGER)
    named = soort in (Soort.KLACHT, Soort.MONDELING) or draw.random() < 0.6
    functie = draw.choices(list(_FUNCTIES), list(_FUNCTIES.values()))[0] if soort is Soort.KLACHT else "onbekend"
    people, texts = _people(draw, inhoud, key, klager, named=named, functie=functie)
    wanneer = _wanneer(draw, op)
    about = next((one.id for one in people if one.rol is Rol.BEKLAAGDE), None)
    parts = tuple(
        Onderdeel(row_id(key, "onderdeel", str(number)), number, wanneer, about)
        for number in range(1, len(stories) + 1)
    )
    texts += [Tekst(part.id, "wat", story.wat) for part, story in zip(parts, stories, strict=True)]
    texts += [Tekst(row_id(key), "gewenste_oplossing", stories[0].wens)] if stories[0].wens else []
    regeling = desk.regelingen.regeling_of(organisatie)
    made = Filing(
        filing_key=key,
        soort=soort,
        kanaal=Kanaal.BALIE if soort is Soort.MONDELING else draw.choice(_KANALEN),
        regeling=regeling.id,
        regeling_versie=regeling.versie,
        organisatie=organisatie,
        dialogen_versie=DEMO,
        ontvangen_op=op,
        wanneer=wanneer,
        hoedanigheid=draw.choice(_HOEDANIGHEDEN) if named else None,
        te_laat=_late(desk, organisatie, soort, wanneer, op),
        veiligheid=draw.random() < 0.03,
        beklaagde_functie=None if functie == "onbekend" else functie,
        betrokkenen=tuple(people),
        onderdelen=parts,
        teksten=tuple(texts),
        termijnen=tuple(
            termijn_rij(row_id(key, "termijn", one.id), one) for one in _started(desk, organisatie, soort, op)
        ),
    )
    return hashed(made, key.bytes * 2), stories[0]


def _started(desk: Desk, organisatie: str, soort: Soort, op: datetime) -> tuple[Any, ...]:
    if soort is Soort.MONDELING:
        return ()  # outside the procedure of a klacht until it becomes one (C18)
    return termijnen_bij_ontvangst(desk.regelingen, organisatie, cast("TermijnSoort", soort.value), op)


def _people(
    draw: Random, inhoud: DemoInhoud, key: UUID, klager: UUID, *, named: bool, functie: str
) -> tuple[list[Betrokkene], list[Tekst]]:
    people, texts = list[Betrokkene](), list[Tekst]()
    everybody = personen(inhoud)
    if named:
        who = draw.choice(everybody)
        people.append(Betrokkene(klager, Rol.KLAGER, voicemail=draw.random() < 0.7))
        texts.append(Tekst(klager, "naam", who.naam))
        texts += [Tekst(klager, "e-mail", who.email)] if draw.random() < 0.8 else []
        texts += [Tekst(klager, "telefoon", who.telefoon)] if draw.random() < 0.6 else []
    if functie not in ("organisatie", "onbekend"):
        about = row_id(key, "beklaagde", "1")
        people.append(Betrokkene(about, Rol.BEKLAAGDE, functie=functie))
        texts.append(Tekst(about, "naam", draw.choice(everybody).naam))
    return people, texts


def _wanneer(draw: Random, op: datetime) -> Wanneer:
    day = wettelijke_dag(op) - timedelta(days=draw.choice((1, 3, 8, 15, 30, 60)))
    rough = draw.random()
    if rough < 0.7:
        return Wanneer(day, day, Precisie.DAG)
    return Wanneer(day - timedelta(days=20), day, Precisie.PERIODE) if rough < 0.9 else Wanneer()


def _late(desk: Desk, organisatie: str, soort: Soort, wanneer: Wanneer, op: datetime) -> bool | None:
    if soort is not Soort.KLACHT:
        return None
    known = Gebeurtenis(wanneer.van, wanneer.tot)
    window = indieningsvenster(desk.regelingen, organisatie, known, wettelijke_dag(op))
    return None if window is None else window.te_laat
