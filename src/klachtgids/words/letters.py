# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns the letters to a complainant: templates from `brieven/`, filled in for one reader, as a `Sheet`.

Invariant: a template that is loaded names nothing that its letter does not know and leaves out nothing that it must
say; a `Sheet` that exists has every gap filled, and what fills it is cleaned and never read again. The words of a
letter stand in its template alone. The most particular file wins: that of the organisation, of its regulation, of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from klachtgids.faults import FileFault
from klachtgids.words import letter_file
from klachtgids.words.clean import stored
from klachtgids.words.i18n import SlotValue, Words
from klachtgids.words.letter_file import Base, Frame, Own, Paragraph, Sample, read_base, read_frame, read_own
from klachtgids.words.sheet import Part, Sheet
from klachtgids.words.wording import Text

FOLDER = "brieven"
FRAME_FILE = "kader.toml"
REGELINGEN = "regelingen"
"""The folder inside `brieven/` with a folder for each regulation; every other folder is that of an organisation."""

LONGEST = 50_000
"""The most signs that one slot or line of a letter may hold: far more than anybody may type (T20)."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The organisation that writes: its name, its postal address by lines, and how it can be reached."""

    naam: str
    post: tuple[str, ...] = ()
    email: str | None = None
    telefoon: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who really handles the klacht and so signs (C12): a name where it is known, and a role as in the regeling."""

    naam: str | None
    functie: Text | str


@dataclass(frozen=True, slots=True)
class Row:
    """One of several: a klachtonderdeel, a maatregel, a loket. Its flags hold for the paragraphs about this one."""

    slots: Mapping[str, SlotValue]
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fill:
    """What a letter is filled in with. `facts` may hold more than the template asks for, `flags` may not.

    `naam` is how the reader is addressed, `to` the whole address by lines. A slot that no shown paragraph names may be
    left out.
    """

    regeling: str
    organisatie: str
    sender: Sender
    to: tuple[str, ...]
    naam: str | None
    signer: Signer
    day: date
    nummer: str
    flags: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    slots: Mapping[str, SlotValue] = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    practice: bool = False
    """Whether the letter is only an example: it says so at the top."""


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters in a folder of dialogues; made by `load_letters`."""

    frame: Frame
    bases: Mapping[str, Base]
    own: Mapping[tuple[str, str, str], Own]
    """By (`regelingen` or `organisatie`, the id of that one, the id of the letter)."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Every letter there is."""
        return tuple(self.bases)

    def file_for(self, letter: str, regeling: str, organisatie: str) -> Own:
        """The words of a letter at this organisation; KeyError when there is no such letter."""
        return (
            self.own.get(("organisatie", organisatie, letter))
            or self.own.get((REGELINGEN, regeling, letter))
            or self.bases[letter]
        )

    def texts(self) -> Iterator[tuple[str, tuple[Text, ...]]]:
        """Every wording by file, for who checks how they are written."""
        yield f"{FOLDER}/{FRAME_FILE}", tuple(getattr(self.frame, name) for name in Frame.model_fields)
        files: list[tuple[str, Own]] = [(f"{letter}.toml", file) for letter, file in self.bases.items()]
        for (kind, who, letter), own in self.own.items():
            files.append((f"{who}/{letter}.toml" if kind != REGELINGEN else f"{kind}/{who}/{letter}.toml", own))
        for name, file in files:
            yield f"{FOLDER}/{name}", (file.title, *(paragraph.text for paragraph in file.paragraph))

    def write(self, letter: str, fill: Fill, words: Words) -> Sheet:
        """The letter for this reader.

        Raises LookupError when a slot, a flag or a choice between flags is missing or unknown: that is a fault of ours.
        """
        base = self.bases[letter]
        _check(base, fill)
        common: dict[str, SlotValue] = {"nummer": fill.nummer, "organisatie": fill.sender.naam}
        slots = {name: _cleaned(value) for name, value in {**fill.slots, **common}.items()}
        file = self.file_for(letter, fill.regeling, fill.organisatie)
        given = fill.flags | fill.facts
        frame = self.frame
        naam = None if fill.naam is None else _line(fill.naam)
        return Sheet(
            id=letter,
            taal=words.taal,
            title=words.text(file.title, **slots),
            day=fill.day,
            organisation=_line(fill.sender.naam),
            sender=tuple(_sender(fill.sender, frame, words)),
            notice=words.text(frame.oefening) if fill.practice else None,
            to=tuple(line for line in map(_line, fill.to) if line),
            reference=(
                (words.text(frame.datum), words.date(fill.day)),
                (words.text(frame.nummer), _line(fill.nummer)),
            ),
            salutation=words.text(frame.aanhef, naam=naam) if naam else words.text(frame.aanhef_zonder_naam),
            parts=_joined(_parts(file.paragraph, given, slots, fill.rows, words)),
            questions=words.text(frame.vragen, nummer=_line(fill.nummer)),
            closing=words.text(frame.groet),
            signed=tuple(_signed(fill, words)),
            footer=words.text(
                frame.voet, nummer=_line(fill.nummer), bladzijde="{bladzijde}", bladzijden="{bladzijden}"
            ),
        )


