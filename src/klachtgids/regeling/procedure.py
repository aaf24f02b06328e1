# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may happen next to a zaak, by whom, and what follows: one lookup for buttons, commands, checks and tests.

Invariant: what no line of the procedure allows is refused, and every refusal names its source. Nothing here keeps
anything: a zaak comes in as a `ZaakBeeld`, a `Verplaatsing` or a `Refusal` goes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from klachtgids.faults import FileFault
from klachtgids.machine import Move, Mover
from klachtgids.regeling.file import FOLDER, Regelingen
from klachtgids.regeling.guards import GUARDS
from klachtgids.regeling.guards_persoon import als_rol
from klachtgids.regeling.procedure_check import check_algemeen, check_procedure
from klachtgids.regeling.procedure_models import (
    BEHANDELAAR,
    DOENER,
    SOORTEN,
    Algemeen,
    Fase,
    Handeling,
    Merk,
    ProcedureFile,
    ProcedureSoort,
    Voorwaarde,
)
from klachtgids.regeling.terms import Bron
from klachtgids.regeling.velden import Fout, controleer_gegevens
from klachtgids.regeling.vervallen import vervallen_maatregelen
from klachtgids.regeling.vraag import Vraag, voor_wie
from klachtgids.regeling.zaakbeeld import Bericht, Mag, Refusal, Verplaatsing, Wie, ZaakBeeld, uitspraak_van

PROCEDURES = "procedures"
ALGEMEEN = "algemeen.toml"


@dataclass(slots=True)
class _Gang:
    """What walks through the machine: where it is, what is done to it, and the question that routes ask."""

    state: str
    handeling: str
    vraag: Vraag


