# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a helper calls a conversation in their list: never stored, and no two the same, so that no code is mixed up."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from typing import Final

LONGEST: Final = 40
"""Signs of a label as it was typed."""


def label_of(typed: str, offered: str, taken: Collection[str]) -> str:
    """A label as it may stand in a list, told apart from those that are `taken`; `offered` when nothing was typed."""
    from klachtgids.words.clean import line  # start-up

    label = line(typed)[:LONGEST].strip() or offered
    return next(each for n in count(1) if (each := label if n == 1 else f"{label} ({n})") not in taken)
