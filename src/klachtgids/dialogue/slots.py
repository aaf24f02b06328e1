# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values that fill the gaps in the words of a dialogue: names, addresses and dates for this path and this day.

Invariant: every slot gives a value on every path on which a text that names it is shown. What people read stays in
files: a slot gives a name, a date, a number, or a wording of a regeling or of the municipality, never a sentence of
its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from klachtgids.dialogue.predicates import Path, bezwaar_term, day_of, decision_term, lokets
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.regeling.models import Behandelaar, Regeling
    from klachtgids.regeling.termijn import Termijn
    from klachtgids.regeling.terms import Functie

Value: TypeAlias = "str | int | date | Text | tuple[str | Text, ...]"
OPEN = "..."
"""Stands where a file leaves a name or address open; `controleer` shows the adopter which."""


def organisatie(view: Path) -> Value:
    """The names of the chosen organisations."""
    return _some(view.regelingen.organisatie(org).naam for org in view.organisaties())


def organisatie_email(view: Path) -> Value:
    """The addresses for a klacht at the chosen organisations (X08, K23)."""
    return _some(view.regelingen.organisatie(org).email for org in view.organisaties())


def regeling_naam(view: Path) -> Value:
    """The names of the regelingen that hold here, each once."""
    return _some(regeling.naam for regeling in _regelingen(view))


def klacht_is(view: Path) -> Value:
    """What a klacht is about under the first chosen organisation's regeling (K12, X02)."""
    return _first(view, "klacht_is")


def bewaren(view: Path) -> Value:
    """How long a klacht is kept, in the words of the first chosen organisation's regeling (K50, X53)."""
    return _first(view, "bewaren_uitleg")


def hulp_telefoon(view: Path) -> Value:
    """The number of who helps with writing down a klacht (X16)."""
    return _some(str(number) for number in view.facts("hulp_telefoon") if number)


def indieningstermijn_maanden(view: Path) -> Value:
    """Within how many months of the event a klacht comes without a reason: the shortest that holds (X17)."""
    return min((fact for fact in view.facts("indieningstermijn_maanden") if isinstance(fact, int)), default=0)


def wie_behandelt(view: Path) -> Value:
    """Who handles a klacht about somebody with this function, by each regeling (X21-X25, K29)."""
    return _some(regeling.rollen[_handler(view, regeling).rol].naam for regeling in _regelingen(view))


def volgende_gesprek(view: Path) -> Value:
    """With whom the talk is after a judgment: the next one up from who judged (X33, C11)."""
    names: list[str | Text] = []
    for regeling in _regelingen(view):
        judged = view.value("wie_oordeelde")
        handler = next((one for one in regeling.behandelaar if one.rol == judged), None)
        following = (handler or _handler(view, regeling)).oneens
        if following in regeling.rollen:
            names.append(regeling.rollen[following].naam)
    return _some(names)


def commissie_adres(view: Path) -> Value:
    """The external committees of the chosen organisations, with where to write (K25, X43)."""
    parts: list[str] = []
    for loket in lokets(view, "commissie"):
        parts += [loket.naam, *_lines(loket.email), *_lines(loket.post)]
    return ", ".join(dict.fromkeys(parts)) or OPEN


def klachtenhulp(view: Path) -> Value:
    """Who answers questions about a klacht, with an address; else the organisation's own address (K18, K25)."""
    parts: list[str] = []
    for loket in lokets(view, "advies", own=True):
        parts += [loket.naam, *_lines(loket.email), *_lines(loket.telefoon)]
    if not parts:
        for org in map(view.regelingen.organisatie, view.organisaties()):
            parts += [org.naam, org.email]
    return ", ".join(parts) or OPEN


def gemeente_telefoon(view: Path) -> Value:
    """The number of the municipality (K05)."""
    return view.regelingen.gemeente.geen_besluit.telefoon


def bezwaar_pagina(view: Path) -> Value:
    """The municipality's page for a bezwaar; also shown as a QR code (K11)."""
    return view.regelingen.gemeente.bezwaar.pagina.url or OPEN


def bezwaar_post(view: Path) -> Value:
    """The postal address for a bezwaar (K09)."""
    return ", ".join(_lines(view.regelingen.gemeente.bezwaar.post))


def bezwaar_niet_via(view: Path) -> Value:
    """The ways in which it cannot."""
    return view.regelingen.gemeente.bezwaar.niet_via


def bezwaar_inhoud(view: Path) -> Value:
    """What a bezwaar holds (K10, Awb 6:5)."""
    return _some(view.regelingen.gemeente.bezwaar.inhoud)


def bezwaar_te_laat(view: Path) -> Value:
    """What to do when the time is over (Awb 6:11)."""
    return view.regelingen.gemeente.bezwaar.te_laat


