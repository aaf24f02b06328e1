# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was told in fixed terms stands on the page of a zaak in plain words, without opening a word of a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest

from klachtgids.building import build_walker
from klachtgids.fronts.desk.picture import Zaakpagina
from klachtgids.fronts.screen.seen import seen
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import Geopend, open_zaak
from klachtgids.handling.verteld import feiten_van
from klachtgids.register.filing import Betrokkene, Onderdeel, Tekst, Toestemming, Wanneer, row_id
from klachtgids.register.terms import Keuze, Precisie, Rol
from tests.fronts.desk.bureaus import WIDE, open_bureau, with_passwords
from tests.fronts.desk.forming import stand_of, view_of, woorden
from tests.handling.desks import CANARY, Klok, Loop, file_zaak, wie

MEI = Wanneer(date(2026, 5, 1), date(2026, 5, 1), Precisie.DAG)
APRIL = Wanneer(date(2026, 4, 1), date(2026, 4, 30), Precisie.MAAND)


def told_zaak(desk: Desk, *parts: Wanneer) -> UUID:
    """A zaak with onderdelen of these days, a klager who tried two things, and a refused consent."""
    key = uuid4()
    klager = row_id(key, "betrokkene", "klager")
    no = Toestemming(row_id(key, "toestemming", "commissie"), "commissie", "x", Keuze.NEE, desk.clock())
    return file_zaak(
        desk,
        filing_key=key,
        wanneer=parts[0],
        besproken=("medewerker", "advies"),
        taal="en",
        tolk="Tigrinya",
        te_laat=True,
        leeftijdsgroep="van_12_tot_16",
        betrokkenen=(Betrokkene(klager, Rol.KLAGER, hoedanigheid="pleegouder", voicemail=False),),
        onderdelen=tuple(Onderdeel(row_id(key, "onderdeel", str(n)), n, day) for n, day in enumerate(parts, 1)),
        toestemmingen=(no,),
        teksten=(),
        termijnen=(),
    )


def facts(desk: Desk, zaak: UUID) -> dict[str, str]:
    return {one.naam: one.wat for one in feiten_van(desk, woorden(), stand_of(desk, zaak))}


async def test_when_it_happened_what_was_tried_and_a_refused_consent_stand_on_the_page(desk: Desk) -> None:
    """Issue 3, 3 (who, what); K49: a no binds whoever handles it, so it stands there before anything is opened."""
    with_passwords(desk, "fenna")
    told_zaak(desk, MEI)
    async with open_bureau(desk, "fenna", WIDE) as bureau:
        await bureau.press("5", "enter")
        shown = bureau.text()
        assert "Wanneer gebeurd: vrijdag 1 mei 2026" in shown
        assert "Al gedaan: gepraat met de persoon zelf en advies gevraagd" in shown
        assert "Toestemming voor de externe klachtencommissie: NEE, op maandag 11 mei 2026" in shown
        assert "Taal van het verhaal: Engels" in shown
        assert "Wil een tolk: Tigrinya" in shown
        assert "Leeftijd van de klager: 12 tot en met 15 jaar" in shown
        assert "klager  pleegouder · NIET inspreken" in shown
        assert bureau.app.page is not None
        assert bureau.app.page.pagina.found.teksten is None


async def test_what_was_told_opens_no_word_of_a_person(desk: Desk) -> None:
    """NEN 7513: these are fixed terms; the words stay closed, and no opening is written down."""
    with_passwords(desk, "fenna")
    file_zaak(desk, wanneer=MEI, besproken=("niets",))
    async with open_bureau(desk, "fenna", WIDE) as bureau:
        await bureau.press("5", "enter")
        assert "Al gedaan: nog niets" in bureau.text()
        assert CANARY not in bureau.text()


def test_each_onderdeel_has_its_own_day_where_they_differ(desk: Desk) -> None:
    """A6: a term counts from a day; a rough one is said as roughly as it was told, an unknown one too."""
    found = facts(desk, told_zaak(desk, MEI, APRIL, Wanneer()))
    assert "vrijdag 1 mei 2026" == found["Wanneer gebeurd bij onderdeel 1"]
    assert "april 2026" == found["Wanneer gebeurd bij onderdeel 2"]
    assert "niet bekend" == found["Wanneer gebeurd bij onderdeel 3"]
    assert "Wanneer gebeurd" not in found


