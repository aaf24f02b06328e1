# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A conversation to measure with: the core itself is asked what comes next, so the script follows the dialogues.

It heads for a klacht and grows its lists until it is as long as wanted. Only invented persons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from klachtgids.cli import build_core
from klachtgids.config import load
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from klachtgids.dialogue.prompt import Prompt
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn

TAAL, KANAAL, ACTOR = "nl", "app", "klager"
NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
HEADS_FOR = ("klacht",)
"""Options that are chosen when they are offered, by the beginning of their id; otherwise the first one."""
GROWS, ENDS = "nog_een", "klaar"
"""The options of a list that add an item and that end it."""
TYPED: Mapping[str, str] = {
    "address": "Voorbeeldstraat 12\n2512 AA Den Haag",
    "consent": "ja",
    "contact": "robin@example.org",
    "date": "gisteren",
    "email": "robin@example.org",
    "long_text": "Er kwam drie weken lang niemand terug op mijn vraag, ook niet nadat ik twee keer had gebeld.",
    "name": "Robin de Vries",
    "notice": "ja",
    "phone": "06-12345678",
    "text": "Over de planning van de gesprekken",
    "yes_no": "nee",
}


@dataclass(frozen=True)
class Exchange:
    """What is typed, and the question that it brings (its words)."""

    typed: str
    asked: str

    @property
    def needle(self) -> str:
        """A few words of the question that fit on one line of any bubble."""
        words, needle = self.asked.split(), ""
        while words and len(needle) + len(words[0]) < 24:
            needle = f"{needle} {words.pop(0)}".strip()
        return needle


@dataclass(frozen=True)
class Script:
    """The first question, the exchanges after it, and the turn in which the last one left the conversation."""

    first: Exchange
    exchanges: tuple[Exchange, ...]
    last: Turn


@contextmanager
def fresh_core() -> Iterator[Core]:
    """A core on an empty data folder, with the dialogues of the work tree and a clock that stands still."""
    with TemporaryDirectory() as folder:
        no_settings = Path(folder, "klachtgids.toml")
        no_settings.touch()
        environ = {"KLACHTGIDS_DATA": str(Path(folder, "data")), "KLACHTGIDS_CONFIG": str(no_settings)}
        yield build_core(load(environ), NOW)


def hold(core: Core, length: int) -> Script:
    """Hold a conversation of `length` answers, or until it is told to the end."""
    turn = conversation.begin(core, TAAL, KANAAL)
    first = Exchange("", asked(core, turn))
    exchanges: list[Exchange] = []
    while turn.prompt is not None and len(exchanges) < length:
        typed = typed_for(turn.prompt, grow=len(exchanges) + turn.still < length)
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
        assert turn.refusal is None, (turn.prompt and turn.prompt.key, typed, turn.refusal)
        exchanges.append(Exchange(typed, asked(core, turn)))
    return Script(first, tuple(exchanges), turn)


def asked(core: Core, turn: Turn) -> str:
    """The question of a turn in the words of the person; empty when nothing is asked any more."""
    if turn.prompt is None:
        return ""
    words = core.words(turn.gesprek.taal, turn.gesprek.je)
    return words.text(turn.prompt.question.text, **turn.prompt.slots)


def typed_for(prompt: Prompt, *, grow: bool) -> str:
    """What a person types here: the number of a choice, or words that fit the kind of question."""
    if prompt.confirm:
        return "ja"
    ids = [choice.id for choice in prompt.choices]
    kind = prompt.question.kind
    if kind == "list":
        return str(1 + next(n for n, each in enumerate(ids) if each.startswith(GROWS if grow else ENDS)))
    if kind in {"choice", "choices", "organisation"} and ids:
        wanted = (n for n, each in enumerate(ids) if each.startswith(HEADS_FOR))
        return str(1 + next(wanted, 0))
    return TYPED[kind]
