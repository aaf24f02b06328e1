# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names an answer can be filed under: those that the code reads, and those that the dialogues use."""

from __future__ import annotations

import ast
from pathlib import Path

from klachtgids.intake.fields import KNOWN, OWN

READS = frozenset({"value", "text", "all"})


def read_in(folder: Path) -> set[str]:
    """The literal fields that the room reads: `answers.value("...")`, `.text("...")`, `.all("...")`."""
    found = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS:
                found |= {
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                }
    return found


def test_every_field_that_is_read_is_known(root: Path) -> None:
    """A name that the code reads and the list lacks would let the checks refuse a good dialogue."""
    found = read_in(root / "src" / "klachtgids" / "intake")
    assert "klager.naam" in found
    assert set() == found - KNOWN


def test_every_known_field_with_a_place_of_its_own_is_read(root: Path) -> None:
    """A name under `klager.` that nothing reads would be filed nowhere, and its answer lost."""
    found = read_in(root / "src" / "klachtgids" / "intake")
    literal = {
        node.value
        for path in (root / "src" / "klachtgids" / "intake").glob("*.py")
        if path.name != "fields.py"
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set() == {name for name in KNOWN if name.startswith(OWN)} - found - literal
