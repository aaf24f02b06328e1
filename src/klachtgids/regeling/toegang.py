# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rollen of a regeling are to the access matrix: which group, and from which stage a zaak is theirs.

Invariant: a rol that a file does not name has no access; each name in a file leads to one of the regeling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from klachtgids.faults import FileFault
from klachtgids.regeling.file import FOLDER, Regelingen
from klachtgids.regeling.procedure import Procedure, Procedures
from klachtgids.regeling.terms import Many, Slug, Strict

TOEGANG = "toegang"
Groep = Literal[
    "coordinatie", "leiding", "directie", "bestuur", "voorzitter", "kwaliteit", "vertrouwenspersoon",
]  # fmt: skip


class RolToegang(Strict):
    """One rol. `fasen`: in these stages every zaak is theirs; `hoger`: as long as they are the next step up (C11)."""

    groep: Groep
    fasen: Many[Slug] = ()
    hoger: Many[Slug] = ()


class ToegangFile(Strict):
    """One file: the rollen of a regeling, and which handelingen are more than handling.

    `bewaken` guards dates, `delen` gives something to another, `beslissen` decides; all other handelingen handle.
    """

    regeling: Slug
    rol: dict[Slug, RolToegang]
    bewaken: Many[Slug] = ()
    delen: Many[Slug] = ()
    beslissen: Many[Slug] = ()


@dataclass(frozen=True)
class Toegangen:
    """Who may come near what, for every regeling, with the procedures that it speaks about."""

    files: Mapping[str, ToegangFile]
    procedures: Procedures

    @property
    def regelingen(self) -> Regelingen:
        return self.procedures.regelingen

    def van(self, organisatie: str) -> ToegangFile:
        """That of the regeling of an organisation; KeyError when no regeling has it."""
        return self.files[self.regelingen.regeling_of(organisatie).id]

    @cached_property
    def rollen(self) -> frozenset[str]:
        """Every rol with some access."""
        return frozenset(rol for file in self.files.values() for rol in file.rol)

    def rollen_of(self, organisatie: str) -> Mapping[str, RolToegang]:
        return self.van(organisatie).rol

    @classmethod
    def load(cls, folder: Path, procedures: Procedures) -> Toegangen:
        """Read the file of every regeling that has a procedure; FileFault names the first fault."""
        from klachtgids.toml_file import read_model

        home = folder / FOLDER / TOEGANG
        one = TypeAdapter(ToegangFile)
        found = {}
        for procedure in procedures.procedures:
            path = home / f"{procedure.regeling}.toml"
            if not path.is_file():
                raise FileFault(path, "bestand", "deze regeling zegt niet wie toegang heeft")
            file = read_model(path, one)
            _check(path.name, file, procedure)
            found[procedure.regeling] = file
        return cls(found, procedures)


def _check(name: str, file: ToegangFile, procedure: Procedure) -> None:
    def known(where: str, names: Iterable[str], among: Iterable[str]) -> None:
        for one in names:
            if one not in {*among}:
                raise FileFault(name, where, f"`{one}` bestaat niet in deze regeling")

    if file.regeling != procedure.regeling:
        raise FileFault(name, "regeling", f"`{file.regeling}` hoort niet bij dit bestand")
    fasen = [fase.id for fase in procedure.file.fase]
    known("rol", file.rol, procedure.regelingen.regeling(file.regeling).rollen)
    for rol, one in file.rol.items():
        known(f"rol {rol}, fasen", (*one.fasen, *one.hoger), fasen)
    handelingen = [one.id for one in procedure.file.handeling]
    for where in ("bewaken", "delen", "beslissen"):
        known(where, getattr(file, where), handelingen)
