# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk on SQLite with a clock set by hand, as in `tests/handling`."""

from __future__ import annotations

from tests.handling.conftest import desk, klok

__all__ = ["desk", "klok"]
