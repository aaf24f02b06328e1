# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far each language is: every wording translated, with the same gaps as the Dutch one."""

from __future__ import annotations

from pathlib import Path

from klachtgids.dialogue.checks.finding import Finding
from klachtgids.words.extract import coverage
from klachtgids.words.i18n import DUTCH, catalogue_path, languages

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
        known = coverage(folder, language.taal)
        file = str(catalogue_path(folder, language.taal).relative_to(folder))
        percentage = 100 * known.translated / max(known.total, 1)
        said[language.taal] = f"{known.translated} van {known.total} ({percentage:.1f} %)"
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
