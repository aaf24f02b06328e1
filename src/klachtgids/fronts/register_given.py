# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `klachtgids register stap` and `oordeel` take, as a form gives it: onderdelen and maatregelen by their numbers.

Invariant: it decides nothing; what cannot be read goes on as it came and is refused by the procedure, and what there
is to choose from is what the form of the desk offers.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from klachtgids.fronts.exits import UsageFault

if TYPE_CHECKING:
    from klachtgids.handling.desk import Desk
    from klachtgids.regeling.zaakbeeld import Refusal, Wie
    from klachtgids.register.zaakstand import Zaakstand

_NO_DAY: Final = "-"
_BY_JSON: Final = frozenset({"oordelen", "maatregelen", "stukken"})
"""Kinds of field that hold several things; a text that begins with a bracket is a text."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options for what holds several things; each can be given more than once."""
    parser.add_argument(
        *("--maatregel",),
        action="append",
        nargs=3,
        default=[],
        metavar=("WAT", "WIE", "DAG"),
        help="een maatregel, zoals: 'Het team oefent' 'het team' 2026-09-01; een - als er geen dag is",
    )
    parser.add_argument(
        *("--stuk",),
        action="append",
        nargs=2,
        default=[],
        metavar=("STUK", "TEKST"),
        help="een stuk voor een instantie buiten de organisatie",
    )


def add_oordeel_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of an oordeel."""
    parser.add_argument(
        *("--onderdeel",),
        action="append",
        nargs=3,
        default=[],
        metavar=("NR", "OORDEEL", "WAAROM"),
        help="het oordeel over een onderdeel, zoals: 1 gegrond 'Er is niet gebeld.'",
    )
    parser.add_argument(
        "--getoetst-aan", metavar="TEKST", help="waaraan is getoetst, bij elk onderdeel dat u hier noemt"
    )


def gegevens_of(args: argparse.Namespace, desk: Desk, stand: Zaakstand) -> Mapping[str, Any]:
    """The fields from the command line; UsageFault for a number that is not there."""
    soorten = {name: veld.soort for name, veld in desk.procedures.procedures[0].algemeen.veld.items()}
    found: dict[str, Any] = {}
    for one in args.veld:
        name, _, value = one.partition("=")
        found[name] = _json(value) if soorten.get(name) in _BY_JSON else value
    if args.maatregel:
        found["maatregelen"] = [_measure(*each) for each in args.maatregel]
    if args.stuk:
        found["stukken"] = dict(args.stuk)
    if isinstance(found.get("oordelen"), dict) or getattr(args, "onderdeel", None):
        found["oordelen"] = _oordelen(args, stand, found.get("oordelen"))
    if str(found.get("maatregel", "")).isdecimal():
        found["maatregel"] = _by_number(found["maatregel"], [one.id for one in stand.maatregelen], "Maatregel")
    return found


def choices_of(desk: Desk, actor: Wie, stand: Zaakstand, handeling: str, refusal: Refusal) -> Sequence[str]:
    """What could have stood where something else stood, as it is typed: a field, a handeling, or what is in a list."""
    from klachtgids.handling.choices import Frame, keuzes_for
    from klachtgids.handling.reading import allowed

    procedure = desk.procedures.voor(stand.beeld)
    if refusal.reason == "handeling_onbekend":
        may = procedure.mogelijk(stand.beeld, actor)
        return [one.handeling for one in may if allowed(desk, actor, one.handeling, stand).mag]
    if refusal.veld is None:
        return ()
    frame = Frame.of(desk, actor, stand, handeling)
    if refusal.reason == "veld_onbekend":
        return [regel.veld for regel in frame.handeling.vraagt]
    regel = next((one for one in frame.handeling.vraagt if one.veld == refusal.veld), None)
    if regel is None:
        return ()
    soort = frame.algemeen.veld[regel.veld].soort
    if soort == "ja_nee":
        return ("ja", "nee")
    if soort == "maatregel":
        return [str(n) for n, one in enumerate(stand.maatregelen, 1) if one.open]
    return [one.id for one in keuzes_for(frame, regel, {}) if one.waarom is None]


def _json(value: str) -> Any:
    try:
        return json.loads(value) if value[:1] in ("{", "[") else value
    except ValueError:
        return value


def _measure(wat: str, wie: str, dag: str) -> dict[str, str | None]:
    return {"wat": wat, "wie": wie, "uiterlijk": None if dag == _NO_DAY else dag}


def _oordelen(args: argparse.Namespace, stand: Zaakstand, given: Any) -> dict[str, Any]:
    """By the id of each onderdeel, whose number was given: as JSON, or as options that go before it."""
    ids = [one.id for one in stand.onderdelen]
    numbers = {str(one.volgnr): str(one.id) for one in stand.onderdelen}
    found = {numbers.get(name, name): one for name, one in (given or {}).items()}
    for number, uitspraak, motivering in getattr(args, "onderdeel", ()):
        one = {"uitspraak": uitspraak.replace(" ", "_"), "motivering": motivering}
        tested = {} if args.getoetst_aan is None else {"getoetst_aan": args.getoetst_aan}
        found[_by_number(number, ids, "Onderdeel")] = one | tested
    return found


def _by_number(number: str, ids: Sequence[UUID], name: str) -> str:
    if not number.isdecimal() or not 1 <= int(number) <= len(ids):
        there = ", ".join(str(n) for n in range(1, len(ids) + 1)) or "niets"
        raise UsageFault(f"{name} {number[:20]} is er niet. Er is: {there}.")
    return str(ids[int(number) - 1])
