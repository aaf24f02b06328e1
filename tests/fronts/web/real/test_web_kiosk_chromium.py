# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kiosk in real Chromium: axe, places large enough to touch, the warning, and the search of who comes next."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from klachtgids.building import build_core
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Clock, served, site_of
from tests.fronts.web.chromium import Person, executable, person
from tests.fronts.web.test_web_kiosk import CANARY, TELLS
from tests.talk import make_core

SCREEN = (1080, 1920)
DESK = (1280, 800)
TOUCH = 72
"""Pixels that whatever can be touched is high, at the least."""
SMALL = f"""() => [...document.querySelectorAll(
        "a[href], button, label.keuze, .wie label, summary, input[type=text], textarea")]
    .filter(each => each.checkVisibility() && !each.matches(".verborgen, .nl-skip-link"))
    .filter(each => each.getBoundingClientRect().height < {TOUCH} - 0.5)
    .map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Core:
    made = make_core(tmp_path_factory.mktemp("kiosk"))
    return build_core(replace(made.config, balie="jess"), made.clock())


@pytest.fixture(scope="module")
def address(core: Core) -> Iterator[str]:
    with served(site_of(core, Clock(), kiosk=True)[1]) as found:
        yield found


def begin(who: Person, taal: str = "nl") -> None:
    who.go("/")
    who.press(f"button[value={taal}]")


def tell(who: Person, until: str = "") -> None:
    """Answer up to the check, or to the question `until`."""
    while who.path.startswith("/vraag"):
        question = who.asked.split("/")[-1]
        if question == until:
            return
        who.answer("ja" if question == "klopt" else TELLS[question])


def pages(who: Person, taal: str) -> Iterator[str]:
    """Every kind of page of the kiosk, by its name."""
    for name, path in {"invitation": "/", "help": "/hulp", "code": "/verder", "nothing": "/niets"}.items():
        who.go(path)
        yield name
    begin(who, taal)
    seen: set[str] = set()
    while who.path.startswith("/vraag"):
        question = who.asked.split("/")[-1]
        if question not in seen:
            seen.add(question)
            yield f"question {question}"
            if question in {"soort", "contact"}:
                who.press("#verder")
                yield f"refused {question}"
        who.answer("ja" if question == "klopt" else TELLS[question])
    yield "check"
    for name, path in {"overview": "/overzicht", "stop": "/bewaren"}.items():
        who.go(path)
        yield name
    who.page.evaluate("document.getElementById('wacht').showModal()")
    yield "warning"
    who.go("/controle")
    who.press("#versturen button")
    yield "end"


@pytest.mark.parametrize(
    ("taal", "size"),
    [("nl", SCREEN), ("ar", DESK), ("en", SCREEN), ("tr", DESK), ("pl", SCREEN), ("uk", DESK)],
)
def test_axe_finds_nothing_and_everything_is_large_enough_to_touch(
    browser: Browser, address: str, taal: str, size: tuple[int, int]
) -> None:
    """WCAG 2.2 AA as far as a program sees it, and 72 px where a finger goes; no page is wider than the screen."""
    with person(browser, address, size, bypass_csp=True) as who:
        faults, small, names = [], [], []
        for name in pages(who, taal):
            names.append(name)
            faults += [f"{name}: {each}" for each in who.faults()]
            small += [f"{name}: {each}" for each in who.page.evaluate(SMALL)]
            assert 0 == who.wider(), name
        assert ([], []) == (faults, small)
        assert len(names) > 20
        assert [] == who.elsewhere


def test_the_switch_of_who_types_for_another_is_large_enough_too(browser: Browser, address: str) -> None:
    """Who sits at a desk with somebody may say so halfway; then each question asks whose answer it is."""
    with person(browser, address, SCREEN) as who:
        begin(who)
        tell(who, "wie_bent_u")
        who.answer("vertegenwoordiger")
        assert 2 == len(who.page.query_selector_all(".wie input"))
        assert [] == who.page.evaluate(SMALL)
        assert [] == who.faults()


def test_the_whole_invitation_is_seen_without_scrolling(browser: Browser, address: str) -> None:
    """Six languages and help, on a tall screen and on a laptop."""
    for size in (SCREEN, DESK):
        with person(browser, address, size) as who:
            who.go("/")
            assert who.page.evaluate("document.documentElement.scrollHeight") <= size[1]


def searched(who: Person) -> str:
    """Everything that the next person can find in this browser: Back, all pages, cookies, storage."""
    found = [who.page.content()]
    here = who.page.url
    for _ in range(30):
        who.page.go_back(wait_until="commit", timeout=5_000)
        who.page.wait_for_load_state()
        found.append(who.page.content())
        if who.page.url == "about:blank":
            break
        who.page.reload()
        found.append(who.page.content())
    for path in ("/", "/vraag", "/overzicht", "/controle", "/klaar", "/bewaren", "/verder", "/leeg", "/hulp", here):
        who.page.goto(path if path == here else f"{who.address}{path}")
        found.append(who.page.content())
        found += who.page.eval_on_selector_all("input, textarea", "all => all.map(each => each.value)")
    stores = "async () => [{...localStorage}, {...sessionStorage}, await caches.keys(), await indexedDB.databases()]"
    assert [{}, {}, [], []] == who.page.evaluate(stores)
    found += [str(each) for each in who.page.context.cookies()]
    return "\n".join(found)


@pytest.mark.parametrize("way", ["stop", "wipe", "idle", "sent and stopped"])
def test_the_next_person_finds_nothing(browser: Browser, address: str, way: str) -> None:
    """T1: marked words, ended in each way; then pages, cookies, storage and the browser's Back: 0 hits."""
    with person(browser, address, DESK, leaves=True) as who:  # so that Back sends a form again, as who insists would
        who.page.clock.install()
        begin(who)
        tell(who, "" if way == "sent and stopped" else "wens")
        if way == "sent and stopped":
            who.press("#versturen button")
            assert CANARY in who.page.content()
        else:
            who.page.fill("#tekst", f"{CANARY} {'x' * 20_000}")
            who.press("#verder")  # refused: the page after a POST holds the words
            assert CANARY in who.page.input_value("#tekst")
        code = who.page.text_content(".code__code") or ""
        assert len(code) > 15
        if way == "idle":
            who.page.fill("#tekst", f"{CANARY} half")
            who.page.clock.fast_forward(121_000)
            assert who.page.is_visible("#wacht")
            who.page.clock.fast_forward(61_000)
        else:
            who.press(".kop__knop--weg")
            who.press(f"form[action='/{'wis' if way == 'wipe' else 'stop'}'] button")
        who.page.wait_for_url(f"{address}/")
        found = searched(who)
        assert CANARY not in found
        assert code not in found


