# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checks of words: sentence length, hard words, abbreviations, translations."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from klachtgids.dialogue.checks import Finding, Material, translations
from klachtgids.dialogue.checks.wording import Guide, Piece, check, count, load_guide, pieces, sentences
from klachtgids.dialogue.slots import SLOTS
from klachtgids.faults import FileFault
from klachtgids.regeling.file import load as load_regelingen
from klachtgids.words.wording import Text
from tests.paths import DIALOGUES
from tests.tiny import RULES, book, regelingen


@pytest.fixture(scope="module")
def guide() -> Guide:
    """How this house writes, from the file that is shipped."""
    return load_guide(DIALOGUES)


def found(guide: Guide, *texts: object) -> tuple[list[Finding], list[Finding]]:
    """What is found in one question with these wordings: what must be mended, what is advised."""
    findings, warnings, _measures = check([Piece("a.toml", "question een", tuple(map(Text.of, texts)))], guide)
    return findings, warnings


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Een. Twee! Drie?", ("Een.", "Twee!", "Drie?")),
        ("Let op: dit telt apart; en dit ook.", ("Let op:", "dit telt apart;", "en dit ook.")),
        ("Eén regel\nnog een regel", ("Eén regel", "nog een regel")),
        ('Schrijf: "Beslis nu." Stuur hem dan.', ("Schrijf:", '"Beslis nu.', "Stuur hem dan.")),
    ],
)
def test_a_text_is_cut_into_sentences(words: str, expected: tuple[str, ...]) -> None:
    """What a person reads as one thought."""
    assert expected == sentences(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Een, twee - drie!", 3),
        ("Bel {hulp_telefoon} nu", 3),
        ("070-752 8200", 2),
        ("", 0),
        ("Wij bellen u (of niet)", 5),
    ],
)
def test_words_are_counted_and_a_gap_is_one(words: str, expected: int) -> None:
    """Signs are no words."""
    assert expected == count(words)


def test_sentences_over_the_limits_are_found(guide: Guide) -> None:
    """Advised 15 words, at most 20 (domain C, row 1); each form of a wording is read."""
    assert ([], []) == found(guide, "woord " * 15)
    advised = found(guide, "woord " * 16)
    assert ([], 1) == (advised[0], len(advised[1]))
    too_long, _ = found(guide, {"u": "Kort.", "je": "woord " * 21})
    assert ["a.toml: question een: een zin van 21 woorden"] == [str(each).split(': "')[0] for each in too_long]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Dit gaat over bejegening.",), 1),
        (("Dit gaat over bejegening.", "Dat is hoe iemand met u omgaat."), 0),
        (("Uw klacht is gegrond (u krijgt gelijk).",), 0),
        (("Uw klacht is ongegrond.",), 1),
        (("U kunt kiezen, d.w.z. nu.",), 1),
        (("Kijk op tuchtrecht.example.nl. Daar staat het.",), 0),
        (("Indien u dat wilt.",), 1),
        (("U kunt een klacht indienen.",), 0),
        (("Van: {klager_naam}",), 0),
    ],
)
def test_a_hard_word_stands_beside_its_plain_one(guide: Guide, texts: tuple[str, ...], expected: int) -> None:
    """The word list of domain E: once with its plain form in the same question, or explained in brackets."""
    assert expected == len(found(guide, *texts)[0])


def test_each_file_is_measured(guide: Guide) -> None:
    """Sentences, words, the longest, and hints of the passive voice, for dialogues, regelingen and own words."""
    material = Material(book("replay"), regelingen(), RULES, SLOTS)
    _findings, _warnings, measures = check(pieces(material, DIALOGUES), guide)
    measured = {each.file: each for each in measures}
    assert {"replay.toml", "gemeente.toml", "woorden.toml", "maan.toml"} <= set(measured)
    assert 0 < measured["replay.toml"].longest <= measured["replay.toml"].words
    _f, _w, passive = check([Piece("b.toml", "een", (Text.of("Het wordt bewaard. Wij bewaren het."),))], guide)
    assert (2, 6, 1) == (passive[0].sentences, passive[0].words, passive[0].passive)


def test_words_of_the_desk_are_not_measured() -> None:
    """Who works with the law knows its words; what goes to somebody who tells is read (README, decisions)."""
    material = Material(book("replay"), regelingen(), RULES, SLOTS)
    keys = {piece.where for piece in pieces(material, DIALOGUES) if piece.file == "woorden.toml"}
    assert "zaak_status" in keys
    assert [] == [key for key in keys if key.startswith(("bureau_", "werk_"))]


def test_the_words_of_a_fact_are_read_as_well() -> None:
    """What a regeling says in a fact is shown in questions: `klacht_is`, how long a klacht is kept (K12, K50)."""
    material = Material(book("replay"), load_regelingen(DIALOGUES), RULES, SLOTS)
    facts = {piece.where for piece in pieces(material, DIALOGUES) if piece.file == "kracht.toml"}
    assert {"feiten klacht_is", "feiten bewaren_uitleg", "artikelen 3.2"} <= facts


def test_a_guide_that_is_not_right_is_a_fault_of_the_file(tmp_path: Path) -> None:
    """It names its place, as every file."""
    with pytest.raises(FileFault, match="niet te lezen"):
        load_guide(tmp_path)
    (tmp_path / "schrijfwijzer.toml").write_text("[zin]\nadvies = 0\nhoogstens = 20\n")
    with pytest.raises(FileFault, match=r"schrijfwijzer\.toml: zin, advies"):
        load_guide(tmp_path)


def test_a_missing_translation_and_another_gap_are_found(tmp_path: Path) -> None:
    """Per language: how much is there, what is missing, and gaps that differ (issue 2, section 4)."""
    folder = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES, folder, ignore=shutil.ignore_patterns("locales"))
    catalogue = folder / "locales" / "en" / "LC_MESSAGES" / "dialogues.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Ja"\nmsgstr "Yes"\n\nmsgid "{dag} om {tijd} uur"\nmsgstr "{day} at {tijd}"\n',
        encoding="utf-8",
    )
    findings, said = translations.check(folder)
    assert said["en"].startswith("1 van ")
    assert any("teksten zijn niet vertaald" in each.reason for each in findings)
    assert any("noemt andere gaten" in each.reason and "{dag}" in each.reason for each in findings)
