# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the end of a conversation along: as a text file, or on paper. Each gives a key of the program's words.

Invariant: an existing file is never written over, and a file of ours can be read by its owner alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

SECONDS = 20
"""How long a print command may take."""


def proposed_path(day: date) -> Path:
    """A file in the home folder that is not there yet."""
    for number in range(1, 1000):
        path = Path.home() / f"klachtgids-{day.isoformat()}{'' if number == 1 else f'-{number}'}.txt"
        if not path.exists():
            return path
    return Path.home() / "klachtgids.txt"


def save_text(path: Path, text: str) -> str | None:
    """Write a new file; None when that went well, else why not."""
    try:
        handle = os.open(path.expanduser(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return "chat_bestand_bestaat"
    except (OSError, ValueError):
        return "chat_bestand_kan_niet"
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
    except OSError:
        path.expanduser().unlink(missing_ok=True)
        return "chat_bestand_kan_niet"
    return None


def print_text(text: str) -> str | None:
    """Hand the text to this computer's printer through its own command; nothing is left in a file of ours."""
    command = shutil.which("lp") or shutil.which("lpr")
    if command is None:
        return "chat_geen_printer"
    try:
        done = subprocess.run([command], input=text.encode(), timeout=SECONDS, capture_output=True, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return "chat_druk_af_lukt_niet"
    return None if done.returncode == 0 else "chat_druk_af_lukt_niet"
