# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids register lijst|toon|stap|oordeel|...`: the use cases of the desk for scripts, one command = one of them.

It decides nothing. Exit code 0: done; 5: refused, with the reason and its article; 6: another was first.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TextIO
from uuid import UUID

from klachtgids.fronts import register_brief, register_terms
from klachtgids.fronts.register_said import as_json, refused, said_of
from klachtgids.words.clean import line, terminal

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk
    from klachtgids.handling.reading import Geopend
    from klachtgids.regeling.zaakbeeld import Wie
    from klachtgids.register.zaakstand import TermijnStand, ZaakKop

_COMMANDS: Final = ("lijst", "toon", "stap", "oordeel")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    names = (*_COMMANDS, *register_terms.NAMES, *register_brief.NAMES)
    commands = parser.add_subparsers(required=True, metavar="|".join(names), dest="wat")
    lijst = commands.add_parser("lijst", help="de zaken die u mag zien")
    lijst.add_argument("--te-laat", action="store_true", help="alleen met een termijn die voorbij is")
    lijst.add_argument("--op-datum", action="store_true", help="wat het eerst klaar moet zijn bovenaan")
    lijst.add_argument("--ook-gesloten", action="store_true", help="ook zaken die klaar zijn")
    for name in ("organisatie", "fase", "onderwerp", "aard", "behandelaar"):
        lijst.add_argument(f"--{name}")
    lijst.add_argument("--aantal", type=int, default=50, help="hoeveel er op een bladzijde staan")
    toon = commands.add_parser("toon", help="een zaak, en wat u ermee mag doen")
    toon.add_argument("nummer")
    toon.add_argument("--inhoud", action="store_true", help="ook de tekst; dat wordt opgeschreven")
    stap = commands.add_parser("stap", help="doe iets met een zaak")
    stap.add_argument("nummer")
    stap.add_argument("handeling")
    stap.add_argument("veld", nargs="*", help="veld=waarde; een waarde die met { of [ begint, is JSON")
    oordeel = commands.add_parser("oordeel", help="geef een oordeel per onderdeel")
    oordeel.add_argument("nummer")
    oordeel.add_argument("oordelen", help='JSON: {"1": {"uitspraak": "gegrond", "motivering": "..."}}')
    oordeel.add_argument("veld", nargs="*", help="andere velden: veld=waarde")
    for command in (stap, oordeel):
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
        return refused(args, actor, out)
    if args.wat in register_terms.NAMES:
        return register_terms.run(args, desk, actor, out)
    if args.wat in register_brief.NAMES:
        return register_brief.run(args, desk, actor, out)
    commands: dict[str, Callable[[argparse.Namespace, Desk, Wie, TextIO], int]] = {
        "lijst": _lijst, "toon": _toon, "stap": _stap, "oordeel": _oordeel,
    }  # fmt: skip
    return commands[args.wat](args, desk, actor, out)


