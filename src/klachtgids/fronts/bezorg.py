# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids bezorg`: bring what waits on this machine to the register, and name what cannot go.

Invariant: nothing is taken away here that has not arrived, and no word of a person is shown.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final, TextIO

from klachtgids.fronts.exits import Exit

if TYPE_CHECKING:
    from klachtgids.intake.core import Core

LATER: Final = 75
"""EX_TEMPFAIL of sysexits.h: the next run may bring it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of it."""
    parser.add_argument(
        "--opnieuw",
        action="store_true",
        help="probeer ook wat bleef liggen, bijvoorbeeld na een nieuwe versie of een sleutel die terug is",
    )


def run(args: argparse.Namespace, core: Core, out: TextIO, err: TextIO) -> int:
    """Deliver and give the exit code: all is there (0), some may still go by itself (75), a person must look (65)."""
    from klachtgids.intake.delivery import deliver_waiting

    if args.opnieuw:
        core.journal().try_again(core.clock())
    delivered, waiting = deliver_waiting(core, lambda reason: _say(err, reason))
    parked = core.journal().parked()
    _say(out, f"bezorgd: {delivered}, wacht nog: {waiting - len(parked)}, blijft liggen: {len(parked)}")
    for each in parked:
        _say(out, f"blijft liggen: {each.filing_key} van {each.ontvangen_op:%Y-%m-%dT%H:%M:%SZ}: {each.code}")
    if waiting > len(parked):
        return LATER
    return Exit.DATA if parked else Exit.DONE


def _say(stream: TextIO, line: str) -> None:
    stream.write(f"{line}\n")
    stream.flush()
