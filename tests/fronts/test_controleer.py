# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids controleer` and `klachtgids kaart` as commands: what they print and with which exit code."""

from __future__ import annotations

import argparse
import io
import shutil
from pathlib import Path

import pytest

from klachtgids.faults import Fault
from klachtgids.fronts import controleer, kaart
from tests.paths import DIALOGUES


def said(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and the words of `controleer`."""
    parser = argparse.ArgumentParser()
    controleer.add_arguments(parser)
    out = io.StringIO()
    return controleer.run(parser.parse_args(options), folder, out), out.getvalue()


def drawn(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and the words of `kaart`."""
    parser = argparse.ArgumentParser()
    kaart.add_arguments(parser)
    out = io.StringIO()
    return kaart.run(parser.parse_args(options), folder, out), out.getvalue()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the dialogues in Dutch alone, so that what is found is what the test broke."""
    folder = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES, folder, ignore=shutil.ignore_patterns("locales"))
    return folder


def test_files_in_order_give_exit_code_0(copy: Path) -> None:
    """Warnings (an empty address, a choice for the adopter: C25) are printed and stop nothing."""
    code, words = said(copy)
    assert 0 == code, words
    assert "In orde. Waarschuwingen:" in words
    assert "Let op:" in words
    assert "niet ingevuld" in words


def test_one_fault_gives_exit_code_1_and_its_place(copy: Path) -> None:
    """File, question and reason, and a last line that counts them."""
    path = copy / "start.toml"
    path.write_text(path.read_text("utf-8").replace('topic = "soort"', 'topic = "sort"', 1), encoding="utf-8")
    code, words = said(copy)
    assert 1 == code
    assert "start.toml: question soort: onderwerp (topic) `sort` bestaat niet; bedoelt u `soort`?" in words
    assert "Niet in orde: 1 in start.toml (1)." in words


def test_a_file_that_cannot_be_read_gives_exit_code_1(copy: Path) -> None:
    """Also in the regelingen; what can still be said about the rest is said."""
    (copy / "klacht.toml").write_text("[dialogue", encoding="utf-8")
    (copy / "signaal.toml").write_text("[dialogue", encoding="utf-8")
    code, words = said(copy)
    assert 1 == code
    assert "klacht.toml: bestand: geen geldige TOML" in words
    assert "signaal.toml: bestand: geen geldige TOML" in words
    (copy / "gemeente.toml").write_text("id = 3", encoding="utf-8")
    assert "gemeente.toml: " in said(copy)[1]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[slots]\n", '[slots]\nverjaardag = "een dag"\n', "slots verjaardag: dit gat kan het register niet vullen"),
        ("[flags]\n", '[flags]\nfeest = "het is feest"\n', "flags feest: deze vlag kent het register niet"),
        ("[facts]\n", '[facts]\nzon = "de zon schijnt"\n', "facts zon: dit feit bestaat niet"),
        ('kosten = "wat het kost"', 'prijs = "wat het kost"', "rows loketten: `prijs` kent het register niet"),
        ("[rows.loketten]", '[rows.taarten]\nslots = { smaak = "x" }\n[rows.loketten]', "rows taarten: deze rijen"),
    ],
)
def test_a_letter_that_asks_for_what_the_register_does_not_have_is_found(
    copy: Path, old: str, new: str, found: str
) -> None:
    """Before anybody needs the letter: a gap, a flag, a fact, a row or a place in it."""
    path = copy / "brieven" / "gesprek_bevestigd.toml"
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1).replace("{kosten}", "{naam}"), encoding="utf-8")
    assert f"brieven/gesprek_bevestigd.toml: {found}" in said(copy)[1]


def test_the_coverage_is_printed_by_rule() -> None:
    """Each id with its data line or its test, and what comes later with its reason."""
    _code, words = said(DIALOGUES, "--dekking")
    lines = words.splitlines()
    for regel in ("X01", "X63", "K01", "K56", "C01", "C33"):
        assert any(line.startswith(f"{regel}  ") for line in lines)
    assert "      data: regelingen/xtra.toml: termijn bevestiging" in lines
    assert any(line.startswith("      test: tests/") for line in lines)
    assert any(line.startswith("      later (verslag): ") for line in lines)
    assert any(line.startswith("Regels: 152, ") and line.endswith("nergens: 0") for line in lines)


def test_the_words_of_each_file_are_measured_and_each_language_counted() -> None:
    """Printed for every file and language (issue 2, section 4)."""
    _code, words = said(DIALOGUES)
    assert "Taal per bestand" in words
    assert any(line.startswith("  klacht.toml ") for line in words.splitlines())
    assert any(line.startswith("  en: ") and " van " in line for line in words.splitlines())


def test_a_drawing_is_printed_and_written(tmp_path: Path) -> None:
    """Mermaid on the screen, SVG in the file that is named."""
    code, words = drawn(DIALOGUES, "klacht", "--svg", str(tmp_path / "klacht.svg"))
    assert 0 == code
    assert "flowchart TD" in words
    assert (tmp_path / "klacht.svg").read_text("utf-8").startswith("<svg ")
    assert len(drawn(DIALOGUES)[1]) > len(words)


def test_an_unknown_dialogue_or_folder_is_one_sentence(tmp_path: Path) -> None:
    """A fault with its exit code, and the names that do exist."""
    with pytest.raises(Fault, match=r"`klagt`; er is: .*klacht") as caught:
        drawn(DIALOGUES, "klagt")
    assert 64 == caught.value.exit_code
    with pytest.raises(Fault, match="niet te schrijven"):
        drawn(DIALOGUES, "klacht", "--svg", str(tmp_path / "weg" / "klacht.svg"))
