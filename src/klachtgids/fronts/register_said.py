# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `klachtgids register` says of what was done, refused, or changed by another: a line, or JSON.

Invariant: the exit code tells the three apart; nothing of a person is printed without being cleaned.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, TextIO

if TYPE_CHECKING:
    from klachtgids.handling.steps import Done, Veranderd
    from klachtgids.regeling.zaakbeeld import Refusal

REFUSED: Final = 5
CHANGED: Final = 6


def said_of(args: argparse.Namespace, done: Done | Refusal | Veranderd, out: TextIO) -> int:
    """How a use case went, and the exit code for it."""
    from klachtgids.handling.steps import Veranderd
    from klachtgids.regeling.zaakbeeld import Refusal

    if isinstance(done, Refusal):
        return refused(args, done, out)
    return changed(args, done, out) if isinstance(done, Veranderd) else kept(args, done, out)


def kept(args: argparse.Namespace, done: Done, out: TextIO) -> int:
    """The stage and versie after it, and what is warned for."""
    move = done.verplaatsing
    fase = None if move is None else move.naar
    warned = () if move is None else move.waarschuwingen
    if args.als_json:
        said = {"fase": fase, "versie": done.versie, "deelklacht": done.deelklacht}
        return as_json(said | {"waarschuwingen": [one.text.u for one in warned]}, out)
    print(f"{args.nummer}: {f'{fase} ' if fase else ''}(versie {done.versie})", file=out)
    for one in warned:
        print(f"let op: {one.text.u}", file=out)
    return 0


def changed(args: argparse.Namespace, found: Veranderd, out: TextIO) -> int:
    """Another was first: what was done since."""
    since = [one.handeling for one in found.intussen]
    if args.als_json:
        as_json({"veranderd": found.refusal.text.u, "intussen": since, "versie": found.stand.kop.versie}, out)
    else:
        print(f"{found.refusal.text.u} ({', '.join(since)})", file=out)
    return CHANGED


def refused(args: argparse.Namespace, refusal: Refusal, out: TextIO, keuzes: Sequence[str] = ()) -> int:
    """Why not, with the article or law, the field it is about, and what can stand there, where that is known."""
    source = refusal.artikel or refusal.wet
    if args.als_json:
        said = {"geweigerd": refusal.reason, "tekst": refusal.text.u, "artikel": source, "veld": refusal.veld}
        as_json(said | {"keuzes": list(keuzes)}, out)
    else:
        where = f" ({source})" if source else ""
        print(f"{refusal.text.u}{where}{f' [{refusal.veld}]' if refusal.veld else ''}", file=out)
        if keuzes:
            print(f"Kies uit: {', '.join(keuzes)}.", file=out)
    return REFUSED


def as_json(said: Any, out: TextIO) -> int:
    """One line of ASCII."""
    print(json.dumps(said, ensure_ascii=True), file=out)
    return 0
