# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language of letter files: strict frozen models, and what a letter may and must name.

The file for all (`brieven/<brief>.toml`) declares what its letter knows: slots, flags the desk gives, facts of the
regeling, rows. A regulation's or an organisation's own file has words only and is held to that declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from klachtgids.faults import FileFault
from klachtgids.toml_file import read_model
from klachtgids.words.wording import Text, Wording

COMMON = frozenset({"nummer", "organisatie"})
"""What every letter knows."""

_T = TypeVar("_T")
Many = Annotated[tuple[_T, ...], BeforeValidator(lambda raw: tuple(raw) if isinstance(raw, list) else raw)]
"""A tuple that stands as a list in the file."""
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
SlotName = Annotated[str, Field(pattern=r"^[a-z_]+$", max_length=60)]
Line = Annotated[str, Field(min_length=1)]
Value = str | int | date | Many[str]

Kind: TypeAlias = Literal["paragraph", "heading", "subheading", "point", "more"]
"""`point` is one of a list; `more` goes on in the point before it, on its own line."""

_FRAME_SLOTS: dict[str, frozenset[str]] = {
    "aanhef": frozenset({"naam"}),
    "telefoon": frozenset({"telefoon"}),
    "email": frozenset({"email"}),
    "vragen": frozenset({"nummer"}),
    "voet": frozenset({"nummer", "bladzijde", "bladzijden"}),
}
"""Which slots each text of the frame names: these, all of them, and no other."""


