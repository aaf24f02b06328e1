# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short form of many writers at once; the full form is a command (see writers.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*given: str) -> subprocess.CompletedProcess[str]:
    """`python -m tests.crash.writers` with these arguments."""
    command = [sys.executable, "-m", "tests.crash.writers", *given]
    environ = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.run(command, check=False, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=240)


@pytest.mark.parametrize(("kind", "writers"), [("sqlite", "8"), ("postgresql", "32")])
def test_many_writers_at_once_make_no_error_and_lose_and_double_nothing(kind: str, writers: str) -> None:
    """Issue 3, 5: 32 on PostgreSQL and 8 processes on SQLite, filing and handling mixed; every nummer is used once."""
    done = run("--database", kind, "--writers", writers, "--turns", "3")
    assert 0 == done.returncode, done.stdout + done.stderr
    assert "0 errors, 0 lost, 0 double, 0 gaps" in done.stdout


def test_the_harness_sees_nummers_that_nobody_counts() -> None:
    """The test above can fail: who reads the highest nummer and adds one gives it out twice."""
    done = run("--database", "postgresql", "--writers", "8", "--turns", "3", "--control")
    assert 0 == done.returncode, done.stdout + done.stderr
