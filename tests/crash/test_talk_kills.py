# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of the killed conversations; the full form is a command (see talk_kills.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_conversation_killed_after_every_answer_loses_none_and_becomes_one_zaak() -> None:
    """T2: the journal holds each accepted answer before the next question; T4: one filing however often it is tried."""
    command = [sys.executable, "-m", "tests.crash.talk_kills", "--conversations", "2"]
    environ = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, check=False, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=240)
    assert 0 == done.returncode, done.stdout + done.stderr
