# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way outside in letters: until which day it is open."""

from __future__ import annotations

from klachtgids.handling.brieven import brieven_van, open_brief
from klachtgids.handling.desk import Desk
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.words.sheet import Sheet, as_text
from tests.handling.desks import Loop, file_zaak, wie

VANDAAG = "2026-05-11"


def letter(loop: Loop, account: str, sjabloon: str) -> str:
    """The words of the letter of this kind to the klager."""
    rows = brieven_van(loop.desk, wie(loop.desk, account), loop.zaak)
    assert not isinstance(rows, Refusal)
    chosen = next(one for one in rows if (one.sjabloon, one.lezer) == (sjabloon, "klager"))
    sheet = open_brief(loop.desk, wie(loop.desk, account), loop.zaak, chosen.id)
    assert isinstance(sheet, Sheet)
    return as_text(sheet)


def test_the_last_day_for_the_geschillencommissie_stands_in_the_letters(desk: Desk) -> None:
    """X36: twelve months after the klacht, as a date; where another body is named there is none."""
    for organisatie, there in (("jongleren", True), ("wijkz", False)):
        loop = Loop(desk, file_zaak(desk, organisatie))
        loop.doe("ontvangst_bevestigen", "anna")
        loop.doe("toewijzen", "anna", behandelaar="lies")
        loop.doe("dossier_onderzoeken", "lies", datum=VANDAAG, tekst="Het verslag van april.")
        maatregelen = [{"wat": "Vaker bellen", "wie": "het team", "uiterlijk": "2026-06-01"}]
        loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("ongegrond"), maatregelen=maatregelen)
        loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
        assert there == ("Doe het uiterlijk dinsdag 11 mei 2027." in letter(loop, "lies", "oordeel"))
        loket = "geschillencommissie_kinderopvang" if there else "externe_klachtencommissie_xtra"
        loop.doe("extern_doorverwijzen", "lies", loket=loket)
        assert there == ("Doe het uiterlijk dinsdag 11 mei 2027." in letter(loop, "lies", "extern"))
