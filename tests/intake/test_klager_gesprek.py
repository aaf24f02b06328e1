# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation about a zaak that was filed: asking, adding, stopping and confirming, by number and code."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from klachtgids.handling.klager import make_sleutel
from klachtgids.handling.werk.mailen import WERK as MAIL
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.register.outbox import Outbox
from klachtgids.register.zaken import Zaken
from klachtgids.words.clean import LIMIT
from tests.talk import ACTOR, KRACHT, hold, make_core

ASK = {"soort": "7"}
STORY = KRACHT["punt"]
OTHER = "DRT8-QGZ3-XDZV-5T9BZ"
LATER = datetime(2026, 5, 1, 15, 30, tzinfo=UTC)


@pytest.fixture
def core(tmp_path: Path) -> Core:
    """A desk that receives, where mail goes out."""
    core = make_core(tmp_path)
    Outbox(core.register()).ran(MAIL, None)
    return core


def filed(core: Core) -> tuple[str, str]:
    """The number and code of a klacht that was sent."""
    turn = send(core, ACTOR, hold(core, KRACHT).gesprek)
    assert turn.receipt is not None
    return str(turn.receipt.filed[0].nummer), turn.gesprek.code.shown


def ask(core: Core, what: str, zaak: str, **said: str) -> Turn:
    """A conversation of its own about a zaak, up to its check or its end."""
    return hold(core, ASK | {"daarna_wat": what, "zaak": zaak} | said)


def heard(turn: Turn) -> str:
    assert turn.receipt is not None
    (case,) = turn.receipt.cases
    return case.staat


def steps(core: Core, nummer: str) -> list[str]:
    """The handelingen that the register knows of a zaak."""
    zaken = Zaken(core.register())
    zaak = zaken.vind(nummer)
    assert zaak is not None
    stand = zaken.stand(zaak, core.today())
    assert stand is not None
    return [one.handeling for one in stand.stappen]


def test_how_it_stands_needs_no_check_and_tells_nothing_of_the_story(core: Core) -> None:
    """T30: stage, next day, messages."""
    nummer, code = filed(core)
    turn = ask(core, "status", f"{nummer} {code}")
    assert ("done", "status") == (turn.kind, heard(turn))
    assert STORY not in repr(turn.receipt)


def test_a_young_klager_is_spoken_to_with_je(core: Core) -> None:
    """The register knows the age group, so nobody is asked for it again."""
    young = {"wie_bent_u": "client", "leeftijd": "van_12_tot_16"}
    turn = send(core, ACTOR, hold(core, KRACHT | young).gesprek)
    assert turn.receipt is not None
    nummer, code = str(turn.receipt.filed[0].nummer), turn.gesprek.code.shown
    assert ask(core, "status", f"{nummer} {code}").gesprek.je
    grown, code = filed(core)
    assert not ask(core, "status", f"{grown} {code}").gesprek.je


def test_what_is_added_is_checked_first_and_sent_once(core: Core) -> None:
    """The words leave the conversation, so the person sees them again; told again another day it is still one."""
    nummer, code = filed(core)
    for _ in range(2):
        turn = ask(core, "toevoegen", f"{nummer} {code}", aanvulling="Er kwam weer niemand.")
        assert "review" == turn.kind
        assert "added" == heard(send(core, ACTOR, turn.gesprek))
        assert "done" == send(core, ACTOR, turn.gesprek).kind
    assert ["informatie_toevoegen"] == steps(core, nummer)
    other = ask(core, "toevoegen", f"{nummer} {code}", aanvulling="En nog iets anders.")
    assert "added" == heard(send(core, ACTOR, other.gesprek))
    assert 2 == len(steps(core, nummer))


def test_what_will_be_added_is_said_back_and_has_an_end(core: Core) -> None:
    """T20: at the check stand the words that go, line by line; too many are refused with how many fit, and kept not."""
    nummer, code = filed(core)
    words = "Er kwam weer niemand.\nMijn postadres is Voorbeeldstraat 1."
    turn = ask(core, "toevoegen", f"{nummer} {code}", aanvulling=words)
    assert words in [each.value for each in turn.told]
    assert [] == steps(core, nummer)
    again = conversation.ask_again(core, turn.gesprek, "aanvulling")
    refused = conversation.answer(core, ACTOR, again.gesprek, "aanvulling", "x" * (LIMIT + 1))
    assert refused.refusal is not None
    assert ("weiger_te_lang", LIMIT) == (refused.refusal.reason, refused.refusal.slots["meest"])
    assert "review" == conversation.answer(core, ACTOR, refused.gesprek, "aanvulling", "x" * LIMIT).kind
    assert [] == steps(core, nummer)


def test_stopping_takes_the_key_from_the_mail(core: Core) -> None:
    """Asked, checked, mailed, confirmed; asked twice on one day it is one mail."""
    nummer, code = filed(core)
    for reason in ("Het is opgelost.", "Dat zeg ik liever niet."):
        turn = ask(core, "intrekken", f"{nummer} {code}", intrekken_reden=reason)
        assert ("review", "mailed") == (turn.kind, heard(send(core, ACTOR, turn.gesprek)))
    assert ["intrekking_vragen"] == steps(core, nummer)
    zaak = Zaken(core.register()).vind(nummer)
    assert zaak is not None
    sleutel = make_sleutel(core.register(), zaak, nummer, actor="werk")
    wrong = ask(core, "bevestigen", f"{nummer} {code}", sleutel=OTHER)
    assert ("done", "none") == (wrong.kind, heard(wrong))
    right = ask(core, "bevestigen", f"{nummer} {code}", sleutel=f" {sleutel.lower()} ")
    assert ("done", "stopped") == (right.kind, heard(right))
    assert ["intrekking_vragen", "intrekking_bevestigen"] == steps(core, nummer)


