# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids demo`: fill an empty oefenregister with made-up zaken, and an account for each rol to look at them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk

MOST: Final = 10_000_000
_EVERY: Final = 10_000
"""After how many zaken a line says how far it is."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line; the password of the accounts is asked apart."""
    parser.add_argument("--zaken", type=_number, required=True, metavar="N", help="hoeveel zaken, zoals 200")
    parser.add_argument("--zaad", type=int, default=1, metavar="S", help="hetzelfde getal geeft dezelfde zaken")


def run(args: argparse.Namespace, desk: Desk, folder: Path, ask: Callable[[str], str], out: TextIO) -> int:
    """Fill the register and name the accounts; a Fault says why not. `folder` is that of the dialogues."""
    from klachtgids.handling.demo import fill_demo
    from klachtgids.register.demo import refuse

    refuse(desk.register)

    def say(done: int) -> None:
        if done % _EVERY == 0 and done < args.zaken:
            print(f"{done} zaken", file=out, flush=True)

    wachtwoord = ask("Wachtwoord voor de demo-accounts: ")
    made = fill_demo(desk, folder, zaken=args.zaken, zaad=args.zaad, wachtwoord=wachtwoord, say=say)
    print(f"{made.zaken} verzonnen zaken. U kunt naar binnen als:", file=out)
    for rol, account in sorted(made.accounts.items()):
        print(f"  {account}  ({rol})", file=out)
    return 0


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise argparse.ArgumentTypeError(f"geef een getal van 1 tot {MOST}")
    return int(text)
