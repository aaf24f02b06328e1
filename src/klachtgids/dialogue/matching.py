# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which of the choices a person means: by number, id, words, another name, or a small slip in one of these.

Invariant: two choices that could both be meant are never decided between; the person gets to read both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from klachtgids.dialogue.prompt import Choice
from klachtgids.words.clean import bare
from klachtgids.words.wording import Text

Label = Callable[[Text], str]

NEAR = 80
"""Of 100: how alike a misspelling must at least be to what was meant."""
APART = 12
"""How much less alike everything else must be."""
UNKNOWN = ("weet_niet", "onbekend")
"""How the id of a choice begins that means: I do not know."""
_UNKNOWN_NAMES = frozenset(
    {
        "weet ik niet", "ik weet het niet", "ik weet niet", "dat weet ik niet", "geen idee", "weet ik nog niet",
        "ik weet het nog niet", "i do not know", "i don t know", "dont know", "no idea",
    }
)  # fmt: skip
_SHORTEST_SLIP = 3
_SHORTEST_PART = 3
_LONG_WORD = 6
_SHORT_NAME = 4
"""Letters of a name of which one wrong letter leaves too little to be alike by `NEAR`; in a longer one it does not."""
_LONGEST = 200
_NUMBER = re.compile(r"\(?(\d{1,4})[.):]?")  # in the digits of any script
_WORD = re.compile(r"[a-z0-9]+")
_NUMBERS = re.compile(r"\d{1,4}(?:\s+\d{1,4})+")
_BETWEEN = re.compile(r"[,،;+&\n]|\s(?:en|and|ve|i|oraz|і|та|й|و)\s|\s/\s")
"""What parts two choices: a sign, or the word for "and" of any of the languages."""


@dataclass(frozen=True, slots=True)
class Several:
    """More than one choice could be meant."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class OutOfRange:
    """A number that no choice has."""

    number: int


Match = Choice | Several | OutOfRange | None


def folded(text: str) -> str:
    """The text for comparing: bare, without signs, single spaces."""
    plain = bare(text.replace("_", " "))
    if plain.isascii():
        return " ".join(_WORD.findall(plain))
    return " ".join("".join([sign if sign.isalnum() else " " for sign in plain]).split())


def exact(choices: Sequence[Choice], text: str, label: Label) -> Choice | None:
    """The one choice with this number, id, wording or other name; where any other text is an answer too."""
    number = _NUMBER.fullmatch(text.strip())
    if number is not None:
        at = int(number[1])
        return choices[at - 1] if 1 <= at <= len(choices) else None
    wanted = folded(text)
    found = [choice for choice in choices if wanted in _names(choice, label)] if wanted else []
    return found[0] if len(found) == 1 else None


def one(choices: Sequence[Choice], text: str, label: Label) -> Match:
    """The choice that `text` means; Several when it could be more, OutOfRange for a number too high, else None."""
    number = _NUMBER.fullmatch(text.strip())
    found = exact(choices, text, label)
    if found is not None:
        return found
    if number is not None:
        return OutOfRange(int(number[1]))
    wanted = folded(text)
    if len(wanted) > _LONGEST or not wanted:
        return None
    return _part(choices, wanted, label, _WAYS) or _slip(choices, wanted, label)


def many(choices: Sequence[Choice], text: str, label: Label) -> list[Match]:
    """What each part of "1 en 3", "1,3", "1 3" or "wonen, school" means, also mixed; the whole text is tried first."""
    whole = exact(choices, text, label)
    if whole is not None:
        return [whole]
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    pieces = [each for part in parts for each in (part.split() if _NUMBERS.fullmatch(part.strip()) else [part])]
    if len(pieces) < 2 or len(pieces) > 4 * len(choices):
        return [one(choices, text, label)]
    found = [one(choices, piece, label) for piece in pieces]
    if any(match is None for match in found):
        # The words of one choice may hold a comma or "en" themselves; a name inside a longer text is not enough here.
        together = _part(choices, folded(text), label, _WAYS[:2]) or _slip(choices, folded(text), label)
        if isinstance(together, Choice):
            return [together]
    return found


def in_a_sentence(choice: Choice, label: Label) -> str:
    """The words of a choice within a sentence, which has a full stop of its own."""
    return label(choice.text).removesuffix(".")


def _names(choice: Choice, label: Label) -> set[str]:
    words = label(choice.text)
    names = {folded(words) if choice.text.slots() else of_file(words), *map(of_file, (choice.id, *choice.synonyms))}
    if choice.id.startswith(UNKNOWN):
        names |= _UNKNOWN_NAMES
    return names - {""}


@lru_cache(maxsize=1024)
def of_file(words: str) -> str:
    """What stands in a file, for comparing: remembered, which a text of a person never is."""
    return folded(words)


def _part(choices: Sequence[Choice], wanted: str, label: Label, ways: Sequence[Callable[[str, str], bool]]) -> Match:
    """By a part of the words ("blij"), by the words without spaces, or by a name inside what was typed."""
    if len(wanted) < _SHORTEST_PART:
        return None
    for test in ways:
        found = [choice for choice in choices if any(test(name, wanted) for name in _names(choice, label))]
        if found:
            return found[0] if len(found) == 1 else Several(tuple(found))
    return None


def _holds(name: str, wanted: str) -> bool:
    return f" {wanted} " in f" {name} "


def _same_letters(name: str, wanted: str) -> bool:
    return name.replace(" ", "") == wanted.replace(" ", "")


def _held_by(name: str, wanted: str) -> bool:
    return len(name) >= _SHORTEST_PART and len(wanted.split()) <= len(name.split()) + 4 and f" {name} " in f" {wanted} "


_WAYS = (_holds, _same_letters, _held_by)


def _one_off(name: str, wanted: str) -> bool:
    """Whether a name of four letters has one of them wrong, or two changed places; never its first."""
    if not len(name) == len(wanted) == _SHORT_NAME or name[0] != wanted[0]:
        return False
    wrong = [at for at in range(_SHORT_NAME) if name[at] != wanted[at]]
    return len(wrong) == 1 or (len(wrong) == 2 and sorted(name) == sorted(wanted) and wrong[1] - wrong[0] == 1)


def _slip(choices: Sequence[Choice], wanted: str, label: Label) -> Match:
    """By a misspelling of the whole or of one long word, as long as one choice is clearly the nearest."""
    if not _SHORTEST_SLIP <= len(wanted) <= _LONGEST:
        return None
    from rapidfuzz import fuzz

    def likeness(names: set[str]) -> float:
        words = {word for name in names for word in name.split() if len(word) >= _LONG_WORD}
        slip = float(NEAR) if any(_one_off(name, wanted) for name in names) else 0.0
        return max(slip, *(fuzz.ratio(wanted, each) for each in {*names, *words}))

    scored = sorted(((likeness(_names(choice, label)), -at) for at, choice in enumerate(choices)), reverse=True)
    near = [(score, choices[-at]) for score, at in scored if score >= NEAR]
    if not near:
        return None
    best, found = near[0]
    rivals = [choices[-at] for score, at in scored[1:] if score > best - APART]
    return Several((found, *rivals)) if rivals else found
