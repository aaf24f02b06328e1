# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of the kills; the full form is a command (see kills.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import KINDS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("kind", KINDS)
def test_forty_kills_around_sending_lose_and_double_nothing(kind: str) -> None:
    """T4: 0 lost after "ontvangen", 0 double; without the filing key the same loop does double (exit 1 if not)."""
    command = [sys.executable, "-m", "tests.crash.kills", "--kills", "40", "--control", "40", "--database", kind]
    environ = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, check=False, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=240)
    assert 0 == done.returncode, done.stdout + done.stderr
