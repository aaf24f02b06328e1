# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each screen of the desk at both sizes, as text that was looked at; SCHERMEN=nieuw writes them again."""

from __future__ import annotations

import pytest

from klachtgids.handling.desk import Desk
from klachtgids.register.terms import Soort
from tests.fronts.desk.bureaus import GOED, NARROW, WIDE, open_bureau, same_screen, with_passwords
from tests.handling.desks import Klok, Loop, file_zaak


@pytest.fixture
def full(desk: Desk, klok: Klok) -> Desk:
    """Zaken in several stages: late, mine, new, judged in part, and one whose termijn was moved."""
    with_passwords(desk, "fenna", "coen", "lies")
    file_zaak(desk, "incluzio")
    klok.later(1)
    loop = Loop(desk, file_zaak(desk, "jess", functies=("medewerker", "stagiair")))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    klok.later(1)
    loop.doe("vertraging_melden", "lies", reden="Ziekte van de klager.", nieuwe_datum="2026-07-01")
    mine = Loop(desk, file_zaak(desk, "yoep", veiligheid=True))
    mine.doe("ontvangst_bevestigen", "fenna")
    mine.doe("doorzetten", "fenna", behandelaar="coen")
    klok.later(1)
    file_zaak(desk, "mentaal_beter", Soort.SIGNAAL)
    return desk


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "160x50"])
async def test_every_screen_of_the_desk_looks_as_it_did(full: Desk, size: tuple[int, int]) -> None:
    """From the door to a zaak that was read, and the lock."""
    name = f"{size[0]}x{size[1]}"
    async with open_bureau(full, size=size, log_in=False) as bureau:
        same_screen(f"{name}-1-aanmelden", bureau.text())
        await bureau.give_password(GOED)
        same_screen(f"{name}-2-geheim", bureau.text())
        await bureau.press("f2")
        same_screen(f"{name}-3-nu", bureau.text())
        await bureau.press("3")
        same_screen(f"{name}-4-alles", bureau.text())
        await bureau.press("z")
        same_screen(f"{name}-5-zoek", bureau.text())
        await bureau.press("escape", "2", "enter")
        same_screen(f"{name}-6-zaak", bureau.text())
        await bureau.press("l")
        same_screen(f"{name}-7-gelezen", bureau.text())
        await bureau.press("end")
        same_screen(f"{name}-8-einde", bureau.text())
        bureau.app.idle_after = -1.0
        await bureau.pilot.pause(1.2)
        same_screen(f"{name}-9-slot", bureau.text())


async def test_a_moved_date_says_by_whom_and_why(full: Desk) -> None:
    """X28: who moved it, what it was, and the reason for who may read."""
    async with open_bureau(full, "lies", WIDE) as bureau:
        await bureau.press("2", "enter", "l")
        same_screen("160x50-10-verzet", bureau.text())
