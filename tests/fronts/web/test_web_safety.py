# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The site against who is not its visitor: forged forms, foreign pages, guessed codes, floods and curious logs."""

from __future__ import annotations

import random
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from klachtgids.building import build_core
from klachtgids.fronts.web.app import DEEDS, HELD, SIGHTS
from klachtgids.fronts.web.guard import BIGGEST
from klachtgids.fronts.web.listening import check_listening
from klachtgids.fronts.web.session import new_session, opened
from klachtgids.fronts.web.settings import IDLE, OPEN_NAME, SAFE_NAME, SLOW, web_of
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, Clock, served, site_of
from tests.fronts.web.test_web_conversation import code_of, kept
from tests.talk import KRACHT

CANARY = "Kanarie-7Q3"
ORIGIN = "https://klacht.example.org"


def forms(token: str, **more: str) -> dict[str, str]:
    return {"token": token, "vraag": "wens", "tekst": CANARY, "doe": "", **more}


def answers(core: Core, code: str) -> int:
    """How many entries lie in the journal in all."""
    with core.journal()._place.reading() as spoken:
        return int(spoken.rows("SELECT count(*) FROM aantekening")[0][0])


@pytest.mark.parametrize("path", [path for path, _ in DEEDS])
def test_a_post_without_its_token_cookie_or_origin_changes_nothing(browser: Browser, core: Core, path: str) -> None:
    """T19: every route that does something: 100 % refused, 0 state changes."""
    browser.tell(KRACHT, until="wens")
    before = answers(core, ""), dict(browser.http.cookies)
    right = browser.page.forms["antwoord"].fields["token"][0]
    ours = {"origin": browser.address}
    with httpx.Client(base_url=browser.address) as bare:
        tries = [
            browser.http.post(path, data=forms(""), headers=ours),
            browser.http.post(path, data=forms("0" * 32), headers=ours),
            browser.http.post(path, data=forms(right[:-1]), headers=ours),
            browser.http.post(path, data=forms(right), headers={"origin": "https://evil.example.org"}),
            browser.http.post(path, data=forms(right), headers={"origin": "null"}),
            browser.http.post(path, data=forms(right), headers={"sec-fetch-site": "cross-site", **ours}),
            bare.post(path, data=forms(right), headers=ours),
        ]
    assert {403} == {answer.status_code for answer in tries}
    assert all("set-cookie" not in answer.headers for answer in tries)
    assert before == (answers(core, ""), dict(browser.http.cookies))


def test_every_route_that_takes_a_post_is_a_deed(core: Core) -> None:
    """A new form cannot forget its door: what is no deed answers no POST."""
    with served(site_of(core)[1]) as address, httpx.Client(base_url=address) as bare:
        paths = [path.replace("{step}", "0" * 12) for path, _ in (*SIGHTS, *HELD)]
        others = [*paths, "/gezond", "/metingen", "/static/klachtgids.css", "/huisstijl/logo.svg", "/favicon.ico"]
        done = {path for path, _ in DEEDS}
        assert {405} == {bare.post(path).status_code for path in others if path not in done}


def test_a_resumed_code_gets_a_session_of_its_own(core: Core) -> None:
    """T19, fixation: the id before is not the id after, and an old token is worth nothing."""
    web, app = site_of(core)
    with served(app) as address, Browser(address) as one, Browser(address) as two:
        one.tell(KRACHT, until="wens")
        code = code_of(one)
        two.get("/verder")
        before = opened(web, two.http.cookies[OPEN_NAME])
        old = two.page.forms["/verder"].fields["token"][0]
        two.submit({"code": code}, form="/verder")
        after = opened(web, two.http.cookies[OPEN_NAME])
        assert before is not None
        assert after is not None
        assert before.id != after.id
        assert 403 == two.http.post("/wis", data=forms(old), headers={"origin": address}).status_code


def test_no_cookie_that_somebody_made_up_opens_anything(core: Core) -> None:
    """Any bytes at all are no session, without an exception."""
    web, _ = site_of(core)
    sure = random.Random(7)
    values = [urlsafe_b64encode(sure.randbytes(sure.randrange(400))).decode() for _ in range(500)]
    values += ["", "=", "é", "A" * 5000, "\x00", "a.b.c"]
    assert [] == [value for value in values if opened(web, value) is not None]


def test_every_page_forbids_what_it_does_not_need(browser: Browser) -> None:
    """T19: strict policy without inline, no frame, no store, no referrer elsewhere."""
    browser.tell(KRACHT, until="wens")
    for path in ("/", "/vraag", "/overzicht", "/bewaren", "/verder", "/hulp", "/toegankelijkheid", "/leeg", "/nergens"):
        browser.get(path)
        assert browser.last is not None
        headers = browser.last.headers
        assert "no-store" == headers["cache-control"], path
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert ("nosniff", "DENY") == (headers["x-content-type-options"], headers["x-frame-options"])
        tags = browser.page.tags
        inline = [given for _, given in tags if "style" in given or any(name.startswith("on") for name in given)]
        assert [] == inline
        assert [] == [given for tag, given in tags if tag == "script" and "src" not in given]


