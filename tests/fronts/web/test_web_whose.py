# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody who finds out halfway that they type for another, in a browser without JavaScript: whose answer it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import SaidBy, Turn
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.talks import Held, hold
from tests.fronts.test_same_rows import rows
from tests.fronts.web.browsers import Browser, served, site_of
from tests.talk import ACTOR, NAMENS, make_core

CLIENTS = frozenset({"punt", "wanneer", "wens", "contact", "toestemming_beklaagde"})
"""What the client answers; all else the helper fills in."""
BEFORE = ("soort", "organisatie")


def by(question: str) -> SaidBy:
    return "client" if question in CLIENTS else "helper"


def halfway(core: Core, kanaal: str) -> Turn:
    """An ordinary conversation, up to the question where somebody says that they type for another."""
    turn = conversation.begin(core, "nl", kanaal)
    for key in BEFORE:
        turn = conversation.answer(core, ACTOR, turn.gesprek, key, NAMENS[key])
    return conversation.answer(core, ACTOR, turn.gesprek, "wie_bent_u", "vertegenwoordiger")


def by_the_use_cases(core: Core) -> None:
    turn = halfway(core, core.config.kanaal)
    while turn.prompt is not None:
        question = turn.prompt.question.id
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, NAMENS[question], by(question))
    send(core, ACTOR, turn.gesprek)


def in_the_browser(core: Core) -> None:
    with served(site_of(core)[1]) as address, Browser(address) as browser:
        browser.tell(NAMENS, "wie_bent_u")
        browser.answer("vertegenwoordiger")
        while browser.path.startswith("/vraag"):
            question = browser.asked.split("/")[-1]
            browser.whose = by(question)
            browser.answer(NAMENS[question])
            assert 200 == browser.status, browser.page.text
        browser.submit(form="versturen")
        assert 200 == browser.status


def in_lines(core: Core) -> None:
    """The same with `wie` whenever it changes; what is asked about the helper, and the yes, need no word."""
    (core.config.data / "vooraf").mkdir()
    before = make_core(core.config.data / "vooraf")
    turn, said_by, text = halfway(before, "web"), "helper", "klacht\nimpegno\nvertegenwoordiger\n"
    while turn.prompt is not None:
        question, kind = turn.prompt.question.id, turn.prompt.question.kind
        if conversation.either(turn) and by(question) != said_by:
            said_by, text = by(question), f"{text}wie\n"
        text += NAMENS[question] + ("\n\n" if kind == "long_text" else "\n")
        turn = conversation.answer(before, ACTOR, turn.gesprek, turn.prompt.key, NAMENS[question], by(question))
    held: Held = hold(core, f"{text}verstuur\nKlaar\n")
    assert 0 == held.code, held.err[-300:]


def test_who_helps_after_all_says_whose_each_answer_is_in_every_front(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 4, section 1: the browser's own pages and lines end in the rows of the use cases, answer for answer."""
    for place in ("klachtgids.seal.new_code", "klachtgids.fronts.web.session.new_code"):
        monkeypatch.setattr(place, lambda: Code(bytes(range(CODE_BITS // 8))))
    found = []
    for front in (by_the_use_cases, in_the_browser, in_lines):
        folder = tmp_path / front.__name__
        folder.mkdir()
        core = make_core(folder)
        front(replace(core, config=replace(core.config, kanaal="web")))
        found.append(rows(core))
    assert found[0] == found[1] == found[2]
    assert 1 == len(found[0]["zaak"])


def test_the_switch_is_there_for_who_types_for_another_alone_and_stays_as_it_was(browser: Browser) -> None:
    """Until something else is ticked it is whose the last answer was; a changed answer stands with its own."""
    browser.tell(NAMENS, "wie_bent_u")
    assert "wie" not in browser.page.forms["antwoord"].fields
    browser.answer("vertegenwoordiger")
    assert stands(browser) == ("wie_bent_u", ["helper"])
    browser.answer("ouder")
    browser.whose = "client"
    browser.answer("ja")
    browser.whose = None
    assert stands(browser) == ("onderdelen/1/punt", ["client"])
    browser.submit({"tekst": "", "wie": "helper"})
    assert (422, ["helper"]) == (browser.status, stands(browser)[1])
    page = browser.get("/overzicht")
    assert "Weet deze persoon dat dit wordt ingevuld, of zit die erbij? · zelf gezegd" in page.text
    assert "Wat wilt u ons vertellen? · ingevuld door wie helpt" in page.text
    asked: dict[str, list[str]] = {}
    for href in [href for href, _ in page.links if href.startswith("/vraag/")]:
        browser.get(href)
        asked.update([stands(browser)])
    assert {"wie_bent_u": ["helper"], "client_weet": ["client"]}.items() <= asked.items()


def test_two_people_at_the_same_question_each_see_their_own_tick(core: Core) -> None:
    """A page that was made for one and is the same for the next is not the same where the switch stands otherwise."""
    with served(site_of(core)[1]) as address:
        for whose in ("client", "helper", "client"):
            with Browser(address) as browser:
                browser.tell(NAMENS, "wie_bent_u")
                browser.answer("vertegenwoordiger")
                browser.whose = whose
                browser.answer("ouder")
                assert ("client_weet", [whose]) == stands(browser)
        with Browser(address) as browser:
            browser.tell(NAMENS, "punt")
            assert "wie" not in browser.page.forms["antwoord"].fields


def stands(browser: Browser) -> tuple[str, list[str]]:
    """The open question and what is ticked beside it."""
    return browser.asked, browser.page.forms["antwoord"].fields["wie"]
