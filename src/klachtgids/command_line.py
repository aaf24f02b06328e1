# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said on the command line, and how it is read; a conversation begun without a word needs none of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, NoReturn

from klachtgids import __version__
from klachtgids.fronts.exits import Exit
from klachtgids.subcommands import COMMANDS

_YEARS: Final = range(2014, 2100)
"""The years of which the holidays are known."""
ASKED: Final = ""
"""`--code` without a code: the front asks for it."""


def parser_for(given: Sequence[str], talk: Callable[..., int]) -> argparse.ArgumentParser:
    """The commands; only the one that was given brings its own arguments, and so its own imports.

    Each sets `run`, which takes what was read; without a command that is `talk`, by the names of its options.
    """
    parser = Parser(
        prog="klachtgids", description="Een gesprek dat helpt bij een compliment, signaal, bezwaar of klacht."
    )
    parser.add_argument("--version", action="version", version=f"klachtgids {__version__}")
    front = parser.add_mutually_exclusive_group()
    front.add_argument(
        "--regels", action="store_true", help="gewone regels tekst, voor schermlezer, brailleregel of pijp"
    )
    front.add_argument("--json", action="store_true", help="een beurt per regel als JSON, voor een ander programma")
    front.add_argument("--json-schema", action="store_true", help="de vorm van die JSON, en klaar")
    parser.add_argument("--taal", help="taal van het gesprek, zoals nl of en")
    parser.add_argument(
        "--code",
        nargs="?",
        const=ASKED,
        help="ga verder met een gesprek; zonder CODE wordt hij gevraagd, en dat is veiliger: wat hier staat, is te zien"
        " in de lijst van programma's en blijft in de geschiedenis van de terminal",
    )
    parser.add_argument("--nu", type=_moment, help="zet de klok, zoals 2026-05-01T16:55 (alleen om te oefenen)")
    names = ("regels", "json", "json_schema", "taal", "code", "nu")
    parser.set_defaults(run=lambda args: talk(**{name: getattr(args, name) for name in names}))
    commands = parser.add_subparsers(title="opdrachten", metavar="")
    for name, help_text, add in COMMANDS:
        command = commands.add_parser(name, help=help_text, description=help_text)
        if name in given:
            add(command)
    return parser


class Parser(argparse.ArgumentParser):
    """Ends with the exit code of the README when a command cannot be read."""

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what was wrong, and end."""
        self.print_usage(sys.stderr)
        self.exit(Exit.USAGE, f"{self.prog}: {message}\n")


def _moment(text: str) -> datetime:
    from klachtgids.regeling.kalender import AMSTERDAM

    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.year in _YEARS:
            local = moment if moment.tzinfo is not None else moment.replace(tzinfo=AMSTERDAM)
            return local.astimezone(UTC)
    raise argparse.ArgumentTypeError(f"{text!r} is geen moment; schrijf bijvoorbeeld 2026-05-01T16:55")
