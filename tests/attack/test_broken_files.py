# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are broken, endless or no files at all: one sentence and an exit code from every front (T21)."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import ANY

import pytest

from klachtgids.building import build_core
from klachtgids.config import Config, ConfigFault, load, sqlite_url
from klachtgids.faults import FileFault
from klachtgids.fronts import json_front
from klachtgids.fronts.exits import Exit
from klachtgids.toml_file import LARGEST, read_bytes, read_table
from klachtgids.words.i18n import Words

SECONDS = 30


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _huge(path: Path) -> None:
    path.write_bytes(b"#" * (LARGEST + 1))


def _long_number(path: Path) -> None:
    path.write_text(f"x = {'9' * 6000}\n")


def _deep(path: Path) -> None:
    path.write_text(f"x = {'[' * 1000}{']' * 1000}\n")


def _no_toml(path: Path) -> None:
    path.write_text("x = = 1\n")


KINDS = pytest.mark.parametrize("make", [_pipe, _endless, _folder, _huge, _long_number, _deep, _no_toml])


def _said(root: Path, dialogues: Path, data: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "KLACHTGIDS_DATA": str(data),
        "KLACHTGIDS_DIALOGUES": str(dialogues),
    }
    command = [sys.executable, "-m", "klachtgids", *args]
    return subprocess.run(command, input="", capture_output=True, text=True, env=env, timeout=SECONDS, check=False)


@pytest.fixture
def dialogues(root: Path, tmp_path: Path) -> Path:
    """A copy of the real files, to break."""
    return Path(shutil.copytree(root / "dialogues", tmp_path / "dialogues"))


@KINDS
def test_a_file_that_is_no_readable_toml_is_a_fault_of_that_file(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """T21: a pipe, a device, a folder, too much, a number without end, a thousand deep: never a hang or a crash."""
    path = tmp_path / "klacht.toml"
    make(path)
    with pytest.raises(FileFault) as caught:
        read_table(path)
    assert "klacht.toml" == caught.value.file


@KINDS
def test_broken_program_words_are_a_fault_of_that_file(dialogues: Path, make: Callable[[Path], None]) -> None:
    """T21: woorden.toml is read before the first paint and gets no other treatment."""
    path = dialogues / "woorden.toml"
    path.unlink()
    make(path)
    with pytest.raises(FileFault):
        Words.of("nl", False, dialogues)


@pytest.mark.parametrize("word", ["weiger_json", "ja", "punt_nummer"])
def test_a_program_word_that_is_missing_stops_json_before_its_first_turn(dialogues: Path, word: str) -> None:
    """T21: one line with the reason and exit code 78, as the other fronts; not a fault halfway a conversation."""
    path = dialogues / "woorden.toml"
    path.write_text(re.sub(rf"(?m)^{word} = .*\n", "", path.read_text("utf-8")), "utf-8")
    data = dialogues.parent / "gegevens"
    config = Config(data, sqlite_url(data / "journal.db"), sqlite_url(data / "register.db"), dialogues)
    out = io.StringIO()
    assert 78 == json_front.run_json(lambda: build_core(config), io.StringIO(), out)
    assert [{"beurt": "fout", "code": 78, "tekst": ANY}] == [json.loads(line) for line in out.getvalue().splitlines()]
    assert f"woorden.toml: {word}: dit woord ontbreekt" in out.getvalue()


@pytest.mark.parametrize("make", [_long_number, _deep, _no_toml])
def test_a_broken_configuration_file_is_a_fault_of_the_settings(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """T21: the operator's file says what is wrong with it, exit code 78."""
    path = tmp_path / "klachtgids.toml"
    make(path)
    with pytest.raises(ConfigFault):
        load({"KLACHTGIDS_CONFIG": str(path)})


@pytest.mark.parametrize("name", ["CONFIG", "DATA", "DIALOGUES"])
@pytest.mark.parametrize("place", ["~geen-mens-heet-zo/x", "/" + "a" * 300])
def test_a_place_that_nobody_can_mean_is_a_fault_of_the_settings_or_of_the_place(name: str, place: str) -> None:
    """A home of nobody, a name too long for a disk: a sentence, never an error number."""
    try:
        found = load({f"KLACHTGIDS_{name}": place})
    except ConfigFault:
        return
    assert "CONFIG" != name
    assert not place.startswith("~"), found


def test_a_mark_at_the_start_of_a_file_is_no_fault(dialogues: Path) -> None:
    """Notepad puts a byte order mark before UTF-8; an author cannot see it."""
    path = dialogues / "klacht.toml"
    before = read_table(path)
    path.write_bytes(b"\xef\xbb\xbf" + read_bytes(path))
    assert before == read_table(path)


@pytest.mark.parametrize("front", ["--regels", "--json"])
@pytest.mark.parametrize("file", ["klacht.toml", "woorden.toml", "gemeente.toml", "regelingen/kracht.toml"])
def test_a_broken_file_is_one_sentence_and_its_exit_code_and_leaves_nothing(
    root: Path, dialogues: Path, tmp_path: Path, front: str, file: str
) -> None:
    """Issue 2, section 5: one sentence, exit code 78, nothing half done; in JSON that sentence is a line of JSON."""
    (dialogues / file).write_text("x = = 1\n")
    done = _said(root, dialogues, tmp_path / "data", front)
    assert Exit.FILES == done.returncode
    talk = [json.loads(done.stdout)["tekst"]] if front == "--json" else done.stderr.splitlines()
    said = [line for line in talk if line != "Typ een nummer."]  # the first question may stand there by then
    assert 1 == len(said)
    assert Path(file).name in said[0]
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()
