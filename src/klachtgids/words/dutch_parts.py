# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a sentence in another language says a Dutch word, so that a screen reader can say it in Dutch (WCAG 3.1.2).

Invariant: a translation keeps a Dutch word of the law between brackets; what stands so in a catalogue and in the Dutch
sentence too is such a word, and nothing else is taken for one. Dutch itself has no such parts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from klachtgids.words.i18n import DUTCH, Words

_BETWEEN: Final = re.compile(r"\(([A-Za-zÀ-ž' -]+)\)")


def dutch_parts(text: str, words: Words) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is Dutch; put together again they are the text."""
    if words.taal == DUTCH or "(" not in text:
        return ((text, False),)
    known = _dutch_words(words.folder, words.taal)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in _BETWEEN.finditer(text):
        if found[1].lower() in known:
            pieces += [(text[at : found.start(1)], False), (found[1], True)]
            at = found.end(1)
    return (*pieces, (text[at:], False))


@lru_cache(maxsize=32)
def _dutch_words(folder: Path, taal: str) -> frozenset[str]:
    known = Words.of(taal, False, folder)._translations  # noqa: SLF001  # gettext shows no catalogue as a whole
    messages = getattr(known, "_catalog", {})
    found: set[str] = set()
    for key, said in messages.items():
        dutch = (key if isinstance(key, str) else key[0]).lower()
        found.update(each.lower() for each in _BETWEEN.findall(said) if each.lower() in dutch)
    return frozenset(found)
