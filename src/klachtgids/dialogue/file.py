# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The models of a dialogue file, and the book that all files together make.

Invariant: a `Book` that exists is whole: ids are unique over all files and each route leads to something that is there.
What takes more looking (reach, cycles, missing answers, wording) is `checks`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, TypeAdapter, model_validator

from klachtgids.dialogue.condition import parse
from klachtgids.faults import FileFault
from klachtgids.toml_file import read_bytes, read_model
from klachtgids.words.wording import Wording

START = "start"
NOT_DIALOGUES = frozenset({"gemeente.toml", "woorden.toml", "dekking.toml", "schrijfwijzer.toml"})

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Kind = Literal[
    "choice", "choices", "yes_no", "text", "long_text", "name", "date", "email", "phone", "address",
    "contact", "organisation", "consent", "notice", "list", "case",
]  # fmt: skip
When = Annotated[Any, BeforeValidator(parse)]
Many = Annotated[tuple[Any, ...], BeforeValidator(lambda raw: tuple(raw) if isinstance(raw, list) else raw)]


class Frozen(BaseModel):
    """What comes from a file: nothing unknown, nothing loose, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class Note(Frozen):
    """A sentence or two the person gets to read, always or only `when` it holds; `card` shows a contact card."""

    text: Wording | None = None
    when: When | None = None
    card: Id | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if self.text is None and self.card is None:
            msg = "een regel heeft een tekst of een kaart"
            raise ValueError(msg)
        return self


class Option(Frozen):
    """One choice: a stable `id` apart from its words. `je` makes the conversation informal from here on."""

    id: Id
    text: Wording
    help: Wording | None = None
    when: When | None = None
    je: StrictBool = False
    alone: StrictBool = False
    """With `choices`: cannot be combined with another one ("geen van deze")."""
    hulp: Id | None = None
    """For who does not know the organisation: takes the one that stands for 'weet ik niet' for this kind of help."""


class Route(Frozen):
    """One way on from a question; the first whose `when` holds is taken, the last has none."""

    to: Id | None = None
    dialogue: Id | None = None
    outcome: Id | None = None
    tracks: tuple[Id, ...] | None = None
    when: When | None = None
    because: Id | None = None
    set: dict[Id, str] = {}

    @model_validator(mode="after")
    def leads_somewhere(self) -> Self:
        targets = [t for t in (self.to, self.dialogue, self.outcome, self.tracks) if t]
        if len(targets) != 1:
            msg = "een route heeft precies één van to, dialogue, outcome en tracks"
            raise ValueError(msg)
        return self


class Question(Frozen):
    """One question. `field` is where its answer stands in the register; without one it only steers or is told along."""

    id: Id
    kind: Kind
    text: Wording
    why: Wording | None = None
    topic: Id | None = None
    """What the question is about: each regeling says which of its articles that is."""
    law: tuple[str, ...] = ()
    help: Wording | None = None
    notes: tuple[Note, ...] = ()
    sensitive: StrictBool = False
    may_skip: StrictBool = False
    options: tuple[Option, ...] = ()
    item: tuple[Id, ...] = ()
    confirm: StrictBool = False
    future: StrictBool = False
    several: StrictBool = False
    recipients: tuple[Id, ...] = ()
    field: str | None = None
    routes: tuple[Route, ...] = ()

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        if self.kind in {"choice", "choices", "list"} and not self.options:
            msg = f"een vraag van soort {self.kind} heeft options nodig"
            raise ValueError(msg)
        if (self.kind == "list") != bool(self.item):
            msg = "item hoort bij een vraag van soort list, en een list heeft item nodig"
            raise ValueError(msg)
        if self.kind == "list" and [option.id for option in self.options] != ["nog_een", "klaar"]:
            msg = "een list heeft de options nog_een en klaar"
            raise ValueError(msg)
        if len({option.id for option in self.options}) != len(self.options):
            msg = "twee options hebben dezelfde id"
            raise ValueError(msg)
        if self.why is None and self.kind not in {"notice", "list"}:
            msg = "zeg met why waarom u dit vraagt"
            raise ValueError(msg)
        return self

    def option(self, option_id: str | None) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


class Outcome(Frozen):
    """Where a track ends: what it files, what it counts, what the person then reads."""

    id: Id
    title: Wording
    text: tuple[Note, ...] = ()
    soort: Literal["klacht", "signaal", "compliment", "bezwaar"] | None = None
    files: Literal["zaak"] | None = None
    per: Literal["organisatie"] | None = None
    counts: Id | None = None
    letters: tuple[Id, ...] = ()
    cards: tuple[Id, ...] = ()
    act: Literal["status", "withdraw"] | None = None
    shows: Literal["regeling"] | None = None
    """`regeling`: the regulation of the chosen organisations, article by article."""
    topic: Id | None = None
    law: tuple[str, ...] = ()
    qr: str | None = None
    """The slot whose value (an address on the web) is also shown as a QR code."""


class CardLine(Frozen):
    text: Wording
    phone: str | None = None
    site: str | None = None
    when: When | None = None


class Card(Frozen):
    """A card with where to turn to: shown with a question or outcome, or by name (`hulp_nu`)."""

    id: Id
    title: Wording
    lines: tuple[CardLine, ...]


class LetterLine(Frozen):
    """One piece of a letter: fixed words, or the person's own answer under a few words of ours, or both.

    `each` repeats the line for every item of that list, with the answers of that item.
    """

    text: Wording | None = None
    answer: Id | None = None
    each: Id | None = None
    when: When | None = None


class Letter(Frozen):
    """A letter in Dutch that the person can send: `to` says whose address stands above it.

    `bezwaar` is the municipality's address for objections, `gemeente` the one for everything else. `when`: only then is
    it made; without it always.
    """

    id: Id
    title: Wording
    to: Literal["organisatie", "commissie", "gemeente", "bezwaar", "zelf"]
    lines: tuple[LetterLine, ...]
    when: When | None = None


class Dialogue(Frozen):
    id: Id
    title: Wording
    first: Id | None = None
    because: dict[Id, Wording] = {}


class DialogueFile(Frozen):
    """One file: a dialogue with its questions, outcomes and cards."""

    dialogue: Dialogue
    question: tuple[Question, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    card: tuple[Card, ...] = ()
    letter: tuple[Letter, ...] = ()


_FILE = TypeAdapter(DialogueFile)


@dataclass(frozen=True)
class Book:
    """All dialogue files together; `versie` is the hash of their bytes and goes with every filing."""

    dialogues: dict[str, Dialogue]
    questions: dict[str, Question]
    outcomes: dict[str, Outcome]
    cards: dict[str, Card]
    letters: dict[str, Letter]
    because: dict[str, Wording]
    home: dict[str, str]
    """The file in which each id stands, as `question/<id>`, `outcome/<id>`, `dialogue/<id>`."""
    versie: str

    @cached_property
    def items(self) -> dict[str, str]:
        """For each question that is asked inside a list: the id of that list."""
        return {inner: question.id for question in self.questions.values() for inner in question.item}

    def first(self, dialogue_id: str) -> str:
        """The first question of a dialogue."""
        first = self.dialogues[dialogue_id].first
        assert first is not None, dialogue_id  # load() refuses a route into a dialogue without one
        return first


def load(folder: Path) -> Book:
    """Read every dialogue file in `folder`; FileFault names file, question and fault of the first thing wrong."""
    paths = dialogue_files(folder)
    if not paths:
        raise FileFault(folder, "map", "er staan geen bestanden met vragen in")
    return load_files(paths)


def dialogue_files(folder: Path) -> tuple[Path, ...]:
    """The files with questions in a folder, by name."""
    return tuple(path for path in sorted(folder.glob("*.toml")) if path.name not in NOT_DIALOGUES)


def load_files(paths: Iterable[Path]) -> Book:
    """Read these files as one book; FileFault as in `load`."""
    files: list[tuple[str, DialogueFile]] = []
    digest = hashlib.sha256()
    for path in paths:
        raw = read_bytes(path)
        digest.update(path.name.encode() + b"\0" + raw + b"\0")
        files.append((path.name, read_model(path, _FILE, raw)))
    book = book_of(files, digest.hexdigest()[:16])
    for fault in reference_faults(book):
        raise fault
    return book


def read_file(path: Path) -> DialogueFile:
    """One file by itself; FileFault when it cannot be read or is not a file with questions."""
    return read_model(path, _FILE)


def book_of(files: Iterable[tuple[str, DialogueFile]], versie: str) -> Book:
    """The book that these files make; FileFault when an id stands twice. Names are not looked up yet."""
    dialogues: dict[str, Dialogue] = {}
    questions: dict[str, Question] = {}
    outcomes: dict[str, Outcome] = {}
    cards: dict[str, Card] = {}
    letters: dict[str, Letter] = {}
    because: dict[str, Wording] = {}
    home: dict[str, str] = {}
    for name, file in files:
        _add(dialogues, home, name, "dialogue", file.dialogue.id, file.dialogue)
        for question in file.question:
            _add(questions, home, name, "question", question.id, question)
        for outcome in file.outcome:
            _add(outcomes, home, name, "outcome", outcome.id, outcome)
        for card in file.card:
            _add(cards, home, name, "card", card.id, card)
        for letter in file.letter:
            _add(letters, home, name, "letter", letter.id, letter)
        for key, words in file.dialogue.because.items():
            _add(because, home, name, "because", key, words)
    return Book(dialogues, questions, outcomes, cards, letters, because, home, versie)


def _add(into: dict[str, Any], home: dict[str, str], file: str, kind: str, key: str, value: object) -> None:
    if key in into:
        raise FileFault(file, f"{kind} {key}", f"deze id staat ook in {home[f'{kind}/{key}']}")
    into[key] = value
    home[f"{kind}/{key}"] = file


Named: TypeAlias = tuple[dict[str, Any], str | None, str]
"""A name in a file: what it should be among, the name itself, and what such a thing is called."""


def reference_faults(book: Book) -> Iterator[FileFault]:
    """Every name in a book that leads nowhere."""
    if START not in book.dialogues:
        yield FileFault("start.toml", "dialogue", "de dialoog `start` ontbreekt")
    elif book.dialogues[START].first is None:
        yield FileFault(book.home[f"dialogue/{START}"], "dialogue first", "de dialoog `start` heeft geen eerste vraag")
    for kind, thing, named in _named(book):
        known, key, what = named
        if key is not None and key not in known:
            yield FileFault(book.home[f"{kind}/{thing}"], f"{kind} {thing}", f"de {what} `{key}` bestaat niet")
        elif what == "dialoog" and key is not None and book.dialogues[key].first is None:
            yield FileFault(
                book.home[f"{kind}/{thing}"], f"{kind} {thing}", f"de dialoog `{key}` heeft geen eerste vraag"
            )


def _named(book: Book) -> Iterator[tuple[str, str, Named]]:
    """Each name that stands in something, with the kind and id of that."""
    for dialogue in book.dialogues.values():
        yield "dialogue", dialogue.id, (book.questions, dialogue.first, "vraag")
    for question in book.questions.values():
        inside: list[Named] = [(book.questions, inner, "vraag") for inner in question.item]
        inside += [(book.cards, note.card, "kaart") for note in question.notes if note.card is not None]
        for named in (*inside, *(each for route in question.routes for each in _named_by(book, route))):
            yield "question", question.id, named
    for outcome in book.outcomes.values():
        for card in (*outcome.cards, *(note.card for note in outcome.text)):
            yield "outcome", outcome.id, (book.cards, card, "kaart")
        for letter in outcome.letters:
            yield "outcome", outcome.id, (book.letters, letter, "brief")


def _named_by(book: Book, route: Route) -> Iterator[Named]:
    yield book.questions, route.to, "vraag"
    yield book.outcomes, route.outcome, "uitkomst"
    yield book.because, route.because, "uitleg (because)"
    for dialogue in (*(route.tracks or ()), route.dialogue):
        yield book.dialogues, dialogue, "dialoog"
