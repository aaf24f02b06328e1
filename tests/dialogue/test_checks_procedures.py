# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `controleer` says of procedures, of who has access, and of the letters that are sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from klachtgids.dialogue.checks import Finding, procedures
from klachtgids.dialogue.checks.procedures import Checked
from klachtgids.dialogue.checks.wording import check, load_guide, pieces_of_procedures
from klachtgids.regeling.file import load as load_regelingen
from tests.paths import DIALOGUES

PROCEDURES = "regelingen/procedures"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the dialogues."""
    folder = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES, folder, ignore=shutil.ignore_patterns("locales"))
    return folder


def checked(folder: Path) -> Checked:
    return procedures.check(folder, load_regelingen(folder))


def change(path: Path, old: str, new: str) -> None:
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), "utf-8")


def test_the_real_files_are_in_order() -> None:
    """Issue 3, 1: validated at load; every letter that a step sends is there, for everybody who gets it."""
    found = checked(DIALOGUES)
    assert () == found.findings
    assert ["kracht", "xtra"] == [one.regeling for one in found.procedures]


def test_every_broken_file_is_found_not_only_the_first(copy: Path) -> None:
    """Two procedures that do not hold together, each with its place."""
    for regeling in ("kracht", "xtra"):
        change(copy / PROCEDURES / f"{regeling}.toml", 'naar = "bevestigd"', 'naar = "bevestgd"')
    expected = [(f"{PROCEDURES}/{regeling}.toml", "handeling ontvangst_bevestigen") for regeling in ("kracht", "xtra")]
    found = checked(copy).findings
    assert expected == [(each.file, each.where) for each in found]
    assert all("bedoelt u `bevestigd`?" in each.reason for each in found)


def test_who_has_access_is_looked_at_with_the_procedure(copy: Path) -> None:
    """A rol or step that does not exist; a regeling without the file."""
    change(copy / "regelingen/toegang/kracht.toml", '"advies"', '"advis"')
    (copy / "regelingen/toegang/xtra.toml").unlink()
    found = [(each.file, each.where) for each in checked(copy).findings]
    assert [
        ("regelingen/toegang/kracht.toml", "rol directie, fasen"),
        ("regelingen/toegang/xtra.toml", "bestand"),
    ] == found


def test_the_file_of_the_reminders_is_looked_at(copy: Path) -> None:
    """X27: two soorten of herinnering on the same day are one too many."""
    change(copy / "regelingen/bewaking/herinneringen.toml", "zeven_dagen = 7", "zeven_dagen = 14")
    expected = ("regelingen/bewaking/herinneringen.toml", "dagen")
    assert [expected] == [(each.file, each.where) for each in checked(copy).findings]


def test_a_regeling_without_a_procedure_and_shared_words_that_cannot_be_read_are_found(copy: Path) -> None:
    """No file, and a file that is no TOML."""
    (copy / PROCEDURES / "kracht.toml").unlink()
    missing = Finding(f"{PROCEDURES}/kracht.toml", "bestand", "deze regeling heeft geen procedure")
    assert missing in checked(copy).findings
    (copy / PROCEDURES / "algemeen.toml").write_text("[veld", "utf-8")
    assert [f"{PROCEDURES}/algemeen.toml"] == [each.file for each in checked(copy).findings]


def test_a_letter_that_is_sent_and_not_there_is_found(copy: Path) -> None:
    """Also the one for another reader of the same letter; one that nobody sends is found too."""
    (copy / "brieven/vertraging.toml").unlink()
    (copy / "brieven/oordeel_beklaagde.toml").unlink()
    shutil.copy(copy / "brieven/oordeel.toml", copy / "brieven/verrassing.toml")
    assert [
        ("brieven/oordeel_beklaagde.toml", "een handeling verstuurt deze brief, en hij is er niet"),
        ("brieven/vertraging.toml", "een handeling verstuurt deze brief, en hij is er niet"),
        ("brieven/verrassing.toml", "geen enkele handeling verstuurt deze brief"),
    ] == [(each.file, each.reason) for each in checked(copy).findings]


def test_a_name_of_a_letter_that_nothing_sends_is_found(copy: Path) -> None:
    """A word that stays behind when a step goes."""
    change(copy / PROCEDURES / "algemeen.toml", "[sjabloon]\n", '[sjabloon]\nprijsvraag = "een prijsvraag"\n')
    assert ["sjabloon prijsvraag"] == [each.where for each in checked(copy).findings]


def test_what_a_klager_reads_of_a_procedure_is_plain_and_the_rest_is_not_looked_at(copy: Path) -> None:
    """How far it is and the names of the letters they get: B1; names of steps, fields and refusals are the desk's."""
    hard = f"Zo ver is het: {'heel ' * 25}ver."
    change(copy / PROCEDURES / "xtra.toml", 'naam = "Onderzoek"\n', f'naam = "Onderzoek"\nklager = "{hard}"\n')
    text = (copy / PROCEDURES / "xtra.toml").read_text("utf-8").splitlines()
    kept = [
        line for at, line in enumerate(text) if not (line.startswith("klager") and text[at - 1].startswith("klager"))
    ]
    (copy / PROCEDURES / "xtra.toml").write_text("\n".join(kept), "utf-8")
    change(copy / PROCEDURES / "algemeen.toml", 'vertraging = "het duurt langer"', 'vertraging = "de motivering"')
    change(copy / PROCEDURES / "algemeen.toml", "uitstel_mag = ", f'uitstel_mag = "{hard}"\n# ')
    found, _advised, _measured = check(pieces_of_procedures(checked(copy).procedures), load_guide(copy))
    assert ["fase onderzoek", "sjabloon vertraging"] == sorted(each.where for each in found)
