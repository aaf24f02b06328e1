# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The drawing of a procedure shows every stage and everything that moves a zaak, and no text becomes markup."""

from __future__ import annotations

import re

import pytest

from klachtgids.regeling.procedure_chart import chart_of
from klachtgids.regeling.procedure_models import OPEN, SOORTEN
from klachtgids.words.wording import Text
from tests.regeling.verhalen import procedures


@pytest.mark.parametrize("regeling", ["kracht", "xtra"])
def test_every_stage_and_every_move_is_drawn(regeling: str) -> None:
    """One node for each stage of each soort, one arrow for each way."""
    procedure = procedures().van(regeling)
    drawn = chart_of(procedure)
    nodes = set(re.findall(r"^    (\w+)[\[\(]", drawn, re.MULTILINE))
    assert nodes == {f"{soort}_{fase.id}" for soort in SOORTEN for fase in procedure.fasen(soort)}
    arrows = re.findall(r"^  (\w+) -->\|\"(.+?)\"\| (\w+)$", drawn, re.MULTILINE)
    moves = [
        (f"{soort}_{'open' if van == OPEN else van}", f"{one.wordt or soort}_{route.fase}")
        for one in procedure.file.handeling
        for soort in one.soorten
        for route in one.naar
        for van in one.van
    ]
    assert sorted(moves) == sorted((source, to) for source, _, to in arrows)


def test_one_soort_is_drawn_by_itself() -> None:
    """What it can become is a word, not the whole drawing."""
    drawn = chart_of(procedures().van("kracht"), "signaal")
    assert 'signaal_wordt_klacht(["klacht"])' in drawn
    assert "klacht_in_gesprek" not in drawn


def test_words_cannot_become_markup() -> None:
    """A quote or an angle bracket in a file stays a letter."""
    procedure = procedures().van("kracht")
    first, *rest = procedure.file.fase
    sly = first.model_copy(update={"naam": Text.of('x"] --> y <b>|#')})
    changed = type(procedure)(
        procedure.file.model_copy(update={"fase": (sly, *rest)}), procedure.algemeen, procedure.regelingen
    )
    assert "x#quot;] --#gt; y #lt;b#gt;#124;#35;" in chart_of(changed)
