# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many questions are at most still to come: the longest way from here through the graph of routes.

Conditions are not looked at (they may change with each answer); what has been answered already is not counted again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from klachtgids.dialogue.file import Book, Question
from klachtgids.dialogue.prompt import CONFIRM
from klachtgids.dialogue.walk import FRESH_LIST, Walk, target


def still_to_come(book: Book, walk: Walk, answers: Mapping[str, Any]) -> int:
    """The most prompts still to be answered, the open one included; 0 at the end."""
    if walk.next is None:
        return 0
    known: dict[str, int] = {}

    def longest(state: str) -> int:
        if state in known:
            return known[state]
        question = book.questions.get(state)
        if question is not None:
            ways = [longest(target(book, route)) for route in question.routes]
            here = prompts_of(question, answers)
            known[state] = (max(here, 1) if state == walk.state else here) + max(ways, default=0)
        elif state.startswith("tracks:"):
            known[state] = sum(longest(book.first(name)) for name in state.removeprefix("tracks:").split("+"))
        else:
            known[state] = 0
        return known[state]

    return longest(walk.state) + sum(longest(book.first(name)) for name in walk.ahead)


def prompts_of(question: Question, answers: Mapping[str, Any]) -> int:
    """How many prompts a question still takes: a list one for each open item answer and one to close it."""
    if question.kind == "list":
        value = answers.get(question.id, FRESH_LIST)
        keys = [f"{question.id}/{item}/{inner}" for item in value["items"] for inner in question.item]
        return sum(key not in answers for key in keys) + (not value["klaar"])
    open_value = question.id not in answers
    open_confirm = question.confirm and f"{question.id}/{CONFIRM}" not in answers
    return int(open_value) + int(open_confirm)
