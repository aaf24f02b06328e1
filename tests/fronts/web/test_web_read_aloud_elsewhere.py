# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a helper, of a kiosk and of who tells alone, in Arabic, as Chromium hands them to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from klachtgids.building import build_core
from klachtgids.words.dutch_parts import dutch_parts
from klachtgids.words.i18n import Words
from tests.fronts.web.browsers import Clock, served, site_of
from tests.fronts.web.chromium import PHONE, Person, person
from tests.fronts.web.test_web_kiosk import TELLS
from tests.fronts.web.test_web_read_aloud import heard, is_in_order, of
from tests.talk import KRACHT, NAMENS, make_core

ONWARD = "form.vraag button.nl-button--primary"
READ = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode())
        if (texts.currentNode.data.includes("(") && texts.currentNode.parentElement.closest("[lang]").lang === "ar")
            found.push(texts.currentNode.data);
    return found;
}"""
"""Every text on the page that an Arabic voice would say, hidden or not."""


def told(who: Person, said: Mapping[str, str]) -> Iterator[str]:
    """Every question up to the check, one that was refused, the check, and the end."""
    who.press("#verder")
    yield "refused"
    while "/vraag/" in who.path:
        question = who.asked.split("/")[-1]
        yield question
        who.answer("ja" if question == "klopt" else said[question])
    yield "check"
    base = who.path.removesuffix("/controle")
    for path in ("/overzicht", "/bewaren", "/hulp", "/controle"):
        who.go(f"{base}{path}")
        yield path
    who.press("#versturen button")
    yield "end"


def alone(who: Person) -> Iterator[str]:
    who.go("/")
    who.press("button[value=ar]")
    who.go("/verder")
    yield "a code"
    who.go("/vraag")
    yield from told(who, KRACHT)


def helping(who: Person) -> Iterator[str]:
    who.go("/namens")
    who.press("button[value=ar]")
    yield "an empty list"
    who.go("/namens/code")
    who.press(ONWARD)
    yield "a code that is refused"
    who.go("/namens/nieuw")
    yield "a new one"
    who.press(ONWARD)
    yield from told(who, NAMENS)
    who.go("/namens/nieuw")
    who.press(ONWARD)
    for path in ("/namens", "/namens/stop"):
        who.go(path)
        yield path


def at_a_kiosk(who: Person) -> Iterator[str]:
    who.go("/")
    assert 6 == len(of(heard(who.page), "button"))
    who.press("button[value=ar]")
    yield from told(who, TELLS)


@pytest.mark.parametrize("journey", [alone, helping, at_a_kiosk])
def test_every_page_is_in_order_and_its_dutch_words_are_marked(
    chrome: Browser, tmp_path: Path, journey: Callable[[Person], Iterator[str]]
) -> None:
    """WCAG 1.3.1, 2.4.6, 3.1.2, 4.1.2: what the pages of who tells alone in Dutch keep to, all others do."""
    core = make_core(tmp_path)
    kiosk = journey is at_a_kiosk
    if kiosk:
        core = build_core(replace(core.config, balie="jess"), core.clock())
    words, seen = Words.of("ar", False, core.config.dialogues), 0
    with served(site_of(core, Clock(), kiosk=kiosk)[1]) as address, person(chrome, address, PHONE) as who:
        for name in journey(who):
            assert ("ar", "rtl") == tuple(who.page.evaluate("[document.documentElement.lang, document.dir]")), name
            is_in_order(heard(who.page), name)
            parts = [part for text in who.page.evaluate(READ) for part in dutch_parts(text, words)]
            assert [] == [part for part, dutch in parts if dutch], name
            seen += 1
    assert seen > 15


def test_whose_answer_it_is_is_a_question_with_two_answers_and_said_once_where_it_is_none(
    chrome: Browser, tmp_path: Path
) -> None:
    """WCAG 1.3.1, 4.1.2: the switch is a group with a name; where only one of the two can answer, that stands there."""
    core = make_core(tmp_path)
    with served(site_of(core)[1]) as address, person(chrome, address, PHONE) as who:
        who.go("/namens/nieuw")
        who.press(ONWARD)
        asked, whose = "Van wie is dit antwoord?", ["Antwoord van de persoon zelf", "Antwoord van wie helpt"]
        while "/vraag/" in who.path:
            said, question = heard(who.page), who.asked.split("/")[-1]
            both = not question.startswith("hulp_") and question != "akkoord"
            assert both == (asked in {each.name for each in of(said, "group")}), question
            assert (whose if both else []) == [each.name for each in of(said, "radio") if each.name in whose], question
            main = said[said.index(of(said, "main")[0]) :]
            whose_it_is = [each.name for each in of(main, "StaticText") if each.name in whose]
            assert both or [whose[question != "akkoord"]] == whose_it_is, question
            who.answer(NAMENS[question])
