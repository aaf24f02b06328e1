# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other screens over a zaak: its terms, who it is about, and what is shown when another was first."""

from __future__ import annotations

from datetime import date

import pytest

from klachtgids.fronts.desk.changed import ChangedScreen
from klachtgids.fronts.desk.choosing import ChoiceList
from klachtgids.fronts.desk.days import NoDay, read_day
from klachtgids.fronts.desk.forms import LinkForm, TermsForm
from klachtgids.handling.aard import set_onderwerp, set_terms
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, Veranderd, link_betrokkene, take_stap
from klachtgids.regeling.zaakbeeld import LIEVER_NIET, Mag
from tests.fronts.desk.forming import NARROW, OPEN, WIDE, may, open_screen, stand_of, step_form, view_of, woorden
from tests.handling.desks import Loop, file_zaak, wie

TODAY = date(2026, 5, 11)


async def test_terms_are_chosen_in_order_and_come_out_for_the_use_case(desk: Desk) -> None:
    """domain.md D3: the first chosen is the main one; what stands there already is chosen already."""
    zaak = file_zaak(desk)
    first = str(stand_of(desk, zaak).onderdelen[0].id)
    view = view_of(desk, "fenna")
    async with open_screen(TermsForm(view, stand_of(desk, zaak), view.words), WIDE) as form:
        await form.press(*"verslag", "enter", *"omgang", "enter")
        field = form.field(f"aard.{first}")
        assert ["[2] omgang en houding", "[1] verslag en dossier"] == [
            str(option.prompt) for option in field.query_one(ChoiceList).options if "[ ]" not in str(option.prompt)
        ]
        form.field("onderwerp").take_focus()
        await form.press(*"hulp aan", "enter", "f2")
        assert {"aard": {first: ["dossier", "bejegening"]}, "onderwerp": "hulp_kind"} == form.app.gave
    assert isinstance(set_terms(desk, view.actor, zaak, form.app.gave, versie=1), Done)
    async with open_screen(TermsForm(view, stand_of(desk, zaak), view.words), WIDE) as form:
        assert not form.form.touched
        assert ["dossier", "bejegening"] == form.field(f"aard.{first}").value()
        await form.press("escape")
        assert form.app.gave is None


async def test_who_sets_terms_after_another_sees_both_and_then_decides(desk: Desk) -> None:
    """Issue 3, 3: what the other chose stands under the field; one's own choice stays, and holds when sent again."""
    zaak = file_zaak(desk)
    view = view_of(desk, "fenna")
    async with open_screen(TermsForm(view, stand_of(desk, zaak), view.words), WIDE) as form:
        await form.fill({"onderwerp": "hulp_thuis"})
        set_onderwerp(desk, wie(desk, "fenna"), zaak, "hulp_kind")
        await form.press("f2")
        assert "Een ander koos hier intussen: hulp aan een kind of jongere." == form.refused("onderwerp")
        assert "Een ander heeft intussen iets met deze zaak gedaan." in form.text()
        assert "hulp_thuis" == form.field("onderwerp").value()
        await form.press("f2")
        assert ({"onderwerp": "hulp_thuis"}, 2) == (form.app.gave, form.form.stand.kop.versie)
    assert isinstance(set_terms(desk, view.actor, zaak, form.app.gave, versie=2), Done)


async def test_another_step_meanwhile_is_no_quarrel_about_terms(desk: Desk) -> None:
    """The terms go with the versie of now."""
    zaak = file_zaak(desk)
    view = view_of(desk, "fenna")
    async with open_screen(TermsForm(view, stand_of(desk, zaak), view.words), WIDE) as form:
        await form.fill({"onderwerp": "hulp_thuis"})
        take_stap(desk, view.actor, zaak, "aantekening_maken", {"tekst": "Gebeld."})
        await form.press("f2")
        assert ({"onderwerp": "hulp_thuis"}, 2) == (form.app.gave, form.form.stand.kop.versie)


async def test_who_it_is_about_is_chosen_from_the_accounts_there(desk: Desk) -> None:
    """X21, K29: which of the two, and who; nothing is chosen beforehand, and neither can be left out."""
    zaak = file_zaak(desk)
    view = view_of(desk, "fenna")
    async with open_screen(LinkForm(view, stand_of(desk, zaak), view.words), WIDE) as form:
        await form.press("f2")
        assert ["Dit veld is nog leeg."] * 2 == [form.refused("relatie"), form.refused("medewerker")]
        await form.press("down", "enter", "tab", *"coen", "enter", "f2")
        assert {"relatie": "betrokken", "medewerker": "coen"} == form.app.gave


