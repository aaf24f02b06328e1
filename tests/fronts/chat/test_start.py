# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start-up is sacred: the first paint needs Textual and the program's words, and nothing else."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from klachtgids.faults import PlaceFault
from klachtgids.fronts.chat import work
from klachtgids.fronts.chat.app import ChatApp
from klachtgids.fronts.chat.choices import Choices
from klachtgids.intake.core import Core

HEAVY = (
    "pydantic sqlalchemy alembic babel cryptography holidays dateparser phonenumbers email_validator rapidfuzz segno"
)
FIRST_PAINT = """
import sys
from pathlib import Path
from klachtgids.fronts.chat.app import ChatApp
ChatApp(lambda: None, Path(sys.argv[1]))
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_the_app_is_there_without_any_heavy_library(small: Core) -> None:
    """What the first question needs is loaded in a thread, after the first paint."""
    command = [sys.executable, "-c", FIRST_PAINT, str(small.config.dialogues), *HEAVY.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "" == done.stdout.strip()


async def test_the_welcome_is_painted_while_the_dialogues_still_load(small: Core) -> None:
    """Welcome, language, help now and the sentence about practice wait for no file with questions."""
    loaded = threading.Event()

    def slow() -> Core:
        loaded.wait(10)
        return small

    app = ChatApp(slow, small.config.dialogues, oefen=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        for part in ("Welkom", "English", "Hulp nu", "niets verstuurd"):
            assert part in rows
        await pilot.press("f9")
        await pilot.pause()
        rows = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Bel 112" in rows
        loaded.set()
        await asyncio.sleep(0.5)
        assert app.turn is not None


@asynccontextmanager
async def still_loading(small: Core) -> AsyncIterator[tuple[ChatApp, Pilot[None], threading.Event]]:
    """A chat whose dialogues are read when the event is set."""
    loaded = threading.Event()

    def slow() -> Core:
        loaded.wait(10)
        return small

    app = ChatApp(slow, small.config.dialogues, oefen=True)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(200):
            await pilot.pause(0.01)
            if app.shown is not None:
                break
        yield app, pilot, loaded
        loaded.set()


async def test_help_that_was_opened_while_the_dialogues_load_says_all_when_they_are_there(core: Core) -> None:
    """Who needs a number at once does not close the card and open it again to find it."""
    async with still_loading(core) as (app, pilot, loaded):
        await pilot.press("f9")
        await pilot.pause()
        loaded.set()
        await until_asked(app, pilot, "soort")
        await pilot.pause()
        rows = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "0800-2000" in rows
        await pilot.press("escape")
        await pilot.pause()
        assert 1 == len(app.screen_stack)


async def until_asked(app: ChatApp, pilot: Pilot[None], key: str) -> None:
    """Wait for this question."""
    for _ in range(400):
        await pilot.pause(0.01)
        if app.turn is not None and app.shown is not None and app.shown.key == key and not app.at_work:
            return
    raise TimeoutError(key)


async def test_an_answer_to_the_first_question_is_taken_as_soon_as_the_dialogues_are_there(small: Core) -> None:
    """The first question stands there before they have been read; who answers at once loses nothing, once."""
    async with still_loading(small) as (app, pilot, loaded):
        assert app.core is None
        assert app.box.key == "begin"
        await pilot.press("1", "1")
        loaded.set()
        await until_asked(app, pilot, "verhaal")
        assert app.turn is not None
        assert {"begin": "proef"} == dict(app.turn.gesprek.answers)


async def test_the_choice_somebody_points_at_stays_when_the_dialogues_come(small: Core) -> None:
    """What stands there is not drawn anew under the hands of who is answering it."""
    async with still_loading(small) as (app, pilot, loaded):
        await pilot.press("down", "down")
        loaded.set()
        await until_asked(app, pilot, "begin")
        assert 2 == app.box.query_one(Choices).highlighted
        await pilot.press("enter")
        await until_asked(app, pilot, "punten/1/punt")


async def test_a_language_chosen_while_the_dialogues_load_is_spoken(small: Core) -> None:
    """English? Press F4: also in the first half second."""
    async with still_loading(small) as (app, pilot, loaded):
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("2")
        loaded.set()
        for _ in range(400):
            await pilot.pause(0.01)
            if app.words.taal != "nl":
                break
        assert "en" == app.words.taal


def test_loading_leaves_the_collector_on_also_when_it_fails(small: Core) -> None:
    """It is off while the dialogues are read, and a conversation of hours needs it."""
    work.load(lambda: small, "nl")
    assert gc.isenabled()

    def broken() -> Core:
        assert not gc.isenabled()
        raise PlaceFault("kan niet")

    with pytest.raises(PlaceFault):
        work.load(broken, "nl")
    assert gc.isenabled()
