# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens to the files under a conversation while it is held: nothing is accepted that is not kept (T2, T6)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klachtgids.faults import PlaceFault
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn
from tests.talk import ACTOR, KRACHT, make_core


def begun(core: Core) -> Turn:
    """A conversation with its first answer kept."""
    turn = conversation.begin(core, "nl", "app")
    assert turn.prompt is not None
    return conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, KRACHT["soort"])


def second(core: Core, turn: Turn) -> Turn:
    """The second answer."""
    assert turn.prompt is not None
    return conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, KRACHT["organisatie"])


def _deleted(folder: Path) -> None:
    for file in folder.glob("journal.db*"):
        file.unlink()


def _renamed(folder: Path) -> None:
    (folder / "journal.db").rename(folder / "weg.db")


def _put_back(folder: Path) -> None:
    """Another file in its place, as when a backup is put back."""
    shutil.copy(folder / "journal.db", folder / "kopie.db")
    (folder / "kopie.db").replace(folder / "journal.db")


def _folder_gone(folder: Path) -> None:
    shutil.rmtree(folder)


def _overwritten(folder: Path) -> None:
    for file in folder.glob("journal.db*"):
        file.write_bytes(b"\0" * file.stat().st_size)


@pytest.mark.parametrize("what", [_deleted, _renamed, _put_back, _folder_gone, _overwritten])
def test_an_answer_is_never_accepted_into_a_journal_that_is_gone(tmp_path: Path, what: Callable[[Path], None]) -> None:
    """T2: SQLite goes on writing into a file that has no name any more; what is accepted must be there tomorrow."""
    data = tmp_path / "data"
    core = make_core(data)
    turn = begun(core)
    what(data)
    with pytest.raises(PlaceFault) as caught:
        second(core, turn)
    assert "journal.db" in caught.value.msg
    assert KRACHT["organisatie"] not in caught.value.msg


def test_an_untouched_journal_is_used_on(tmp_path: Path) -> None:
    """The look at the file is no obstacle: the same file, again and again."""
    core = make_core(tmp_path)
    assert 2 == len(second(core, begun(core)).told)
