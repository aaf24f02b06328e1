# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be taken along from a browser: a slip at the kiosk, and the address of a bezwaar as a code to photograph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.building import build_core
from klachtgids.fronts.qr import picture
from klachtgids.intake.core import Core
from tests.fronts.test_same_rows import core_for
from tests.fronts.web.browsers import Browser, served, site_of
from tests.fronts.web.test_web_conversation import code_of
from tests.fronts.web.test_web_kiosk import CANARY, TELLS, begin
from tests.house.test_source import names_of_organisations
from tests.talk import make_core
from tests.test_transcripts import load_transcript

SLIP = re.compile(r'<section class="strookje".*?</section>', re.DOTALL)


@contextmanager
def opened(core: Core, *, kiosk: bool) -> Iterator[Browser]:
    with served(site_of(core, kiosk=kiosk)[1]) as address, Browser(address) as browser:
        yield browser


def page(browser: Browser) -> str:
    assert browser.last is not None
    return browser.last.text


@pytest.mark.parametrize("prints", [False, True])
@pytest.mark.parametrize("taal", ["nl", "en", "tr", "pl", "ar", "uk"])
def test_the_slip_stands_where_somebody_stops_and_at_the_end(tmp_path: Path, taal: str, prints: bool) -> None:
    """Issue 4, section 2; T30: number, code and a QR of both, and nothing of what it is about."""
    made = make_core(tmp_path)
    config = replace(made.config, kiosk_afdrukken=prints, kiosk_thuis="https://thuis.example.org")
    core = build_core(config, made.clock(), made.walker)
    with opened(core, kiosk=True) as browser:
        begin(browser, taal)
        browser.tell(TELLS, "wens")
        code = code_of(browser)
        halfway = SLIP.findall(page(browser))
        browser.tell(TELLS)
        browser.get("/controle")
        browser.submit(form="versturen")
        (nummer,) = set(re.findall("K-2026-[0-9]+", page(browser)))
        ended = SLIP.findall(page(browser))
    named = "|".join(map(re.escape, names_of_organisations(core.config.dialogues / "regelingen") - {"mee"}))
    for slips, known in ((halfway, [code]), (ended, [nummer, code])):
        (slip,) = slips
        assert all(f'<bdi dir="ltr">{each}</bdi>' in slip for each in known)
        assert None is re.search(rf"\b(klacht|complaint|skarga|{named})\b", slip.lower())
        assert CANARY not in slip
        assert prints == ("data-briefje" in slip)
        assert " style=" not in slip
        facts = re.findall(r'<p class="nl-paragraph strookje__feit">(.*?)</p>', slip)
        carried = [*(re.sub("<[^>]*>", "", each) for each in facts), "https://thuis.example.org/verder"]
        assert f'd="{picture(chr(10).join(carried)).path}"' in slip


def test_where_nothing_was_told_and_at_home_there_is_no_slip(tmp_path: Path) -> None:
    """At home the page is printed whole; who told nothing has no use for a code."""
    core = make_core(tmp_path)
    with opened(core, kiosk=True) as browser:
        begin(browser)
        browser.get("/bewaren")
        assert [] == SLIP.findall(page(browser))
    with opened(core, kiosk=False) as browser:
        browser.get("/")
        browser.tell(TELLS)
        browser.get("/bewaren")
        assert [] == SLIP.findall(page(browser))
        browser.get("/controle")
        browser.submit(form="versturen")
        assert [] == SLIP.findall(page(browser))
        assert "briefje" not in page(browser)


@pytest.mark.parametrize("kiosk", [False, True])
def test_the_address_of_a_bezwaar_can_be_taken_along(tmp_path: Path, kiosk: bool) -> None:
    """The journey of a bezwaar: at a desk an address is no link, so a phone must be able to take it."""
    transcript = load_transcript("bezwaar_laatste_dag")
    with opened(core_for(tmp_path, transcript), kiosk=kiosk) as browser:
        if kiosk:
            begin(browser)
        browser.get("/vraag")
        for _key, typed in transcript["answers"]:
            browser.answer(typed)
        assert "/klaar" == browser.path
        (address,) = set(re.findall(r'<div class="wijzer">.*?(https://[^<"]+)', page(browser), re.DOTALL))
        assert f'd="{picture(address).path}"' in page(browser)
        assert kiosk == (f'<bdi dir="ltr">{address}</bdi>' in page(browser))
        assert kiosk == (f'href="{address}"' not in page(browser))
