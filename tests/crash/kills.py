# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kill a sender at random moments around sending, many times; nothing it called received is lost or doubled.

    python -m tests.crash.kills --kills 1000

A child files one sending after another as the intake does: journal (entry and waiting filing in one commit), register,
the line "ontvangen", the waiting filing away. The parent kills it with SIGKILL at a random moment and starts the next,
which first delivers what still waits. Afterwards the register is counted against the lines that came through.

The same loop runs without the filing key (each try files under a new one). That must make doubles: a harness that does
not see them there would not see them anywhere, and fails.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from klachtgids.journal.entries import Entry, Soort, Waiting
from klachtgids.journal.journal import Journal
from klachtgids.register.filing import Sending, dump, hashed, load
from klachtgids.register.register import Register
from klachtgids.seal import machine_key, new_code, seal, unseal
from tests.databases import KINDS, new_url
from tests.register.builders import filing, stored

LEASE = timedelta(milliseconds=1)
"""A claim of a child that was killed must not keep the next one waiting."""
LONGEST = (0.0, 0.004, 0.06)
"""Seconds a child may at most go on after its first receipt: not at all, within that round, or one round more."""
BATCHES = 10
"""How often the control is run at most, until a kill falls between register and journal; one double is enough."""


@dataclass(frozen=True)
class Outcome:
    """What a run came to: kills, lines "ontvangen", zaken in the register, lost and double ones."""

    kills: int
    received: int
    zaken: int
    lost: int
    double: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.received} received, {self.zaken} zaken, "
            f"{self.lost} lost, {self.double} double, {self.seconds:.0f} s"
        )


def now_utc() -> datetime:
    """The clock of the world."""
    return datetime.now(UTC)


def file_in_a_loop(folder: Path, register_url: str, out: int, *, keyed: bool) -> None:
    """The child: deliver what waits, then send one thing after another until it is killed.

    Each sending is known by its `onderwerp`, which has nothing to do with its key.
    """
    journal = Journal.open(f"sqlite:///{folder / 'journal.db'}")
    register = Register.open(register_url, oefen=False, clock=now_utc)
    key = machine_key(folder)
    while True:
        for waiting in journal.due(now := now_utc()):
            if (claimed := journal.claim(waiting.filing_key, now, now + LEASE)) is None:
                continue
            sending = load(unseal(key, claimed.sealed, f"wachtend|{claimed.filing_key}"))
            register.send(sending if keyed else unkeyed(sending))
            os.write(out, f"ontvangen {sending.filings[0].onderwerp}\n".encode())
            journal.delivered(claimed.filing_key)
        code = new_code()
        keys = code.keys
        filing_key = keys.filing_key("klacht", "een")
        sent = filing(filing_key, onderwerp=f"o-{uuid4().hex}", ontvangen_op=now, teksten=())
        sealed = seal(key, dump(Sending((sent,))), f"wachtend|{filing_key}")
        entry = Entry(Soort.SENT, "", now)
        journal.append(keys, [entry], [Waiting(filing_key, sealed, now)])


def unkeyed(sending: Sending) -> Sending:
    """The negative control: the same filing under a key that is new at every try."""
    [one] = sending.filings
    bare = replace(one, betrokkenen=(), onderdelen=(), toestemmingen=(), termijnen=(), berichten=())
    return replace(sending, filings=(hashed(replace(bare, filing_key=uuid4()), b"k" * 32),))


def run(kills: int, kind: str, folder: Path, *, keyed: bool, seed: int) -> Outcome:
    """Start and kill the child `kills` times, let a last one deliver what waits, and count."""
    folder.mkdir()
    url = new_url(kind, folder)
    Register.open(url, oefen=False, clock=now_utc).close()
    Journal.open(f"sqlite:///{folder / 'journal.db'}").close()
    load(
        unseal(machine_key(folder), seal(machine_key(folder), dump(Sending((filing(),))), ""), "")
    )  # loaded before forking
    draw, started, lines = random.Random(seed), time.monotonic(), list[str]()
    for _ in range(kills):
        lines += one_child(folder, url, draw, keyed=keyed)
    deliver_the_rest(folder, url, lines, keyed=keyed)
    known = [name for (name,) in stored(url, "SELECT onderwerp FROM zaak")]
    received = {line.removeprefix("ontvangen ") for line in lines}
    times = Counter(known)
    return Outcome(
        kills=kills,
        received=len(received),
        zaken=len(known),
        lost=len(received - set(known)),
        double=sum(1 for count in times.values() if count > 1),
        seconds=time.monotonic() - started,
    )


def one_child(folder: Path, url: str, draw: random.Random, *, keyed: bool) -> list[str]:
    """Fork a child, let it get going, kill it somewhere in its next few sendings; gives the whole lines it wrote."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 70
        try:
            os.close(reading)
            file_in_a_loop(folder, url, writing, keyed=keyed)
        except BaseException as fault:  # noqa: BLE001 - a child says why and is gone
            print(f"{type(fault).__name__}: {fault}", file=sys.stderr)  # noqa: T201  # this is its output
        finally:
            os._exit(status)
    os.close(writing)
    select.select([reading], [], [], 30)  # the first line, or the end of a child that could not start
    time.sleep(draw.random() * draw.choice(LONGEST))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("a child ended before it was killed")
    text = b""
    while part := os.read(reading, 1 << 16):
        text += part
    os.close(reading)
    return text.decode().split("\n")[:-1]


def deliver_the_rest(folder: Path, url: str, lines: list[str], *, keyed: bool) -> None:
    """What the last child left waiting goes as well."""
    journal = Journal.open(f"sqlite:///{folder / 'journal.db'}")
    register = Register.open(url, oefen=False, clock=now_utc)
    later = now_utc() + timedelta(hours=1)
    for waiting in journal.due(later):
        sending = load(unseal(machine_key(folder), waiting.sealed, f"wachtend|{waiting.filing_key}"))
        register.send(sending if keyed else unkeyed(sending))
        lines.append(f"ontvangen {sending.filings[0].onderwerp}")
        journal.delivered(waiting.filing_key)
    register.close()
    journal.close()


def main(arguments: list[str] | None = None) -> int:
    """Run both loops; 0 when nothing was lost or doubled with the key, and something was doubled without it."""
    parser = argparse.ArgumentParser(description="Kill a sender around sending and count what the register holds.")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--control", type=int, help="kills without the filing key (default: a fifth, at least 40)")
    parser.add_argument("--database", choices=KINDS, default="sqlite")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    given = parser.parse_args(arguments)
    control_kills = given.control or max(40, given.kills // 5)
    with tempfile.TemporaryDirectory(prefix="klachtgids-kills-") as place:
        sure = run(given.kills, given.database, Path(place) / "key", keyed=True, seed=given.seed)
        print(f"with the filing key:    {sure}", flush=True)  # noqa: T201  # this is its output
        doubled = False
        for batch in range(BATCHES):
            control = Path(place) / f"control-{batch}"
            loose = run(control_kills, given.database, control, keyed=False, seed=given.seed + batch)
            print(f"without the filing key: {loose}", flush=True)  # noqa: T201  # this is its output
            doubled = loose.double > 0
            if doubled:
                break
    good = sure.lost == sure.double == 0 and sure.received >= given.kills // 2
    verdict = (
        "good" if good and doubled else "LOST OR DOUBLE" if not good else "the harness saw no double: it proves nothing"
    )
    print(f"seed {given.seed}: {verdict}")  # noqa: T201  # this is its output
    return 0 if good and doubled else 1


if __name__ == "__main__":
    sys.exit(main())
