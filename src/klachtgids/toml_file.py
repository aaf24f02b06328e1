# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a TOML file to a strict model: what is wrong is said once, with file, place and reason in plain Dutch.

Invariant: only a real file of a bounded size is read; a pipe, a device or a flood is a fault like any other (T21).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tomli

from klachtgids.faults import FileFault

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

LARGEST = 2_000_000
"""The most bytes of one file; ten times the largest one there is."""

_T = TypeVar("_T")
_REASONS = {
    "extra_forbidden": "dit woord hoort hier niet",
    "missing": "dit ontbreekt",
    "string_pattern_mismatch": "dit is niet goed geschreven",
    "string_too_short": "dit is leeg",
    "string_type": "dit moet een tekst tussen aanhalingstekens zijn",
    "bool_type": "dit moet true of false zijn",
    "int_type": "dit moet een getal zijn",
    "date_type": "dit moet een datum zijn, zoals 2026-05-01",
    "greater_than": "dit getal is te klein",
    "less_than_equal": "dit getal is te groot",
}


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; FileFault when it cannot be read, is no real file, or is larger than `LARGEST`."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise FileFault(path, "bestand", "dit is geen gewoon bestand")
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise FileFault(path, "bestand", "niet te lezen") from error
    if len(raw) > LARGEST:
        raise FileFault(path, "bestand", "te groot")
    return raw


def read_table(path: Path, raw: bytes | None = None) -> dict[str, Any]:
    """What stands in a file (or in `raw`, its bytes), not looked at yet; FileFault when it is no TOML."""
    try:
        return tomli.loads((read_bytes(path) if raw is None else raw).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileFault(path, "bestand", "de tekens zijn geen UTF-8") from error
    except tomli.TOMLDecodeError as error:
        raise FileFault(path, "bestand", f"geen geldige TOML: {error}") from error
    except RecursionError as error:
        raise FileFault(path, "bestand", "geen geldige TOML: te diep in elkaar") from error
    except ValueError as error:  # Python reads no number of more than some thousands of digits
        raise FileFault(path, "bestand", "geen geldige TOML: een getal is te lang") from error


def read_model(path: Path, adapter: TypeAdapter[_T], raw: bytes | None = None, *, strict: bool | None = None) -> _T:
    """What stands in a file (or in `raw`, its bytes), through its model; FileFault for the first fault."""
    from pydantic import ValidationError

    table = read_table(path, raw)
    try:
        return adapter.validate_python(table, strict=strict)
    except ValidationError as error:
        raise _fault(path, table, error) from error


def _fault(path: Path, table: object, error: ValidationError) -> FileFault:
    first = error.errors(include_url=False)[0]
    return FileFault(path, _place(table, first["loc"]), _reason(first["type"], first["msg"], first.get("ctx") or {}))


def _place(table: Any, loc: tuple[int | str, ...]) -> str:
    """The place of a fault as an author would say it: `question soort, text`."""
    words: list[str] = []
    for part in loc:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            table = None
        if isinstance(part, int) and words:
            name = table.get("id") if isinstance(table, dict) else None
            words[-1] = f"{words[-1]} {name or part + 1}"
        else:
            words.append(str(part))
    return ", ".join(words) or "bestand"


def _reason(kind: str, msg: str, context: Mapping[str, Any]) -> str:
    if kind == "literal_error":
        return f"moet een van deze zijn: {context.get('expected', '')}"
    if kind == "value_error":
        return msg.removeprefix("Value error, ")
    return _REASONS.get(kind, "dit heeft niet de goede vorm")
