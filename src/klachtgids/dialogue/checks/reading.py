# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the files for checking: every file that cannot be used gives a finding, not only the first.

`load` stops at the first fault, for who wants to talk; who mends files wants them all.
"""

from __future__ import annotations

from pathlib import Path

from klachtgids.dialogue.checks.finding import Finding
from klachtgids.dialogue.file import Book, book_of, dialogue_files, read_file, reference_faults
from klachtgids.faults import FileFault


def read_book(folder: Path) -> tuple[Book | None, list[Finding]]:
    """The dialogues of a folder, None when they cannot be read together; with everything that stops them."""
    read, findings = [], []
    for path in dialogue_files(folder):
        try:
            read.append((path.name, read_file(path)))
        except FileFault as fault:
            findings.append(finding_of(fault))
    if findings or not read:
        return None, findings or [Finding(folder.name, "map", "er staan geen bestanden met vragen in")]
    try:
        book = book_of(read, "")
    except FileFault as fault:
        return None, [finding_of(fault)]
    faults = [finding_of(fault) for fault in reference_faults(book)]
    return (None, faults) if faults else (book, [])


def finding_of(fault: FileFault) -> Finding:
    """A fault of a file, as a finding."""
    return Finding(fault.file, fault.where, fault.reason)
