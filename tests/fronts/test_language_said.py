# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the fronts say about a language, and how they are steered in it."""

from __future__ import annotations

import pytest

from klachtgids.fronts.chat.bars import _names
from klachtgids.fronts.commands import Asked, Command, command_in
from klachtgids.intake.core import Core
from klachtgids.words.i18n import DUTCH, Words, languages
from tests.fronts.talks import exchange, hold
from tests.paths import DIALOGUES

OTHERS = [each.taal for each in languages(DIALOGUES) if each.taal != DUTCH]


def words_in(taal: str) -> Words:
    return Words.of(taal, False, DIALOGUES)


@pytest.mark.parametrize("taal", OTHERS)
def test_lines_say_once_that_nobody_looked_at_a_translation(taal: str, core: Core) -> None:
    """At the start, and when the language is chosen later; never to who speaks Dutch."""
    note = words_in(taal).say("taal_niet_nagekeken")
    assert 1 == hold(core, "1\n", taal=taal).out.count(note)
    assert 1 == hold(core, f"taal {taal}\n1\n").out.count(note)
    assert note not in hold(core, "1\n").out


def test_lines_say_in_arabic_and_in_dutch_that_a_terminal_may_fail(core: Core) -> None:
    """Right to left as far as the terminal can, said honestly (issue 4, section 4)."""
    said = {words_in(taal).say("taal_rechts_naar_links") for taal in ("ar", DUTCH)}
    assert 2 == len(said)
    for out in (hold(core, "1\n", taal="ar").out, hold(core, "taal ar\n1\n").out):
        assert [1, 1] == [out.count(each) for each in said]
    assert not any(each in hold(core, "1\n", taal="pl").out for each in said)


def test_the_list_of_languages_says_it_behind_each_name(core: Core) -> None:
    """In the language itself: who reads that, wants to know it."""
    out = hold(core, "taal\n1\n").out
    assert f"Polski ({words_in('pl').say('taal_kort_niet_nagekeken')})" in out
    assert "Nederlands (" not in out


def test_json_gives_it_with_each_turn(core: Core) -> None:
    """Another program says it to its person, and turns its page around."""
    _, turns = exchange(core, '{"actie": "taal", "taal": "ar"}\n')
    assert ["ltr", "rtl"] == [turn["richting"] for turn in turns]
    assert [[], [words_in("ar").say("taal_niet_nagekeken")]] == [turn["over_taal"] for turn in turns]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zmień 2", Asked(Command.CHANGE, "2")),
        ("ZMIEN 2", Asked(Command.CHANGE, "2")),
        ("wyslij", Asked(Command.SEND)),
        ("pomoc teraz", Asked(Command.HELP_NOW)),
        ("змінити ٢", Asked(Command.CHANGE, "2")),
        ("język Українська", Asked(Command.LANGUAGE, "uk")),
        ("taal turkce", Asked(Command.LANGUAGE, "tr")),
        ("لغة ar", Asked(Command.LANGUAGE, "ar")),
        ("؟", Asked(Command.WHY)),
        ("zmień zdanie", None),
        ("kod pocztowy", None),
    ],
)
def test_a_command_is_understood_in_any_language_and_on_any_keyboard(typed: str, expected: Asked | None) -> None:
    """Letters and digits that a keyboard lacks are not needed; a sentence that begins with such a word is an answer."""
    assert expected == command_in(typed, words_in(DUTCH), languages(DIALOGUES))


@pytest.mark.parametrize("taal", [DUTCH, *OTHERS])
def test_the_bar_of_keys_fits_in_80_columns(taal: str) -> None:
    """The last key is the way out: it must not fall off."""
    assert len(_names(words_in(taal)).plain.rstrip()) <= 80


def test_no_word_means_two_commands() -> None:
    """All languages can be typed at once, so a word of one must not be another command in another."""
    meant: dict[str, set[Command]] = {}
    for command in Command:
        for taal in (DUTCH, *OTHERS):
            meant.setdefault(words_in(taal).say(command.value).casefold(), set()).add(command)
    assert [] == [word for word, commands in meant.items() if len(commands) > 1]
