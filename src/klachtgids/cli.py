# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: reads what was asked, has it built, and hands it to the front that does it. It decides nothing.

Each command imports its own room when it is chosen, so that the first question waits for nothing it does not need.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from klachtgids import __version__
from klachtgids.building import ClockFault, build_core
from klachtgids.faults import Fault
from klachtgids.subcommands import COMMANDS, leave_as_on_ctrl_c

if TYPE_CHECKING:
    from klachtgids.config import Config

EXIT_STOPPED = 3
EXIT_USAGE = 64
_YEARS = range(2014, 2100)
"""The years of which the holidays are known."""
ASKED = ""
"""`--code` without a code: the front asks for it."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is that of the front or of the fault."""
    from klachtgids.place import no_core_dumps

    _open_streams()
    no_core_dumps()
    if argv is None:
        _say_all_faults_as_numbers()
    try:
        given = sys.argv[1:] if argv is None else argv
        args = _parser(given).parse_args(given)
        return int(args.run(args))
    except Fault as fault:
        print(f"{fault.title}: {fault.msg}", file=sys.stderr)  # noqa: T201  # the one place that speaks for a fault
        return fault.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_STOPPED
    except KeyboardInterrupt:
        return EXIT_STOPPED
    except SystemExit as leaving:
        if leaving.code is None or isinstance(leaving.code, int):
            raise
        return _last_resort(leaving)
    except BaseException as error:  # noqa: BLE001  # last resort: a number, never a word of the person
        return _last_resort(error)


def _last_resort(error: BaseException) -> int:
    from klachtgids.fronts.last_resort import say_fault  # only when all else failed

    return say_fault(error)


def _say_all_faults_as_numbers() -> None:
    """Let Python print no exception by itself, from a thread or a finaliser either: its text may quote the person."""
    import threading

    def in_a_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            _last_resort(args.exc_value)

    threading.excepthook = in_a_thread
    sys.excepthook = lambda _kind, error, _trace: _last_resort(error) and None
    sys.unraisablehook = lambda _: None  # the program goes on or has ended already: there is nothing to tell


def _open_streams() -> None:
    """Give each stream that was closed an end, and let no sign that a terminal does not know stop the program.

    A stream that stays closed leaves its number to the next file that is opened: a database.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # for as long as we live
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    """The commands; only the one that was given brings its own arguments, and so its own imports."""
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
    parser.set_defaults(run=_talk)
    commands = parser.add_subparsers(title="opdrachten", metavar="")
    for name, help_text, add in COMMANDS:
        command = commands.add_parser(name, help=help_text, description=help_text)
        if name in given:
            add(command)
    return parser


def _talk(args: argparse.Namespace) -> int:
    from klachtgids.config import load

    config = load()
    if args.nu is not None and not config.oefen:
        raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
    make_core = cache(lambda: build_core(config, args.nu))
    taal = _spoken(args.taal or config.taal, config)
    if args.json_schema:
        from klachtgids.fronts.json_front import print_schema

        return print_schema(sys.stdout)
    if args.json:
        from klachtgids.fronts.json_front import run_json

        return run_json(make_core, sys.stdin, sys.stdout, taal=taal, code=args.code)
    if args.regels or not _is_screen():
        from klachtgids.fronts.lines import run

        nu_set = args.nu is not None
        return run(make_core, config, sys.stdin, sys.stdout, sys.stderr, taal=taal, code=args.code, nu_set=nu_set)
    from klachtgids.fronts.chat import run_chat

    leave_as_on_ctrl_c()
    return run_chat(
        make_core, config.dialogues, taal=taal, code=args.code, oefen=config.oefen, nu_set=args.nu is not None
    )


def _spoken(taal: str | None, config: Config) -> str | None:
    """The language that was asked for, by the name it has here; LanguageFault when there is none of that name."""
    from klachtgids.words.i18n import speaks

    for name in (taal, taal.partition("_")[0]) if taal else ():
        if speaks(config.dialogues, name):
            return name
    if taal:
        raise LanguageFault("De taal die is gevraagd, is er niet. Kies bijvoorbeeld: nl of en.")
    return None


def _is_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


class LanguageFault(Fault):
    """A language was asked for that the dialogues do not speak."""

    title = "Deze taal is er niet"
    exit_code = EXIT_USAGE


class Parser(argparse.ArgumentParser):
    """Ends with the exit code of the README when a command cannot be read."""

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what was wrong, and end."""
        self.print_usage(sys.stderr)
        self.exit(EXIT_USAGE, f"{self.prog}: {message}\n")


def _moment(text: str) -> datetime:
    from klachtgids.regeling.kalender import AMSTERDAM

    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.year in _YEARS:
            local = moment if moment.tzinfo is not None else moment.replace(tzinfo=AMSTERDAM)
            return local.astimezone(UTC)
    raise argparse.ArgumentTypeError(f"{text!r} is geen moment; schrijf bijvoorbeeld 2026-05-01T16:55")
