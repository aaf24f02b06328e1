# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real regulations, the same with a third one beside them, and a copy that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klachtgids.regeling.file import Regelingen, load

HERE = Path(__file__).parent
DIALOGUES = HERE.parent.parent / "dialogues"

Spoil = Callable[[str, str, str], Path]


def copied(to: Path) -> Path:
    """Copy what a regulation is read from."""
    shutil.copytree(DIALOGUES / "regelingen", to / "regelingen")
    shutil.copy(DIALOGUES / "gemeente.toml", to)
    return to


@pytest.fixture(scope="session")
def regelingen() -> Regelingen:
    return load(DIALOGUES)


@pytest.fixture(scope="session")
def with_third(tmp_path_factory: pytest.TempPathFactory) -> Regelingen:
    folder = copied(tmp_path_factory.mktemp("derde") / "dialogues")
    shutil.copy(HERE / "derde" / "regelingen" / "derde.toml", folder / "regelingen")
    return load(folder)


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Replace words in a copied file: `spoil(file, old, new)` gives the folder to load."""
    folder = copied(tmp_path / "dialogues")

    def replace(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not occur in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace
