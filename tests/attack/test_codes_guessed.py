# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes of the right form that are nobody's, tried at the site: 0 hits, slowed down, and nobody else waits (T16)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.leaving import wipe
from klachtgids.journal.guesses import FROM_ALL, FROM_ONE, WITHIN
from klachtgids.seal import Code, new_code
from tests.attack.touching import Touched, touching
from tests.fronts.web.browsers import Browser, Clock, served, site_of
from tests.talk import ACTOR, KRACHT, make_core

ROOT = Path(__file__).resolve().parents[2]
CODE = "/verder"


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


def stored(core: Core, soort: str = KRACHT["soort"]) -> Code:
    """The code of a conversation that lies in the journal."""
    turn = conversation.begin(core, "nl", "web")
    assert turn.prompt is not None
    return conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, soort).gesprek.code


def guessed(browser: Browser, times: int, source: str = "") -> set[int]:
    """What became of so many codes that are nobody's, which came from this address."""
    token = browser.get(CODE).forms[CODE].fields["token"][0]
    headers = {"origin": browser.address, "x-forwarded-for": source}
    tries = [{"token": token, "code": new_code().shown} for _ in range(times)]
    return {browser.http.post(CODE, data=each, headers=headers).status_code for each in tries}


@contextmanager
def process_over(core: Core) -> Iterator[Browser]:
    """A browser at a process of its own, over the stores of this core; it is killed at the end."""
    given = {"KLACHTGIDS_DATA": str(core.config.data), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "klachtgids", "web", "--poort", "0"]
    site = subprocess.Popen(command, env={**os.environ, **given}, stderr=subprocess.PIPE, text=True)
    assert site.stderr is not None
    try:
        with Browser(re.findall(r"http://[0-9.:]+", site.stderr.readline())[0]) as browser:
            yield browser
    finally:
        site.kill()
        site.wait(10)
        site.stderr.close()


def test_three_thousand_codes_of_nobody_open_none_of_a_hundred_conversations(core: Core) -> None:
    """T16: 80 bits; whoever got past every limit would still find nothing."""
    codes = [stored(core) for _ in range(100)]
    found = [conversation.resume(core, new_code().shown, "nl", "web") for _ in range(3_000)]
    assert [] == [each for each in found if each != Refusal("weiger_code_onbekend")]
    opened = [conversation.resume(core, code.shown, "nl", "web") for code in codes]
    assert [] == [each for each in opened if isinstance(each, Refusal)]


def test_the_limit_of_one_source_holds_for_two_processes_and_after_each_of_them_ends(core: Core) -> None:
    """T16: the count lies beside the journal, committed before anything is looked up; a minute later it is over."""
    clock, source = Clock(), "203.0.113.7"
    stored(core)
    with process_over(core) as there, served(site_of(core, clock)[1]) as address, Browser(address) as here:
        for browser in (here, there):
            assert {422} == guessed(browser, FROM_ONE // 2, source)
        assert {429} == guessed(here, 2, source) | guessed(there, 2, source)
        assert {422} == guessed(there, 1, "203.0.113.8")
    again = make_core(core.config.data)
    with served(site_of(again, clock)[1]) as address, Browser(address) as here:
        assert {429} == guessed(here, 2, source)
        clock.ahead = WITHIN.total_seconds() + 1
        assert {422} == guessed(here, 1, source)


def test_who_comes_from_everywhere_is_stopped_and_nobody_else_waits_for_that(core: Core) -> None:
    """T16: 120 a minute in all, whoever asks; who tells, sends, or is in a conversation never waits."""
    with served(site_of(core)[1]) as address, Browser(address) as mine, Browser(address) as theirs:
        mine.tell(KRACHT, until="punt")
        for each in range(FROM_ALL // FROM_ONE):
            assert {422} == guessed(theirs, FROM_ONE, f"2001:db8::{each}")
        assert {429} == guessed(theirs, 3, "2001:db8::ffff")
        assert "te vaak" in theirs.submit({"code": new_code().shown}, form=CODE).text
        mine.tell(KRACHT)
        assert "K-2026-" in mine.submit(form="versturen").text
        theirs.tell(KRACHT, until="punt")
        assert theirs.asked.endswith("punt")


# --- hit and miss ----------------------------------------------------------------------------------------------------


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Touched]:
    with touching(monkeypatch) as found:
        yield found


def asked_of(touched: Touched, browser: Browser, code: Code) -> list[str]:
    """The statements that a code costs, without the values in them."""
    form = browser.get(CODE).forms[CODE]
    touched.said.clear()
    with touched.watching():
        browser.http.post(CODE, data={**form.fields, "code": code.shown}, headers={"origin": browser.address})
    return [re.sub(r"[xX]?'[^']*'|\b\d+\b", "?", sql) for sql in touched.said]


def test_a_hit_asks_the_database_what_a_miss_asks(core: Core, touched: Touched) -> None:
    """T16: up to the answer, which says it anyway; over the limit a right code is not looked up at all."""
    right, wiped = stored(core), stored(core)
    wipe(core, ACTOR, wiped)
    with served(site_of(core)[1]) as address, Browser(address) as browser:
        for code in (right, new_code()):  # whatever is done at its first use
            asked_of(touched, browser, code)
        miss, gone, hit = (asked_of(touched, browser, code) for code in (new_code(), wiped, right))
        assert miss == gone
        assert miss == hit[: len(miss)]
        assert any("FROM aantekening" in sql for sql in miss)
        guessed(browser, FROM_ONE)
        late = [asked_of(touched, browser, code) for code in (new_code(), right)]
        assert late[0] == late[1]
        assert not any("aantekening" in sql for sql in late[1])
