# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The units of systemd in the pages for who installs: they can be read, start what there is, and give few rights."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest

from klachtgids.command_line import parser_for

PROGRAM = "/srv/klachtgids/.venv/bin/klachtgids"
FEW_RIGHTS = {"ProtectSystem": "strict", "LimitCORE": "0", "StateDirectory": "klachtgids", "StateDirectoryMode": "0700"}
Unit = dict[str, list[str]]


def units(root: Path) -> dict[str, str]:
    """The text of each unit, by what it is called."""
    blocks = [
        block
        for page in ("docs/kiosk.md", "docs/web.md")
        for block in re.findall(r"```ini\n(\[Unit\]\n.*?)```", (root / page).read_text("utf-8"), re.DOTALL)
    ]
    return dict(zip(("terminal", "browser", "site"), blocks, strict=True))


def read(text: str) -> Unit:
    """Every setting with its values; a line that ends in a backslash goes on."""
    found: Unit = defaultdict(list)
    for line in text.replace("\\\n", " ").splitlines():
        if line and not line.startswith(("[", "#")):
            name, equals, value = line.partition("=")
            assert equals, line
            found[name].append(value)
    return found


@pytest.mark.parametrize("name", ["terminal", "browser", "site"])
def test_a_unit_starts_a_command_that_there_is_with_few_rights(root: Path, name: str) -> None:
    """T1, T18: nothing is written outside the data, no memory goes to a file, and /tmp goes with the unit."""
    unit = read(units(root)[name])
    (start,) = unit["ExecStart"]
    words = shlex.split(start.replace("%i", "8080"))
    given = words[words.index(PROGRAM) + 1 :]
    parser_for(given, lambda *_: 0).parse_args(given)
    assert {key: [value] for key, value in FEW_RIGHTS.items()} == {key: unit[key] for key in FEW_RIGHTS}
    assert unit["TemporaryFileSystem"] or unit["PrivateTmp"] == ["yes"]
    assert unit["ProtectHome"]
    assert unit["User"] != ["root"]
    assert ["0"] == unit["MemorySwapMax"]


def test_the_pin_closes_the_kiosk_in_the_terminal_and_a_fault_does_not(root: Path) -> None:
    """And nothing of the screen goes to a log: Textual draws on the standard error."""
    unit = read(units(root)["terminal"])
    assert ["on-failure"] == unit["Restart"]
    assert ["0"] == unit["StartLimitIntervalSec"]
    assert (["tty"], []) == (unit["StandardOutput"], unit["StandardError"])
    assert ["yes"] * 3 == [unit[name][0] for name in ("TTYReset", "TTYVHangup", "TTYVTDisallocate")]


def test_the_browser_of_a_kiosk_has_a_folder_for_its_screen_and_one_for_each_person(root: Path) -> None:
    """What the login makes lies behind ProtectHome."""
    unit = read(units(root)["browser"])
    (start,) = unit["ExecStart"]
    assert ["always"] == unit["Restart"]
    assert f"XDG_RUNTIME_DIR=/run/{unit['RuntimeDirectory'][0]} " in start
    assert "--user-data-dir={map}/" in start
    assert "--incognito" in start


@pytest.mark.parametrize("name", ["terminal", "browser", "site"])
def test_systemd_can_read_every_unit(root: Path, tmp_path: Path, name: str) -> None:
    """With a program that is there in the place of ours."""
    verify = shutil.which("systemd-analyze")
    if verify is None and os.environ.get("CI"):
        pytest.fail("systemd-analyze is needed: Debian has it in systemd")
    if verify is None:
        pytest.skip("systemd-analyze is not on this machine")
    path = tmp_path / f"klachtgids-{name}{'@' if name == 'site' else ''}.service"
    path.write_text(units(root)[name].replace(PROGRAM, "/bin/true"), "utf-8")
    said = subprocess.run([verify, "verify", "--man=no", str(path)], capture_output=True, text=True, check=False)
    assert (0, "") == (said.returncode, said.stderr)
