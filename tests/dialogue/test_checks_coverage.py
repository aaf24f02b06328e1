# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coverage of the rules by id: data that does something, a question, a test, or a later part with its reason."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from klachtgids.dialogue.checks import Material, check, procedures
from klachtgids.dialogue.checks.coverage import Coverage, _rules_in, cover, load_table
from klachtgids.dialogue.file import load
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.slots import SLOTS
from klachtgids.regeling.file import load as load_regelingen
from tests.paths import DIALOGUES


def covered(folder: Path) -> Coverage:
    """The coverage of the real dialogues with the table and the tests beside `folder`."""
    regelingen = load_regelingen(DIALOGUES)
    handled = procedures.check(DIALOGUES, regelingen)
    return cover(Material(load(DIALOGUES), regelingen, RULES, SLOTS), folder, handled.rules())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the dialogues, with one test beside them."""
    folder = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES, folder)
    (tmp_path / "tests").mkdir()
    return folder


def test_every_rule_is_carried_or_said_to_come_later() -> None:
    """All ids of the two regulations and of the choices about them, none left out (issue 2, section 2)."""
    whole = covered(DIALOGUES)
    assert (63 + 56 + 33) == len(whole.lines)
    assert whole.tests_seen
    assert () == whole.findings()


def test_what_comes_later_says_where_and_why() -> None:
    """Nothing is put off in silence: each has its part and a reason."""
    later = [each for line in covered(DIALOGUES).lines for each in line.later]
    assert later
    assert all(each.deel and len(each.waarom.split()) > 3 for each in later)


def test_an_article_that_only_explains_a_rule_does_not_carry_it(copy: Path) -> None:
    """X12 stands in an article; without its question it is nowhere."""
    table = copy / "dekking.toml"
    table.write_text(table.read_text("utf-8").replace('regel = "X12"', 'regel = "X14"'), encoding="utf-8")
    found = covered(copy).findings()
    assert ["X12"] == [each.where for each in found if each.where.startswith("X")]
    assert "geen regel data, vraag of test" in found[0].reason


def test_a_test_that_names_a_rule_carries_it(copy: Path) -> None:
    """The docstring of a test, also of an asynchronous one; a long range of rules only talks about them."""
    table = copy / "dekking.toml"
    table.write_text(table.read_text("utf-8").replace('regel = "X12"', 'regel = "X14"'), encoding="utf-8")
    test = copy.parent / "tests" / "test_iets.py"
    test.write_text('def test_a() -> None:\n    """X01-X63 are rules."""\n')
    assert ["X12"] == [each.where for each in covered(copy).findings() if each.where.startswith("X")]
    test.write_text('async def test_a() -> None:\n    """What happened is asked (X12)."""\n')
    line = next(each for each in covered(copy).lines if each.regel == "X12")
    assert ("tests/test_iets.py::test_a",) == line.tests
    assert line.carried


def test_a_comment_in_a_dialogue_carries_a_rule(copy: Path) -> None:
    """With its file and line."""
    path = copy / "klacht.toml"
    path.write_text("# X27: bewaken\n" + path.read_text("utf-8"), encoding="utf-8")
    line = next(each for each in covered(copy).lines if each.regel == "X27")
    assert "klacht.toml: regel 1" in line.data


def test_a_step_of_a_procedure_carries_a_rule() -> None:
    """A stage, a step and its guards say which rules they carry (issue 3, 1)."""
    line = next(each for each in covered(DIALOGUES).lines if each.regel == "X28")
    assert "regelingen/procedures/xtra.toml: handeling vertraging_melden" in line.data


def test_a_remark_in_a_letter_and_where_access_is_given_carries_a_rule(copy: Path) -> None:
    """With its file and line; what is no remark does not count."""
    for name in ("brieven/vertraging.toml", "regelingen/toegang/kracht.toml"):
        path = copy / name
        path.write_text("# X52: doel\n" + path.read_text("utf-8"), encoding="utf-8")
    line = next(each for each in covered(copy).lines if each.regel == "X52")
    assert {"brieven/vertraging.toml: regel 1", "regelingen/toegang/kracht.toml: regel 1"} <= {*line.data}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('regel = "X12"', 'regel = "X99"', "deze regel bestaat niet"),
        ('"question punt"', '"question punten"', "`question punten` bestaat niet"),
        ('"X52"', '"K99"', "deze regel bestaat niet"),
    ],
)
def test_a_name_in_the_table_that_leads_nowhere_is_found(copy: Path, old: str, new: str, reason: str) -> None:
    """A table that is out of date says so."""
    table = copy / "dekking.toml"
    table.write_text(table.read_text("utf-8").replace(old, new), encoding="utf-8")
    assert any(reason in each.reason for each in covered(copy).findings())


def test_without_tests_beside_it_nothing_is_said_to_be_missing(copy: Path) -> None:
    """An installed program comes without its tests and cannot know what they carry."""
    shutil.rmtree(copy.parent / "tests")
    whole = covered(copy)
    assert not whole.tests_seen
    assert () == whole.findings()


def test_ranges_name_their_rules() -> None:
    """`X12-X15` is four rules."""
    assert ["X12", "X13", "X14", "X15", "K02"] == list(_rules_in("X12-X15 and K02"))
    assert [] == list(_rules_in("X01-X63"))


def test_the_table_counts_the_rules() -> None:
    """X01 to X63, K01 to K56, C01 to C33."""
    ids = load_table(DIALOGUES).ids()
    assert ("X01", "X63", "C33") == (ids[0], ids[62], ids[-1])


def test_the_shipped_files_have_nothing_to_mend_but_translations() -> None:
    """`controleer` on the files of this tree; how far the languages are is said apart."""
    report, _covered = check(DIALOGUES, RULES, SLOTS)
    assert [] == [str(each) for each in report.findings if not each.file.startswith("locales")]
