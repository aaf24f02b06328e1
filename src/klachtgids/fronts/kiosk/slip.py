# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip on the screen of a kiosk: to photograph, to write down, or to print alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from klachtgids.fronts.chat.paper import Piece
from klachtgids.fronts.chat.sheet import FURTHER
from klachtgids.fronts.qr import blocks
from klachtgids.fronts.screen.seen import block, seen

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from klachtgids.fronts.slip import Slip
    from klachtgids.words.i18n import Words


_WORDS: Final = 30
"""Cells beside it that the words and the buttons need."""


class SlipScreen(ModalScreen[None]):
    """The slip beside its QR; with `prints` a button that prints it and nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *FURTHER,
        Binding("escape", "dismiss", show=False),
        Binding("ctrl+p", "app.druk_briefje_af", show=False),
    ]

    def __init__(self, words: Words, slip: Slip, *, prints: bool) -> None:
        super().__init__(id="slip")
        self._words, self.slip, self._prints = words, slip, prints
        self._qr = blocks(slip.carried)

    def compose(self) -> ComposeResult:
        slip, words = self.slip, self._words
        facts = [("".join(fact), "bold") for fact in slip.facts]
        with Horizontal():
            yield Static(seen(self._qr), id="slip-qr", markup=False)
            with Vertical():
                with VerticalScroll(id="slip-text", can_focus=False):
                    yield Static(seen((slip.title, "bold $accent")), markup=False)
                    yield Static(block(slip.day, *facts, "", *slip.says, ""), markup=False)
                    yield Static(seen(words.say("strook_qr")), id="slip-how", markup=False)
                yield Static("", id="slip-said", markup=False)
                if self._prints:
                    yield Button(seen(words.say("strook_print")), id="slip-print", action="app.druk_briefje_af")
                yield Button(seen(words.say("chat_toets_terug")), id="slip-back", action="screen.dismiss")

    def on_mount(self) -> None:
        self.query_one("#slip-said").display = False
        self.query("Button").first().focus()

    def on_resize(self, event: events.Resize) -> None:
        """Half a QR is none: it is shown where it fits whole, with room for the words beside it."""
        lines = self._qr.split("\n")
        fits = len(lines) <= event.size.height and len(lines[0]) + _WORDS <= event.size.width
        for name in ("#slip-qr", "#slip-how"):
            self.query_one(name).display = fits

    def tell(self, sentence: str) -> None:
        """Say what became of printing."""
        said = self.query_one("#slip-said", Static)
        said.update(seen(sentence))
        said.display = True


def as_pieces(slip: Slip) -> tuple[Piece, ...]:
    """The slip as it is printed."""
    return (Piece("title", slip.title), *(Piece("text", line) for line in slip.lines))
