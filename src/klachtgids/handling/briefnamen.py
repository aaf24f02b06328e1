# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter asks for that the register cannot give: for an author, before anybody needs the letter.

Invariant: what passes here never fails on a name when a letter is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from klachtgids.handling.briefgaten import knows_gat
from klachtgids.handling.briefrijen import RIJEN, knows_vlag
from klachtgids.handling.briefzaak import Toen
from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.procedure import Procedure, Procedures
from klachtgids.words.letter_file import COMMON, Base
from klachtgids.words.letters import FOLDER, Letters


@dataclass(frozen=True, slots=True)
class Onbekend:
    """A name in a letter that the register does not know: the file under the dialogues, the place, and why."""

    file: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Kent:
    """All that is asked of a `Toen` to know a name: what is the same for every zaak."""

    regelingen: Regelingen
    procedure: Procedure


def onbekende_namen(letters: Letters, procedures: Procedures) -> Iterator[Onbekend]:
    """Every gap, flag, fact and row of the letters for all that has no source."""
    kent = cast("Toen", _Kent(procedures.regelingen, procedures.procedures[0]))
    for base in letters.bases.values():
        for where, reason in _of(base, kent):
            yield Onbekend(f"{FOLDER}/{base.id}.toml", where, reason)


def _of(base: Base, kent: Toen) -> Iterator[tuple[str, str]]:
    for name in base.slots:
        if name not in COMMON and not knows_gat(kent, name):
            yield f"slots {name}", "dit gat kan het register niet vullen"
    for name in base.flags:
        if not knows_vlag(kent, name):
            yield f"flags {name}", "deze vlag kent het register niet"
    soorten = kent.regelingen.feitsoorten
    facts = {*soorten, *(f"{name}_{keuze}" for name, of in soorten.items() for keuze in of.keuzes)}
    for name in base.facts:
        if name not in facts:
            yield f"facts {name}", "dit feit bestaat niet"
    for name, kind in base.rows.items():
        if name not in RIJEN:
            yield f"rows {name}", "deze rijen kent het register niet"
            continue
        for odd in sorted((kind.slots.keys() - RIJEN[name].slots) | (kind.flags.keys() - RIJEN[name].flags)):
            yield f"rows {name}", f"`{odd}` kent het register niet"
