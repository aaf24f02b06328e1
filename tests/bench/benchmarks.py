# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmarks by name. Each returns the lines it measured; `rounds` is how often each side runs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.blank_chat import READY
from tests.bench.measure import Result, in_turn, middle, slow
from tests.bench.script import ENTER, Exchange, Script, first_words, fresh_core, hold, write_long_dialogue
from tests.bench.terminal import NARROW, ROOT, USUAL, WIDE, Size, Terminal

BLANK = str(ROOT / "tests" / "bench" / "blank_chat.py")
CHAT = ("-m", "klachtgids")
LINES = ("-m", "klachtgids", "--regels")
WELCOME = "Hulp nu"
"""Words of the first paint."""
MILLISECONDS = 1000.0
READS = 2.0
"""Seconds for which a person reads the first question before answering, and the check before sending."""


def start(rounds: int) -> list[Result]:
    """From spawn to the first paint, to the first question, and to the first question in lines."""
    with fresh_core() as core:
        question = first_words(hold(core, 0).first)
    blank, paint, chat, lines = in_turn(
        rounds,
        lambda: [_until([BLANK], READY)],
        lambda: [_until(CHAT, WELCOME)],
        lambda: [_until(CHAT, question)],
        lambda: [_until(LINES, question)],
    )

    def line(name: str, what: str, ours: list[float], most: float) -> Result:
        base = MILLISECONDS * middle(blank)
        return Result(name, what, "an empty Textual app", "ms", MILLISECONDS * middle(ours), base, most, len(ours))

    return [
        line("start-paint", "spawn to first paint", paint, 1.15),
        line("start-question", "spawn to first question", chat, 1.8),
        line("start-lines", "spawn to first question in lines", lines, 0.8),
    ]


def answer(rounds: int) -> list[Result]:
    """From the key to the next question on the screen, in a whole conversation; the answer is committed in between."""
    with fresh_core() as core:
        script = hold(core)
    blank, ours = in_turn(rounds, lambda: _blank(script)[0], lambda: _chat(script)[0])
    ours, blank = [MILLISECONDS * s for s in ours], [MILLISECONDS * s for s in blank]
    also = f"medians {middle(ours):.0f} against {middle(blank):.0f} ms; the first question was read for {READS:.0f} s"
    name, base = "an empty Textual chat with the same bubbles", slow(blank)
    return [Result("answer", "key to next question, p95", name, "ms", slow(ours), base, 1.3, len(ours), also)]


def long(rounds: int) -> list[Result]:
    """A made dialogue of 250 questions, so 500 bubbles: the last answers against those around the 10th bubble.

    On both sizes of the design; on the wide one a column beside the talk shows the answers too.
    """
    results = []
    with TemporaryDirectory() as folder:
        dialogues = str(Path(folder, "dialogues"))
        write_long_dialogue(Path(dialogues), 251)
        with fresh_core(KLACHTGIDS_DIALOGUES=dialogues) as core:
            script = hold(core, 250)
        for size in (NARROW, WIDE):
            early, late = [], []
            for _round in range(rounds):
                painted = _chat(script, size, KLACHTGIDS_DIALOGUES=dialogues)[0]
                early += painted[3:8]
                late += painted[-10:]
            ours, base = MILLISECONDS * middle(late), MILLISECONDS * middle(early)
            what = f"bubble {2 * len(script.exchanges)} on {size[1]}x{size[0]}"
            results.append(Result("long", what, "the 10th", "ms", ours, base, 1.2, len(late)))
    return results


def memory(rounds: int) -> list[Result]:
    """Resident memory with a whole conversation on the screen."""
    with fresh_core() as core:
        script = hold(core)
    blank, ours = in_turn(rounds, lambda: [_blank(script)[1]], lambda: [_chat(script)[1]])
    name = "an empty Textual chat with the same bubbles"
    return [Result("memory", "resident memory", name, "MiB", middle(ours), middle(blank), 2.2, len(ours))]


