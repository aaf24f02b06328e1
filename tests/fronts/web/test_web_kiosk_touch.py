# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk on a touch screen, in real Chromium; and a tab that somebody opened before its page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Clock, served, site_of
from tests.fronts.web.chromium import Person, person
from tests.fronts.web.real.test_web_kiosk_chromium import DESK, SCREEN, begin
from tests.fronts.web.test_web_kiosk import TELLS


@pytest.fixture
def address(core: Core, clock: Clock) -> Iterator[str]:
    with served(site_of(core, clock, kiosk=True)[1]) as found:
        yield found


def test_a_page_behind_something_else_says_so_and_a_page_that_is_left_does_not(chrome: Browser, address: str) -> None:
    """A tab before the invitation is seen within seconds; going to a page of ours is no such thing."""
    hide = """() => { Object.defineProperty(document, 'hidden', {get: () => true, configurable: true});
        document.dispatchEvent(new Event('visibilitychange')); }"""
    with person(chrome, address, DESK) as who:
        sent: list[str] = []
        who.page.on("request", lambda asked: sent.append(asked.post_data or "") if "/leeg" in asked.url else None)
        who.page.clock.install()
        begin(who)
        who.go("/")
        who.page.clock.fast_forward(10_000)
        assert [] == sent
        who.page.evaluate(hide)
        with who.page.expect_request("**/leeg"):
            who.page.clock.fast_forward(4_000)
        assert [True] == ["elders=ja" in each for each in sent]


def tapped(who: Person, selector: str) -> None:
    """Touch what leads to a page, and wait until all of that page is there."""
    with who.page.expect_navigation():
        who.page.tap(selector)


def touch(who: Person, typed: str) -> None:
    """Answer with a finger where there is something to touch; what is typed comes from a keyboard."""
    if who.page.query_selector(".keuze"):
        for part in typed.split(", "):
            named = who.page.query_selector(f'.keuze:has(input[value="{part}"]) .keuze__tekst')
            who.page.tap(f'.keuze:has(input[value="{part}"])' if named else ".keuze >> nth=0")
    elif who.page.query_selector("button[name=inplaats]") and typed.isdigit():
        tapped(who, f"button[name=inplaats] >> nth={int(typed) - 1}")
        return
    elif who.page.query_selector("#email"):
        who.page.tap("#email")
        who.page.keyboard.type("anna@example.org")
    elif who.page.query_selector("#tekst"):
        who.page.tap("#tekst")
        who.page.keyboard.type(typed)
    tapped(who, "#verder")


def test_a_whole_conversation_by_touch(chrome: Browser, address: str) -> None:
    """From the invitation to the number and back to the invitation, with a finger on a touch screen."""
    with person(chrome, address, SCREEN, has_touch=True) as who:
        who.go("/")
        tapped(who, "button[value=nl]")
        asked = 0
        while who.path.startswith("/vraag"):
            question = who.asked.split("/")[-1]
            asked += 1
            assert asked < 40, question
            touch(who, "ja" if question == "klopt" else TELLS[question])
        tapped(who, "#versturen button")
        assert "Uw nummer is K-2026-" in who.page.inner_text("main")
        tapped(who, ".kop__knop--weg")
        tapped(who, "form[action='/wis'] button")
        assert "/" == who.path
        assert who.page.is_visible("button[value=nl]")
        assert asked > 10
