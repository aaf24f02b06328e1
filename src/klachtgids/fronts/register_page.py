# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids register toon`: one zaak with what may be done with it, as lines for a person or as JSON.

Invariant: names in the JSON stay; more may be added. Nothing of a person is printed without being cleaned.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from klachtgids.words.clean import line, terminal

if TYPE_CHECKING:
    from uuid import UUID

    from klachtgids.handling.desk import Desk
    from klachtgids.handling.reading import Geopend
    from klachtgids.register.filing import Tekst, Wanneer
    from klachtgids.register.zaakstand import MaatregelStand, TermijnStand, ZaakKop, Zaakstand

CONVERSATION = "gesprek"


def kop_of(kop: ZaakKop) -> dict[str, Any]:
    """What is in the open; who is kept out of it is nobody's business."""
    names = ("nummer", "soort", "regeling", "organisatie", "fase", "behandelaar", "aard", "onderwerp", "uitspraak")
    found = {name: getattr(kop, name) for name in (*names, "afloop", "termijn", "veiligheid", "versie", "demo")}
    found |= {"ontvangen_op": kop.ontvangen_op.isoformat()}
    return found | {name: _iso(getattr(kop, name)) for name in ("uiterlijk", "afsluitdatum", "maatregel")}


def page_of(desk: Desk, found: Geopend) -> dict[str, Any]:
    """The zaak as JSON says it."""
    from klachtgids.handling.verteld import wordt_herzien

    stand = found.stand
    again = wordt_herzien(stand)
    places = dict(_places(stand))
    return kop_of(stand.kop) | {
        "gebeurd": _when(stand.feiten.gebeurd),
        "besproken": list(stand.feiten.besproken),
        "te_laat": stand.feiten.te_laat,
        "taal": stand.feiten.taal,
        "tolk": stand.feiten.tolk,
        "toestemmingen": [
            {"reikwijdte": one.reikwijdte, "keuze": one.keuze, "op": _iso(one.op)}
            | {"ingetrokken_op": _iso(one.ingetrokken_op)}
            for one in stand.toestemmingen
        ],
        "afspraak": None if stand.afspraak is None else {"dag": _iso(stand.afspraak.dag), "tijd": stand.afspraak.tijd},
        "onderdelen": [
            {"volgnr": one.volgnr, "uitspraak": one.uitspraak, "wordt_herzien": again and one.uitspraak is not None}
            | {"aard": list(one.aard), "gebeurd": _when(one.gebeurd)}
            for one in stand.onderdelen
        ],
        "maatregelen": [
            {"nr": n, "uiterlijk": _iso(one.uiterlijk), "gereed_op": _iso(one.gereed_op)}
            | {"vervallen_op": _iso(one.vervallen_op)}
            for n, one in enumerate(stand.maatregelen, 1)
        ],
        "termijnen": [
            {"termijn": one.rule, "artikel": one.artikel, "uiterlijk": _iso(one.uiterlijk), "loopt": one.loopt}
            | {"te_laat": one.loopt and one.uiterlijk < desk.vandaag(), "gehaald_op": _iso(one.gehaald_op)}
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
        "teksten": None
        if found.teksten is None
        else [{"soort": one.kind, "tekst": one.text, "bij": places.get(one.row)} for one in found.teksten],
        "geen_inhoud": None if found.geen_inhoud is None else found.geen_inhoud.text.u,
    }


def print_page(desk: Desk, found: Geopend, out: TextIO) -> None:
    """The zaak in lines: what is in the open, its parts by their numbers, its dates, what was done and what can be."""
    for each in _lines(desk, found):
        print(each, file=out)
    places = dict(_places(found.stand))
    for tekst in found.teksten or ():
        place = places.get(tekst.row)
        print(f"\n{tekst.kind}{f' ({place})' if place else ''}\n{_text(tekst)}", file=out)


def _lines(desk: Desk, found: Geopend) -> Iterator[str]:
    from klachtgids.handling.verteld import feiten_van, wordt_herzien
    from klachtgids.regeling.kalender import AMSTERDAM

    stand = found.stand
    again = wordt_herzien(stand)
    for name, value in kop_of(stand.kop).items():
        if value not in (None, [], False):
            yield f"{name}: {line(str(value))}"
    for feit in feiten_van(desk, _words(desk), stand):
        yield f"{feit.naam.lower()}: {line(feit.wat)}"
    if stand.afspraak is not None:
        yield f"gesprek: {_words(desk).say('bureau_afspraak', dag=stand.afspraak.wanneer)}"
    for part in stand.onderdelen:
        judged = "nog geen oordeel" if part.uitspraak is None else part.uitspraak.value
        judged = f"eerst {judged}, wordt opnieuw bekeken" if again and part.uitspraak is not None else judged
        kinds = line(", ".join(part.aard))
        yield f"onderdeel {part.volgnr}: {judged}{f' ({kinds})' if kinds else ''}"
    for n, measure in enumerate(stand.maatregelen, 1):
        yield f"maatregel {n}: {_measure(measure)}"
    for termijn in stand.termijnen:
        yield f"termijn {termijn.rule}: {termijn.uiterlijk} ({_state(desk, termijn)})"
        yield f"  {line(_uitleg(desk, found, termijn))}"
    for stap in stand.stappen:
        yield f"{stap.op.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}  {stap.handeling}  {line(stap.actor)}"
    for one in found.mogelijk:
        yield f"kan nu: {one.handeling}: {one.naam.u}"
        asked = [f"{veld.veld}{'' if veld.verplicht else ' (mag leeg)'}" for veld in one.vraagt]
        if asked:
            yield f"  vraagt: {', '.join(asked)}"


def _state(desk: Desk, termijn: TermijnStand) -> str:
    """How a termijn stands."""
    from klachtgids.handling.uitleg import te_laat_gehaald

    if termijn.loopt:
        return "TE LAAT" if termijn.uiterlijk < desk.vandaag() else "loopt"
    if termijn.gehaald_op is None:
        return "vervallen"
    return "te laat gedaan" if te_laat_gehaald(termijn) else "gehaald"


def _measure(one: MaatregelStand) -> str:
    """How a maatregel stands."""
    from klachtgids.regeling.kalender import wettelijke_dag

    if one.gereed_op is not None:
        return f"klaar op {one.gereed_op}"
    if one.vervallen_op is not None:
        return f"vervallen op {wettelijke_dag(one.vervallen_op)}"
    return "zonder dag" if one.uiterlijk is None else f"uiterlijk {one.uiterlijk}"


def _text(tekst: Tekst) -> str:
    """Words as they were kept; the conversation as questions with their answers."""
    if tekst.kind != CONVERSATION:
        return terminal(tekst.text)
    told = json.loads(tekst.text)
    asked = (
        (one["vraag"], [f"({one[each]})" for each in ("punt", "taal") if one.get(each)], one["antwoord"])
        for one in told
    )
    return "\n".join(f"  {' '.join((vraag, *about))}: {line(str(said))}" for vraag, about, said in asked)


def _places(stand: Zaakstand) -> Iterator[tuple[UUID, str]]:
    """To what a text belongs, by the id of its row."""
    numbers = {one.id: one.volgnr for one in stand.onderdelen}
    yield from ((one, f"onderdeel {n}") for one, n in numbers.items())
    for oordeel in stand.oordelen:
        part = None if oordeel.onderdeel is None else numbers.get(oordeel.onderdeel)
        yield oordeel.id, "oordeel" if part is None else f"oordeel over onderdeel {part}"
    yield from ((one.id, f"maatregel {n}") for n, one in enumerate(stand.maatregelen, 1))
    yield from ((one.id, one.rol) for one in stand.personen)
    yield from ((one.id, one.handeling) for one in stand.stappen)


def _words(desk: Desk) -> Any:
    from klachtgids.words.i18n import DUTCH, Words

    return Words.of(DUTCH, False, desk.folder)


def _uitleg(desk: Desk, found: Geopend, termijn: TermijnStand) -> str:
    """Why this date, in words, as on the screen of the desk; why it was moved only with the words of the zaak."""
    from klachtgids.handling.uitleg import leg_uit, reden_van

    return leg_uit(desk, _words(desk), found.stand, termijn, reden_van(found, termijn))


def _when(wanneer: Wanneer) -> dict[str, str | None]:
    return {"van": _iso(wanneer.van), "tot": _iso(wanneer.tot), "precisie": wanneer.precisie}


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())
