# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids register lijst|toon|stap|oordeel|...`: the use cases of the desk for scripts, one command = one of them.

It decides nothing. Exit code 0: done; 5: refused, with the reason and its article; 6: another was first.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TextIO

from klachtgids.fronts import register_brief, register_given, register_page, register_terms
from klachtgids.fronts.exits import UsageFault
from klachtgids.fronts.register_said import as_json, refused, said_of
from klachtgids.words.clean import line

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk
    from klachtgids.regeling.zaakbeeld import Refusal, Wie

_COMMANDS: Final = ("lijst", "toon", "stap", "oordeel")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    names = (*_COMMANDS, *register_terms.NAMES, *register_brief.NAMES)
    commands = parser.add_subparsers(required=True, metavar="|".join(names), dest="wat")
    lijst = commands.add_parser("lijst", help="de zaken die u mag zien")
    lijst.add_argument("--te-laat", action="store_true", help="alleen met een termijn die voorbij is")
    lijst.add_argument("--op-datum", action="store_true", help="wat het eerst klaar moet zijn bovenaan")
    lijst.add_argument("--ook-gesloten", action="store_true", help="ook zaken die klaar zijn")
    lijst.add_argument(
        "--maatregelen", action="store_true", help="met een maatregel die nog moet, ook als de zaak klaar is"
    )
    for name in ("organisatie", "fase", "onderwerp", "aard", "behandelaar"):
        lijst.add_argument(f"--{name}")
    lijst.add_argument("--aantal", type=int, default=50, help="hoeveel er op een bladzijde staan")
    toon = commands.add_parser("toon", help="een zaak, en wat u ermee mag doen")
    toon.add_argument("nummer")
    toon.add_argument("--inhoud", action="store_true", help="ook de tekst; dat wordt opgeschreven")
    stap = commands.add_parser("stap", help="doe iets met een zaak")
    stap.add_argument("nummer")
    stap.add_argument("handeling")
    stap.add_argument("veld", nargs="*", help="veld=waarde; welke velden er zijn, zegt toon")
    oordeel = commands.add_parser("oordeel", help="geef een oordeel per onderdeel")
    oordeel.add_argument("nummer")
    oordeel.add_argument(
        *("veld",),
        nargs="*",
        help='andere velden: veld=waarde; ook als JSON: {"1": {"uitspraak": "gegrond", "motivering": "..."}}',
    )
    register_given.add_oordeel_arguments(oordeel)
    for command in (stap, oordeel):
        register_given.add_arguments(command)
        command.add_argument("--versie", type=int, help="de versie die u zag; is hij anders, dan gebeurt er niets")
    others = (*register_terms.add_arguments(commands), *register_brief.add_arguments(commands))
    for command in (lijst, toon, stap, oordeel, *others):
        command.add_argument(
            "--als", required=True, metavar="ACCOUNT", help="wie u bent; het wachtwoord wordt gevraagd"
        )
        command.add_argument("--json", action="store_true", dest="als_json", help="JSON, voor een ander programma")


def run(args: argparse.Namespace, desk: Desk, wachtwoord: str, out: TextIO) -> int:
    """Let somebody in and run one command for them."""
    from klachtgids.handling.accounts import enter
    from klachtgids.regeling.zaakbeeld import Refusal

    actor = enter(desk, args.als, wachtwoord)
    if isinstance(actor, Refusal):
        return refused(args, _at_the_door(desk, actor), out)
    if args.wat in register_terms.NAMES:
        return register_terms.run(args, desk, actor, out)
    if args.wat in register_brief.NAMES:
        return register_brief.run(args, desk, actor, out)
    commands: dict[str, Callable[[argparse.Namespace, Desk, Wie, TextIO], int]] = {
        "lijst": _lijst, "toon": _toon, "stap": _stap, "oordeel": _oordeel,
    }  # fmt: skip
    return commands[args.wat](args, desk, actor, out)


