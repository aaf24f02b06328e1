# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what the register said about a zaak to strings, the same for every front: how it stands, or what became of it.

Invariant: only what `handling.klager` gives is said: stages, days and messages, never a word of what was filed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtgids.handling.klager import Antwoord, Bericht, Dag, Stand
    from klachtgids.regeling.file import Regelingen
    from klachtgids.words.i18n import Words

_WHOLE = frozenset({"status", "stopped", "cannot"})
"""The answers with how it stands beside them; in the others that would hide what matters."""


@dataclass(frozen=True, slots=True)
class ShownDay:
    """What happens on the next promised day, in one sentence."""

    dag: date
    tekst: str


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message to the person: when it went, or was made while it waits, and what it was."""

    dag: datetime
    tekst: str
    verzonden: bool


@dataclass(frozen=True, slots=True)
class ShownCase:
    """What the register said about a zaak; state is that of `handling.klager.Antwoord`. `lines` say all of it."""

    nummer: str
    state: str
    lines: tuple[str, ...]
    fase: str | None = None
    volgende: ShownDay | None = None
    berichten: tuple[ShownMessage, ...] = ()
    tot: datetime | None = None


def shown_case(case: Antwoord, words: Words, regelingen: Regelingen) -> ShownCase:
    """One answer in words."""
    stand = case.stand
    organisatie = "" if stand is None else regelingen.organisatie(stand.organisatie).naam
    lines = [words.say(f"zaak_{case.staat}", nummer=case.nummer, moment=case.tot, organisatie=organisatie)]
    more = f"zaak_{case.staat}_verder"
    if words.knows(more):
        lines.append(words.say(more, organisatie=organisatie))
    if stand is None or case.staat not in _WHOLE:
        return ShownCase(case.nummer, case.staat, tuple(lines), tot=case.tot)
    lines += _standing(stand, words, regelingen)
    return ShownCase(
        nummer=case.nummer,
        state=case.staat,
        lines=tuple(lines),
        fase=words.text(stand.tekst),
        volgende=None
        if stand.volgende is None
        else ShownDay(stand.volgende.uiterlijk, _day(stand.volgende, words, organisatie)),
        berichten=tuple(ShownMessage(each.op, words.text(each.naam), each.verzonden) for each in stand.berichten),
    )


def begun(name: str) -> str:
    """A name at the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def _standing(stand: Stand, words: Words, regelingen: Regelingen) -> Iterator[str]:
    organisatie = regelingen.organisatie(stand.organisatie).naam
    soort = words.say(f"soort_{stand.soort}")
    yield words.say("zaak_bij", soort=soort, organisatie=organisatie, moment=stand.ontvangen_op)
    yield words.say("zaak_fase", tekst=words.text(stand.tekst))
    if stand.volgende is not None:
        yield words.say("zaak_volgende", tekst=_day(stand.volgende, words, organisatie))
    if stand.afspraak is not None:
        yield words.say("zaak_afspraak", dag=stand.afspraak.wanneer)
    for each in stand.voorbij:
        key = "zaak_doel_voorbij" if each.eigen else "zaak_voorbij"
        yield words.say(key, naam=begun(words.text(each.naam)), dag=each.uiterlijk, organisatie=organisatie)
    yield words.say("zaak_berichten" if stand.berichten else "zaak_geen_berichten")
    yield from (_message(each, words) for each in stand.berichten)
    if any(not each.verzonden and (each.retour or not each.adres_bekend) for each in stand.berichten):
        yield words.say("zaak_adres_hoe", organisatie=organisatie)
    for part in stand.deelklachten:
        other = regelingen.organisatie(part.organisatie).naam
        yield words.say("zaak_deel", organisatie=other, nummer=part.nummer, tekst=words.text(part.tekst))
    if stand.stoppen_gevraagd_op is not None:
        yield words.say("zaak_intrekking", moment=stand.stoppen_gevraagd_op)
    if stand.afgesloten_op is not None:
        yield words.say("zaak_afgesloten", dag=stand.afgesloten_op)


def _day(day: Dag, words: Words, organisatie: str) -> str:
    if day.eigen:
        return words.say("zaak_doel", naam=begun(words.text(day.naam)), dag=day.uiterlijk)
    if day.belofte is not None:
        return words.text(day.belofte, uiterlijk=day.uiterlijk, organisatie=organisatie)
    return words.say("zaak_termijn", naam=begun(words.text(day.naam)), dag=day.uiterlijk)


def _message(message: Bericht, words: Words) -> str:
    what = begun(words.text(message.naam))
    if message.verzonden:
        return words.say("zaak_bericht", wat=what, moment=message.op)
    if message.retour:
        return words.say("zaak_bericht_retour", wat=what)
    return words.say("zaak_bericht_wacht" if message.adres_bekend else "zaak_bericht_adres", wat=what)
