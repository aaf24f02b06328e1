# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coverage of the rules of the regulations by id: what carries each, and what belongs to a later part, with its reason.

A rule is carried by a line of data that does something (a stage or step of a procedure too; an article that only
explains it does not count, a remark in a regeling counts for a choice `C..` alone), by a question, outcome, card or
letter, or by a test that names it. A rule that nothing carries and that is not said to come later is a finding.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from klachtgids.dialogue.checks.finding import Finding, Material
from klachtgids.dialogue.file import dialogue_files
from klachtgids.dialogue.models import Frozen
from klachtgids.regeling.file import FOLDER as REGELINGEN
from klachtgids.regeling.toegang import TOEGANG
from klachtgids.toml_file import read_model
from klachtgids.words.letters import letter_files

TABLE = "dekking.toml"
TESTS = "tests"
RANGE = re.compile(r"\b([XKC]\d{2})-([XKC]\d{2})\b")
LONG = 8
"""From so many rules on a range is a way of speaking."""
RULE = re.compile(r"\b([XKC]\d{2})\b")
"""How a rule is written: a letter for its source (X, K) or for a choice about both (C), and two figures."""


class Here(Frozen):
    """A rule that a question, outcome, card, letter or dialogue carries, by kind and id."""

    regel: str
    waar: Annotated[tuple[str, ...], Field(min_length=1)]


class Later(Frozen):
    """Rules of which (a part of) the work comes in another part of the program, and why."""

    deel: str
    waarom: Annotated[str, Field(min_length=10)]
    regels: tuple[str, ...]
    issue: int | None = None


class Table(Frozen):
    """How many rules there are, and where the files themselves do not say it: what carries them."""

    regels: dict[str, int]
    hier: tuple[Here, ...] = ()
    later: tuple[Later, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """Every rule there is, in order."""
        return tuple(f"{letter}{number:02}" for letter, last in self.regels.items() for number in range(1, last + 1))


@dataclass(frozen=True, slots=True)
class Line:
    """One rule: what carries it, what only explains it, what of it comes later."""

    regel: str
    data: tuple[str, ...]
    tests: tuple[str, ...]
    explained: tuple[str, ...]
    later: tuple[Later, ...]

    @property
    def carried(self) -> bool:
        """Whether something does what the rule says."""
        return bool(self.data or self.tests)


@dataclass(frozen=True, slots=True)
class Coverage:
    """All rules, and whether the tests could be looked at (an installed program comes without them)."""

    lines: tuple[Line, ...]
    tests_seen: bool
    strange: tuple[Finding, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Rules that nothing carries and nobody promised for later, and names of rules that do not exist."""
        bare = [line for line in self.lines if not line.carried and not line.later] if self.tests_seen else []
        reason = "geen regel data, vraag of test draagt deze regel, en hij staat niet bij later"
        return (*self.strange, *(Finding(TABLE, line.regel, reason) for line in bare))


def cover(material: Material, folder: Path, procedures: Mapping[str, Iterable[str]] | None = None) -> Coverage:
    """Look every rule up: in regelingen, `procedures` (places by rule), files, table, and tests beside the folder."""
    table = load_table(folder)
    tests = folder.resolve().parent / TESTS
    in_data = {regel: list(places) for regel, places in material.regelingen.rules().items()}
    for regel, places in (procedures or {}).items():
        in_data.setdefault(regel, []).extend(places)
    in_dialogues = _in_comments(folder)
    in_tests = _in_tests(tests)
    here = {each.regel: each.waar for each in table.hier}
    known = frozenset(table.ids())
    lines = [
        Line(
            regel,
            data=(
                *(place for place in in_data.get(regel, ()) if _does(regel, place)),
                *in_dialogues.get(regel, ()),
                *here.get(regel, ()),
            ),
            tests=tuple(in_tests.get(regel, ())),
            explained=tuple(place for place in in_data.get(regel, ()) if not _does(regel, place)),
            later=tuple(each for each in table.later if regel in each.regels),
        )
        for regel in table.ids()
    ]
    named = [(regel, places[0]) for found in (in_data, in_dialogues, in_tests) for regel, places in found.items()]
    named += [(each.regel, TABLE) for each in table.hier]
    named += [(regel, TABLE) for each in table.later for regel in each.regels]
    strange = [
        Finding(TABLE, regel, f"deze regel bestaat niet: {place}") for regel, place in named if regel not in known
    ]
    strange += _nowhere(material, table)
    return Coverage(tuple(lines), tests.is_dir(), tuple(strange))


def load_table(folder: Path) -> Table:
    """The table in a folder of dialogues; FileFault when it is not there or not right."""
    return read_model(folder / TABLE, TypeAdapter(Table))


def _does(regel: str, place: str) -> bool:
    """Whether a line of a regeling does something with a rule, more than explain it."""
    where = place.split(": ", 1)[-1]
    return not where.startswith("artikel ") and (regel.startswith("C") or not where.startswith("kanttekening "))


def _in_comments(folder: Path) -> Mapping[str, list[str]]:
    """For each rule the remarks that name it: in dialogues, in letters of the desk, and where access is given."""
    found: dict[str, list[str]] = {}
    access = sorted((folder / REGELINGEN / TOEGANG).glob("*.toml"))
    for path in (*dialogue_files(folder), *letter_files(folder), *access):
        name = path.relative_to(folder).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if line.lstrip().startswith("#"):
                for regel in RULE.findall(line):
                    found.setdefault(regel, []).append(f"{name}: regel {number}")
    return found


def _in_tests(folder: Path) -> Mapping[str, list[str]]:
    """For each rule the tests whose docstring names it, as `file::test`."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                for regel in dict.fromkeys(_rules_in(ast.get_docstring(node) or "")):
                    found.setdefault(regel, []).append(f"{path.relative_to(folder.parent)}::{node.name}")
    return found


def _rules_in(text: str) -> Iterator[str]:
    """The rules a text names; `X12-X15` names four, and a long range only talks about rules."""
    for first, last in RANGE.findall(text):
        if first[0] == last[0] and int(last[1:]) - int(first[1:]) < LONG:
            yield from (f"{first[0]}{number:02}" for number in range(int(first[1:]), int(last[1:]) + 1))
    yield from RULE.findall(RANGE.sub("", text))


def _nowhere(material: Material, table: Table) -> Iterator[Finding]:
    for each in table.hier:
        for waar in each.waar:
            if waar.replace(" ", "/", 1) not in material.book.home:
                yield Finding(TABLE, each.regel, f"`{waar}` bestaat niet")
