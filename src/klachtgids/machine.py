# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place that builds state machines, and the only importer of `transitions`.

States and moves go in, a `Mover` comes out. Dialogues and procedures both use it. A machine is built once and shared:
it never holds a subject; the subject brings its own `state`. Cycles are allowed here (a procedure has them); who wants
none checks that for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from klachtgids.faults import Fault


class Subject(Protocol):
    """What walks through a machine: anything with a `state`."""

    state: str


@dataclass(frozen=True, slots=True)
class Move:
    """One way out of a state: taken when `guard` says yes; moves of one source are tried in the order given."""

    source: str
    guard: Callable[[Any], bool] | None
    target: str


class NoMoveFault(Fault):
    """No move holds in this state: a fault of the file, found by `controleer` before anyone meets it."""

    title = "Hier loopt het gesprek vast"


class Mover:
    """A built machine: `step(subject)` moves the subject along the first move that holds and returns its new state."""

    def __init__(self, states: Iterable[str], moves: Iterable[Move]) -> None:
        from transitions import Machine, MachineError  # start-up: only who walks pays for it

        self._refused = MachineError
        machine = Machine(model=None, states=[*states], initial=None, auto_transitions=False, send_event=True)
        for move in moves:
            machine.add_transition("next", move.source, move.target, conditions=[*_condition(move.guard)])
        self._next = machine.events.get("next")

    def step(self, subject: Subject) -> str:
        """Take the first move that holds; NoMoveFault when there is none."""
        try:
            moved = self._next is not None and self._next.trigger(subject)
        except self._refused as error:
            raise NoMoveFault(subject.state) from error
        if not moved:
            raise NoMoveFault(subject.state)
        return subject.state


def _condition(guard: Callable[[Any], bool] | None) -> list[Callable[[Any], bool]]:
    if guard is None:
        return []
    return [lambda event: guard(event.model)]
