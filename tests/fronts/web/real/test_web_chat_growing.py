# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation that grows on one page where JavaScript runs, in real Chromium: what stands there, what does not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from klachtgids.intake.core import Core
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.test_same_rows import rows, through_the_core
from tests.fronts.web.browsers import served, site_of
from tests.fronts.web.chromium import DESK, PHONE, Person, person
from tests.fronts.web.helpers import held
from tests.fronts.web.real.test_web_namens_chromium import open_code
from tests.fronts.web.test_web_same_rows import on_the_web
from tests.talk import KRACHT, NAMENS, make_core
from tests.test_transcripts import load_transcript

TURNS = """() => [...document.querySelectorAll(".beurt:not([hidden])")].map(each =>
    [...each.children].map(side => [...side.children].map(line => line.textContent.trim()).join("|")))"""
SEEN = """element => { const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && element.contains(
        document.elementFromPoint(box.left + box.width / 2, box.top + 4)); }"""
SPEAKS = "Een begeleider komt niet opdagen.\nDat was drie keer zo."


def tell(who: Person, until: str, said: Mapping[str, str] = KRACHT) -> None:
    """Answer from the first question up to this one, on one page; the log is that of all of them."""
    who.go("/vraag")
    who.page.evaluate("window.zelfde = true")
    while (question := who.asked.split("/")[-1]) != until:
        who.answer(said[question])
    assert grown(who)


def grown(who: Person) -> bool:
    """Whether this is still the page that `tell` began at."""
    return bool(who.page.evaluate("window.zelfde === true"))


def turns(who: Person) -> list[list[str]]:
    """What was asked and said above the question, by the lines of each."""
    found: list[list[str]] = who.page.evaluate(TURNS)
    return found


def focused(who: Person) -> str:
    return str(who.page.evaluate("document.activeElement.id || document.activeElement.localName"))


def settled(who: Person) -> None:
    """Wait until the page scrolls no more."""
    who.page.evaluate(
        "async () => { for (let was = -1; was !== scrollY;) {"
        " was = scrollY; await new Promise(done => setTimeout(done, 150)); } }"
    )


def test_questions_and_answers_stay_above_the_question_that_is_asked_now(browser: Browser, address: str) -> None:
    """Issue 4, 3: the same conversation growing as a chat; title, focus, address and error are the question's."""
    with person(browser, address, PHONE, reduced_motion="no-preference") as who:
        tell(who, "wanneer", KRACHT | {"punt": SPEAKS})
        said = turns(who)
        assert [
            ["Wat wilt u ons vertellen?", "Ik ben niet goed behandeld of geholpen."],
            [f"{said[1][0].split('|')[0]}|Over welke organisatie gaat het?", "impegno"],
            ["Wie bent u?", "Ik ben vader of moeder, met gezag."],
        ] == said[:3]
        assert SPEAKS == said[3][1]
        assert ("Vraag 6 – klachtgids", "h1") == (who.page.title(), focused(who))
        settled(who)
        assert who.page.eval_on_selector("h1", SEEN)
        here = who.path
        who.page.fill("#tekst", "31 februari 2026")
        who.press("#verder")
        assert ("fouten", here, said) == (focused(who), who.path, turns(who))
        assert who.page.title().startswith("Fout:")
        assert grown(who)
        who.page.reload()
        assert ("wanneer", []) == (who.asked.split("/")[-1], turns(who))
        who.answer("21 april 2026")
        who.page.go_back()
        assert ("wanneer", here, []) == (who.asked.split("/")[-1], who.path, turns(who))
        assert "21 april 2026" == who.page.input_value("#tekst")
        who.page.go_forward()
        assert "onderdelen" == who.asked
        assert [] == who.complaints


