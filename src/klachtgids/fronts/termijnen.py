# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `klachtgids termijnen`: dates for who checks or adopts a regulation, as text or JSON.

Invariant: it only shows what `regeling.overview` computed.
"""

from __future__ import annotations

import argparse
import json
import re
from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from klachtgids.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from klachtgids.regeling.file import Regelingen
    from klachtgids.regeling.overview import Overzicht, Rij
    from klachtgids.regeling.termijn import Wanneer

_DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MAAND = re.compile(r"^(\d{4})-(\d{2})$")


class QuestionFault(Fault):
    """What was asked on the command line does not fit together."""

    title = "Deze vraag klopt niet"
    exit_code = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--regeling", metavar="ID", help="de regeling; zonder organisatie geldt wat voor iedereen geldt"
    )
    parser.add_argument("--organisatie", metavar="ID", help="de organisatie")
    parser.add_argument(
        "--soort", choices=("klacht", "signaal", "compliment"), default="klacht", help="wat er binnenkomt"
    )
    parser.add_argument("--ontvangen", metavar="MOMENT", help="bijvoorbeeld 2026-05-01T16:55, tijd in Nederland")
    parser.add_argument("--gebeurtenis", metavar="DAG", help="2026-03-01, 2026-03, 2026-03-01..2026-03-15 of onbekend")
    parser.add_argument("--besluit", metavar="DAG", help="de dag waarop de brief met het besluit is verstuurd")
    parser.add_argument("--aanvraag", metavar="DAG", help="de dag waarop hulp is gevraagd")
    parser.add_argument("--wet", choices=("jeugdwet", "wmo"), default="jeugdwet", help="onder welke wet")
    parser.add_argument("--ingebrekestelling", metavar="DAG", help="de dag van de brief: beslis binnen 2 weken")
    parser.add_argument("--json", action="store_true", help="als JSON")


def run(args: argparse.Namespace, regelingen: Regelingen) -> str:
    """The answer as text, or as one JSON object with `--json`; QuestionFault when the options do not fit together."""
    overzichten = tuple(_overzichten(args, regelingen))
    if not overzichten:
        raise QuestionFault("geef --ontvangen, --besluit, --aanvraag of --ingebrekestelling")
    if args.json:
        return json.dumps({"overzichten": [one.as_json() for one in overzichten]}, ensure_ascii=False, indent=2)
    return "\n\n".join("\n".join(_lines(one)) for one in overzichten)


def _overzichten(args: argparse.Namespace, regelingen: Regelingen) -> Iterator[Overzicht]:
    from klachtgids.regeling.overview import of_aanvraag, of_besluit, of_ingebrekestelling, of_ontvangst

    if args.ontvangen is not None:
        gebeurtenis = None if args.gebeurtenis is None else _wanneer(args.gebeurtenis)
        yield of_ontvangst(regelingen, _org(args, regelingen), args.soort, _moment(args.ontvangen), gebeurtenis)
    elif args.gebeurtenis is not None:
        raise QuestionFault("bij --gebeurtenis hoort --ontvangen")
    if args.besluit is not None:
        yield of_besluit(regelingen, _day(args.besluit))
    if args.aanvraag is not None:
        yield of_aanvraag(regelingen, _day(args.aanvraag), args.wet)
    if args.ingebrekestelling is not None:
        yield of_ingebrekestelling(regelingen, _day(args.ingebrekestelling))


def _org(args: argparse.Namespace, regelingen: Regelingen) -> str:
    """The organisation that was asked for; with only a regeling the one for who does not know which."""
    named = {regeling.id for regeling in regelingen.regelingen}
    if args.regeling is not None and args.regeling not in named:
        raise QuestionFault(f"regeling {args.regeling!r} is er niet; er zijn: {', '.join(sorted(named))}")
    orgs = {
        org.id: org.onbekend
        for org in regelingen.organisaties
        if args.regeling is None or regelingen.regeling_of(org.id).id == args.regeling
    }
    if args.organisatie is not None:
        if args.organisatie not in orgs:
            raise QuestionFault(f"organisatie {args.organisatie!r} hoort hier niet; wel: {', '.join(sorted(orgs))}")
        return str(args.organisatie)
    if args.regeling is None:
        raise QuestionFault("geef --organisatie of --regeling")
    return next(org_id for org_id, onbekend in orgs.items() if onbekend)


def _moment(text: str) -> datetime:
    from klachtgids.regeling.kalender import AMSTERDAM

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise QuestionFault(f"{text!r} is geen moment; schrijf bijvoorbeeld 2026-05-01T16:55") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=AMSTERDAM)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QuestionFault(f"{text!r} is geen dag; schrijf bijvoorbeeld 2026-04-03") from None


def _wanneer(text: str) -> Wanneer:
    from klachtgids.regeling.termijn import Wanneer

    if text == "onbekend":
        return Wanneer(None, None)
    month = _MAAND.match(text)
    if month is not None:
        first = _day(f"{text}-01")
        return Wanneer(first, first.replace(day=monthrange(first.year, first.month)[1]))
    van, both, tot = text.partition("..")
    return Wanneer(_day(van), _day(tot)) if both else Wanneer.op(_day(text))


def _lines(overzicht: Overzicht) -> Iterator[str]:
    yield ", ".join(f"{name}: {value}" for name, value in overzicht.gevraagd)
    for rij in overzicht.rijen:
        yield ""
        yield from _row(rij)
    if overzicht.venster is not None:
        venster = overzicht.venster
        yield ""
        last = "onbekend, dus nooit te laat" if venster.uiterlijk is None else _shown(venster.uiterlijk)
        yield f"indienen: binnen {venster.maanden} maanden na de gebeurtenis (artikel {venster.artikel})"
        yield f"  uiterlijk     {last}"
        yield f"  te laat       {'ja, mag met uitleg' if venster.te_laat else 'nee'}"
    for opmerking in overzicht.opmerkingen:
        yield f"  let op        {opmerking}"


def _row(rij: Rij) -> Iterator[str]:
    termijn = rij.termijn
    yield f"{termijn.id}: {termijn.naam.u}"
    yield f"  uiterlijk     {_shown(termijn.uiterlijk)}"
    if termijn.streef is not None:
        yield f"  streefdag     {_shown(termijn.streef)}"
    if termijn.wettelijk is not None:
        yield f"  van de wet    {_shown(termijn.wettelijk)}"
    yield f"  regel         {', '.join(termijn.regels) or '-'}"
    yield f"  bron          {rij.bron}"
    yield f"  wie           {rij.wie}"
    yield f"  start         {_shown(termijn.start)} ({rij.start}); die dag telt niet mee"
    yield f"  lengte        {termijn.lengte} {termijn.eenheid}, kalender {termijn.kalender}"
    if termijn.geteld:
        yield f"  geteld        {', '.join(_shown(dag) for dag in termijn.geteld)}"
    if termijn.overgeslagen:
        skipped = ", ".join(f"{_shown(one.dag)} ({one.naam.u})" for one in termijn.overgeslagen)
        yield f"  overgeslagen  {skipped}"
    for move in termijn.verschoven:
        why = ", ".join(f"{_shown(one.dag)} ({one.naam.u})" for one in move.dagen)
        yield f"  verschoven    {move.soort}: van {_shown(move.van)} naar {_shown(move.naar)}, om {why}"


def _shown(dag: date) -> str:
    return f"{_DAGEN[dag.weekday()]} {dag.isoformat()}"
