# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the person takes along from the chat: the order in which it matters."""

from __future__ import annotations

from pathlib import Path

from klachtgids.fronts import render
from klachtgids.fronts.chat.paper import paper_of
from klachtgids.intake.sending import send
from tests.talk import ACTOR, KRACHT, hold, make_core

BOTH = KRACHT | {"soort": "3", "besluit_van": "organisatie", "besluit_namens": "2", "welke_brief": "2"}


def titles(folder: Path, said: dict[str, str]) -> list[str]:
    """The headings of what is taken along after this was told and sent."""
    core = make_core(folder)
    turn = send(core, ACTOR, hold(core, said).gesprek)
    words = render.words_for(core, turn.gesprek)
    return [piece.text for piece in paper_of(core, turn, words) if piece.kind == "title"]


def test_what_happens_now_and_when_stands_before_what_there_is_to_read(tmp_path: Path) -> None:
    """Number and dates on the first screen; who may help, the letter and the code after them."""
    found = titles(tmp_path, KRACHT)
    assert ["Uw klacht is ontvangen bij impegno.", "Wat er nu gebeurt", "Uw klacht"] == found[:3]


def test_a_bezwaar_with_its_last_day_stands_before_the_klacht_that_was_received(tmp_path: Path) -> None:
    """Two tracks, bezwaar first, as in plain lines and in the browser: the klacht is done, the bezwaar is not."""
    found = titles(tmp_path, BOTH)
    received = found.index("Uw klacht is ontvangen bij impegno.")
    assert "Wat er nu gebeurt" == found[received + 1]
    assert received > 0
