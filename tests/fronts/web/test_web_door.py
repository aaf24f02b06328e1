# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What answers while the site is still being read: the page that the site gives, or it waits for the site."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from klachtgids.fronts.web.app import make_app
from klachtgids.fronts.web.door import Door
from klachtgids.fronts.web.settings import Web
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, served, site_of

SRC = Path(__file__).resolve().parents[3] / "src"


@pytest.fixture
def web(core: Core) -> Web:
    return site_of(core)[0]


@pytest.fixture
def door(web: Web) -> Door:
    return Door(web)


@pytest.fixture
def early(door: Door) -> Iterator[str]:
    with served(door) as found:
        yield found


@pytest.mark.parametrize("taal", ["nl", "en", "tr", "pl", "ar", "uk"])
def test_the_first_page_is_sign_for_sign_that_of_the_site(web: Web, door: Door, early: str, taal: str) -> None:
    """One browser, before and after: the same page, the same headers, and its session goes on."""
    with httpx.Client(base_url=early, headers={"accept-language": taal}) as http:
        begun = http.get("/vraag")
        first = http.get(begun.headers["location"])
        assert (303, 200) == (begun.status_code, first.status_code)
        door.open(make_app(web, door.counts))
        assert begun.headers["location"] == http.get("/vraag").headers["location"]
        again = http.get(begun.headers["location"])
    assert f'lang="{taal}"' in first.text
    assert first.text == again.text
    kept = [{name: value for name, value in each.headers.items() if name != "date"} for each in (first, again)]
    assert kept[0] == kept[1]


def test_what_it_sends_on_is_what_the_site_sends_on(web: Web, door: Door, early: str) -> None:
    """The first redirect too, but for the session that is new each time."""
    with served(make_app(web)) as site:
        heads = []
        for address in (early, site):
            answer = httpx.get(f"{address}/vraag")
            heads.append({name: re.sub("[=/][^;]*", "", value, count=1) for name, value in answer.headers.items()})
    for head in heads:
        head.pop("date")
    assert heads[0] == heads[1]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/vraag/0123456789ab"), ("GET", "/gezond"), ("POST", "/vraag"), ("GET", "/bestaat-niet")],
)
def test_everything_else_waits_for_the_site(web: Web, door: Door, early: str, method: str, path: str) -> None:
    """Nobody gets a fault because they came early."""
    answers: list[int] = []
    asking = threading.Thread(target=lambda: answers.append(httpx.request(method, early + path).status_code))
    asking.start()
    assert door.wanted.wait(10)
    time.sleep(0.05)
    assert [] == answers
    door.open(make_app(web))
    asking.join(10)
    assert [httpx.request(method, early + path).status_code] == answers


def test_who_has_told_something_waits_for_the_site(web: Web, door: Door, early: str) -> None:
    """Their question is not the first one."""
    with served(make_app(web)) as site, Browser(site) as browser:
        browser.get("/vraag")
        browser.answer("klacht")
        cookies = httpx.Cookies(browser.http.cookies)
    threading.Timer(0.2, lambda: door.open(make_app(web))).start()
    answer = httpx.get(f"{early}/vraag", cookies=cookies, follow_redirects=True)
    assert "Over welke organisatie" in answer.text


def test_where_there_will_be_no_site_nobody_waits(door: Door, early: str) -> None:
    """A fault that the operator reads in the log; the browser may come back."""
    door.closed = True
    assert 503 == httpx.get(f"{early}/").status_code


def test_a_strange_host_is_not_answered_early_either(early: str) -> None:
    """Whoever asks for another site gets nothing of this one."""
    assert 400 == httpx.get(f"{early}/vraag", headers={"host": "elders.example.org"}).status_code


def test_the_first_page_waits_for_no_conversation_and_no_models() -> None:
    """They take longer than the rest of the start."""
    asked = "import sys, klachtgids.fronts.web.door, klachtgids.fronts.web.settings, klachtgids.intake.core\n"
    heavy = ["pydantic", "sqlalchemy", "transitions", "babel", "alembic", "typst", "starlette", "jinja2"]
    heavy += ["klachtgids.intake.conversation", "klachtgids.fronts.render"]
    asked += f"print([each for each in {heavy} if each in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-c", asked], check=False, env={"PYTHONPATH": str(SRC)}, capture_output=True, text=True
    )
    assert ("[]\n", 0) == (said.stdout, said.returncode), said.stderr