@dataclass(frozen=True)
class Procedure:
    """How zaken of every soort are handled under one regeling."""

    file: ProcedureFile
    algemeen: Algemeen
    regelingen: Regelingen

    @property
    def regeling(self) -> str:
        return self.file.regeling

    def fasen(self, soort: ProcedureSoort) -> tuple[Fase, ...]:
        """The stages of a soort, in the order of the file."""
        return tuple(self.file.fasen(soort).values())

    def fase(self, soort: ProcedureSoort, fase_id: str) -> Fase:
        """One stage; KeyError when this soort has none of that name."""
        return self._fasen[soort, fase_id]

    def begin(self, soort: ProcedureSoort) -> str:
        """The fase in which a zaak of this soort starts."""
        return next(fase.id for fase in self.fasen(soort) if fase.begin)

    def handeling(self, handeling_id: str) -> Handeling:
        """One handeling; KeyError when there is none."""
        return self._handelingen[handeling_id]

    def handelingen(self, soort: ProcedureSoort, fase: str) -> tuple[Handeling, ...]:
        """What may be done at all to a zaak of this soort in this fase, in the order of the file."""
        return self._per_fase.get((soort, fase), ())

    def merken(self, stappen: Iterable[str]) -> frozenset[Merk]:
        """What the handelingen that were done, in their order, left behind."""
        found: set[Merk] = set()
        for name in stappen:
            done = self._handelingen.get(name)
            if done is not None:
                found = (found - {*done.wist}) | {*done.merkt}
        return frozenset(found)

    def buitengesloten(self, zaak: ZaakBeeld, wie: Wie) -> Refusal | None:
        """Why this person may do nothing with the zaak and may not see it, None when nothing keeps them out."""
        return self._first_refusal(self.file.altijd, self._vraag(zaak, wie, None), None, ("voor", "na"))

    def mogelijk(self, zaak: ZaakBeeld, wie: Wie) -> tuple[Mag, ...]:
        """What this person may do to the zaak now, in the order of the file."""
        return tuple(one for one in self._bezie(zaak, wie) if isinstance(one, Mag))

    def niet_nu(self, zaak: ZaakBeeld, wie: Wie) -> tuple[tuple[str, Refusal], ...]:
        """What this person's rol could do in this fase if a condition were met: ids of handelingen, and why not yet."""
        return tuple(one for one in self._bezie(zaak, wie) if isinstance(one, tuple))

    def besluit(
        self, handeling_id: str, zaak: ZaakBeeld, wie: Wie, gegevens: Mapping[str, Any]
    ) -> Refusal | Verplaatsing:
        """What follows when this person does this with what the form gives, or why it cannot be."""
        kept_out = self.buitengesloten(zaak, wie)
        if kept_out is not None:
            return kept_out
        handeling = self._handelingen.get(handeling_id)
        if handeling is None:
            return self._refusal("handeling_onbekend")
        if handeling not in self.handelingen(zaak.soort, zaak.fase):
            return self._refusal("niet_in_deze_fase", handeling)
        rol = als_rol(handeling, zaak, wie)
        if rol is None:
            return self._refusal("niet_deze_rol", handeling)
        vraag = self._vraag(zaak, wie, handeling)
        refused = self._first_refusal(handeling.guards, vraag, handeling, ("voor",))
        if refused is not None:
            return refused
        given = controleer_gegevens(handeling.vraagt, self.algemeen, gegevens, zaak)
        if isinstance(given, Fout):
            return replace(self._refusal(given.reason, handeling), veld=given.veld)
        vraag = replace(vraag, gegevens=MappingProxyType(dict(given)))
        refused = self._first_refusal(handeling.guards, vraag, handeling, ("na",))
        return refused or self._verplaats(handeling, rol, vraag)

    def rules(self) -> dict[str, tuple[str, ...]]:
        """For each rule id of the catalogue the places in this file that carry it."""
        carried: dict[str, list[str]] = {}
        for where, bron in self.file.bronnen():
            for regel in bron.regels:
                carried.setdefault(regel, []).append(f"{FOLDER}/{PROCEDURES}/{self.regeling}.toml: {where}")
        return {regel: tuple(places) for regel, places in sorted(carried.items())}

    def _bezie(self, zaak: ZaakBeeld, wie: Wie) -> Iterator[Mag | tuple[str, Refusal]]:
        if self.buitengesloten(zaak, wie) is not None:
            return
        for handeling in self.handelingen(zaak.soort, zaak.fase):
            rol = als_rol(handeling, zaak, wie)
            if rol is None:
                continue
            vraag = self._vraag(zaak, wie, handeling)
            refused = self._first_refusal(handeling.guards, vraag, handeling, ("voor",))
            if refused is not None:
                yield handeling.id, refused
                continue
            yield Mag(
                handeling.id,
                handeling.naam,
                handeling.uitleg,
                rol,
                tuple(dict.fromkeys(route.fase for route in handeling.naar)) or (zaak.fase,),
                handeling.vraagt,
                self._warnings(handeling, vraag),
            )

    def _verplaats(self, handeling: Handeling, rol: str, vraag: Vraag) -> Verplaatsing:
        zaak = vraag.zaak
        gang = _Gang(f"{zaak.soort}/{zaak.fase}", handeling.id, vraag)
        soort, naar = self._mover.step(gang).split("/")
        fase = self._fasen[handeling.wordt or zaak.soort, naar]
        running = tuple(one.id for one in zaak.termijnen)
        met = tuple(name for name in handeling.haalt if name in running)
        over = fase.einde is not None or soort != zaak.soort
        asked = {one.veld for one in handeling.vraagt}
        chosen = vraag.persoon(BEHANDELAAR)
        return Verplaatsing(
            handeling=handeling.id,
            rol=rol,
            soort=handeling.wordt or zaak.soort,
            van=zaak.fase,
            naar=naar,
            einde=fase.einde,
            haalt=met,
            vervalt=tuple(name for name in running if (over or name in handeling.vervalt) and name not in met),
            verzet=tuple((name, vraag.gegevens["nieuwe_datum"]) for name in handeling.verzet if name in running),
            start=handeling.start,
            maatregelen_vervallen=tuple(
                vervallen_maatregelen(
                    *(handeling, zaak, self._handelingen, self.algemeen),
                    moves=(soort, naar) != (zaak.soort, zaak.fase),
                )
            ),
            bericht=tuple(
                Bericht(one.sjabloon, str(self._voor(zaak, one.aan)))
                for one in handeling.bericht
                if one.aan != BEHANDELAAR or BEHANDELAAR not in asked or BEHANDELAAR in vraag.gegevens
            ),
            tekent=rol if handeling.tekent == DOENER else self._voor(zaak, handeling.tekent),
            uitspraak=uitspraak_van(vraag.uitspraken),
            behandelaar=vraag.straks.behandelaar if chosen is None else chosen.medewerker,
            artikel=handeling.artikel,
            wet=handeling.wet,
            regels=handeling.regels,
            waarschuwingen=self._warnings(handeling, vraag),
            gegevens=vraag.gegevens,
        )

    def _voor(self, zaak: ZaakBeeld, rol: str | None) -> str | None:
        return None if rol is None else voor_wie(self.regelingen, zaak, rol)

    def _vraag(self, zaak: ZaakBeeld, wie: Wie, handeling: Handeling | None) -> Vraag:
        told = (self._handelingen[name].merkt for name in zaak.onderweg if name in self._handelingen)
        waits = frozenset(merk for merken in told for merk in merken)
        return Vraag(zaak, wie, handeling, {}, self.merken(zaak.stappen), self.regelingen, waits)

    def _first_refusal(
        self, guards: Iterable[Voorwaarde], vraag: Vraag, handeling: Handeling | None, when: tuple[str, ...]
    ) -> Refusal | None:
        for one in guards:
            guard = GUARDS[one.guard]
            if not one.waarschuwt and ("na" if guard.na else "voor") in when and not guard.holds(vraag):
                return self._refusal(one.guard, handeling, one)
        return None

    def _warnings(self, handeling: Handeling, vraag: Vraag) -> tuple[Refusal, ...]:
        warns = (one for one in handeling.guards if one.waarschuwt and not GUARDS[one.guard].holds(vraag))
        return tuple(self._refusal(one.guard, handeling, one) for one in warns)

    def _refusal(self, reason: str, *sources: Bron | None) -> Refusal:
        """A reason in words, with the last source that is one."""
        text = self.algemeen.weigering[reason]
        for bron in reversed(sources):
            if bron is not None and (bron.artikel or bron.wet or bron.regels):
                return Refusal(reason, text, bron.artikel, bron.wet, bron.regels)
        return Refusal(reason, text)

    @cached_property
    def _fasen(self) -> dict[tuple[ProcedureSoort, str], Fase]:
        return {(soort, name): fase for soort in SOORTEN for name, fase in self.file.fasen(soort).items()}

    @cached_property
    def _handelingen(self) -> dict[str, Handeling]:
        return {one.id: one for one in self.file.handeling}

    @cached_property
    def _per_fase(self) -> dict[tuple[ProcedureSoort, str], tuple[Handeling, ...]]:
        return {(soort, name): self.file.handelingen(soort, fase) for (soort, name), fase in self._fasen.items()}

    @cached_property
    def _mover(self) -> Mover:
        """The machine of all soorten together, so that a zaak can become another soort."""
        moves = [
            Move(f"{soort}/{fase}", _taken(handeling.id, als), f"{handeling.wordt or soort}/{target}")
            for (soort, fase), handelingen in self._per_fase.items()
            for handeling in handelingen
            for target, als in [(one.fase, one.als) for one in handeling.naar] or [(fase, None)]
        ]
        return Mover([f"{soort}/{fase}" for soort, fase in self._fasen], moves)


