# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a date is that date, in words: rule, start, calendar, the days that did not count, by whom it was moved and why.

Invariant: what is told is what the register kept when the date was made; the regeling adds names and the length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import Geopend
from klachtgids.regeling.kalender import DAY, Kalender, kalenders, wettelijke_dag
from klachtgids.regeling.models import Termijnregel
from klachtgids.register.zaakstand import TermijnStand, Zaakstand
from klachtgids.words.i18n import Words

Nood = Literal["te_laat", "vandaag", "binnenkort", "later"]
"""How much hurry there is; `binnenkort` is two working days or less."""
REDEN = "reden"
_SOON = 2
_FAR = 400
"""Days after which working days are no longer counted one by one."""


@dataclass(frozen=True, slots=True)
class Resterend:
    """How a date stands to today: how much hurry, and the working days left, or passed since when it is too late."""

    nood: Nood
    werkdagen: int


def resterend(kalender: Kalender, vandaag: date, uiterlijk: date) -> Resterend:
    """The hurry of one date by the calendar of who must meet it; the last day itself is `vandaag`."""
    if uiterlijk == vandaag:
        return Resterend("vandaag", 0)
    if uiterlijk < vandaag:
        return Resterend("te_laat", _werkdagen(kalender, uiterlijk, vandaag))
    left = _werkdagen(kalender, vandaag, uiterlijk)
    return Resterend("binnenkort" if left <= _SOON else "later", left)


def werkdagen_van(desk: Desk, organisatie: str) -> Kalender:
    """The working days of an organisation."""
    return kalenders(desk.regelingen.gemeente, desk.regelingen.organisatie(organisatie)).werkdagen


def te_laat_gehaald(termijn: TermijnStand) -> bool:
    """Whether what had to be done was done after its last day."""
    return termijn.gehaald_op is not None and wettelijke_dag(termijn.gehaald_op) > termijn.uiterlijk


def leg_uit(desk: Desk, words: Words, stand: Zaakstand, termijn: TermijnStand, reden: str | None = None) -> str:
    """One termijn explained; `reden` is why it was moved, for who has opened the content."""
    return " ".join(_sentences(desk, words, stand, termijn, reden))


def reden_van(found: Geopend, termijn: TermijnStand) -> str | None:
    """Why a termijn was moved, for who has the words of the zaak open: those of the stap that did it."""
    stap = next((one.id for one in found.stand.stappen if one.op == termijn.verplaatst_op), None)
    texts = (one.text for one in found.teksten or () if one.row == stap and one.kind == REDEN)
    return None if stap is None else next(texts, None)


def _sentences(desk: Desk, words: Words, stand: Zaakstand, termijn: TermijnStand, reden: str | None) -> Iterator[str]:
    rules = desk.regelingen.regeling_of(stand.kop.organisatie).termijn
    regel = next((one for one in rules if one.id == termijn.rule), None)
    before = next((one for one in stand.termijnen if one.id == termijn.vervangt), None)
    if before is not None:
        moved = termijn.verplaatst_op or stand.kop.ontvangen_op
        yield words.say(
            "bureau_uitleg_verzet",
            dag=termijn.uiterlijk,
            eerst=before.uiterlijk,
            wie=_name(desk, termijn.verplaatst_door),
            op=wettelijke_dag(moved),
        )
        if reden:
            yield words.say("bureau_uitleg_reden", reden=reden)
    else:
        yield _counted(words, termijn, regel)
        skipped = tuple(_skipped(desk, words, termijn))
        if skipped:
            yield words.say("bureau_uitleg_overgeslagen", dagen=words.list(skipped))
    if termijn.streef is not None:
        yield words.say("bureau_uitleg_streef", dag=termijn.streef)
    if termijn.gehaald_op is not None:
        key = "bureau_uitleg_laat" if te_laat_gehaald(termijn) else "bureau_uitleg_gehaald"
        yield words.say(key, dag=wettelijke_dag(termijn.gehaald_op))
    elif termijn.vervallen_op is not None:
        later = any(one.vervangt == termijn.id for one in stand.termijnen)
        yield words.say("bureau_uitleg_vervangen" if later else "bureau_uitleg_vervallen")


def _counted(words: Words, termijn: TermijnStand, regel: Termijnregel | None) -> str:
    """From where it was counted and by which rule."""
    if regel is None:
        return words.say("bureau_uitleg_los", dag=termijn.uiterlijk, begin=termijn.start)
    slots = {
        "dag": termijn.uiterlijk,
        "lengte": words.say(f"bureau_eenheid_{regel.eenheid}", n=regel.lengte),
        "begin": termijn.start,
        "gebeurtenis": words.say(f"bureau_begin_{regel.start}"),
    }
    if regel.niet_in_de_regeling:
        return words.say("bureau_uitleg_eigen", **slots)
    if regel.artikel:
        return words.say("bureau_uitleg_artikel", artikel=regel.artikel, **slots)
    return words.say("bureau_uitleg_wet", wet=regel.wet or "", **slots)


def _skipped(desk: Desk, words: Words, termijn: TermijnStand) -> Iterator[str]:
    """The weekend as one thing, and each other day by its name."""
    names = desk.regelingen.gemeente.dagnamen
    weekend = {names["zaterdag"].u, names["zondag"].u}
    found = [(day, name) for day, _, name in (one.partition(" ") for one in termijn.overgeslagen)]
    if any(name in weekend for _, name in found):
        yield words.say("bureau_weekend")
    for day, name in found:
        if name not in weekend:
            off = date.fromisoformat(day)
            yield words.say("bureau_vrije_dag", naam=name, dag=f"{off.day}-{off.month}")


def _name(desk: Desk, account: str | None) -> str:
    found = None if account is None else desk.medewerkers.get(account)
    return (account or "") if found is None else found.aanduiding


def _werkdagen(kalender: Kalender, after: date, until: date) -> int:
    """The working days after one day up to and including another."""
    days = (until - after).days
    if days > _FAR:
        return days * 5 // 7
    return sum(kalender.vrij(after + n * DAY) is None for n in range(1, days + 1))
