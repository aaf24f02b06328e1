# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A helper at work: several clients, whose answer it is, the article beside the question, the letter."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from klachtgids.fronts.chat import choices
from klachtgids.fronts.namens import Client, Desk
from klachtgids.fronts.namens.app import Beside
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.chat.chats import NARROW, Chat
from tests.fronts.namens.helping import desk_of, everything_in, helping, stands_there, tell, told_before, type_answer
from tests.register.builders import stored
from tests.talk import ACTOR, NAMENS, hold, make_core

MARKED = ("punt", "over_wie", "wens", "naam", "contact")


@pytest.fixture(autouse=True)
def _slow_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tester's hand is never too fast."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


@pytest.fixture
def desk(core: Core) -> Desk:
    return desk_of(core)


def beside(chat: Chat) -> str:
    return str(chat.app.screen_stack[0].query_one(Beside).render())


def marked(mark: str) -> Mapping[str, str]:
    """A klacht whose own words all hold this mark."""
    contact = {"contact": f"{mark.lower()}@example.org"}
    return NAMENS | {key: f"{mark} {NAMENS[key]}" for key in MARKED if key != "contact"} | contact


async def test_nothing_of_one_client_is_there_while_another_is_helped(desk: Desk) -> None:
    """Screen, shown widgets and drafts (T1; civiform 2636): A is told up to an unfinished answer, then B is opened."""
    a, b = Client("gesprek 1", "app"), Client("gesprek 2", "telefoon")
    async with helping(desk, a) as chat:
        await tell(chat, marked("KLAVER"), until="wens")
        await chat.paste("KLAVER half verteld")
        await chat.press("ctrl+o")
    async with helping(desk, b) as chat:
        for _ in range(2):
            shown = chat.text() + everything_in(chat.app.screen) + repr(vars(chat.app))
            assert "klaver" not in shown.casefold()
            assert "gesprek 1" not in shown
            await tell(chat, marked("DISTEL"), until="wens")
        assert "distel" in chat.text().casefold()
        assert "distel" in everything_in(chat.app.screen).casefold()
    async with helping(desk, a) as chat:
        assert "distel" not in (chat.text() + everything_in(chat.app.screen)).casefold()
        assert chat.app.turn is not None
        assert "KLAVER half verteld" == chat.app.box.text


async def test_two_clients_side_by_side_end_in_zaken_of_their_own(desk: Desk, core: Core) -> None:
    """In turns, each under its own code; the rows of both are those of the same answers given alone."""
    clients = {"KLAVER": Client("gesprek 1", "app"), "DISTEL": Client("gesprek 2", "app")}
    for until in ("over_wie", None):
        for mark, client in clients.items():
            async with helping(desk, client) as chat:
                await tell(chat, marked(mark), until)
                if until is None:
                    await chat.press("f2")
                    assert chat.app.turn is not None
                    assert "done" == chat.app.turn.kind
    assert clients["KLAVER"].code != clients["DISTEL"].code
    found: dict[str, set[str]] = {}
    for zaak, blob in stored(core.config.register, "select zaak_id, blob from inhoud"):
        found.setdefault(zaak, set()).update(
            mark for mark in clients if mark.casefold() in bytes(blob).decode().casefold()
        )
    assert [["DISTEL"], ["KLAVER"]] == sorted(sorted(marks) for marks in found.values())


