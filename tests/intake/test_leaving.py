# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going away: what stays on this computer, and what wiping takes along."""

from __future__ import annotations

from pathlib import Path

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.leaving import keep_here, kept_here, wipe
from klachtgids.intake.turn import Gesprek
from tests.talk import ACTOR, make_core


def begun(core: Core) -> Gesprek:
    """A conversation with one answer in the journal."""
    turn = conversation.begin(core, "nl", "app")
    return conversation.answer(core, ACTOR, turn.gesprek, "soort", "klacht").gesprek


def test_wiping_takes_the_conversation_and_its_code_away(tmp_path: Path) -> None:
    """Nothing of it stays on this computer (security.md 4.3)."""
    core = make_core(tmp_path)
    mine = begun(core)
    keep_here(core, ACTOR, mine)

    wipe(core, ACTOR, mine.code)

    assert kept_here(core.config) is None
    assert not core.journal().exists(mine.code.keys)


def test_wiping_one_conversation_leaves_the_code_of_another(tmp_path: Path) -> None:
    """Somebody else at the same computer asked it to keep theirs."""
    core = make_core(tmp_path)
    mine, theirs = begun(core), begun(core)
    keep_here(core, ACTOR, theirs)

    wipe(core, ACTOR, mine.code)

    assert theirs.code == kept_here(core.config)
    assert core.journal().exists(theirs.code.keys)
