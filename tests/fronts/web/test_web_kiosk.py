# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk in the browser: invited in every language, warned, wiped, and nothing there for who comes next (T1)."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.building import build_core
from klachtgids.fronts.patience import PATIENT, KioskFault
from klachtgids.fronts.web.app import AT_A_DESK, DEEDS, HELD, NOT_AT_A_DESK, SIGHTS, make_app
from klachtgids.fronts.web.settings import ON_ITS_WAY, web_of
from klachtgids.intake.core import Core
from klachtgids.words.everywhere import in_language
from klachtgids.words.i18n import languages
from tests.crash.web_kiosk import kiosk, until
from tests.fronts.web.browsers import Browser, Clock, Seen, served, site_of
from tests.fronts.web.test_web_conversation import code_of, kept
from tests.talk import KRACHT, make_core

TELLS = {**KRACHT, "punt": "Kanarie-7Q3 kwam niet.", "wens": "Kanarie-7Q3 wil excuses.", "naam": "Kanarie-7Q3 Jansen"}
CANARY = "Kanarie-7Q3"


@pytest.fixture
def core(tmp_path: Path) -> Core:
    """The real dialogues, at the desk of an organisation."""
    made = make_core(tmp_path)
    return build_core(replace(made.config, balie="jess"), made.clock())


@pytest.fixture
def address(core: Core, clock: Clock) -> Iterator[str]:
    with served(site_of(core, clock, kiosk=True)[1]) as found:
        yield found


def begin(browser: Browser, taal: str = "nl") -> Seen:
    """Touch a language on the invitation."""
    browser.get("/")
    return browser.submit(form="/begin", button=f"taal={taal}")


def told(browser: Browser, until: str = "") -> Seen:
    """A conversation with marked words, up to the check or the question `until`."""
    begin(browser)
    return browser.tell(TELLS, until)


def pages(browser: Browser) -> Iterator[Seen]:
    """Every kind of page of a conversation at the kiosk."""
    for path in ("/hulp", "/toegankelijkheid", "/verder", "/nergens"):
        browser.get(path)
        yield browser.page
    begin(browser)
    while browser.path.startswith("/vraag"):
        yield browser.page
        question = browser.asked.split("/")[-1]
        browser.answer("ja" if question == "klopt" else TELLS[question])
    yield browser.page
    for path in ("/overzicht", "/bewaren", "/hulp", "/verder", "/toegankelijkheid", "/nergens"):
        yield browser.get(path)
    browser.get("/controle")
    yield browser.submit(form="versturen")
    yield browser.get("/klaar")


def test_the_invitation_speaks_every_language_and_begins_in_the_one_that_is_touched(
    browser: Browser, core: Core
) -> None:
    """Issue 4, section 2: a start screen that invites in six languages; nothing is stored yet."""
    folder = core.config.dialogues
    page = browser.get("/")
    for each in languages(folder):
        assert in_language(folder, "kiosk_uitnodiging", each.taal) in page.text
        assert each.taal == begin(browser, each.taal).attrs_of("html")["lang"]
        assert browser.path.startswith("/vraag/")
        browser.get("/")
    assert 0 == kept(core)


def test_the_organisation_of_this_desk_is_offered_first(browser: Browser) -> None:
    """Which organisation's desk this is; another one can be chosen as well."""
    told(browser, "organisatie")
    choices = next(iter(browser.page.forms["antwoord"].choices.values()))
    assert "jess" == choices[0]
    assert len(choices) > 5


def test_what_is_sent_here_is_registered_as_from_a_kiosk(browser: Browser, core: Core) -> None:
    """The register says where a zaak was told; the receipt says number and code first, in neutral words."""
    told(browser)
    page = browser.submit(form="versturen")
    nummer = re.findall("K-2026-[0-9]+", page.text)[0]
    code = code_of(browser)
    assert f"Nummer: {nummer} Code: {code}" in page.text
    with closing(sqlite3.connect(core.config.data / "register.db")) as register:
        assert [("kiosk",)] == register.execute("SELECT kanaal FROM zaak").fetchall()


def test_no_page_leads_away_and_each_page_of_a_conversation_can_be_stopped(browser: Browser) -> None:
    """No link leaves the site, nothing to save; stop and more time instead of the quick exit."""
    for page in pages(browser):
        outside = [href for href, _ in page.links if not re.fullmatch(r"/[a-z/0-9]*|#[a-z0-9-]+", href)]
        assert [] == outside, browser.path
        assert "Stop en wis" in page.text, browser.path
        assert "Ik wil meer tijd" in page.text, browser.path
        assert "Snel weg" not in page.text
        assert all("download" not in given and "data-print" not in given for _, given in page.tags)
        assert {given["autocomplete"] for _, given in page.tags if "autocomplete" in given} <= {"off"}
    assert 404 == browser.http.post("/weg", headers={"origin": browser.address}).status_code


def test_every_post_without_its_token_leads_back_and_says_nothing(browser: Browser, core: Core) -> None:
    """T19; what was typed may be of who was here before, so it is not shown again."""
    told(browser, "wens")
    before = dict(browser.http.cookies)
    given = {"token": "0" * 32, "vraag": "wens", "tekst": CANARY}
    for path in [path for path, do in (*DEEDS, *AT_A_DESK) if do not in NOT_AT_A_DESK]:
        answer = browser.http.post(path, data=given, headers={"origin": browser.address})
        assert (303, "/vraag", "") == (answer.status_code, answer.headers["location"], answer.text), path
        assert "set-cookie" not in answer.headers
    assert before == dict(browser.http.cookies)
    assert 1 == kept(core)


