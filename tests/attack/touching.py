# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What this process opens and asks a database meanwhile, as Python itself tells it."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

FILES = ("open", "os.", "shutil.", "sqlite3.", "pathlib.", "glob.", "tempfile.")
"""How the events begin with which Python tells that a file or a database is looked for."""


@dataclass
class Touched:
    """While `on`: every file that is opened, listed, made or taken away, and every statement of the journal."""

    on: bool = False
    files: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def statement(self, sql: str) -> None:
        if self.on:
            self.said.append(sql.split("\n", maxsplit=1)[0])

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look for as long as the block runs."""
        self.on = True
        try:
            yield
        finally:
            self.on = False


_WATCHING: list[Touched] = []


@cache
def _hooked() -> None:
    """Once for the process: Python never lets such a hook go."""

    def heard(event: str, given: tuple[Any, ...]) -> None:
        if _WATCHING and _WATCHING[0].on and event.startswith(FILES):
            what = str(given[0]) if given else ""
            code = what.endswith((".py", ".pyc", ".so"))  # read at its first use
            if not code and threading.current_thread().name != "warm":  # which reads code while somebody types
                _WATCHING[0].files.append(f"{event} {what}")

    sys.addaudithook(heard)


@contextmanager
def touching(patch: pytest.MonkeyPatch) -> Iterator[Touched]:
    """Look at what is touched; each file that is opened as a journal from now on tells its statements."""
    touched, connect = Touched(), sqlite3.connect

    def telling(*given: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*given, **named)
        connection.set_trace_callback(touched.statement)
        return connection

    _hooked()
    patch.setattr(sqlite3, "connect", telling)
    _WATCHING.append(touched)
    try:
        yield touched
    finally:
        _WATCHING.clear()
