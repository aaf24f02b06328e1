# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The box of several lines for a story; apart from the other, because the first question waits for no text area."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from klachtgids.fronts.chat.writing import LeftUpwards, PastedTooMuch, fitting
from klachtgids.words.clean import LIMIT


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
        self.replace(fitting(event.text, room), *self.selection)
        if len(event.text) > room:
            self.post_message(PastedTooMuch())
