# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person is told about a language: who looked at it, and which way it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from babel.core import Locale

from klachtgids.fronts.chat import sheets
from klachtgids.words.extract import update
from klachtgids.words.i18n import DUTCH, Language, Words, catalogue_path, languages
from klachtgids.words.language import direction, header, label, notes, reviewed
from tests.paths import DIALOGUES

NOTE = "Deze vertaling is nog niet nagekeken door een vertaler. Er kunnen fouten in staan."
SHORT = "nog niet nagekeken door een vertaler"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The words of the program, with an empty catalogue for Polish and one for Arabic that says all of it in Dutch."""
    folder = tmp_path / "dialogues"
    folder.mkdir()
    shutil.copy(DIALOGUES / "woorden.toml", folder)
    for taal in ("pl", "ar"):
        update(folder, taal)
    return folder


def looked_at(folder: Path, taal: str) -> None:
    path = catalogue_path(folder, taal)
    path.write_text(path.read_text("utf-8").replace("X-Nagekeken: nee", "X-Nagekeken: ja"), "utf-8")
    header.cache_clear()


@pytest.mark.parametrize("taal", ["nl", "en", "tr", "pl", "ar", "uk", "fa", "he", "ur", "ps", "so", "ti"])
def test_a_language_is_written_the_way_that_unicode_says(taal: str) -> None:
    """Right to left is a fact of the script; a table of our own, so that a front needs no Babel for it."""
    assert Locale.parse(taal).text_direction == direction(taal)


def test_a_new_catalogue_is_not_looked_at_until_its_header_says_so(folder: Path) -> None:
    """Issue 4, section 4: each is marked until its header says otherwise; Dutch is no translation."""
    assert (True, False) == (reviewed(folder, "nl"), reviewed(folder, "pl"))
    looked_at(folder, "pl")
    assert reviewed(folder, "pl")
    update(folder, "pl")
    header.cache_clear()
    assert reviewed(folder, "pl"), "bringing the catalogue up to date forgets what a translator said"


def test_who_speaks_a_language_hears_once_that_nobody_looked_at_it(folder: Path) -> None:
    """In the list behind its name, and in a sentence when it is spoken; nothing about Dutch."""
    pl = Language("pl", "Polski")
    assert (NOTE,) == notes(Words.of("pl", False, folder), terminal=True)
    assert f"Polski ({SHORT})" == label(folder, pl)
    looked_at(folder, "pl")
    assert () == notes(Words.of("pl", False, folder), terminal=True)
    assert "Polski" == label(folder, pl)
    assert () == notes(Words.of(DUTCH, False, folder), terminal=True)


def test_a_terminal_says_that_right_to_left_may_fail_also_in_dutch(folder: Path) -> None:
    """What a terminal cannot do is said honestly; a browser can do it and says nothing."""
    looked_at(folder, "ar")
    path = catalogue_path(folder, "ar")
    path.write_text(
        path.read_text("utf-8").replace(
            'of vraag iemand om hulp."\nmsgstr ""', 'of vraag iemand om hulp."\nmsgstr "من"'
        ),
        "utf-8",
    )
    said = notes(Words.of("ar", False, folder), terminal=True)
    assert "من" == said[0]
    assert said[1].startswith("Deze taal schrijft u van rechts naar links.")
    assert () == notes(Words.of("ar", False, folder), terminal=False)


def test_the_list_in_the_chat_says_it_behind_each_name(folder: Path) -> None:
    """Where a language is chosen."""
    sheet = sheets.language(Words.of(DUTCH, False, folder), languages(folder))
    assert ["Nederlands", f"Polski ({SHORT})", f"العربية ({SHORT})"] == [each.label for each in sheet._choices]
