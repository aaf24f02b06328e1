# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""pyproject.toml says what is needed; requirements*.txt pin it. They say the same."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)")
OURS = "klachtgids (pyproject.toml"


@dataclass(frozen=True)
class Pin:
    version: str
    hashes: int
    asked_by_us: bool


def pins(file: Path) -> dict[str, Pin]:
    """Every pinned package by its canonical name."""
    found: dict[str, Pin] = {}
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", file.read_text("utf-8"))
    for block in filter(None, blocks):
        match = PIN.match(block)
        assert match, block
        name = canonicalize_name(match["name"])
        assert name not in found, f"{name} is pinned twice"
        found[name] = Pin(match["version"], block.count("--hash=sha256:"), OURS in block)
    return found


FILES = ["requirements.txt", "requirements-web.txt", "requirements-dev.txt"]
"""To run from the work tree; with the extras, to serve the site; also to test."""


def declared(root: Path, name: str) -> dict[str, Requirement]:
    """What pyproject.toml asks for in one of these files."""
    pyproject = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    lines = pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["build"]
    if name == "requirements-dev.txt":
        lines += pyproject["dependency-groups"]["dev"]
    if name != "requirements.txt":
        lines += [line for extra in pyproject["project"]["optional-dependencies"].values() for line in extra]
    requirements = [Requirement(line) for line in lines]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


@pytest.mark.parametrize("name", FILES)
def test_what_is_asked_for_is_what_is_pinned(root: Path, name: str) -> None:
    """A changed dependency without new pins would install something else than was tested."""
    pinned, asked = pins(root / name), declared(root, name)
    assert set(asked) == {package for package, pin in pinned.items() if pin.asked_by_us}
    outside = [str(r) for package, r in asked.items() if not r.specifier.contains(pinned[package].version)]
    assert [] == outside
    extras = {f"{package}-{extra}" for package, r in asked.items() for extra in r.extras}
    assert extras <= set(pinned)


@pytest.mark.parametrize("name", FILES)
def test_every_pin_has_its_hashes(root: Path, name: str) -> None:
    """Where a file holds hashes, pip checks them by itself and refuses a package without."""
    assert [] == [package for package, pin in pins(root / name).items() if pin.hashes == 0]


@pytest.mark.parametrize("name", FILES[:-1])
def test_the_tests_run_on_the_versions_that_people_get(root: Path, name: str) -> None:
    """requirements-dev.txt holds everything of the other files, in the same version."""
    run, dev = pins(root / name), pins(root / "requirements-dev.txt")
    assert {name: pin.version for name, pin in run.items()} == {name: dev[name].version for name in run if name in dev}
