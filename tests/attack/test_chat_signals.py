# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat as a process: how it ends when the system wants it to."""

from __future__ import annotations

import os
import signal
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
