# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A conversation to measure with: the core itself is asked what comes next, so the script follows the dialogues.

It heads for a klacht. Only invented persons.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from klachtgids.building import build_core
from klachtgids.config import load, shipped_dialogues
from klachtgids.fronts.render import shown_prompt
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from klachtgids.fronts.render import ShownPrompt
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Turn

TAAL, KANAAL, ACTOR = "nl", "app", "klager"
DIALOGUES = shipped_dialogues()
NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
HEADS_FOR = ("klacht",)
"""Options that are chosen when they are offered, by the beginning of their id; otherwise the first one."""
ENTER, F2 = "\r", "\x1bOQ"
GROWS, ENDS = "nog", "klaar"
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
    """One answer: what is typed, its keys in the chat and the last of them apart, and the question it brings."""

    typed: str
    keys: str
    press: str
    asked: str


@dataclass(frozen=True)
class Script:
    """The first question, the answers after it, and the turn in which the last one left the conversation."""

    first: str
    exchanges: tuple[Exchange, ...]
    last: Turn


@contextmanager
def fresh_core(**settings: str) -> Iterator[Core]:
    """A core on an empty data folder, with the dialogues of the work tree and a clock that stands still."""
    with TemporaryDirectory() as folder:
        no_settings = Path(folder, "klachtgids.toml")
        no_settings.touch()
        environ = {"KLACHTGIDS_DATA": str(Path(folder, "data")), "KLACHTGIDS_CONFIG": str(no_settings)}
        yield build_core(load(environ | settings), NOW)


def write_long_dialogue(folder: Path, questions: int) -> None:
    """Dialogues with one long road of questions; a real conversation never gets as long as the chat must bear."""
    shutil.copytree(DIALOGUES / "regelingen", folder / "regelingen")
    for name in ("woorden.toml", "gemeente.toml"):
        shutil.copy(DIALOGUES / name, folder / name)
    parts = ['[dialogue]\nid = "start"\ntitle = "Lang"\nfirst = "v1"\n']
    for n in range(1, questions + 1):
        route = f'{{ to = "v{n + 1}" }}' if n < questions else '{ outcome = "eind" }'
        words = f'text = "Vraag {n}: wat wilt u nog vertellen?"\nwhy = "Om te meten."'
        parts.append(f'[[question]]\nid = "v{n}"\nkind = "text"\n{words}\nroutes = [{route}]\n')
    parts.append('[[outcome]]\nid = "eind"\ntitle = "Klaar"\n')
    parts.append('[[card]]\nid = "hulp_nu"\ntitle = "Hulp nu"\nlines = [{ text = "Bel 112." }]\n')
    Path(folder, "start.toml").write_text("\n".join(parts), "utf-8")


def hold(core: Core, length: int | None = None) -> Script:
    """Hold a conversation until it is told to the end, or one of `length` answers that grows in its list of points."""
    turn = conversation.begin(core, TAAL, KANAAL)
    first = asked(core, turn)
    exchanges: list[Exchange] = []
    while turn.prompt is not None and (length is None or len(exchanges) < length):
        shown = shown_prompt(turn.prompt, core.words(TAAL, turn.gesprek.je))
        typed = typed_for(shown, grow=length is not None)
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
        if turn.refusal is not None:
            raise ValueError(f"the script has no answer for {shown.key}: {typed!r} gives {turn.refusal.reason}")
        exchanges.append(Exchange(typed, *keys_for(shown, typed), asked(core, turn)))
    return Script(first, tuple(exchanges), turn)


def asked(core: Core, turn: Turn) -> str:
    """The question of a turn in the words of the person; empty when nothing is asked any more."""
    return "" if turn.prompt is None else shown_prompt(turn.prompt, core.words(TAAL, turn.gesprek.je)).text


def typed_for(shown: ShownPrompt, *, grow: bool) -> str:
    """What a person types here: the number of a choice, or words that fit the kind of question."""
    ids = [choice.id for choice in shown.choices]
    if shown.kind == "confirm":
        return number_of(ids, "ja")
    if shown.kind == "list":
        return number_of(ids, GROWS if grow else ENDS)
    if shown.kind == "organisation":
        return shown.choices[0].label
    if shown.kind in TYPED and (shown.takes_text or not ids):
        return TYPED[shown.kind]
    return number_of(ids, *(TYPED[shown.kind],) if shown.kind in TYPED else HEADS_FOR)


def first_words(text: str) -> str:
    """A few words of a question that fit on one line of any bubble."""
    words, few = text.split(), ""
    while words and len(few) + len(words[0]) < 24:
        few = f"{few} {words.pop(0)}".strip()
    return few


def number_of(ids: list[str], *beginnings: str) -> str:
    """The number of the first choice whose id begins so, else 1."""
    return str(1 + next((n for n, each in enumerate(ids) if each.startswith(beginnings)), 0))


def keys_for(shown: ShownPrompt, typed: str) -> tuple[str, str]:
    """How the chat takes this answer: a number picks by itself, a line ends with Enter, ticks and a story with F2."""
    if (shown.several and not shown.takes_text) or shown.long:
        return typed, F2
    if shown.takes_text or len(shown.choices) > 9:
        return typed, ENTER
    return typed[:-1], typed[-1]
