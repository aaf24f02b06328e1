# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The models of a dialogue file: strict, and every fault with file, question and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from klachtgids.dialogue.file import Book, load
from klachtgids.faults import FileFault

WHOLE = """
[dialogue]
id = "start"
title = "Begin"
first = "een"

[[question]]
id = "een"
kind = "choice"
text = "Een?"
why = "Om te weten."
options = [{ id = "a", text = "A" }]
routes = [{ outcome = "klaar" }]

[[outcome]]
id = "klaar"
title = "Klaar"
"""


def read(folder: Path, source: str) -> Book:
    (folder / "start.toml").write_text(source, encoding="utf-8")
    return load(folder)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    """The starting point of the next tests."""
    book = read(tmp_path, WHOLE)
    assert ({"een"}, {"klaar"}) == ({*book.questions}, {*book.outcomes})


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('kind = "choice"', 'kind = "choise"', "question een, kind", ""),
        ('text = "Een?"', "", "question een, text", "dit ontbreekt"),
        ('text = "Een?"', 'text = ""', "question een, text", "leeg"),
        ('text = "Een?"', 'text = { u = "U?" }', "question een, text", "u en je"),
        ('text = "Een?"', 'text = "Een {1}?"', "question een, text", "accolade"),
        ('why = "Om te weten."', "", "question een", "waarom"),
        ('why = "Om te weten."', 'why = "Om."\nmay_skip = "yes"', "question een, may_skip", ""),
        (
            'why = "Om te weten."',
            'why = "Om."\nkleur = "rood"',
            "question een, kleur",
            "dit woord hoort hier niet",
        ),
        ('why = "Om te weten."', 'why = "Om."\nitem = ["een"]', "question een", "item hoort bij"),
        ('options = [{ id = "a", text = "A" }]', "", "question een", "options"),
        (
            '{ id = "a", text = "A" }]',
            '{ id = "a", text = "A" }, { id = "a", text = "B" }]',
            "question een",
            "dezelfde id",
        ),
        ('{ id = "a"', '{ id = "A b"', "question een, options A b, id", ""),
        ('{ outcome = "klaar" }', '{ outcome = "klaar", to = "een" }', "question een, routes 1", "precies één"),
        ('{ outcome = "klaar" }', "{ }", "question een, routes 1", "precies één"),
        (
            '{ outcome = "klaar" }',
            '{ outcome = "klaar", when = "x" }',
            "question een, routes 1, when",
            "een voorwaarde is",
        ),
        ('id = "start"', 'id = "begin"', "dialogue", "de dialoog `start` ontbreekt"),
        ('first = "een"', "", "dialogue first", "geen eerste vraag"),
        ('id = "klaar"', 'id = "anders"', "question een", "de uitkomst `klaar` bestaat niet"),
        ("[dialogue]", "[dialogue", "bestand", "geen geldige TOML"),
    ],
)
def test_a_fault_names_the_file_the_place_and_the_reason(
    tmp_path: Path, old: str, new: str, where: str, reason: str
) -> None:
    """Errors name file, question and fault (house rule 5); the first that is met."""
    assert old in WHOLE
    with pytest.raises(FileFault) as caught:
        read(tmp_path, WHOLE.replace(old, new, 1))
    assert ("start.toml", where) == (caught.value.file, caught.value.where)
    assert reason in caught.value.reason


def test_an_id_stands_once_over_all_files(tmp_path: Path) -> None:
    """One namespace, so that an answer survives every change of kind; the fault names both files (design 4)."""
    (tmp_path / "begin.toml").write_text(WHOLE.replace('id = "start"', 'id = "begin"'))
    with pytest.raises(FileFault, match=r"deze id staat ook in begin\.toml"):
        read(tmp_path, WHOLE)


def test_bytes_that_are_no_text_are_a_fault_of_the_file(tmp_path: Path) -> None:
    """A file in another encoding, or no file with questions at all."""
    (tmp_path / "start.toml").write_bytes(b"\xff\xfe[dialogue]")
    with pytest.raises(FileFault, match="UTF-8"):
        load(tmp_path)
    (tmp_path / "start.toml").unlink()
    with pytest.raises(FileFault, match="geen bestanden met vragen"):
        load(tmp_path)


def test_the_version_of_a_book_changes_with_each_byte(tmp_path: Path) -> None:
    """Every filing says with which questions it was made (design 4)."""
    (tmp_path / "start.toml").write_text(WHOLE)
    first = load(tmp_path).versie
    assert first == load(tmp_path).versie
    (tmp_path / "start.toml").write_text(WHOLE.replace("Een?", "Eén?"))
    assert first != load(tmp_path).versie
