# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text as a code to point a camera at: as blocks for a terminal, as one path for a page.

Invariant: what it holds is the text it was given, in UTF-8; nothing is asked of anybody to make it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

_QUIET: Final = 4
"""Modules of white around it, as the standard asks."""
_QUIET_HERE: Final = 2
"""As many in a terminal: a camera reads it, and more does not fit in 24 lines."""
_BLOCKS: Final = {(0, 0): " ", (0, 1): "▄", (1, 0): "▀", (1, 1): "█"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A code as lines to draw: `size` is its width and height, `path` an SVG path of strokes that are 1 wide."""

    size: int
    path: str


def blocks(text: str) -> str:
    """The text as a QR code of text blocks, two rows of the code in each line, with its quiet edge."""
    rows = _rows(text, _QUIET_HERE)
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(_BLOCKS[up, down] for up, down in zip(*pair, strict=True)) for pair in pairs)


def picture(text: str) -> Picture:
    """The text as a QR code to draw."""
    rows = _rows(text, _QUIET)
    strokes: list[str] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            wide = len(list(run))
            if dark:
                strokes.append(f"M{x} {y}.5h{wide}")
            x += wide
    return Picture(len(rows), "".join(strokes))


def _rows(text: str, quiet: int) -> list[list[int]]:
    """The modules, row by row, 1 where it is dark, within so many of white."""
    import segno  # start-up: only who is shown one

    code = segno.make(text, error="l", micro=False, encoding="utf-8")
    return [[int(bool(dark)) for dark in row] for row in code.matrix_iter(border=quiet)]
