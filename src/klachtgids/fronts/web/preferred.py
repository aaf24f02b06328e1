# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which of our languages a browser asks for (`Accept-Language`, RFC 9110 12.5.4).

Invariant: whatever stands in the header, the answer is one of ours or none; no more than its beginning is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

_READ: Final = 500
"""Characters of the header that are read: a browser sends less than a hundred."""
_RANGE: Final = re.compile(
    r" *([A-Za-z]{1,8})((?:-[A-Za-z0-9]{1,8})*) *(?:; *q *= *(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?) *)?"
)


def preferred(header: str, spoken: Collection[str]) -> str | None:
    """The language of `spoken` (as in `nl`) that the header wants most; None when it names none of them.

    `nl-BE` asks for `nl`. What is written first wins among equals; q=0 is never given; what cannot be read is left out.
    """
    found: dict[str, float] = {}
    for part in header[:_READ].split(","):
        match = _RANGE.fullmatch(part)
        taal = "" if match is None else match[1].lower()
        if match is not None and taal in spoken:
            weight = 1.0 if match[3] is None else float(match[3])
            found[taal] = max(weight, found.get(taal, 0.0))
    best = max(found, key=found.__getitem__, default=None)
    return best if best is not None and found[best] > 0 else None
