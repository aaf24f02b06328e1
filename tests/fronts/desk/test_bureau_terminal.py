# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk as a process: what it leaves on the terminal when it ends, whatever ended it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pexpect
import pytest

from klachtgids.cli import main
from klachtgids.config import sqlite_url
from tests.fronts.desk.bureaus import GOED, with_passwords
from tests.handling.desks import CANARY, Klok, desk_at, file_zaak

BACK = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""Normal screen, a cursor, no mouse, no marked pastes."""


@pytest.mark.parametrize("ends", ["f10", "sigterm"])
def test_nothing_of_a_zaak_stays_on_the_terminal(root: Path, tmp_path: Path, ends: str) -> None:
    """The words of people stood on the other screen only, and it is gone; the terminal is itself again."""
    desk = with_passwords(desk_at(sqlite_url(tmp_path / "register.db"), Klok()), "fenna")
    file_zaak(desk)
    desk.register.close()
    env = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "KLACHTGIDS_DATA": str(tmp_path),
        "KLACHTGIDS_ONTVANGERS": "kracht,xtra",
        "TERM": "xterm-256color",
    }
    command = ["-m", "klachtgids", "behandel", "--als", "fenna"]
    child = pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", timeout=60, dimensions=(50, 160))
    child.expect_exact("Wachtwoord")
    child.expect_exact("Aanmelden (Enter)")
    child.send(GOED + "\r")
    child.expect_exact("Dat beloof ik (F2)")
    child.send("\x1bOQ")  # F2
    child.expect_exact("K-2026-000001")
    child.send("\r")
    child.expect_exact("Wat u nu kunt doen")
    child.send("l")
    child.expect_exact("kanarie")
    if ends == "f10":
        child.send("\x1b[21~")
    else:
        child.kill(signal.SIGTERM)
    child.expect(pexpect.EOF)
    left = str(child.before)
    child.close()
    assert (0 if ends == "f10" else 3) == child.exitstatus
    assert [] == [mode for mode in BACK if mode not in left]
    assert CANARY not in left.rpartition("\x1b[?1049l")[2]
    assert "Traceback" not in left


def test_without_a_terminal_the_command_says_what_there_is_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 64: a pipe has nothing to draw on, and scripts have a command of their own."""
    monkeypatch.setenv("KLACHTGIDS_DATA", str(tmp_path))
    monkeypatch.setattr("klachtgids.subcommands.leave_as_on_ctrl_c", lambda: None)
    assert 64 == main(["behandel", "--als", "fenna"])
    assert "klachtgids register" in capsys.readouterr().err