def turn(rounds: int) -> list[Result]:
    """The engine alone: replay of 25 answers, read, route; against a bare machine that walks the same states."""
    from transitions import Machine

    from klachtgids.dialogue.answers import read

    with fresh_core() as core:
        script = hold(core, 31)
        prompt, answers = script.last.prompt, script.last.gesprek.answers
        assert prompt is not None
        typed = hold(core, 32).exchanges[-1].typed
        words, today = core.words("nl", False), core.today()
        steps = core.walker.walk(answers, today).steps
        states = [f"{number} {step.key}" for number, step in enumerate(steps)] + ["end"]
        machine = Machine(model=None, states=states, initial=None, auto_transitions=False)
        for source, target in pairwise(states):
            machine.add_transition("next", source, target)

        def bare() -> None:
            subject = _Subject(states[0])
            while subject.state != "end":
                machine.events["next"].trigger(subject)

        def engine() -> None:
            read(prompt, typed, lambda text: words.text(text, **prompt.slots))
            core.walker.walk(answers, today)

        base, ours = in_turn(rounds, lambda: [_each(bare)], lambda: [_each(engine)])
    base, ours = [MILLISECONDS * s for s in base], [MILLISECONDS * s for s in ours]
    what = f"one turn after {len(steps)} answers"
    also = f"{middle(ours):.2f} ms (at most 1 ms: {'holds' if middle(ours) <= 1 else 'MISSED'})"
    return [Result("turn", what, "a bare machine", "ms", middle(ours), middle(base), 3.0, len(ours), also)]


def web(rounds: int) -> list[Result]:
    """The site; only this one needs what serves it."""
    from tests.bench.web import web as measure

    return measure(rounds)


ALL: Mapping[str, tuple[Callable[[int], list[Result]], int]] = {
    "start": (start, 11),
    "answer": (answer, 5),
    "long": (long, 1),
    "memory": (memory, 3),
    "turn": (turn, 21),
    "web": (web, 15),
}
"""Every benchmark by name, with its usual number of rounds."""


class _Subject:
    def __init__(self, state: str) -> None:
        self.state = state


def _each(act: Callable[[], None], times: int = 20) -> float:
    begun = perf_counter()
    for _time in range(times):
        act()
    return (perf_counter() - begun) / times


def _until(arguments: Sequence[str], needle: str) -> float:
    with TemporaryDirectory() as folder, Terminal(arguments, Path(folder)) as terminal:
        return terminal.until(needle)


def _blank(script: Script) -> tuple[list[float], float]:
    with TemporaryDirectory() as folder:
        pairs = Path(folder, "pairs.json")
        pairs.write_text(json.dumps([[exchange.typed, exchange.asked] for exchange in script.exchanges]), "utf-8")
        with Terminal([BLANK, str(pairs)], Path(folder)) as terminal:
            terminal.until(READY)
            plain = [replace(each, keys=" ".join(each.typed.split()), press=ENTER) for each in script.exchanges]
            terminal.rest(READS)
            painted = _converse(terminal, plain)
            terminal.rest(READS)
            return painted, terminal.memory()


def _chat(script: Script, size: Size = USUAL, **settings: str) -> tuple[list[float], float]:
    with TemporaryDirectory() as folder, Terminal(CHAT, Path(folder), size, **settings) as terminal:
        terminal.until(first_words(script.first))
        terminal.rest(READS)
        painted = _converse(terminal, script.exchanges)
        terminal.rest(READS)
        return painted, terminal.memory()


def _converse(terminal: Terminal, exchanges: Sequence[Exchange]) -> list[float]:
    """Type every answer and measure from its last key; the one after which nothing is asked ends it."""
    painted = []
    terminal.settle()
    for exchange in exchanges:
        if not exchange.asked:
            break
        if exchange.keys:
            terminal.type(exchange.keys)
            terminal.settle()
        painted.append(terminal.painted(exchange.press, first_words(exchange.asked)))
    return painted
