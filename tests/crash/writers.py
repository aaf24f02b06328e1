# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many processes file and handle at once in one register; no error, nothing lost, no nummer twice.

    python -m tests.crash.writers --database postgresql --writers 32 --turns 50
    python -m tests.crash.writers --database sqlite --writers 8 --turns 50

Each writer files a zaak, takes a handeling on one of its own, and one on a zaak that all of them work on; when another
was first there, it is told so and tries again. Afterwards the register is counted against what the writers were told.

With `--control` each writer gives out nummers as somebody without a counter would: it reads the highest and adds one.
That must go wrong; a harness that does not see it there would not see it anywhere, and fails.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from klachtgids.config import shipped_dialogues
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, Veranderd, take_stap
from klachtgids.register.register import Register
from klachtgids.register.tables import Zaak
from klachtgids.register.terms import Soort
from tests.databases import KINDS, new_url
from tests.handling.desks import Klok, desk_at, file_zaak, regelingen, wie
from tests.register.builders import stored

SHARED = 4
"""Zaken that every writer works on."""
MOMENTS = (datetime(2025, 12, 31, 22, 30, tzinfo=UTC), datetime(2026, 1, 2, 9, 0, tzinfo=UTC))
"""On both sides of a turn of the year, by the legal day."""
SOORTEN = (Soort.KLACHT, Soort.SIGNAAL, Soort.COMPLIMENT, Soort.MONDELING)
AGAIN = 200
"""How often one handeling is tried again at most after another was first."""


@dataclass
class Told:
    """What one writer was told: nummers, handelingen that were kept by zaak, how often another was first, faults."""

    zaken: list[UUID] = field(default_factory=list)
    kept: Counter[UUID] = field(default_factory=Counter)
    second: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Outcome:
    """What a run came to; all of it but the first four must be nothing."""

    filed: int
    kept: int
    second: int
    seconds: float
    faults: tuple[str, ...]
    lost: int
    double: int
    gaps: int

    @property
    def good(self) -> bool:
        return not (self.faults or self.lost or self.double or self.gaps)

    def __str__(self) -> str:
        told = f"{self.filed} filed, {self.kept} handelingen kept, {self.second} times second, {self.seconds:.0f} s"
        return f"{told}: {len(self.faults)} errors, {self.lost} lost, {self.double} double, {self.gaps} gaps"


def run(kind: str, writers: int, turns: int, folder: Path, *, counted: bool = True) -> Outcome:
    """Let so many processes take so many turns each, and count; without `counted` nummers come from no counter."""
    url = new_url(kind, folder)
    first = desk_at(url, Klok(MOMENTS[0]))
    shared = [file_zaak(first, "yoep" if n % 2 else "jess") for n in range(SHARED)]
    first.register.close()
    fork = multiprocessing.get_context("fork")
    ready = fork.Barrier(writers)
    pipes = [fork.Pipe(duplex=False) for _writer in range(writers)]

    def child(number: int) -> None:
        told = Told()
        try:
            with _desk(url, number, counted=counted) as desk:
                ready.wait(120)
                _write(desk, number, turns, shared, told)
        except BaseException as fault:  # noqa: BLE001 - what went wrong is what is counted
            told.faults.append("".join(traceback.format_exception_only(fault)).strip())
            ready.abort()
        pipes[number][1].send(told)

    children = [fork.Process(target=child, args=(number,)) for number in range(writers)]
    begun = time.monotonic()
    for each in children:
        each.start()
    told = [receiving.recv() for receiving, _sending in pipes]
    for each in children:
        each.join()
    return _count(url, shared, told, time.monotonic() - begun)


@contextmanager
def _desk(url: str, number: int, *, counted: bool) -> Iterator[Desk]:
    """A desk of its own, as a machine has, with its clock on one side of the year or the other."""
    clock = Klok(MOMENTS[number % 2])
    register = Register.open(url, oefen=False, clock=clock)
    if not counted:
        register._number = _guessed  # type: ignore[method-assign]  # the negative control
    yield Desk.open(shipped_dialogues(), regelingen(), register, clock)
    register.close()


