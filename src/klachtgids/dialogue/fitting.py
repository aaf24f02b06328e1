# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an answer that was kept is still one: its shape, its choice, what a consent or a confirmation was about.

Any value may come in, also one that an earlier version of the dialogue kept in another shape; nothing here raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from klachtgids.dialogue.models import Question
from klachtgids.dialogue.prompt import CONFIRM
from klachtgids.dialogue.view import ItemView, Walking, digest

CONTACT_WAYS = ("email", "telefoon", "post")
FRESH_LIST: Mapping[str, Any] = {"items": ["1"], "laatste": 1, "klaar": False}


def fits(question: Question, value: Any, view: Walking | ItemView) -> bool:
    """Whether an answer given earlier still is one: its choice still offered, its consent still for the same thing."""
    if value is None:
        return question.may_skip
    if is_option(value) and question.kind not in {"choice", "choices", "yes_no"}:
        return _offered(question, value["optie"], view)
    return _shaped(question, value) and _holds_still(question, value, view)


def _holds_still(question: Question, value: Any, view: Walking | ItemView) -> bool:
    match question.kind:
        case "choice":
            return _offered(question, value, view)
        case "choices":
            return all(_offered(question, each, view) for each in value)
        case "consent" | "notice":
            return bool(value.get("geldt_voor") == view.scope(question))
        case "organisation":
            return all(view.regelingen.has(each) for each in value)
        case _:
            return True


def _shaped(question: Question, value: Any) -> bool:
    """Whether a value has the shape in which this kind of question keeps its answers."""
    match question.kind:
        case "choices" | "organisation":
            return isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
        case "yes_no":
            return value in ("ja", "nee")
        case "date":
            return isinstance(value, dict) and all(_is_day(value.get(side)) for side in ("van", "tot"))
        case "contact":
            return isinstance(value, dict) and all(isinstance(value.get(way, ""), str) for way in CONTACT_WAYS)
        case "case":
            return isinstance(value, dict) and all(isinstance(value.get(part), str) for part in ("nummer", "code"))
        case "consent" | "notice":
            own = [option.id for option in question.options]
            return isinstance(value, dict) and value.get("keuze") in ("ja", "nee", *own)
        case "list":
            return (
                isinstance(value, dict)
                and isinstance(value.get("items"), list)
                and bool(value["items"])
                and all(isinstance(each, str) for each in value["items"])
                and isinstance(value.get("klaar"), bool)
            )
        case _:
            return isinstance(value, str)


def _is_day(iso: object) -> bool:
    """Whether one side of a date answer is a day, or not known."""
    try:
        return iso is None or (isinstance(iso, str) and date.fromisoformat(iso) is not None)
    except ValueError:
        return False


def is_option(value: Any) -> bool:
    """Whether an answer is one of the options that stand beside free text."""
    return isinstance(value, dict) and "optie" in value


def _offered(question: Question, option_id: object, view: Walking | ItemView) -> bool:
    option = question.option(str(option_id))
    return option is not None and (option.when is None or option.when.holds(view) is True)


def confirmed(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the answer that stands needs no confirmation (any more): no known day, or just this day was confirmed."""
    value = answers.get(question.id)
    if not question.confirm or not isinstance(value, dict) or value.get("precisie", "onbekend") == "onbekend":
        return True
    said = answers.get(f"{question.id}/{CONFIRM}")
    return bool(said == {"keuze": "ja", "geldt_voor": digest(value)})


def list_value(question: Question, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is kept about a list: its items, the last id given out, and whether it is closed; a fresh one otherwise."""
    value = answers.get(question.id)
    return value if isinstance(value, dict) and _shaped(question, value) else FRESH_LIST
