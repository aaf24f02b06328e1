# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the dialogue files, and makes the book that they are together.

Invariant: a `Book` that exists is whole: ids are unique over all files and each route leads to something that is there.
What takes more looking (reach, cycles, missing answers, wording) is `checks`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from klachtgids.dialogue.models import Card, Dialogue, DialogueFile, Letter, Outcome, Question, Route
from klachtgids.faults import FileFault
from klachtgids.toml_file import read_bytes, read_model
from klachtgids.words.wording import Wording

START = "start"
NOT_DIALOGUES = frozenset({"gemeente.toml", "woorden.toml", "bureau.toml", "dekking.toml", "schrijfwijzer.toml"})

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
        """The first question of a dialogue, or the one that is assumed before it."""
        first = self.dialogues[dialogue_id].before or self.dialogues[dialogue_id].first
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
        yield "dialogue", dialogue.id, (book.questions, dialogue.before, "vraag")
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
