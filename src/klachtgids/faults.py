# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Faults that are ours or the operator's: one sentence, one exit code, never a word of the person.

A refusal of what a person typed is a value (`dialogue.prompt.Refusal`), never one of these.
"""

from __future__ import annotations

from pathlib import Path


class Fault(Exception):
    """The base of every fault that a front may show: `title` in a few words, `msg` in one sentence, `exit_code`."""

    title = "Er ging iets mis"
    exit_code = 70

    def __init__(self, msg: str) -> None:
        super().__init__(msg)
        self.msg = msg


class FileFault(Fault):
    """A dialogue, regeling or wording file that cannot be used; names the file, the place in it and the reason."""

    title = "Een bestand met vragen klopt niet"
    exit_code = 78

    def __init__(self, file: Path | str, where: str, reason: str) -> None:
        self.file = Path(file).name
        self.where = where
        self.reason = reason
        super().__init__(f"{self.file}: {where}: {reason}")


class PlaceFault(Fault):
    """A folder, disk or database that cannot be used: not writable, full, or made by a newer version."""

    title = "Bewaren lukt hier niet"
    exit_code = 73


def fault_number(error: BaseException) -> str:
    """A number for a fault of ours: from its kind and the places in the code, never from what anybody typed."""
    import hashlib  # start-up: most runs have no fault
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    digest = hashlib.sha256("|".join([type(error).__name__, *places]).encode()).hexdigest()
    return f"F-{digest[:8].upper()}"
