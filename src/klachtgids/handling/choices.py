# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What there is to choose from in a field of a form, and of each choice whether it can be made now, and if not why.

Invariant: the guards of the handeling itself are asked, with only that choice given; no rule stands here twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.regeling.guards import GUARDS, volgende_stappen
from klachtgids.regeling.models import Regeling
from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import Algemeen, Handeling, Voorwaarde, Vraagregel
from klachtgids.regeling.velden import Fout, controleer_gegevens
from klachtgids.regeling.vraag import Vraag
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.filing import Tekst
from klachtgids.register.opened import plain_name
from klachtgids.register.terms import Rol
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.words.wording import Text


@dataclass(frozen=True, slots=True)
class Keus:
    """Something to choose: its id, how it is called, what is said beside it, and why it cannot be chosen, if so.

    `naam` is a `Text` from a file, or plain words of a person or of an organisation.
    """

    id: str
    naam: Text | str
    bij: tuple[Text, ...] = ()
    waarom: Refusal | None = None


class _Watched(Mapping[str, Any]):
    """What a form gives, that remembers which fields were looked at, in order."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given
        self.looked: list[str] = []

    def __getitem__(self, name: str) -> Any:
        self.looked.append(name)
        return self._given[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)


@dataclass(frozen=True)
class Frame:
    """One handeling on one zaak by one person: what choices and refusals are worked out from."""

    desk: Desk
    stand: Zaakstand
    actor: Wie
    procedure: Procedure
    handeling: Handeling

    @classmethod
    def of(cls, desk: Desk, actor: Wie, stand: Zaakstand, handeling_id: str) -> Frame:
        """KeyError when the procedure of this zaak has no such handeling."""
        procedure = desk.procedures.voor(stand.beeld)
        return cls(desk, stand, actor, procedure, procedure.handeling(handeling_id))

    @property
    def algemeen(self) -> Algemeen:
        return self.procedure.algemeen

    @property
    def regeling(self) -> Regeling:
        return self.desk.regelingen.regeling_of(self.stand.kop.organisatie)

    def vraag(self, given: Mapping[str, Any]) -> Vraag:
        """The question that guards answer, with this much of the form filled in."""
        beeld = self.stand.beeld
        merken = self.procedure.merken(beeld.stappen)
        return Vraag(beeld, self.actor, self.handeling, given, merken, self.desk.regelingen)

    def refusal(self, reason: str, guard: Voorwaarde | None = None, veld: str | None = None) -> Refusal:
        """A reason in words, with the source of the guard, else of the handeling."""
        own = guard is not None and (guard.artikel or guard.wet or guard.regels)
        bron = guard if guard is not None and own else self.handeling
        return Refusal(reason, self.algemeen.weigering[reason], bron.artikel, bron.wet, bron.regels, veld)

    def veld_of(self, reason: str, given: Mapping[str, Any]) -> str | None:
        """The asked field that the guard of this name looks at last, None when it looks at none."""
        guard = GUARDS.get(reason)
        return None if guard is None else next(iter(self._look(reason, given)[1]), None)

    def why_not(self, regel: Vraagregel, value: Any) -> Refusal | None:
        """Why this value cannot stand in this field, whatever stands in the others; None when it can."""
        found = controleer_gegevens((regel,), self.algemeen, {regel.veld: value}, self.stand.beeld)
        if isinstance(found, Fout):
            return self.refusal(found.reason, veld=regel.veld)
        for one in self.handeling.guards:
            if not one.waarschuwt and GUARDS[one.guard].na:
                holds, looked = self._look(one.guard, {regel.veld: value})
                if not holds and looked == [regel.veld]:
                    return self.refusal(one.guard, one, regel.veld)
        return None

    def _look(self, guard: str, given: Mapping[str, Any]) -> tuple[bool, list[str]]:
        """Whether it holds, and at which asked fields it looked, the last one first."""
        watched = _Watched(given)
        holds = GUARDS[guard].holds(self.vraag(watched))
        asked = {regel.veld for regel in self.handeling.vraagt}
        return holds, [name for name in dict.fromkeys(reversed(watched.looked)) if name in asked]


def keuzes_for(frame: Frame, regel: Vraagregel, words: Mapping[tuple[UUID, str], str]) -> tuple[Keus, ...]:
    """What can stand in this field, in the order of the files; persons who can be chosen come before who cannot."""
    veld = frame.algemeen.veld[regel.veld]
    if veld.soort == "keuze":
        return tuple(Keus(name, veld.keuzes[name]) for name in regel.keuzes or veld.keuzes)
    if veld.soort == "oordelen":
        known: Any = frame.desk.regelingen.fact(frame.stand.kop.organisatie, "oordelen") or ()
        return tuple(Keus(name, text) for name, text in frame.algemeen.uitspraak.items() if name in known)
    if veld.soort == "medewerker":
        return _persons(frame, regel)
    if veld.soort == "organisatie":
        named = [one for one in frame.desk.regelingen.organisaties if not one.onbekend]
        return tuple(Keus(one.id, one.naam, waarom=frame.why_not(regel, one.id)) for one in named)
    if veld.soort == "loket":
        here = frame.desk.regelingen.loketten_for(frame.stand.kop.organisatie)
        asked = [one for one in here if not regel.loketten or one.id in regel.loketten]
        return tuple(Keus(one.id, one.naam, waarom=frame.why_not(regel, one.id)) for one in asked)
    if veld.soort == "vervolgweg":
        return _next_steps(frame)
    if veld.soort == "maatregel":
        todo = [(n, one.id) for n, one in enumerate(frame.stand.maatregelen, 1) if one.open]
        return tuple(Keus(str(one), words.get((one, "wat"), f"{veld.naam.u} {n}")) for n, one in todo)
    return ()


def persons_of(desk: Desk, stand: Zaakstand) -> tuple[Keus, ...]:
    """Everybody with an account that is on at the organisation of this zaak, by name, with their rollen beside it."""
    rollen = desk.regelingen.regeling_of(stand.kop.organisatie).rollen
    here = [one for one in desk.medewerkers.alle() if one.actief and stand.kop.organisatie in one.organisaties]
    return tuple(
        Keus(one.id, one.aanduiding, tuple(rollen[rol].naam for rol in sorted(one.rollen) if rol in rollen))
        for one in sorted(here, key=lambda one: (plain_name(one.aanduiding), one.id))
    )


def known_pieces(stand: Zaakstand, sources: Sequence[str], teksten: Sequence[Tekst]) -> Iterator[str]:
    """What the zaak knows under these names, each once: first by the order of the names, then by that of the parts."""
    klagers = (Rol.KLAGER.value, Rol.INDIENER.value)
    rows: dict[str, list[UUID]] = {
        "klager": [one.id for one in stand.personen if one.rol in klagers],
        "onderdeel": [one.id for one in stand.onderdelen],
    }
    for stap in stand.stappen:
        rows.setdefault(stap.handeling, []).append(stap.id)
    taken = {row for ids in rows.values() for row in ids} | {one.id for one in stand.personen}
    words = {(one.row, one.kind): one.text for one in teksten}
    found: dict[str, None] = {}
    for source in sources:
        row, _, kind = source.partition(".")
        if row == "zaak":
            found |= dict.fromkeys(one.text for one in teksten if one.kind == kind and one.row not in taken)
        found |= dict.fromkeys(words[each, kind] for each in rows.get(row, ()) if (each, kind) in words)
    yield from found


def _persons(frame: Frame, regel: Vraagregel) -> tuple[Keus, ...]:
    accounts = {one.id: one.wie for one in frame.desk.medewerkers.alle()}
    found = [replace(one, waarom=frame.why_not(regel, accounts[one.id])) for one in persons_of(frame.desk, frame.stand)]
    return tuple(sorted(found, key=lambda one: one.waarom is not None))


def _next_steps(frame: Frame) -> tuple[Keus, ...]:
    """What the regeling gives next: inside by the name of the rol, outside by that of the body."""
    steps = volgende_stappen(frame.vraag({}))
    bodies = {one.id: one.naam for one in frame.desk.regelingen.loketten_for(frame.stand.kop.organisatie)}
    inside = tuple(Keus(name, rol.naam) for name, rol in frame.regeling.rollen.items() if name in steps - {*bodies})
    return inside + tuple(Keus(name, naam) for name, naam in bodies.items() if name in steps)
