# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was told in fixed terms, in words: when it happened, what was tried before, each consent, also a refused one.

Invariant: nothing here opens content: it is what the register keeps in the open, and never a word of a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from klachtgids.dialogue.saying import date_in_words
from klachtgids.handling.desk import Desk
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.register.filing import Wanneer
from klachtgids.register.terms import Keuze
from klachtgids.register.zaakstand import PersoonStand, ToestemmingRij, Zaakstand
from klachtgids.words.i18n import DUTCH, Words

_KENNISGEVING: Final = "kennisgeving"
_AKKOORD: Final = "akkoord"
_KAN_NIET: Final = "akkoord_kan_niet"


@dataclass(frozen=True, slots=True)
class Feit:
    """Something that was told: what it is about, and what; `let_op` when it binds who handles the zaak."""

    naam: str
    wat: str
    let_op: bool = False


def feiten_van(desk: Desk, words: Words, stand: Zaakstand) -> Iterator[Feit]:
    """What a page says first of what was told; nothing that was not asked of this klager."""
    say, feiten = words.say, stand.feiten
    yield from _wanneer(words, stand)
    if feiten.te_laat:
        yield Feit(say("bureau_feit_te_laat"), say("bureau_feit_te_laat_ja"), let_op=True)
    if feiten.besproken:
        yield Feit(say("bureau_feit_gedaan"), words.list(_term(words, "gedaan", one) for one in feiten.besproken))
    if feiten.leeftijdsgroep is not None:
        yield Feit(say("bureau_feit_leeftijd"), _term(words, "leeftijd", feiten.leeftijdsgroep))
    if feiten.taal != DUTCH:
        yield Feit(say("bureau_feit_taal"), _term(words, "taal", feiten.taal))
    if feiten.tolk is not None:
        yield Feit(say("bureau_feit_tolk"), feiten.tolk, let_op=True)
    newest = {one.reikwijdte: one for one in stand.toestemmingen}
    for one in newest.values():
        yield _toestemming(desk, words, one)


def persoon_in_woorden(desk: Desk, words: Words, one: PersoonStand) -> tuple[str, ...]:
    """What is known of somebody without a name, one by one: as what they tell it, their work, how to reach them."""
    functies = desk.procedures.procedures[0].algemeen.veld["functie"].keuzes
    known = [] if one.hoedanigheid is None else [_term(words, "hoedanigheid", one.hoedanigheid)]
    known += [] if one.machtiging is None else [_term(words, "machtiging", one.machtiging)]
    if one.functie is not None:
        known.append(words.text(functies[one.functie]) if one.functie in functies else one.functie)
    known += [words.say("bureau_persoon_antwoord")] if one.krijgt_antwoord else []
    known += [words.say("bureau_persoon_mail")] if one.heeft_email else []
    if one.voicemail is not None:
        known.append(words.say("bureau_persoon_inspreken" if one.voicemail else "bureau_persoon_niet_inspreken"))
    return tuple(known)


def wordt_herzien(stand: Zaakstand) -> bool:
    """Whether the zaak is back where it was judged from: what was found then may change."""
    last = max((one.op for one in stand.oordelen), default=None)
    judged = next((one for one in stand.stappen if one.op == last), None)
    return judged is not None and judged.van != judged.naar and judged.van == stand.kop.fase


def dag_in_woorden(words: Words, wanneer: Wanneer) -> str:
    """When something happened, as exactly as it is known."""
    if wanneer.van is None and wanneer.tot is None:
        return words.say("bureau_feit_niet_bekend")
    van, tot = (None if day is None else day.isoformat() for day in (wanneer.van, wanneer.tot))
    return date_in_words({"van": van, "tot": tot, "precisie": wanneer.precisie.value}, words)


def _wanneer(words: Words, stand: Zaakstand) -> Iterator[Feit]:
    """One day for all, or that of each onderdeel; of a zaak without onderdelen only one that is known."""
    name = words.say("bureau_feit_gebeurd")
    whole = stand.feiten.gebeurd
    days = {one.gebeurd for one in stand.onderdelen}
    if len(days) > 1:
        for one in stand.onderdelen:
            part = words.say("bureau_feit_bij_onderdeel", naam=name, n=one.volgnr)
            yield Feit(part, dag_in_woorden(words, one.gebeurd))
    elif days or whole != Wanneer():
        yield Feit(name, dag_in_woorden(words, next(iter(days), whole)))


def _toestemming(desk: Desk, words: Words, one: ToestemmingRij) -> Feit:
    """The last choice for one scope, with its day: a no and a yes that was taken back bind as much as a yes frees."""
    day = wettelijke_dag(one.op)
    if one.reikwijdte == _KAN_NIET:
        return Feit(words.say("bureau_feit_akkoord"), words.say("bureau_feit_akkoord_kan_niet"), let_op=True)
    if one.reikwijdte in {_KENNISGEVING, _AKKOORD}:
        said = words.say("ja" if one.keuze is Keuze.JA else "nee")
        return Feit(words.say(f"bureau_feit_{one.reikwijdte}"), said, let_op=one.keuze is Keuze.NEE)
    scopes = desk.procedures.procedures[0].algemeen.veld["reikwijdte"].keuzes
    scope = words.text(scopes[one.reikwijdte]) if one.reikwijdte in scopes else one.reikwijdte
    name = words.say("bureau_feit_toestemming", wie=scope)
    if one.keuze is Keuze.NEE:
        return Feit(name, words.say("bureau_feit_nee", dag=day), let_op=True)
    if one.ingetrokken_op is not None:
        back = wettelijke_dag(one.ingetrokken_op)
        return Feit(name, words.say("bureau_feit_ja_terug", dag=day, terug=back), let_op=True)
    return Feit(name, words.say("bureau_feit_ja", dag=day))


def _term(words: Words, of: str, term: str) -> str:
    """A fixed term of a dialogue as the desk says it; of a dialogue that is not ours, the term itself."""
    key = f"bureau_{of}_{term}"
    return words.say(key) if words.knows(key) else term
