# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The persons of a filing, kept apart by role: whose complaint it is, who types, who supports, about whom it is.

A helper is never the klager: what is asked of the klager is about the person whose story it is, whoever types, and who
helps has answers of their own (`hulp.`). A vertrouwenspersoon who types is the indiener and the ondersteuner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from klachtgids.register.filing import ANTWOORD, Betrokkene, Tekst, row_id
from klachtgids.register.terms import Rol

if TYPE_CHECKING:
    from klachtgids.intake.assembling import Answers

_WAYS = {"email": "e-mail", "telefoon": "telefoon", "post": "adres"}
_SUPPORTS: Final = "vertrouwenspersoon"
"""The helper who is the ondersteuner as well: independent, free, not of the organisation (K26)."""
_NO_MANDATE: Final = "nee"


def persons_of(key: UUID, answers: Answers) -> tuple[tuple[Betrokkene, ...], tuple[Tekst, ...]]:
    """Everybody on the path with a role, and their names and ways to reach them as texts."""
    people: list[Betrokkene] = []
    texts: list[Tekst] = []
    for person, said in (_klager(key, answers), _indiener(key, answers), _ondersteuner(key, answers)):
        if said:
            people.append(person)
            texts += said
    about = _names_of(answers)
    people += [
        Betrokkene(row_id(key, "beklaagde", who), Rol.BEKLAAGDE, functie=answers.value("beklaagde.functie"))
        for who in about
    ]
    texts += [Tekst(row_id(key, "beklaagde", who), "naam", who) for who in about]
    return tuple(people), tuple(texts)


def _klager(key: UUID, answers: Answers) -> tuple[Betrokkene, list[Tekst]]:
    row = row_id(key, "betrokkene", Rol.KLAGER)
    person = Betrokkene(
        row,
        Rol.KLAGER,
        hoedanigheid=answers.value("hoedanigheid"),
        voorkeur=_answer_to(answers, "client"),
        voicemail=_yes(answers.value("klager.voicemail")),
    )
    return person, [*_named(row, answers.text("klager.naam")), *_ways(row, answers.value("klager.contact"))]


def _indiener(key: UUID, answers: Answers) -> tuple[Betrokkene, list[Tekst]]:
    """Who types for the klager, with what that rests on and since when (Jeugdwet 4.2.1: "door of namens")."""
    row = row_id(key, "betrokkene", Rol.INDIENER)
    person = Betrokkene(
        row,
        Rol.INDIENER,
        hoedanigheid=answers.value("hulp.relatie"),
        machtiging=_mandate(answers),
        voorkeur=_answer_to(answers, "helper"),
    )
    said = _helper(row, answers)
    since = answers.value("client.machtiging_op")
    if said and isinstance(since, Mapping) and (since.get("van") or since.get("tot")):
        days = dict.fromkeys(day for day in (since.get("van"), since.get("tot")) if day)
        said.append(Tekst(row, "machtiging_op", "/".join(days)))
    return person, said


def _ondersteuner(key: UUID, answers: Answers) -> tuple[Betrokkene, list[Tekst]]:
    row = row_id(key, "betrokkene", Rol.ONDERSTEUNER)
    if answers.value("hulp.relatie") == _SUPPORTS:
        return Betrokkene(row, Rol.ONDERSTEUNER), _helper(row, answers)
    name, organisation = answers.text("ondersteuner.naam"), answers.text("ondersteuner.organisatie")
    return Betrokkene(row, Rol.ONDERSTEUNER), _all_of(row, name, organisation, answers.value("ondersteuner.contact"))


def _helper(row: UUID, answers: Answers) -> list[Tekst]:
    name, organisation = answers.text("hulp.naam"), answers.text("hulp.organisatie")
    return _all_of(row, name, organisation, answers.value("hulp.contact"))


def _all_of(row: UUID, name: str | None, organisation: str | None, contact: Any) -> list[Tekst]:
    where = [] if organisation is None else [Tekst(row, "organisatie", organisation)]
    return [*_named(row, name), *where, *_ways(row, contact)]


def _named(row: UUID, name: str | None) -> list[Tekst]:
    return [] if name is None else [Tekst(row, "naam", name)]


def _ways(row: UUID, contact: Any) -> list[Tekst]:
    if not isinstance(contact, Mapping):
        return []
    return [Tekst(row, kind, contact[way]) for way, kind in _WAYS.items() if contact.get(way)]


def _names_of(answers: Answers) -> list[str]:
    """The names of those it is about, each once, in the order told."""
    values = [step.value for field in ("onderdeel.over_wie", "beklaagde.naam") for step in answers.all(field)]
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))


def _answer_to(answers: Answers, who: str) -> str | None:
    return ANTWOORD if answers.value("antwoord_naar") in {who, "beide"} else None


def _mandate(answers: Answers) -> str | None:
    """On what acting for the klager rests; without a mandate at least whether the klager knows."""
    given = answers.text("client.machtiging")
    if given not in {None, _NO_MANDATE}:
        return given
    knows = _yes(answers.value("client.weet"))
    return None if knows is None else "client_weet_het" if knows else "client_weet_het_niet"


def _yes(value: Any) -> bool | None:
    return None if value is None else value == "ja"
