# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter says of the way on, with its days and costs, and whose name it tells to whom."""

from __future__ import annotations

from klachtgids.handling.desk import Desk
from klachtgids.words.sheet import as_text
from tests.handling.test_brieven_toegang import VANDAAG, confirmed, letter
from tests.regeling.verhalen_xtra import EKC


def test_who_it_is_about_reads_the_name_of_the_klager_only_with_consent(desk: Desk) -> None:
    """K49, X58, C14: also where the regeling only warns before the klacht is given to read."""
    for keuze, there in ((None, False), ("nee", False), ("ja", True)):
        loop = confirmed(desk, "jess")
        loop.doe("toewijzen", "anna", behandelaar="lies")
        if keuze:
            loop.doe(
                "toestemming_vastleggen", "anna", reikwijdte="delen", keuze=keuze, datum=VANDAAG, schriftelijk="ja"
            )
        loop.doe("klacht_laten_lezen", "lies")
        text = as_text(letter(desk, loop, "lies", "klacht_ter_inzage", "beklaagde"))
        assert (there, not there) == ("Robin" in text, "gaf daar geen toestemming voor" in text), keuze


def test_after_the_chair_decided_the_committee_is_no_place_to_go(desk: Desk) -> None:
    """X41, X49: it comes after a talk that there was not, and its chair just decided; the others are told."""
    loop = confirmed(desk, "jongleren")
    loop.doe("voorleggen_voorzitter", "anna", reden="De regeling zegt hier niets over.")
    loop.doe("voorzitter_beslist", "victor", besluit="niet_behandelen", tekst="Dit is geen klacht voor ons.")
    text = as_text(letter(desk, loop, "anna", "besluit_voorzitter"))
    assert "Geschillencommissie Kinderopvang" in text
    assert "25 euro" in text
    assert "\n- Externe Klachtencommissie" not in text


def test_an_oordeel_says_when_and_at_what_cost_there_is_a_next_step(desk: Desk) -> None:
    """X36, X37, C11, C32: of the next step itself too where that is outside, and only what the files say."""
    inside = _judged(desk, "jongleren", ("medewerker",), "lies", "directie")
    for said in ("een gesprek vragen met de directie", "25 euro", "Wanneer? Als u er met JongLeren niet uitkomt"):
        assert said in inside
    outside = _judged(desk, "jongleren", ("directie",), "rosa", "geschillencommissie_kinderopvang")
    first = outside[outside.index("Dan kunt u met uw klacht hierheen") : outside.index("Soms kunt u ook hierheen")]
    named = ("Geschillencommissie Kinderopvang", "beslist over een ruzie")
    for said in (*named, "12 maanden", "uiterlijk dinsdag 11 mei 2027", "Kosten: 25 euro"):
        assert said in first
    assert "Externe Klachtencommissie Xtra" in outside
    assert "met de directie heeft gepraat" not in outside
    at_once = _judged(desk, "jess", ("directie",), "rosa", EKC)
    assert "Twee onafhankelijke mensen" in at_once
    assert "met de directie heeft gepraat" not in at_once


def _judged(desk: Desk, organisatie: str, functies: tuple[str, ...], account: str, volgende: str) -> str:
    loop = confirmed(desk, organisatie, functies=functies)
    loop.doe("toewijzen", "anna", behandelaar=account)
    loop.doe("dossier_onderzoeken", account, datum=VANDAAG, tekst="Het verslag van april.")
    loop.doe("oordeel_vastleggen", account, oordelen=loop.oordelen("ongegrond"), maatregelen="geen")
    loop.doe("oordeel_versturen", account, wijze="brief", volgende_stap=volgende)
    return as_text(letter(desk, loop, account, "oordeel"))
