# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person takes away from this computer: a text as a file, or on paper.

Invariant: a file gets the name its owner typed for it and nothing else that a person wrote; it is theirs alone and
never takes the place of another. Nothing is saved or printed unless it was asked for.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import Refusal
from klachtgids.place import write_private

if TYPE_CHECKING:
    from klachtgids.intake.letters import Klachtbrief

SUFFIX = ".txt"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
_PRINT_SECONDS = 20
_PAPER = ("cpi=12", "page-left=54", "page-right=54", "page-top=54", "page-bottom=54")
"""How plain text stands on paper, where the printer can do that: 80 signs on a line, and a margin all around."""


def default_name(thing: str) -> str:
    """A name to offer for a letter or receipt, made from its id alone: `klachtgids-<id>.txt`."""
    return f"klachtgids-{re.sub(r'[^a-z0-9]+', '-', thing.lower()).strip('-') or 'tekst'}{SUFFIX}"


def save_text(folder: Path, name: str, text: str) -> Path | Refusal:
    """Write `text` (UTF-8, mode 0600) to a new file in `folder`; a Refusal for a name that is none or is taken.

    A name is no path: letters, digits, space, dot, dash and underscore. PlaceFault when the disk says no.
    """
    name = name.strip()
    if _NAME.fullmatch(name) is None or name.endswith(".") or name.split(".")[0].lower() in _DEVICES:
        return Refusal("weiger_bestandsnaam")
    path = folder / (name if name.lower().endswith(SUFFIX) else f"{name}{SUFFIX}")
    if not write_private(path, f"{text.rstrip()}\n".encode("utf-8", "replace"), replace=False):
        return Refusal("weiger_bestand_bestaat", {"bestand": path.name})
    return path


def save_letter(folder: Path, name: str, brief: Klachtbrief) -> tuple[Path, Path] | Refusal:
    """Write a letter as text, and beside it as PDF; both or neither, refused as `save_text` refuses."""
    from klachtgids.words.pdf import make_pdf  # start-up: only who keeps a letter

    pdf = make_pdf(brief.sheet)
    text = save_text(folder, name, brief.letter.text)
    if isinstance(text, Refusal):
        return text
    paper = text.with_suffix(".pdf")
    if not write_private(paper, pdf, replace=False):
        text.unlink()
        return Refusal("weiger_bestand_bestaat", {"bestand": paper.name})
    return text, paper


def printer() -> str | None:
    """The program that prints here, None when there is none."""
    return shutil.which("lp")


def print_text(text: str, title: str = "klachtgids") -> bool:
    """Hand `text` to the printer, as `title` in its queue; False when that did not work."""
    program = printer()
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603  # the system's own printing program, our arguments, text on its input
            [program, "-t", title, *(part for each in _PAPER for part in ("-o", each)), "-"],
            input=f"{text.rstrip()}\n".encode("utf-8", "replace"),
            capture_output=True,
            timeout=_PRINT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
