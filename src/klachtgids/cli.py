# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line, and the only place that builds things: clock, dialogues, stores. It decides nothing.

Each command imports its own room when it is chosen, so that the first question waits for nothing it does not need.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

from klachtgids import __version__
from klachtgids.faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from klachtgids.config import Config
    from klachtgids.dialogue.walk import Walker
    from klachtgids.handling.desk import Desk
    from klachtgids.intake.core import Core
    from klachtgids.journal.journal import Journal
    from klachtgids.regeling.file import Regelingen
    from klachtgids.register.register import Register

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


def build_walker(folder: Path) -> Walker:
    """Read the dialogues and regulations in this folder; FileFault names the first thing that is wrong."""
    from klachtgids.dialogue.file import load as load_book
    from klachtgids.dialogue.predicates import RULES
    from klachtgids.dialogue.walk import Walker
    from klachtgids.regeling.file import load as load_regelingen

    return Walker(load_book(folder), load_regelingen(folder), RULES)


def build_core(config: Config, now: datetime | None = None, walker: Walker | None = None) -> Core:
    """Everything a conversation needs; the stores open at their first use. `now` sets the clock by hand."""
    from klachtgids.intake.core import Core
    from klachtgids.words.i18n import Words

    clock: Callable[[], datetime] = (lambda: now) if now is not None else partial(datetime.now, UTC)
    walker = walker or build_walker(config.dialogues)
    _check_settings(config, walker.regelingen)
    return Core(
        walker=walker,
        words=lambda taal, je: Words.of(taal, je, config.dialogues),
        clock=clock,
        config=config,
        journal=cache(lambda: _journal(config)),
        register=cache(lambda: _register(config, clock)),
    )


def _check_settings(config: Config, regelingen: Regelingen) -> None:
    """Refuse, before anybody tells a story, what would only fail at the sending: ConfigFault."""
    from klachtgids.config import ConfigFault

    known = [*(each.id for each in regelingen.regelingen), *(each.id for each in regelingen.organisaties)]
    for name in config.ontvangers:
        if name not in known:
            raise ConfigFault(f'ontvangers noemt "{name}"; kies uit: {", ".join(known)}.')
    if config.register.startswith("postgresql") and find_spec("psycopg") is None:
        raise ConfigFault("Voor dit register is het onderdeel postgresql nodig; de README zegt hoe u dat installeert.")


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
    for name, help_text, add in (
        ("controleer", "kijk alle bestanden na", _add_controleer),
        ("kaart", "teken een dialoog of een procedure", _add_kaart),
        ("termijnen", "reken de datums uit", _add_termijnen),
        ("bezorg", "breng wat nog wacht naar het register", _add_bezorg),
        ("werk", "doe wat vanzelf gaat: bezorgen, herinneren, mailen", _add_werk),
        ("register", "de zaken: zien en behandelen", _add_register),
        ("behandel", "behandel zaken op het scherm", _add_behandel),
        ("beheer", "wie er aan het bureau werkt", _add_beheer),
        ("demo", "vul een leeg oefenregister met verzonnen zaken", _add_demo),
    ):
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

        return run(
            make_core(), sys.stdin, sys.stdout, sys.stderr, taal=taal, code=args.code, nu_set=args.nu is not None
        )
    from klachtgids.fronts.chat import run_chat

    _leave_as_on_ctrl_c()
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


