# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk of a given size at a given point of a conversation, and what stands on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from klachtgids.fronts.kiosk.app import KioskApp
from klachtgids.fronts.kiosk.invitation import Invitation
from klachtgids.fronts.patience import Limits
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn

LONG = Limits(1000, 2000)


@asynccontextmanager
async def kiosk_at(
    core: Core, size: tuple[int, int], turn: Turn | None = None
) -> AsyncIterator[tuple[KioskApp, Pilot[None]]]:
    """The kiosk after the invitation, at this turn, and its first one when it is None."""
    app = KioskApp(lambda: core, core.config, LONG)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.turn is not None)
        await pilot.press("1")
        await until(pilot, lambda: not isinstance(app.screen, Invitation))
        if turn is not None:
            app.show(turn)
        await pilot.pause(0.05)
        yield app, pilot


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait until this holds, or fail."""
    for _ in range(1_000):
        await pilot.pause(0.01)
        if holds():
            return
    raise TimeoutError


def text(app: KioskApp) -> str:
    """What stands on the screen."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())
