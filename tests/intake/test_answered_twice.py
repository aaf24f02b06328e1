# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""An answer that arrived, but of which nobody saw what came: sent again, it leads on to the question they missed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from klachtgids.dialogue.prompt import CONFIRM, Refusal
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Gesprek
from klachtgids.seal import new_code
from tests.talk import ACTOR, make_core
from tests.test_transcripts import NAMES, load_transcript


def of_our_own(name: str) -> bool:
    """Begun by the person, and about an organisation that is really there."""
    transcript = load_transcript(name)
    return "derde" not in name and "answers" in transcript and "known" not in transcript


@pytest.mark.parametrize("name", [name for name in NAMES if of_our_own(name)])
def test_the_same_answer_again_leads_to_the_same_question_and_refuses_nothing(name: str, tmp_path: Path) -> None:
    """Each answer of each golden conversation: a yes to a day, one point more, an answer that another one replaced."""
    transcript = load_transcript(name)
    core = make_core(tmp_path, now=datetime.combine(transcript["today"], time(10, 30), UTC))
    gesprek = Gesprek(new_code(), transcript.get("taal", "nl"), "web")
    for key, typed in transcript["answers"]:
        once = conversation.answer(core, ACTOR, gesprek, key, typed)
        gesprek = once.gesprek
        asked = once.prompt and once.prompt.key
        taken_back = key.endswith(f"/{CONFIRM}") and typed == "nee"
        if gesprek.sent is not None or taken_back or asked == key:  # the same key asks it in other words now
            continue
        again = conversation.answer(core, ACTOR, gesprek, key, typed)
        assert again.refusal is None, key
        assert (once.kind, asked) == (again.kind, again.prompt and again.prompt.key)
        assert once.gesprek.answers == again.gesprek.answers
    assert gesprek.typed


def test_another_answer_to_a_question_that_is_gone_is_still_refused(core: Core) -> None:
    """A question that the path has left: its old button in other words changes nothing, and that is said."""
    gesprek = Gesprek(new_code(), "nl", "web")
    for key, typed in load_transcript("kracht_bezwaar_en_klacht")["answers"]:
        gesprek = conversation.answer(core, ACTOR, gesprek, key, typed).gesprek
        if key.endswith(f"/{CONFIRM}"):
            refused = conversation.answer(core, ACTOR, gesprek, key, "nee")
            assert Refusal("weiger_oude_vraag") == refused.refusal
            return
    raise AssertionError("no day was confirmed")
