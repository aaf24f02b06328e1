# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of conversations of a helper, and the command by which it is opened."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from klachtgids.fronts.namens import Client, Desk
from klachtgids.fronts.namens.lijst import ListApp
from klachtgids.intake.core import Core
from klachtgids.seal import new_code
from tests.fronts.namens.helping import desk_of, told_before
from tests.talk import NAMENS, make_core

NEUTRAL = "blauwe map"


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def desk(core: Core) -> Desk:
    return desk_of(core)


@asynccontextmanager
async def choosing(desk: Desk) -> AsyncIterator[tuple[ListApp, Pilot[None]]]:
    app = ListApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield app, pilot


async def write(app: ListApp, pilot: Pilot[None], words: str) -> None:
    """Put this in the box of the sheet that is open, and send it."""
    await pilot.pause()
    app.screen.query_one(Input).value = words
    await pilot.press("enter")
    await pilot.pause()


def written_in(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def text_of(app: ListApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def test_a_new_conversation_gets_a_label_of_the_helper_and_the_way_they_speak(desk: Desk) -> None:
    """A neutral label, chosen by the helper; by telephone is a channel of its own (X06)."""
    async with choosing(desk) as (app, pilot):
        await pilot.press("1")
        await write(app, pilot, NEUTRAL)
        await pilot.press("2")
        await pilot.pause()
    assert app.chosen is not None
    assert (NEUTRAL, "telefoon", None) == (app.chosen.label, app.chosen.kanaal, app.chosen.code)


async def test_no_label_is_ever_stored(desk: Desk, core: Core, tmp_path: Path) -> None:
    """It is for the eye of the helper, for as long as the program runs: no file holds it."""
    desk.clients.append(told_before(core, NAMENS, "wens", NEUTRAL))
    async with choosing(desk) as (app, _pilot):
        assert NEUTRAL in text_of(app)
    files = written_in(tmp_path)
    assert files
    assert not any(NEUTRAL.encode() in each for each in files)


async def test_an_open_conversation_is_chosen_by_its_number_and_none_of_its_words_show(desk: Desk, core: Core) -> None:
    """The list knows labels and codes, and reads no conversation."""
    desk.clients += [told_before(core, NAMENS, "wens", "een"), told_before(core, NAMENS, "wens", "twee")]
    async with choosing(desk) as (app, pilot):
        assert "opdagen" not in text_of(app)
        await pilot.press("2")
        await pilot.pause()
    assert app.chosen is desk.clients[1]


async def test_a_conversation_of_another_day_is_opened_by_its_code(desk: Desk, core: Core) -> None:
    """Without the code there is no way in, and a code that nobody has opens nothing."""
    client = told_before(core, NAMENS, "wens")
    assert client.code is not None
    async with choosing(desk) as (app, pilot):
        await pilot.press("2")
        await write(app, pilot, new_code().shown)
        assert "Bij deze code staat hier geen gesprek" in text_of(app)
        await write(app, pilot, client.code.shown)
        await write(app, pilot, "")
        await pilot.press("1")
        await pilot.pause()
    assert app.chosen is not None
    assert ("gesprek 1", client.code) == (app.chosen.label, app.chosen.code)


async def test_a_code_that_is_open_already_opens_that_one(desk: Desk, core: Core) -> None:
    """One conversation stands in the list once."""
    client = told_before(core, NAMENS, "wens")
    desk.clients.append(client)
    assert client.code is not None
    async with choosing(desk) as (app, pilot):
        await pilot.press("f7")
        await write(app, pilot, client.code.shown)
    assert app.chosen is client


async def test_before_stopping_the_codes_of_what_is_open_are_shown(desk: Desk, core: Core) -> None:
    """After that nobody can find them again; what was sent has its number already."""
    client = told_before(core, NAMENS, "wens", "een")
    desk.clients += [client, Client("twee", "app", new_code(), sent=True)]
    assert client.code is not None
    async with choosing(desk) as (app, pilot):
        await pilot.press("f10")
        await pilot.pause()
        shown = text_of(app)
        assert f"een: {client.code.shown}" in shown
        assert "twee:" not in shown
        await pilot.press("1")
        await pilot.pause()
    assert app.chosen is None


def test_in_plain_lines_a_helper_types_for_another_too(tmp_path: Path) -> None:
    """With a screen reader or without a terminal: the same conversation, by telephone when that is said."""
    command = [sys.executable, "-m", "klachtgids", "--regels", "namens", "--telefoon"]
    environment = os.environ | {"KLACHTGIDS_DATA": str(tmp_path), "KLACHTGIDS_CONFIG": str(tmp_path / "none.toml")}
    (tmp_path / "none.toml").write_text("", "utf-8")
    said = "5\nimpegno\n2\n"
    done = subprocess.run(
        command, input=said, capture_output=True, text=True, timeout=120, env=environment, check=False
    )
    assert "Wie is deze persoon?" in done.stdout
    assert "Weet deze persoon dat dit wordt ingevuld, of zit die erbij?" in done.stdout
    assert 4 == done.returncode
