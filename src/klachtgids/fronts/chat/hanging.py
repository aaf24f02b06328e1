# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words behind a number, of which every line stands as far in as the first, whatever the width they get."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.visual import RenderOptions, Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style

_LEAST: Final = 10
"""Cells that words need to be worth standing apart from their number."""
_BETWEEN: Final = "   "


class Hanging(Visual):
    """`begin` (a number), `words`, and what explains them: behind them where it fits, else on lines of its own."""

    def __init__(self, begin: Content, words: Content, explained: Content | None = None, air: int = 0) -> None:
        """`air` is the number of empty lines under it that belong to it."""
        self._begin = begin
        self._words = words
        self._explained = explained
        self._air = air
        self._made: tuple[int, Content] | None = None

    def __str__(self) -> str:
        parts = (self._begin, self._words, *(() if self._explained is None else (self._explained,)))
        return "".join(part.plain for part in parts)

    def _at(self, width: int) -> Content:
        if self._made is None or self._made[0] != width:
            self._made = width, Content.assemble(self._laid_out(width), "\n" * self._air)
        return self._made[1]

    def _laid_out(self, width: int) -> Content:
        indent = self._begin.cell_length
        hangs = width - indent >= _LEAST
        room = width - indent if hangs else width
        lines = [self._words]
        if self._explained is not None:
            beside = Content.assemble(self._words, _BETWEEN, self._explained)
            lines = [beside] if beside.cell_length <= room else [self._words, self._explained]
        if not hangs:
            return Content.assemble(self._begin, Content("\n").join(lines))
        first, *rest = (part for line in lines for part in line.wrap(room))
        later = (line.pad_left(indent) for line in rest)
        return Content("\n").join([Content.assemble(self._begin, first), *later])

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._at(container_width).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._at(width).get_height(rules, width)