@dataclass(frozen=True)
class Procedures:
    """The procedure of every regeling."""

    procedures: tuple[Procedure, ...]
    regelingen: Regelingen

    def van(self, regeling_id: str) -> Procedure:
        """The procedure of a regeling; KeyError when there is none."""
        return {one.regeling: one for one in self.procedures}[regeling_id]

    def voor(self, zaak: ZaakBeeld) -> Procedure:
        """The procedure that a zaak is handled by; KeyError when no regeling has its organisation."""
        return self.van(self.regelingen.regeling_of(zaak.organisatie).id)

    @classmethod
    def load(cls, folder: Path, regelingen: Regelingen) -> Procedures:
        """Read every procedure under `folder` (that of the dialogues); FileFault names the first fault."""
        from klachtgids.toml_file import read_model

        home = folder / FOLDER / PROCEDURES
        algemeen = read_model(home / ALGEMEEN, TypeAdapter(Algemeen))
        check_algemeen(ALGEMEEN, algemeen)
        one = TypeAdapter(ProcedureFile)
        found: list[Procedure] = []
        for path in sorted(home.glob("*.toml")):
            if path.name != ALGEMEEN:
                file = read_model(path, one)
                check_procedure(path.name, file, algemeen, regelingen)
                found.append(Procedure(file, algemeen, regelingen))
        for regeling in regelingen.regelingen:
            if regeling.id not in {procedure.regeling for procedure in found}:
                raise FileFault(home / f"{regeling.id}.toml", "bestand", "deze regeling heeft geen procedure")
        return cls(tuple(found), regelingen)


def _taken(handeling: str, als: str | None) -> Any:
    """The guard of a move in the machine: this handeling, and its route holds."""
    return lambda gang: gang.handeling == handeling and (als is None or GUARDS[als].holds(gang.vraag))