async def test_the_same_answers_give_the_same_rows_as_the_use_cases_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A front decides nothing: persons, texts, whose words, consents and termijnen are row for row the same."""
    monkeypatch.setattr("klachtgids.seal.new_code", lambda: Code(bytes(range(CODE_BITS // 8))))
    rows = []
    for front in ("namens", "kern"):
        (tmp_path / front).mkdir()
        core = make_core(tmp_path / front)
        if front == "namens":
            async with helping(desk_of(core), Client("gesprek 1", "app")) as chat:
                await tell(chat, NAMENS)
                await chat.press("f2")
        else:
            turn = conversation.begin_namens(core, ACTOR, "nl", "app")
            while turn.prompt is not None:
                said = NAMENS[turn.prompt.question.id]
                turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, said, "client")
            send(core, ACTOR, turn.gesprek)
        tables = ("zaak", "betrokkene", "klachtonderdeel", "inhoud", "toestemming", "termijn")
        rows.append({name: sorted(stored(core.config.register, f"select * from {name}"), key=str) for name in tables})  # noqa: S608  # ours
    assert rows[1] == rows[0]
    assert 3 < len(rows[0]["betrokkene"]) < 6


async def test_a_key_says_whose_answer_it_is_and_it_stands_at_each_answer(desk: Desk) -> None:
    """Said by the client, or filled in by the helper: on the screen, in the overview, in the register's text."""
    async with helping(desk, Client("gesprek 1", "app")) as chat:
        assert "Antwoord van de persoon zelf" in beside(chat)
        await type_answer(chat, "klacht")
        await chat.press("ctrl+t")
        assert "Antwoord van wie helpt" in beside(chat)
        await type_answer(chat, "impegno")
        await chat.press("ctrl+t")
        assert "Wat wilt u ons vertellen? · zelf gezegd" in chat.said()
        assert "Over welke organisatie gaat het? · ingevuld door wie helpt" in chat.said()
        await chat.press("f3")
        assert "ingevuld door wie helpt" in chat.text()


async def test_what_is_asked_about_the_helper_is_never_the_clients_answer(desk: Desk, core: Core) -> None:
    """The toggle stands at the client; the helper's own name is the helper's all the same."""
    async with helping(desk, told_before(core, NAMENS, "hulp_naam")) as chat:
        assert "Antwoord van wie helpt" in beside(chat)
        await tell(chat, NAMENS, until="machtiging")
        assert chat.app.turn is not None
        said = {told.question.id: told.said_by for told in chat.app.turn.told}
        assert ("helper", "client") == (said["hulp_naam"], said["naam"])


async def test_the_article_stands_beside_the_question_and_the_words_are_short(desk: Desk, core: Core) -> None:
    """For who does this daily: no need to open the sheet with the reason for each article."""
    async with helping(desk, told_before(core, NAMENS, "wie_bent_u")) as chat:
        assert "Wie is deze persoon?" in chat.said()
        assert "artikel 3.2" in beside(chat)


async def test_the_helper_is_asked_about_once_and_not_again_for_the_next_client(desk: Desk, core: Core) -> None:
    """What is known about the helper is theirs, not a client's; it can still be changed in the overview."""
    async with helping(desk, told_before(core, NAMENS, "machtiging")):
        pass
    assert {"hulp_wie", "hulp_naam", "hulp_organisatie", "hulp_contact"} == set(desk.helper)
    async with helping(desk, Client("gesprek 2", "app")) as chat:
        assert chat.app.turn is not None
        assert set(desk.helper) | {"voor_wie"} == set(chat.app.turn.gesprek.answers)
        assert "Sam Steun" not in chat.text()


async def test_it_goes_on_days_later_on_another_machine_over_a_shared_journal(
    desk: Desk, core: Core, tmp_path: Path
) -> None:
    """The sealed conversation lies in the journal; another desk with the same journal opens it by its code alone."""
    client = told_before(core, NAMENS, "wens")
    async with helping(desk, client) as chat:
        await chat.paste("Half verteld")
        await chat.press("ctrl+o")
    assert client.code is not None
    elsewhere = desk_of(make_core(tmp_path))
    async with helping(elsewhere, Client("anders", "telefoon", client.code)) as chat:
        assert chat.app.turn is not None
        assert ("wens", "Half verteld") == (chat.app.turn.prompt and chat.app.turn.prompt.key, chat.app.box.text)
        said = {told.key: told.said_by for told in chat.app.turn.told}
        assert "client" == said["onderdelen/1/punt"]


