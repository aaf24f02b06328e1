# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way by which words come onto this screen: cleaned for a terminal, and never read as markup (T11, T12)."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from klachtgids.words.clean import terminal

Part = str | tuple[str, str | Style] | Content


def seen(*parts: Part) -> Content:
    """Words, with a style where they stand in a pair, as they may be shown."""
    return Content.assemble(*(_clean(part) for part in parts))


def block(*lines: Part) -> Content:
    """As `seen`, each part on a line of its own."""
    return Content("\n").join(seen(line) for line in lines)


def _clean(part: Part) -> Part:
    if isinstance(part, str):
        return terminal(part)
    return part if isinstance(part, Content) else (terminal(part[0]), part[1])
