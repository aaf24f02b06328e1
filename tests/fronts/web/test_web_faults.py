# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fault at any function that a page calls: a number comes out, no word of anybody, and the conversation goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import httpx
import pytest

from klachtgids.fronts.web import app
from klachtgids.fronts.web.namens import doors
from klachtgids.intake.core import Core
from tests.fronts.web.breaking import Breaking, breaking
from tests.fronts.web.browsers import served, site_of
from tests.fronts.web.helpers import LIST, Helper, held
from tests.talk import KRACHT, NAMENS, make_core

CANARY = "Kanarie-7Q3"
TELLS = KRACHT | {key: f"{CANARY} {KRACHT[key]}" for key in ("punt", "over_wie", "wens", "naam")}
HELPED = NAMENS | {key: f"{CANARY} {NAMENS[key]}" for key in ("punt", "over_wie", "wens", "naam")}
LAST = ("/wis", "/verstuur")
ENDING = {
    "/verstuur": ("intake.sending.send", "fronts.web.ending.ended", "fronts.render_receipt.shown_receipt"),
    "/wis": ("intake.leaving.wipe",),
}
"""What ends the conversation of who tells, and what fails there: before it is done, or when it is told."""
AT_EACH = 1
"""How many fail at every address, besides those that no address before it called."""


class Asking:
    """Somebody who told a whole klacht and helps somebody else too; each request is made from where they were."""

    def __init__(self, core: Core, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=30)
        with Helper(address) as who:
            who.tell(TELLS)
            self.step = next(href for href, _ in who.get("/overzicht").links if "/vraag/" in href)
            self.token = who.get(self.step).forms["antwoord"].fields["token"][0]
            self.client = who.open(held(core, HELPED, "wens"), f"{CANARY} label")
            self.of_client = who.page.forms["antwoord"].fields["token"][0]
            self.of_list = who.get(f"{LIST}/code").forms[f"{LIST}/code"].fields["token"][0]
            self.key = "wens"
            self.cookies = "; ".join(f"{each.name}={each.value}" for each in who.http.cookies.jar)
        self.ours = {"origin": address, "cookie": self.cookies}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def ask(self, method: str, path: str) -> httpx.Response:
        """Look, or send a form with marked words in every field."""
        self.http.cookies.clear()
        if method == "GET":
            return self.http.get(path, headers={"cookie": self.cookies})
        inside = path.startswith(self.client)
        token = self.of_client if inside else self.of_list if path.startswith(LIST) else self.token
        words = dict.fromkeys(("tekst", "naam", "punt", "brief", "lijst"), CANARY)
        given = {**words, "token": token, "vraag": self.key, "taal": "nl", "code": "7" * 17, "hoe": "samen"}
        return self.http.post(path, data=given, headers=self.ours)

    def requests(self) -> list[tuple[str, str]]:
        """Every address of the site, as it stands in its own lists; what ends a conversation comes last."""
        step = self.step.rpartition("/")[2]
        seen = ["/vraag", "/leeg", *(path for path, _ in (*app.SIGHTS, *app.HELD))]
        seen += [
            *(f"{LIST}{path}" for path, _ in doors.LIST_SIGHTS),
            *(f"{self.client}{path}" for path, _ in doors.SIGHTS),
        ]
        done = [path for path, _ in app.DEEDS]
        done += [
            *(f"{LIST}{path}" for path, _ in doors.LIST_DEEDS),
            *(f"{self.client}{path}" for path, _ in doors.DEEDS),
        ]
        done.sort(key=lambda path: path.endswith(LAST))
        ways = [*(("GET", path.replace("{step}", step)) for path in seen), *(("POST", path) for path in done)]
        return [way for way in ways if way[1] not in ENDING]


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def broken() -> Iterator[Breaking]:
    with breaking(CANARY) as found:
        yield found


def test_a_fault_at_any_function_of_the_site_is_a_number_and_no_word_of_anybody(
    core: Core, broken: Breaking, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """T17: every address, GET and POST; canaries in all that was told, in the exception, its cause and its note."""
    tried: set[str] = set()
    with served(site_of(core)[1]) as address, Asking(core, address) as asking:

        def fails(method: str, path: str, name: str) -> None:
            broken.broken, broken.tripped = name, 0
            answer = asking.ask(method, path)
            broken.broken = ""
            if not broken.tripped:
                return  # what was left over from the request before makes this one shorter
            tried.add(name)
            where = (method, path, name)
            assert 500 == answer.status_code, where
            assert re.search("ging bij ons iets mis.*F-[0-9A-F]{8}", answer.text, re.DOTALL), where
            assert CANARY not in answer.text + str(answer.headers), where
            assert "no-store" == answer.headers["cache-control"], where

        for method, path in asking.requests():
            broken.called.clear()
            assert asking.ask(method, path).status_code < 500, path
            names = [*broken.called]
            known = [name for name in names if name in tried]
            for name in (*(each for each in names if each not in tried), *known[:: len(known) // AT_EACH + 1]):
                fails(method, path, name)
            assert CANARY in asking.ask("GET", "/overzicht").text, path
        for path, places in ENDING.items():
            for name in places:
                fails("POST", path, name)
                assert name in tried
            assert path == "/wis" or "K-2026-" in asking.ask("POST", path).text
    out, err = capfd.readouterr()
    assert len(tried) > 150
    assert CANARY not in out + err + caplog.text
    assert "Traceback" not in out + err + caplog.text
