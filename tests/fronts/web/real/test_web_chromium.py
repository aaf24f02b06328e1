# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The site in real Chromium: journeys on phone and desktop, axe on every kind of page, keys, zoom, its JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from klachtgids.config import shipped_dialogues
from klachtgids.words.i18n import languages
from tests.fronts.test_same_rows import core_for
from tests.fronts.web.browsers import served, site_of
from tests.fronts.web.chromium import DESK, PHONE, Person, person
from tests.talk import KRACHT
from tests.test_transcripts import load_transcript

JOURNEYS = (
    "compliment", "signaal_met_gevaar", "bezwaar_laatste_dag", "kracht_jongere", "xtra_te_laat",
    "klacht_twee_organisaties", "daarna_uitleg", "uitzoeken_praten", "oneens_kracht", "buiten_brief",
    "wachten_langer", "klacht_alleen_commissie", "behandeling_xtra", "kracht_grootmoeder", "kracht_bezwaar_en_klacht",
)  # fmt: skip
"""One of each kind of end: sent, pointed elsewhere, explained, two zaken, for somebody else, a young person."""
SIZES = {"phone": PHONE, "desktop": DESK, "narrow": (320, 640), "4K": (3840, 2160)}


def tell(who: Person, until: str = "") -> None:
    """Answer up to the check, or to the question `until`."""
    who.go("/vraag")
    while who.path.startswith("/vraag"):
        question = who.asked.split("/")[-1]
        if question == until:
            return
        who.answer("ja" if question == "klopt" else KRACHT[question])


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_whole_klacht_in_chromium(browser: Browser, address: str, size: str) -> None:
    """From the first page to the number, with nothing from elsewhere and nothing that the policy stops."""
    with person(browser, address, SIZES[size]) as who:
        who.go("/")
        who.press("main a[href='/vraag']")
        tell(who)
        assert "/controle" == who.path
        who.press("#versturen button")
        assert re.search("K-2026-[0-9]+", who.page.inner_text("main"))
        assert [] == who.complaints
        assert [] == who.elsewhere


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("name", JOURNEYS)
def test_each_kind_of_conversation_reaches_its_end(browser: Browser, tmp_path: Path, name: str, size: str) -> None:
    """Issue 4, 6: every journey of the conversation, on a phone and on a desktop; axe finds each end clean."""
    transcript = load_transcript(name)
    site = site_of(core_for(tmp_path, transcript))[1]
    with served(site) as address, person(browser, address, SIZES[size]) as who:
        who.go("/vraag")
        for key, typed in transcript["answers"]:
            assert key == who.asked
            if typed == "overslaan":
                who.press("button[value=overslaan]")
            else:
                who.answer(typed)
            assert who.page.query_selector("#fouten") is None, (key, typed, who.page.inner_text("main"))
        if who.path == "/controle":
            who.press("#versturen button")
        assert who.page.query_selector("h1")
        assert [] == who.faults()
        assert [] == who.complaints
        assert 0 == who.wider()


def pages_of(who: Person) -> Iterator[str]:
    """Go to every kind of page there is, one after another; the name of each."""
    for name, path in {
        "start": "/", "help": "/hulp", "code": "/verder", "emptied": "/leeg", "statement": "/toegankelijkheid",
        "nothing": "/niets", "no conversation": "/overzicht",
    }.items():  # fmt: skip
        who.go(path)
        yield name
    who.go("/vraag")
    seen: set[str] = set()
    while who.path.startswith("/vraag"):
        question = who.asked.split("/")[-1]
        if question not in seen:
            seen.add(question)
            yield f"question {question}"
            if question in {"soort", "wanneer", "al_gedaan", "punt", "contact", "toestemming_beklaagde"}:
                who.press("#verder")
                yield f"refused {question}"
        who.answer("ja" if question == "klopt" else KRACHT[question])
    yield "check"
    for name, path in {"overview": "/overzicht", "stop": "/bewaren"}.items():
        who.go(path)
        yield name
    who.go("/controle")
    who.press("#versturen button")
    yield "end"
    who.go("/klaar")
    yield "end, later"
    who.go("/code")
    yield "another code"
    who.press("form[action='/code'] button")
    yield "the new code"
    who.go("/bewaren")
    who.press("form[action='/stop'] button")
    yield "stopped"


PLAIN = "/* as it is */"
LARGER = "html { font-size: 200% }"
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-block-end: 2em !important }"
)
STRAINS: dict[str, tuple[tuple[int, int, str], ...]] = {
    "nl": ((*SIZES["narrow"], PLAIN), (*SIZES["4K"], PLAIN), (320, 800, SPACED)),
    "pl": ((640, 800, LARGER + SPACED),),
    "ar": ((640, 800, LARGER),),
}
"""Other windows and letters, by the language in which each page is looked at with them: width, height, style."""
CUT = "all => all.filter(each => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1).length"
WIDEST = "all => Math.max(0, ...all.map(each => each.clientWidth))"


