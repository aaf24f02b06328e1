# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a code invalid in a browser, by who comes with it and by a helper: asked first, the new one once (T30)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.seal import parse_code
from tests.fronts.web.browsers import Browser, served, site_of
from tests.fronts.web.helpers import CODE, LIST, Helper
from tests.register.builders import stored
from tests.talk import ACTOR, KRACHT, NAMENS, hold, make_core

UNKNOWN = "Bij deze code staat hier geen gesprek."
TOLD = (KRACHT["punt"], KRACHT["wens"], "Anna Jansen", "anna@example.org", "06-12345678", "Kim de Boer")


@pytest.fixture
def old(core: Core) -> str:
    """The code of a klacht that was sent."""
    return send(core, ACTOR, hold(core, KRACHT).gesprek).gesprek.code.shown


def come_with(browser: Browser, code: str) -> str:
    """What the page says to who types a code at /verder."""
    browser.get("/verder")
    return browser.submit({"code": code}, form="/verder").text


def is_good(core: Core, code: str) -> bool:
    found = conversation.resume(core, code, "nl", "web")
    assert isinstance(found, Turn) or found == Refusal("weiger_code_onbekend")
    return isinstance(found, Turn)


def test_who_comes_with_a_code_makes_it_invalid_and_gets_another_once(browser: Browser, core: Core, old: str) -> None:
    """A question first; the new code in the answer alone, and no word of the story anywhere on the way."""
    assert "K-2026-000001" in come_with(browser, old)
    assert "/code" in {href for href, _ in browser.page.links}
    asked = browser.get("/code")
    assert "Kent een ander de code?" in asked.text
    assert is_good(core, old)
    form = asked.forms["/code"]
    page = browser.submit(form="/code")
    assert "De oude code werkt niet meer." in page.text
    [new] = {*re.findall(CODE, page.text)}
    assert new != old
    assert (False, True) == (is_good(core, old), is_good(core, new))
    assert "K-2026-000001" in browser.get("/klaar").text
    assert not {word for word in TOLD if word in asked.text + page.text + browser.page.text}
    assert UNKNOWN in come_with(browser, old)
    assert "K-2026-000001" in come_with(browser, new)
    again = browser.http.post("/code", data=form.fields, headers={"origin": browser.address})
    assert 403 == again.status_code  # that session is over, as for who comes with another code (T19)
    assert [("klager",)] == stored(core.config.register, "select actor from gebeurtenis where wat = 'code vervangen'")


def test_an_answer_that_was_lost_is_given_again(browser: Browser, core: Core, old: str) -> None:
    """The same form from the same browser, whose cookie has the old code still: the same new code."""
    come_with(browser, old)
    browser.get("/code")
    form, jar = browser.page.forms["/code"], dict(browser.http.cookies)
    first = re.findall(CODE, browser.submit(form="/code").text)
    browser.http.cookies.clear()
    browser.http.cookies.update(jar)
    again = browser.http.post("/code", data=form.fields, headers={"origin": browser.address})
    assert {*first} == {*re.findall(CODE, again.text.split("<main")[1])}
    assert [(1,)] == stored(core.config.register, "select count(*) from gebeurtenis where wat = 'code vervangen'")
    assert is_good(core, first[0])


def test_another_browser_that_holds_the_old_code_sees_nothing_any_more(
    browser: Browser, address: str, core: Core, old: str
) -> None:
    """Its cookie says what the old code opened: the page is gone, as for a conversation that was wiped."""
    with Browser(address) as elsewhere:
        come_with(elsewhere, old)
        come_with(browser, old)
        browser.get("/code")
        browser.submit(form="/code")
        for path in ("/klaar", "/code", "/overzicht", "/bewaren"):
            text = elsewhere.get(path).text
            assert not {word for word in (*TOLD, "K-2026-000001") if word in text}, path


def test_before_the_sending_and_at_a_kiosk_there_is_nothing_to_make_invalid(
    browser: Browser, core: Core, old: str
) -> None:
    """The address leads to where the conversation is; a kiosk does not know the form at all."""
    browser.tell(KRACHT, "wens")
    assert browser.get("/code").forms.keys() == browser.get("/vraag").forms.keys()
    kiosk = replace(core, config=replace(core.config, kanaal="kiosk"))
    with served(site_of(kiosk, kiosk=True)[1]) as at, Browser(at) as desk:
        assert "K-2026-000001" in come_with(desk, old)
        assert "/code" not in {href for href, _ in desk.page.links}
        desk.get("/code")
        assert "/klaar" == desk.path
        assert 405 == desk.http.post("/code", headers={"origin": at}).status_code


def test_a_helper_makes_it_invalid_and_the_list_holds_the_new_code(address: str, core: Core) -> None:
    """At the end of the client whose klacht was sent; that client keeps its place, and the others are as they were."""
    with Helper(address) as helper:
        other = helper.begin("ander")
        one = helper.begin("deze")
        helper.told(one, NAMENS)
        helper.get(f"{one}/controle")
        helper.submit(form="versturen")
        old, there = helper.code_of(one), helper.code_of(other)
        assert f"{one}/code" in {href for href, _ in helper.get(f"{one}/klaar").links}
        helper.get(f"{one}/code")
        page = helper.submit(form=f"{one}/code")
        [new] = {*re.findall(CODE, page.text)}
        assert (new, there) == (helper.code_of(one), helper.code_of(other))
        assert {one, other} == helper.listed()
        assert "K-2026-000001" in helper.get(f"{one}/klaar").text
        assert (False, True) == (is_good(core, old), is_good(core, new))
        helper.get(f"{LIST}/code")
        assert UNKNOWN in helper.submit({"code": old, "naam": "", "hoe": "samen"}, form=f"{LIST}/code").text
    assert [("helper",)] == stored(core.config.register, "select actor from gebeurtenis where wat = 'code vervangen'")


def test_while_the_register_is_away_it_is_said_and_the_code_stays(core: Core, old: str) -> None:
    """Nobody is told that a code is unknown when nobody can know, and nothing changes."""
    away = make_core(core.config.data, register=f"sqlite:///{core.config.data}/weg/register.db")
    with served(site_of(away)[1]) as at, Browser(at) as browser:
        assert "Het register is nu niet te bereiken." in come_with(browser, old)
    assert parse_code(old) is not None
    assert is_good(core, old)
