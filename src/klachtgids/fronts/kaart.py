# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids kaart [dialoog | regeling [soort]]`: prints a drawing as Mermaid, and writes it as SVG.

Without a name every dialogue; with the id of a regeling its procedure, of every soort of zaak or of one.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TextIO

from klachtgids.dialogue.chart import chart_of, mermaid
from klachtgids.dialogue.drawing import svg
from klachtgids.dialogue.file import load
from klachtgids.faults import Fault, PlaceFault


class UnknownDialogueFault(Fault):
    """Somebody asked for a drawing of a dialogue that is not there."""

    title = "Deze dialoog is er niet"
    exit_code = 64


class UnknownSoortFault(Fault):
    """Somebody asked for the procedure of a soort of zaak that is not there."""

    title = "Deze soort is er niet"
    exit_code = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    parser.add_argument("naam", nargs="?", help="de naam van een dialoog of een regeling; zonder naam: alle dialogen")
    parser.add_argument("soort", nargs="?", help="bij een regeling: alleen de procedure van deze soort")
    parser.add_argument("--svg", metavar="BESTAND", help="schrijf de tekening als SVG")


def run(args: argparse.Namespace, folder: Path, out: TextIO) -> int:
    """Draw the dialogue or procedure that is asked for; 0. A file that cannot be read or written is a Fault."""
    book = load(folder)
    if args.naam is not None and args.naam not in book.dialogues:
        text, drawing = _procedure(args.naam, args.soort, folder, sorted(book.dialogues))
    elif args.soort is not None:
        raise UnknownSoortFault(f"`{args.naam}` is een dialoog; alleen een regeling heeft soorten")
    else:
        chart = chart_of(book, args.naam)
        text, drawing = mermaid(chart), svg(chart)
    if args.svg is not None:
        try:
            Path(args.svg).write_text(drawing, encoding="utf-8")
        except OSError as error:
            raise PlaceFault(f"{args.svg} is niet te schrijven") from error
    print(text, end="", file=out)
    return 0


def _procedure(naam: str, soort: str | None, folder: Path, dialogues: list[str]) -> tuple[str, str]:
    """The Mermaid text and the SVG of a procedure."""
    from klachtgids.regeling import procedure_chart, procedure_drawing
    from klachtgids.regeling.file import load as load_regelingen
    from klachtgids.regeling.procedure import Procedures
    from klachtgids.regeling.procedure_models import SOORTEN

    procedures = Procedures.load(folder, load_regelingen(folder))
    known = [one.regeling for one in procedures.procedures]
    if naam not in known:
        raise UnknownDialogueFault(f"`{naam}`; er is: {', '.join((*dialogues, *known))}")
    chosen = next((one for one in SOORTEN if one == soort), None)
    if soort != chosen:
        raise UnknownSoortFault(f"`{soort}`; er is: {', '.join(SOORTEN)}")
    procedure = procedures.van(naam)
    return procedure_chart.chart_of(procedure, chosen), procedure_drawing.svg(procedure, chosen)
