# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door to one zaak: who is let in, what is written down of it, and how trying again waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from klachtgids.register.klagers import GELDIG, Deur, Klagers
from klachtgids.register.register import Register
from tests.register.builders import filing, stored

NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
PROOF = "a" * 64


class Clock:
    """A clock that is set by hand."""

    op = NOW

    def __call__(self) -> datetime:
        return self.op


def wait(wrong: int) -> timedelta:
    """Two are free, then a minute more each time."""
    return timedelta(minutes=max(0, wrong - 1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(url: str, clock: Clock) -> Iterator[Register]:
    opened = Register.open(url, oefen=False, clock=clock)
    yield opened
    opened.close()


def filed(register: Register) -> tuple[str, UUID, UUID]:
    """Nummer, zaak and filing key of something that was filed."""
    one = register.file([filing()])[0]
    return one.nummer, one.zaak, one.filing_key


def test_who_holds_nummer_and_code_is_let_in(register: Register) -> None:
    """The nummer may be typed in small letters."""
    nummer, zaak, key = filed(register)
    assert Deur(zaak) == Klagers(register).admit(f" {nummer.lower()} ", [uuid4(), key], wait)


HOSTILE = [
    *(
        "",
        "-",
        "K-2026-000002",
        "K-2026-999999",
        "' OR 1=1 --",
        "K-2026-000001\x00",
        "K-２０２６-000001",
        "%",
        "\ud800",
    ),
    "K" * 1_000_000,
]


def test_a_wrong_nummer_opens_nothing(register: Register) -> None:
    """T15: no error and no hint, whatever is typed."""
    _, _, key = filed(register)
    doors = [Klagers(register).admit(nummer, [key], lambda _: timedelta(0)) for nummer in HOSTILE]
    assert [Deur(None)] * len(HOSTILE) == doors


def test_the_own_code_does_not_open_the_zaak_of_another(register: Register) -> None:
    """Nor does no code at all."""
    nummer, _, _ = filed(register)
    _, _, own = filed(register)
    assert Deur(None) == Klagers(register).admit(nummer, [own], wait)
    assert Deur(None) == Klagers(register).admit(nummer, [], wait)


def test_a_deelklacht_opens_with_the_code_of_its_zaak(register: Register) -> None:
    """Staff made it, so no code leads to its own key."""
    _, zaak, key = filed(register)
    part = register.file([filing(hoofdzaak=zaak)])[0]
    assert Deur(part.zaak) == Klagers(register).admit(part.nummer, [key], wait)


def test_every_miss_does_the_same_work_as_a_hit(register: Register) -> None:
    """T16: wrong nummer, wrong code, no code and a right one run the same statements."""
    nummer, _, key = filed(register)
    seen: list[str] = []

    @sa.event.listens_for(register.store.engine, "before_cursor_execute")
    def note(*args: object) -> None:
        seen.append(str(args[2]))

    def statements(nummer: str, keys: list[UUID], proof: str | None = None) -> list[str]:
        seen.clear()
        Klagers(register).admit(nummer, keys, lambda _: timedelta(0), proof)
        return list(seen)

    hit = statements(nummer, [key])
    assert len(hit) >= 3
    for other in ((nummer, [uuid4()]), ("K-2026-999999", [key]), ("weg", []), (nummer, [])):
        assert hit == statements(*other)
    assert statements(nummer, [key], PROOF) == statements("K-2026-999998", [key], PROOF)


def test_trying_again_waits_longer_each_time_at_a_nummer_that_is_there_and_at_one_that_is_not(
    register: Register, clock: Clock, url: str
) -> None:
    """T16: the right code waits as well, and the wait is not made longer by trying in it; a right code ends it."""
    nummer, zaak, key = filed(register)
    for at in (nummer, "K-2026-999999"):
        clock.op = NOW
        door = Klagers(register)
        assert [Deur(None), Deur(None)] == [door.admit(at, [uuid4()], wait) for _ in range(2)]
        assert Deur(None, NOW + timedelta(minutes=1)) == door.admit(at, [key], wait)
        clock.op = NOW + timedelta(seconds=59)
        assert Deur(None, NOW + timedelta(minutes=1)) == door.admit(at, [uuid4()], wait)
        clock.op = NOW + timedelta(minutes=1)
        assert Deur(None) == door.admit(at, [uuid4()], wait)
        assert Deur(None, NOW + timedelta(minutes=3)) == door.admit(at, [key], wait)
    clock.op = NOW + timedelta(minutes=3)
    again = Register.open(url, oefen=False, clock=clock)  # the wait is in the register, not in this process
    assert Deur(None, None) == Klagers(again).admit("K-2026-999999", [key], wait)
    assert Deur(zaak) == Klagers(again).admit(nummer, [key], wait)
    assert Deur(None) == Klagers(again).admit(nummer, [uuid4()], wait)
    again.close()


def test_after_a_day_old_attempts_count_no_more(register: Register, clock: Clock) -> None:
    """Somebody who was wrong yesterday begins anew."""
    nummer, zaak, key = filed(register)
    door = Klagers(register)

    def long(wrong: int) -> timedelta:
        return timedelta(days=2 * wrong)

    door.admit(nummer, [], long)
    clock.op = NOW + timedelta(hours=23)
    assert Deur(None, NOW + timedelta(days=2)) == door.admit(nummer, [key], long)
    clock.op = NOW + timedelta(hours=24)
    assert Deur(zaak) == door.admit(nummer, [key], long)


def test_what_is_written_down_of_attempts_holds_no_nummer_and_no_code(register: Register, url: str) -> None:
    """A gebeurtenis of its own, of a zaak that is there or of one that is not; without content (security.md 4.8)."""
    nummer, zaak, key = filed(register)
    for at, keys in ((nummer, [key]), (nummer, []), ("K-2026-999999", [key]), ("onzin", [])):
        Klagers(register).admit(at, keys, wait)
    rows = stored(url, "SELECT actor, wat, code, namens FROM gebeurtenis ORDER BY volgnr")[1:]
    assert [("klager", wat, None, None) for wat in ("code goed", "code fout", "code fout", "code fout")] == rows
    whose = [row[0] for row in stored(url, "SELECT zaak_id FROM gebeurtenis ORDER BY volgnr")]
    assert 3 == sum(str(one).replace("-", "") == zaak.hex for one in whose)


def test_many_who_guess_at_once_are_counted_one_after_the_other(register: Register) -> None:
    """No more guesses pass than the wait allows, however many come at the same time."""
    nummer, _, _ = filed(register)
    at_once, found = Barrier(8), list[Deur]()

    def guess() -> None:
        at_once.wait()
        found.append(Klagers(register).admit(nummer, [uuid4()], wait))

    crowd = [Thread(target=guess) for _ in range(8)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert 2 == found.count(Deur(None))
    assert 6 == sum(one.tot is not None for one in found)


def test_a_sleutel_opens_with_nummer_and_code_within_its_days(register: Register, clock: Clock) -> None:
    """14 days, in this zaak alone; without it, or with another, the door is closed as for a wrong code."""
    nummer, zaak, key = filed(register)
    other, _, other_key = filed(register)
    door = Klagers(register)
    door.keep_sleutel(zaak, PROOF, actor="werk")
    assert Deur(zaak) == door.admit(nummer, [key], wait, PROOF)
    assert Deur(None) == door.admit(nummer, [key], wait, "b" * 64)
    assert Deur(None) == door.admit(nummer, [other_key], wait, PROOF)
    assert Deur(None) == door.admit(other, [other_key], wait, PROOF)
    clock.op = NOW + GELDIG
    assert Deur(zaak) == door.admit(nummer, [key], wait, PROOF)
    clock.op += timedelta(seconds=1)
    assert Deur(None) == door.admit(nummer, [key], wait, PROOF)
