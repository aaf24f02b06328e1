# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every wording for people in the regulations and the municipality's file, with its place: for catalogues and checks.

Invariant: complete by walking the models, so that a new field with words is found without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from klachtgids.regeling.file import FOLDER, GEMEENTE_FILE, Regelingen
from klachtgids.regeling.models import Feit
from klachtgids.regeling.references import fact_value
from klachtgids.words.wording import Text


@dataclass(frozen=True, slots=True)
class Worded:
    """One wording and where it stands: the file under the folder of dialogues, and the place as an author names it."""

    file: str
    where: str
    text: Text


def wordings(regelingen: Regelingen) -> Iterator[Worded]:
    """All of them, in the order of the files."""
    for where, text in _walk(regelingen.gemeente, (), regelingen):
        yield Worded(GEMEENTE_FILE, where, text)
    for regeling in regelingen.regelingen:
        for where, text in _walk(regeling, (), regelingen):
            yield Worded(f"{FOLDER}/{regeling.id}.toml", where, text)


def _walk(value: object, path: tuple[str, ...], regelingen: Regelingen) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield ", ".join(path), value
    elif isinstance(value, Feit):
        found = fact_value(value, regelingen.feitsoorten[path[-1].split()[-1]])
        yield from _walk(found, path, regelingen)
    elif isinstance(value, BaseModel):
        name = getattr(value, "id", None)
        here = (*path[:-1], f"{path[-1]} {name}") if path and name else path
        for field in type(value).model_fields:
            yield from _walk(getattr(value, field), (*here, field), regelingen)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _walk(one, (*path[:-1], f"{path[-1]} {key}"), regelingen)
    elif isinstance(value, tuple):
        for one in value:
            yield from _walk(one, path, regelingen)
