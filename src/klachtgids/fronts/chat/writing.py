# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two boxes to write in: one line for short things, several lines for a story.

Invariant: what is pasted is cleaned before it stands in a box, and never makes it longer than one answer may be.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input, TextArea

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
        text = " ".join(_fitting(event.text, room).split("\n")).strip()
        self.replace(text, *self.selection)
        if len(event.text) > room:
            self.post_message(PastedTooMuch())


class Story(TextArea):
    """A box of several lines; Enter is a new line, F2 sends it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+enter", "app.klaar", show=False)]

    def __init__(self) -> None:
        super().__init__(id="story", soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    def on_key(self, event: events.Key) -> None:
        if event.key == "up" and self.cursor_location[0] == 0 and self.get_cursor_up_location()[0] == 0:
            at_top = self.wrapped_document.location_to_offset(self.cursor_location).y == 0
            if at_top:
                self.post_message(LeftUpwards())

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = LIMIT - len(self.text) + len(self.selected_text)
        self.replace(_fitting(event.text, room), *self.selection)
        if len(event.text) > room:
            self.post_message(PastedTooMuch())


def _fitting(text: str, room: int) -> str:
    return terminal(text[: max(0, room)])
