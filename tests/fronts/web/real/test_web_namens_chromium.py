# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A helper in real Chromium: two tabs, every new kind of page under axe, keys alone, the warning, the letter."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn
from tests.fronts.web.chromium import DESK, PHONE, Person, person
from tests.fronts.web.helpers import LIST, held
from tests.talk import NAMENS

OF_A_LOOK_OF_ITS_OWN = frozenset({"new", "refused code", "question with a switch", "brief", "bewaren", "list", "stop"})


def open_code(who: Person, code: str, label: str = "") -> str:
    """Open a conversation by its code; the place of its pages."""
    who.go(f"{LIST}/code")
    who.page.fill("#code", code)
    if label:
        who.page.fill("#naam", label)
    who.press("main form.vraag button")
    return "/".join(who.path.split("/")[:3])


def kinds_of_page(who: Person, core: Core) -> Iterator[str]:
    """Go to every kind of page that a helper has and others have not; the name of each."""
    who.go(LIST)
    yield "empty list"
    who.press(f"a[href='{LIST}/nieuw']")
    yield "new"
    who.press("main form.vraag button")
    yield "first question"
    who.go(f"{LIST}/code")
    who.page.fill("#code", "1234")
    who.press("main form.vraag button")
    yield "refused code"
    client = open_code(who, held(core, NAMENS, "wens"), "\N{ARABIC LETTER AIN} maandag, het langste woord: 1")
    yield "question with a switch"
    for page in ("brief", "bewaren", "overzicht", "hulp"):
        who.go(f"{client}/{page}")
        yield page
    client = open_code(who, held(core, NAMENS, "hulp_naam"))
    yield "question about the helper"
    who.press("#verder")
    yield "refused"
    client = open_code(who, held(core, NAMENS, "akkoord"))
    yield "read back"
    while "/vraag/" in who.path:  # the first answer in another language leads by the tolk, and is read back too
        who.answer(NAMENS[who.asked])
    yield "check"
    who.press("#versturen button")
    yield "end"
    who.go(LIST)
    yield "list"
    who.go(f"{LIST}/stop")
    yield "stop"
    who.go(f"{LIST}/{'0' * 16}/vraag")
    yield "no such client"
    who.go(LIST)
    for _ in range(4):
        who.go(f"{LIST}/nieuw")
        who.press("main form.vraag button")
    who.go(LIST)
    yield "full list"
    who.go(f"{LIST}/stop")
    who.press("main form button")
    yield "stopped"


@pytest.mark.parametrize("taal", ["nl", "ar", "en", "tr", "pl", "uk"])
def test_axe_finds_nothing_on_any_page_of_a_helper(browser: Browser, address: str, core: Core, taal: str) -> None:
    """WCAG 2.2 AA as far as a program sees it, from right to left too; each page fits any window."""
    with person(browser, address, PHONE) as who:
        who.go(LIST)
        who.press(f"button[value={taal}]")
        names, faults = [], []
        for name in kinds_of_page(who, core):
            names.append(name)
            if taal == "nl" or name in OF_A_LOOK_OF_ITS_OWN:
                faults += [f"{name}: {each}" for each in who.faults()]
            assert taal == who.page.locator("html").get_attribute("lang"), name
            for width, height in ((320, 640), DESK, PHONE):
                who.page.set_viewport_size({"width": width, "height": height})
                assert 0 == who.wider(), (name, width)
        assert [] == faults
        assert [] == who.complaints
        assert [] == who.elsewhere
        assert len(names) > 18


def test_two_tabs_hold_two_clients_and_each_answers_for_its_own(browser: Browser, address: str, core: Core) -> None:
    """B is opened in another tab afterwards; what is sent from the tab of A is A's."""
    codes = {mark: held(core, NAMENS | {"punt": f"{mark} kwam niet."}, "wens") for mark in ("KLAVER", "DISTEL")}
    with person(browser, address, DESK) as who:
        one = open_code(who, codes["KLAVER"])
        first = who.page
        who.page = first.context.new_page()
        two = open_code(who, codes["DISTEL"])
        who.page.fill("#tekst", "DISTEL wil dit.")
        who.press("#verder")
        who.page, second = first, who.page
        who.page.fill("#tekst", "KLAVER wil dat.")
        who.press("#verder")
        assert who.path.startswith(one)
        for page, client, mine, other in ((first, one, "KLAVER", "DISTEL"), (second, two, "DISTEL", "KLAVER")):
            who.page = page
            who.go(f"{client}/overzicht")
            assert f"{mine} wil" in page.content()
            assert other not in page.content()
        assert first.title()[0] != second.title()[0]


def typing_of(core: Core, code: str) -> tuple[str, str] | None:
    """What lies half typed under a code; waited for, because a page that is left sends it on its way out."""
    for _ in range(100):
        kept = conversation.resume(core, code, "nl", "web")
        assert isinstance(kept, Turn)
        if kept.gesprek.typing is not None:
            return kept.gesprek.typing
        time.sleep(0.1)
    return None


