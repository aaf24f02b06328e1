# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat as a process: how it ends when the system wants it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from klachtgids.fronts.exits import Exit

BACK = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?2004l")
"""Normal screen, a cursor, no mouse, no marked pastes."""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_the_terminal_is_itself_again_when_the_chat_is_told_to_end(
    root: Path, tmp_path: Path, sign: signal.Signals
) -> None:
    """T1: a terminal left in the mode of the chat types gibberish at each move of the mouse, and shows no cursor."""
    env = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "KLACHTGIDS_DATA": str(tmp_path),
        "TERM": "xterm-256color",
    }
    child = pexpect.spawn(
        sys.executable, ["-m", "klachtgids"], env=env, encoding="utf-8", timeout=60, dimensions=(24, 80)
    )
    child.expect_exact("Ik ben niet goed behandeld")
    child.kill(sign)
    child.expect(pexpect.EOF)
    left = str(child.before)
    child.close()
    assert Exit.STOPPED == child.exitstatus
    assert [] == [mode for mode in BACK if mode not in left]
    assert "Traceback" not in left


STUCK = """
import signal, time
from klachtgids import ending
ending.GRACE = 0.2
ending.leave_as_on_ctrl_c()
signal.signal(signal.SIGINT, signal.SIG_IGN)
print("hier", flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_whose_window_is_gone_ends_even_when_it_cannot_end_by_itself(sign: signal.Signals) -> None:
    """A terminal that went away was seen to keep a program waiting, and another one busy, for ever (T26)."""
    with subprocess.Popen([sys.executable, "-c", STUCK], stdout=subprocess.PIPE, text=True) as stuck:
        assert stuck.stdout is not None
        assert "hier" == stuck.stdout.readline().strip()
        stuck.send_signal(sign)
        try:
            assert 128 + sign == stuck.wait(20)
        finally:
            stuck.kill()
