# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What crosses from the walk to whoever asks: the prompt, its choices, and the refusal of an answer.

Plain frozen values: wording is still `Text` with its slots beside it, so that a front can show it in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klachtgids.dialogue.letter import LetterPart
    from klachtgids.dialogue.models import Question
    from klachtgids.words.wording import Text

CONFIRM = "klopt"
"""The last part of the key under which a confirmation of another answer is kept: `besluit_datum/klopt`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the stored `id`, its words, and other names by which a person may call it."""

    id: str
    text: Text
    help: Text | None = None
    alone: bool = False
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note that holds now: words, or the id of a card, or both."""

    text: Text | None
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Where something comes from: the name of a regeling and the number of its article."""

    regeling: str
    nummer: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to answer now.

    `key` is where the answer is kept. `offered` is the value given before (None when there is none; `has_offer` tells
    the two apart), `offered_typed` the words it was given in. With `confirm` the question is not asked itself: the
    person is asked whether the value just given (`offered`) is meant, with choices ja and nee. `item` is the id of the
    list item it belongs to, `list_value` the list's own value so far. `scope` is the digest that a consent, notice or
    confirmation holds for. `today` is the legal day of this turn.
    """

    key: str
    question: Question
    choices: tuple[Choice, ...]
    slots: Mapping[str, Any] = field(repr=False)
    notes: tuple[ShownNote, ...]
    today: date
    scope: str
    confirm: bool = False
    item: str | None = None
    list_value: Mapping[str, Any] | None = None
    offered: Any = field(default=None, repr=False)
    has_offer: bool = False
    offered_typed: str | None = field(default=None, repr=False)
    reads: tuple[LetterPart, ...] = field(default=(), repr=False)
    """What is read back to the person before they say yes."""
    articles: tuple[Article, ...] = ()
    """What the regelingen of the chosen organisations call this topic; empty before an organisation is chosen."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that cannot be taken: `reason` is a key of the program's words (`weiger_...`), `slots` fill it."""

    reason: str
    slots: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was understood: its resolved value (JSON-able; None = skipped)."""

    value: Any = field(repr=False)
