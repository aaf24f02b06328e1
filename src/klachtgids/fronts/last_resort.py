# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last words when all else failed: a number and what to do, never a word of the person.

The words stand here and not in a file, because reading that file may be what failed.
"""

from __future__ import annotations

import os
import sys

from klachtgids.faults import fault_number

EXIT_FAULT = 70
LAST_WORDS = "Er ging bij ons iets mis. Wat al bewaard was, is er nog. Foutnummer: {number}"


def say_fault(error: BaseException) -> int:
    """Say the fault number on the error stream and give the exit code."""
    try:
        print(LAST_WORDS.format(number=fault_number(error)), file=sys.stderr, flush=True)  # noqa: T201  # the last words
    except OSError:  # nobody hears them: the window is closed, the disk behind a redirection is full
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  # for what Python itself would say
    return EXIT_FAULT
