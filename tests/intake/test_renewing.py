# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A code that somebody else may know: another takes its place, and the old one opens nothing, anywhere (T30)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from klachtgids.config import sqlite_url
from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.delivery import deliver_waiting
from klachtgids.intake.leaving import keep_here, kept_here
from klachtgids.intake.renewing import renew
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Gesprek, Turn
from klachtgids.seal import Code, new_code
from tests.register.builders import stored
from tests.talk import ACTOR, KRACHT, NAMENS, hold, make_core

UNKNOWN = Refusal("weiger_code_onbekend")
TABLES = ("zaak", "betrokkene", "klachtonderdeel", "inhoud", "toestemming", "termijn", "bericht", "stap")
CANARIES = (KRACHT["punt"], KRACHT["wens"], "Anna Jansen", "anna@example.org", "06-12345678", "Kim de Boer")


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


TWO = {"organisatie": "Yoep en Wijkz", "functie": "1", "locatie": "weet_niet", "toestemming_delen": "ja"}


def filed(core: Core, said: dict[str, str] = KRACHT) -> Turn:
    turn = send(core, ACTOR, hold(core, said).gesprek)
    assert turn.receipt is not None
    return turn


def nummer_of(turn: Turn) -> str:
    assert turn.receipt is not None
    return str(turn.receipt.filed[0].nummer)


def asked(core: Core, nummer: str, code: Code, what: str = "status", **said: str) -> Turn:
    """A conversation of its own about a zaak."""
    turn = hold(core, {"soort": "meer", "daarna_wat": what, "zaak": f"{nummer} {code.shown}"} | said)
    return send(core, ACTOR, turn.gesprek) if turn.kind == "review" else turn


def heard(turn: Turn) -> str:
    if turn.refusal is not None:
        return turn.refusal.reason
    assert turn.receipt is not None
    return turn.receipt.cases[0].staat


def opened(core: Core, code: Code) -> Turn | Refusal:
    return conversation.resume(core, code.shown, "nl", "app")


def kept(core: Core) -> list[object]:
    """Everything of the zaken but what happened to them."""
    return [stored(core.config.register, f"select * from {name}") for name in TABLES]  # noqa: S608  # ours


def elsewhere(core: Core, name: str) -> Core:
    """Another machine over the same register, with a journal of its own."""
    folder = core.config.data / name
    folder.mkdir()
    return make_core(folder, register=core.config.register)


def test_a_klager_asks_for_another_code_and_has_that_of_this_conversation(core: Core) -> None:
    """By number and old code, after a question; nothing of the zaak changes, and its days run on."""
    turn = filed(core)
    nummer, old, before = nummer_of(turn), turn.gesprek.code, kept(core)
    after = asked(core, nummer, old, "code", code_weg="ja")
    new = after.gesprek.code
    assert ("renewed", before) == (heard(after), kept(core))
    assert not core.journal().exists(old.keys)
    assert ("none", "status") == (heard(asked(core, nummer, old)), heard(asked(core, nummer, new)))
    assert UNKNOWN == opened(core, old)
    again = opened(core, new)
    assert isinstance(again, Turn)
    assert (nummer, "ontvangen") == (nummer_of(again), again.receipt.filed[0].state if again.receipt else "")
    assert turn.receipt is not None
    assert again.receipt is not None
    assert turn.receipt.filed[0].termijnen == again.receipt.filed[0].termijnen


def test_who_says_no_keeps_the_code(core: Core) -> None:
    """It is asked first, and no is no."""
    turn = filed(core)
    nummer, code = nummer_of(turn), turn.gesprek.code
    after = asked(core, nummer, code, "code", code_weg="nee")
    assert ["code_blijft"] == [each.outcome.id for each in after.ended]
    assert "status" == heard(asked(core, nummer, code))


def test_a_wrong_code_replaces_nothing_and_is_asked_for_again_at_the_check(core: Core) -> None:
    """The same words as for a number that does not exist (T15, T16)."""
    turn = filed(core)
    nummer = nummer_of(turn)
    for number in (nummer, "K-2026-999999"):
        assert "weiger_zaak_none" == heard(asked(core, number, new_code(), "code", code_weg="ja"))
    assert "status" == heard(asked(core, nummer, turn.gesprek.code))


def test_all_that_one_code_opens_gets_the_new_one(core: Core) -> None:
    """A klacht at two organisations is two zaken with one code, whichever number is typed."""
    turn = filed(core, KRACHT | TWO)
    assert turn.receipt is not None
    one, two = (str(each.nummer) for each in turn.receipt.filed)
    after = asked(core, one, turn.gesprek.code, "code", code_weg="ja")
    assert ["none", "none"] == [heard(asked(core, each, turn.gesprek.code)) for each in (one, two)]
    newest = asked(core, two, after.gesprek.code, "code", code_weg="ja").gesprek.code
    assert ["status", "status"] == [heard(asked(core, each, newest)) for each in (one, two)]
    assert UNKNOWN == opened(core, after.gesprek.code)


