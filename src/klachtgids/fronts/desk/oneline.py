# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A box of one line. Invariant: what is pasted is cleaned and cut to what fits; it is never dropped without a word."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input

from klachtgids.words.clean import line


class OneLine(Input):
    """An Input for text that can come from anywhere; of what is too long the beginning stands in it."""

    class TooMuch(Message):
        """More was pasted than fits."""

    def __init__(self, value: str = "", *, max_length: int, id: str | None = None, hint: str = "") -> None:  # noqa: A002  # as Textual calls it
        super().__init__(value, id=id, select_on_focus=False, max_length=max_length, compact=True, placeholder=hint)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(0, (self.max_length or 0) - len(self.value) + len(self.selected_text))
        pasted = line(event.text[: 4 * room])  # a control is some signs, and one when it is seen
        self.replace(pasted[:room], *self.selection)
        if len(pasted) > room or len(event.text) > 4 * room:
            self.post_message(self.TooMuch())
