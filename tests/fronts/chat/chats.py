# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for the tests of the chat: the app on a real core, driven by keys, and its screen as text."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from klachtgids.building import build_core
from klachtgids.config import Config, sqlite_url
from klachtgids.fronts.chat.app import ChatApp
from klachtgids.fronts.chat.talk import Bubble, Talk
from klachtgids.intake.core import Core
from tests.fronts.talks import NOW, ROOT

NARROW, WIDE = (80, 24), (160, 50)
SCREENS = Path(__file__).parent / "schermen"
_CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){2}-[0-9A-Z]{5}")


def small_core(folder: Path, old: str = "", new: str = "") -> Core:
    """A core on the small dialogue of this folder, `new` for `old` in it, with the real words and regelingen."""
    dialogues = folder / "dialogues"
    shutil.copytree(ROOT / "dialogues", dialogues, ignore=lambda _folder, names: [n for n in names if _is_dialogue(n)])
    dialogue = (Path(__file__).parent / "dialoog" / "start.toml").read_text("utf-8")
    assert old in dialogue
    (dialogues / "start.toml").write_text(dialogue.replace(old, new, 1), "utf-8")
    data = folder / "data"
    return build_core(Config(data, sqlite_url(data / "journal.db"), sqlite_url(data / "register.db"), dialogues), NOW)


def _is_dialogue(name: str) -> bool:
    kept = {"woorden.toml", "gemeente.toml", *(path.name for path in (ROOT / "dialogues" / "regelingen").iterdir())}
    return name.endswith(".toml") and name not in kept


@dataclass
class Chat:
    """An open chat: what a person does with it, and what stands on its screen."""

    app: ChatApp
    pilot: Pilot[None]

    async def settle(self) -> None:
        """Wait until nothing is being done any more."""
        for _ in range(400):
            await self.pilot.pause()
            if self.app.turn is not None and not self.app.at_work:
                break
            await self.pilot.pause(0.01)
        await self.pilot.pause()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def paste(self, text: str) -> None:
        """Paste into what has the focus, as a terminal does."""
        assert self.app.screen.focused is not None
        self.app.screen.focused.post_message(events.Paste(text))
        await self.settle()

    def text(self) -> str:
        """The screen as text, without trailing space, the code made the same each time."""
        rows = [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]
        return _CODE.sub("XXXX-XXXX-XXXX-XXXXX", "\n".join(rows).rstrip()) + "\n"

    def bubbles(self) -> list[Bubble]:
        return list(self.app.screen_stack[0].query_one(Talk).bubbles)

    def said(self) -> list[str]:
        """What the bubbles say, each as one text, without the first two."""
        return [bubble.line.text for bubble in self.bubbles()]


@asynccontextmanager
async def open_chat(core: Core, size: tuple[int, int] = NARROW, **how: Any) -> AsyncIterator[Chat]:
    """A chat on this core, with its first question on the screen."""
    app = ChatApp(lambda: core, core.config.dialogues, **how)
    async with app.run_test(size=size) as pilot:
        chat = Chat(app, pilot)
        await chat.settle()
        yield chat


def same_screen(name: str, shown: str) -> None:
    """Compare with the screen that was looked at; with SCHERMEN=nieuw in the environment it is written instead."""
    path = SCREENS / f"{name}.txt"
    if os.environ.get("SCHERMEN") == "nieuw":
        path.write_text(shown, "utf-8")
    assert path.read_text("utf-8") == shown
