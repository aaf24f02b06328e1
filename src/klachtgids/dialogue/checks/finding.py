# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a check gives: where something is wrong and why, in the words of an author; and what the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.file import Book
from klachtgids.dialogue.graph import Graph

if TYPE_CHECKING:
    from klachtgids.regeling.file import Regelingen


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: the file, the place in it (as `question soort`) and the reason, in one Dutch sentence."""

    file: str
    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Fields:
    """The names an answer can be filed under, and how names begin that have a place of their own or none."""

    known: frozenset[str]
    own: tuple[str, ...] = ()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For a name whose place takes one sort of answer: the kinds of question that give it."""


@dataclass(frozen=True)
class Material:
    """What is checked together: dialogues, regelingen, named rules and slots, fields of the register."""

    book: Book
    regelingen: Regelingen
    rules: Mapping[str, Callable[[Any], bool | None]]
    slots: Mapping[str, Callable[[Any], Any]]
    fields: Fields | None = None
    """None when it cannot be told here what an answer can be filed under."""

    @cached_property
    def graph(self) -> Graph:
        """The places and ways of the book."""
        return Graph(self.book)

    def at(self, kind: str, thing: str, reason: str) -> Finding:
        """A finding about a question, outcome, card, letter or dialogue."""
        return Finding(self.book.home[f"{kind}/{thing}"], f"{kind} {thing}", reason)


@dataclass(frozen=True, slots=True)
class Measure:
    """The plain wording of one file, counted."""

    file: str
    sentences: int = 0
    words: int = 0
    longest: int = 0
    over_advice: int = 0
    over_limit: int = 0
    passive: int = 0


def total(measures: Sequence[Measure]) -> Measure:
    """The wording of all files together."""
    return Measure(
        "alles",
        sentences=sum(each.sentences for each in measures),
        words=sum(each.words for each in measures),
        longest=max((each.longest for each in measures), default=0),
        over_advice=sum(each.over_advice for each in measures),
        over_limit=sum(each.over_limit for each in measures),
        passive=sum(each.passive for each in measures),
    )


@dataclass(frozen=True)
class Report:
    """Everything that was found: what must be mended, what is good to know, and what was measured."""

    findings: tuple[Finding, ...]
    warnings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    """For each language how much of the words is translated, as it is printed."""
