# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A whole conversation in a browser without JavaScript, over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, Clock, served, site_of
from tests.talk import KRACHT, make_core


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def browser(core: Core, clock: Clock) -> Iterator[Browser]:
    with served(site_of(core, clock)[1]) as address, Browser(address) as browser:
        yield browser


def asked(browser: Browser) -> str:
    """The key of the question that this page asks."""
    return browser.page.forms["antwoord"].fields["vraag"][0]


def tell(browser: Browser, said: dict[str, str], until: str = "") -> None:
    """Answer question after question, up to the check or to the question `until`."""
    browser.get("/vraag")
    for _ in range(60):
        if not browser.path.startswith("/vraag"):
            return
        key = asked(browser).split("/")
        question = "ja" if key[-1] == "klopt" else key[-1]
        if question == until:
            return
        browser.answer("ja" if question == "ja" else said[question])
        assert browser.last is not None
        assert 200 == browser.last.status_code, (question, browser.page.text)
    raise AssertionError(browser.page.text)


def test_a_whole_klacht_is_told_checked_sent_and_received(browser: Browser, core: Core) -> None:
    """Without JavaScript everything works: POST, 303, GET; the receipt has the number and the code (issue 4, 3)."""
    tell(browser, KRACHT)
    assert "/controle" == browser.path
    assert KRACHT["punt"] in browser.page.text
    page = browser.submit(form="versturen")
    assert "ontvangen" in page.text
    assert "K-2026-" in page.text
    assert "Uw code is" in page.text
    nummer = re.findall("K-2026-[0-9]+", page.text)[0]
    assert f"Uw nummer is {nummer}" in browser.get("/klaar").text
