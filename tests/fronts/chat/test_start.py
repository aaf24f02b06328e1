# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start-up is sacred: the first paint needs Textual and the program's words, and nothing else."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import threading

import pytest

from klachtgids.faults import PlaceFault
from klachtgids.fronts.chat import work
from klachtgids.fronts.chat.app import ChatApp
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
