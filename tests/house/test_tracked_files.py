# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the repository may not hold, and what each file in it begins with."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

SPDX = ("# SPDX-FileCopyrightText: 2026 klachtgids contributors", "# SPDX-License-Identifier: EUPL-1.2")
LOCK_FILES = re.compile(r"(\.lock|-lock\.(json|yaml)|(^|/)pylock(\.[^/]+)?\.toml)$")
PACKAGE_HOSTS = re.compile(
    r"""\bpypi\b[.]|\bpython[h]osted\b|\bnpm[j]s\b|\bconda[.]anaconda\b
      | https?://\S*(\.whl|\.tar\.gz|/simple/)
      | \b(extra-)?index[-_]url\b | \bfind[-]links\b | \bregistry\s*=\s*.?http""",
    re.VERBOSE | re.IGNORECASE,
)
MACHINE_PATHS = re.compile(r"(?<![\w.~/-])/(?:root|work|opt|tmp/\w)[\w.-]*/\w|\b[A-Z]:\\Users\\")


def tracked(root: Path) -> list[str]:
    """Paths of every file that is tracked or about to be, relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    names = [name for name in listed.split("\0") if name and (root / name).is_file()]
    assert "pyproject.toml" in names
    return names


def lines_with(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """Each line of a tracked text file in which the pattern is found, as `path:number: line`."""
    found = []
    for name in tracked(root):
        try:
            text = (root / name).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name}:{n}: {line.strip()}" for n, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    return found


@pytest.mark.parametrize(
    "line",
    [
        "https://files.python" + "hosted.org/packages/x",
        "--extra-index" + "-url = there",
        "https://a.example/pkg-1.0" + ".whl",
        "find" + "-links = wheels",
    ],
)
def test_the_look_for_package_hosts_sees_one(line: str) -> None:
    """The next test can fail."""
    assert PACKAGE_HOSTS.search(line)


def test_no_file_names_a_package_host(root: Path) -> None:
    """Whoever installs decides where packages come from; hashes, not addresses, say which ones they are."""
    assert [] == lines_with(root, PACKAGE_HOSTS)


@pytest.mark.parametrize("line", ["C:" + r"\Users\Anna", '"/' + 'root/x"', "/" + "tmp/w/v/bin/python"])
def test_the_look_for_machine_paths_sees_one(line: str) -> None:
    """The next test can fail."""
    assert MACHINE_PATHS.search(line)


def test_no_file_names_a_folder_of_one_machine(root: Path) -> None:
    """What is in the repository holds on every machine."""
    assert [] == lines_with(root, MACHINE_PATHS)
    here = re.compile("|".join(re.escape(f"{folder}/") for folder in {root.parent, Path.home()} if folder != Path("/")))
    assert [] == lines_with(root, here)


def test_no_lock_file_is_kept(root: Path) -> None:
    """Lock files of the package tools hold addresses; the pins are requirements.txt and requirements-dev.txt."""
    assert LOCK_FILES.search("uv" + ".lock")
    assert [] == [name for name in tracked(root) if LOCK_FILES.search(name)]


def test_every_python_file_begins_with_its_licence(root: Path) -> None:
    """REUSE: the first two lines say whose it is and under which licence."""
    python = [name for name in tracked(root) if name.endswith(".py")]
    assert python
    wrong = [name for name in python if tuple((root / name).read_text("utf-8").splitlines()[:2]) != SPDX]
    assert [] == wrong
