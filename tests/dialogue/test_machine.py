# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine: moves in order, guards, circles allowed, one machine for many subjects."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from klachtgids.machine import Move, Mover, NoMoveFault


@dataclass
class Lamp:
    state: str = "uit"
    stroom: bool = True
    seen: list[str] = field(default_factory=list)


def test_the_first_move_that_holds_is_taken() -> None:
    """Moves of one source are tried in the order given; a guard sees the subject itself."""
    mover = Mover(
        ["uit", "aan", "stuk"],
        [Move("uit", lambda lamp: lamp.stroom, "aan"), Move("uit", None, "stuk")],
    )
    assert "aan" == mover.step(Lamp())
    assert "stuk" == mover.step(Lamp(stroom=False))


def test_guards_after_the_one_that_holds_are_not_asked() -> None:
    """A rule that costs time or reads what is not there is left alone."""

    def watch(lamp: Lamp, name: str, said: bool) -> bool:
        lamp.seen.append(name)
        return said

    mover = Mover(
        ["uit", "aan"],
        [
            Move("uit", lambda lamp: watch(lamp, "een", True), "aan"),
            Move("uit", lambda lamp: watch(lamp, "twee", True), "aan"),
        ],
    )
    lamp = Lamp()
    mover.step(lamp)
    assert ["een"] == lamp.seen


def test_a_machine_may_go_round() -> None:
    """Procedures have circles; only the checks of dialogues forbid them (issue 2, section 2)."""
    mover = Mover(["uit", "aan"], [Move("uit", None, "aan"), Move("aan", None, "uit")])
    lamp = Lamp()
    assert ["aan", "uit", "aan"] == [mover.step(lamp) for _ in range(3)]


def test_one_machine_serves_many_subjects() -> None:
    """It holds none: two subjects stand in two places."""
    mover = Mover(["uit", "aan"], [Move("uit", None, "aan"), Move("aan", None, "uit")])
    one, other = Lamp(), Lamp()
    mover.step(one)
    assert ("aan", "uit") == (one.state, other.state)


@pytest.mark.parametrize("moves", [[], [Move("uit", lambda lamp: not lamp.stroom, "aan")], [Move("aan", None, "uit")]])
def test_no_move_is_a_fault_that_names_the_state(moves: list[Move]) -> None:
    """Our fault and never the person's; the subject stays where it was."""
    lamp = Lamp()
    with pytest.raises(NoMoveFault, match="uit"):
        Mover(["uit", "aan"], moves).step(lamp)
    assert "uit" == lamp.state
