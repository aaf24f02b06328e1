# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns what becomes of a person's text on its way in and on its way out: one function for each place it goes to.

Invariant: nothing here fails on any `str`, lone surrogates included; what comes out can be encoded as UTF-8 and holds
no control that the person put there. Every script, emoji (with its joiner) and layout by lines survives.
"""

from __future__ import annotations

import re
import unicodedata

LIMIT = 10_000
"""The most characters one answer may have (T20)."""
MARK = "\ufffd"
"""What stands on the terminal where a control would have stood."""

_JOINERS = frozenset("\u200c\u200d")  # Persian, Indic scripts and emoji families need them
_MOST_MARKS = 8
"""Accents on one letter that are kept; no script needs more, and a flood of them paints over other lines."""
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ODD = re.compile(r"[^\x20-\x7e\n\t]")
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"  # CSI
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS, PM, APC
    r"|\x1b[ -/]{0,8}[0-OQ-WYZ\\`-~]"  # the short ones
)
_NEAREST = str.maketrans("ıł", "il")


def stored(text: str, limit: int = LIMIT) -> str:
    """The text as it is kept: NFC, lines ended by a newline, no controls, no invisible signs, nothing trailing.

    A lone surrogate becomes U+FFFD. At most `limit` characters are kept; who must lose none looks at the length first.
    """
    text = _lines(text[: limit * 4])
    text = unicodedata.normalize("NFC", _ODD.sub(_kept, text))
    lines = (each.rstrip() for each in _fewer_marks(text).split("\n"))
    return "\n".join(lines).strip("\n \t")[:limit].rstrip()


def terminal(text: str) -> str:
    """The text as it may stand on a terminal: each control and each whole escape sequence is one visible mark."""
    text = _SEQUENCE.sub(MARK, text)
    text = unicodedata.normalize("NFC", _ODD.sub(_seen, _lines(text)))
    return _fewer_marks(text)


def line(text: str) -> str:
    """As `terminal`, in one line: for a title, a list, a bar."""
    return " ".join(terminal(text).split())


def bare(text: str) -> str:
    """The text for comparing: no case and no accents, digits of any script as 0 to 9, ı and ł as any keyboard has them.

    Nobody has to find a letter or a digit on a keyboard that may lack it; what was typed is kept as it was.
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).casefold()  # some signs are letters only after it
    if plain.isascii():
        return plain
    letters = (sign for sign in plain if not unicodedata.combining(sign))
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in letters).translate(_NEAREST)


def _lines(text: str) -> str:
    return _NEWLINES.sub("\n", text)


def _kept(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _JOINERS:
        return sign
    category = unicodedata.category(sign)
    if category == "Cs" or _is_noncharacter(sign):
        return MARK
    return "" if category in {"Cc", "Cf"} or _is_hidden(sign) else sign


def _seen(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if _kept(found) == sign else MARK


def _is_noncharacter(sign: str) -> bool:
    point = ord(sign)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def _is_hidden(sign: str) -> bool:
    """Signs without a shape that can carry a hidden text: far variation selectors, fillers, blanks that are letters."""
    point = ord(sign)
    return 0xE0000 <= point <= 0xE0FFF or point in {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}


def _fewer_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for sign in text:
        run = run + 1 if ord(sign) >= 0x300 and unicodedata.category(sign) in {"Mn", "Me"} else 0
        if run <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
