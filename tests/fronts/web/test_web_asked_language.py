# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The site begins in the language that a browser asks for, and a choice that was made wins."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from klachtgids.fronts.web.preferred import preferred
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, Seen, served, site_of

SPOKEN = ("nl", "en", "tr", "pl", "ar", "uk")


@pytest.mark.parametrize(
    ("wanted", "header"),
    [
        ("en", "en-US,en;q=0.9"),
        ("en", "fr-FR, fr;q=0.9, tr;q=0.5, en;q=0.8"),
        ("nl", "nl;q=0.5,en;q=0.5"),
        ("nl", "nl-BE"),
        ("pl", "PL"),
        ("pl", "en;q=abc, pl;q=0.1"),
        ("uk", "uk-UA ; q=1.000"),
        (None, ""),
        (None, "*"),
        (None, "de, *;q=0.1"),
        (None, "tr;q=0"),
        (None, "tr;q=2"),
        (None, "q=1;;,,\x00,é"),
        (None, "../../nl"),
        (None, "," * 100_000 + "en"),
    ],
)
def test_a_header_names_one_of_ours_or_nothing(wanted: str | None, header: str) -> None:
    """RFC 9110 12.5.4: the highest weight wins, then what stands first; rubbish is left out and never an error."""
    assert wanted == preferred(header, SPOKEN)


def language(browser: Browser) -> str:
    return browser.page.attrs_of("html")["lang"]


def test_the_first_page_is_in_the_language_of_the_browser_and_says_how_to_switch(browser: Browser) -> None:
    """WCAG 3.1.1; a shared cache may not give it to somebody else (Vary)."""
    browser.http.headers["accept-language"] = "tr-TR,tr;q=0.9,en;q=0.8"
    page = browser.get("/")
    assert browser.last is not None
    assert "tr" == language(browser)
    assert "Accept-Language" in browser.last.headers["vary"]
    assert "Başka bir dil mi istersiniz? Bu sayfanın altından seçin." in page.text
    assert "#taal" in [href for href, _ in page.links]
    browser.get("/vraag")
    assert "tr" == language(browser)


def test_a_language_that_was_chosen_wins_from_the_browser(browser: Browser) -> None:
    """Who chose Dutch reads Dutch on every page after it."""
    browser.http.headers["accept-language"] = "en-GB"
    browser.get("/")
    assert "en" == language(browser)
    browser.submit(form="/taal", button="taal=nl")
    assert "nl" == language(browser)
    browser.get("/hulp")
    assert "nl" == language(browser)


def test_a_page_that_is_not_there_says_so_in_the_language_of_the_browser(browser: Browser) -> None:
    """And Dutch for a browser that asks for nothing we speak."""
    browser.http.headers["accept-language"] = "pl"
    browser.get("/nergens")
    assert "pl" == language(browser)
    browser.http.headers["accept-language"] = "fr"
    browser.get("/")
    assert "nl" == language(browser)


@pytest.fixture
def desk(core: Core) -> Iterator[Browser]:
    with served(site_of(core, kiosk=True)[1]) as address, Browser(address) as opened:
        yield opened


def test_the_browser_of_a_kiosk_asks_for_nobodys_language(desk: Browser) -> None:
    """The machine of a desk may be installed in English; its first page has every language."""
    desk.http.headers["accept-language"] = "en-US"
    desk.get("/")
    assert "nl" == language(desk)
    desk.get("/hulp")
    assert "nl" == language(desk)


@pytest.mark.parametrize("token", ["", "0" * 32])
def test_a_form_that_is_not_taken_is_answered_in_the_language_of_its_browser(browser: Browser, token: str) -> None:
    """WCAG 3.1.1: the page for a form that is too old, in the language that was chosen, or else asked for."""
    forged = {"origin": browser.address, "accept-language": "pl"}
    bare = httpx.post(f"{browser.address}/wis", data={"token": token}, headers=forged)
    browser.get("/")
    browser.submit(form="/taal", button="taal=uk")
    refused = browser.http.post("/wis", data={"token": token}, headers=forged)
    assert [(403, "pl"), (403, "uk")] == [
        (each.status_code, Seen(each.text).attrs_of("html")["lang"]) for each in (bare, refused)
    ]
