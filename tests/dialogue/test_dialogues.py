# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dialogues as they are shipped: what they may not say, and what each path to own words says first."""

from __future__ import annotations

import re

import pytest

from klachtgids.dialogue.asking import shown_notes
from klachtgids.dialogue.file import NOT_DIALOGUES, dialogue_files
from tests.paths import DIALOGUES, book, path, regelingen

FILES = [file for file in dialogue_files(DIALOGUES) if file.name not in NOT_DIALOGUES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_dialogue_names_an_organisation_or_a_regeling(file: object) -> None:
    """A third regulation needs data files only (design 1), so a dialogue cannot know the first two."""
    names = {org.naam for org in regelingen().organisaties} | {org.id for org in regelingen().organisaties}
    names |= {name for regeling in regelingen().regelingen for name in (regeling.naam, regeling.id)}
    text = next(each for each in FILES if each is file).read_text(encoding="utf-8")
    said = [name for name in sorted(names) if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
    assert [] == said


@pytest.mark.parametrize("track", ["klacht", "signaal", "uitzoeken", "behandeling", "klacht_verder", "signaal_verder"])
@pytest.mark.parametrize("chosen", [("yoep",), ("wijkz",), ("yoep", "wijkz")])
def test_before_the_first_own_words_stands_who_reads_it_how_long_and_which_rights(
    track: str, chosen: tuple[str, ...]
) -> None:
    """B10, design 3: one notice, before typing."""
    notes = shown_notes(book().questions["punt"].notes, path(*chosen, track=track))
    said = [note.text.u for note in notes if note.text is not None and "lezen dit" in note.text.u]
    assert 1 == len(said)
    assert "opgeschreven" in said[0]
    assert ("{bewaren}" in said[0]) is (len(chosen) == 1)


@pytest.mark.parametrize("track", ["buiten", "commissie"])
def test_what_is_not_sent_is_said_to_stay_here(track: str) -> None:
    """A letter that the person sends: nobody reads along."""
    notes = shown_notes(book().questions["punt"].notes, path("wijkz", track=track))
    assert ["wij sturen dit niet op" in note.text.u for note in notes if note.text is not None] == [True]


def test_nothing_promises_that_a_practice_register_received_anything() -> None:
    """Design 5: the receipt alone says what was received."""
    said = [
        text.u
        for outcome in book().outcomes.values()
        for text in (outcome.title, *(n.text for n in outcome.text if n.text))
    ]
    assert [] == [text for text in said if re.search(r"\bontvangen\b|wij hebben uw", text, re.IGNORECASE)]


def test_the_nature_of_a_klacht_is_never_asked() -> None:
    """`aard` is set by staff later (D3)."""
    assert not {"aard", "onderdeel.aard"} & {question.field for question in book().questions.values()}
