# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A day that was said from that day ("gisteren") is the same day when it is asked again later."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from klachtgids.intake import conversation
from tests.intake.test_conversation import until
from tests.talk import ACTOR, NOW, make_core

WHEN = "onderdelen/1/wanneer"
SAID = (
    "gisteren", "vorige week dinsdag", "vorige week", "vorige maand", "twee weken geleden", "eind vorige maand",
    "sinds maart", "3 april", "maart 2026", "2025", "tussen 3 en 5 april 2026",
)  # fmt: skip


@pytest.mark.parametrize("taal", ["nl", "en", "tr", "pl", "ar", "uk"])
@pytest.mark.parametrize("typed", SAID)
def test_what_stands_there_when_a_day_is_asked_again_means_the_day_that_was_meant(
    typed: str, taal: str, tmp_path: Path
) -> None:
    """Forty days later, in any language: sent as it stands, nothing changes; the last day of a bezwaar hangs on it."""
    turn = conversation.answer(make_core(tmp_path), ACTOR, until(make_core(tmp_path), WHEN).gesprek, WHEN, typed)
    meant = turn.gesprek.answers[WHEN]
    later = make_core(tmp_path, now=NOW + timedelta(days=40))

    asked = conversation.ask_again(later, conversation.in_language(later, turn.gesprek, taal).gesprek, WHEN)

    assert asked.prompt is not None
    assert asked.prompt.offered_typed
    sent = conversation.answer(later, ACTOR, asked.gesprek, WHEN, asked.prompt.offered_typed)
    assert sent.refusal is None
    found = sent.gesprek.answers[WHEN]
    assert (meant["van"], meant["tot"]) == (found["van"], found["tot"])


def test_on_the_same_day_the_words_stay_those_of_the_person(tmp_path: Path) -> None:
    """What means the same is not said in other words."""
    core = make_core(tmp_path)
    turn = conversation.answer(core, ACTOR, until(core, WHEN).gesprek, WHEN, "gisteren")

    asked = conversation.ask_again(core, turn.gesprek, WHEN)

    assert asked.prompt is not None
    assert "gisteren" == asked.prompt.offered_typed
