# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each kind of screen at both sizes, as text that was looked at; SCHERMEN=nieuw in the environment writes it again."""

from __future__ import annotations

import pytest

from klachtgids.intake.core import Core
from tests.fronts.chat.chats import NARROW, WIDE, open_chat, same_screen


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "160x50"])
async def test_every_kind_of_screen_looks_as_it_did(small: Core, size: tuple[int, int]) -> None:
    """From the welcome to the receipt, with every sheet on the way."""
    name = f"{size[0]}x{size[1]}"
    async with open_chat(small, size, oefen=True) as chat:
        same_screen(f"{name}-1-welkom", chat.text())
        await chat.press("f1")
        same_screen(f"{name}-2-waarom", chat.text())
        await chat.press("escape", "f9")
        same_screen(f"{name}-3-hulp-nu", chat.text())
        await chat.press("escape", "f4")
        same_screen(f"{name}-4-taal", chat.text())
        await chat.press("escape", "f7")
        same_screen(f"{name}-5-code", chat.text())
        await chat.press("escape", "1")
        await chat.paste("Er werd niet geluisterd.\nOok niet toen ik belde.")
        same_screen(f"{name}-6-verhaal", chat.text())
        await chat.press("f2", "1", "enter")
        await chat.paste("robin@")
        await chat.press("enter")
        same_screen(f"{name}-7-geweigerd", chat.text())
        await chat.paste("example.org")
        await chat.press("enter")
        await chat.paste("3 april 2026")
        await chat.press("enter")
        same_screen(f"{name}-8-klopt-dat", chat.text())
        await chat.press("1", "f3")
        same_screen(f"{name}-9-overzicht", chat.text())
        await chat.press("escape", "2")
        same_screen(f"{name}-10-klopt-dit", chat.text())
        await chat.press("f10")
        same_screen(f"{name}-11-stop", chat.text())
        await chat.press("4", "f2")
        same_screen(f"{name}-12-bewijs", chat.text())
        await chat.press("f2")
        same_screen(f"{name}-13-bewaar", chat.text())