def test_stopping_in_one_tab_leaves_no_client_in_another(browser: Browser, address: str, core: Core) -> None:
    """The codes are on paper; what was typed is kept, and the other tab is at a list that is empty."""
    code = held(core, NAMENS, "wens")
    with person(browser, address, DESK) as who:
        open_code(who, code, "KLAVER")
        first = who.page
        first.fill("#tekst", "Half af")
        who.page = first.context.new_page()
        who.go(f"{LIST}/stop")
        with first.expect_navigation():
            who.press("main form button")
        first.wait_for_selector("h1")
        assert first.url.endswith(LIST)
        assert "KLAVER" not in first.content()
    assert ("wens", "Half af") == typing_of(core, code)


def test_quick_exit_in_one_tab_empties_the_others(browser: Browser, address: str, core: Core) -> None:
    """Whoever comes to the screen finds no client behind another tab either."""
    with person(browser, address, DESK, leaves=True) as who:
        open_code(who, held(core, NAMENS, "wens"), "KLAVER")
        first = who.page
        who.page = first.context.new_page()
        open_code(who, held(core, NAMENS, "wens"), "DISTEL")
        who.page.click("[data-snel-weg]")
        for page in (first, who.page):
            page.wait_for_url("https://www.knmi.nl/**")
        assert 2 == len(who.elsewhere)


@pytest.mark.parametrize("script", [True, False])
def test_a_client_is_helped_with_the_keyboard_alone(browser: Browser, address: str, script: bool) -> None:
    """New, a label, the first answers with the switch: Tab, arrows, Space and Enter; with JavaScript and without."""
    with person(browser, address, DESK, java_script_enabled=script) as who:
        page = who.page
        who.go(f"{LIST}/nieuw")
        page.focus("#naam")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        assert page.is_checked("#hoe-telefoon")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "soort" == who.asked
        page.focus("#keuze-1")
        for _ in range(4):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        assert page.is_checked("#wie-client")
        page.keyboard.press("ArrowDown")
        assert page.is_checked("#wie-helper")
        page.keyboard.press("Tab")
        assert 1 == page.locator("#verder:focus").count()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "organisatie" == who.asked
        assert page.is_checked("#wie-helper")


def test_the_list_and_a_client_warn_and_then_empty_themselves(browser: Browser, address: str, core: Core) -> None:
    """WCAG 2.2.1 and T1: a tab of a client and the list beside it; afterwards neither opens anything."""
    with person(browser, address, DESK) as who:
        code = held(core, NAMENS, "wens")
        client = open_code(who, code, "KLAVER")
        page = who.page
        page.clock.install()
        for path in (LIST, f"{client}/vraag"):
            who.go(path)
            page.clock.fast_forward(13 * 60_000 + 10_000)
            assert page.is_visible("#wacht")
            assert "Dan is de lijst ook weg." in page.inner_text("#wacht")
            if path == LIST:
                page.click("[data-blijf]")
            else:
                page.evaluate("document.getElementById('tekst').value = 'Half af'")
        page.clock.fast_forward(2 * 60_000)
        page.wait_for_url(f"**{client}/leeg")
        assert "is de lijst weg" in page.inner_text("main")
        assert [] == [each for each in page.context.cookies() if "-namens-" in str(each.get("name"))]
        for path in (LIST, f"{client}/overzicht"):
            who.go(path)
            assert "KLAVER" not in page.content()
        kept = conversation.resume(core, code, "nl", "web")
        assert isinstance(kept, Turn)
        assert ("wens", "Half af") == kept.gesprek.typing


def test_the_letter_comes_as_a_file_from_both_pages_and_as_often_as_asked(
    browser: Browser, address: str, core: Core, tmp_path: Path
) -> None:
    """Before it is sent from the page of the letter, after it from the page that shows what became of it."""
    with person(browser, address, PHONE, accept_downloads=True) as who:
        client = open_code(who, held(core, NAMENS, "akkoord"))
        who.press("button[value=brief]")
        _downloads(who, "a[href$='.pdf']", tmp_path)
        who.go(f"{client}/vraag")
        who.answer("ja")
        who.press("#versturen button")
        for _ in range(2):
            _downloads(who, "button[value=pdf]", tmp_path)
        assert who.page.is_visible(".brief button[value=tekst]")


def _downloads(who: Person, selector: str, folder: Path) -> None:
    with who.page.expect_download() as coming:
        who.page.click(selector)
    assert "klachtgids-brief-2026-05-01.pdf" == coming.value.suggested_filename
    coming.value.save_as(folder / "brief.pdf")
    assert (folder / "brief.pdf").read_bytes().startswith(b"%PDF-")
