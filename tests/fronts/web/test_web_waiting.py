# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where requests wait: on the loop only while the disk is quick, so that nobody waits for the slow disk of another."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from klachtgids.config import Config
from klachtgids.fronts.web.app import make_app
from klachtgids.fronts.web.settings import web_of
from klachtgids.fronts.web.waiting import QUICK, Waiting
from klachtgids.intake.core import Core
from klachtgids.journal.journal import Journal
from tests.fronts.web.browsers import Browser, served
from tests.talk import KRACHT

ENOUGH = 12
"""More quick ones than it takes to believe that a disk is quick."""


class Clock:
    """Seconds that only pass when a test says so."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def takes(self, seconds: float) -> Callable[[], threading.Thread]:
        """Something that takes so long, and says in which thread it was done."""

        def do() -> threading.Thread:
            self.seconds += seconds
            return threading.current_thread()

        return do


async def here(waiting: Waiting, do: Callable[[], threading.Thread]) -> bool:
    """Whether it was done on the loop."""
    return await waiting.briefly(do) is threading.current_thread()


async def quick(waiting: Waiting, clock: Clock) -> None:
    """Let it be quick until that is believed."""
    for _each in range(ENOUGH):
        await waiting.briefly(clock.takes(QUICK / 10))


async def test_the_first_ones_go_to_a_thread_and_then_a_quick_disk_is_waited_for_on_the_loop() -> None:
    """A file is opened and code is read at the first use; nobody else waits for that."""
    clock = Clock()
    waiting = Waiting(near=True, now=clock)
    assert not await here(waiting, clock.takes(QUICK / 10))
    await quick(waiting, clock)
    assert await here(waiting, clock.takes(QUICK / 10))


async def test_a_disk_that_became_slow_is_waited_for_on_the_loop_once() -> None:
    """The next ones go to a thread until several in a row were quick; the slower it was, the more."""
    clock = Clock()
    waiting = Waiting(near=True, now=clock)
    await quick(waiting, clock)
    assert await here(waiting, clock.takes(5 * QUICK))
    assert not await here(waiting, clock.takes(5 * QUICK))
    assert not await here(waiting, clock.takes(QUICK / 10))
    assert not await here(waiting, clock.takes(QUICK / 10))
    await quick(waiting, clock)
    assert await here(waiting, clock.takes(QUICK / 10))


async def test_while_somebody_waits_long_in_a_thread_nobody_waits_on_the_loop() -> None:
    """Who is at it may hold the lock that the next one needs."""
    clock = Clock()
    waiting = Waiting(near=True, now=clock)
    await quick(waiting, clock)
    held = threading.Event()
    begun = threading.Event()

    def hold() -> None:
        begun.set()
        held.wait(30)

    long = asyncio.create_task(waiting.in_thread(hold))
    await asyncio.to_thread(begun.wait, 30)
    assert await here(waiting, clock.takes(0)), "only just begun"
    clock.seconds += 2 * QUICK
    assert not await here(waiting, clock.takes(0))
    held.set()
    await long


async def test_a_server_is_never_waited_for_on_the_loop() -> None:
    """However quick it was: a network can stop at any moment."""
    clock = Clock()
    waiting = Waiting(near=False, now=clock)
    await quick(waiting, clock)
    assert not await here(waiting, clock.takes(0))


async def test_what_fails_slowly_counts_as_slow_and_is_not_at_it_for_ever() -> None:
    """A lock that was not had in time ends in a fault, on the loop as in a thread."""
    clock = Clock()
    waiting = Waiting(near=True, now=clock)
    await quick(waiting, clock)

    def fail() -> None:
        clock.seconds += 5 * QUICK
        raise TimeoutError

    with pytest.raises(TimeoutError):
        await waiting.briefly(fail)
    assert not await here(waiting, clock.takes(0))
    await quick(waiting, clock)
    assert await here(waiting, clock.takes(0))


@pytest.mark.parametrize(
    ("journal", "register", "near"),
    [
        ("sqlite:///j.db", "sqlite:///r.db", True),
        ("postgresql://localhost/j", "sqlite:///r.db", False),
        ("sqlite:///j.db", "postgresql://localhost/r", False),
    ],
)
async def test_a_site_is_near_only_when_both_its_stores_are_files(
    core: Core, journal: str, register: str, near: bool
) -> None:
    """An answer can end a conversation, and that asks the register."""
    config: Config = replace(core.config, journal=journal, register=register)
    waiting = web_of(replace(core, config=config)).waiting
    await quick(waiting, Clock())
    found = [await here(waiting, threading.current_thread) for _each in range(ENOUGH)]
    assert found[-1] is near


def test_a_page_is_given_while_an_answer_waits_for_a_disk_that_stands_still(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T20: the first slow commit may be waited for on the loop, the next is not; the answer is kept in the end."""
    append = Journal.append
    waits: list[Callable[[], object]] = []
    stands, goes_on, given_up = threading.Event(), threading.Event(), threading.Event()

    def stand_still() -> None:
        stands.set()
        if not goes_on.wait(10):
            given_up.set()

    def slow(self: Journal, *given: Any, **named: Any) -> int:
        if waits:
            waits.pop(0)()
        return append(self, *given, **named)

    monkeypatch.setattr(Journal, "append", slow)
    with served(make_app(web_of(core))) as address, Browser(address) as browser, httpx.Client(base_url=address) as http:
        browser.tell(KRACHT, until="wens")
        waits += [lambda: time.sleep(5 * QUICK), stand_still]
        browser.answer(KRACHT["wens"])
        answering = threading.Thread(target=browser.answer, args=(KRACHT["naam"],))
        answering.start()
        assert stands.wait(10)
        assert http.get("/hulp").status_code == 200
        assert not given_up.is_set()
        goes_on.set()
        answering.join()
        assert browser.asked == "contact"
