# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking a password: at the terminal without showing it, else from the environment or one line of input.

Invariant: a password never stands on the command line, where each user of the machine could read it.
"""

from __future__ import annotations

import getpass
import os
import sys
from typing import Final

VARIABLE: Final = "KLACHTGIDS_WACHTWOORD"
"""For scripts and tests; whoever sets it answers for who can read it."""


def ask(prompt: str) -> str:
    """What was typed, without the end of its line."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        return given
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
