# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a conversation in the terminal can end: one name for each exit code, the same for every front."""

from __future__ import annotations

import os
from enum import IntEnum
from typing import TextIO

from klachtgids.faults import Fault


class Exit(IntEnum):
    """What the process says to whoever started it. Numbers above 63 are those of sysexits.h."""

    DONE = 0
    """Sent, practised, or told where to go."""
    STOPPED = 3
    """The person stopped halfway (or pressed Ctrl-C); what was told is kept under the code."""
    END_OF_INPUT = 4
    """The input ended before the conversation did; what was told is kept under the code."""
    CLOSED = 10
    """A kiosk was closed by the desk; only the kiosk itself hears it."""
    USAGE = 64
    DATA = 65
    """What is kept does not open, or something else was sent under this code before."""
    FAULT = 70
    """Our fault; an error number was shown."""
    PLACE = 73
    """A folder, disk or database cannot be used."""
    FILES = 78
    """A file with questions or words cannot be used."""


class UsageFault(Fault):
    """The options do not go together."""

    title = "Zo kan dit niet"
    exit_code = Exit.USAGE


def nobody_reads(stdout: TextIO) -> None:
    """After a broken pipe: let what is still in the buffer go nowhere, so that the end of the process is quiet too."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
    except (OSError, ValueError):
        return