def _lijst(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    from klachtgids.handling.reading import list_zaken
    from klachtgids.register.zaakstand import Zoek

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
    koppen = list_zaken(desk, actor, zoek)
    if args.als_json:
        return as_json([_kop(kop) for kop in koppen], out)
    for kop in koppen:
        cells = [kop.nummer, kop.organisatie, kop.soort, kop.fase, kop.uiterlijk or "-", kop.behandelaar or "-"]
        cells += ["demo"] if kop.demo else []
        print("  ".join(line(str(cell)) for cell in cells), file=out)
    return 0


def _toon(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    from klachtgids.handling.reading import find_zaak, open_zaak
    from klachtgids.regeling.kalender import AMSTERDAM
    from klachtgids.regeling.zaakbeeld import Refusal

    zaak = find_zaak(desk, actor, args.nummer)
    found = zaak if isinstance(zaak, Refusal) else open_zaak(desk, actor, zaak, inhoud=args.inhoud)
    if isinstance(found, Refusal):
        return refused(args, found, out)
    if args.als_json:
        return as_json(_page(desk, found), out)
    for name, value in _kop(found.stand.kop).items():
        if value not in (None, [], False):
            print(f"{name}: {line(str(value))}", file=out)
    for termijn in found.stand.termijnen:
        state = "loopt" if termijn.loopt else "gehaald" if termijn.gehaald_op else "vervallen"
        print(f"termijn {termijn.rule}: {termijn.uiterlijk} ({state})", file=out)
        print(f"  {line(_uitleg(desk, found, termijn))}", file=out)
    for stap in found.stand.stappen:
        print(f"{stap.op.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}  {stap.handeling}  {line(stap.actor)}", file=out)
    for one in found.mogelijk:
        print(f"kan nu: {one.handeling}: {one.naam.u}", file=out)
    for tekst in found.teksten or ():
        print(f"\n{tekst.kind}\n{terminal(tekst.text)}", file=out)
    if found.geen_inhoud is not None:
        return refused(args, found.geen_inhoud, out)
    return 0


def _stap(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    return _do(args, desk, actor, out, lambda _zaak: (args.handeling, _fields(args.veld)))


def _oordeel(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    """The parts by their number on the page: 1, 2, ..."""
    given = _fields([f"oordelen={args.oordelen}", *args.veld])

    def asked(zaak: UUID) -> tuple[str, Mapping[str, Any]]:
        stand = desk.zaken.stand(zaak, desk.vandaag())
        parts = {} if stand is None else {str(part.volgnr): str(part.id) for part in stand.onderdelen}
        if isinstance(given["oordelen"], dict):
            given["oordelen"] = {parts.get(name, name): one for name, one in given["oordelen"].items()}
        return "oordeel_vastleggen", given

    return _do(args, desk, actor, out, asked)


def _do(
    args: argparse.Namespace,
    desk: Desk,
    actor: Wie,
    out: TextIO,
    asked: Callable[[UUID], tuple[str, Mapping[str, Any]]],
) -> int:
    from klachtgids.handling.reading import find_zaak
    from klachtgids.handling.steps import take_stap
    from klachtgids.regeling.zaakbeeld import Refusal

    zaak = find_zaak(desk, actor, args.nummer)
    if isinstance(zaak, Refusal):
        return refused(args, zaak, out)
    handeling, gegevens = asked(zaak)
    return said_of(args, take_stap(desk, actor, zaak, handeling, gegevens, versie=args.versie), out)


def _fields(given: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in given:
        name, _, value = one.partition("=")
        try:
            found[name] = json.loads(value) if value[:1] in ("{", "[") else value
        except ValueError:
            found[name] = value
    return found


def _kop(kop: ZaakKop) -> dict[str, Any]:
    """What is in the open; who is kept out of it is nobody's business."""
    names = ("nummer", "soort", "regeling", "organisatie", "fase", "behandelaar", "aard", "onderwerp", "uitspraak")
    found = {name: getattr(kop, name) for name in (*names, "afloop", "termijn", "veiligheid", "versie", "demo")}
    found |= {"ontvangen_op": kop.ontvangen_op.isoformat()}
    return found | {name: _iso(getattr(kop, name)) for name in ("uiterlijk", "afsluitdatum")}


def _uitleg(desk: Desk, found: Geopend, termijn: TermijnStand) -> str:
    """Why this date, in words, as on the screen of the desk; why it was moved only with the words of the zaak."""
    from klachtgids.handling.uitleg import leg_uit, reden_van
    from klachtgids.words.i18n import DUTCH, Words

    words = Words.of(DUTCH, False, desk.folder)
    return leg_uit(desk, words, found.stand, termijn, reden_van(found, termijn))


def _page(desk: Desk, found: Geopend) -> dict[str, Any]:
    stand = found.stand
    return _kop(stand.kop) | {
        "onderdelen": [
            {"volgnr": one.volgnr, "uitspraak": one.uitspraak, "aard": list(one.aard)} for one in stand.onderdelen
        ],
        "termijnen": [
            {"termijn": one.rule, "artikel": one.artikel, "uiterlijk": _iso(one.uiterlijk), "loopt": one.loopt}
            | {"uitleg": _uitleg(desk, found, one)}
            for one in stand.termijnen
        ],
        "stappen": [
            {"handeling": one.handeling, "op": one.op.isoformat(), "wie": one.actor, "naar": one.naar}
            for one in stand.stappen
        ],
        "mogelijk": [
            {"handeling": one.handeling, "naam": one.naam.u, "vraagt": [veld.veld for veld in one.vraagt]}
            for one in found.mogelijk
        ],
        "niet_nu": [{"handeling": name, "reden": why.text.u, "artikel": why.artikel} for name, why in found.niet_nu],
        "teksten": None if found.teksten is None else [{"soort": t.kind, "tekst": t.text} for t in found.teksten],
        "geen_inhoud": None if found.geen_inhoud is None else found.geen_inhoud.text.u,
    }


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
