# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip of the kiosk in a terminal: where somebody stops and at the end, on the screen and alone on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.building import build_core
from klachtgids.fronts.kiosk.slip import SlipScreen
from klachtgids.fronts.qr import blocks
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from tests.fronts.kiosk.kiosks import kiosk_at, text, until
from tests.talk import ACTOR, KRACHT, hold, make_core


def core_in(folder: Path, *, prints: bool) -> Core:
    made = make_core(folder)
    config = replace(made.config, kanaal="kiosk", kiosk_afdrukken=prints, kiosk_thuis="https://thuis.example.org")
    return build_core(config, made.clock(), made.walker)


def ended(core: Core) -> Turn:
    return send(core, ACTOR, hold(core, KRACHT, conversation.begin(core, "nl", "kiosk")).gesprek)


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
@pytest.mark.parametrize("place", ["stop", "end"])
async def test_the_slip_is_on_the_screen_whole_with_its_qr(tmp_path: Path, place: str, size: tuple[int, int]) -> None:
    """Issue 4, section 2; T30: from the sheet that asks what to do, and from the end; then back where one was."""
    core = core_in(tmp_path, prints=False)
    async with kiosk_at(core, size, None if place == "stop" else ended(core)) as (app, pilot):
        if place == "stop":
            await pilot.press("5")
            await until(pilot, lambda: app.turn is not None and app.turn.gesprek.stored and not app.at_work)
            await pilot.press("f10")
            await until(pilot, lambda: "Wilt u stoppen?" in text(app))
            await pilot.press("2")
        else:
            await pilot.click("#to-slip")
        await until(pilot, lambda: isinstance(app.screen, SlipScreen))
        await pilot.pause()
        assert isinstance(app.screen, SlipScreen)
        slip, shown = app.screen.slip, text(app)
        assert app.turn is not None
        assert app.turn.gesprek.code.shown in shown
        assert (place == "end") == ("K-2026-000001" in shown)
        assert all(line.strip() in shown for line in blocks(slip.carried).split("\n"))
        assert all(word not in shown.lower() for word in ("klacht", "kracht", "impegno", "begeleider"))
        assert not app.screen.query("#slip-print")
        await pilot.press("escape")
        await until(pilot, lambda: ("Wilt u stoppen?" if place == "stop" else "Briefje met uw code") in text(app))


async def test_where_the_desk_prints_the_slip_is_printed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """T30: no organisation and no story on the sheet, and nothing in the queue that says what it is."""
    program = tmp_path / "lp"
    program.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/words\ncat >{tmp_path}/paper\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    core = core_in(tmp_path, prints=True)
    async with kiosk_at(core, (80, 24), ended(core)) as (app, pilot):
        await pilot.click("#to-slip")
        await until(pilot, lambda: isinstance(app.screen, SlipScreen))
        await pilot.click("#slip-print")
        await until(pilot, lambda: "Het is naar de printer gestuurd." in text(app))
        assert app.turn is not None
        code = app.turn.gesprek.code.shown
    assert [
        "Bewijs",
        "======",
        "Datum: vrijdag 1 mei 2026",
        "Nummer: K-2026-000001",
        f"Code: {code}",
        "Met nummer en code ziet u hoe het gaat.",
        "Ga naar https://thuis.example.org/verder en typ daar de code.",
        "Laat de code aan niemand zien.",
    ] == [line for line in (tmp_path / "paper").read_text("utf-8").split("\n") if line]
    assert (tmp_path / "words").read_text("utf-8").startswith("-t Bewijs -o ")


@pytest.mark.parametrize(("size", "whole"), [((80, 21), True), ((80, 20), False), ((70, 24), False)])
async def test_a_qr_that_does_not_fit_whole_is_not_shown(tmp_path: Path, size: tuple[int, int], whole: bool) -> None:
    """Half a QR is none; the words stay."""
    core = core_in(tmp_path, prints=False)
    async with kiosk_at(core, size, ended(core)) as (app, pilot):
        app.action_briefje()
        await until(pilot, lambda: isinstance(app.screen, SlipScreen))
        await pilot.pause()
        assert whole == app.screen.query_one("#slip-qr").display
        assert app.turn is not None
        assert app.turn.gesprek.code.shown in text(app)
