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
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from klachtgids.faults import Fault

if TYPE_CHECKING:
    from transitions import Event, EventData, Machine


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
    """A built machine: `step(subject)` moves the subject along the first move that holds and returns its new state.

    Each move has a trigger of its own: a guard is asked here, once, and not by way of an event made for each of them.
    """

    def __init__(self, states: Iterable[str], moves: Iterable[Move]) -> None:
        machine = _plain_machine()(model=None, states=[*states], initial=None, auto_transitions=False)
        self._ways: dict[str, list[tuple[Callable[[Any], bool] | None, Event]]] = {}
        for number, move in enumerate(moves):
            name = f"{move.source} {number}"
            machine.add_transition(name, move.source, move.target)
            self._ways.setdefault(move.source, []).append((move.guard, machine.events[name]))

    def step(self, subject: Subject) -> str:
        """Take the first move that holds; NoMoveFault when there is none."""
        for guard, event in self._ways.get(subject.state, ()):
            if guard is None or guard(subject):
                event.trigger(subject)
                return subject.state
        raise NoMoveFault(subject.state)


@cache
def _plain_machine() -> type[Machine]:
    """A machine whose moves only move: asking each for callbacks, which none has, takes twice as long as moving."""
    from transitions import Machine, Transition  # start-up: only who walks pays for it

    class Moving(Transition):
        def execute(self, event_data: EventData) -> bool:
            assert self.dest is not None  # each of our moves leads somewhere
            event_data.machine.set_state(self.dest, event_data.model)
            return True

    class Plain(Machine):
        transition_cls = Moving

    return Plain
