# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders of questions and prompts for the tests of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from klachtgids.dialogue.answers import read
from klachtgids.dialogue.models import Question
from klachtgids.dialogue.prompt import Choice, Given, Prompt, Refusal
from klachtgids.words.wording import Text

TODAY = date(2026, 5, 21)
SCOPE = "geldt-hiervoor"
SOORTEN = {
    "blij": "Ik ben blij met iets",
    "doorgeven": "Ik wil iets doorgeven",
    "niet_eens": "Ik ben het niet eens met een brief",
    "weet_niet": "Ik weet het niet",
}
WANNEER = {"vandaag": "Vandaag", "vorige_week": "Vorige week", "anders": "Een andere dag", "weet_niet": "Weet ik niet"}
LIJST = {"nog_een": "Nog een punt", "klaar": "Klaar"}
NAMEN = (
    Choice("zonneweide", Text("Zonneweide"), synonyms=("de weide",)),
    Choice("jongveld", Text("JongVeld"), synonyms=("kinderopvang", "peuterspeelzaal JongVeld")),
    Choice("hulpzorg_noord", Text("HulpZorg Noord")),
    Choice("hulpzorg_zuid", Text("HulpZorg Zuid")),
    Choice("wijkthuis", Text("WijkThuis")),
)
KINDS = (
    "choice", "choices", "yes_no", "text", "long_text", "name", "date", "email", "phone", "address", "contact",
    "organisation", "consent", "notice", "list", "case", "confirm",
)  # fmt: skip


def prompt(kind: str, options: dict[str, str] | None = None, *, alone: str = "", **more: Any) -> Prompt:
    """A prompt of this kind ("confirm": the confirmation of a date), with the options it needs."""
    if options is None:
        options = {"choice": SOORTEN, "choices": SOORTEN, "list": LIJST}.get(kind, {})
    fields: dict[str, Any] = {
        "id": "vraag",
        "kind": "date" if kind == "confirm" else kind,
        "text": "?",
        "why": "Omdat.",
    }
    fields |= {"options": [{"id": key, "text": words, "alone": key == alone} for key, words in options.items()], **more}
    question = Question.model_validate(fields | ({"item": ("punt",)} if kind == "list" else {}))
    choices = tuple(Choice(option.id, option.text, alone=option.alone) for option in question.options)
    if kind == "organisation":
        choices = NAMEN + choices
    return Prompt("vraag", question, choices, {}, (), TODAY, SCOPE, confirm=kind == "confirm")


def answer(asked: Prompt | str, typed: str) -> Any:
    """The value read, or the reason of the refusal."""
    found = reading(asked, typed)
    return found.reason if isinstance(found, Refusal) else found.value


def reading(asked: Prompt | str, typed: str) -> Given | Refusal:
    return read(prompt(asked) if isinstance(asked, str) else asked, typed, lambda text: text.u)


def with_list(value: dict[str, Any]) -> Prompt:
    return replace(prompt("list"), list_value=value)