def test_nothing_is_loaded_from_elsewhere_and_the_first_page_is_small(browser: Browser) -> None:
    """At most 60 kB over the wire, everything included, no font or script from elsewhere."""
    browser.get("/")
    assert browser.last is not None
    tags = [given for tag, given in browser.page.tags if tag != "a"]
    loaded = [given[name] for given in tags for name in ("src", "href") if name in given]
    assert len(loaded) > 2
    assert [] == [address for address in loaded if not address.startswith("/static/")]
    size = len(browser.last.content)
    for address in loaded:
        answer = browser.http.get(address)
        assert 200 == answer.status_code
        assert "immutable" in answer.headers["cache-control"]
        size += int(answer.headers["content-length"])
    assert size <= 60_000


@pytest.fixture
def safe(core: Core) -> Iterator[httpx.Client]:
    """The site as a proxy with https would reach it."""
    core = replace(core, config=replace(core.config, web_adres=ORIGIN))
    with (
        served(site_of(core)[1]) as address,
        httpx.Client(base_url=address, headers={"host": "klacht.example.org"}) as client,
    ):
        yield client


def test_over_https_the_cookie_belongs_to_this_host_alone(safe: httpx.Client) -> None:
    """`__Host-`, Secure, HttpOnly, SameSite, no Domain; the code does not stand in it to be read."""
    cookie = safe.get("/").headers["set-cookie"]
    name, _, rest = cookie.partition("=")
    assert SAFE_NAME == name
    flags = {part.strip().lower() for part in rest.split(";")[1:]}
    assert {"secure", "httponly", "samesite=strict", "path=/"} == flags
    assert "max-age=31536000" == safe.get("/").headers["strict-transport-security"]


def test_another_host_is_not_answered(safe: httpx.Client, browser: Browser) -> None:
    """Rebinding a name to this machine opens nothing."""
    assert 400 == safe.get("/", headers={"host": "evil.example.org"}).status_code
    assert 400 == browser.http.get("/", headers={"host": "evil.example.org"}).status_code
    assert 200 == safe.get("/gezond", headers={"host": "10.0.0.7"}).status_code


def test_without_https_only_this_machine_is_served(core: Core) -> None:
    """Plain http never leaves the machine."""
    check_listening(core.config, "127.0.0.1")
    with pytest.raises(Exception, match="web_adres"):
        check_listening(core.config, "0.0.0.0")  # noqa: S104  # what must be refused


def test_a_link_on_another_site_does_not_replace_the_session(browser: Browser) -> None:
    """A strict cookie stays home on the first request from elsewhere; the conversation must survive that."""
    browser.tell(KRACHT, until="wens")
    with httpx.Client(base_url=browser.address) as bare:
        answer = bare.get("/vraag", headers={"sec-fetch-site": "cross-site"})
    assert 200 == answer.status_code
    assert "set-cookie" not in answer.headers
    assert "url=/vraag?verder" in answer.text


def test_too_much_is_refused_and_said_and_costs_nothing(browser: Browser, core: Core) -> None:
    """T20: 10 MB pasted: refused while it is read, on a page that says so; announced or not."""
    browser.tell(KRACHT, until="wens")
    token = browser.page.forms["antwoord"].fields["token"][0]
    before = answers(core, "")
    body = f"token={token}&vraag=wens&tekst={'a' * 10_000_000}".encode()

    def unannounced() -> Iterator[bytes]:
        for at in range(0, len(body), 65_536):
            yield body[at : at + 65_536]

    form = {"content-type": "application/x-www-form-urlencoded", "origin": browser.address}
    for content in (body, unannounced()):
        answer = browser.http.post("/vraag", content=content, headers=form)
        assert 413 == answer.status_code
        assert "te veel tekst" in answer.text
    long = browser.http.post("/vraag", data=forms(token, tekst="a" * 20_000), headers={"origin": browser.address})
    assert 422 == long.status_code
    assert "Uw tekst is te lang" in long.text
    assert len(body) > BIGGEST
    assert before == answers(core, "")


def test_after_fifteen_minutes_nobody_goes_on_without_the_code(browser: Browser, clock: Clock) -> None:
    """Idle: the page is empty, the conversation lies under its code."""
    browser.tell(KRACHT, until="wens")
    code = code_of(browser)
    clock.ahead = IDLE - 5
    browser.get("/overzicht")
    assert KRACHT["punt"] in browser.page.text
    clock.ahead = 2 * IDLE + 60
    for path in ("/overzicht", "/vraag", "/controle", "/bewaren"):
        page = browser.get(path)
        assert KRACHT["punt"] not in page.text
        assert code not in page.text
    browser.get("/leeg")
    assert KRACHT["punt"] in browser.submit({"code": code}, form="/verder").text


