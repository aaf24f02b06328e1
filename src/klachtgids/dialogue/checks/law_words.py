# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch word of the law in every language: who reads a translation meets that word again in letters and on forms.

Which words, and in what kind of thing each must stand, is in `schrijfwijzer.toml`. Once in the whole text of a question
or outcome is enough: a word beside its explanation helps, one in every sentence does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from klachtgids.dialogue.checks.finding import Finding
from klachtgids.faults import FileFault
from klachtgids.words.i18n import DUTCH, catalogue_path, languages, read_catalogue, translated

if TYPE_CHECKING:
    from klachtgids.dialogue.checks.wording import Piece, Wetswoord, Wetswoorden


def check(parts: Iterable[Piece], law: Wetswoorden, folder: Path) -> list[Finding]:
    """Every translation in `folder` without a word that the Dutch has.

    What is not translated, and a catalogue that cannot be read, are left to the check of translations.
    """
    pieces = tuple(parts)
    findings: list[Finding] = []
    for language in languages(folder):
        path = catalogue_path(folder, language.taal)
        if language.taal == DUTCH:
            continue
        try:
            said = _translations(path)
        except FileFault:
            continue  # the check of translations names it
        file = str(path.relative_to(folder))
        findings += [Finding(file, f"{part.where} ({part.file})", why) for part, why in _lost(pieces, law, said)]
    return findings


def _lost(parts: Iterable[Piece], law: Wetswoorden, said: Mapping[str, str]) -> Iterator[tuple[Piece, str]]:
    for part in parts:
        known = [(text.u, said[text.u]) for text in part.texts if text.u in said]
        for word in law.woord:
            if _belongs(part.where, word.plekken or law.plekken):
                dutch, translation = ("\n".join(side) for side in (zip(*known, strict=True) if known else ("", "")))
                if _has(word, dutch) and not _has(word, translation):
                    yield part, f"het woord van de wet ontbreekt: `{word.woord}`; zet het er één keer bij"


def _belongs(where: str, places: Iterable[str]) -> bool:
    """A place is one thing (`question soort`) or all of its kind (`question`)."""
    return where in places or where.partition(" ")[0] in places


def _has(word: Wetswoord, text: str) -> bool:
    forms = "|".join(re.escape(form) for form in (word.woord, *word.vormen))
    return re.search(rf"\b(?:{forms})\b", text, re.IGNORECASE) is not None


def _translations(path: Path) -> dict[str, str]:
    """What is translated, by the Dutch words: every form of it together."""
    found: dict[str, str] = {}
    for message in read_catalogue(path):
        if message.id and translated(message):
            first, forms = message.id, message.string
            dutch = first if isinstance(first, str) else first[-1]
            found[dutch] = forms if isinstance(forms, str) else "\n".join(forms or ())
    return found
