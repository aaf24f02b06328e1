# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what was typed to tokens that are the same in every language: "vorige week dinsdag" -> `PREV WEEK w2`.

A word that no table knows stays as it was typed, and then no rule of the grammar fits: nothing is half understood.
"""

from __future__ import annotations

import re

from klachtgids.dialogue.moments.elsewhere import in_dutch
from klachtgids.dialogue.moments.vocabulary import MONTHS, NUMBERS, PHRASES, SILENT, SPELLABLE, TOKENS
from klachtgids.words.clean import bare

LONGEST = 120
"""A moment takes no more characters than this; what is longer is a story."""

_MONTH = "|".join(word for words in MONTHS.values() for word in words.split())
_PHRASES = tuple((re.compile(pattern), token) for pattern, token in PHRASES)
_COMPOUND = re.compile(
    r"\b((?:maan|dins|woens|donder|vrij|zater|zon)dag)s? ?(ochtend|morgen|middag|avond|nacht)s?\b"
    r"|\b((?:mon|tues|wednes|thurs|fri|satur|sun)day) (night)\b"
)
_NUMERIC = (
    (re.compile(r"\b(january|february|march|may|june|july|august|october) ([0-9]{1,2})(?![0-9:.'a-z])"), r" \2 \1 "),
    (re.compile(rf"\b({_MONTH}) ([0-9]{{1,2}}) ([0-9]{{4}})\b"), r" \2 \1 \3 "),
    (re.compile(r"\b([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:t[0-9:.]+z?)?\b"), r" \3 m\2 \1 "),
    (re.compile(r"\b([0-9]{1,2}) ?[-/.] ?([0-9]{1,2}) ?[-/.] ?([0-9]{4})\b"), r" \1 m\2 \3 "),
    (re.compile(r"\b([0-9]{1,2}) ?[-/.] ?([0-9]{1,2}) ?[-/.] ?([0-9]{2})\b"), r" \1 m\2 y\3 "),
    (re.compile(r"\b([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{4})\b"), r" \1 m\2 \3 "),
    (re.compile(r"\b([0-9]{4}) ?[-/] ?([0-9]{4})\b"), r" \1 TO \2 "),
    (re.compile(r"\b([0-9]{4})[-/]([0-9]{1,2})\b"), r" m\2 \1 "),
    (re.compile(r"\b([0-9]{1,2})[-/]([0-9]{4})\b"), r" m\1 \2 "),
    (re.compile(rf"\b([0-9]{{1,2}}) ?[-/] ?([0-9]{{1,2}})(?= (?:{_MONTH})\b)"), r" \1 TO \2 "),
    (re.compile(r"\b([0-9]{1,2})[-/]([0-9]{1,2})\b"), r" \1 m\2 "),
    (re.compile(rf"\b({_MONTH}) ?[-/] ?({_MONTH})\b"), r" \1 TO \2 "),
)
_HOUR = f"(?:[0-9]{{1,2}}|{'|'.join(word for hour in range(1, 13) for word in NUMBERS[hour].split() if len(word) > 2)})"
_CLOCK = re.compile(
    rf"\b(?:(?:om|at|rond|tegen|around|omstreeks|ongeveer|about) )*(?:"
    rf"[0-9]{{1,2}}:[0-9]{{2}}(?: ?(?:uur|u|am|pm)\b)?|[0-9]{{1,2}}[.][0-9]{{2}} ?(?:uur|u)\b"
    rf"|half {_HOUR}\b(?! (?:jaar|maand))"
    rf"|(?:kwart|quarter|[0-9]{{1,2}}|vijf|tien|ten|five|twenty) (?:over|voor|past) (?:half )?{_HOUR}\b"
    rf"|{_HOUR} ?(?:uur|o'?clock|am|pm)\b(?! (?:geleden|terug|ago)))"
    rf"|\b(?:om|at) {_HOUR}\b(?! (?:jan|feb|maart|mrt|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec|march))"
)
_RANK = re.compile(r"\b([0-9]{1,2}) ?(?:st|nd|rd|th|ste|de|e)\b")
_SHORT_YEAR = re.compile(r"(?<![0-9a-z])'([0-9]{2})\b")
_PIECES = re.compile(r"[a-z0-9']+|[^\s]")
_APOSTROPHES = str.maketrans("‘’´`ʼ–—−", "'''''---")


def canon(text: str, *, spell: bool = False) -> str | None:
    """The tokens of a text, joined by spaces; None when it is too long to be a moment.

    With `spell`, a long word that is one slip away from exactly one word of the tables is taken for that word.
    """
    if len(text) > LONGEST:
        return None
    plain = bare(text.translate(_APOSTROPHES))
    plain = in_dutch(" ".join(re.sub(r"[!?,;()\"\[\]،]+|\.(?![0-9])|\.\.+", " ", plain).split()))
    plain = _SHORT_YEAR.sub(r"y\1", plain)
    if spell:
        plain = " ".join(_spelled(word) for word in plain.split())
    plain = _CLOCK.sub(" ", plain)
    plain = _COMPOUND.sub(_weekday_part, plain)
    for pattern, token in (*_PHRASES, *_NUMERIC):
        plain = pattern.sub(token, plain)
    plain = _RANK.sub(r" o\1 ", plain)
    pieces = [piece.strip("'") for piece in re.findall(r"[A-Za-z0-9_']+|[^\s]", plain)]
    tokens = [TOKENS.get(piece, piece) for piece in pieces if piece and piece not in SILENT and not _is_symbol(piece)]
    return " ".join(re.sub(r"^m([0-9])$", r"m0\1", token) for token in tokens)


def _weekday_part(found: re.Match[str]) -> str:
    """As "maandagavond" is a Monday; a night runs into the next day."""
    return f"{found[1] or found[3]} {'NIGHT_OF' if (found[2] or found[4]) in {'nacht', 'night'} else ''} "


def _is_symbol(piece: str) -> bool:
    """A sign such as an emoji or a dash alone says nothing; a letter or digit of any script does."""
    return len(piece) == 1 and not piece.isalnum()


def _spelled(word: str) -> str:
    if len(word) < 5 or word in TOKENS or word in SILENT or not word.isalpha():
        return word
    from rapidfuzz.distance import OSA

    near = {TOKENS[known]: known for known in SPELLABLE if OSA.distance(word, known, score_cutoff=1) <= 1}
    return next(iter(near.values())) if len(near) == 1 else word
