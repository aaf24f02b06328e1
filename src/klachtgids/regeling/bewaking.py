# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""When somebody is reminded of a termijn: the file that says how many days before its last day (X27).

Invariant: of several soorten that a termijn has come to, the one with the fewest days is the most urgent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from klachtgids.faults import FileFault
from klachtgids.regeling.file import FOLDER
from klachtgids.regeling.terms import Many, RuleId, Slug, Strict
from klachtgids.toml_file import read_model

FILE = Path(FOLDER) / "bewaking" / "herinneringen.toml"
Dagen = Annotated[int, Field(ge=-60, le=365)]


class BewakingFile(Strict):
    """The file: soorten of herinnering, each with its days before the last day; a negative number is after it."""

    regels: Many[RuleId] = ()
    dagen: Annotated[dict[Slug, Dagen], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Vak:
    """The last days to which one soort of herinnering belongs today, both included; without `van` all before `tot`."""

    soort: str
    dagen: int
    van: date | None
    tot: date

    def holds_for(self, start: date, uiterlijk: date) -> bool:
        """Whether its day lies in the time that the termijn runs: a short one is not announced weeks before."""
        return self.dagen <= 0 or uiterlijk - timedelta(days=self.dagen) > start


@dataclass(frozen=True, slots=True)
class Bewaking:
    """The soorten of herinnering, by their days."""

    dagen: tuple[tuple[str, int], ...]

    def vakken(self, vandaag: date) -> tuple[Vak, ...]:
        """Which last days ask for which soort today, the most urgent first; no day is in two of them."""
        found: list[Vak] = []
        before: date | None = None
        for soort, dagen in sorted(self.dagen, key=lambda one: one[1]):
            tot = vandaag + timedelta(days=dagen)
            found.append(Vak(soort, dagen, before, tot))
            before = tot + timedelta(days=1)
        return tuple(found)

    @classmethod
    def load(cls, folder: Path) -> Bewaking:
        """Read the file in this folder of dialogues; FileFault names what is wrong with it."""
        path = folder / FILE
        file = read_model(path, TypeAdapter(BewakingFile))
        if len({*file.dagen.values()}) != len(file.dagen):
            raise FileFault(path, "dagen", "twee soorten herinnering hebben hetzelfde aantal dagen")
        return cls(tuple(file.dagen.items()))