def test_a_key_that_is_none_is_asked_again(core: Core) -> None:
    """A slip of the finger costs no turn of the conversation and no attempt."""
    nummer, code = filed(core)
    turn = conversation.begin(core, "nl", "app")
    for typed in ("7", "bevestigen", f"{nummer} {code}", "drt8-qgz3-xdzv-5t9ba"):
        assert turn.prompt is not None
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
    assert turn.refusal is not None
    assert ("ask", "weiger_sleutel") == (turn.kind, turn.refusal.reason)


@pytest.mark.parametrize(
    ("what", "said"),
    [("toevoegen", {"aanvulling": "Er kwam weer niemand."}), ("intrekken", {"intrekken_reden": "Het is opgelost."})],
)
def test_a_wrong_code_loses_nothing_that_was_told(core: Core, what: str, said: dict[str, str]) -> None:
    """At the check the number and code can be changed, and then it is sent."""
    nummer, code = filed(core)
    turn = ask(core, what, f"{nummer} {OTHER}", **said)
    refused = send(core, ACTOR, turn.gesprek)
    assert refused.refusal is not None
    assert ("review", "weiger_zaak_none") == (refused.kind, refused.refusal.reason)
    assert refused.gesprek.sent is None
    assert [] == steps(core, nummer)
    again = conversation.ask_again(core, refused.gesprek, "zaak")
    changed = conversation.answer(core, ACTOR, again.gesprek, "zaak", f"{nummer} {code}")
    assert "review" == changed.kind
    assert heard(send(core, ACTOR, changed.gesprek)) in {"added", "mailed"}


def test_trying_codes_waits_and_the_wait_outlives_the_process(tmp_path: Path) -> None:
    """T16: in the register, so another front or machine waits as well."""
    core = make_core(tmp_path)
    nummer, code = filed(core)
    assert ["none"] * 3 == [heard(ask(core, "status", f"{nummer} {OTHER}")) for _ in range(3)]
    for one in (core, make_core(tmp_path)):
        turn = ask(one, "status", f"{nummer} {code}")
        assert "wait" == heard(turn)
    turn = send(core, ACTOR, ask(core, "toevoegen", f"{nummer} {code}", aanvulling="Nog iets.").gesprek)
    assert turn.refusal is not None
    assert ("review", "weiger_zaak_wait") == (turn.kind, turn.refusal.reason)
    assert "status" == heard(ask(make_core(tmp_path, now=LATER), "status", f"{nummer} {code}"))


def test_while_the_register_is_away_nothing_is_lost(tmp_path: Path) -> None:
    """What was to be added stays at the check; a question is answered with that it cannot be asked now."""
    core = make_core(tmp_path)
    nummer, code = filed(core)
    away = make_core(tmp_path, register="postgresql+psycopg://x@127.0.0.1:1/x")
    turn = send(away, ACTOR, ask(away, "toevoegen", f"{nummer} {code}", aanvulling="Nog iets.").gesprek)
    assert turn.refusal is not None
    assert ("review", "weiger_zaak_away") == (turn.kind, turn.refusal.reason)
    assert "away" == heard(ask(away, "status", f"{nummer} {code}"))
    assert "added" == heard(send(core, ACTOR, turn.gesprek))


def test_an_oefenregister_says_that_nothing_is_received(tmp_path: Path) -> None:
    """Nothing is looked up, kept or promised."""
    core = make_core(tmp_path, ontvangers=())
    said = {"aanvulling": "x", "intrekken_reden": "x", "sleutel": OTHER}
    for what in ("status", "toevoegen", "intrekken", "bevestigen"):
        turn = ask(core, what, f"K-2026-000001 {OTHER}", **said)
        turn = send(core, ACTOR, turn.gesprek) if turn.kind == "review" else turn
        assert "oefen" == heard(turn)
    assert not (tmp_path / "oefenregister.db").exists()


def test_ten_megabytes_are_refused_at_the_question(core: Core) -> None:
    """T20: nothing of it reaches the register."""
    nummer, code = filed(core)
    turn = conversation.begin(core, "nl", "app")
    for typed in ("7", "toevoegen", f"{nummer} {code}", "a" * 10_000_000):
        assert turn.prompt is not None
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
    assert turn.refusal is not None
    assert ("ask", "weiger_te_lang") == (turn.kind, turn.refusal.reason)
    assert [] == steps(core, nummer)


def test_the_code_of_one_does_not_add_to_the_zaak_of_another(core: Core) -> None:
    """The number stands on letters; it opens nothing."""
    nummer, _ = filed(core)
    _, own = filed(core)
    turn = send(core, ACTOR, ask(core, "toevoegen", f"{nummer} {own}", aanvulling="Nog iets.").gesprek)
    assert turn.refusal is not None
    assert "weiger_zaak_none" == turn.refusal.reason
    assert [] == steps(core, nummer)
