# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What Python itself would print: reprs of what crosses, and exceptions that no front can catch (T17)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from klachtgids.intake import conversation, keeping, sending
from klachtgids.intake.core import Core
from tests.talk import ACTOR, KRACHT, hold, make_core

CANARY = "kanarie51c3"
MARKED = {
    **KRACHT,
    "punt": f"{CANARY} kwam niet.",
    "over_wie": f"{CANARY} de Boer",
    "wens": f"{CANARY} excuses",
    "naam": f"{CANARY} Jansen",
    "contact": f"{CANARY}@example.org",
}


def test_no_repr_of_what_crosses_holds_a_word_of_the_person(tmp_path: Path) -> None:
    """T17: an exception, a log or a debugger prints reprs; answers, words as typed, letters stay out of them."""
    core = make_core(tmp_path)
    turn = hold(core, MARKED)
    kept = conversation.keep_typing(core, ACTOR, turn.gesprek, "wens", f"{CANARY} half af")
    refused = conversation.answer(core, ACTOR, turn.gesprek, "contact", f"{CANARY} is geen adres")
    sent = sending.send(core, ACTOR, turn.gesprek)
    entry = keeping.answered(core, turn.gesprek, "wens", CANARY, CANARY, "klager")
    walk = core.walker.walk(turn.gesprek.answers, core.today())
    shown = {"turn": turn, "kept": kept, "refused": refused, "sent": sent, "entry": entry, "walk": walk}
    assert [] == [name for name, value in shown.items() if CANARY in repr(value)]


HOOKS = """
import sys, threading
from klachtgids import cli
from klachtgids.fronts import lines
class Loud:
    def __del__(self):
        raise ValueError("kanarie51c3 in a finaliser")
def fail(*a, **k):
    raise RuntimeError("kanarie51c3 in a thread")
def run(*a, **k):
    thread = threading.Thread(target=fail); thread.start(); thread.join()
    Loud()
    {end}
lines.run = run
sys.exit(cli.main())
"""


@pytest.mark.parametrize("end", ["return 0", "raise SystemExit('kanarie51c3')", "raise GeneratorExit('kanarie51c3')"])
def test_what_no_front_can_catch_is_a_number_too(root: Path, tmp_path: Path, end: str) -> None:
    """T17: a fault in a thread or a finaliser, and what is no ordinary exception, is printed by Python otherwise."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", HOOKS.replace("{end}", end), "--regels"],
        capture_output=True, text=True, env=env, timeout=60, check=False,
    )  # fmt: skip
    assert "kanarie51c3" not in done.stdout + done.stderr
    assert "Foutnummer" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_core_is_no_way_to_the_words(core: Core) -> None:
    """T17: what a front holds of the program shows nothing that was told."""
    conversation.begin(core, "nl", "app")
    assert CANARY not in repr(core)