class Strict(BaseModel):
    """What is read from a file: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


class Frame(Strict):
    """The words around every letter."""

    datum: Wording
    nummer: Wording
    aanhef: Wording
    aanhef_zonder_naam: Wording
    vragen: Wording
    groet: Wording
    telefoon: Wording
    email: Wording
    voet: Wording
    oefening: Wording


class Paragraph(Strict):
    """Words that are there when all of `when` hold and none of `unless`; with `each` once for each row."""

    text: Wording
    kind: Kind = "paragraph"
    when: Many[Name] = ()
    unless: Many[Name] = ()
    each: SlotName | None = None

    def holds(self, given: frozenset[str]) -> bool:
        """Whether this paragraph is in a letter with these flags and facts."""
        return given.issuperset(self.when) and given.isdisjoint(self.unless)


class RowKind(Strict):
    """What one row holds: slots and flags, each with its meaning for the author.

    With `must` there is no letter without a row, and no row without these slots.
    """

    slots: dict[SlotName, Line]
    flags: dict[Name, Line] = {}
    must: Many[SlotName] = ()


class SampleRow(Strict):
    slots: dict[SlotName, Value]
    flags: Many[Name] = ()


class Sample(Strict):
    """An invented case, to see the letter with."""

    id: Name
    flags: Many[Name] = ()
    facts: Many[Name] = ()
    slots: dict[SlotName, Value] = {}
    rows: dict[SlotName, Many[SampleRow]] = {}


class Own(Strict):
    """The words of one letter."""

    title: Wording
    paragraph: Annotated[Many[Paragraph], Field(min_length=1)]


class Base(Own):
    """The words of a letter for all, and what the letter knows, each with its meaning for the author.

    `must` names the slots without which there is no letter; of each group in `one_of` exactly one flag is given.
    """

    id: Name
    slots: dict[SlotName, Line] = {}
    flags: dict[Name, Line] = {}
    facts: dict[Name, Line] = {}
    rows: dict[SlotName, RowKind] = {}
    must: Many[SlotName] = ()
    one_of: Many[Many[Name]] = ()
    sample: Annotated[Many[Sample], Field(min_length=1)]


def read_frame(path: Path) -> Frame:
    """The words around every letter; FileFault when a text names other slots than it should."""
    frame = read_model(path, TypeAdapter(Frame))
    for name in Frame.model_fields:
        text: Text = getattr(frame, name)
        odd = text.slots() ^ _FRAME_SLOTS.get(name, frozenset())
        if odd:
            raise FileFault(path, name, f"dit gat ontbreekt of hoort hier niet: {_listed(odd)}")
    return frame


def read_base(path: Path) -> Base:
    """The letter for all; FileFault when its words or its samples do not fit what it declares."""
    base = read_model(path, TypeAdapter(Base))
    for where, reason in (*_of_declaration(base, path.stem), *_of_words(base, base), *_of_samples(base)):
        raise FileFault(path, where, reason)
    return base


def read_own(path: Path, base: Base) -> Own:
    """A letter in the words of one regulation or organisation; FileFault when they do not fit the letter for all."""
    own = read_model(path, TypeAdapter(Own))
    for where, reason in _of_words(own, base):
        raise FileFault(path, where, reason)
    return own


def _of_declaration(base: Base, stem: str) -> Iterator[tuple[str, str]]:
    if base.id != stem:
        yield "id", f"moet zo heten als het bestand: {stem}"
    odd = set(base.must) - base.slots.keys()
    if odd:
        yield "must", f"staat niet bij slots: {_listed(odd)}"
    odd = {slot for row in base.rows.values() for slot in row.must if slot not in row.slots}
    if odd:
        yield "rows", f"must staat niet bij slots: {_listed(odd)}"
    odd = {flag for group in base.one_of for flag in group} - base.flags.keys()
    if odd:
        yield "one_of", f"staat niet bij flags: {_listed(odd)}"
    twice = base.flags.keys() & base.facts.keys()
    if twice:
        yield "facts", f"staat ook bij flags: {_listed(twice)}"


def _of_words(own: Own, base: Base) -> Iterator[tuple[str, str]]:
    """Names that the letter does not know, and what it does not say though it must."""
    known = COMMON | base.slots.keys()
    if own.title.slots() - COMMON:
        yield "title", f"dit gat mag niet in de titel: {_listed(own.title.slots() - COMMON)}"
    for number, paragraph in enumerate(own.paragraph, 1):
        place = f"paragraph {number}"
        if paragraph.each is not None and paragraph.each not in base.rows:
            yield place, f"deze rij bestaat niet: {paragraph.each}"
            continue
        row = None if paragraph.each is None else base.rows[paragraph.each]
        odd = set(paragraph.text.slots() - known).difference(row.slots if row else ())
        if odd:
            yield place, f"dit gat bestaat niet: {_listed(odd)}"
        odd = {*paragraph.when, *paragraph.unless}.difference(base.flags, base.facts, row.flags if row else ())
        if odd:
            yield place, f"deze vlag bestaat niet: {_listed(odd)}"
    named = {(paragraph.each, slot) for paragraph in own.paragraph for slot in paragraph.text.slots()}
    wanted = {slot for slot in base.must if not any(slot == other for _each, other in named)}
    wanted |= {slot for name, row in base.rows.items() for slot in row.must if (name, slot) not in named}
    if wanted:
        yield "paragraph", f"de brief noemt dit gat nergens: {_listed(wanted)}"
    used = {flag for paragraph in own.paragraph for flag in (*paragraph.when, *paragraph.unless)}
    unused = {flag for group in base.one_of for flag in group} - used
    if unused:
        yield "paragraph", f"de brief zegt niets over: {_listed(unused)}"


def _of_samples(base: Base) -> Iterator[tuple[str, str]]:
    for sample in base.sample:
        odd: set[Any] = set(sample.flags) - base.flags.keys() | set(sample.facts) - base.facts.keys()
        odd |= (sample.slots.keys() - base.slots.keys()) | (sample.rows.keys() - base.rows.keys())
        for name in sample.rows.keys() & base.rows.keys():
            kind = base.rows[name]
            odd |= {slot for row in sample.rows[name] for slot in row.slots if slot not in kind.slots}
            odd |= {flag for row in sample.rows[name] for flag in row.flags if flag not in kind.flags}
        if odd:
            yield f"sample {sample.id}", f"deze naam bestaat niet: {_listed(odd)}"


def _listed(names: set[Any] | frozenset[str]) -> str:
    return ", ".join(sorted(map(str, names)))
