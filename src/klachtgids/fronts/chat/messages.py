# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened, as it is told inside the chat: by a worker to the app, by a part of the screen to the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from klachtgids.dialogue.prompt import Refusal
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, Turn
    from klachtgids.seal import Code


class CoreLoaded(Message):
    """The dialogues are there, with the first turn; `kept` is the code that this computer remembers, if any."""

    def __init__(self, core: Core, turn: Turn, kept: Code | None) -> None:
        super().__init__()
        self.core = core
        self.turn = turn
        self.kept = kept


class TurnMade(Message):
    """A use case gave a turn."""

    def __init__(self, turn: Turn) -> None:
        super().__init__()
        self.turn = turn


class TypingKept(Message):
    """Unfinished text of `before` lies in the journal; `after` is the conversation that knows it."""

    def __init__(self, before: Gesprek, after: Gesprek) -> None:
        super().__init__()
        self.before = before
        self.after = after


class CodeRefused(Message):
    """No conversation goes with the code that was typed; `reason` is a key of the program's words."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class Left(Message):
    """Nothing more to do: the person has stopped and what had to be kept or wiped is."""


class Answered(Message):
    """The person answered the open question: a choice by its id, or words of their own."""

    def __init__(self, key: str, typed: str) -> None:
        super().__init__()
        self.key = key
        self.typed = typed


class ChangeAsked(Message):
    """The person wants to change the answer that is kept under this key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class Printed(Message):
    """The printer has the text, or has not: `word` is the key of the program's words that say so."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word


class Saved(Message):
    """The text stands in a file, or the name could not be used."""

    def __init__(self, path: Path | None, refusal: Refusal | None) -> None:
        super().__init__()
        self.path = path
        self.refusal = refusal


class Forgotten(Message):
    """The conversation that this computer kept is gone from it."""
