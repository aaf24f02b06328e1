# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A helper makes the code of a client invalid, in the chat, in lines and in JSON: asked first, and a new one comes.

T30: a slip that the accused found opens nothing from then on, and the client is not left without a code.
"""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path

import pytest
from textual.widgets import Static

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts import namens
from klachtgids.fronts.chat import choices
from klachtgids.fronts.exits import Exit
from klachtgids.fronts.namens import Client, Desk
from klachtgids.fronts.namens.app import NamensApp
from klachtgids.fronts.namens.lijst import ListApp
from klachtgids.fronts.namens.regels import run_in_lines
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.seal import Code, parse_code
from tests.fronts.namens.helping import desk_of, helping, stands_there
from tests.fronts.talks import exchange, hold
from tests.register.builders import stored
from tests.talk import ACTOR, NAMENS, make_core
from tests.talk import hold as hold_turns

ASKED = "Kent een ander de code? Maak hem dan ongeldig."


@pytest.fixture(autouse=True)
def _slow_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tester's hand is never too fast."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def old(core: Core) -> Code:
    """The code of a client whose klacht was sent."""
    turn = hold_turns(core, NAMENS, conversation.begin_namens(core, ACTOR, "nl", "app"))
    return send(core, ACTOR, turn.gesprek).gesprek.code


def is_good(core: Core, code: Code | None) -> bool:
    """Whether a code opens what was sent; what it does not open is unknown."""
    assert code is not None
    found = conversation.resume(core, code.shown, "nl", "app")
    assert isinstance(found, Turn) or found == Refusal("weiger_code_onbekend")
    return isinstance(found, Turn) and found.receipt is not None


def who_did_it(core: Core) -> list[tuple[str]]:
    return stored(core.config.register, "select actor from gebeurtenis where wat = 'code vervangen'")


async def test_in_the_chat_it_is_asked_first_and_the_new_code_stands_there(core: Core, old: Code) -> None:
    """Among the ways to go on: the code of the list is the new one, and no is no."""
    desk, client = desk_of(core), Client("gesprek 1", "app", old, sent=True)
    desk.clients.append(client)
    async with helping(desk, client) as chat:
        for way in ("1", "2"):
            await chat.press("f10", "2")
            await stands_there(chat, ASKED)
            assert is_good(core, old)
            await chat.press(way)
        await stands_there(chat, "De oude code werkt niet meer.")
        await chat.press("1")
        await stands_there(chat, "K-2026-000001")
    assert client.code != old
    assert (False, True) == (is_good(core, old), is_good(core, client.code))
    assert [("helper",)] == who_did_it(core)


async def test_in_the_chat_nothing_is_offered_before_it_was_sent(core: Core) -> None:
    """There is nothing yet that a slip shows to whoever finds it."""
    turn = conversation.begin_namens(core, ACTOR, "nl", "app")
    async with helping(desk_of(core), Client("gesprek 1", "app", turn.gesprek.code)) as chat:
        await chat.press("f10")
        await stands_there(chat, "Naar de lijst")
        assert "ongeldig" not in chat.text()


def test_in_lines_it_is_asked_first_and_the_list_has_the_new_code(core: Core, old: Code) -> None:
    """At the end of what was sent; who goes on from the list does so with the new one."""
    desk, out, err = desk_of(core), io.StringIO(), io.StringIO()
    typed = "De code ongeldig maken\n1\nDe code ongeldig maken\n2\nKlaar\n"
    assert Exit.DONE == run_in_lines(desk, core.config, (io.StringIO(typed), out, err), old.shown)
    assert 2 == out.getvalue().count(ASKED)
    [client] = desk.clients
    assert f"De nieuwe code is {client.shown}. De oude code werkt niet meer." in out.getvalue()
    assert (False, True) == (is_good(core, old), is_good(core, client.code))
    assert [("helper",)] == who_did_it(core)


def test_in_lines_who_comes_back_with_their_own_code_can_do_the_same(core: Core, old: Code) -> None:
    """It is her own code: nobody has to help with that."""
    held = hold(core, "De code ongeldig maken\n2\nKlaar\n", code=old.shown)
    new = parse_code(held.out.split("De nieuwe code is ")[1].split(". ")[0])
    assert (False, True) == (is_good(core, old), is_good(core, new))
    assert [("klager",)] == who_did_it(core)


def test_in_json_one_action_gives_the_new_code(core: Core, old: Code) -> None:
    """The other program asks the question; before the sending it is refused, and the old code is as unknown as any."""
    act, begin = (json.dumps(each) + "\n" for each in ({"actie": "nieuwe_code"}, {"antwoord": "klacht"}))
    _code, out = exchange(core, act * 2, code=old.shown)
    codes = [parse_code(turn["code"]) for turn in out]
    assert 3 == len({old.shown, *(turn["code"] for turn in out)})
    assert (False, False, True) == tuple(is_good(core, code) for code in codes)
    assert "K-2026-000001" == out[-1]["bewijs"]["ingediend"][0]["nummer"]
    _code, out = exchange(core, json.dumps({"actie": "hervat", "code": old.shown}) + "\n" + begin + act)
    assert ["weiger_code_onbekend", "weiger_nog_niet_klaar"] == [out[at]["weigering"]["reden"] for at in (1, 3)]


def test_a_code_that_is_not_good_any_more_is_off_the_list(core: Core, old: Code) -> None:
    """Replaced elsewhere: it is said to be unknown, and nothing of the client shows."""
    desk: Desk = desk_of(core)
    exchange(core, json.dumps({"actie": "nieuwe_code"}) + "\n", code=old.shown)
    out, err = io.StringIO(), io.StringIO()
    run_in_lines(desk, core.config, (io.StringIO(""), out, err), old.shown)
    assert "Bij deze code staat hier geen gesprek." in err.getvalue()
    assert "K-2026-000001" not in out.getvalue() + err.getvalue()


@pytest.mark.parametrize("away", [False, True])
def test_a_client_that_does_not_open_ends_nothing_else_of_the_list(
    core: Core, old: Code, monkeypatch: pytest.MonkeyPatch, *, away: bool
) -> None:
    """Replaced elsewhere, it is off the list; while the register is away it stays. The list says why, once."""
    gone = make_core(core.config.data, register=f"sqlite:///{core.config.data}/weg/register.db")
    desk = desk_of(gone if away else core)
    other = Client("gesprek 2", "app", conversation.begin_namens(core, ACTOR, "nl", "app").gesprek.code)
    client = Client("gesprek 1", "app", old, sent=True)
    desk.clients += [client, other]
    if not away:
        exchange(core, json.dumps({"actie": "nieuwe_code"}) + "\n", code=old.shown)
    chosen, said = iter([client, None]), list[str | None]()

    def choose(desk: Desk) -> Client | None:
        said.append(desk.said)
        return next(chosen)

    monkeypatch.setattr(namens, "_choose", choose)
    monkeypatch.setattr(NamensApp, "run", lambda self: asyncio.run(self.run_async(headless=True)))
    assert Exit.DONE == namens.run_namens(desk)
    assert [None, "weiger_code_register" if away else "weiger_code_onbekend"] == said
    assert ([client, other] if away else [other]) == desk.clients


async def test_the_list_says_why_a_conversation_did_not_open_and_says_it_once(core: Core) -> None:
    """Above the conversations, in a sentence; the next time the list is as ever."""
    desk = desk_of(core)
    desk.said = "weiger_code_register"
    for there in (True, False):
        app = ListApp(desk)
        async with app.run_test() as pilot:
            await pilot.pause()
            found = [str(each.render()) for each in app.query("#list-said").results(Static)]
        assert there == any("Het register is nu niet te bereiken." in each for each in found)


def test_the_code_of_a_list_is_known_by_the_register_too(core: Core, old: Code) -> None:
    """Typed at the list of a machine that still holds the conversation: as unknown as any other."""
    there = core.config.data / "elders"
    there.mkdir()
    elsewhere = make_core(there, register=core.config.register)
    act = {"soort": "meer", "daarna_wat": "code", "zaak": f"K-2026-000001 {old.shown}", "code_weg": "ja"}
    send(elsewhere, ACTOR, hold_turns(elsewhere, act).gesprek)
    assert core.journal().exists(old.keys)
    assert None is desk_of(core).known(old.shown)


def test_in_lines_a_client_whose_code_was_replaced_elsewhere_leaves_the_list(core: Core, old: Code) -> None:
    """It is said to be unknown, and offered no more; the others stay."""
    desk, out, err = desk_of(core), io.StringIO(), io.StringIO()
    desk.clients.append(Client("gesprek 7", "app", old, sent=True))
    exchange(core, json.dumps({"actie": "nieuwe_code"}) + "\n", code=old.shown)
    run_in_lines(desk, core.config, (io.StringIO("klacht\nlijst\ngesprek 7\n"), out, err), None)
    assert "Bij deze code staat hier geen gesprek." in err.getvalue()
    assert 1 == out.getvalue().count("gesprek 7")
    assert ["gesprek 1"] == [each.label for each in desk.clients]
