# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program's own words: every key that is said exists in woorden.toml, and every key there is said."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from klachtgids.fronts.json_front import WORDS
from klachtgids.words.i18n import all_words


@dataclass(frozen=True)
class Said:
    """What a piece of source does with keys: keys it says, beginnings of keys it completes, and all its literals."""

    keys: frozenset[str]
    beginnings: frozenset[str]
    literals: frozenset[str]


def said_in(source: str) -> Said:
    """Walk the syntax tree: first arguments of `.say(...)`, and every literal, for keys that travel in a value."""
    keys, beginnings, literals = set(), set(), set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            literals.add(node.value)
        elif isinstance(node, ast.JoinedStr) and node.values:
            first = node.values[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.endswith("_"):
                beginnings.add(first.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
            if node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                keys.add(node.args[0].value)
            elif node.args and isinstance(node.args[0], ast.IfExp):
                branches = (node.args[0].body, node.args[0].orelse)
                keys |= {b.value for b in branches if isinstance(b, ast.Constant) and isinstance(b.value, str)}
    return Said(frozenset(keys), frozenset(beginnings), frozenset(literals))


def said_in_all(source: Path) -> Said:
    """The same for every module below a folder."""
    parts = [said_in(path.read_text("utf-8")) for path in source.rglob("*.py")]
    return Said(
        frozenset().union(*(part.keys for part in parts)),
        frozenset().union(*(part.beginnings for part in parts)),
        frozenset().union(*(part.literals for part in parts)),
    )


def test_the_walk_finds_keys_and_beginnings() -> None:
    """The next tests can fail."""
    said = said_in("words.say('terug'); words.say('a' if je else 'b'); x = f'weiger_{kind}'; Refusal('weiger_leeg')")
    assert {"terug", "a", "b"} == said.keys
    assert {"weiger_"} == said.beginnings
    assert "weiger_leeg" in said.literals


def test_every_key_that_is_said_has_its_words(root: Path) -> None:
    """A missing key would be our fault in front of a person."""
    words = all_words(root / "dialogues")
    said = said_in_all(root / "src")
    assert said.keys
    assert set() == said.keys - set(words)
    assert set() == {key for key in said.literals if key.startswith("weiger_") and key != "weiger_"} - set(words)


def test_json_looks_at_its_start_for_every_word_that_its_questions_need(root: Path) -> None:
    """A program that talks for somebody learns at once that a word is missing."""
    fronts = root / "src" / "klachtgids" / "fronts"
    said = [said_in((fronts / name).read_text("utf-8")) for name in ("json_front.py", "json_turn.py", "render.py")]
    needed = {key for each in said for key in each.keys | each.literals} & set(all_words(root / "dialogues"))
    assert needed == set(WORDS)


def test_every_word_is_said_somewhere(root: Path) -> None:
    """Words that nobody gets to read are not kept, corrected or translated."""
    words = all_words(root / "dialogues")
    said = said_in_all(root / "src")
    assert words
    unused = {key for key in words if key not in said.literals and not key.startswith(tuple(said.beginnings))}
    assert set() == unused