def bezwaar_voor_iemand_anders(view: Path) -> Value:
    """What to send along for somebody else."""
    return view.regelingen.gemeente.bezwaar.voor_iemand_anders


def bezwaar_daarna(view: Path) -> Value:
    """What follows on a bezwaar (K11)."""
    return view.regelingen.gemeente.bezwaar.daarna


def besluit_datum(view: Path) -> Value:
    """The day from which the bezwaar counts: the first possible day of the letter (Awb 6:8)."""
    return _date(day_of(view.value("besluit_datum")).van)


def laatste_dag_bezwaar(view: Path) -> Value:
    """The last day for a bezwaar (Awb 6:7)."""
    return _last(bezwaar_term(view))


def bezwaar_viel_op(view: Path) -> Value:
    """The day on which the six weeks end, before days off move it."""
    termijn = bezwaar_term(view)
    return _date(termijn.verschoven[0].van if termijn and termijn.verschoven else None)


def bezwaar_vrije_dagen(view: Path) -> Value:
    """The days off that move the last day, by name (Algemene termijnenwet 3)."""
    termijn = bezwaar_term(view)
    return _some(dag.naam for dag in termijn.overgeslagen) if termijn else OPEN


def dagen_over(view: Path) -> Value:
    """How many days are left for a bezwaar, 0 on the last day."""
    termijn = bezwaar_term(view)
    return max(0, termijn.dagen_over(view.today)) if termijn else 0


def aanvraag_datum(view: Path) -> Value:
    """The day on which help was asked for: the last possible one."""
    return _date(day_of(view.value("aanvraag_datum")).tot)


def beslis_uiterlijk(view: Path) -> Value:
    """The last day for the municipality to decide (Awb 4:13, Wmo 2015 2.3.5)."""
    return _last(decision_term(view))


def beslis_nu_uiterlijk(view: Path) -> Value:
    """The last day to decide after a letter sent today that asks for it (Awb 4:17)."""
    from klachtgids.regeling.termijn import ingebrekestelling

    return ingebrekestelling(view.regelingen.gemeente, view.today).uiterlijk


def beslis_post(view: Path) -> Value:
    """The postal address for the letter that asks to decide now."""
    return ", ".join(_lines(view.regelingen.gemeente.geen_besluit.post))


def beslis_inhoud(view: Path) -> Value:
    """What that letter holds (C13)."""
    return _some(view.regelingen.gemeente.geen_besluit.inhoud)


def beslis_daarna(view: Path) -> Value:
    """What follows when there is still no decision (Awb 4:17, 6:12)."""
    return view.regelingen.gemeente.geen_besluit.daarna


def hoogste_dwangsom(view: Path) -> Value:
    """The most the municipality can owe, in euro (Awb 4:17)."""
    return view.regelingen.gemeente.geen_besluit.hoogste_dwangsom


_NAMED: tuple[Callable[[Any], Value], ...] = (
    organisatie, organisatie_email, regeling_naam, klacht_is, bewaren, hulp_telefoon, indieningstermijn_maanden,
    wie_behandelt, volgende_gesprek, commissie_adres, klachtenhulp, gemeente_telefoon, bezwaar_pagina,
    bezwaar_post, bezwaar_niet_via, bezwaar_inhoud, bezwaar_te_laat, bezwaar_voor_iemand_anders,
    bezwaar_daarna, besluit_datum, laatste_dag_bezwaar, bezwaar_viel_op, bezwaar_vrije_dagen, aanvraag_datum,
    beslis_uiterlijk, beslis_nu_uiterlijk, beslis_post, beslis_inhoud, beslis_daarna, hoogste_dwangsom,
)  # fmt: skip
SLOTS: dict[str, Callable[[Any], Value]] = {slot.__name__: slot for slot in _NAMED} | {"n": dagen_over}


def _regelingen(view: Path) -> tuple[Regeling, ...]:
    """The regelingen of the chosen organisations, each once."""
    return tuple({one.id: one for one in map(view.regelingen.regeling_of, view.organisaties())}.values())


def _handler(view: Path, regeling: Regeling) -> Behandelaar:
    functie: Functie | None = "klachtencoordinator" if view.track == "behandeling" else view.value("functie")
    return regeling.behandelaar_van(functie)


def _first(view: Path, fact: str) -> Value:
    return next((value for value in view.facts(fact) if isinstance(value, Text)), OPEN)


def _some(values: Iterable[str | Text]) -> Value:
    """The values in order, each once; OPEN when there is none."""
    found = tuple(dict.fromkeys(value for value in values if value))
    return found or OPEN


def _date(day: date | None) -> Value:
    return OPEN if day is None else day


def _last(termijn: Termijn | None) -> Value:
    return OPEN if termijn is None else termijn.uiterlijk


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
