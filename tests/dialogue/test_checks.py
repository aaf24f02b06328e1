# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checks: each fault of the language has one tiny broken dialogue, which says itself what must be found in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from klachtgids.dialogue.checks import Fields, Finding, Material, check_book
from klachtgids.dialogue.checks.reading import read_book
from klachtgids.dialogue.file import load_files
from klachtgids.dialogue.predicates import RULES as PREDICATES
from klachtgids.dialogue.slots import SLOTS
from klachtgids.faults import FileFault
from klachtgids.regeling.file import load
from tests.tiny import FOLDER, RULES, book, features, files_of, regelingen

BROKEN = sorted(path.stem for path in (FOLDER / "broken").iterdir())
FIELDS = Fields(frozenset({"wens"}), kinds={"wens": frozenset({"long_text"})})
SAYS = re.compile(r"^# Finding: (.+?) \| (.+)$", re.MULTILINE)


def found_in(name: str) -> tuple[Finding, ...]:
    """What the checks say about one tiny dialogue; a name that stops the reading is a finding too."""
    try:
        read = load_files(files_of(name))
    except FileFault as fault:
        return (Finding(fault.file, fault.where, fault.reason),)
    return check_book(Material(read, regelingen(), RULES, SLOTS, FIELDS)).findings


def expected_in(name: str) -> tuple[str, str, str]:
    """The file, the place and the reason (its beginning) that a broken dialogue says must be found."""
    for path in files_of(name):
        said = SAYS.search(path.read_text("utf-8"))
        if said is not None:
            home = path.parent / "klacht.toml" if said[1].startswith("dialogue klacht") else path
            return home.name, said[1], said[2]
    raise AssertionError(name)


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_found_with_its_file_its_place_and_its_reason(name: str) -> None:
    """Design 4, `controleer`: and nothing else is found in the same dialogue."""
    file, where, reason = expected_in(f"broken/{name}")
    found = found_in(f"broken/{name}")
    assert [(file, where)] == [(each.file, each.where) for each in found], found
    assert reason in found[0].reason


@pytest.mark.parametrize("name", [name for name in features() if name != "missing"])
def test_nothing_is_found_in_the_dialogues_of_the_features(name: str) -> None:
    """The checks refuse what is wrong and nothing more; `missing` alone reads a missing answer, on purpose."""
    assert () == found_in(name)


def test_the_dialogue_about_missing_answers_is_found_out() -> None:
    """Both of its routes read what one path has not answered, with an example of such a path."""
    found = found_in("missing")
    assert ["question slot", "question slot"] == [each.where for each in found]
    assert found[0].reason.endswith("(bijvoorbeeld: begin > slot)")


@pytest.mark.parametrize(
    "when",
    [
        '{ all = [{ answered = "twee" }, { twee = "ja" }] }',
        '{ all = [{ twee = "ja" }, { answered = "twee" }] }',
        '{ any = [{ not = { answered = "twee" } }, { twee = "ja" }] }',
        '{ not = { any = [{ not = { answered = "twee" } }, { twee = "ja" }] } }',
        '{ all = [{ track = "klacht" }, { twee = "ja" }] }',
    ],
)
def test_a_condition_may_read_what_it_has_made_sure_of(tmp_path: Path, when: str) -> None:
    """`answered` beside it in the same `all`, its `not` in the same `any`, or another track: nothing to find."""
    source = (FOLDER / "broken" / "may_be_missing.toml").read_text("utf-8")
    (tmp_path / "start.toml").write_text(source.replace('{ twee = "ja" }', when))
    known = Material(load_files([tmp_path / "start.toml"]), regelingen(), RULES, SLOTS)
    reasons = [each.reason for each in check_book(known).findings if "klacht" not in each.reason]
    assert [] == reasons


def test_an_outcome_that_some_path_reaches_without_a_reason_gives_a_warning() -> None:
    """The outcome says why (issue 2, journey 1); a warning does not stop anything."""
    report = check_book(Material(book("replay"), regelingen(), RULES, SLOTS))
    assert ["outcome klaar"] == [each.where for each in report.warnings if "zonder uitleg" in each.reason]
    assert () == report.findings
    assert () == check_book(Material(book("because"), regelingen(), RULES, SLOTS)).warnings


def test_an_answer_in_own_words_that_no_letter_says_gives_a_warning(tmp_path: Path, root: Path) -> None:
    """What somebody writes for a letter has to be in it; said of the question, with the outcomes it leads to."""
    folder = Path(shutil.copytree(root / "dialogues", tmp_path / "dialogues"))
    assert [] == [each for each in _warnings(folder) if "geen brief" in each.reason]
    for path in folder.glob("*.toml"):
        path.write_text(re.sub(r'(?m)^ *\{.*answer = "wens" *\},\n', "", path.read_text("utf-8")), "utf-8")
    found = [each for each in _warnings(folder) if "geen brief" in each.reason]
    assert ["question wens"] == [each.where for each in found]
    assert "geen brief van buiten_brief, commissie_brief, klacht, " in found[0].reason


def _warnings(folder: Path) -> tuple[Finding, ...]:
    read, _ = read_book(folder)
    assert read is not None
    return check_book(Material(read, load(folder), PREDICATES, SLOTS)).warnings


def test_every_file_that_cannot_be_read_is_found(tmp_path: Path) -> None:
    """Who mends files wants all of them, not only the first."""
    (tmp_path / "a.toml").write_text("[dialogue\n")
    (tmp_path / "b.toml").write_text('[dialogue]\nid = "b"\n')
    (tmp_path / "c.toml").write_text('[dialogue]\nid = "c"\ntitle = "C"\nkleur = "rood"\n')
    read, findings = read_book(tmp_path)
    assert read is None
    assert ["a.toml", "b.toml", "c.toml"] == [each.file for each in findings]
    assert ("dialogue, title", "dit ontbreekt") == (findings[1].where, findings[1].reason)
    assert "dit woord hoort hier niet" == findings[2].reason
