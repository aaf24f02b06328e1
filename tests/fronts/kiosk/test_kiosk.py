# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One person at the kiosk: invited in every language, never out of it but by stopping, wiped when nobody is there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from klachtgids.building import build_core
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.kiosk.app import KioskApp
from klachtgids.fronts.kiosk.invitation import Invitation
from klachtgids.fronts.kiosk.sheets import StillThere
from klachtgids.fronts.patience import KioskFault, Limits, limits_of
from klachtgids.intake.core import Core
from klachtgids.password import hashed
from klachtgids.words.i18n import languages
from tests.fronts.kiosk.kiosks import LONG, text, until
from tests.fronts.talks import core_at

PIN = "246810"


@pytest.fixture
def core(tmp_path: Path) -> Core:
    """The real dialogues, for a service desk."""
    made = core_at(tmp_path)
    config = replace(made.config, kanaal="kiosk", balie="jess", kiosk_pin=hashed(PIN, 6).decode())
    return build_core(config, made.clock())


@asynccontextmanager
async def kiosk(core: Core, limits: Limits = LONG) -> AsyncIterator[tuple[KioskApp, Pilot[None]]]:
    """The kiosk with its invitation on the screen, and the dialogues read."""
    app = KioskApp(lambda: core, core.config, limits)
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: app.turn is not None)
        yield app, pilot


async def answered(app: KioskApp, pilot: Pilot[None]) -> None:
    """Begin in Dutch and answer the first question: there is something to lose."""
    await pilot.press("1")
    await until(pilot, lambda: not isinstance(app.screen, Invitation))
    await pilot.press("5")
    await until(pilot, lambda: app.turn is not None and app.turn.gesprek.stored and not app.at_work)


async def test_the_invitation_speaks_every_language_and_begins_in_the_one_that_is_touched(core: Core) -> None:
    """Issue 4, section 2: a start screen that invites in six languages."""
    async with kiosk(core) as (app, pilot):
        shown = text(app)
        assert all(each.name in shown for each in languages(core.config.dialogues))
        number = [each.taal for each in languages(core.config.dialogues)].index("en") + 1
        await pilot.press(str(number))
        await until(pilot, lambda: "What would you like to tell us?" in text(app))


async def test_the_organisation_of_this_desk_is_offered_first(core: Core) -> None:
    """Issue 4, section 2: which organisation's desk this is; another one can be chosen as well."""
    async with kiosk(core) as (app, pilot):
        await answered(app, pilot)
        assert app.shown is not None
        assert ["jess"] == [each.id for each in app.shown.choices][:1]


async def test_who_touches_the_screen_before_it_was_painted_gets_the_first_question(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for the paint of the invitation goes with the invitation: nothing was read, and nobody was asked."""

    def touched(invitation: Invitation, waits: Any, sender: Any) -> None:
        if "once_painted" in repr(waits):
            invitation.call_later(go, invitation)
        else:
            wait(invitation, waits, sender)

    def go(invitation: Invitation) -> None:
        if invitation.is_current:
            invitation.dismiss("nl")

    wait = Invitation._invoke_later
    monkeypatch.setattr(Invitation, "_invoke_later", touched)
    async with kiosk(core) as (app, _pilot):
        assert not isinstance(app.screen, Invitation)


@pytest.mark.parametrize("key", ["f10", "ctrl+q", "ctrl+c", "ctrl+z", "escape", "ctrl+x", "ctrl+backslash", "f12"])
async def test_no_key_leads_out_of_the_invitation(core: Core, key: str) -> None:
    """T1: no shell, no way out without the PIN of the desk."""
    async with kiosk(core) as (app, pilot):
        await pilot.press(key)
        await pilot.pause(0.05)
        assert isinstance(app.screen, Invitation)
        assert app.is_running


async def test_the_pin_of_the_desk_closes_the_kiosk_and_another_one_does_not(core: Core) -> None:
    """Nothing can be left but back to the start, without the desk's PIN."""
    async with kiosk(core) as (app, pilot):
        for typed, closed in (("111111", False), (PIN, True)):
            await pilot.click("#medewerker")
            await until(pilot, lambda: not isinstance(app.screen, Invitation))
            await pilot.press(*typed, "enter")
            await until(pilot, lambda: app.return_code is not None or isinstance(app.screen, Invitation))
            assert (app.return_code == Exit.CLOSED) == closed


async def test_what_was_told_can_be_wiped_and_is_then_nowhere(core: Core) -> None:
    """Stop and wipe, always visible: also with the code nothing comes back."""
    async with kiosk(core) as (app, pilot):
        await answered(app, pilot)
        assert app.turn is not None
        code = app.turn.gesprek.code
        assert core.journal().read(code.keys)
        await pilot.click("#stop-and-wipe")
        await until(pilot, lambda: "Wilt u stoppen?" in text(app))
        await pilot.press("4")
        await until(pilot, lambda: app.return_code is not None or not app.is_running)
    assert not core.journal().read(code.keys)


async def test_who_walks_away_is_warned_and_leaves_only_what_the_code_opens(core: Core) -> None:
    """Issue 4, section 2: warned, then wiped; the conversation stays sealed under its code."""
    async with kiosk(core) as (app, pilot):
        await answered(app, pilot)
        assert app.turn is not None
        code = app.turn.gesprek.code
        app._limits = Limits(0.2, 4.0)
        await until(pilot, lambda: "Bent u er nog?" in text(app))
        await until(pilot, lambda: app.return_code is not None or not app.is_running)
    assert core.journal().read(code.keys)


async def test_who_asks_for_more_time_gets_it(core: Core) -> None:
    """WCAG 2.2.1: a limit can be extended by the person, any number of times."""
    async with kiosk(core) as (app, pilot):
        await answered(app, pilot)
        app._limits = Limits(0.2, 3.0)
        await until(pilot, lambda: isinstance(app.screen, StillThere))
        await pilot.press("2")
        await until(pilot, lambda: not isinstance(app.screen, StillThere))
        app._touched -= 3.5
        await pilot.pause(1.2)
        assert app.is_running
        assert app.return_code is None


async def test_nobody_at_the_invitation_is_warned_of_nothing(core: Core) -> None:
    """There is nothing to lose; the screen goes on inviting."""
    async with kiosk(core, Limits(0.01, 0.02)) as (app, pilot):
        await pilot.pause(1.5)
        assert isinstance(app.screen, Invitation)


async def test_nothing_goes_to_a_clipboard_a_page_or_a_file(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """T1: the next person finds nothing, and no link leaves."""
    written: list[str] = []
    async with kiosk(core) as (app, pilot):
        assert app._driver is not None
        monkeypatch.setattr(app._driver, "write", written.append)
        app.copy_to_clipboard("KANARIE")
        app.open_url("https://example.org/KANARIE")
        app.action_bewaar_tekst()
        await pilot.pause()
        assert not any("KANARIE" in each or "]52;" in each for each in written)


def test_a_kiosk_that_would_wipe_before_it_warns_does_not_open(core: Core) -> None:
    """A setting that cannot be meant is said, with an example."""
    with pytest.raises(KioskFault, match="kiosk_wis"):
        limits_of(replace(core.config, kiosk_waarschuw=180, kiosk_wis=120))
