# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is named in a letter, how to reach them, and which of the dates in it are aims."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from klachtgids.handling.desk import Desk
from klachtgids.register.filing import ANTWOORD, Betrokkene, Tekst
from klachtgids.register.terms import Rol
from klachtgids.words.sheet import as_text
from tests.handling.desks import Loop, file_zaak
from tests.handling.test_brieven_toegang import VANDAAG, letter

ADRES = "Voorbeeldstraat 1\n1234 AB Voorbeelddorp"


def outside(desk: Desk, **changes: Any) -> Loop:
    """A klacht under Kracht that lies with the external committee, which may see the data of the klager."""
    loop = Loop(desk, file_zaak(desk, "yoep", **changes))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    loop.doe("extern_doorverwijzen", "coen", reden="Het lukt niet.", loket="commissie_yoep")
    loop.doe("toestemming_vastleggen", "coen", reikwijdte="commissie", keuze="ja", datum=VANDAAG, schriftelijk="ja")
    return loop


# --- What a body outside gets -----------------------------------------------------------------------------------------


def test_a_body_outside_hears_how_to_reach_the_klager(desk: Desk) -> None:
    """K49: where it asks for no pieces; by every way that is known, the address as staff wrote it down last."""
    loop = outside(desk)
    loop.doe("postadres_vastleggen", "coen", postadres=ADRES)
    loop.doe("dossier_openen_extern", "coen", loket="commissie_yoep")
    text = as_text(letter(desk, loop, "coen", "dossier_extern", "loket"))
    assert "Robin de Vries" in text
    for said in ("robin@example.org", "Voorbeeldstraat 1", "1234 AB Voorbeelddorp"):
        assert 1 == text.count(said), said


def test_it_hears_of_whom_the_klager_chose_for_the_answer_and_of_nobody_else(desk: Desk) -> None:
    """K49, A5: consent is for what the body needs; who helps or only types is not in it, and no voicemail is said."""
    bo, sam, kim = uuid4(), uuid4(), uuid4()
    people = (
        Betrokkene(bo, Rol.KLAGER),
        Betrokkene(sam, Rol.INDIENER, voorkeur=ANTWOORD, voicemail=False),
        Betrokkene(kim, Rol.ONDERSTEUNER),
        Betrokkene(uuid4(), Rol.BEKLAAGDE, functie="medewerker"),
    )
    texts = (
        *(Tekst(bo, "naam", "Bo de Wit"), Tekst(bo, "telefoon", "06-12345670")),
        *(Tekst(sam, "naam", "Sam Bakker"), Tekst(sam, "telefoon", "06-12345678")),
        *(Tekst(kim, "naam", "Kim Jansen"), Tekst(kim, "telefoon", "06-12345679")),
    )
    loop = outside(desk, betrokkenen=people, teksten=texts)
    loop.doe("dossier_openen_extern", "coen", loket="commissie_yoep")
    text = as_text(letter(desk, loop, "coen", "dossier_extern", "loket"))
    for said in ("Bo de Wit", "Sam Bakker", "06-12345678", "niet inspreken"):
        assert said in text
    for kept in ("06-12345670", "06-12345679", "Kim Jansen"):
        assert kept not in text


# --- One zaak names one next step -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "other"), [("jeugdombudsman", "ombudsman"), ("ombudsman", "jeugdombudsman")])
def test_the_letter_at_the_end_names_the_body_that_the_letter_before_it_named(
    desk: Desk, told: str, other: str
) -> None:
    """K40, C09: it was told with the reaction; the closing asks nobody for it again."""
    loop = outside(desk)
    loop.doe("extern_uitspraak", "coen", datum=VANDAAG, bemiddelbaar="nee", oordelen=loop.oordelen("ongegrond"))
    loop.doe(
        "advies_bespreken", "coen", datum=VANDAAG, reactie="Dat doen wij.", volgt_advies="ja", maatregelen="geen",
        volgende_stap=told,
    )  # fmt: skip
    loop.doe("samenvatting_schrijven", "coen", samenvatting="Niet teruggebeld.")
    loop.verstuur()
    loop.doe("afsluiten", "coen", reden_geen_vervolg="De klager wil dat niet.")
    bodies = {one.id: one.naam for one in desk.regelingen.loketten_for("yoep")}
    for sjabloon in ("reactie_advies", "afsluiting"):
        text = as_text(letter(desk, loop, "coen", sjabloon))
        assert bodies[told] in text, sjabloon
        assert bodies[other] not in text, sjabloon


