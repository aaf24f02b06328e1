# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that steer the conversation and are no answer, in every language that the program speaks.

A command is the whole line, or a command and its number, language or code. Anything else is an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from klachtgids.words.clean import bare
from klachtgids.words.everywhere import in_every_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from klachtgids.words.i18n import Language, Words


class Command(Enum):
    """What can be asked for at every prompt; the value is the key of its word."""

    WHY = "opdracht_uitleg"
    BACK = "opdracht_terug"
    OVERVIEW = "opdracht_overzicht"
    CHANGE = "opdracht_wijzig"
    REMOVE = "opdracht_verwijder"
    LANGUAGE = "opdracht_taal"
    HELP_NOW = "opdracht_hulp_nu"
    CODE = "opdracht_code"
    SEND = "opdracht_verstuur"
    STOP = "opdracht_stop"
    WHO = "opdracht_wie"
    LETTER = "opdracht_brief"
    LIST = "opdracht_lijst"


OF_HELPER: Final = frozenset({Command.WHO, Command.LETTER})
"""Commands of who types for another; to anybody else these words are an answer."""
_NUMBERED = frozenset({Command.CHANGE, Command.REMOVE})
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A command with what stands behind it: a number, a language, a code, or nothing."""

    command: Command
    rest: str = ""


def command_in(line: str, words: Words, languages: Sequence[Language]) -> Asked | None:
    """The command that this line is, None when it is an answer."""
    if len(line) > _LONGEST:
        return None
    said = " ".join(line.split())
    if said in {"?", "؟"}:
        return Asked(Command.WHY)
    plain = bare(said)
    for word, command in _table(words.folder).items():
        if plain == word:
            return Asked(command)
        if plain.startswith(f"{word} "):
            rest = _rest(command, said.split(maxsplit=word.count(" ") + 1)[-1], languages)
            if rest is not None:
                return Asked(command, rest)
    return None


@lru_cache(maxsize=4)
def _table(folder: Path) -> Mapping[str, Command]:
    return {bare(word): command for command in Command for word in in_every_language(folder, command.value)}


def _rest(command: Command, rest: str, languages: Sequence[Language]) -> str | None:
    """What stands behind a command when it can be meant so; None when the line is an answer after all."""
    if command in _NUMBERED:
        number = bare(rest)
        return number if number.isascii() and number.isdigit() else None
    if command is Command.LANGUAGE:
        return {bare(name): each.taal for each in languages for name in (each.taal, each.name)}.get(bare(rest))
    if command is Command.CODE:
        from klachtgids.seal import parse_code

        return rest if parse_code(rest) is not None else None
    return None
