# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From answers to rows: what each answer becomes in the register."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from klachtgids.intake import conversation
from klachtgids.intake.sending import send
from tests.register.builders import stored
from tests.talk import ACTOR, KRACHT, hold, make_core

Filed = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def filed(tmp_path: Path) -> Filed:
    """Hold a klacht with these answers, send it, and read what a query finds."""

    def file(query: str, said: dict[str, str]) -> list[tuple[Any, ...]]:
        core = make_core(tmp_path)
        turn = send(core, ACTOR, hold(core, KRACHT | said).gesprek)
        assert turn.receipt is not None
        return stored(core.config.register, query)

    return file


@pytest.mark.parametrize(("answer", "expected"), [("nu", 1), ("soms", 1), ("nee", 0), ("liever_niet", 0)])
def test_a_zaak_with_danger_in_it_is_marked_for_a_look_on_the_same_day(
    filed: Filed, answer: str, expected: int
) -> None:
    """Only the person's own answer marks it; a word that sounds like danger only asks (A5)."""
    said = {"punt": "Hij heeft mij geslagen.", "veiligheid": answer}
    assert [(expected,)] == filed("select veiligheid from zaak", said)


@pytest.mark.parametrize(
    ("done", "besproken", "elders"),
    [
        ("niets", ["niets"], []),
        ("1, 4", ["medewerker", "advies"], ["advies"]),
        ("elders", ["elders"], ["behandeling"]),
    ],
)
def test_what_was_done_before_is_kept_with_whether_it_is_handled_elsewhere(
    filed: Filed, done: str, besproken: list[str], elders: list[str]
) -> None:
    """Advice stops nothing; a body that handles it is another phase (X47, K22)."""
    said = {"al_gedaan": done, "elders_wat": "De commissie", "elders_toch": "1"}
    [(told, phases)] = filed("select besproken, elders from zaak", said)
    assert besproken == json.loads(told)
    assert elders == [each["fase"] for each in json.loads(phases)]


def test_somebody_who_is_named_at_two_points_is_one_person(tmp_path: Path) -> None:
    """Each beklaagde once, and both points are about that one (A7)."""
    core = make_core(tmp_path)
    turn = conversation.begin(core, "nl", "app")
    answers = iter(["nog_een", "klaar"])
    while turn.kind == "ask":
        assert turn.prompt is not None
        question = turn.prompt.question
        typed = "ja" if turn.prompt.confirm else next(answers) if question.kind == "list" else KRACHT[question.id]
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
    send(core, ACTOR, turn.gesprek)
    url = core.config.register
    beklaagde = "select id from betrokkene where rol = 'beklaagde'"
    assert stored(url, beklaagde) == stored(url, "select distinct beklaagde_id from klachtonderdeel")
    assert [(2,)] == stored(url, "select count(*) from klachtonderdeel")
    assert [(b"Kim de Boer",)] == stored(url, f"select blob from inhoud where row in ({beklaagde})")  # noqa: S608  # ours
