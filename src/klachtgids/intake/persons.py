# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The persons of a filing, kept apart by role: whose complaint it is, who types, about whom it is.

A helper is never the klager: with a `client.naam` on the path that person is the klager, and who types is the indiener.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from klachtgids.register.filing import Betrokkene, Tekst, row_id
from klachtgids.register.terms import Rol

if TYPE_CHECKING:
    from klachtgids.intake.assembling import Answers

_WAYS = {"email": "e-mail", "telefoon": "telefoon", "post": "adres"}


def persons_of(key: UUID, answers: Answers) -> tuple[tuple[Betrokkene, ...], tuple[Tekst, ...]]:
    """Everybody on the path with a role, and their names and ways to reach them as texts."""
    client = answers.text("client.naam")
    typist = Rol.KLAGER if client is None else Rol.INDIENER
    people: list[Betrokkene] = []
    texts: list[Tekst] = []
    name, contact = answers.text("klager.naam"), answers.value("klager.contact")
    if client is not None:
        klager = row_id(key, "betrokkene", Rol.KLAGER)
        people.append(Betrokkene(klager, Rol.KLAGER))
        texts.append(Tekst(klager, "naam", client))
    if name is not None or isinstance(contact, dict):
        row = row_id(key, "betrokkene", typist)
        people.append(
            Betrokkene(
                row,
                typist,
                hoedanigheid=answers.value("hoedanigheid"),
                machtiging=_knows(answers.value("client.weet")) if client is not None else None,
                voicemail=_yes(answers.value("klager.voicemail")),
            )
        )
        if name is not None:
            texts.append(Tekst(row, "naam", name))
        if isinstance(contact, dict):
            texts += [Tekst(row, kind, contact[way]) for way, kind in _WAYS.items() if contact.get(way)]
    about = _names_of(answers)
    people += [
        Betrokkene(row_id(key, "beklaagde", who), Rol.BEKLAAGDE, functie=answers.value("beklaagde.functie"))
        for who in about
    ]
    texts += [Tekst(row_id(key, "beklaagde", who), "naam", who) for who in about]
    return tuple(people), tuple(texts)


def _names_of(answers: Answers) -> list[str]:
    """The names of those it is about, each once, in the order told."""
    values = [step.value for field in ("onderdeel.over_wie", "beklaagde.naam") for step in answers.all(field)]
    return list(dict.fromkeys(value for value in values if isinstance(value, str)))


def _yes(value: Any) -> bool | None:
    return None if value is None else value == "ja"


def _knows(value: Any) -> str:
    return "client_weet_het" if value == "ja" else "client_weet_het_niet"
