# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small question over a form or a page: a few sentences and a few ways to go on; Esc is the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from klachtgids.fronts.screen.seen import Part, block, seen


class Ask(ModalScreen[str]):
    """Gives back the id of the way that was chosen; the first one changes nothing, so that Enter and Esc are safe."""

    CSS_PATH = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "first", show=False),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
    ]

    def __init__(self, title: str, body: Sequence[Part], ways: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._body, self._ways = title, tuple(body), tuple(ways)

    def compose(self) -> ComposeResult:
        with Vertical(id="ask"):
            yield Static(seen((self._title, "bold")), id="ask-title", markup=False)
            with VerticalScroll(id="ask-body", can_focus=False):
                yield Static(block(*self._body), markup=False)
            for way, label in self._ways:
                yield Button(seen(label), id=f"way-{way}", classes="way", compact=True)

    def on_mount(self) -> None:
        self.query(Button).first().focus()

    def action_first(self) -> None:
        self.dismiss(self._ways[0][0])

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss((event.button.id or "").removeprefix("way-"))
