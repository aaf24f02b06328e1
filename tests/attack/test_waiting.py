# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for the register: never silent, never stuck, whatever happened to clock, key, register or item."""

from __future__ import annotations

import argparse
import io
import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from klachtgids.fronts import bezorg as bezorg_cli
from klachtgids.intake import conversation, sending
from klachtgids.intake.core import Core
from klachtgids.intake.delivery import CLAIM, LONGEST_PAUSE, deliver_waiting
from klachtgids.intake.turn import Turn
from klachtgids.journal.moments import FARTHEST
from klachtgids.register.register import OtherBody
from tests.talk import ACTOR, KRACHT, NOW, hold, make_core

AWAY = "weg"


def away(folder: Path) -> str:
    """The URL of a register whose disk is not there yet."""
    return f"sqlite:///{folder}/{AWAY}/register.db"


def waits(folder: Path) -> tuple[Core, Turn]:
    """A klacht that was sent while the register was away."""
    core = make_core(folder, register=away(folder))
    turn = sending.send(core, ACTOR, hold(core, KRACHT).gesprek)
    assert turn.receipt is not None
    assert ["wacht"] == [each.state for each in turn.receipt.filed]
    return core, turn


def test_what_is_tried_later_still_counts_as_waiting(tmp_path: Path) -> None:
    """T29: the second run in a minute tries nothing, and says that one waits; the first says why."""
    core, _ = waits(tmp_path)
    said: list[str] = []
    assert (0, 1) == deliver_waiting(core, said.append)
    assert (0, 1) == deliver_waiting(core)
    assert 1 == len(said)
    assert AWAY in said[0]


def test_a_clock_that_was_years_ahead_keeps_nothing_waiting(tmp_path: Path) -> None:
    """T22: sent and tried while the clock stood ten years ahead; when it is right again all of it goes."""
    ahead = make_core(tmp_path, register=away(tmp_path), now=NOW + timedelta(days=3650))
    sending.send(ahead, ACTOR, hold(ahead, {**KRACHT, "wanneer": "weet ik niet"}).gesprek)
    assert (0, 1) == deliver_waiting(ahead)
    (tmp_path / AWAY).mkdir()
    assert (1, 0) == deliver_waiting(make_core(tmp_path, register=away(tmp_path)))


def test_one_that_can_never_be_read_blocks_no_other(tmp_path: Path) -> None:
    """T29: a poison item is parked and counted; the one behind it arrives."""
    core, _ = waits(tmp_path)
    (tmp_path / AWAY).mkdir()
    core.journal().wait(UUID(int=1), b"onzin", NOW - timedelta(hours=1))
    said: list[str] = []
    assert (1, 1) == deliver_waiting(core, said.append)
    assert 1 == len(said)


def test_a_sending_of_another_version_blocks_no_other(tmp_path: Path) -> None:
    """T29: what opens and is no sending this version knows, is parked without a word of it in the sentence."""
    from klachtgids.intake.delivery import _aad  # the name under which it is sealed
    from klachtgids.seal import machine_key, seal

    core, _ = waits(tmp_path)
    (tmp_path / AWAY).mkdir()
    key = UUID(int=1)
    strange = b'{"naam": "Anna Jansen"}'
    core.journal().wait(key, seal(machine_key(tmp_path), strange, _aad(key)), NOW - timedelta(hours=1))
    said: list[str] = []
    assert (1, 1) == deliver_waiting(core, said.append)
    assert "Anna" not in said[0]
    assert (0, 1) == deliver_waiting(core)


def bezorg(core: Core, *given: str) -> tuple[int, str]:
    """The command: its exit code and what it prints."""
    parser, out = argparse.ArgumentParser(), io.StringIO()
    bezorg_cli.add_arguments(parser)
    return bezorg_cli.run(parser.parse_args(given), core, out, io.StringIO()), out.getvalue()


def test_what_cannot_arrive_is_named_and_tried_again_when_asked(tmp_path: Path) -> None:
    """T29: exit 75 only while something may go by itself; what is parked stands in a list without a word of it."""
    from klachtgids.intake.delivery import _aad  # the name under which it is sealed
    from klachtgids.seal import machine_key, seal

    core, _ = waits(tmp_path)
    key = UUID(int=1)
    core.journal().wait(key, seal(machine_key(tmp_path), b'{"naam": "Anna"}', _aad(key)), NOW - timedelta(hours=1))
    parked = f"blijft liggen: {key} van {NOW - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}: onleesbaar\n"
    assert (75, f"bezorgd: 0, wacht nog: 1, blijft liggen: 1\n{parked}") == bezorg(core)
    (tmp_path / AWAY).mkdir()
    later = make_core(tmp_path, register=away(tmp_path), now=NOW + timedelta(minutes=10))
    assert (65, f"bezorgd: 1, wacht nog: 0, blijft liggen: 1\n{parked}") == bezorg(later)
    assert (65, f"bezorgd: 0, wacht nog: 0, blijft liggen: 1\n{parked}") == bezorg(later)


