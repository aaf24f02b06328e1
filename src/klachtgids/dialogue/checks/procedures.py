# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The procedures, who has access, the reminders, and whether each letter that a procedure sends is there, and no other.

A file that cannot be used gives a finding and the next is looked at; names are those under the folder of dialogues.
How far a zaak is and the names of letters reach a klager who asks; those alone are checked for plain words and
translated. All other words of a procedure are for the desk, which is Dutch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from klachtgids.dialogue.checks.finding import Finding
from klachtgids.faults import FileFault
from klachtgids.regeling.bewaking import FILE as REMINDERS
from klachtgids.regeling.bewaking import Bewaking
from klachtgids.regeling.file import FOLDER, Regelingen
from klachtgids.regeling.procedure import ALGEMEEN, PROCEDURES, Procedure, Procedures
from klachtgids.regeling.procedure_check import check_algemeen, check_procedure
from klachtgids.regeling.procedure_models import KLAGER, Algemeen, ProcedureFile
from klachtgids.regeling.toegang import TOEGANG, Toegangen
from klachtgids.toml_file import read_model
from klachtgids.words.letters import FOLDER as LETTERS
from klachtgids.words.letters import FRAME_FILE

HOME = f"{FOLDER}/{PROCEDURES}"
ENDS = {KLAGER: "", "beklaagde": "_beklaagde", "medewerker": "_medewerker", "loket": "_loket"}
COLLEAGUE = "_collega"
"""How the name of a letter's file ends, by who reads it, when the same letter goes to several sorts of readers."""


@dataclass(frozen=True)
class Checked:
    """What was found, and the procedures that can be used."""

    findings: tuple[Finding, ...]
    procedures: tuple[Procedure, ...] = ()

    def rules(self) -> dict[str, list[str]]:
        """For each rule id the places in the procedures that carry it."""
        found: dict[str, list[str]] = {}
        for procedure in self.procedures:
            for regel, places in procedure.rules().items():
                found.setdefault(regel, []).extend(places)
        return found


def check(folder: Path, regelingen: Regelingen) -> Checked:
    """Look at every file of a procedure, of who has access, and of the reminders."""
    try:
        algemeen = read_model(folder / HOME / ALGEMEEN, TypeAdapter(Algemeen))
        check_algemeen(ALGEMEEN, algemeen)
    except FileFault as fault:
        return Checked((_at(f"{HOME}/{ALGEMEEN}", fault),))
    findings: list[Finding] = []
    sound: list[Procedure] = []
    for path in sorted((folder / HOME).glob("*.toml")):
        if path.name != ALGEMEEN:
            try:
                file = read_model(path, TypeAdapter(ProcedureFile))
                check_procedure(path.name, file, algemeen, regelingen)
            except FileFault as fault:
                findings.append(_at(f"{HOME}/{path.name}", fault))
                continue
            sound.append(Procedure(file, algemeen, regelingen))
    there = {path.stem for path in (folder / HOME).glob("*.toml")}
    bare = (regeling.id for regeling in regelingen.regelingen if regeling.id not in there)
    findings += [Finding(f"{HOME}/{name}.toml", "bestand", "deze regeling heeft geen procedure") for name in bare]
    findings += _access(folder, sound, regelingen)
    findings += _reminders(folder)
    findings += _letters(
        folder, sound, algemeen, whole=there - {Path(ALGEMEEN).stem} == {one.regeling for one in sound}
    )
    return Checked(tuple(findings), tuple(sound))


def _access(folder: Path, procedures: list[Procedure], regelingen: Regelingen) -> Iterator[Finding]:
    for procedure in procedures:
        try:
            Toegangen.load(folder, Procedures((procedure,), regelingen))
        except FileFault as fault:
            yield _at(f"{FOLDER}/{TOEGANG}/{procedure.regeling}.toml", fault)


def _reminders(folder: Path) -> Iterator[Finding]:
    try:
        Bewaking.load(folder)
    except FileFault as fault:
        yield _at(REMINDERS.as_posix(), fault)


def _letters(folder: Path, procedures: list[Procedure], algemeen: Algemeen, *, whole: bool) -> Iterator[Finding]:
    """A letter that is sent and not there; with the `whole` of the procedures also a letter or name that none sends."""
    there = {path.stem for path in (folder / LETTERS).glob("*.toml")} - {Path(FRAME_FILE).stem}
    readers: dict[str, set[str]] = {name: set() for name in algemeen.sjabloon}
    for brief in (brief for one in procedures for step in one.file.handeling for brief in step.bericht):
        readers[brief.sjabloon].add(ENDS.get(brief.aan, COLLEAGUE))
    wanted = {name for sjabloon, ends in readers.items() for name in _files(sjabloon, ends)}
    for sjabloon, ends in readers.items():
        if whole and not ends:
            yield Finding(f"{HOME}/{ALGEMEEN}", f"sjabloon {sjabloon}", "geen enkele handeling verstuurt deze brief")
    for name in sorted(wanted - there):
        yield Finding(f"{LETTERS}/{name}.toml", "bestand", "een handeling verstuurt deze brief, en hij is er niet")
    for name in sorted(there - wanted - {*algemeen.sjabloon}) if whole else ():
        yield Finding(f"{LETTERS}/{name}.toml", "bestand", "geen enkele handeling verstuurt deze brief")


def _files(sjabloon: str, ends: set[str]) -> set[str]:
    """The files of a letter: one for each sort of reader; for the only one, or the klager, it has the letter's name."""
    return {sjabloon} if len(ends) == 1 else {f"{sjabloon}{end}" for end in ends}


def _at(file: str, fault: FileFault) -> Finding:
    return Finding(file, fault.where, fault.reason)
