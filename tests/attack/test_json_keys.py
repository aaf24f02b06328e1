# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another program that names the wrong things: keys of other kinds, of other places, of nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn
from tests.fronts.talks import exchange
from tests.talk import ACTOR, KRACHT, hold, make_core

KEYS = [
    *KRACHT,
    "onderdelen/1/wanneer",
    "onderdelen/1/wanneer/klopt",
    "onderdelen/9/punt",
    "onderdelen/1",
    "",
    "/",
    "//",
]
STRANGE = ["items", "1", "keuze", "email", "__class__"]


@pytest.mark.parametrize("key", KEYS)
def test_taking_an_item_out_of_what_is_no_list_is_refused(tmp_path: Path, key: str) -> None:
    """Issue 2, section 5: bad input gets one sentence, whatever kind of answer stands under the key it names."""
    core = make_core(tmp_path)
    turn = hold(core, KRACHT)
    for item in ("1", *STRANGE):
        after = conversation.remove_item(core, ACTOR, turn.gesprek, key, item)
        assert after.refusal is not None
        assert turn.gesprek.answers == after.gesprek.answers


@pytest.mark.parametrize("key", [*KEYS, "soort/klopt", "onderdelen/1/wanneer/klopt/klopt", "a" * 200, "\x00", "../x"])
def test_an_answer_under_any_key_is_taken_or_refused(core: Core, key: str) -> None:
    """As above, for answers: one line out for each line in, and the conversation goes on."""
    lines = [{"antwoord": "klacht"}, {"antwoord": "1", "vraag": key}, {"actie": "wijzig", "vraag": key}]
    lines += [{"actie": "verwijder", "lijst": key, "punt": "1"}, {"actie": "overzicht"}]
    _, out = exchange(core, "".join(json.dumps(line) + "\n" for line in lines))
    assert 6 == len(out)
    assert "fout" not in {each["beurt"] for each in out}


def test_unfinished_text_of_megabytes_is_not_kept_whole(core: Core) -> None:
    """T20: a paste of 10 MB is written to the disk every few seconds otherwise; what an answer may hold is kept."""
    turn = conversation.begin(core, "nl", "app")
    kept = conversation.keep_typing(core, ACTOR, turn.gesprek, "soort", "a" * 10_000_000)
    again = conversation.resume(core, turn.gesprek.code.shown, "nl", "app")
    assert isinstance(again, Turn)
    assert kept.typing == again.gesprek.typing
    assert kept.typing is not None
    assert 10_000 < len(kept.typing[1]) < 100_000
