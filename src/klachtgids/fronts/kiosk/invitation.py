# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screen that invites, in every language at once; it is there before the dialogues have been read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Static

from klachtgids.fronts.kiosk.sheets import STAFF
from klachtgids.fronts.screen.seen import seen
from klachtgids.words.everywhere import in_language
from klachtgids.words.i18n import languages

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Invitation(Screen[str]):
    """Gives back the language that somebody wants to speak, or that the desk wants to close the kiosk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "app.hulp_nu", show=False),
        Binding("down,right", "app.focus_next", show=False),
        Binding("up,left", "app.focus_previous", show=False),
        Binding("escape,f10,ctrl+q,ctrl+c", "app.nothing", show=False, priority=True),
        *(Binding(str(number), f"speak({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, folder: Path, *, pin: bool) -> None:
        super().__init__(id="invitation")
        self._folder = folder
        self._pin = pin
        self._known = languages(folder)

    def compose(self) -> ComposeResult:
        with Vertical(id="invited"):
            for number, each in enumerate(self._known, 1):
                said = in_language(self._folder, "kiosk_uitnodiging", each.taal)
                yield Button(seen((f"{number}  ", "bold"), (each.name, "bold"), f"  {said}"), id=f"taal-{each.taal}")
        with Horizontal(id="beneath"):
            yield Button(seen(in_language(self._folder, "chat_knop_hulp", "nl")), id="help")
            yield Static("", id="between")
            if self._pin:
                yield Button(seen(in_language(self._folder, "kiosk_medewerker", "nl")), id=STAFF)

    def on_mount(self) -> None:
        self.query("#invited Button").first().focus()

    def action_speak(self, number: int) -> None:
        if number <= len(self._known):
            self.dismiss(self._known[number - 1].taal)

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        name = event.button.id or ""
        if name == "help":
            await self.run_action("app.hulp_nu")
        else:
            self.dismiss(name.removeprefix("taal-"))