def test_a_helper_replaces_the_code_of_what_was_sent(core: Core) -> None:
    """Once; asked again with the same new code it is the same turn, as when the first answer was lost."""
    turn = filed(core, NAMENS)
    nummer, old, new, before = nummer_of(turn), turn.gesprek.code, new_code(), kept(core)
    keep_here(core, ACTOR, turn.gesprek)
    for _ in range(2):
        after = renew(core, "helper", Gesprek(old, "nl", "app"), new)
        assert isinstance(after, Turn)
        assert (new, nummer) == (after.gesprek.code, nummer_of(after))
    assert before == kept(core)
    assert ("none", "status") == (heard(asked(core, nummer, old)), heard(asked(core, nummer, new)))
    assert UNKNOWN == opened(core, old)
    assert UNKNOWN == renew(core, "helper", Gesprek(old, "nl", "app"), new_code())
    assert kept_here(core.config) is None
    assert [("helper",)] == stored(core.config.register, "select actor from gebeurtenis where wat = 'code vervangen'")


def test_the_old_code_opens_nothing_on_another_machine_either(core: Core) -> None:
    """Where the conversation was held it lies sealed under the old code: it is as unknown there, and goes."""
    turn = filed(core)
    there = elsewhere(core, "thuis")
    after = asked(there, nummer_of(turn), turn.gesprek.code, "code", code_weg="ja")
    assert core.journal().exists(turn.gesprek.code.keys)
    assert UNKNOWN == opened(core, turn.gesprek.code) == opened(core, new_code())
    assert not core.journal().exists(turn.gesprek.code.keys)
    assert conversation.held(core, Gesprek(turn.gesprek.code, "nl", "app")) is None
    assert UNKNOWN == renew(core, ACTOR, Gesprek(turn.gesprek.code, "nl", "app"), new_code())
    assert isinstance(opened(there, after.gesprek.code), Turn)


def test_with_the_new_code_no_word_of_the_story_comes_back(core: Core) -> None:
    """The canary test of T30 for what is answered now: to who replaces it, and to who comes with it later."""
    turn = filed(core, NAMENS)
    new = new_code()
    after = renew(core, "helper", turn.gesprek, new)
    own = asked(core, nummer_of(turn), new, "code", code_weg="ja")
    later, status = opened(core, own.gesprek.code), asked(core, nummer_of(turn), own.gesprek.code)
    told = (*CANARIES, NAMENS["naam"], "bo@example.org", "Sam Steun", "sam@example.org")
    for each in (after, own.receipt, later, status.receipt):
        assert [] == [word for word in told if word in repr(each)]
    assert isinstance(after, Turn)
    assert ({}, {}, ()) == (after.gesprek.answers, after.gesprek.typed, after.told)


def test_what_still_waits_arrives_under_the_new_code(tmp_path: Path) -> None:
    """The register was away at the sending, and is back before what waits was brought to it."""
    away, there = make_core(tmp_path, register=f"sqlite:///{tmp_path}/weg/register.db"), make_core(tmp_path)
    turn = filed(away)
    old, new = turn.gesprek.code, new_code()
    assert Refusal("weiger_code_register") == renew(away, "helper", turn.gesprek, new)
    assert isinstance(opened(away, old), Turn)
    assert isinstance(renew(there, "helper", turn.gesprek, new), Turn)
    deliver_waiting(there)
    again = opened(there, new)
    assert isinstance(again, Turn)
    nummer = nummer_of(again)
    assert ("K-2026-000001", UNKNOWN) == (nummer, opened(there, old))
    assert ("none", "status") == (heard(asked(there, nummer, old)), heard(asked(there, nummer, new)))


def test_while_the_register_is_away_nobody_says_that_a_code_is_still_good(core: Core) -> None:
    """A receipt that lies here may be of a code that was replaced elsewhere: it is shown when that can be asked."""
    turn = filed(core)
    gone = replace(core.config, register=sqlite_url(core.config.data / "weg" / "register.db"))
    away = make_core(core.config.data, register=gone.register)
    assert Refusal("weiger_code_register") == opened(away, turn.gesprek.code)
    assert Refusal("weiger_code_register") == renew(away, ACTOR, turn.gesprek, new_code())
    assert isinstance(opened(core, turn.gesprek.code), Turn)


def test_a_conversation_that_was_not_sent_keeps_its_code(core: Core) -> None:
    """Its code is all that opens it; there is nothing yet that somebody could look at with a slip."""
    turn = conversation.answer(core, ACTOR, conversation.begin(core, "nl", "app").gesprek, "soort", "klacht")
    assert Refusal("weiger_nog_niet_klaar") == renew(core, ACTOR, turn.gesprek, new_code())
    assert isinstance(opened(core, turn.gesprek.code), Turn)


def test_what_no_register_has_moves_along_with_its_letter(tmp_path: Path) -> None:
    """In an oefenregister the letter is shown again with the code: with the new one, and not with the old."""
    core = make_core(tmp_path, ontvangers=())
    turn = filed(core)
    new = new_code()
    after = renew(core, ACTOR, turn.gesprek, new)
    assert isinstance(after, Turn)
    assert after.receipt is not None
    assert turn.receipt is not None
    assert [each.text for each in turn.receipt.letters] == [each.text for each in after.receipt.letters]
    assert UNKNOWN == opened(core, turn.gesprek.code)
