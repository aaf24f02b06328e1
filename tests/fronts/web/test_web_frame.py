# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The templates and their words."""

from __future__ import annotations

import asyncio
import re

from klachtgids.fronts.web.frame import HERE, WORDS
from klachtgids.fronts.web.handing import MOST, READING, SECONDS, Handing
from klachtgids.fronts.web.session import Session, new_session
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import site_of


def test_the_templates_say_the_words_that_are_read_for_them_and_no_others() -> None:
    """A word that no page says is not translated for nothing; one that is missing would be a fault before a person."""
    pages = "".join(path.read_text("utf-8") for path in (HERE / "sjablonen").glob("*.html"))
    said = set(re.findall(r"\bzeg\.([a-z_]+)", pages))
    assert said
    assert said == set(WORDS)


def test_no_template_turns_escaping_off_or_holds_words_of_its_own() -> None:
    """T14: everything is escaped; a sentence stands in woorden.toml alone."""
    for path in (HERE / "sjablonen").glob("*.html"):
        page = path.read_text("utf-8")
        assert "|safe" not in page
        assert "autoescape" not in page
        bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", "", page, flags=re.DOTALL)
        words = set(re.findall(r"[A-Za-z]{3,}", bare)) - {"klachtgids", "hint"}  # in an address; the id of an element
        assert set() == words, path.name


def test_a_turn_is_handed_over_once_and_only_at_once(core: Core) -> None:
    """No process holds a conversation for long: what is not fetched in time is gone, and few lie there at a time."""
    clock = [0.0]
    handing = Handing(lambda: clock[0])
    turn = conversation.begin(core, "nl", "web")
    handing.give(b"one", turn)
    assert turn is handing.take(b"one")
    assert None is handing.take(b"one")
    assert turn.gesprek is handing.go_on(b"one")
    assert None is handing.go_on(b"one")
    handing.give(b"one", turn)
    assert handing.has(b"one")
    clock[0] = SECONDS + 0.1
    assert not handing.has(b"one")
    assert None is handing.take(b"one")
    clock[0] = READING + 0.1
    assert None is handing.go_on(b"one")
    for number in range(MOST * 2):
        handing.give(f"{number}".encode(), turn)
    assert MOST == len(handing._left)
    handing.drop(f"{MOST * 2 - 1}".encode())
    assert MOST - 1 == len(handing._left)


def test_a_cookie_is_opened_once_and_for_a_minute(core: Core) -> None:
    """What is not a session is asked for anew each time; who is forgotten is opened anew, and few lie there."""
    web, clock, opened = site_of(core)[0], [0.0], list[str]()
    handing = Handing(lambda: clock[0])
    session = new_session(web)

    def given(cookie: str, found: Session | None) -> Session | None:
        def open_it() -> Session | None:
            opened.append(cookie)
            return found

        return handing.session(cookie, open_it)

    assert None is given("stuk", None)
    assert None is given("stuk", None)
    assert session == given("een", session)
    assert session == given("een", None)
    assert ["stuk", "stuk", "een"] == opened
    handing.drop(session.id)
    assert None is given("een", None)
    given("een", session)
    clock[0] = READING + 0.1
    assert None is given("een", None)
    for number in range(MOST * 2):
        given(f"{number}", session)
    assert MOST == len(handing._opened)


def test_what_nobody_comes_for_goes_by_itself(core: Core) -> None:
    """Also when no other request comes: a conversation does not stay in memory because the night is quiet."""
    handing = Handing(reading=0.05)

    async def left() -> int:
        handing.give(b"one", conversation.begin(core, "nl", "web"))
        handing.session("een", lambda: new_session(site_of(core)[0]))
        handing.tidy()
        for _ in range(100):
            await asyncio.sleep(0.02)
            if not handing._left and not handing._opened:
                break
        return len(handing._left) + len(handing._opened)

    assert 0 == asyncio.run(left())
