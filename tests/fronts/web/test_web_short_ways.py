# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The short ways of the site: what lies in a process is never another page, another answer or anybody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any

import httpx
import pytest

from klachtgids.fronts.web.asking import question_page
from klachtgids.fronts.web.prepared import Prepared
from klachtgids.fronts.web.session import new_session
from klachtgids.fronts.web.settings import Web
from klachtgids.fronts.web.visit import Visit
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Gesprek, Turn
from tests.dialogue.test_ahead import MOST_TURNS, real, step, values_for
from tests.fronts.web.browsers import Browser, Clock, served, site_of
from tests.talk import KRACHT, NOW

TALKS = 24
WORDS = "Ik ben bang en geslagen"


def pages_of(web: Web, seed: int) -> Iterator[tuple[Turn, bytes, bytes]]:
    """Each question of a conversation by chance: its turn, its page as the site gives it, and as it is made anew."""
    choose, anew = Random(seed), replace(web, prepared=Prepared(0))
    session = replace(new_session(web, choose.choice(["nl", "en", "ar"])), stored=True)
    answers: dict[str, Any] = {}
    whole = real()
    for _turn in range(MOST_TURNS):
        gesprek = Gesprek(session.code, session.taal, "web", answers, stored=bool(answers))
        turn = conversation.show(web.core, gesprek)
        if turn.kind != "ask" or turn.prompt is None:
            return
        visits = Visit(web, session), Visit(anew, session)
        for visit in visits:
            visit.take(turn)
        given, made = (question_page(visit, turn).body for visit in visits)
        yield turn, bytes(given), bytes(made)
        value = choose.choice([*values_for(turn.prompt)])
        answers = step(whole, answers, whole.walk(answers, NOW.date()), value)


def test_a_page_that_was_made_before_is_sign_for_sign_the_page_made_anew(core: Core) -> None:
    """Many conversations share the pages of one process, in several languages; any of them may have made a page."""
    web = site_of(core)[0]
    asked = 0
    for seed in range(TALKS):
        for turn, given, made in pages_of(web, seed):
            assert made == given, turn.prompt
            asked += 1
    assert 0 < len(web.prepared._pages) < asked - 50


def test_no_page_that_is_kept_holds_anything_of_anybody(core: Core) -> None:
    """What follows from an answer (a word, a day, a code, a token) stands on the page of that person alone."""
    web = site_of(core)[0]
    codes = {turn.gesprek.code.shown for seed in range(TALKS) for turn, _given, _made in pages_of(web, seed)}
    kept = [b"".join(page).decode() for page in web.prepared._pages.values()]
    assert kept
    for page in kept:
        assert WORDS not in page
        assert re.search("[^/]2026", page) is None  # the example of a date has signs between its numbers
        assert "noor@example.org" not in page
        assert not any(code in page for code in codes)


@contextmanager
def two(core: Core) -> Iterator[tuple[Web, Browser, Browser]]:
    """Two processes over one journal and one key, each with a browser; the second has the cookies of the first."""
    (web, one), (_, other) = site_of(core), site_of(core, Clock())
    with served(one) as here, served(other) as there, Browser(here) as first, Browser(there) as second:
        yield web, first, second


def at_the_same_page(first: Browser, second: Browser) -> None:
    """The second browser has the session of the first and looks at the same question."""
    second.http.cookies = httpx.Cookies(first.http.cookies)
    second.get("/vraag")
    assert first.path == second.path


def test_an_answer_given_elsewhere_meanwhile_is_not_lost_and_neither_is_this_one(core: Core) -> None:
    """A form that waited here, while another process took an answer to the same question: the last answer counts."""
    with two(core) as (_, first, second):
        first.get("/vraag")
        first.answer("klacht")
        at_the_same_page(first, second)
        second.answer("impegno")
        assert "wie_bent_u" == second.asked
        first.answer("incluzio")
        assert 200 == first.status
        assert "wie_bent_u" == first.asked
        code = first.page.attrs_of("bdi", dir="ltr")
        assert code
        told = [entry for entry in entries_of(core, first) if entry[0] == "organisatie"]
        assert [("organisatie", ["impegno"]), ("organisatie", ["incluzio"])] == told


