# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands beside the conversation: what each takes on the command line, and what it has built and run.

Each adds its own arguments when it is chosen, and imports its own room then.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from klachtgids.building import ClockFault, build_core, build_desk
from klachtgids.ending import leave_as_on_ctrl_c

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk


def _add_controleer(parser: argparse.ArgumentParser) -> None:
    from klachtgids.config import load
    from klachtgids.fronts import controleer

    controleer.add_arguments(parser)
    parser.set_defaults(run=lambda args: controleer.run(args, load().dialogues, sys.stdout, load()))


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
        leave_as_on_ctrl_c()
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


def _add_kiosk(parser: argparse.ArgumentParser) -> None:
    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up
        from klachtgids.fronts import kiosk  # start-up

        if args.nieuwe_pin:
            from klachtgids.fronts.kiosk.pin import print_new  # only who sets up a kiosk

            return print_new(sys.stdout)
        config = load()
        if not args.een_gesprek:
            return kiosk.run_kiosk(config, [sys.executable, "-m", "klachtgids"])
        leave_as_on_ctrl_c()
        return kiosk.run_one(lambda: build_core(config), config)

    parser.add_argument("--nieuwe-pin", action="store_true", help="vraag een pincode, en toon de instelling daarvoor")
    parser.add_argument("--een-gesprek", action="store_true", help=argparse.SUPPRESS)
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


def _add_web(parser: argparse.ArgumentParser) -> None:
    from klachtgids.fronts import web  # start-up

    def run(args: argparse.Namespace) -> int:
        from klachtgids.config import load  # start-up

        config = load()
        if args.nu is not None and not config.oefen:
            raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
        return web.run(args, lambda: build_core(config, args.nu, later=True))

    web.add_arguments(parser)
    parser.set_defaults(run=run)


def _add_namens(parser: argparse.ArgumentParser) -> None:
    def run(args: argparse.Namespace) -> int:
        from dataclasses import replace  # start-up
        from functools import cache  # start-up

        from klachtgids.config import load  # start-up
        from klachtgids.words.i18n import speaks  # start-up

        config = load()
        if args.telefoon:
            config = replace(config, kanaal="telefoon")
        if args.nu is not None and not config.oefen:
            raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
        make_core = cache(lambda: build_core(config, args.nu))
        wanted, nu_set = args.taal or config.taal, args.nu is not None
        taal = wanted if wanted and speaks(config.dialogues, wanted) else None
        if args.json:
            from klachtgids.fronts.json_front import run_json  # start-up
            from klachtgids.intake.conversation import begin_namens  # start-up

            code = args.code
            if code is None:
                code = begin_namens(make_core(), "helper", taal or "nl", config.kanaal).gesprek.code.shown
            return run_json(make_core, sys.stdin, sys.stdout, taal=taal, code=code)
        from klachtgids.fronts.namens import Desk, run_namens  # start-up

        desk = Desk(make_core, config.dialogues, taal, config.oefen, nu_set, config.kanaal)
        if args.regels or not (sys.stdin.isatty() and sys.stdout.isatty()):
            from klachtgids.fronts.namens.regels import run_in_lines  # start-up

            return run_in_lines(desk, config, (sys.stdin, sys.stdout, sys.stderr), args.code)
        leave_as_on_ctrl_c()
        return run_namens(desk)

    parser.add_argument("--telefoon", action="store_true", help="u spreekt de ander aan de telefoon")
    parser.set_defaults(run=run)


COMMANDS: Final[tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None]], ...]] = (
    ("namens", "help anderen met een klacht, ieder in een eigen gesprek", _add_namens),
    ("controleer", "kijk alle bestanden na", _add_controleer),
    ("kaart", "teken een dialoog of een procedure", _add_kaart),
    ("termijnen", "reken de datums uit", _add_termijnen),
    ("bezorg", "breng wat nog wacht naar het register", _add_bezorg),
    ("werk", "doe wat vanzelf gaat: bezorgen, herinneren, mailen", _add_werk),
    ("register", "de zaken: zien en behandelen", _add_register),
    ("behandel", "behandel zaken op het scherm", _add_behandel),
    ("beheer", "wie er aan het bureau werkt", _add_beheer),
    ("web", "het gesprek in de browser", _add_web),
    ("kiosk", "een scherm aan de balie: de ene persoon na de andere", _add_kiosk),
    ("demo", "vul een leeg oefenregister met verzonnen zaken", _add_demo),
)
"""The name of each command, what it is for, and what adds its arguments."""