def test_after_an_update_what_was_parked_arrives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """T29: a version that cannot read it takes nothing away; one that can brings it, when somebody says so."""
    core, _ = waits(tmp_path)
    (tmp_path / AWAY).mkdir()
    with monkeypatch.context() as patch:
        patch.setattr("klachtgids.register.filing.load", lambda _plain: json.loads("geen"))
        assert 65 == bezorg(core)[0]
    assert 65 == bezorg(core)[0]
    assert (0, "bezorgd: 1, wacht nog: 0, blijft liggen: 0\n") == bezorg(core, "--opnieuw")


def test_no_pause_is_longer_than_what_the_journal_takes_for_a_wrong_clock() -> None:
    """T22: a pause beyond it would be no pause at all, and a claim no claim."""
    assert FARTHEST > LONGEST_PAUSE
    assert FARTHEST > CLAIM


def test_a_key_that_comes_back_lets_it_go(tmp_path: Path) -> None:
    """T6: machine.key was deleted and is put back from a backup; what waited was not given up."""
    core, _ = waits(tmp_path)
    (tmp_path / AWAY).mkdir()
    key = (tmp_path / "machine.key").read_bytes()
    (tmp_path / "machine.key").unlink()
    assert (0, 1) == deliver_waiting(core)
    (tmp_path / "machine.key").write_bytes(key)
    assert (1, 0) == deliver_waiting(make_core(tmp_path, register=away(tmp_path), now=NOW + timedelta(hours=1)))


def test_more_than_one_round_fits_in_one_run(tmp_path: Path) -> None:
    """T5: after a day of outage hundreds wait; one `bezorg` tries them all."""
    core, _ = waits(tmp_path)
    (tmp_path / AWAY).mkdir()
    for number in range(1, 121):
        core.journal().wait(UUID(int=number), b"onzin", NOW - timedelta(hours=1))
    assert (1, 120) == deliver_waiting(core)


def test_other_answers_under_a_used_code_are_one_sentence_and_lose_nothing(tmp_path: Path) -> None:
    """T4: what was filed stands, what was told now stays under the code, and the person reads what to do."""
    first = make_core(tmp_path / "een")
    turn = hold(first, KRACHT)
    shutil.copytree(tmp_path / "een", tmp_path / "twee")
    sending.send(first, ACTOR, turn.gesprek)
    second = make_core(tmp_path / "twee", register=first.config.register)
    other = conversation.answer(second, ACTOR, turn.gesprek, "wens", "Ik wil toch iets anders.")
    with pytest.raises(OtherBody) as caught:
        sending.send(second, ACTOR, other.gesprek)
    assert "nieuw gesprek" in caught.value.msg
    assert "toch iets anders" not in caught.value.msg
    left = conversation.resume(second, turn.gesprek.code.shown, "nl", "app")
    assert isinstance(left, Turn)
    assert "Ik wil toch iets anders." in {told.value for told in left.told if isinstance(told.value, str)}


def test_the_same_filing_from_two_machines_is_one_zaak(tmp_path: Path) -> None:
    """T4: the key comes from the code alone, wherever it is typed."""
    first = make_core(tmp_path / "een")
    second = make_core(tmp_path / "twee", register=first.config.register)
    turn = hold(first, KRACHT)
    receipts = [sending.send(core, ACTOR, replace(turn.gesprek)).receipt for core in (first, second, first)]
    assert {"K-2026-000001"} == {each.nummer for receipt in receipts if receipt for each in receipt.filed}


@pytest.mark.parametrize("year", [1970, 2000, 2013, 2099])
def test_a_computer_with_a_wrong_clock_can_still_send(tmp_path: Path, year: int) -> None:
    """T22: an empty battery is no fault of the person; the dates are those of the clock."""
    core = make_core(tmp_path, now=NOW.replace(year=year))
    turn = sending.send(core, ACTOR, hold(core, {**KRACHT, "wanneer": "weet ik niet"}).gesprek)
    assert turn.receipt is not None
    assert ["ontvangen"] == [each.state for each in turn.receipt.filed]


def test_practice_never_waits_to_be_sent(tmp_path: Path) -> None:
    """design.md 5: an oefenregister that cannot be written makes no promise, and leaves nothing that would go later."""
    (tmp_path / "oefenregister.db").mkdir()
    core = make_core(tmp_path, ontvangers=())
    turn = sending.send(core, ACTOR, hold(core, KRACHT).gesprek)
    assert turn.receipt is not None
    assert ["oefen"] == [each.state for each in turn.receipt.filed]
    assert (0, 0) == deliver_waiting(core)
    assert not (tmp_path / "machine.key").exists()