def someone_was_first(desk: Desk, *, ends: bool = False) -> tuple[Loop, Mag, dict[str, object], Veranderd]:
    """Lies filled in an oordeel while anna wrote a summary, or ended it."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    mag, versie = may(desk, "lies", loop.zaak, "oordeel_vastleggen"), stand_of(desk, loop.zaak).kop.versie
    measure = {"wat": "Bellen", "wie": "het team", "uiterlijk": "2026-09-01"}
    given: dict[str, object] = {"oordelen": loop.oordelen("deels_gegrond"), "maatregelen": [measure]}
    if ends:
        loop.doe("intrekken", "anna", reden=LIEVER_NIET)
    else:
        loop.doe("samenvatting_schrijven", "anna", samenvatting="Over bellen.")
    found = take_stap(desk, wie(desk, "lies"), loop.zaak, "oordeel_vastleggen", given, versie=versie)
    assert isinstance(found, Veranderd)
    return loop, mag, given, found


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_the_second_sees_both_and_goes_on_with_their_own_words(desk: Desk, key: str) -> None:
    """Issue 3, 3: what the other did, how the zaak stands, what this person filled in; then the form once more."""
    loop, mag, given, found = someone_was_first(desk)
    async with open_screen(ChangedScreen(view_of(desk, "lies"), mag, given, found), WIDE) as form:
        shown = form.text()
        for words in (
            *("Samenvatting schrijven, door anna", "De zaak staat nu op: Onderzoek.", "deels gegrond"),
            *("Het is zo gegaan.", "de gedragscode", "Bellen", "het team", "dinsdag 1 september 2026"),
        ):
            assert words in shown
        await form.press(key)
        assert isinstance(form.app.gave, Mag)
    again = step_form(desk, "lies", loop.zaak, form.app.gave.handeling, given=given)
    async with open_screen(again, WIDE) as form:
        await form.press("f2", "tab", "enter")
        assert given == form.app.gave
    done = take_stap(desk, wie(desk, "lies"), loop.zaak, "oordeel_vastleggen", given, versie=found.stand.kop.versie)
    assert isinstance(done, Done)


async def test_what_can_no_longer_be_done_says_why_and_keeps_the_words_until_let_go(desk: Desk) -> None:
    """Esc does not throw them away; the one way on is chosen."""
    _, mag, given, found = someone_was_first(desk, ends=True)
    async with open_screen(ChangedScreen(view_of(desk, "lies"), mag, given, found), NARROW) as form:
        assert "Dit kan nu niet meer: Dit kan niet in deze fase." in form.text()
        await form.press("escape")
        assert form.app.gave is OPEN
        assert "Laat mijn formulier los" in form.text()
        await form.press("enter")
        assert form.app.gave is None


async def test_terms_that_another_set_are_told_in_words(desk: Desk) -> None:
    """They are no handeling of the procedure, and still not shown as an id."""
    zaak = file_zaak(desk)
    mag = may(desk, "fenna", zaak, "aantekening_maken")
    set_onderwerp(desk, wie(desk, "fenna"), zaak, "anders")
    found = take_stap(desk, wie(desk, "fenna"), zaak, "aantekening_maken", {"tekst": "Gebeld."}, versie=1)
    assert isinstance(found, Veranderd)
    async with open_screen(ChangedScreen(view_of(desk, "fenna"), mag, {"tekst": "Gebeld."}, found)) as form:
        assert "Aard of onderwerp vastgelegd, door fenna" in form.text()


async def test_a_change_without_a_stap_is_told_too(desk: Desk) -> None:
    """A link leaves no stap: the page of the zaak shows it."""
    zaak = file_zaak(desk)
    mag = may(desk, "fenna", zaak, "aantekening_maken")
    link_betrokkene(desk, wie(desk, "fenna"), zaak, "coen")
    found = take_stap(desk, wie(desk, "fenna"), zaak, "aantekening_maken", {"tekst": "Gebeld."}, versie=1)
    assert isinstance(found, Veranderd)
    async with open_screen(ChangedScreen(view_of(desk, "fenna"), mag, {"tekst": "Gebeld."}, found)) as form:
        assert "Op de bladzijde van de zaak staat wat er anders is." in form.text()
        assert "Gebeld." in form.text()


@pytest.mark.parametrize(
    ("typed", "ahead", "day"),
    [
        ("3 april 2026", False, date(2026, 4, 3)),
        ("3-4-2026", False, date(2026, 4, 3)),
        ("2026-04-03", False, date(2026, 4, 3)),
        ("gisteren", False, date(2026, 5, 10)),
        ("1 september", False, date(2025, 9, 1)),
        ("1 september", True, date(2026, 9, 1)),
        ("1-4", True, date(2027, 4, 1)),
        ("1 april 2025", True, date(2025, 4, 1)),
        ("morgen", True, date(2026, 5, 12)),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, ahead: bool, day: date) -> None:
    """A day without its year is the last one, or for a plan the coming one; a year that is said is never changed."""
    assert day == read_day(typed, TODAY, woorden(), ahead=ahead)


@pytest.mark.parametrize("typed", ["mei", "5 tot 7 mei", "12", "", "vrijdag 11 mei 2026", "30 februari 2026"])
def test_what_is_not_one_day_is_none(typed: str) -> None:
    """Nothing is guessed: more than a day, half a day, and a weekday that does not fit."""
    with pytest.raises(NoDay):
        read_day(typed, TODAY, woorden())
