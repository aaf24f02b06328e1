# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on a window in which nothing can be asked: one sentence, until it is larger.

Invariant: under it everything stays as it was, with what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from klachtgids.fronts.chat.sheet import FURTHER
from klachtgids.fronts.screen.seen import seen

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size

    from klachtgids.fronts.chat.app import ChatApp


class TooSmall(ModalScreen[None]):
    """Goes away by itself."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*FURTHER]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    @classmethod
    def stand(cls, app: ChatApp) -> None:
        """Stand before the conversation, once."""
        if not any(isinstance(each, cls) for each in app.screen_stack):
            app.push_screen(cls(app.words.say("chat_te_klein")))

    def compose(self) -> ComposeResult:
        yield Static(seen(self._sentence), markup=False)

    def on_screen_resume(self) -> None:
        """What stood before it is gone: look again."""
        self._go_when_it_fits(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        self._go_when_it_fits(event.size)

    def _go_when_it_fits(self, size: Size) -> None:
        from klachtgids.fronts.chat.app import LEAST  # it is imported by then

        if self.is_current and size.width >= LEAST[0] and size.height >= LEAST[1]:
            self.dismiss()