def test_a_conversation_that_grows_ends_in_the_rows_of_any_other(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A front decides nothing: one page from the first question to the check, then the receipt, and equal rows."""
    for place in ("klachtgids.seal.new_code", "klachtgids.fronts.web.session.new_code"):
        monkeypatch.setattr(place, lambda: Code(bytes(range(CODE_BITS // 8))))
    transcript = load_transcript("xtra_te_laat")
    alone, web = on_the_web(tmp_path / "alone", transcript), on_the_web(tmp_path / "web", transcript)
    through_the_core(alone, transcript, None)
    with served(site_of(web)[1]) as address, person(browser, address, DESK) as who:
        who.go("/vraag")
        for number, (key, typed) in enumerate(transcript["answers"]):
            assert (key, number) == (who.asked, len(turns(who)))
            who.press("button[value=overslaan]") if typed == "overslaan" else who.answer(typed)
        assert ("/controle", []) == (who.path, turns(who))
        who.press("#versturen button")
        assert "Uw nummer is K-2026-" in who.page.inner_text("main")
        assert [] == who.complaints
    assert rows(alone) == rows(web)


def test_stepping_back_takes_the_turn_back_and_another_answer_leaves_no_other_trace(
    browser: Browser, address: str
) -> None:
    """What stands there was said and holds: a question that is asked again stands below, with its answer filled in."""
    with person(browser, address, PHONE) as who:
        tell(who, "wie_bent_u")
        who.press("button[value=terug]")
        assert ("organisatie", 1) == (who.asked, len(turns(who)))
        assert who.page.is_checked("input[value=impegno]")
        who.press("button[value=terug]")
        assert ("soort", []) == (who.asked, turns(who))
        who.answer("compliment")
        holds = [["Wat wilt u ons vertellen?", "Ik ben blij met iets."]]
        holds += [["Over welke organisatie gaat het?", "impegno"]]
        assert holds == turns(who)
        assert grown(who)


def test_what_still_counts_after_stepping_back_stands_there_again(browser: Browser, address: str) -> None:
    """Who changes an answer three questions back sees the story that they told, and is asked what came after it."""
    with person(browser, address, PHONE) as who:
        tell(who, "wens")
        before = turns(who)
        for _ in range(5):
            who.press("button[value=terug]")
        assert ("punt", before[:3]) == (who.asked.split("/")[-1], turns(who))
        who.answer("Een ander verhaal.")
        assert ("wens", "Een ander verhaal.") == (who.asked, turns(who)[3][1])
        assert before[:3] + before[4:] == turns(who)[:3] + turns(who)[4:]
        who.answer(KRACHT["wens"])
        assert len(before) + 1 == len(turns(who))
        assert grown(who)


def test_another_language_goes_on_below_what_was_said(browser: Browser, address: str) -> None:
    """Language can change at any question; what was said before is said to be in the language it is in."""
    with person(browser, address, PHONE) as who:
        tell(who, "punt")
        who.page.fill("#tekst", "Half af")
        who.press("button[value=taal-ar]")
        assert ("punt", "Half af", 3) == (who.asked.split("/")[-1], who.page.input_value("#tekst"), len(turns(who)))
        who.answer(KRACHT["punt"])
        languages = who.page.eval_on_selector_all(".beurt", "all => all.map(each => `${each.lang} ${each.dir}`)")
        assert ["nl ltr"] * 3 + ["ar rtl"] == languages
        assert "ar" == who.page.locator("html").get_attribute("lang")
        assert [] == who.faults()


def test_what_did_not_arrive_still_stands_there_and_is_sent_once(browser: Browser, address: str) -> None:
    """Without a connection nothing is lost and the page says so; a slow one is said too, and pressing twice is once."""
    with person(browser, address, PHONE) as who:
        tell(who, "punt")
        who.page.fill("#tekst", SPEAKS)
        who.page.context.set_offline(True)
        who.page.click("#verder")
        who.page.wait_for_selector("#even >> text=Dit kwam niet aan.")
        assert (SPEAKS, "verder", 3) == (who.page.input_value("#tekst"), focused(who), len(turns(who)))
        who.page.context.set_offline(False)
        sent: list[str] = []
        held_back: list[Route] = []
        who.page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)

        def hold_back(route: Route) -> None:
            held_back.append(route)

        who.page.route("**/vraag", hold_back)
        who.page.click("#verder")
        who.page.press("#verder", "Enter")
        who.page.wait_for_selector("#even >> text=Een ogenblik.")
        with who.page.expect_navigation():
            held_back[0].continue_()
        assert ("over_wie", 4, 1) == (who.asked.split("/")[-1], len(turns(who)), len(sent))
        assert SPEAKS == turns(who)[3][1]


def test_what_is_no_question_of_this_conversation_takes_a_page_of_its_own(browser: Browser, address: str) -> None:
    """A session that is over, the overview: the page that stands there without JavaScript, and nothing above it."""
    with person(browser, address, PHONE) as who:
        tell(who, "punt")
        who.press("button[value=overzicht]")
        assert ("/overzicht", []) == (who.path, turns(who))
        tell(who, "punt")
        who.page.fill("#tekst", SPEAKS)
        who.page.context.clear_cookies()
        who.press("#verder")
        assert "Deze pagina was te oud" == who.page.inner_text("h1")
        assert SPEAKS == who.page.inner_text(".brief__tekst")
        assert [] == turns(who)


@pytest.mark.parametrize("way", ["quick exit", "nobody there", "another page"])
def test_nothing_of_the_conversation_stays_when_one_is_away(browser: Browser, address: str, way: str) -> None:
    """T1: not on the screen, not behind Back, not in a page that a browser keeps by itself."""
    with person(browser, address, DESK, leaves=way == "quick exit") as who:
        who.page.clock.install()
        tell(who, "wens")
        assert KRACHT["punt"] in who.page.content()
        if way == "quick exit":
            who.page.click("[data-snel-weg]")
            who.page.wait_for_url("https://www.knmi.nl/**")
        elif way == "nobody there":
            who.page.clock.fast_forward(15 * 60_000 + 10_000)
            who.page.wait_for_url("**/leeg")
        else:
            who.page.dispatch_event("body", "pagehide")
            assert [] == turns(who)
            who.go("/hulp")
        for _ in range(8):
            assert [] == turns(who)
            assert way == "another page" or KRACHT["punt"] not in who.page.content()
            who.page.go_back(wait_until="commit")
            who.page.wait_for_load_state()
            who.page.wait_for_selector("h1")


def test_a_log_is_that_of_one_client(browser: Browser, address: str, core: Core) -> None:
    """Two clients side by side: nothing of one ever stands with the other, and whose words they are is said."""
    codes = {mark: held(core, NAMENS | {"punt": f"{mark} wacht."}, "al_gedaan") for mark in ("KLAVER", "DISTEL")}
    with person(browser, address, DESK) as who:
        for mark, code in codes.items():
            open_code(who, code, mark)
            who.answer("niets")
            who.page.fill("#tekst", f"{mark} wil dit.")
            who.page.check("#wie-helper")
            who.press("#verder")
            assert 2 == len(turns(who))
            assert turns(who)[1][1].startswith(f"{mark} wil dit.|")
            assert who.page.eval_on_selector(".strook--namens", SEEN), "whose page this is, stands above the question"
            assert [] == [other for other in codes if other != mark and other in who.page.content()]


@pytest.mark.parametrize("taal", ["nl", "ar"])
def test_a_long_conversation_is_read_seen_and_printed_well(browser: Browser, address: str, taal: str) -> None:
    """WCAG 2.2 AA with many turns: axe, 400 % zoom with the question in sight, every word on paper once."""
    with person(browser, address, PHONE, bypass_csp=True) as who:
        who.go("/")
        who.press(f"button[value={taal}]")
        tell(who, "wens")
        assert len(turns(who)) > 7
        assert [] == who.faults()
        assert "H1" == who.page.evaluate("document.querySelector('h1, h2, h3').tagName")
        for size in ((320, 256), (320, 640)):
            who.page.set_viewport_size({"width": size[0], "height": size[1]})
            who.press("button[value=terug]")
            who.press("#verder")
            assert 0 == who.wider(), size
            assert who.page.eval_on_selector("h1", SEEN), size
        who.page.emulate_media(media="print")
        assert 1 == who.page.inner_text("body").count(KRACHT["punt"])


def test_that_it_is_practice_stands_with_every_question(browser: Browser, tmp_path: Path) -> None:
    """What every page of an oefenregister says is no part of what was said before; axe finds it in its place."""
    with served(site_of(make_core(tmp_path, ()))[1]) as address, person(browser, address, PHONE) as who:
        tell(who, "over_wie")
        assert who.page.eval_on_selector(".strook", SEEN)
        assert [] == who.faults()
