# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that `klachtgids controleer` looks at before anyone meets it: `check` gives one report over all files.

Invariant: a check reads files and nothing else, and never stops at the first thing it finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from klachtgids.dialogue.checks import (
    coverage,
    law_words,
    missing,
    names,
    procedures,
    reach,
    reading,
    shape,
    translations,
    unread,
    wording,
)
from klachtgids.dialogue.checks.finding import Fields, Finding, Material, Measure, Report
from klachtgids.faults import FileFault
from klachtgids.regeling import file as regelingen_file

__all__ = ["Fields", "Finding", "Material", "Measure", "Report", "check", "check_book"]


def check(
    folder: Path,
    rules: Mapping[str, Callable[[Any], bool | None]],
    slots: Mapping[str, Callable[[Any], Any]],
    fields: Fields | None = None,
) -> tuple[Report, coverage.Coverage | None]:
    """Check all files in `folder`; with the coverage of the rules when the files could be read."""
    book, findings = reading.read_book(folder)
    try:
        regelingen = regelingen_file.load(folder)
    except FileFault as fault:
        return Report((*findings, reading.finding_of(fault))), None
    warnings = [Finding(gap.file, gap.where, gap.reason) for gap in regelingen.gaps()]
    if book is None:
        return Report(tuple(findings), tuple(warnings)), None
    material = Material(book, regelingen, rules, slots, fields)
    inner = check_book(material)
    handled = procedures.check(folder, regelingen)
    inside = (*inner.findings, *handled.findings)
    try:
        guide = wording.load_guide(folder)
        said = (
            *wording.pieces(material, folder),
            *wording.pieces_of_letters(folder),
            *wording.pieces_of_procedures(handled.procedures),
        )
        too_hard, advised, measures = wording.check(said, guide)
        covered = coverage.cover(material, folder, handled.rules())
    except FileFault as fault:
        return Report((*inside, reading.finding_of(fault)), (*warnings, *inner.warnings)), None
    untranslated, languages = translations.check(folder)
    lost = law_words.check(said, guide.wetswoorden, folder)
    found = _once((*inside, *too_hard, *untranslated, *lost, *covered.findings()))
    return Report(found, _once((*warnings, *inner.warnings, *advised)), tuple(measures), languages), covered


def check_book(material: Material) -> Report:
    """Check the dialogues against the names they use; without their words and without coverage."""
    findings = [*shape.check(material), *names.check(material), *reach.check(material)]
    warnings = [*missing.without_reason(material), *reach.unused(material), *unread.check(material)]
    if not reach.circle(material):
        findings += missing.check(material)
    return Report(_once(findings), _once(warnings))


def _once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))