async def test_the_letter_is_kept_as_text_and_pdf_before_anything_is_filed(
    desk: Desk, core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A klachtbrief whether or not it is filed; the names of the files say nothing of anybody."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with helping(desk, Client("KLAVER", "app")) as chat:
        await chat.press("ctrl+b", "enter")
        await stands_there(chat, "Er is nog geen verhaal.")
    async with helping(desk, told_before(core, NAMENS, "wens", "KLAVER")) as chat:
        await chat.press("ctrl+b", "enter")
        await stands_there(chat, "De brief staat hier")
        await chat.press("ctrl+b", "enter")
        await stands_there(chat, "er al")
    text, pdf = (tmp_path / f"klachtgids-brief-2026-05-01{suffix}" for suffix in (".txt", ".pdf"))
    assert "De begeleider kwam drie keer niet opdagen." in text.read_text("utf-8")
    assert "drie keer niet opdagen" in PdfReader(pdf).pages[0].extract_text()


async def test_the_yes_is_the_clients_and_the_key_changes_nothing_there(desk: Desk, core: Core) -> None:
    """Whoever answered before it; what comes after is the helper's again (issue 4, section 1)."""
    async with helping(desk, told_before(core, NAMENS, "toestemming_commissie")) as chat:
        await chat.press("ctrl+t")
        await tell(chat, NAMENS, until="akkoord")
        assert "Antwoord van de persoon zelf" in beside(chat)
        await chat.press("ctrl+t")
        assert "Antwoord van de persoon zelf" in beside(chat)
        await tell(chat, NAMENS)
        assert chat.app.turn is not None
        told = {each.question.id: each.said_by for each in chat.app.turn.told}
        assert ("helper", "client") == (told["toestemming_commissie"], told["akkoord"])
        assert "helper" == chat.app.said_by


async def test_the_client_says_yes_at_the_end_and_it_is_filed_by_telephone(desk: Desk, core: Core) -> None:
    """Everything is read back on the screen; the channel is that of this client."""
    client = told_before(core, NAMENS, "hulp_wie")
    client.kanaal = "telefoon"
    async with helping(desk, client) as chat:
        await tell(chat, NAMENS, until="akkoord")
        assert "U vertelde dat dit is gebeurd:\nDe begeleider kwam drie keer niet opdagen." in chat.said()
        await tell(chat, NAMENS)
        await chat.press("f2")
        assert chat.app.turn is not None
        assert "done" == chat.app.turn.kind
    assert [("telefoon",)] == stored(core.config.register, "select kanaal from zaak")
    [(blob,)] = stored(core.config.register, "select blob from inhoud where kind = 'gesprek'")
    assert {"client", "helper"} == {one["door"] for one in json.loads(blob)}


async def test_a_small_window_still_shows_the_question(desk: Desk, core: Core) -> None:
    """What stands beside the question never takes its place."""
    async with helping(desk, told_before(core, NAMENS, "wie_bent_u"), NARROW) as chat:
        assert "Wie is deze persoon?" in chat.text()
        assert "Ctrl+T" in chat.text()


def test_a_conversation_that_is_wiped_or_put_away_leaves_the_list(desk: Desk, core: Core) -> None:
    """The list holds what is open; under its code it is still there, unless it was wiped."""
    turn = hold(core, NAMENS, conversation.begin_namens(core, ACTOR, "nl", "app"))
    client = Client("gesprek 1", "app")
    desk.leave(client, turn.gesprek)
    assert [client] == desk.clients
    client.away = True
    desk.leave(client, turn.gesprek)
    assert [] == desk.clients
    assert isinstance(conversation.resume(core, turn.gesprek.code.shown, "nl", "app"), Turn)


def test_neither_label_nor_code_stands_in_a_repr(core: Core) -> None:
    """Nothing of it can reach a log (T17)."""
    turn = conversation.begin_namens(core, ACTOR, "nl", "app")
    shown = repr(Client("KLAVER", "app", turn.gesprek.code)) + repr(desk_of(core))
    assert "KLAVER" not in shown
    assert turn.gesprek.code.shown not in shown
