# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kill a conversation after every answer, go on with its code, and look whether an accepted answer was lost.

    python -m tests.crash.talk_kills --conversations 25

A child answers one question after another through the use cases, as a front does, and says "accepted <key>" when the
turn has come back. The parent kills it with SIGKILL at a random moment after each such line; the next child goes on
with the code. At the end the conversation is sent, killed around that as well, until one zaak stands in the register.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from klachtgids.intake import conversation
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Gesprek, Turn
from klachtgids.seal import new_code, parse_code
from tests.register.builders import stored
from tests.talk import ACTOR, KRACHT, make_core

LONGEST = 0.006
"""Seconds a child may at most go on after an accepted answer: now and then into the next one."""


@dataclass(frozen=True)
class Outcome:
    """What a run came to: conversations, kills, answers that were accepted, those lost, zaken, numbers said."""

    conversations: int
    kills: int
    accepted: int
    lost: int
    zaken: int
    received: int

    def __str__(self) -> str:
        return (
            f"{self.conversations} conversations, {self.kills} kills, {self.accepted} answers accepted, "
            f"{self.lost} lost, {self.received} received, {self.zaken} zaken"
        )

    @property
    def good(self) -> bool:
        return self.lost == 0 and self.zaken == self.received == self.conversations


def talk(folder: Path, code: str, out: int) -> None:
    """The child: go on with the code (or begin it), answer until all is told, send, and say so."""
    core = make_core(folder)
    found = conversation.resume(core, code, "nl", "app")
    if isinstance(found, Turn):
        turn = found
    else:
        parsed = parse_code(code)
        assert parsed is not None
        turn = conversation.show(core, Gesprek(parsed, "nl", "app"))
    os.write(out, f"resumed {','.join(told.key for told in turn.told)}\n".encode())
    while turn.prompt is not None:
        key = turn.prompt.key
        turn = conversation.answer(core, ACTOR, turn.gesprek, key, KRACHT[turn.prompt.question.id])
        os.write(out, f"accepted {key}\n".encode())
    if turn.kind == "review":
        turn = send(core, ACTOR, turn.gesprek)
    assert turn.receipt is not None
    os.write(out, f"received {turn.receipt.filed[0].nummer}\n".encode())
    time.sleep(60)


def one_child(folder: Path, code: str, draw: random.Random) -> list[str]:
    """Start a child, kill it somewhere after its first accepted answer or its receipt; gives its whole lines."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            talk(folder, code, writing)
        finally:
            os._exit(70)
    os.close(writing)
    text = b""
    while b"accepted" not in text and b"received" not in text:
        part = os.read(reading, 1 << 16)
        if not part:
            raise RuntimeError("a child ended before it was killed")
        text += part
    time.sleep(draw.random() * LONGEST)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reading, 1 << 16):
        text += part
    os.close(reading)
    return text.decode().split("\n")[:-1]


def run(conversations: int, folder: Path, seed: int) -> Outcome:
    """Hold conversations that are killed after every answer until each is received."""
    draw = random.Random(seed)
    make_core(folder)  # the dialogues are read once, before forking
    kills = answers = lost = received = 0
    for _ in range(conversations):
        code, accepted, number = new_code().shown, set[str](), ""
        while not number:
            kills += 1
            for line in one_child(folder, code, draw):
                word, _, rest = line.partition(" ")
                if word == "resumed":
                    # After sending nothing that was told comes back (T30): then there is nothing to compare.
                    known = set(rest.split(",")) if rest else accepted
                    lost += len(accepted - known - {"onderdelen", "bericht_betrokkene"})
                elif word == "accepted":
                    accepted.add(rest)
                else:
                    number = rest
        answers += len(accepted)
        received += 1
    [(zaken,)] = stored(f"sqlite:///{folder / 'register.db'}", "SELECT count(*) FROM zaak")
    return Outcome(conversations, kills, answers, lost, zaken, received)


def main(arguments: list[str] | None = None) -> int:
    """Run it; 0 when no accepted answer was lost and every conversation became one zaak."""
    parser = argparse.ArgumentParser(description="Kill conversations after every answer and go on with their codes.")
    parser.add_argument("--conversations", type=int, default=25)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="klachtgids-talk-") as place:
        outcome = run(given.conversations, Path(place), given.seed)
    print(f"{outcome}; seed {given.seed}: {'good' if outcome.good else 'LOST OR DOUBLE'}")  # noqa: T201  # this is its output
    return 0 if outcome.good else 1


if __name__ == "__main__":
    sys.exit(main())