def strained(who: Person, width: int, height: int, style: str) -> list[str]:
    """What does not fit on this page in such a window, with such letters; then it is a phone's again."""
    page = who.page
    page.set_viewport_size({"width": width, "height": height})
    added = page.add_style_tag(content=style)
    found = [f"{who.wider()} px wider than {width}"] if who.wider() else []
    if page.eval_on_selector_all("button, label, a.nl-button", CUT):
        found.append(f"cut off at {width}")
    if page.eval_on_selector_all("main p", WIDEST) > 44 * 18:
        found.append(f"lines too long at {width}")
    added.evaluate("each => each.remove()")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return found


@pytest.mark.parametrize("taal", [each.taal for each in languages(shipped_dialogues())])
def test_axe_finds_nothing_on_any_kind_of_page_in_any_language_and_each_fits(
    browser: Browser, address: str, taal: str
) -> None:
    """WCAG 2.2 AA as far as a program sees it; each page says its language and direction, and fits a phone.

    320 px is 400 % of 1280 px (1.4.10), 4K leaves the lines short enough to read; text at 200 %, or with spacing of
    its own, loses nothing (1.4.4, 1.4.12).
    """
    with person(browser, address, PHONE, bypass_csp=True) as who:
        who.go("/")
        who.press(f"button[value={taal}]")
        names, faults = [], []
        for name in pages_of(who):
            names.append(name)
            faults += [f"{name}: {each}" for each in who.faults()]
            html = who.page.locator("html")
            seen = html.get_attribute("lang"), html.get_attribute("dir")
            assert (taal, "rtl" if taal == "ar" else "ltr") == seen, name
            assert 0 == who.wider(), name
            assert who.page.title()
            for strain in STRAINS.get(taal, ()):
                faults += [f"{name}: {each}" for each in strained(who, *strain)]
        assert [] == faults
        assert len(names) > 25


def test_a_conversation_is_told_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    """Tab, arrows, Space and Enter; the focus is seen, goes in the order of reading, and is caught nowhere."""
    with person(browser, address, DESK) as who:
        page = who.page
        who.go("/vraag")
        page.keyboard.press("Tab")
        assert "#inhoud" == page.evaluate("document.activeElement.getAttribute('href')")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        for _ in range(4):
            page.keyboard.press("ArrowDown")
        assert "klacht" == page.evaluate("document.activeElement.value")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert "none" != outline
        page.keyboard.press("Tab")
        assert "verder" == page.evaluate("document.activeElement.id")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "organisatie" == who.asked
        stops = []
        page.keyboard.press("Tab")
        for _ in range(60):
            stops.append(page.evaluate("document.activeElement.outerHTML.slice(0, 300)"))
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
        assert page.evaluate("document.activeElement === document.body"), "the focus leaves the page at its end"
        assert len(stops) == len(set(stops))


def by_keys(page: Page, said: str) -> None:
    """Answer the question of this page, from its heading on, with Tab, arrows, Space, signs and Enter."""
    wanted = [each.strip() for each in said.split(",")]
    for _ in range(60):
        page.keyboard.press("Tab")
        kind, value, one = page.evaluate(
            "(now => [now.type || now.localName, now.value, now.id])(document.activeElement)"
        )
        if kind == "radio" and one != "keuze-zelf":
            for _each in range(60):
                if page.evaluate("document.activeElement.value") in wanted:
                    break
                page.keyboard.press("ArrowDown")
            page.keyboard.press("Space")
        elif kind == "checkbox" and value in wanted:
            page.keyboard.press("Space")
        elif kind in {"text", "textarea", "email", "tel"} and one in {"tekst", "email"}:
            page.keyboard.type(wanted[0] if one == "email" else said)
        elif one == "verder":
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_whole_klacht_is_told_and_sent_with_the_keyboard_alone(browser: Browser, address: str) -> None:
    """WCAG 2.1.1: radio buttons, boxes to tick, text, a day, contact, the check and sending, without a pointer."""
    with person(browser, address, DESK) as who:
        who.go("/vraag")
        while who.path.startswith("/vraag"):
            question = who.asked.split("/")[-1]
            by_keys(who.page, "ja" if question == "klopt" else KRACHT[question])
            assert who.page.query_selector("#fouten") is None, question
        assert "/controle" == who.path
        for _ in range(200):
            who.page.keyboard.press("Tab")
            if who.page.evaluate("document.activeElement.closest('#versturen') !== null"):
                break
        with who.page.expect_navigation():
            who.page.keyboard.press("Enter")
        assert re.search("K-2026-[0-9]+", who.page.inner_text("main"))


def test_enter_in_a_field_answers_and_does_nothing_else(browser: Browser, address: str) -> None:
    """Help and language are buttons of the same form, so that typed words are kept; Enter is none of these."""
    for how in ({}, {"java_script_enabled": False}):
        with person(browser, address, PHONE, **how) as who:
            tell(who, "naam")
            who.page.fill("#tekst", "Anna Jansen")
            with who.page.expect_navigation():
                who.page.press("#tekst", "Enter")
            assert "contact" == who.asked


