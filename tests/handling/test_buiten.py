# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way outside in letters: until which day it is open."""

from __future__ import annotations

from datetime import timedelta

from klachtgids.handling.brieven import brieven_van, open_brief
from klachtgids.handling.desk import Desk
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.words.sheet import Sheet, as_text
from tests.handling.desks import Klok, Loop, file_zaak, wie

ADVIES = 'Zeg "sorry", en *bel* terug.'
VANDAAG = "2026-05-11"


def letter(loop: Loop, account: str, sjabloon: str, lezer: str = "klager") -> str:
    """The words of the letter of this kind, to the klager or another."""
    rows = brieven_van(loop.desk, wie(loop.desk, account), loop.zaak)
    assert not isinstance(rows, Refusal)
    chosen = next(one for one in rows if (one.sjabloon, one.lezer) == (sjabloon, lezer))
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


def test_advies_without_an_oordeel_is_not_given_the_oordeel_that_was_there(desk: Desk, klok: Klok) -> None:
    """C29: what the organisation found is not what the committee found; the advies stands there as it was said."""
    for oordelen, said in (({}, False), ({"oordelen": "gegrond"}, True)):
        loop = Loop(desk, file_zaak(desk, "jess"))
        loop.doe("ontvangst_bevestigen", "anna")
        loop.doe("toewijzen", "anna", behandelaar="lies")
        loop.doe("dossier_onderzoeken", "lies", datum=VANDAAG, tekst="Het verslag van april.")
        loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("ongegrond"), maatregelen="geen")
        loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
        loop.doe("extern_doorverwijzen", "lies", loket="externe_klachtencommissie_xtra")
        klok.op += timedelta(minutes=1)
        given = {name: loop.oordelen(value) for name, value in oordelen.items()}
        loop.doe("extern_uitspraak", "lies", datum=VANDAAG, advies=ADVIES, **given)
        text = letter(loop, "lies", "uitspraak_extern", "collega")
        assert ADVIES in text
        assert (said, False) == ("Het oordeel: gegrond" in text, "ongegrond" in text)
