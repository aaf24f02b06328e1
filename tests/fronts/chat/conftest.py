# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2

from __future__ import annotations

from pathlib import Path

import pytest

from klachtgids.intake.core import Core
from tests.fronts.chat.chats import small_core


@pytest.fixture
def small(tmp_path: Path) -> Core:
    """The small dialogue, on its own SQLite files; nobody receives: it is practice."""
    return small_core(tmp_path)