def _leave_as_on_ctrl_c() -> None:
    """Let a system that goes down and a window that is closed end the chat as Ctrl-C does, its terminal as it was."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: signal.raise_signal(signal.SIGINT))


def _is_screen() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


class ClockFault(Fault):
    """The clock was set by hand where real cases are kept."""

    title = "De klok klopt niet"
    exit_code = EXIT_USAGE


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


def _add_controleer(parser: argparse.ArgumentParser) -> None:
    from klachtgids.config import load
    from klachtgids.fronts import controleer

    controleer.add_arguments(parser)
    parser.set_defaults(run=lambda args: controleer.run(args, load().dialogues, sys.stdout))


def _add_kaart(parser: argparse.ArgumentParser) -> None:
    from klachtgids.config import load
    from klachtgids.fronts import kaart

    kaart.add_arguments(parser)
    parser.set_defaults(run=lambda args: kaart.run(args, load().dialogues, sys.stdout))


def _add_termijnen(parser: argparse.ArgumentParser) -> None:
    from klachtgids.fronts import termijnen

    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load
        from klachtgids.regeling.file import load as load_regelingen

        print(termijnen.run(args, load_regelingen(load().dialogues)))  # noqa: T201  # this is its output
        return 0

    termijnen.add_arguments(parser)
    parser.set_defaults(run=run)


def _add_bezorg(parser: argparse.ArgumentParser) -> None:
    from klachtgids.config import load
    from klachtgids.fronts import bezorg

    bezorg.add_arguments(parser)
    parser.set_defaults(run=lambda args: bezorg.run(args, build_core(load()), sys.stdout, sys.stderr))


def build_desk(config: Config, now: datetime | None = None) -> Desk:
    """Everything that zaken are handled with, over the register of this installation; `now` sets the clock by hand."""
    from klachtgids.handling.desk import Desk  # start-up
    from klachtgids.regeling.file import load as load_regelingen  # start-up

    if now is not None and not config.oefen:
        raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
    clock: Callable[[], datetime] = (lambda: now) if now is not None else partial(datetime.now, UTC)
    return Desk.open(config.dialogues, load_regelingen(config.dialogues), _register(config, clock), clock)


def _add_register(parser: argparse.ArgumentParser) -> None:
    from klachtgids.fronts import register_cli  # start-up

    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up
        from klachtgids.fronts.secret import ask  # start-up

        return register_cli.run(args, build_desk(load(), args.nu), ask("Wachtwoord: "), sys.stdout)

    register_cli.add_arguments(parser)
    parser.set_defaults(run=run)


def _add_behandel(parser: argparse.ArgumentParser) -> None:
    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up
        from klachtgids.fronts.desk import run_desk  # start-up

        config = load()
        _leave_as_on_ctrl_c()
        return run_desk(
            lambda: build_desk(config, args.nu),
            config.dialogues,
            account=args.als,
            oefen=config.oefen,
            nu_set=args.nu is not None,
        )

    parser.add_argument("--als", default="", metavar="ACCOUNT", help="wie u bent; het wachtwoord wordt gevraagd")
    parser.set_defaults(run=run)


def _add_beheer(parser: argparse.ArgumentParser) -> None:
    from klachtgids.fronts import beheer  # start-up

    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up
        from klachtgids.fronts.secret import ask  # start-up

        return beheer.run(args, build_desk(load(), args.nu), ask, sys.stdout)

    beheer.add_arguments(parser)
    parser.set_defaults(run=run)


def _add_demo(parser: argparse.ArgumentParser) -> None:
    from klachtgids.fronts import demo_cli  # start-up

    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up
        from klachtgids.fronts.secret import ask  # start-up

        config = load()
        return demo_cli.run(args, build_desk(config, args.nu), config.dialogues, ask, sys.stdout)

    demo_cli.add_arguments(parser)
    parser.set_defaults(run=run)


def _add_werk(parser: argparse.ArgumentParser) -> None:
    from klachtgids.fronts import werk_cli  # start-up

    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up
        from klachtgids.handling.desk import Desk  # start-up
        from klachtgids.handling.werk.smtp import server_of  # start-up

        config = load()
        if args.nu is not None and not config.oefen:
            raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
        server, core = server_of(config, os.environ), build_core(config, args.nu)

        def make_desk() -> Desk:
            return Desk.open(config.dialogues, core.walker.regelingen, core.register(), core.clock)

        return werk_cli.run(args, werk_cli.Werker(core, make_desk, server, sys.stdout, sys.stderr))

    werk_cli.add_arguments(parser)
    parser.set_defaults(run=run)


def _journal(config: Config) -> Journal:
    from klachtgids.journal.journal import Journal

    config.make_data_folder()
    return Journal.open(config.journal)


def _register(config: Config, clock: Callable[[], datetime]) -> Register:
    from klachtgids.register.register import Register

    config.make_data_folder()
    return Register.open(config.register, oefen=config.oefen, clock=clock)
