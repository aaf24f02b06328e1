# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines as a process of its own: what it has loaded at the first question, and what Ctrl-C does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from klachtgids.fronts.exits import Exit
from tests.fronts.talks import answers_of, core_at

HEAVY = ("sqlalchemy", "alembic", "babel", "cryptography", "textual", "holidays", "dateparser", "phonenumbers", "segno")
LOOK_AT_FIRST_READ = """
import sys
from klachtgids import cli

class Looking:
    def isatty(self):
        return False
    def readline(self, size=-1):
        print("LOADED", *sorted(set(sys.modules) & set(sys.argv[1].split(","))), file=sys.__stderr__)
        return ""

from klachtgids.fronts.warm import Warming
Warming.go = lambda self: None
sys.stdin = Looking()
sys.exit(cli.main(["--regels"]))
"""


def started(root: Path, data: Path) -> subprocess.Popen[str]:
    """The program in lines, waiting for its first line."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "klachtgids", "--regels"]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
    )


def until(process: subprocess.Popen[str], words: str) -> str:
    """Read what it says up to and including a line with these words."""
    assert process.stdout is not None
    read = ""
    for said in process.stdout:
        read += said
        if words in said:
            return read
    pytest.fail(f"it ended without saying {words!r}: {read[-500:]}")


def test_the_first_question_stands_there_before_anything_heavy_is_loaded(root: Path, tmp_path: Path) -> None:
    """Start-up is sacred: stores, sealing, languages and screens come after it."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK_AT_FIRST_READ, ",".join(HEAVY)],
        capture_output=True, text=True, env=env, timeout=60, check=False,
    )  # fmt: skip
    assert "Wat wilt u ons vertellen?" in done.stdout
    loaded = [said.removeprefix("> ") for said in done.stderr.splitlines() if "LOADED" in said]
    assert ["LOADED"] == loaded


def test_ctrl_c_says_the_code_and_keeps_what_was_told(root: Path, tmp_path: Path) -> None:
    """Once or twice: no trace, exit code 3, the code is said."""
    process = started(root, tmp_path)
    assert process.stdin is not None
    until(process, "Wat wilt u ons vertellen?")
    process.stdin.write("5\n")
    process.stdin.flush()
    until(process, "Over welke organisatie gaat het?")
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert Exit.STOPPED == process.returncode
    assert "Uw code is" in out
    assert "Traceback" not in err


def test_a_byte_that_is_no_text_is_no_crash(root: Path, tmp_path: Path) -> None:
    """Input in another encoding becomes marks, not a fault."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "klachtgids", "--regels"],
        input=b"\xff\xfe\x80\n5\n", capture_output=True, env=env, timeout=60, check=False,
    )  # fmt: skip
    assert Exit.END_OF_INPUT == done.returncode
    assert b"Over welke organisatie gaat het?" in done.stdout


def test_a_terminal_that_knows_ascii_only_is_no_crash(root: Path, tmp_path: Path) -> None:
    """Accents become question marks where nothing else is possible."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "klachtgids", "--regels"],
        input=b"5\nhulp nu\n", capture_output=True, env=env, timeout=60, check=False,
    )  # fmt: skip
    assert Exit.END_OF_INPUT == done.returncode, done.stderr[-300:]


def test_a_reader_that_stops_reading_ends_it_without_a_trace(root: Path, tmp_path: Path) -> None:
    """`klachtgids --regels | head -1`."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    command = f"yes 5 | {sys.executable} -m klachtgids --regels 2>{tmp_path / 'err'} | head -1; echo ${{PIPESTATUS[1]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=env, timeout=60, check=False)
    assert str(int(Exit.STOPPED)) == done.stdout.splitlines()[-1]
    assert "Traceback" not in (tmp_path / "err").read_text("utf-8")
    assert "Exception ignored" not in (tmp_path / "err").read_text("utf-8")


def test_a_pasted_text_with_empty_lines_stays_one_answer(root: Path, tmp_path: Path) -> None:
    """On a terminal an empty line with more behind it is a paragraph, not the end."""
    asked = answers_of(core_at(tmp_path / "vooraf"), {"soort": "klacht", "leeftijd": "4"})
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path / "hier"), "TERM": "dumb"}
    child = pexpect.spawn(sys.executable, ["-m", "klachtgids", "--regels"], env=env, encoding="utf-8", timeout=30)
    for prompt, typed in asked[:upto]:
        child.expect_exact(prompt.text)
        child.expect("\n> ")
        child.sendline(typed)
    child.expect_exact(asked[upto][0].text)
    child.expect("\n> ")
    child.send("Eerst dit.\n\nToen dat.\n\n")
    child.expect_exact(asked[upto + 1][0].text)
    child.expect("\n> ")
    child.sendline("overzicht")
    child.expect_exact("Eerst dit.\r\n\r\n    Toen dat.")
    child.expect("\n> ")
    child.sendintr()
    child.expect_exact("Uw code is")
    child.expect(pexpect.EOF)
    child.close()
    assert Exit.STOPPED == child.exitstatus


def test_on_a_terminal_lines_end_between_words_and_stand_under_each_other(root: Path, tmp_path: Path) -> None:
    """A choice of two lines is one choice; over a pipe a line stays as long as it is, for who reads it otherwise."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path), "TERM": "xterm"}
    command = ["-m", "klachtgids", "--regels"]
    with pexpect.spawn(sys.executable, command, env=env, dimensions=(40, 44), encoding="utf-8", timeout=60) as child:
        child.expect("\n> ")
        child.sendline("5")
        child.expect("\n> ")
        said = str(child.before).replace("\r", "").split("\n")
    assert [] == [line for line in said if len(line) > 44]
    at = said.index("  13 Dat weet ik niet. Het gaat over hulp")
    assert ["     voor een kind, een jongere of een", "     gezin."] == said[at + 1 : at + 3]
    piped = subprocess.run(
        [sys.executable, *command], input="5\n", capture_output=True, text=True, env=env, check=False
    )
    whole = "  13 Dat weet ik niet. Het gaat over hulp voor een kind, een jongere of een gezin."
    assert whole in piped.stdout.split("\n")
