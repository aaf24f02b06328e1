# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Codes drawn at random against conversations that are kept, without any limit on how often: does one open (T16)?

    python -m tests.attack.guesses --guesses 1000000 --cases 10000

Each guess is a whole code, with the sign that checks it, and goes the way of somebody who comes back. A kept code is
tried as well, so that the search is seen to find. That the limits hold is in `test_codes_guessed`.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.seal import new_code
from tests.talk import make_core

PROCESSES = 2


def tell(folder: Path, cases: int) -> str:
    """Keep the first answer of so many conversations; the code of one of them."""
    core = make_core(folder)
    codes = set()
    for _ in range(cases):
        begun = conversation.begin(core, "nl", "web")
        codes.add(conversation.answer(core, "klager", begun.gesprek, "soort", "klacht").gesprek.code.shown)
    return codes.pop()


def guess(folder: Path, guesses: int) -> int:
    """How many of so many codes opened a conversation."""
    core = make_core(folder)
    found = (conversation.resume(core, new_code().shown, "nl", "web") for _ in range(guesses))
    return sum(not isinstance(each, Refusal) for each in found)


def main() -> int:
    """0 when no guess opened anything and the kept code did; 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guesses", type=int, default=1_000_000)
    parser.add_argument("--cases", type=int, default=10_000)
    given = parser.parse_args()
    with TemporaryDirectory() as name, ProcessPoolExecutor(PROCESSES) as pool:
        folder = Path(name)
        kept = tell(folder, given.cases)
        opens = not isinstance(conversation.resume(make_core(folder), kept, "nl", "web"), Refusal)
        begun = time.monotonic()
        hits = sum(pool.map(partial(guess, folder), [given.guesses // PROCESSES] * PROCESSES))
        took = time.monotonic() - begun
    control = "opens" if opens else "does not open: the search is blind"
    what = f"{given.guesses} guesses against {given.cases} conversations"
    print(f"{what}: {hits} hits in {took:.0f} s; the kept code {control}")  # noqa: T201
    return 0 if opens and hits == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main())
