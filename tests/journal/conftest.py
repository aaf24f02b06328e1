# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal on both databases, a conversation's keys, and a way to look into the stored bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from klachtgids.journal.entries import Entry, Soort
from klachtgids.journal.journal import Journal
from klachtgids.seal import Keys, new_code
from tests.databases import KINDS, new_url

NOW = datetime(2026, 5, 1, 14, 55, 0, 123456, tzinfo=UTC)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new journal's URL, once for each kind of database."""
    return new_url(request.param, tmp_path)


@pytest.fixture
def journal(url: str) -> Iterator[Journal]:
    """An open journal."""
    opened = Journal.open(url)
    yield opened
    opened.close()


@pytest.fixture
def keys() -> Keys:
    """The keys of a new conversation."""
    return new_code().keys


def answer(key: str = "soort", value: object = "klacht", seconds: int = 0, typed: str = "") -> Entry:
    """An accepted answer."""
    return Entry(Soort.ANSWER, key, NOW + timedelta(seconds=seconds), value, typed, "nl", "klager")
