# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wording: what an author may write in a file, and what is refused with a reason."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from klachtgids.words.wording import Text, Wording


class Line(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    words: Wording
    more: Wording | None = None
    all: tuple[Wording, ...] = ()


def test_a_plain_string_is_the_same_for_u_and_je() -> None:
    """One form serves everybody when the wording does not address the person."""
    assert Text("Goedemorgen {naam}") == Text.of("Goedemorgen {naam}")
    assert "Goedemorgen {naam}" == Text.of("Goedemorgen {naam}").pick(je=True)


def test_u_and_je_are_picked_by_reader() -> None:
    """A young person is addressed with je."""
    text = Text.of({"u": "Wat wilt u?", "je": "Wat wil je?"})
    assert "Wat wilt u?" == text.pick()
    assert "Wat wil je?" == text.pick(je=True)


def test_a_counted_wording_picks_by_number_and_reader() -> None:
    """Dutch has one and other; je exists for both when it is given."""
    text = Text.of(
        {"one": "Uw klacht", "other": "Uw {n} klachten", "one_je": "Je klacht", "other_je": "Je {n} klachten"}
    )
    assert ("Uw klacht", "Uw {n} klachten", "Je klacht", "Je {n} klachten") == (
        text.pick(n=1),
        text.pick(n=2),
        text.pick(je=True, n=1),
        text.pick(je=True, n=0),
    )


def test_slots_are_named_once_whatever_the_form() -> None:
    """The walk must know which names a wording needs before it shows it."""
    assert frozenset({"n", "naam"}) == Text.of({"one": "{naam} een", "other": "{n} {naam}"}).slots()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "leeg"),
        ("  \n ", "leeg"),
        ("a {0} b", "accolade"),
        ("a {naam.x} b", "accolade"),
        ("a {Naam} b", "accolade"),
        ("a {{b}}", "accolade"),
        ("a } b", "accolade"),
        ("a\x1b[2J", "stuurteken"),
        ("a\u202eb", "stuurteken"),
        ({"u": "Wat wilt u?"}, "hier staat: u"),
        ({"u": "a", "je": "b", "jij": "c"}, "je, jij, u"),
        ({"u": "a {x}", "je": "b {y}"}, "dezelfde gaten: x, y"),
        ({"one": "een", "other": "veel"}, "noemt {n} niet"),
        ({"one": "een {x}", "other": "{n}"}, "one noemt een gat"),
        ({"one": "een", "other": "{n}", "other_je": "{n}"}, "hier staat"),
        (
            {"one": "een {x}", "other": "{n} {x}", "one_je": "een", "other_je": "{n} {x}"},
            "one en one_je noemen niet dezelfde gaten: x",
        ),
        ({"u": 3, "je": "b"}, "u is geen tekst"),
        ({}, "niets"),
        (3, "een tekst is"),
        (["a"], "een tekst is"),
    ],
)
def test_what_is_not_a_wording_is_refused_with_the_reason(raw: object, reason: str) -> None:
    """An author reads what is wrong, not a traceback."""
    with pytest.raises(ValueError, match=re.escape(reason)):
        Text.of(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Een",
        {"u": "u {a}", "je": "je {a}"},
        {"one": "een", "other": "{n}"},
        {"one": "een", "other": "{n}", "one_je": "jij", "other_je": "jullie {n}"},
    ],
)
def test_a_wording_goes_through_a_strict_model_and_back(raw: object) -> None:
    """Files are read by strict frozen models; what is dumped can be read again."""
    line = Line.model_validate({"words": raw, "all": ("een", {"u": "a", "je": "b"})})
    assert raw == line.words.raw()
    assert raw == line.model_dump()["words"]
    assert Text("a", "b") == line.all[1]


def test_a_model_names_the_place_and_the_reason() -> None:
    """The loader builds its fault from the model's error."""
    with pytest.raises(ValidationError) as caught:
        Line.model_validate({"words": {"u": "a"}})
    assert ("words",) == caught.value.errors()[0]["loc"]
    assert "hier staat: u" in caught.value.errors()[0]["msg"]


def test_a_multi_line_string_loses_its_outer_blank_lines() -> None:
    """TOML's triple quotes leave a newline at the end; the words do not need it."""
    assert "Een\nTwee" == Text.of("\nEen\nTwee\n").u
