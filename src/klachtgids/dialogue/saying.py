# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kept value in words, for the overview, the offer of an earlier answer and the letters.

Pure: a question, its value and the reader's words go in, a text comes out. What a person wrote comes out as it was
kept; who shows it on a terminal cleans it there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.dialogue.models import Question
    from klachtgids.words.i18n import Words


def value_in_words(
    question: Question, value: Any, words: Words, chosen: Mapping[str, Text] | None = None, **slots: Any
) -> str:
    """What was answered, as this reader says it.

    `chosen` gives the words of ids that stand in no option (organisations); `slots` fill the gaps in option words.
    None is a question that was skipped. Contact gives one line for each way, several choices one for each choice; an
    address has its own lines.
    """
    if value is None:
        return words.say("waarde_overgeslagen")
    named = {option.id: option.text for option in question.options} | dict(chosen or {})
    if isinstance(value, dict):
        return _of_parts(question, value, words, named, slots)
    if isinstance(value, list) and question.kind == "choices":
        return "\n".join(_named(each, named, words, slots) for each in value)  # whole sentences, so no "a, b and c"
    if isinstance(value, list):
        return words.list(_named(each, named, words, slots) for each in value)
    if question.kind == "phone":
        return phone_in_words(str(value))
    if question.kind in {"choice", "yes_no"}:
        return _named(value, named, words, slots)
    return str(value)


def date_in_words(value: Mapping[str, Any], words: Words) -> str:
    """A day that may be known only roughly, by its precision: "april 2026", "tussen ... en ...", "weet ik niet"."""
    van, tot = _day(value.get("van")), _day(value.get("tot"))
    if van is None and tot is None:
        return words.say("waarde_weet_niet")
    match value.get("precisie"):
        case "week" if van is not None:
            return words.say("waarde_week", van=van)
        case "maand" if van is not None:
            return words.month(van)
        case "jaar" if van is not None:
            return str(van.year)
    return _between(van, tot, words)


def date_in_numbers(value: Mapping[str, Any]) -> str:
    """The same as it can be typed in any language; empty when one of its ends is open."""
    van, tot = _day(value.get("van")), _day(value.get("tot"))
    if van is None or tot is None:
        return ""
    return f"{van:%d-%m-%Y}" if van == tot else f"{van:%d-%m-%Y} tot {tot:%d-%m-%Y}"


def _between(van: date | None, tot: date | None, words: Words) -> str:
    if van is not None and van == tot:
        return words.date(van)
    if van is None:
        return words.say("waarde_tot", tot=tot)
    return words.say("waarde_vanaf", van=van) if tot is None else words.say("waarde_tussen", van=van, tot=tot)


def phone_in_words(number: str) -> str:
    """A telephone number in E.164 as people here write it: 06-12345678; one from abroad stays as it is."""
    if number.startswith("+316"):
        return f"06-{number[4:]}"
    return f"0{number[3:]}" if number.startswith("+31") else number


def _of_parts(
    question: Question, value: Mapping[str, Any], words: Words, named: Mapping[str, Text], slots: Mapping[str, Any]
) -> str:
    if "optie" in value:
        return _named(value["optie"], named, words, slots)
    if "keuze" in value:
        return _named(value["keuze"], named, words, slots)
    if "precisie" in value:
        return date_in_words(value, words)
    if question.kind == "contact":
        return "\n".join(_contact(value, words))
    if question.kind == "case":
        return words.say("waarde_nummer", nummer=value.get("nummer") or "")
    return ""


def _contact(value: Mapping[str, Any], words: Words) -> list[str]:
    lines = []
    if value.get("email"):
        lines.append(words.say("waarde_email", adres=value["email"]))
    if value.get("telefoon"):
        lines.append(words.say("waarde_telefoon", nummer=phone_in_words(value["telefoon"])))
        if value.get("voicemail") is not None:
            lines.append(words.say("waarde_voicemail_ja" if value["voicemail"] else "waarde_voicemail_nee"))
    if value.get("post"):
        lines.append(words.say("waarde_post", adres=", ".join(str(value["post"]).splitlines())))
    return lines


def _named(value: Any, named: Mapping[str, Text], words: Words, slots: Mapping[str, Any]) -> str:
    if value in named:
        return words.text(named[value], **slots)
    if value in {"ja", "nee"}:
        return words.say("ja" if value == "ja" else "nee")
    return str(value)


def _day(iso: object) -> date | None:
    return date.fromisoformat(iso) if isinstance(iso, str) else None
