# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids beheer medewerker ...`: who works at the desk. Whoever can open the register's database can do this."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from klachtgids.fronts.exits import UsageFault
from klachtgids.words.clean import line

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line; a password is always asked apart."""
    what = parser.add_subparsers(required=True, metavar="medewerker").add_parser("medewerker", help="accounts")
    commands = what.add_subparsers(required=True, metavar="nieuw|lijst|wijzig|wachtwoord|email|uit|aan", dest="wat")
    nieuw = commands.add_parser("nieuw", help="maak een account")
    nieuw.add_argument("account")
    nieuw.add_argument("--naam", default="", help="hoe collega's deze persoon noemen")
    nieuw.add_argument("--rol", action="append", required=True, metavar="ROL")
    nieuw.add_argument("--organisatie", action="append", required=True, metavar="ORGANISATIE")
    nieuw.add_argument("--email", default="", metavar="ADRES", help="waar deze persoon hoort dat er nieuws is")
    commands.add_parser("lijst", help="alle accounts")
    wijzig = commands.add_parser("wijzig", help="zet een andere naam, andere rollen of andere organisaties")
    wijzig.add_argument("account")
    wijzig.add_argument("--naam", help="hoe collega's deze persoon noemen")
    wijzig.add_argument("--rol", action="append", metavar="ROL", help="in plaats van alle rollen van nu")
    wijzig.add_argument(
        "--organisatie", action="append", metavar="ORGANISATIE", help="in plaats van alle organisaties van nu"
    )
    email = commands.add_parser("email", help="zet een ander e-mailadres; zonder adres haalt het weg")
    email.add_argument("account")
    email.add_argument("adres", nargs="?", default="")
    for name, text in (("wachtwoord", "zet een ander wachtwoord"), ("uit", "zet uit"), ("aan", "zet weer aan")):
        commands.add_parser(name, help=text).add_argument("account")


def run(args: argparse.Namespace, desk: Desk, ask: Callable[[str], str], out: TextIO) -> int:
    """Make, list or change accounts; a Fault names what cannot be."""
    from klachtgids.handling.accounts import change_account, make_account, set_active, set_password
    from klachtgids.handling.werk.adressen import checked, set_address
    from klachtgids.register.medewerkers import Account

    if args.wat == "nieuw":
        checked(args.email)
        account = Account(args.account, args.naam, frozenset(args.rol), frozenset(args.organisatie))
        make_account(desk, account, ask("Wachtwoord: "))
        if args.email:
            set_address(desk, args.account, args.email)
    elif args.wat == "wijzig":
        if (args.naam, args.rol, args.organisatie) == (None, None, None):
            raise UsageFault("Zeg wat er anders wordt: --naam, --rol of --organisatie.")
        sets = [None if each is None else frozenset(each) for each in (args.rol, args.organisatie)]
        change_account(desk, args.account, aanduiding=args.naam, rollen=sets[0], organisaties=sets[1])
    elif args.wat == "email":
        set_address(desk, args.account, args.adres)
    elif args.wat == "wachtwoord":
        set_password(desk, args.account, ask("Wachtwoord: "))
    elif args.wat in ("uit", "aan"):
        set_active(desk, args.account, actief=args.wat == "aan")
    for one in desk.medewerkers.alle() if args.wat == "lijst" else ():
        state = "aan" if one.actief else "uit"
        rollen, where = ", ".join(sorted(one.rollen)), ", ".join(sorted(one.organisaties))
        print(f"{one.id}  {line(one.aanduiding)}  {state}  {rollen}  {where}", file=out)
    return 0