def test_with_a_clock_that_stands_still_the_last_oordeel_is_the_one_that_is_told(desk: Desk) -> None:
    """X29: as when the clock is set by hand; of two at one moment the later one counts."""
    for last in range(4):  # ids are random: by chance it could be right
        loop = Loop(desk, file_zaak(desk, "jess"))
        loop.doe("ontvangst_bevestigen", "anna")
        loop.doe("toewijzen", "anna", behandelaar="lies")
        for uitspraak in ("ongegrond", "gegrond"):
            oordelen = loop.oordelen(uitspraak, motivering=f"Dit is {uitspraak}.")
            loop.doe("oordeel_vastleggen", "lies", oordelen=oordelen, maatregelen="geen")
            if uitspraak == "ongegrond":
                loop.doe("oordeel_herzien", "lies", reden="Er is nog een verslag.")
        loop.doe("oordeel_versturen", "lies", wijze="brief")
        text = as_text(letter(desk, loop, "lies", "oordeel"))
        assert (2, 0) == (text.count("Dit is gegrond."), text.count("Dit is ongegrond.")), last


def test_an_oordeel_that_is_looked_at_again_is_told_to_nobody(desk: Desk) -> None:
    """X22, X29: an invitation to talk says nothing of what was found before."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("gegrond"), maatregelen="geen")
    loop.doe("oordeel_herzien", "lies", reden="Er is nog een verslag.")
    loop.doe("gesprek_plannen", "lies", afspraak_op="2026-05-18", plaats="Spui 1")
    assert "gelijk" not in as_text(letter(desk, loop, "lies", "uitnodiging_gesprek"))
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("gegrond"), maatregelen="geen")
    loop.doe("oordeel_versturen", "lies", wijze="brief")
    assert "Uw klacht is gegrond" in as_text(letter(desk, loop, "lies", "oordeel"))
    assert "gelijk" not in as_text(letter(desk, loop, "lies", "uitnodiging_gesprek"))  # opened again


# --- An aim is called an aim ------------------------------------------------------------------------------------------


def test_an_aim_is_no_last_day_for_who_gets_a_zaak(desk: Desk) -> None:
    """C08, C21: the regeling of Kracht gives no term for the whole; one that it does give is a last day."""
    loop = Loop(desk, file_zaak(desk, "yoep"))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    lines = as_text(letter(desk, loop, "coen", "toegewezen", "coen")).splitlines()
    (aim,) = [line for line in lines if "klacht afgerond" in line]
    assert "Liefst uiterlijk" in aim
    (contact,) = [line for line in lines if "(artikel 3.4)" in line]
    assert "- Uiterlijk" in contact


# --- At work ----------------------------------------------------------------------------------------------------------


def test_a_letter_to_somebody_at_work_does_not_go_by_who_handles_klachten(desk: Desk) -> None:
    """X21, X60: the postbus of an organisation is that of its klachtenadministratie; such a letter is handed over."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("beklaagde_vastleggen", "anna", functie="medewerker", beklaagde="mo")
    loop.doe("beklaagde_informeren", "anna", datum=VANDAAG, wijze="brief")
    sheet = letter(desk, loop, "anna", "beklaagde_bericht", "beklaagde")
    assert ("Persoonlijk", "Mo", "Stichting JESS") == sheet.to
    assert "t.a.v. Klachtenadministratie" in as_text(sheet)  # of the organisation that writes
