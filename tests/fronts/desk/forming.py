# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for the tests of the forms: one form on a small app over a real desk, filled in by keys or by values."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from textual.app import App
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from klachtgids.fronts.desk.fields import Field
from klachtgids.fronts.desk.forms import FormScreen, StepForm
from klachtgids.fronts.desk.view import DeskView
from klachtgids.fronts.screen.themes import DARK, THEMES
from klachtgids.handling.desk import Desk
from klachtgids.handling.form import may_now
from klachtgids.regeling.zaakbeeld import Mag
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.words.i18n import Words
from tests.handling.desks import wie
from tests.regeling.verhalen import DIALOGUES

NARROW, WIDE = (80, 24), (160, 50)
OPEN: Any = object()
"""What a form gave as long as it is open."""


def woorden() -> Words:
    return Words.of("nl", False, DIALOGUES)


def view_of(desk: Desk, account: str) -> DeskView:
    """The desk as this account has it before them."""
    return DeskView(desk, wie(desk, account), woorden())


def stand_of(desk: Desk, zaak: UUID) -> Zaakstand:
    found = desk.zaken.stand(zaak, desk.vandaag())
    assert found is not None
    return found


class FormApp(App[None]):
    """An app with nothing but screens that are put over it."""

    def __init__(self) -> None:
        super().__init__()
        self.gave: Any = OPEN
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def put(self, screen: ModalScreen[Any]) -> None:
        """Show it, and keep what it gives."""
        self.gave = OPEN
        self.push_screen(screen, self._keep)

    def _keep(self, gave: Any) -> None:
        self.gave = gave


@dataclass
class Opened:
    """A screen that is open: what a person does with it, and what stands on it."""

    app: FormApp
    pilot: Pilot[None]
    form: Any

    async def settle(self) -> None:
        """Wait until nothing is worked out any more; a question over the form waits for the person."""
        for _ in range(500):
            await self.pilot.pause()
            if not (isinstance(self.app.screen, FormScreen) and self.app.screen._busy):
                break
            await asyncio.sleep(0.01)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def fill(self, gegevens: Mapping[str, Any]) -> None:
        """Let each field show its value, as one that is opened again does."""
        for field in self.form.query(Field):
            if field.veld.veld in gegevens:
                field.fill(gegevens[field.veld.veld])
        await self.settle()
        self.form._pieces()

    def field(self, veld: str) -> Field:
        fields: list[Field] = list(self.form.query(Field))
        return next(field for field in fields if field.veld.veld == veld)

    def refused(self, veld: str) -> str:
        """What is said under a field."""
        said = self.field(veld).query_one(".field-refusal", Static)
        return str(said.render()) if said.display else ""

    def text(self) -> str:
        """The screen as text, without trailing space."""
        rows = [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]
        return "\n".join(rows).rstrip() + "\n"


@asynccontextmanager
async def open_screen(screen: ModalScreen[Any], size: tuple[int, int] = NARROW) -> AsyncIterator[Opened]:
    """This screen on an app of its own."""
    app = FormApp()
    async with app.run_test(size=size) as pilot:
        app.put(screen)
        opened = Opened(app, pilot, screen)
        await opened.settle()
        yield opened


def may(desk: Desk, account: str, zaak: UUID, handeling: str) -> Mag:
    found = may_now(desk, wie(desk, account), stand_of(desk, zaak), handeling)
    assert isinstance(found, Mag), found
    return found


def step_form(desk: Desk, account: str, zaak: UUID, handeling: str, **more: Any) -> StepForm:
    """The form of a handeling that this account may do now."""
    view = view_of(desk, account)
    return StepForm(view, stand_of(desk, zaak), may(desk, account, zaak, handeling), view.words, **more)
