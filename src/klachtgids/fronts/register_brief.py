# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids register brief` and `brieven`: the letters of a zaak, one as PDF or text, that it went, and what must go.

Invariant: words of a zaak are written only where somebody asked for them by name, and never over another file.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from klachtgids.faults import PlaceFault
from klachtgids.fronts.exits import UsageFault
from klachtgids.fronts.register_said import as_json, refused
from klachtgids.words.clean import line, terminal

if TYPE_CHECKING:
    from klachtgids.handling.brieven import Brief
    from klachtgids.handling.desk import Desk
    from klachtgids.regeling.zaakbeeld import Wie
    from klachtgids.words.sheet import Sheet

NAMES: Final = ("brief", "brieven")
Parsers = Any
"""What argparse gives for adding commands; it has no public name."""


def add_arguments(commands: Parsers) -> tuple[argparse.ArgumentParser, ...]:
    """The commands, without what all commands of the register have."""
    brieven = commands.add_parser("brieven", help="de brieven die nog moeten worden verstuurd of gegeven")
    brief = commands.add_parser("brief", help="de brieven van een zaak, en een ervan als pdf of als tekst")
    brief.add_argument("nummer")
    brief.add_argument("--bericht", type=int, metavar="N", help="het nummer van de brief in de lijst")
    how = brief.add_mutually_exclusive_group()
    how.add_argument("--pdf", type=Path, metavar="BESTAND", help="schrijf de brief in een nieuw bestand")
    how.add_argument("--tekst", action="store_true", help="toon de brief; dat wordt opgeschreven")
    how.add_argument("--geprint", action="store_true", help="de brief is verstuurd of gegeven")
    how.add_argument("--retour", action="store_true", help="de brief kwam terug en moet opnieuw weg")
    return brief, brieven


def run(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    """The command for somebody who was let in."""
    from klachtgids.handling.brieven import brieven_van, came_back, open_brief, printed
    from klachtgids.handling.reading import find_zaak
    from klachtgids.regeling.zaakbeeld import Refusal

    if args.wat == "brieven":
        return _waiting(args, desk, actor, out)
    if args.bericht is None and (args.pdf is not None or args.tekst or args.geprint or args.retour):
        raise UsageFault("Zeg met --bericht om welke brief het gaat.")
    zaak = find_zaak(desk, actor, args.nummer)
    if isinstance(zaak, Refusal):
        return refused(args, zaak, out)
    found = brieven_van(desk, actor, zaak)
    if isinstance(found, Refusal):
        return refused(args, found, out)
    chosen = [one for one in found if args.bericht in (None, one.nr)]
    if args.bericht is not None and not chosen:
        return refused(args, desk.refusal("bericht_onbekend"), out)
    if args.geprint or args.retour:
        done = (printed if args.geprint else came_back)(desk, actor, chosen[0].id)
        return refused(args, done, out) if isinstance(done, Refusal) else _listed(args, (done,), out)
    if args.pdf is None and not args.tekst:
        return _listed(args, tuple(chosen), out)
    if args.pdf is not None and args.pdf.exists():
        raise _taken(args.pdf)
    sheet = open_brief(desk, actor, zaak, chosen[0].id)
    if isinstance(sheet, Refusal):
        return refused(args, sheet, out)
    return _text(args, sheet, out) if args.tekst else _pdf(args, sheet, out)


def _listed(args: argparse.Namespace, rows: tuple[Brief, ...], out: TextIO) -> int:
    said = [
        {
            "bericht": one.nr,
            "brief": one.sjabloon,
            "naam": one.naam.u,
            "aan": one.aan,
            "kanaal": one.kanaal,
            "stand": one.stand,
            "gemaakt_op": one.gemaakt_op.isoformat(),
            "verzonden_op": None if one.verzonden_op is None else one.verzonden_op.isoformat(),
            "retour_op": None if one.retour_op is None else one.retour_op.isoformat(),
            "sjabloon_is_er": one.brief is not None,
            "mail": one.mail,
            "postadres": one.adres_bekend,
        }
        for one in rows
    ]
    if args.als_json:
        return as_json(said if args.bericht is None else said[0], out)
    for row in said:
        cells = (row["bericht"], f"{row['gemaakt_op']:.10}", row["naam"], row["aan"], row["kanaal"], row["stand"])
        print("  ".join(line(str(cell)) for cell in cells), file=out)
    return 0


def _waiting(args: argparse.Namespace, desk: Desk, actor: Wie, out: TextIO) -> int:
    """What nobody has sent or handed over yet, the oldest first."""
    from klachtgids.handling.werk.stand import mail_stand

    rows = [
        {
            "nummer": one.nummer,
            "brief": one.sjabloon,
            "aan": one.aan,
            "gemaakt_op": one.gemaakt_op.isoformat(),
            "postadres": one.adres_bekend if one.voor_klager else None,
            "retour_op": None if one.retour_op is None else one.retour_op.isoformat(),
        }
        for one in mail_stand(desk, actor).papier
    ]
    if args.als_json:
        return as_json(rows, out)
    for row in rows:
        how = "KWAM TERUG" if row["retour_op"] else "GEEN POSTADRES" if row["postadres"] is False else ""
        cells = (row["nummer"], f"{row['gemaakt_op']:.10}", row["brief"], row["aan"], how)
        print("  ".join(line(str(cell)) for cell in cells if cell), file=out)
    return 0


def _text(args: argparse.Namespace, sheet: Sheet, out: TextIO) -> int:
    from klachtgids.words.sheet import as_text

    text = as_text(sheet)
    if args.als_json:
        return as_json({"brief": sheet.id, "taal": sheet.taal, "tekst": text}, out)
    print(terminal(text), end="", file=out)
    return 0


def _pdf(args: argparse.Namespace, sheet: Sheet, out: TextIO) -> int:
    from klachtgids.place import write_private
    from klachtgids.words.pdf import make_pdf_and_tell

    pdf, lost = make_pdf_and_tell(sheet)
    if not write_private(args.pdf, pdf, replace=False):
        raise _taken(args.pdf)
    if args.als_json:
        return as_json({"brief": sheet.id, "bestand": str(args.pdf), "tekens_kwijt": len(lost)}, out)
    print(f"{line(str(args.pdf))}: {len(pdf)} bytes", file=out)
    if lost:
        print(f"let op: {len(lost)} verschillende tekens kan de letter niet tonen", file=out)
    return 0


def _taken(path: Path) -> PlaceFault:
    return PlaceFault(f"Er is al een bestand met deze naam: {path}.")
