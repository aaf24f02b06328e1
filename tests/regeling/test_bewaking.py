# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a herinnering is due, from the file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from klachtgids.config import shipped_dialogues
from klachtgids.faults import FileFault
from klachtgids.regeling.bewaking import FILE, Bewaking, Vak

TODAY = date(2026, 5, 11)


def soort_of(vakken: tuple[Vak, ...], left: int) -> list[str]:
    """The soorten to which a termijn belongs that ends in so many days."""
    day = TODAY + timedelta(days=left)
    return [vak.soort for vak in vakken if (vak.van is None or vak.van <= day) and day <= vak.tot]


def test_every_day_belongs_to_one_soort_at_most() -> None:
    """X27 as domain.md reads it: 14 and 7 days before, on the day, overdue; between them the one that was reached."""
    vakken = Bewaking.load(shipped_dialogues()).vakken(TODAY)
    expected = {15: [], 14: ["veertien_dagen"], 8: ["veertien_dagen"], 7: ["zeven_dagen"], 1: ["zeven_dagen"]}
    expected |= {0: ["laatste_dag"], -1: ["te_laat"], -400: ["te_laat"]}
    assert expected == {left: soort_of(vakken, left) for left in expected}


def test_a_day_before_the_termijn_began_is_no_day_for_it() -> None:
    """A termijn of five days is not announced fourteen days before."""
    vak = Vak("zeven_dagen", 7, None, TODAY)
    assert not vak.holds_for(date(2026, 5, 11), date(2026, 5, 18))
    assert vak.holds_for(date(2026, 5, 11), date(2026, 5, 19))
    assert Vak("laatste_dag", 0, None, TODAY).holds_for(TODAY, TODAY)


@pytest.mark.parametrize(
    "text", ["[dagen]\n", "[dagen]\neen = 7\ntwee = 7\n", "[dagen]\neen = 999\n", '[dagen]\neen = "7"\n', ""]
)
def test_a_file_that_says_nothing_sound_is_refused(tmp_path: Path, text: str) -> None:
    """Said once, with the file and the place."""
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(FileFault, match=r"herinneringen\.toml"):
        Bewaking.load(tmp_path)
