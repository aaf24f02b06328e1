# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test: an own data folder, and programs started from here find the source."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from klachtgids import password
from klachtgids.intake.core import Core

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run an own data folder and no configuration; make PYTHONPATH hold in any working folder."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KLACHTGIDS_")]:
            patch.delenv(name)
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)  # what a test starts is compiled once
        patch.setenv("KLACHTGIDS_DATA", str(tmp_path_factory.mktemp("klachtgids")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        if path := os.environ.get("PYTHONPATH"):
            patch.setenv("PYTHONPATH", os.pathsep.join(str(Path(part).resolve()) for part in path.split(os.pathsep)))
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash with settings made for tests: tests/password, and every program that a test starts, has the real ones."""
    with pytest.MonkeyPatch.context() as patch:
        hasher = PasswordHasher.from_parameters(CHEAPEST)
        patch.setattr(password, "_hasher", lambda: hasher)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the work tree."""
    return ROOT


@pytest.fixture
def core(tmp_path: Path) -> Core:
    """The real core on its own SQLite files, with the clock at 11 May 2026, 10:30; nobody receives: it is practice."""
    from tests.fronts.talks import core_at

    return core_at(tmp_path / "klachtgids")
