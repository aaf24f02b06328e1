# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The box of one line for short things, and what it shares with the box for a story.

Invariant: what is pasted is cleaned before it stands in a box, and never makes a box longer than one answer may be.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from klachtgids.words.clean import LIMIT, terminal


class PastedTooMuch(Message):
    """More was pasted than fits in one answer; what fits stands in the box."""


class LeftUpwards(Message):
    """The arrow went up out of a box: to the choices above it."""


class OneLine(Input):
    """A box of one line; Enter sends it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("up", "leave_upwards", show=False)]

    def __init__(self) -> None:
        super().__init__(id="line", select_on_focus=False, max_length=LIMIT)

    def action_leave_upwards(self) -> None:
        self.post_message(LeftUpwards())

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = LIMIT - len(self.value) + len(self.selected_text)
        text = " ".join(fitting(event.text, room).split("\n")).strip()
        self.replace(text, *self.selection)
        if len(event.text) > room:
            self.post_message(PastedTooMuch())


def fitting(text: str, room: int) -> str:
    """What of a pasted text has room in a box, ready to be shown."""
    return terminal(text[: max(0, room)])