def test_the_whole_conversation_without_javascript(browser: Browser, address: str) -> None:
    """In a real browser too."""
    with person(browser, address, PHONE, java_script_enabled=False) as who:
        tell(who)
        who.press("#versturen button")
        assert re.search("K-2026-[0-9]+", who.page.inner_text("main"))


def test_a_refusal_takes_the_focus_and_leads_to_its_field(browser: Browser, address: str) -> None:
    """WCAG 3.3.1: said first, and one Enter away from where it is put right."""
    with person(browser, address) as who:
        tell(who, "punt")
        who.press("#verder")
        who.page.wait_for_function("document.activeElement.id === 'fouten'")
        who.page.keyboard.press("Tab")
        who.page.keyboard.press("Enter")
        assert "tekst" == who.page.evaluate("document.activeElement.id")
        assert who.page.title().startswith("Fout:")


def test_what_is_being_typed_is_kept_within_seconds(browser: Browser, address: str) -> None:
    """A browser that closes costs at most five seconds of typing (scoreboard 7)."""
    with person(browser, address) as who:
        who.page.clock.install()
        tell(who, "wens")
        who.page.fill("#tekst", "Ik wil graag dat")
        with who.page.expect_response("**/typ"):
            who.page.clock.fast_forward(6_000)
        who.go("/vraag")
        assert "Ik wil graag dat" == who.page.input_value("#tekst")


def test_typing_oneself_ticks_that_choice(browser: Browser, address: str) -> None:
    """Choices with a field beside them: typing is choosing to type."""
    with person(browser, address) as who:
        tell(who, "wanneer")
        who.page.check("input[value=gisteren]")
        who.page.fill("#tekst", "3 april")
        assert who.page.is_checked("#keuze-zelf")


def test_the_page_warns_and_then_empties_itself(browser: Browser, address: str) -> None:
    """WCAG 2.2.1 and T1: two minutes to say that one is there; then the screen is empty and the code gone."""
    with person(browser, address) as who:
        who.page.clock.install()
        tell(who, "wens")
        who.page.fill("#tekst", "Half af")
        code = who.page.context.cookies()[0]["value"]
        who.page.clock.fast_forward(12 * 60_000)
        assert not who.page.is_visible("#wacht")
        who.page.clock.fast_forward(70_000)
        assert who.page.is_visible("#wacht")
        assert "dialog" == who.page.evaluate("document.activeElement.closest('dialog')?.localName")
        who.page.click("[data-blijf]")
        assert not who.page.is_visible("#wacht")
        who.page.clock.fast_forward(13 * 60_000 + 10_000)
        assert who.page.is_visible("#wacht")
        who.page.clock.fast_forward(2 * 60_000)
        who.page.wait_for_url("**/leeg")
        assert "Half af" not in who.page.content()
        assert code != next(iter(who.page.context.cookies()), {"value": ""})["value"]
        who.go("/overzicht")
        assert KRACHT["punt"] not in who.page.inner_text("main")


@pytest.mark.parametrize("way", ["button", "escape"])
def test_quick_exit_is_one_click_or_three_times_escape(browser: Browser, address: str, way: str) -> None:
    """Another site at once, the page gone from the history, nothing to come back to."""
    with person(browser, address, leaves=True) as who:
        tell(who, "wens")
        before = who.page.context.cookies(address)
        if way == "button":
            who.page.click("[data-snel-weg]")
        else:
            for _ in range(3):
                who.page.keyboard.press("Escape")
        who.page.wait_for_url("https://www.knmi.nl/**")
        assert 1 == len(who.elsewhere)
        for _ in range(100):  # the site hears of it while the other page already stands there
            if who.page.context.cookies(address) != before:
                break
            who.page.wait_for_timeout(100)
        who.go("/overzicht")
        assert KRACHT["punt"] not in who.page.inner_text("main")


def test_the_browsers_own_back_goes_to_the_question_before(browser: Browser, address: str) -> None:
    """Each question is a page: Back shows the one before with its answer, and answering it goes on."""
    with person(browser, address) as who:
        tell(who, "wens")
        who.page.go_back()
        assert "al_gedaan" == who.asked
        assert who.page.is_checked("input[value=niets]")
        who.press("#verder")
        assert "wens" == who.asked


def test_on_paper_stands_what_became_of_it_and_no_button(browser: Browser, address: str) -> None:
    """The print style: the receipt and the letter, without bars, buttons and links."""
    with person(browser, address) as who:
        tell(who)
        who.press("#versturen button")
        assert who.page.is_visible("[data-print]")
        who.page.emulate_media(media="print")
        assert not who.page.is_visible("header.kop")
        assert not who.page.is_visible("footer.voet")
        assert not who.page.is_visible("[data-print]")
        assert who.page.is_visible(".bewijs")
        assert who.page.is_visible(".brief__tekst")
