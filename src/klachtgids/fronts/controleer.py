# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids controleer`: everything that is wrong with the files, for who writes or adopts them.

It prints and decides nothing else: 1 when there is a finding, 0 when there are none or only warnings.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from klachtgids.dialogue.checks import Fields, Finding, Measure, Report, check
from klachtgids.dialogue.checks.coverage import Coverage, Line
from klachtgids.dialogue.checks.finding import total
from klachtgids.faults import FileFault
from klachtgids.fronts.statement import unanswered

if TYPE_CHECKING:
    from klachtgids.config import Config


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    parser.add_argument("--dekking", action="store_true", help="toon voor elke regel van de regelingen waar hij staat")


def run(args: argparse.Namespace, folder: Path, out: TextIO, config: Config | None = None) -> int:
    """Check the files in `folder`, and the settings of a site when `config` has one; print what is found; exit code."""
    from klachtgids.dialogue.predicates import RULES
    from klachtgids.dialogue.slots import SLOTS
    from klachtgids.intake.fields import KINDS, KNOWN, OWN

    report, covered = check(folder, RULES, SLOTS, Fields(KNOWN, OWN, KINDS))
    report = replace(report, findings=(*report.findings, *_unknown_in_letters(folder)))
    lines = [*_listed("Let op", report.warnings), *_measured(report.measures), *_languages(report)]
    if covered is not None:
        lines += _covered(covered, whole=args.dekking)
    lines += _of_site(config)
    lines += [*_listed("In orde te maken", report.findings), _summary(report)]
    print(*lines, sep="\n", file=out)
    return 1 if report.findings else 0


def _unknown_in_letters(folder: Path) -> Iterator[Finding]:
    """What letters ask for that the register cannot give; nothing while files cannot be read, which is said then."""
    from klachtgids.handling.briefnamen import onbekende_namen
    from klachtgids.regeling.file import load
    from klachtgids.regeling.procedure import Procedures
    from klachtgids.words.letters import load_letters

    try:
        letters = load_letters(folder)
        procedures = Procedures.load(folder, load(folder))
    except FileFault:
        return
    yield from (Finding(one.file, one.where, one.reason) for one in onbekende_namen(letters, procedures))


def _of_site(config: Config | None) -> list[str]:
    missing = None if config is None else unanswered(config)
    return [] if missing is None else [missing, ""]


def _listed(title: str, findings: Iterable[Finding]) -> list[str]:
    found = [f"  {finding}" for finding in findings]
    return [f"{title}:", *found, ""] if found else []


def _measured(measures: tuple[Measure, ...]) -> list[str]:
    if not measures:
        return []
    names = (("zinnen", 8), ("gemiddeld", 11), ("langste", 9), ("boven advies", 14), ("te lang", 9), ("lijdend", 9))
    longest = max(len(each.file) for each in measures)
    head = "Taal per bestand".ljust(longest + 2) + "".join(name.rjust(wide) for name, wide in names)
    rows = [
        f"  {each.file:<{longest}}{each.sentences:>8}{each.words / max(each.sentences, 1):>11.1f}{each.longest:>9}"
        f"{each.over_advice:>14}{each.over_limit:>9}{each.passive:>9}"
        for each in (*measures, total(measures))
    ]
    return [head, *rows, ""]


def _languages(report: Report) -> list[str]:
    rows = [f"  {taal}: {words}" for taal, words in report.languages.items()]
    return ["Vertaald:", *rows, ""] if rows else []


def _covered(covered: Coverage, *, whole: bool) -> list[str]:
    lines = covered.lines
    carried = sum(line.carried for line in lines)
    later = sum(not line.carried and bool(line.later) for line in lines)
    rows = [row for line in lines for row in _row(line)] if whole else []
    tests = "" if covered.tests_seen else " (de tests staan hier niet en zijn niet meegeteld)"
    nowhere = len(lines) - carried - later
    total = f"Regels: {len(lines)}, gedragen: {carried}, alleen later: {later}, nergens: {nowhere}{tests}"
    return [*rows, total, ""]


def _row(line: Line) -> list[str]:
    if line.carried:
        state = "gedragen"
    elif line.later:
        state = "later"
    else:
        state = "nergens"
    rows = [f"{line.regel}  {state}"]
    rows += [f"      data: {place}" for place in line.data]
    rows += [f"      test: {place}" for place in line.tests]
    if not line.carried:
        rows += [f"      uitleg: {place}" for place in line.explained]
    for each in line.later:
        issue = f", issue {each.issue}" if each.issue is not None else ""
        rows.append(f"      later ({each.deel}{issue}): {each.waarom}")
    return rows


def _summary(report: Report) -> str:
    counted = Counter(finding.file for finding in report.findings)
    if not counted:
        return f"In orde. Waarschuwingen: {len(report.warnings)}."
    files = ", ".join(f"{file} ({times})" for file, times in sorted(counted.items()))
    return f"Niet in orde: {len(report.findings)} in {files}. Waarschuwingen: {len(report.warnings)}."
