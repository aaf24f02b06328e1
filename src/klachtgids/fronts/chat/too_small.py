# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on a window in which nothing can be asked: one sentence, until it is larger.

Invariant: under it everything stays as it was, with what was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from klachtgids.fronts.chat.sheet import FURTHER
from klachtgids.fronts.screen.seen import seen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from klachtgids.fronts.chat.held import HeldApp

LEAST: Final = (20, 8)
"""Cells and lines in which a question and its choices can still be read."""


class TooSmall(ModalScreen[None]):
    """Goes away by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [*FURTHER]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    @classmethod
    def stand(cls, app: HeldApp, size: Size) -> None:
        """Stand before the conversation when its window is too small, and only then."""
        small = size.width < LEAST[0] or size.height < LEAST[1]
        if small and not any(isinstance(each, cls) for each in app.screen_stack):
            app.push_screen(cls(app.words.say("chat_te_klein")))
        elif not small and isinstance(app.screen, cls):
            app.pop_screen()

    def compose(self) -> ComposeResult:
        yield Static(seen(self._sentence), markup=False)

    def on_screen_resume(self) -> None:
        """What stood before it is gone: look again."""
        if self.app.size.width >= LEAST[0] and self.app.size.height >= LEAST[1]:
            self.dismiss()
