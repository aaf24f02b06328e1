# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip of a kiosk on paper, in real Chromium: number and code alone, and afterwards all of the page again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from tests.fronts.web.browsers import served, site_of
from tests.fronts.web.chromium import person
from tests.fronts.web.real.test_web_kiosk_chromium import DESK, begin, tell
from tests.talk import make_core

SHOWN = "() => [...document.querySelectorAll('.kop, .strookje svg, .bewijs')].map(each => each.checkVisibility())"


def test_the_slip_is_printed_alone_under_a_title_that_says_nothing(browser: Browser, tmp_path: Path) -> None:
    """T30: the sheet, and the title in a queue or at its edge, have no organisation and not the name of the program."""
    made = make_core(tmp_path)
    core = replace(made, config=replace(made.config, kiosk_afdrukken=True))
    with served(site_of(core, kiosk=True)[1]) as address, person(browser, address, DESK) as who:
        begin(who)
        tell(who)
        who.press("#versturen button")
        who.page.emulate_media(media="print")
        assert [False, True, True] == who.page.evaluate(SHOWN)
        who.page.emulate_media(media="screen")
        who.page.evaluate("window.print = () => { window.named = document.title }")
        who.page.click("[data-briefje]")
        who.page.emulate_media(media="print")
        assert "Bewijs" == who.page.evaluate("window.named")
        assert [False, True, False] == who.page.evaluate(SHOWN)
        who.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert [False, True, True] == who.page.evaluate(SHOWN)
        assert who.page.title().startswith("Klaar")
