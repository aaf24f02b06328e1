# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds a conversation lets no other process of the same account look into its memory."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.bench.terminal import ROOT

SCRIPT = """
import ctypes, os, sys, threading, time
from klachtgids import cli
def look():
    for _ in range(300):
        if ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0:
            open(sys.argv[1], "w").close()
            break
        time.sleep(0.1)
    os._exit(0)
threading.Thread(target=look, daemon=True).start()
sys.exit(cli.main(sys.argv[2:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [[], ["--regels"], ["--json"], ["kiosk", "--een-gesprek"], ["web", "--poort", "0"]],
    ids=lambda given: given[0] if given else "chat",
)
def test_the_memory_of_a_conversation_is_closed(tmp_path: Path, arguments: list[str]) -> None:
    """T18: PR_SET_DUMPABLE = 0, before anybody answered."""
    said = tmp_path / "closed"
    own = {"PYTHONPATH": str(ROOT / "src"), "KLACHTGIDS_DATA": str(tmp_path / "data"), "TERM": "xterm-256color"}
    child = pexpect.spawn(
        sys.executable,
        ["-c", SCRIPT, str(said), *arguments],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path), **own},
        dimensions=(40, 100),
        timeout=60,
    )
    try:
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    assert said.exists()