def test_who_is_there_is_not_wiped(browser: Browser, address: str) -> None:
    """A touch counts; after the warning one says so, or asks for more time, and goes on where one was."""
    with person(browser, address, DESK) as who:
        who.page.clock.install()
        begin(who)
        tell(who, "wens")
        who.page.clock.fast_forward(115_000)
        who.page.mouse.click(5, 5)
        who.page.clock.fast_forward(115_000)
        assert not who.page.is_visible("#wacht")
        who.page.clock.fast_forward(7_000)
        assert who.page.is_visible("#wacht")
        who.page.click("[data-blijf]")
        assert not who.page.is_visible("#wacht")
        who.page.clock.fast_forward(121_000)
        who.press("#wacht button[value=tijd]")
        assert "wens" == who.asked
        who.page.clock.fast_forward(590_000)
        assert not who.page.is_visible("#wacht")
        who.page.clock.fast_forward(20_000)
        assert who.page.is_visible("#wacht")
        who.press("#wacht button[value=bewaren]")
        assert "/bewaren" == who.path


def test_nothing_goes_to_a_clipboard_and_there_is_no_menu(browser: Browser, address: str) -> None:
    """A clipboard would tell the next person; a menu leads elsewhere."""
    with person(browser, address, DESK) as who:
        begin(who)
        send = "name => document.body.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}))"
        assert [False] * 4 == [who.page.evaluate(send, name) for name in ("copy", "cut", "contextmenu", "dragstart")]
        for _ in range(4):
            who.page.keyboard.press("Escape")
        assert who.path.startswith("/vraag/")


