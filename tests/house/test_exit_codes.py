# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The README's exit codes are the ones the program has."""

from __future__ import annotations

import re
from pathlib import Path

from klachtgids.fronts.exits import Exit


def test_the_readme_names_every_exit_code(root: Path) -> None:
    """Who starts the program from a script can rely on the table."""
    rows = re.findall(r"^\| (\d+) \| ([A-Z_]+) \|", (root / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {each.name: each.value for each in Exit} == {name: int(code) for code, name in rows}


def test_ci_expects_the_code_for_an_input_that_ends(root: Path) -> None:
    """`.ci/run` starts the program without input."""
    script = (root / ".ci" / "run").read_text("utf-8")
    assert [str(Exit.END_OF_INPUT.value)] == re.findall(r"^readonly input_ended=(\d+)$", script, re.MULTILINE)
