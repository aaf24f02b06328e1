# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The baseline: a Textual chat that knows nothing and only adds the bubbles it was given, one pair for each Enter.

Run as a script. First argument: a JSON file with `[[what was typed, what is asked next], ...]`, or nothing for an
empty app with the same widgets. Second argument: how many bubbles stand there from the start.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input, Static

READY = "Leeg gesprek"
MOUNTED = 60


class Blank(App[None]):
    """The widgets of the chat without anything behind them."""

    CSS = """
    #top { height: 3; }
    #talk { height: 1fr; }
    .asked { width: 80%; border: round $primary; margin: 0 1; padding: 0 1; }
    .said { width: 80%; border: round $secondary; margin: 0 1 0 8; padding: 0 1; }
    """

    def __init__(self, pairs: list[tuple[str, str]], already: int) -> None:
        super().__init__()
        self._pairs = iter(pairs)
        self._already = already

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Button("Nederlands", id="language")
            yield Button("Hulp", id="help")
        with VerticalScroll(id="talk", can_focus=False):
            yield Static(READY, classes="asked")
            for number in range(self._already):
                yield Static(f"Tekst {number}", classes="said" if number % 2 else "asked", markup=False)
        yield Input()

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.clear()
        _typed, asked = next(self._pairs)
        talk = self.query_one("#talk", VerticalScroll)
        said = Static(event.value, classes="said", markup=False)
        await talk.mount(said, Static(asked, classes="asked", markup=False))
        for old in list(talk.children)[:-MOUNTED]:
            old.remove()
        talk.scroll_end(animate=False)


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    Blank(json.loads(Path(given[0]).read_text("utf-8")) if given[0] else [], int(given[1] or 0)).run()
