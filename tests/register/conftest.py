# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register on both databases, opened as one that receives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klachtgids.register.register import Register
from tests.databases import KINDS, new_url
from tests.register.builders import clock


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new register's URL, once for each kind of database."""
    return new_url(request.param, tmp_path)


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    """An open register that receives."""
    opened = Register.open(url, oefen=False, clock=clock)
    yield opened
    opened.close()
