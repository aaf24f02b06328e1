# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for the tests of the desk on the screen: a register with zaken, the app on it, and its screen as text."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Button, Input, Static

from klachtgids import password
from klachtgids.config import shipped_dialogues
from klachtgids.fronts.desk.app import DeskApp
from klachtgids.handling.desk import Desk

NARROW, WIDE = (80, 24), (160, 50)
GOED = "een zin die niemand raadt"
SCREENS = Path(__file__).parent / "schermen"


def with_passwords(desk: Desk, *accounts: str) -> Desk:
    """Give these accounts the password of the tests."""
    kept = password.hashed(GOED)
    for account in accounts:
        desk.medewerkers.change(account, "wachtwoord gezet", actor="beheer", wachtwoord=kept)
    return desk


@dataclass
class Bureau:
    """An open desk: what somebody does at it, and what stands on its screen."""

    app: DeskApp
    pilot: Pilot[None]

    async def settle(self) -> None:
        """Wait until nothing is being done any more."""
        for _ in range(400):
            await self.pilot.pause()
            if not self.app.at_work and not self.app.workers._workers:
                break
            await self.pilot.pause(0.01)
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        for sign in text:
            await self.pilot.press({" ": "space", "-": "minus", "@": "at", ".": "full_stop"}.get(sign, sign))
        await self.settle()

    async def log_in(self) -> None:
        """The password, and the promise to keep silent."""
        await self.give_password(GOED)
        await self.press("f2")

    async def give_password(self, wachtwoord: str) -> None:
        """Fill in the password at once, and try it."""
        self.app.screen.query_one("#password", Input).value = wachtwoord
        await self.press("enter")

    def text(self) -> str:
        """The screen as text, without trailing space."""
        rows = [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]
        return "\n".join(rows).rstrip() + "\n"

    def said(self) -> str:
        """What the screen says about what was just done."""
        return str(self.app.screen.query_one("#said", Static).render())

    def buttons(self) -> list[str]:
        """What the buttons say that can be seen."""
        return [str(button.label) for button in self.app.screen.query(Button) if button.region.width]


@asynccontextmanager
async def open_bureau(
    desk: Desk, account: str = "coen", size: tuple[int, int] = NARROW, *, log_in: bool = True
) -> AsyncIterator[Bureau]:
    """The desk of an account, behind the promise when `log_in`, else at the door."""
    app = DeskApp(lambda: desk, shipped_dialogues(), account=account, oefen=False)
    async with app.run_test(size=size) as pilot:
        bureau = Bureau(app, pilot)
        await bureau.settle()
        if log_in:
            await bureau.log_in()
        yield bureau


def same_screen(name: str, shown: str) -> None:
    """Compare with the screen that was looked at; with SCHERMEN=nieuw in the environment it is written instead."""
    path = SCREENS / f"{name}.txt"
    if os.environ.get("SCHERMEN") == "nieuw":
        SCREENS.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    assert path.read_text("utf-8") == shown
