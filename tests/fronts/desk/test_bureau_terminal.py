# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk as a process: what it leaves on the terminal when it ends, whatever ended it."""

from __future__ import annotations

import os
import signal
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pexpect
import pytest
from textual.screen import Screen
from textual.widget import Widget

from klachtgids.cli import main
from klachtgids.config import sqlite_url
from klachtgids.fronts.desk import without_echo
from tests.fronts.desk.bureaus import GOED, open_bureau, with_passwords
from tests.handling.desks import CANARY, Klok, desk_at, file_zaak

FIRST = {"fenna": "password", "": "account"}
"""The box that has the focus from the first paint, by the account that the command names."""
BACK = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""Normal screen, a cursor, no mouse, no marked pastes."""


def spawned(root: Path, data: Path) -> pexpect.spawn[str]:
    """The desk of fenna over the register in this folder, on a terminal of its own."""
    env = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "KLACHTGIDS_DATA": str(data),
        "KLACHTGIDS_ONTVANGERS": "kracht,xtra",
        "TERM": "xterm-256color",
    }
    command = ["-m", "klachtgids", "behandel", "--als", "fenna"]
    return pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", timeout=60, dimensions=(50, 160))


@pytest.mark.parametrize("ends", ["f10", "sigterm"])
def test_nothing_of_a_zaak_stays_on_the_terminal(root: Path, tmp_path: Path, ends: str) -> None:
    """The words of people stood on the other screen only, and it is gone; the terminal is itself again."""
    desk = with_passwords(desk_at(sqlite_url(tmp_path / "register.db"), Klok()), "fenna")
    file_zaak(desk)
    desk.register.close()
    child = spawned(root, tmp_path)
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


@pytest.mark.parametrize("account", FIRST)
async def test_the_box_that_is_still_empty_has_the_focus_before_anything_is_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, account: str
) -> None:
    """T17: a password is never typed into a box that can be read; no other box has the focus even for a moment."""
    desk = desk_at(sqlite_url(tmp_path / "register.db"), Klok())
    had: list[str | None] = []
    take = Screen.set_focus

    def seen(self: Screen[None], widget: Widget | None, *args: Any, **more: Any) -> None:
        had.append(None if widget is None else widget.id)
        take(self, widget, *args, **more)

    monkeypatch.setattr(Screen, "set_focus", seen)
    async with open_bureau(desk, account, log_in=False):
        assert [FIRST[account]] == had
    desk.register.close()


def test_a_password_that_is_typed_too_soon_waits_for_its_box_and_is_never_shown(root: Path, tmp_path: Path) -> None:
    """The program takes a moment to begin; nobody waits for it with typing, and nothing of it stays on the terminal."""
    desk = with_passwords(desk_at(sqlite_url(tmp_path / "register.db"), Klok()), "fenna")
    desk.register.close()
    child = spawned(root, tmp_path)
    while child.getecho():
        time.sleep(0.005)
    child.send(GOED)
    child.expect_exact("Aanmelden (Enter)")
    child.send("\r")
    child.expect_exact("Dat beloof ik (F2)")
    shown = str(child.before)
    child.send("\x1b[21~")
    child.expect(pexpect.EOF)
    assert GOED[:9] not in shown + str(child.before)
    child.close()


def test_a_terminal_echoes_again_whatever_happened() -> None:
    """Also after a fault."""
    ours, theirs = os.openpty()
    with pytest.raises(ValueError, match="0"), without_echo(theirs):  # noqa: PT012  # what it shows while it lasts
        assert not termios.tcgetattr(theirs)[3] & termios.ECHO
        raise ValueError(0)
    assert termios.tcgetattr(theirs)[3] & termios.ECHO
    os.close(ours)
    os.close(theirs)