def load_letters(folder: Path) -> Letters:
    """Every letter in the `brieven/` of a folder of dialogues; FileFault with file, place and reason for the first."""
    home = folder / FOLDER
    frame = read_frame(home / FRAME_FILE)
    bases = {path.stem: read_base(path) for path in sorted(home.glob("*.toml")) if path.name != FRAME_FILE}
    own = {}
    for path in letter_files(folder):
        if path.parent == home:
            continue
        key = _key(path, home)
        if path.stem not in bases:
            raise FileFault(path, "bestand", f"deze brief bestaat niet; er zijn: {', '.join(bases)}")
        own[key] = read_own(path, bases[path.stem])
    return Letters(frame, bases, own)


def letter_files(folder: Path) -> tuple[Path, ...]:
    """Every file with words of letters: the frame, the letters for all, then those of regulations and organisations."""
    home = folder / FOLDER
    return (*sorted(home.glob("*.toml")), *sorted(home.glob("*/*.toml")), *sorted(home.glob(f"{REGELINGEN}/*/*.toml")))


def as_sample(sample: Sample, around: Fill) -> Fill:
    """An invented case as something to fill a letter in with; addresses, signer and day come from `around`."""
    return replace(
        around,
        flags=frozenset(sample.flags),
        facts=frozenset(sample.facts),
        slots=sample.slots,
        rows={name: tuple(Row(row.slots, frozenset(row.flags)) for row in rows) for name, rows in sample.rows.items()},
    )


def fact_flags(facts: Mapping[str, object]) -> frozenset[str]:
    """The facts of a regeling as flags: `kosten_vrij` when it is true, `intrekken_altijd` for the choice `altijd`."""
    found = [name for name, value in facts.items() if value is True]
    found += [f"{name}_{value}" for name, value in facts.items() if isinstance(value, str) and value.isidentifier()]
    return frozenset(found)


def _key(path: Path, home: Path) -> tuple[str, str, str]:
    whose = path.parent.relative_to(home).parts
    if len(whose) == 2:
        return REGELINGEN, whose[1], path.stem
    if whose == (REGELINGEN,):
        raise FileFault(path, "bestand", "zet deze brief in de map van een regeling")
    return "organisatie", whose[0], path.stem


def _check(base: Base, fill: Fill) -> None:
    unknown = fill.flags - base.flags.keys() or fill.rows.keys() - base.rows.keys()
    unknown = unknown or fill.slots.keys() - base.slots.keys()
    if unknown:
        raise LookupError(f"letter {base.id} does not know {', '.join(sorted(unknown))}")
    for group in base.one_of:
        if len(fill.flags & set(group)) != 1:
            raise LookupError(f"letter {base.id} needs one of {', '.join(group)}")
    missing = {name for name in base.must if _empty(fill.slots.get(name))}
    for name, kind in base.rows.items():
        rows = fill.rows.get(name, ())
        odd = {slot for row in rows for slot in row.slots.keys() - kind.slots.keys()}
        odd |= {flag for row in rows for flag in row.flags - kind.flags.keys()}
        if odd:
            raise LookupError(f"rows {name} of letter {base.id} do not know {', '.join(sorted(odd))}")
        missing |= {slot for slot in kind.must if not rows or any(_empty(row.slots.get(slot)) for row in rows)}
    if missing:
        raise LookupError(f"letter {base.id} needs {', '.join(sorted(missing))}")


def _empty(value: object) -> bool:
    return value is None or value == () or (isinstance(value, str) and not _text(value))


def _parts(
    paragraphs: tuple[Paragraph, ...],
    given: frozenset[str],
    slots: Mapping[str, Any],
    rows: Mapping[str, tuple[Row, ...]],
    words: Words,
) -> Iterator[tuple[letter_file.Kind, str]]:
    """Paragraphs about the same rows that follow each other stay together: all of the first, then all of the next."""
    index = 0
    while index < len(paragraphs):
        each = paragraphs[index].each
        block = [paragraphs[index]]
        while each and index + len(block) < len(paragraphs) and paragraphs[index + len(block)].each == each:
            block.append(paragraphs[index + len(block)])
        index += len(block)
        for row in rows.get(each, ()) if each else (Row({}),):
            here = {**slots, **{name: _cleaned(value) for name, value in row.slots.items()}}
            for paragraph in block:
                if paragraph.holds(given | row.flags):
                    yield paragraph.kind, words.text(paragraph.text, **here)


def _joined(said: Iterable[tuple[letter_file.Kind, str]]) -> tuple[Part, ...]:
    """The parts, with what goes on in a point put there."""
    parts: list[Part] = []
    for kind, text in said:
        if kind == "more" and parts:
            parts[-1] = replace(parts[-1], text=f"{parts[-1].text}\n{text}")
        else:
            parts.append(Part("paragraph" if kind == "more" else kind, text))
    return tuple(parts)


def _cleaned(value: SlotValue) -> SlotValue:
    if isinstance(value, str):
        return _text(value)
    return tuple(_cleaned(part) for part in value) if isinstance(value, tuple | list) else value


def _text(text: str) -> str:
    if len(text) > LONGEST:
        raise LookupError(f"a text of {len(text)} signs does not fit in a letter")
    return stored(text, LONGEST)


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _sender(sender: Sender, frame: Frame, words: Words) -> Iterator[str]:
    yield from map(_line, sender.post)
    if sender.telefoon:
        yield words.text(frame.telefoon, telefoon=_line(sender.telefoon))
    if sender.email:
        yield words.text(frame.email, email=_line(sender.email))


def _signed(fill: Fill, words: Words) -> Iterator[str]:
    if fill.signer.naam is not None:
        yield _line(fill.signer.naam)
    functie = fill.signer.functie
    yield words.text(functie) if isinstance(functie, Text) else _line(functie)
    yield _line(fill.sender.naam)