def _at_the_door(desk: Desk, refusal: Refusal) -> Refusal:
    """One sentence for a wrong password and for no account, as at the desk; who has to wait is told that."""
    from klachtgids.words.i18n import DUTCH, Words

    if refusal.reason != "medewerker_onbekend":
        return refusal
    return replace(refusal, text=Words.of(DUTCH, False, desk.folder).word("bureau_niet_binnen"))


def _lijst(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    from datetime import date

    from klachtgids.handling.maatregelen import list_maatregelen
    from klachtgids.handling.reading import list_zaken
    from klachtgids.register.zaakstand import Zoek

    _known(args, desk)
    zoek = Zoek(
        alleen_open=not args.ook_gesloten,
        over_datum_op=desk.vandaag() if args.te_laat else None,
        organisatie=args.organisatie,
        fase=args.fase,
        aard=args.aard,
        onderwerp=args.onderwerp,
        behandelaar=args.behandelaar,
        volgorde="termijn" if args.op_datum else "ontvangen",
        aantal=args.aantal,
    )
    if args.maatregelen:
        koppen = list_maatregelen(desk, actor, desk.vandaag() if args.te_laat else date.max, zoek)
    else:
        koppen = list_zaken(desk, actor, zoek)
    if args.als_json:
        return as_json([register_page.kop_of(kop) for kop in koppen], out)
    for kop in koppen:
        day = kop.maatregel if args.maatregelen else kop.uiterlijk
        cells = [kop.nummer, kop.organisatie, kop.soort, kop.fase, day or "-", kop.behandelaar or "-"]
        cells += ["demo"] if kop.demo else []
        print("  ".join(line(str(cell)) for cell in cells), file=out)
    return 0


def _known(args: argparse.Namespace, desk: Desk) -> None:
    """UsageFault for a word that no zaak can have: an empty list would say that there is none."""
    procedures = desk.procedures.procedures
    known: dict[str, Iterable[str]] = {
        "organisatie": [one.id for one in desk.regelingen.organisaties],
        "fase": sorted({fase.id for one in procedures for fase in one.file.fase}),
        "aard": procedures[0].algemeen.aard,
        "onderwerp": procedures[0].algemeen.onderwerp,
    }
    for name, there in known.items():
        asked = getattr(args, name)
        if asked is not None and asked not in there:
            raise UsageFault(f"--{name} {asked[:40]} bestaat niet. Er is: {', '.join(there)}.")


def _toon(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    from klachtgids.handling.reading import find_zaak, open_zaak
    from klachtgids.regeling.zaakbeeld import Refusal

    zaak = find_zaak(desk, actor, args.nummer)
    found = zaak if isinstance(zaak, Refusal) else open_zaak(desk, actor, zaak, inhoud=args.inhoud)
    if isinstance(found, Refusal):
        return refused(args, found, out)
    if args.als_json:
        return as_json(register_page.page_of(desk, found), out)
    register_page.print_page(desk, found, out)
    return 0 if found.geen_inhoud is None else refused(args, found.geen_inhoud, out)


def _stap(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    return _do(args, desk, actor, args.handeling, out)


def _oordeel(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    """The parts by their number on the page: 1, 2, ..."""
    args.veld = [f"oordelen={one}" if one.startswith("{") else one for one in args.veld]
    return _do(args, desk, actor, "oordeel_vastleggen", out)


def _do(args: argparse.Namespace, desk: Desk, actor: Wie, handeling: str, out: TextIO) -> int:
    from klachtgids.handling.reading import find_zaak
    from klachtgids.handling.steps import take_stap
    from klachtgids.regeling.zaakbeeld import Refusal

    zaak = find_zaak(desk, actor, args.nummer)
    stand = None if isinstance(zaak, Refusal) else desk.zaken.stand(zaak, desk.vandaag())
    if isinstance(zaak, Refusal) or stand is None:
        return refused(args, zaak if isinstance(zaak, Refusal) else desk.refusal("zaak_onbekend"), out)
    gegevens = register_given.gegevens_of(args, desk, stand)
    done = take_stap(desk, actor, zaak, handeling, gegevens, versie=args.versie)
    if isinstance(done, Refusal):
        return refused(args, done, out, register_given.choices_of(desk, actor, stand, handeling, done))
    return said_of(args, done, out)
