# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside the talk on a wide screen: how much is still to come, what was told so far, and the code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from klachtgids.fronts.screen.seen import block, seen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from klachtgids.fronts.render import ShownTold
    from klachtgids.words.i18n import Words

_LONGEST = 76
"""Signs of an answer that are shown here, so that two dates fit; the talk and the overview show it whole."""


class InShort(Static):
    """The words of the column; the answers in it are actions, not links with a look of their own."""

    auto_links = False


class Side(VerticalScroll, can_focus=False):
    """A column with the conversation in short; each answer in it can be clicked to change it."""

    def __init__(self) -> None:
        super().__init__(id="side")

    def compose(self) -> ComposeResult:
        yield InShort("", id="side-text", markup=False)

    def show(
        self,
        words: Words,
        told: Sequence[ShownTold],
        earlier: int,
        progress: str,
        code: str | None,
        *,
        change: bool,
    ) -> None:
        """The answers told last, after how many `earlier` ones; `progress` is the sentence about what is to come."""
        if not self.display:
            return
        parts: list[Content | str | tuple[str, str]] = [(words.say("chat_zij_kop"), "bold"), progress, ""]
        if code is not None:
            parts += [(words.say("chat_zij_code"), "$dim"), (code, "bold"), ""]
        if earlier > 0:
            parts += [(words.say("chat_eerder", n=earlier), "$dim"), ""]
        for each in told:
            parts += [(_short(each.label), "$dim"), _answer(each, change=change)]
        self.query_one("#side-text", Static).update(block(*parts))
        self.anchor()


def _answer(each: ShownTold, *, change: bool) -> Content:
    shown = seen(_short(each.answer))
    return shown.stylize(Style.from_meta({"@click": ("app.wijzig", (each.key,))})) if change else shown


def _short(text: str) -> str:
    line = ""
    for part in (" ".join(each.split()) for each in text.splitlines() if each.strip()):
        line += part if not line else f" {part}" if line[-1] in ".,:;!?" else f" · {part}"
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
