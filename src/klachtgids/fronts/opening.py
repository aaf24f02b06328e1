# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first question of all, straight from its file, so that it stands there before the rest has been read.

Invariant: it is the very question that the conversation then asks, or it is not shown. A first question that depends on
anything (a condition, a note, a gap in its words), and a file with a fault in it, are left to the dialogue itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from klachtgids.faults import FileFault
from klachtgids.fronts.render import ShownChoice, ShownPrompt
from klachtgids.toml_file import read_table
from klachtgids.words.i18n import Words
from klachtgids.words.wording import Text

START_FILE: Final = "start.toml"
_OF_QUESTION: Final = frozenset({"id", "kind", "text", "why", "topic", "law", "help", "options", "field", "routes"})
"""What a question may have that is shown here: what else there is, changes how it is asked."""
_OF_OPTION: Final = frozenset({"id", "text", "help", "je"})


def first_question(folder: Path, words: Words) -> ShownPrompt | None:
    """What every conversation begins with in the dialogues of `folder`; None when only the dialogue itself can say."""
    try:
        file = read_table(folder / START_FILE)
        first = file["dialogue"]["first"]
        (question,) = (each for each in file["question"] if each["id"] == first)
        if file["dialogue"]["id"] != "start" or question["kind"] != "choice" or not question.keys() <= _OF_QUESTION:
            return None
        return _shown(question, words)
    except (FileFault, LookupError, TypeError, ValueError, AttributeError):
        return None  # reading it as a dialogue says what is wrong, with its place


def _shown(question: dict[str, Any], words: Words) -> ShownPrompt | None:
    if not all(option.keys() <= _OF_OPTION for option in question["options"]):
        return None

    def said(raw: object) -> str:
        return words.text(Text.of(raw))

    def maybe(raw: object) -> str | None:
        return None if raw is None else said(raw)

    return ShownPrompt(
        key=question["id"],
        kind="choice",
        text=said(question["text"]),
        help=maybe(question.get("help")),
        why=said(question["why"]),
        sources=tuple(question.get("law", ())),
        notes=(),
        choices=tuple(
            ShownChoice(number, option["id"], said(option["text"]), maybe(option.get("help")))
            for number, option in enumerate(question["options"], 1)
        ),
        takes_text=False,
        long=False,
        several=False,
        may_skip=False,
        sensitive=False,
        offered=None,
    )