def test_of_a_consent_the_last_choice_holds(desk: Desk, klok: Klok) -> None:
    """K49: a yes that was taken back is said as what it is, with both days; a new yes says no more of the old no."""
    loop = Loop(desk, told_zaak(desk, MEI))
    loop.doe("ontvangst_bevestigen", "fenna")
    name = "Toestemming voor de externe klachtencommissie"
    klok.later(1)
    given = {"reikwijdte": "commissie", "schriftelijk": "ja", "datum": "2026-05-12"}
    loop.doe("toestemming_vastleggen", "fenna", keuze="ja", **given)
    assert facts(desk, loop.zaak)[name].startswith("ja, op dinsdag 12 mei 2026")
    klok.later(1)
    loop.doe("toestemming_vastleggen", "fenna", keuze="terug", **(given | {"datum": "2026-05-13"}))
    assert "INGETROKKEN op woensdag 13 mei 2026 (eerst ja, op dinsdag 12 mei 2026)" == facts(desk, loop.zaak)[name]


@pytest.mark.parametrize(
    ("field", "of"),
    [("eerder_besproken", "gedaan"), ("leeftijdsgroep", "leeftijd"), ("hoedanigheid", "hoedanigheid")],
)
def test_every_choice_of_the_dialogues_has_words_at_the_desk(desk: Desk, field: str, of: str) -> None:
    """A choice that is added to a question is never shown as an id."""
    words = woorden()
    questions = build_walker(desk.folder).book.questions.values()
    asked = {option.id for question in questions if question.field == field for option in question.options}
    assert asked
    assert [] == sorted(one for one in asked if not words.knows(f"bureau_{of}_{one}"))


def test_about_whom_it_is_stands_there_once(desk: Desk) -> None:
    """X21, K29: what the klager told, what staff found and the account are one person or a few, under one name."""
    key = uuid4()
    klager, told = row_id(key, "betrokkene", "klager"), row_id(key, "betrokkene", "beklaagde")
    people = (Betrokkene(klager, Rol.KLAGER), Betrokkene(told, Rol.BEKLAAGDE, functie="onbekend"))
    texts = (Tekst(klager, "naam", "Robin de Vries"), Tekst(told, "naam", "Mo van het team"))
    loop = Loop(desk, file_zaak(desk, filing_key=key, betrokkenen=people, teksten=texts))
    loop.doe("beklaagde_vastleggen", "fenna", functie="medewerker", beklaagde="mo")
    loop.doe("beklaagde_vastleggen", "fenna", functie="stagiair")
    found = open_zaak(desk, wie(desk, "fenna"), loop.zaak, inhoud=True)
    assert isinstance(found, Geopend)
    accounts = {one.id: one for one in desk.medewerkers.alle()}
    page = Zaakpagina(replace(view_of(desk, "fenna"), accounts=accounts), found)
    (blok,) = [one for one in page.blokken() if one.id == "personen"]
    lines = [str(seen(*line)) for line in blok.regels]
    assert ["klager  ", "naam: Robin de Vries"] == lines[:2]
    assert ["over wie het gaat  medewerker · stagiair · Mo", "naam: Mo van het team"] == lines[2:]


@pytest.mark.parametrize(
    ("scope", "keuze", "said", "let_op"),
    [
        ("akkoord", Keuze.JA, "Ja", False),
        ("akkoord", Keuze.NEE, "Nee", True),
        ("akkoord_kan_niet", Keuze.JA, "Nee: wie hielp, zegt dat de klager dat zelf niet kon zeggen", True),
    ],
)
def test_a_klager_who_said_no_and_one_who_could_not_say_it_are_told_apart(
    desk: Desk, scope: str, keuze: Keuze, said: str, let_op: bool
) -> None:
    """Nobody at the desk takes what a helper said for a no of the klager, nor for a yes (issue 4, section 1)."""
    key = uuid4()
    given = Toestemming(row_id(key, "toestemming", "toestemming.akkoord"), scope, "x", keuze, desk.clock())
    zaak = file_zaak(desk, "yoep", filing_key=key, toestemmingen=(given,))
    feiten = {one.naam: one for one in feiten_van(desk, woorden(), stand_of(desk, zaak))}
    feit = feiten["Voorgelezen, en de klager zei dat het klopt"]
    assert (said, let_op) == (feit.wat, feit.let_op)
