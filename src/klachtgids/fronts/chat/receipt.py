# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The end of the conversation on the screen: what became of it, what to take along, save it or print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Static

from klachtgids.fronts.chat.bars import Band, Buttons, KeyBar
from klachtgids.fronts.chat.hanging import Hanging
from klachtgids.fronts.chat.paper import Piece
from klachtgids.fronts.chat.sheet import FURTHER
from klachtgids.fronts.qr import blocks
from klachtgids.fronts.screen.seen import seen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from klachtgids.words.i18n import Words


class ReceiptScreen(Screen[None]):
    """The pieces of `paper`, to be scrolled through, with the buttons under them."""

    CSS_PATH = "receipt.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FURTHER,
        Binding("f2", "app.bewaar_tekst", show=False),
        Binding("f3", "app.overzicht", show=False),
        Binding("f4", "app.taal", show=False),
        Binding("ctrl+p", "app.druk_af", show=False),
        Binding("escape", "app.terug", show=False),
    ]

    def __init__(
        self,
        words: Words,
        band: Callable[[], str],
        pieces: Sequence[Piece],
        beneath: Callable[[], Iterable[Widget]] = tuple,
    ) -> None:
        """`beneath` gives what stands under every screen of this program."""
        super().__init__(classes="receipt")
        self._words = words
        self._band = band
        self._pieces = pieces
        self._beneath = beneath

    def compose(self) -> ComposeResult:
        yield Band(self._band)
        with VerticalScroll(id="paper"):
            for piece in self._pieces:
                text = blocks(piece.text) if piece.kind == "qr" else piece.text
                shown = Hanging(seen("• "), seen(text)) if piece.kind == "step" else seen(text)
                yield Static(shown, classes=f"piece {piece.kind}", markup=False)
        with Buttons(id="buttons"):
            yield Button(seen(self._words.say("chat_knop_bewaar_tekst")), id="save", compact=True, variant="primary")
            yield Button(seen(self._words.say("chat_knop_druk_af")), id="print", compact=True)
            yield Button(seen(self._words.say("chat_knop_stop")), id="stop", compact=True)
        yield Static("", id="said", markup=False)
        yield KeyBar(self._words)
        yield from self._beneath()

    def on_mount(self) -> None:
        self.query_one("#said").display = False
        self.query_one("#paper").focus()

    def tell(self, sentence: str) -> None:
        """Say what became of saving or printing."""
        said = self.query_one("#said", Static)
        said.update(seen(sentence))
        said.display = True

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        actions = {"save": "app.bewaar_tekst", "print": "app.druk_af"}
        await self.run_action(actions.get(event.button.id or "", "app.stop"))
