# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk on both databases, with a clock set by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klachtgids.handling.desk import Desk
from tests.databases import KINDS, new_url
from tests.handling.desks import Klok, desk_at


@pytest.fixture
def klok() -> Klok:
    """The clock of the desk."""
    return Klok()


@pytest.fixture(params=KINDS)
def both(request: pytest.FixtureRequest, tmp_path: Path, klok: Klok) -> Iterator[Desk]:
    """A desk, once on each kind of database."""
    desk = desk_at(new_url(request.param, tmp_path), klok)
    yield desk
    desk.register.close()


@pytest.fixture
def desk(tmp_path: Path, klok: Klok) -> Iterator[Desk]:
    """A desk on SQLite."""
    desk = desk_at(new_url("sqlite", tmp_path), klok)
    yield desk
    desk.register.close()