def test_a_question_that_was_opened_elsewhere_meanwhile_can_be_answered_here(core: Core) -> None:
    """What lies here is older than the journal, so it refuses nothing."""
    with two(core) as (_, first, second):
        first.get("/vraag")
        first.answer("klacht")
        at_the_same_page(first, second)
        second.answer("impegno")
        first.last = second.last
        first.answer("ouder")
        assert 200 == first.status
        assert ["soort", "organisatie", "wie_bent_u"] == [key for key, _value in entries_of(core, first)]


def test_what_was_being_typed_elsewhere_goes_with_the_answer_given_here(core: Core) -> None:
    """An answer takes the place of what was being typed, also where this process knew nothing of that (4.3)."""
    with two(core) as (_, first, second):
        first.get("/vraag")
        while "punt" != first.asked.split("/")[-1]:
            first.answer(KRACHT[first.asked.split("/")[-1]])
        at_the_same_page(first, second)
        typed = {**second.page.forms["antwoord"].fields, "tekst": "Half af"}
        second.http.post("/typ", data=typed, headers={"origin": second.address})
        assert ("onderdelen/1/punt", None) == entries_of(core, first)[-1]
        first.answer("De begeleider kwam niet.")
        assert ("onderdelen/1/punt", "De begeleider kwam niet.") == entries_of(core, first)[-1]
        assert None not in [value for _key, value in entries_of(core, first)]


def test_a_conversation_that_was_wiped_elsewhere_does_not_come_back(core: Core) -> None:
    """T13: also not as one answer without those before it."""
    with two(core) as (_, first, second):
        first.get("/vraag")
        first.answer("klacht")
        at_the_same_page(first, second)
        second.get("/bewaren")
        second.submit(form="/wis")
        first.answer("impegno")
        assert "wie_bent_u" not in first.page.text
        assert "antwoord" not in first.page.forms
        assert [] == entries_of(core, first)


def test_the_first_form_sent_twice_makes_one_conversation(core: Core) -> None:
    """Both come with the cookie of before the first answer."""
    with two(core) as (_, first, second):
        first.get("/vraag")
        second.http.cookies = httpx.Cookies(first.http.cookies)
        second.last = first.last
        first.answer("klacht")
        second.answer("signaal")
        assert (200, 200) == (first.status, second.status)
        assert [("soort", "klacht"), ("soort", "signaal")] == entries_of(core, second)


@pytest.mark.parametrize("way", ["/stop", "/wis", "/leeg", "/weg"])
def test_who_goes_leaves_nothing_in_the_process(core: Core, way: str) -> None:
    """A conversation lies here for the next answer only while somebody may give it (T18)."""
    web, app = site_of(core)
    with served(app) as address, Browser(address) as browser:
        browser.get("/vraag")
        browser.answer("klacht")
        assert 1 == len(web.handing._left)
        assert web.handing._opened
        token = browser.page.attrs_of("input", name="token")["value"]
        browser.http.post(way, data={"token": token}, headers={"origin": address})
        assert 0 == len(web.handing._left) + len(web.handing._opened)


def test_a_kiosk_hands_over_for_seconds_alone(core: Core) -> None:
    """At a desk the next person sits there within the minute."""
    assert site_of(core, kiosk=True)[0].handing._reading < 5


def entries_of(core: Core, browser: Browser) -> list[tuple[str, Any]]:
    """What the journal has of the conversation of this browser: key and value of each entry, in order."""
    from klachtgids.fronts.web.session import opened

    web = site_of(core)[0]
    session = opened(web, browser.http.cookies[web.cookie_name])
    assert session is not None
    return [(entry.key, entry.value) for entry in core.journal().read(session.code.keys)]