@pytest.mark.parametrize("way", ["/stop", "/wis"])
def test_who_stops_leaves_it_under_the_code_or_nowhere(browser: Browser, core: Core, way: str) -> None:
    """As at the kiosk in the terminal: then the invitation, and the browser knows nothing."""
    told(browser, "wens")
    code = code_of(browser)
    assert "Wilt u stoppen?" in browser.page.text
    browser.submit(form=way)
    assert ("/", 200) == (browser.path, browser.status)
    assert (1 if way == "/stop" else 0) == kept(core)
    for path, _ in (*SIGHTS, *HELD):
        browser.get(path.replace("{step}", "0" * 12))
        assert CANARY not in browser.page.text
        assert code not in browser.page.text
    browser.get("/verder")
    browser.submit({"code": code}, form="/verder")
    assert (200 if way == "/stop" else 422) == browser.status


def test_stopping_before_anything_was_told_is_one_touch(browser: Browser) -> None:
    """There is nothing to choose about."""
    begin(browser)
    browser.submit(button="doe=bewaren")
    assert "/" == browser.path


def test_without_javascript_the_page_and_its_session_end_by_themselves(browser: Browser, clock: Clock) -> None:
    """After kiosk_wis seconds: a refresh to the invitation, and a form of before is worth nothing."""
    page = told(browser, "wens")
    assert "180; url=/leeg" == page.attrs_of("meta", **{"http-equiv": "refresh"})["content"]
    browser.submit({"tekst": CANARY}, button="doe=terug")
    form = browser.page.forms["antwoord"]
    clock.ahead += 180 + ON_ITS_WAY + 2
    answer = browser.http.post(form.action, data=form.fields, headers={"origin": browser.address})
    assert "/vraag" == answer.headers["location"]
    browser.get("/vraag")
    assert "/" == browser.path
    assert CANARY not in browser.get("/overzicht").text


def test_the_invitation_can_be_touched_after_a_night(browser: Browser, clock: Clock) -> None:
    """It stands there for hours; the first touch begins."""
    browser.get("/")
    clock.ahead += 12 * 3600
    browser.submit(form="/begin", button="taal=tr")
    assert browser.path.startswith("/vraag/")
    assert "tr" == browser.page.attrs_of("html")["lang"]


def test_who_asks_for_more_time_gets_it_and_loses_nothing(browser: Browser, clock: Clock) -> None:
    """WCAG 2.2.1; the words that were being typed stay, and the next person has the usual time again."""
    told(browser, "wens")
    page = browser.submit({"tekst": "Half af"}, button="doe=tijd")
    assert ["Half af"] == page.forms["antwoord"].fields["tekst"]
    assert str(120 * PATIENT) == page.attrs_of("body")["data-waarschuw"]
    clock.ahead += 180 * PATIENT - 5
    assert browser.get("/vraag").title.startswith("Vraag")
    code_of(browser)
    browser.submit(form="/stop")
    assert "120" == begin(browser).attrs_of("body")["data-waarschuw"]


def test_a_code_opens_a_conversation_at_the_desk(browser: Browser, core: Core) -> None:
    """What was left under a code goes on here too, from the first question."""
    told(browser, "wens")
    code = code_of(browser)
    browser.submit(form="/stop")
    begin(browser)
    assert "/verder" in {href for href, _ in browser.page.links}
    browser.get("/verder")
    assert CANARY in browser.submit({"code": code}, form="/verder").text


def test_a_kiosk_that_would_wipe_before_it_warns_does_not_open(core: Core) -> None:
    """A setting that cannot be meant is said before anybody comes."""
    core = replace(core, config=replace(core.config, kiosk_waarschuw=180, kiosk_wis=120))
    with pytest.raises(KioskFault, match="kiosk_wis"):
        web_of(core, kiosk=True)


def test_a_browser_that_shows_something_else_is_replaced(core: Core) -> None:
    """A tab that somebody opened hides the page: nobody sees the invitation until a new browser stands there."""
    replaced: list[str] = []
    clock = Clock()
    web = replace(web_of(core, clock, kiosk=True), over=lambda: replaced.append("over"))
    with served(make_app(web)) as address, Browser(address) as browser:
        page = browser.get("/")
        token = page.forms["/begin"].fields["token"][0]
        clock.ahead = 12 * 3600  # an invitation may stand there all night
        browser.http.post("/leeg", data={"token": token})
        assert [] == replaced
        browser.get("/")
        token = browser.page.forms["/begin"].fields["token"][0]
        clock.ahead += 12 * 3600
        browser.http.post("/leeg", data={"token": token, "elders": "ja"})
        assert ["over"] == replaced
        browser.http.post("/leeg", data={"token": "of another", "elders": "ja"})
        assert ["over"] == replaced


def test_a_browser_that_ends_at_once_is_said_in_the_log() -> None:
    """Who installs it sees a black screen otherwise; what a browser says may be of a person, and goes nowhere."""
    with kiosk("sh -c 'echo van een persoon; echo van een persoon >&2'") as held:
        said = until(lambda: found if "eindigt meteen" in (found := (held.root / "log").read_text("utf-8")) else "")
    assert "De browser eindigt meteen." in said
    assert "persoon" not in said


def test_words_without_a_conversation_end_with_the_person_too(core: Core, clock: Clock) -> None:
    """T1: a code that opened nothing was typed as well, and nobody may have been there when its session ended."""
    ended: list[str] = []
    web = replace(web_of(core, clock, kiosk=True), over=lambda: ended.append("over"))
    with served(make_app(web)) as address, Browser(address) as browser:
        begin(browser, "tr")
        browser.get("/bewaren")
        begin(browser)
        assert [] == ended
        browser.get("/verder")
        browser.submit({"code": CANARY}, form="/verder")
        assert [] == ended
        browser.get("/")
        assert ["over"] == ended
        browser.get("/bewaren")
        assert len(ended) > 1