@pytest.mark.parametrize("prints", [False, True])
def test_it_prints_only_where_there_is_a_printer(browser: Browser, tmp_path: Path, prints: bool) -> None:
    """kiosk_afdrukken: then a button, and the slip with number and code on a sheet of its own; else an empty sheet."""
    made = make_core(tmp_path)
    core = replace(made, config=replace(made.config, kiosk_afdrukken=prints))
    with served(site_of(core, kiosk=True)[1]) as address, person(browser, address, DESK) as who:
        begin(who)
        tell(who)
        who.press("#versturen button")
        assert prints == who.page.is_visible("[data-print]")
        who.page.emulate_media(media="print")
        assert prints == who.page.is_visible(".strookje")
        assert not who.page.is_visible(".kop__knop--weg")


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder in which the socket of a browser has a name that is short enough."""
    with TemporaryDirectory(dir="/tmp") as folder:  # as above
        yield Path(folder)


def test_each_person_has_a_browser_of_their_own(browser: Browser, tmp_path: Path, short_folder: Path) -> None:
    """T1: the process and the files of a browser that somebody told something end with the conversation."""
    folder, port = short_folder, free_port()
    command = f"{executable()} --headless=new --no-sandbox --incognito --user-data-dir={{map}}/p"
    given = {"KLACHTGIDS_DATA": str(tmp_path / "data"), "TMPDIR": str(folder)}
    kiosk = subprocess.Popen(
        [
            *(sys.executable, "-m", "klachtgids", "web", "--kiosk", "--poort", "0"),
            *("--browser", f"{command} --remote-debugging-port={port}"),
        ],
        env={**os.environ, **given},
        stderr=subprocess.DEVNULL,
    )
    try:
        before = until(lambda: next((each for each in folder.glob("klachtgids-*") if running(each)), None))
        page = attached(browser, port)
        who = Person(page, "")
        who.press("button[value=nl]")
        tell(who, "organisatie")
        assert running(before)
        who.page.click(".kop__knop--weg")
        who.page.wait_for_url("**/bewaren")
        who.page.click("form[action='/stop'] button", no_wait_after=True)
        until(lambda: not before.exists() and not running(before))
        after = attached(browser, port)
        assert 1 == after.evaluate("history.length")
        assert after.is_visible("button[value=nl]")
    finally:
        kiosk.terminate()
        assert 0 == kiosk.wait(30)
    assert [] == list(folder.glob("klachtgids-*"))
    assert not running(folder)


def until(found: Callable[[], Any]) -> Any:
    """What is found within half a minute."""
    for _ in range(300):
        result = found()
        if result:
            return result
        time.sleep(0.1)
    raise TimeoutError


def running(folder: Path) -> list[str]:
    """The processes that were started with this folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if f"--user-data-dir={folder}".encode() in path.read_bytes():
                found.append(path.parent.name)
    return found


def attached(ours: Browser, port: int) -> Page:
    """The page of the browser that listens here, once it stands there."""

    def page() -> Page | None:
        with suppress(Error):
            browser = ours.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
            pages = [page for context in browser.contexts for page in context.pages if "127.0.0.1" in page.url]
            if pages and pages[0].query_selector(".uitnodiging"):
                return pages[0]
            browser.close()
        return None

    found = until(page)
    assert isinstance(found, Page)
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
