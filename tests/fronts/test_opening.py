# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first question straight from its file: the one that the conversation asks, or none."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from klachtgids.fronts import lines
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.opening import first_question
from klachtgids.fronts.render import cards_for, shown_prompt
from klachtgids.intake import leaving
from klachtgids.intake.conversation import begin
from klachtgids.intake.core import Core
from klachtgids.words.i18n import Words, languages
from tests.fronts.talks import ROOT, core_at

HEAVY = "pydantic sqlalchemy alembic babel cryptography textual transitions holidays"
UNTIL_ASKED = """
import io, sys
from klachtgids.config import load
from klachtgids.fronts import lines
class Out(io.StringIO):
    def write(self, text):
        if text.startswith("Wat wilt u"):
            print(*(name for name in sys.argv[1:] if name in sys.modules), "asked")
        return super().write(text)
lines.run(lambda: sys.exit(), load(), io.StringIO(), Out(), io.StringIO())
"""


@pytest.fixture
def dialogues(tmp_path: Path) -> Path:
    """A copy of the real files, to change."""
    return Path(shutil.copytree(ROOT / "dialogues", tmp_path / "dialogues"))


@pytest.mark.parametrize("taal", [each.taal for each in languages(ROOT / "dialogues")])
def test_the_question_that_stands_there_first_is_the_one_the_conversation_asks(tmp_path: Path, taal: str) -> None:
    """design.md 3: a front decides nothing; what is shown early is what the walk then gives, in every language."""
    core = core_at(tmp_path)
    turn = begin(core, taal, "app")
    assert turn.prompt is not None
    words = core.words(taal, False)
    asked = shown_prompt(turn.prompt, words, cards_for(core, turn.gesprek))
    assert asked == first_question(core.config.dialogues, words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "compliment", text', 'id = "compliment", when = { fact = "anoniem" }, text'),
        ('kind = "choice"', 'kind = "choices"'),
        ('topic = "soort"', 'topic = "soort"\nmay_skip = true'),
        ('topic = "soort"', 'topic = "soort"\nnotes = [{ card = "hulp_nu" }]'),
        ('id = "compliment", text = "', 'id = "compliment", text = "{organisatie} '),
        ('first = "soort"', 'first = "elders"'),
        ('id = "start"', 'id = "begin"'),
        ("[dialogue]", "[dialogue"),
        ('kind = "choice"', ""),
    ],
)
def test_a_first_question_that_depends_on_anything_is_left_to_the_conversation(
    dialogues: Path, old: str, new: str
) -> None:
    """A condition, a note, a gap, another kind, a fault: the walk says what is asked, or what is wrong."""
    words = Words.of("nl", False, dialogues)
    assert first_question(dialogues, words) is not None
    path = dialogues / "start.toml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert first_question(dialogues, words) is None


def test_a_first_file_that_is_away_is_left_to_the_conversation(dialogues: Path) -> None:
    """What is wrong is said once, by who reads the dialogues."""
    (dialogues / "start.toml").unlink()
    assert first_question(dialogues, Words.of("nl", False, dialogues)) is None


def test_in_lines_the_first_question_stands_there_before_anything_is_read(core: Core) -> None:
    """Issue 2, section 7: what the first question does not need comes after it; and it is asked once."""
    out, seen = io.StringIO(), []

    def make_core() -> Core:
        seen.append(out.getvalue())
        return core

    code = lines.run(make_core, core.config, io.StringIO(), out, io.StringIO())
    assert Exit.END_OF_INPUT == code
    assert 1 == len(re.findall(r"(?m)^Wat wilt u ons vertellen\?\n  1 ", seen[0]))
    assert 1 == out.getvalue().count("Wat wilt u ons vertellen?")


def test_in_lines_the_first_question_needs_no_heavy_library(tmp_path: Path) -> None:
    """Start-up is sacred: neither models nor databases are imported before somebody can read the question."""
    environ = {"XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src"), "PATH": ""}
    command = [sys.executable, "-c", UNTIL_ASKED, *HEAVY.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    assert "asked" == done.stdout.strip()


def test_in_lines_a_conversation_that_was_kept_here_comes_before_the_first_question(core: Core) -> None:
    """Who asked this computer to keep their conversation is asked first whether to go on with it."""
    turn = begin(core, "nl", "app")
    leaving.keep_here(core, "klager", turn.gesprek)
    out = io.StringIO()
    lines.run(lambda: core, core.config, io.StringIO("2\n"), out, io.StringIO())
    said = out.getvalue()
    assert said.index("1 ") < said.index("Wat wilt u ons vertellen?")
    assert 1 == said.count("Wat wilt u ons vertellen?")
