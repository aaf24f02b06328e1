# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids kaart [dialoog]`: prints the drawing of a dialogue, or of all, as Mermaid, and writes it as SVG."""

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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked for on the command line."""
    parser.add_argument("dialoog", nargs="?", help="de naam van een dialoog; zonder naam: alles")
    parser.add_argument("--svg", metavar="BESTAND", help="schrijf de tekening als SVG")


def run(args: argparse.Namespace, folder: Path, out: TextIO) -> int:
    """Draw the dialogue that is asked for; 0. A file that cannot be read or written is a Fault."""
    book = load(folder)
    if args.dialoog is not None and args.dialoog not in book.dialogues:
        raise UnknownDialogueFault(f"`{args.dialoog}`; er is: {', '.join(sorted(book.dialogues))}")
    chart = chart_of(book, args.dialoog)
    if args.svg is not None:
        try:
            Path(args.svg).write_text(svg(chart), encoding="utf-8")
        except OSError as error:
            raise PlaceFault(f"{args.svg} is niet te schrijven") from error
    print(mermaid(chart), end="", file=out)
    return 0