def test_who_writes_slowly_without_a_warning_loses_nothing(browser: Browser, clock: Clock) -> None:
    """WCAG 2.2.1: without JavaScript there is no warning, so a form is taken for an hour; later its words come back."""
    browser.tell(KRACHT, until="wens")
    clock.ahead = SLOW - 60
    form = browser.page.forms["antwoord"]
    browser.submit({"tekst": "Na drie kwartier."})
    assert 200 == browser.status
    clock.ahead = 3 * SLOW
    late = browser.http.post(
        "/vraag", data={**form.fields, "tekst": ["Na drie uur."]}, headers={"origin": browser.address}
    )
    assert 403 == late.status_code
    assert "Na drie uur." in late.text


def test_a_fault_is_a_number_and_no_word_of_anybody_reaches_page_or_log(
    browser: Browser, core: Core, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """T17: what is kept was changed from outside; the page says a number, the log the same and nothing more."""
    browser.tell({**KRACHT, "punt": CANARY}, until="wens")
    with core.journal()._place.writing() as spoken:
        spoken.change("UPDATE aantekening SET blob = zeroblob(300)")
    answer = browser.http.get("/vraag")
    assert 500 == answer.status_code
    number = re.findall("F-[0-9A-F]{8}", answer.text)[0]
    out, err = capfd.readouterr()
    assert number in err
    assert CANARY not in answer.text + out + err
    assert "/vraag/" not in err
    assert "no-store" == answer.headers["cache-control"]


def test_a_journal_that_is_gone_is_said_and_what_was_typed_stays_in_the_browser(browser: Browser, core: Core) -> None:
    """503, not a page that says it was kept."""
    browser.tell(KRACHT, until="wens")
    core.config.data.joinpath("journal.db").rename(core.config.data / "elsewhere.db")
    page = browser.submit({"tekst": "x"})
    assert 503 == browser.status
    assert "ging bij ons iets mis" in page.text
    assert 503 == browser.http.get("/gezond").status_code


def test_health_and_numbers_hold_nobody(browser: Browser, core: Core) -> None:
    """An operator sees pages, statuses and times; no code, no key, no address, no word."""
    browser.tell({**KRACHT, "punt": CANARY})
    code = code_of(browser)
    browser.get("/nergens/" + CANARY)
    health = browser.http.get("/gezond")
    assert (200, "goed") == (health.status_code, health.text.splitlines()[0])
    numbers = browser.http.get("/metingen").text
    assert 'klachtgids_antwoorden_total{pagina="POST /vraag",status="303"}' in numbers
    assert 'pagina="GET /vraag/{step}"' in numbers
    assert [] == [word for word in (CANARY, code, "punt", "127.0.0.1") if word in numbers]


def test_numbers_go_to_this_machine_alone(core: Core) -> None:
    """Behind the proxy the visitor's own address counts."""
    with served(site_of(core)[1]) as address, httpx.Client(base_url=address) as bare:
        assert 404 == bare.get("/metingen", headers={"x-forwarded-for": "203.0.113.9"}).status_code
        assert 200 == bare.get("/metingen").status_code


def test_an_organisation_gives_its_own_looks_and_nothing_else_of_its_folder_is_served(
    core: Core, tmp_path: Path
) -> None:
    """Colours and logo by configuration; a path is never followed."""
    looks = tmp_path / "looks"
    looks.mkdir()
    (looks / "huisstijl.css").write_text(".voorbeeld-theme { --nl-link-color: #003300; }")
    (looks / "secret.txt").write_text(CANARY)
    core = replace(core, config=replace(core.config, web_huisstijl=looks, web_naam="Voorbeeld & Co"))
    with served(site_of(core)[1]) as address, Browser(address) as browser:
        page = browser.get("/")
        assert page.title.endswith("Voorbeeld & Co")
        assert ("link", {"rel": "stylesheet", "href": "/huisstijl/huisstijl.css"}) in page.tags
        assert "#003300" in browser.http.get("/huisstijl/huisstijl.css").text
        assert "img" not in {name for name, _ in page.tags}, "no logo was given"
        tries = ["secret.txt", "../journal.db", "..%2fjournal.db", "logo.svg"]
        assert {404} == {browser.http.get(f"/huisstijl/{name}").status_code for name in tries}
    (looks / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    with served(site_of(core)[1]) as address, Browser(address) as browser:
        assert {"class": "kop__logo", "src": "/huisstijl/logo.svg", "alt": ""} == browser.get("/").attrs_of("img")
        logo = browser.http.get("/huisstijl/logo.svg")
        assert (200, "image/svg+xml") == (logo.status_code, logo.headers["content-type"])


def test_two_machines_open_each_others_cookies_by_one_key(core: Core, tmp_path: Path) -> None:
    """`machine.key` is all that machines with one journal must share."""
    other = build_core(replace(core.config), None, core.walker)
    one, two = web_of(core, Clock()), web_of(other, Clock())
    assert (one.cookie_key, one.form_key) == (two.cookie_key, two.form_key)
    assert one.cookie_key != one.form_key
    session = new_session(one)
    assert CANARY not in repr(session)
    assert session.code.shown not in repr(session)
    assert kept(core) == 0
