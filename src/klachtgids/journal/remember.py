# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code in a file on this machine, only when the person asked for it ("bewaar op deze computer").

Invariant: the file is its owner's alone and holds the whole code or is not there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from klachtgids.place import read_private, remove, write_private
from klachtgids.seal import Code, parse_code

FILE_NAME: Final = "gesprek.code"
_LIMIT: Final = 64


def remember_code(folder: Path, code: Code) -> None:
    """Keep the code of this conversation in `folder`, in the place of an older one; `PlaceFault` when it cannot."""
    write_private(folder / FILE_NAME, code.shown.encode() + b"\n", replace=True)


def remembered(folder: Path) -> Code | None:
    """The code that was kept here, or None: also for a file that holds something else."""
    data = read_private(folder / FILE_NAME, _LIMIT)
    return None if data is None else parse_code(data.decode("ascii", "replace"))


def forget_code(folder: Path) -> None:
    """Take the file away; the conversation itself is forgotten by `Journal.forget`."""
    remove(folder / FILE_NAME)
