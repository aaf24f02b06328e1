# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One of the program's own words in every language at once, for who does not speak the one that is spoken."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from klachtgids.toml_file import read_bytes
from klachtgids.words.i18n import DUTCH, catalogue_path, languages, program_words


def in_every_language(folder: Path, key: str) -> tuple[str, ...]:
    """One of the program's own words as each language says it, Dutch first.

    Only for a word or two on one line of a catalogue, which is looked up without reading all of it: that takes Babel
    and 0.3 s.
    """
    dutch = program_words(folder)[key].u
    found = (_looked_up(folder, dutch, each.taal) for each in languages(folder)[1:])
    return (dutch, *(words for words in found if words is not None))


def in_language(folder: Path, key: str, taal: str) -> str:
    """One of the program's own words in one language, looked up in the same way; in Dutch where it is not found."""
    dutch = program_words(folder)[key].u
    return dutch if taal == DUTCH else _looked_up(folder, dutch, taal) or dutch


def _looked_up(folder: Path, dutch: str, taal: str) -> str | None:
    lines, entry = _lines(catalogue_path(folder, taal)), f'\nmsgid "{dutch}"\nmsgstr "'.encode()
    at = lines.find(entry)
    words = lines[at + len(entry) : lines.find(b'"\n', at + len(entry))] if at >= 0 else b""
    return words.decode("utf-8", "replace") if words and b"\\" not in words and b'"' not in words else None


@lru_cache(maxsize=32)
def _lines(path: Path) -> bytes:
    raw = read_bytes(path)
    return raw.replace(b"\r\n", b"\n") if b"\r" in raw else raw