def _guessed(connection: sa.Connection, filing: Any) -> str:
    highest = connection.scalar(sa.select(sa.func.max(Zaak.nummer)).where(Zaak.soort == filing.soort))
    following = 1 + int((highest or "-0").rpartition("-")[2])
    return f"{filing.soort.letter}-2026-{following:06d}"


def _write(desk: Desk, number: int, turns: int, shared: list[UUID], told: Told) -> None:
    for turn in range(turns):
        own = file_zaak(desk, "yoep" if turn % 2 else "wijkz", SOORTEN[(number + turn) % len(SOORTEN)])
        told.zaken.append(own)
        for zaak in (own, shared[(number + turn) % len(shared)]):
            _take(desk, zaak, told)


def _take(desk: Desk, zaak: UUID, told: Told) -> None:
    """Write a note, as whoever may at its organisation; again from how it stands when another was first."""
    for _time in range(AGAIN):
        stand = desk.zaken.stand(zaak, desk.vandaag())
        assert stand is not None
        actor = wie(desk, "fenna" if stand.kop.regeling == "kracht" else "anna")
        done = take_stap(desk, actor, zaak, "aantekening_maken", {"tekst": "Gezien."}, versie=stand.kop.versie)
        if isinstance(done, Done):
            told.kept[zaak] += 1
            return
        assert isinstance(done, Veranderd), done
        told.second += 1
    raise RuntimeError(f"second {AGAIN} times in a row")


def _count(url: str, shared: list[UUID], told: list[Told], seconds: float) -> Outcome:
    """Compare what the writers were told with what stands in the register."""
    filed = [*shared, *(zaak for one in told for zaak in one.zaken)]
    kept: Counter[UUID] = Counter()
    for one in told:
        kept += one.kept
    there = Counter(_uuid(zaak) for (zaak,) in stored(url, "SELECT zaak_id FROM stap"))
    zaken = {_uuid(zaak): nummer for zaak, nummer in stored(url, "SELECT id, nummer FROM zaak")}
    numbers = Counter(zaken.values())
    last = {(letter, jaar): n for letter, jaar, n in stored(url, "SELECT letter, jaar, laatste FROM teller")}
    given = Counter((nummer[0], int(nummer[2:6])) for nummer in zaken.values())
    return Outcome(
        filed=len(filed),
        kept=kept.total(),
        second=sum(one.second for one in told),
        seconds=seconds,
        faults=tuple(fault for one in told for fault in one.faults),
        lost=len({*filed} - {*zaken}) + (kept - there).total(),
        double=sum(count - 1 for count in numbers.values()) + (there - kept).total() + len(zaken) - len(filed),
        # Every nummer up to the last one given out is that of a zaak.
        gaps=sum(abs(last.get(one, 0) - given[one]) for one in {*last, *given}),
    )


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))


def main(arguments: list[str] | None = None) -> int:
    """Run it once; 0 when all is well, or with `--control` when something is not."""
    parser = argparse.ArgumentParser(description="Let many processes file and handle at once, and count.")
    parser.add_argument("--database", choices=KINDS, default="postgresql")
    parser.add_argument("--writers", type=int, help="processes (default: 32 on PostgreSQL, 8 on SQLite)")
    parser.add_argument("--turns", type=int, default=50, help="filings, and twice as many handelingen, of each")
    parser.add_argument("--control", action="store_true", help="without a counter: this must go wrong")
    given = parser.parse_args(arguments)
    writers = given.writers or (32 if given.database == "postgresql" else 8)
    with tempfile.TemporaryDirectory(prefix="klachtgids-writers-") as place:
        outcome = run(given.database, writers, given.turns, Path(place).resolve(), counted=not given.control)
    print(f"{given.database}, {writers} writers, {given.turns} turns each: {outcome}")  # noqa: T201  # this is its output
    for fault, times in Counter(outcome.faults).most_common(3):
        print(f"  {times} x {fault[:300]}")  # noqa: T201  # this is its output
    return 0 if outcome.good != given.control else 1


if __name__ == "__main__":
    sys.exit(main())
