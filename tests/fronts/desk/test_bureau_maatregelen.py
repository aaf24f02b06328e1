# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A maatregel that is due stands on the first screen of who sees to it, with its day and words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from klachtgids.config import shipped_dialogues, sqlite_url
from klachtgids.handling.desk import Desk
from klachtgids.register.zaakstand import MAATREGEL, ZaakKop, Zaakstand
from tests.fronts.desk.bureaus import NARROW, WIDE, Bureau, open_bureau, with_passwords
from tests.handling.desks import regelingen
from tests.register.test_scale_demo import NOW, alle, everybody, filled


@pytest.fixture(scope="module")
def filled_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A filled oefenregister."""
    made = filled(sqlite_url(tmp_path_factory.mktemp("maatregelen") / "register.db"), zaken=60, zaad=11, examples=24)
    with_passwords(made, *(str(one.medewerker) for one in everybody(made)))
    yield made
    made.register.close()


def at(desk: Desk, moment: datetime) -> Desk:
    """The same register, at another moment."""
    return Desk.open(shipped_dialogues(), regelingen(), desk.register, lambda: moment)


def closed_ones(desk: Desk) -> list[Zaakstand]:
    """Closed zaken with a maatregel to be done, the first day first."""
    found = [one for one in alle(desk) if one.kop.afsluitdatum is not None and one.kop.maatregel is not None]
    return sorted(found, key=lambda one: (str(one.kop.maatregel), one.kop.id))


def measures(bureau: Bureau) -> list[str]:
    rows = bureau.app.overzicht.lijst.rijen
    return [row.nummer for row in rows if isinstance(row, ZaakKop) and row.termijn == MAATREGEL]


def overseer(desk: Desk, zaak: Zaakstand) -> str:
    found = (one for one in everybody(desk) if one.rollen & {"kwaliteit", "kwaliteitsfunctionaris"})
    return next(str(one.medewerker) for one in found if zaak.kop.organisatie in one.organisaties)


def days_from(zaak: Zaakstand, days: int) -> datetime:
    assert zaak.kop.maatregel is not None
    day = zaak.kop.maatregel + timedelta(days=days)
    return datetime(day.year, day.month, day.day, 8, 30, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_late_maatregel_of_a_closed_zaak_is_on_the_first_screen(
    filled_desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    """X32, K41: above all else that is not late itself, by day and in words, and counted at the top."""
    zaak = closed_ones(filled_desk)[0]
    desk = at(filled_desk, days_from(zaak, 9))
    async with open_bureau(desk, overseer(desk, zaak), size) as bureau:
        assert "een maatregel te laat" in bureau.text()
        assert zaak.kop.nummer in measures(bureau)
        await bureau.press("6")
        assert zaak.kop.nummer == measures(bureau)[0]
        row = next(line for line in bureau.text().splitlines() if zaak.kop.nummer in line)
        assert "te laat: " in row
        assert ("maatregel" in row) == (size == WIDE)
        await bureau.press("enter")
        assert "te laat: " in next(line for line in bureau.text().splitlines() if "Maatregel 1" in line)


async def test_a_maatregel_comes_onto_the_first_screen_two_weeks_before_its_day(filled_desk: Desk) -> None:
    """Until then it stands on its own list only; who does not see to it never finds it."""
    zaak = closed_ones(filled_desk)[-1]
    who = overseer(filled_desk, zaak)
    for days, there in ((-15, False), (-14, True)):
        async with open_bureau(at(filled_desk, days_from(zaak, days)), who) as bureau:
            assert there == (zaak.kop.nummer in measures(bureau))
            await bureau.press("6")
            assert zaak.kop.nummer in measures(bureau)
