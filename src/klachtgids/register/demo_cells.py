# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One value as a database takes it without SQLAlchemy: as SQLite keeps it, or in the text of COPY.

Invariant: what is read back is what SQLAlchemy would have written.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

_ESCAPES: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def plain(column: sa.Column[Any], value: Any) -> Any:
    """A value of this column before it is a cell: JSON as text."""
    return json.dumps(value) if isinstance(column.type, sa.JSON) else value


def sqlite_cell(value: Any) -> Any:
    """A value as SQLite keeps it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return str(value) if isinstance(value, str) else value


def copy_cell(value: Any) -> str:
    """A value in the text of COPY."""
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, bytes):
        return rf"\\x{value.hex()}"
    if isinstance(value, str):
        return str(value).translate(_ESCAPES)
    return value.isoformat() if isinstance(value, date) else str(value)
