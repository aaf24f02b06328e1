# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cleaning: what is kept of a person's text, and what each output makes of it (T11, T12, T20)."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtgids.words.clean import LIMIT, MARK, line, stored, terminal
from tests.words.hostile import SIZE, corpus

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=200)


def controls(text: str) -> list[str]:
    """What may not be in any output: C0 but newline and tab, DEL, C1, bidi controls, surrogates."""
    return [
        sign
        for sign in text
        if (unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t")
        or 0x202A <= ord(sign) <= 0x202E
        or 0x2066 <= ord(sign) <= 0x2069
        or sign in "\u200e\u200f\u061c\u2028\u2029"
    ]


def test_the_corpus_is_a_thousand_strings_and_has_something_to_find() -> None:
    """A check that cannot fail is a defect: the corpus must hold what the tests look for."""
    assert SIZE == len(set(corpus()))
    assert 200 < sum(1 for text in corpus() if controls(text))


def test_no_hostile_string_leaves_a_control_in_any_output() -> None:
    """0 control bytes that the program did not put there (T11)."""
    for text in corpus():
        for clean in (stored, terminal, line):
            result = clean(text)
            assert [] == controls(result), (clean.__name__, text[:80])
            result.encode("utf-8")


@given(ANY)
def test_cleaning_never_fails_and_cleans_once(text: str) -> None:
    """Any string can be typed; what is kept is clean, and cleaning it again changes nothing."""
    kept = stored(text)
    assert [] == controls(kept)
    assert kept == stored(kept)
    assert [] == controls(terminal(text))
    assert terminal(kept) == kept
    assert "\n" not in line(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mijn dochter (8) kreeg géén hulp.\n\n- eerst dit\n- toen dat",
        "می‌خواهم",
        "👨‍👩‍👧‍👦 en 🏳️‍🌈",
        "שָׁלוֹם",
        "[/ <b> {naam} %s = 1",
        "naïef, Şükrü, 你好",
        "kolom\tkolom",
    ],
)
def test_a_persons_own_words_are_kept_as_they_are(text: str) -> None:
    """Every script, sign and emoji is somebody's; nothing is escaped on the way in."""
    assert text == stored(text)
    assert text == terminal(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("é", "e\u0301"),
        ("een\ntwee\ndrie", "een\r\ntwee\rdrie"),
        ("ab", "a\x00b"),
        ("ab", "a\u200bb"),
        ("ab", "\ufeffa\u202eb\u202c"),
        ("een\ntwee", "  \n een  \ntwee \t\n\n".replace("\n een", "\neen")),
        ("a\nb", "a\u2028b"),
        (MARK, "\ud800"),
        ("", "\u3164\u200b\x00"),
        ("ab", "a\U000e0041\U000e0100\U000e01efb"),
    ],
)
def test_what_cannot_be_seen_is_not_kept(expected: str, text: str) -> None:
    """Stored text is what the person could see."""
    assert expected == stored(text)


def test_a_flood_of_accents_keeps_the_letter() -> None:
    """Eight marks on one letter are more than any script needs."""
    assert 9 >= len(stored("Z" + "\u0336" * 500)) > 1


def test_stored_text_has_a_limit() -> None:
    """10,000 characters an answer (T20)."""
    assert LIMIT == len(stored("a" * 50_000))
    assert "aaa" == stored("aaaaa", 3)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (f"a{MARK}b", "a\x1b[2Jb"),
        (f"a{MARK}b", "a\x1b]52;c;aGFsbG8=\x07b"),
        (f"a{MARK}b", "a\x1b]0;titel\x1b\\b"),
        (f"a{MARK}b", "a\x9b31mb"),
        (f"a{MARK}b", "a\x1bcb"),
        (f"a{MARK}", "a\x1b"),
        (f"a{MARK}]52;c;zonder einde", "a\x1b]52;c;zonder einde"),
        (f"a{MARK}b", "a\u202eb"),
        (f"a{MARK}b", "a\x07b"),
        ("a\nb", "a\rb"),
    ],
)
def test_a_control_is_one_visible_mark_on_the_terminal(expected: str, text: str) -> None:
    """A whole escape sequence is replaced, not only its first byte; what has no end eats no text (T11)."""
    assert expected == terminal(text)


@pytest.mark.parametrize("piece", [" ", "\t", "\n", "\x1b[", "\x1b]", "\u202e", "e\u0301", "[/", "👨\u200d"])
def test_cleaning_takes_time_in_step_with_the_length(piece: str) -> None:
    """No text of 10,000 characters holds the program up; a pattern that looks back would take seconds (T20)."""
    text = (piece * LIMIT)[: LIMIT - 1] + "x"
    for clean in (stored, terminal, line):
        begun = process_time()
        clean(text)
        assert 0.3 > process_time() - begun, clean.__name__


def test_line_makes_one_line() -> None:
    """For a title or a list."""
    assert "een twee drie" == line(" een\ntwee\t drie ")
