# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns what a person must know about a language they speak here: who looked at it, and which way it is written.

Invariant: a translation counts as looked at only when the header of its catalogue says so; Dutch is the language of
the files. Nothing here reads a whole catalogue or imports Babel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from klachtgids.toml_file import read_bytes
from klachtgids.words.everywhere import in_language
from klachtgids.words.i18n import DUTCH, Language, Words, catalogue_path

Direction: TypeAlias = Literal["ltr", "rtl"]

REVIEWED = "X-Nagekeken"
"""The field of a catalogue's header that says whether a translator looked at it: `ja` or `nee`."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_HEADER = 8_192
"""Bytes in which a header ends: ours take four hundred."""
_FIELD = re.compile(r'^"([A-Za-z-]+): *([^"\\]*?) *\\n"$', re.MULTILINE)


def direction(taal: str) -> Direction:
    """Which way a language is written, as HTML says it."""
    return "rtl" if taal.partition("_")[0] in _RIGHT_TO_LEFT else "ltr"


def reviewed(folder: Path, taal: str) -> bool:
    """Whether a translator looked at what is said in this language."""
    return taal == DUTCH or header(catalogue_path(folder, taal)).get(REVIEWED) == "ja"


def label(folder: Path, language: Language) -> str:
    """The name of a language where one is chosen, with what must be known about it, in that language itself."""
    if reviewed(folder, language.taal):
        return language.name
    return f"{language.name} ({in_language(folder, 'taal_kort_niet_nagekeken', language.taal)})"


def notes(words: Words, *, terminal: bool) -> tuple[str, ...]:
    """What is said once to who begins in a language or chooses it, in that language.

    In a terminal a language that is written from right to left may stand there wrongly, which is said in Dutch too.
    """
    said = [] if reviewed(words.folder, words.taal) else [words.say("taal_niet_nagekeken")]
    if terminal and direction(words.taal) == "rtl":
        said += [words.say("taal_rechts_naar_links"), words.to(taal=DUTCH).say("taal_rechts_naar_links")]
    return tuple(said)


@lru_cache(maxsize=32)
def header(path: Path) -> Mapping[str, str]:
    """What the header of a catalogue says, field by field, each on one line as our own catalogues have it."""
    begin = read_bytes(path)[:_HEADER].replace(b"\r\n", b"\n")
    return dict(_FIELD.findall(begin.partition(b"\n\n")[0].decode("utf-8", "replace")))
