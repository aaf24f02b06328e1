# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far each language is: every wording translated, with the gaps of the Dutch one, in a catalogue that is whole."""

from __future__ import annotations

import math
from pathlib import Path

from klachtgids.dialogue.checks.finding import Finding
from klachtgids.dialogue.checks.reading import finding_of
from klachtgids.faults import FileFault
from klachtgids.words.catalogues import problems
from klachtgids.words.extract import coverage
from klachtgids.words.i18n import DUTCH, catalogue_path, languages
from klachtgids.words.language import reviewed

NAMED = 5
"""So many missing translations are named; the catalogue shows the rest."""
SHOWN = 50


def check(folder: Path) -> tuple[list[Finding], dict[str, str]]:
    """What is missing in each language that has a catalogue, and how much is there."""
    findings: list[Finding] = []
    said: dict[str, str] = {}
    for language in languages(folder):
        if language.taal == DUTCH:
            continue
        path = catalogue_path(folder, language.taal)
        file = str(path.relative_to(folder))
        try:
            known = coverage(folder, language.taal)
            wrong = tuple(problems(path, language.taal))
        except FileFault as fault:
            findings.append(finding_of(fault))
            continue
        percentage = math.floor(1000 * known.translated / max(known.total, 1)) / 10  # 100 only when all of it is there
        seen = "nagekeken" if reviewed(folder, language.taal) else "nog niet nagekeken door een vertaler"
        said[language.taal] = f"{known.translated} van {known.total} ({percentage:.1f} %), {seen}"
        findings += [Finding(file, language.taal, f'{reason}: "{_short(first)}"') for first, reason in wrong]
        if known.missing:
            first = "; ".join(f'"{_short(each)}"' for each in known.missing[:NAMED])
            findings.append(Finding(file, language.taal, f"{len(known.missing)} teksten zijn niet vertaald: {first}"))
        findings += [
            Finding(file, language.taal, f'de vertaling noemt andere gaten dan: "{_short(each)}"')
            for each in known.faults
        ]
    return findings, said


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
