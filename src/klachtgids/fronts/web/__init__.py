# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation in a browser: pages from the server, whole without JavaScript, the same on every machine.

Invariant: a process holds no conversation. It lies in the journal under its code; the browser holds that code, sealed,
in a cookie; no address and no log holds anything of anybody. Nothing here is imported before `run` needs it.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtgids.intake.core import Core


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen; who may reach it from outside stands in the settings (`web_adres`)."""
    parser.add_argument("--luister", default="127.0.0.1", metavar="ADRES", help="waar dit programma luistert")
    parser.add_argument(
        "--kiosk", action="store_true", help="voor een scherm aan de balie: de ene persoon na de andere"
    )
    parser.add_argument("--browser", metavar="OPDRACHT", help="met --kiosk: start deze browser, voor ieder een nieuwe")
    parser.add_argument("--een-gesprek", metavar="LIJN", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--poort", default=8080, type=int, help="op welke poort (0: een die vrij is)")


def run(args: argparse.Namespace, make_core: Callable[[], Core]) -> int:
    """Serve until it is told to stop, and give the exit code; what is missing for it is said before it begins."""
    from klachtgids.fronts.exits import UsageFault  # start-up

    nu_set = args.nu is not None
    if args.een_gesprek is not None:
        from klachtgids.fronts.web.serving import serve_one  # start-up

        return serve_one(make_core(), args.een_gesprek, nu_set=nu_set)
    if args.browser is None:
        from klachtgids.fronts.web.serving import serve  # start-up

        return serve(make_core(), args.luister, args.poort, nu_set=nu_set, kiosk=args.kiosk)
    if not args.kiosk:
        raise UsageFault("--browser hoort bij --kiosk.")
    from klachtgids.fronts.web.one_by_one import run_kiosk  # start-up

    clock = ["--nu", args.nu.isoformat()] if nu_set else []
    command = [sys.executable, "-m", "klachtgids", *clock, "web", "--kiosk", "--een-gesprek"]
    return run_kiosk(make_core(), args.luister, args.poort, command, shlex.split(args.browser))
