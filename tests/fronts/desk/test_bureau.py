# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk in somebody's hands: at the door, the lists, one zaak, a step, a refusal, two who do something at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from textual.events import Key
from textual.widgets import Input, OptionList, Static

from klachtgids.fronts.desk import lijst, messages
from klachtgids.fronts.desk.changed import ChangedScreen
from klachtgids.fronts.desk.fields import Writing
from klachtgids.fronts.desk.forms import LinkForm, StepForm, TermsForm
from klachtgids.fronts.desk.letters import LetterScreen
from klachtgids.fronts.desk.login import LoginScreen, PromiseScreen
from klachtgids.fronts.desk.overzicht import Overzicht
from klachtgids.fronts.desk.page import ZaakScreen
from klachtgids.fronts.desk.table import ZaakTable
from klachtgids.handling.accounts import change_account
from klachtgids.handling.brieven import printed
from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import take_stap
from klachtgids.handling.werk.stand import mail_stand
from klachtgids.register.tables import Gebeurtenis
from klachtgids.register.terms import Soort
from klachtgids.register.zaakstand import ZaakKop
from tests.fronts.desk.bureaus import GOED, NARROW, WIDE, Bureau, open_bureau, with_passwords
from tests.handling.desks import CANARY, Klok, Loop, file_zaak, wie


@pytest.fixture
def bureau_desk(desk: Desk, klok: Klok) -> Desk:
    """A desk with passwords: one zaak late and of nobody, one of coen that is in time, one at another organisatie."""
    with_passwords(desk, "coen", "fenna")
    file_zaak(desk)
    klok.later(2)
    loop = Loop(desk, file_zaak(desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    file_zaak(desk, "impegno")
    return desk


def events_of(desk: Desk, account: str) -> list[str]:
    """What the register says that this account did, in order."""
    query = sa.select(Gebeurtenis.wat).where(Gebeurtenis.actor == account).order_by(Gebeurtenis.volgnr)
    with desk.register.store.reading() as connection:
        return list(connection.scalars(query))


def id_of(desk: Desk, nummer: str) -> UUID:
    found = desk.zaken.vind(nummer)
    assert found is not None
    return found


def page_of(bureau: Bureau) -> ZaakScreen:
    assert bureau.app.page is not None
    return bureau.app.page


async def open_step(bureau: Bureau, handeling: str) -> StepForm:
    """Press the button of this handeling on the page that is open."""
    may = page_of(bureau).pagina.found.mogelijk
    page_of(bureau).action_stap([one.handeling for one in may].index(handeling) + 1)
    await bureau.settle()
    form = bureau.app.screen
    assert isinstance(form, StepForm)
    return form


# --- the door --------------------------------------------------------------------------------------------------------


async def test_nothing_is_shown_before_secrecy_was_promised(bureau_desk: Desk) -> None:
    """X59, K48: at each login, with its articles, and it is written down; nothing of a zaak is read before it."""
    async with open_bureau(bureau_desk, log_in=False) as bureau:
        await bureau.give_password(GOED)
        assert isinstance(bureau.app.screen, PromiseScreen)
        assert "artikel 5.1" in bureau.text()
        assert "artikel 10" in bureau.text()
        assert "K-2026" not in bureau.text()
        assert "geheimhouding beloofd" not in events_of(bureau_desk, "coen")
        await bureau.press("f2")
        assert isinstance(bureau.app.screen, Overzicht)
        assert "geheimhouding beloofd" == events_of(bureau_desk, "coen")[-1]


async def test_who_does_not_promise_goes_away(bureau_desk: Desk) -> None:
    """X59: the desk closes, and there is no promise in the register."""
    async with open_bureau(bureau_desk, log_in=False) as bureau:
        await bureau.give_password(GOED)
        await bureau.press("escape")
        assert 0 == bureau.app.return_code
    assert "geheimhouding beloofd" not in events_of(bureau_desk, "coen")


async def test_a_wrong_password_is_told_and_leaves_the_screen_and_too_many_have_to_wait(bureau_desk: Desk) -> None:
    """ASVS 2.4.1: one sentence whatever was wrong; the sixth try waits, and says how long."""
    async with open_bureau(bureau_desk, log_in=False) as bureau:
        for _ in range(4):
            await bureau.give_password("een andere zin dan die")
        assert "horen niet bij elkaar" in bureau.text()
        assert not bureau.app.screen.query_one("#password", Input).value
        await bureau.give_password("een andere zin dan die")
        assert "Wacht nog" in bureau.text()
        await bureau.give_password(GOED)
        assert isinstance(bureau.app.screen, LoginScreen)


async def test_the_desk_locks_by_itself_and_keeps_what_was_being_typed(bureau_desk: Desk) -> None:
    """Nothing shows through, no key reaches what lies behind, and after the password the form is as it was."""
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        form = await open_step(bureau, "aantekening_maken")
        form.query_one(Writing).text = "Half af"
        bureau.app.idle_after = -1.0
        await bureau.pilot.pause(1.2)
        bureau.app.idle_after = 600.0
        assert isinstance(bureau.app.screen, LoginScreen)
        assert "K-2026" not in bureau.text()
        await bureau.press("escape", "f2", "1")
        assert isinstance(bureau.app.screen, LoginScreen)
        await bureau.give_password(GOED)
        assert form.is_current
        assert "Half af" == form.query_one(Writing).text


async def test_an_account_that_is_switched_off_is_put_out(bureau_desk: Desk) -> None:
    """K48: whoever leaves sees nothing more, also at a desk that stands open; their password opens it no more."""
    async with open_bureau(bureau_desk) as bureau:
        bureau_desk.medewerkers.change("coen", "account uit", actor="beheer", actief=False)
        await bureau.press("f6")
        assert isinstance(bureau.app.screen, LoginScreen)
        await bureau.give_password(GOED)
        assert "horen niet bij elkaar" in bureau.text()


@pytest.mark.parametrize("change", [{"rollen": ["kwaliteit"]}, {"organisaties": ["impegno"]}, {"actief": False}])
async def test_who_gets_other_rights_is_stopped_at_the_next_action_and_begins_again(
    bureau_desk: Desk, change: dict[str, Any]
) -> None:
    """ASVS 8.3.2: a change holds at once. What was opened under other rights closes, and the step is not taken."""
    zaak = id_of(bureau_desk, "K-2026-000002")
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(zaak, inhoud=True)
        await bureau.settle()
        form = await open_step(bureau, "aantekening_maken")
        form.query_one(Writing).text = "Nog net"
        bureau_desk.medewerkers.change("coen", "account gewijzigd", actor="beheer", **change)
        await bureau.press("f2")
        assert isinstance(bureau.app.screen, LoginScreen)
        assert "net veranderd" in bureau.text()
        bureau_desk.medewerkers.change("coen", "account aan", actor="beheer", actief=True, organisaties=["impegno"])
        await bureau.give_password(GOED)
        assert isinstance(bureau.app.screen, PromiseScreen)
        await bureau.press("f2")
        assert bureau.app.page is None
        assert isinstance(bureau.app.screen, Overzicht)
    stand = bureau_desk.zaken.stand(zaak, bureau_desk.vandaag())
    assert stand is not None
    assert "aantekening_maken" not in [one.handeling for one in stand.stappen]


async def test_no_zaak_opens_under_rights_that_were_taken(bureau_desk: Desk) -> None:
    """Deny by default: neither the page nor its words are read, and nothing of it stands on the screen."""
    async with open_bureau(bureau_desk) as bureau:
        change_account(bureau_desk, "coen", organisaties=frozenset({"impegno"}))
        await bureau.press("enter")
        assert isinstance(bureau.app.screen, LoginScreen)
        assert bureau.app.page is None


# --- the lists -------------------------------------------------------------------------------------------------------


async def test_the_first_screen_says_what_is_late_in_words_and_above_all_else(bureau_desk: Desk) -> None:
    """Issue 3, 2 and 3: every late zaak first, whoever has it; then mine by what ends first; each once."""
    async with open_bureau(bureau_desk) as bureau:
        rows = bureau.app.overzicht.lijst.rijen
        shown = [row.nummer if isinstance(row, ZaakKop) else row.tekst for row in rows]
        assert ["Te laat", "K-2026-000001", "Mijn zaken", "K-2026-000002", "Nieuw binnen", "K-2026-000003"] == shown
        assert "1 zaak is te laat" in bureau.text()
        assert "12-5 te laat: 1 werkdag" in bureau.text()
        assert "21-5 nog 5 werkdagen" in bureau.text()


@pytest.mark.parametrize(
    ("key", "found"), [("2", ["K-2026-000002"]), ("4", ["K-2026-000001"]), ("5", ["K-2026-000001", "K-2026-000003"])]
)
async def test_each_list_by_its_number(bureau_desk: Desk, key: str, found: list[str]) -> None:
    """Mine, what is late, and what is new."""
    async with open_bureau(bureau_desk) as bureau:
        await bureau.press(key)
        rows = bureau.app.overzicht.lijst.rijen
        assert found == [row.nummer for row in rows if isinstance(row, ZaakKop)]


async def test_a_long_list_comes_page_by_page_and_holds_each_zaak_once(
    bureau_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keyset paging: End goes to the last of all, and those without a termijn come last."""
    monkeypatch.setattr(lijst, "FIRST_PAGE", 7)
    monkeypatch.setattr(lijst, "PAGE", 10)
    monkeypatch.setattr("klachtgids.fronts.desk.table.AHEAD", 15)
    for _ in range(60):
        file_zaak(bureau_desk)
    file_zaak(bureau_desk, soort=Soort.COMPLIMENT)
    async with open_bureau(bureau_desk) as bureau:
        await bureau.press("3")
        seen = bureau.app.overzicht.lijst
        assert seen.aantal < 40
        await bureau.press("end")
        assert seen.done
        rows = [row for row in seen.rijen if isinstance(row, ZaakKop)]
        assert (64, 64) == (len(rows), len({row.id for row in rows}))
        assert Soort.COMPLIMENT == rows[-1].soort
        assert rows[-1] == bureau.app.screen.query_one(ZaakTable).chosen


async def test_a_click_chooses_and_a_click_on_what_is_chosen_opens(bureau_desk: Desk) -> None:
    """Keyboard and mouse."""
    async with open_bureau(bureau_desk) as bureau:
        table = bureau.app.screen.query_one(ZaakTable)
        await bureau.pilot.click(ZaakTable, offset=(30, 3))
        await bureau.settle()
        assert table.chosen is not None
        assert "K-2026-000002" == table.chosen.nummer
        await bureau.pilot.click(ZaakTable, offset=(30, 3))
        await bureau.settle()
        assert "K-2026-000002" == page_of(bureau).pagina.stand.kop.nummer


# --- one zaak --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_words_of_people_open_on_a_key_and_that_is_written_down(bureau_desk: Desk, size: tuple[int, int]) -> None:
    """NEN 7513, X59: looking at a zaak opens nothing; the button says that reading is written down."""
    async with open_bureau(bureau_desk, size=size) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        assert "inhoud geopend" not in events_of(bureau_desk, "coen")
        assert any("opgeschreven" in each for each in bureau.buttons()) or size == NARROW
        assert CANARY not in bureau.text()
        await bureau.press("L")
        assert CANARY in bureau.text()
        assert ["inhoud geopend"] == [wat for wat in events_of(bureau_desk, "coen") if wat == "inhoud geopend"]


async def test_each_date_explains_itself(bureau_desk: Desk) -> None:
    """Issue 3, 2: rule, start, calendar and article in one sentence."""
    async with open_bureau(bureau_desk, size=WIDE) as bureau:
        await bureau.press("enter")
        said = "Uiterlijk dinsdag 12 mei 2026: 1 werkdag na maandag 11 mei 2026 (de ontvangst)"
        assert said in bureau.text()


async def test_a_next_search_begins_without_the_nummer_and_the_name_of_the_last(bureau_desk: Desk) -> None:
    """A nummer goes before a name: one that was left standing would keep every name from being found."""
    async with open_bureau(bureau_desk) as bureau:
        await bureau.press("z")
        bureau.app.screen.query_one("#nummer", Input).value = "K-2026-999999"
        bureau.app.screen.query_one("#naam", Input).value = "Robin"
        await bureau.press("f2", "z")
        boxes = [bureau.app.screen.query_one(f"#{name}", Input).value for name in ("nummer", "naam")]
        assert ["", ""] == boxes


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_arrows_go_from_step_to_step_as_fast_as_they_are_pressed(
    bureau_desk: Desk, size: tuple[int, int]
) -> None:
    """Keyboard: also where the buttons stand in a page that scrolls, and with a key that is held down."""
    async with open_bureau(bureau_desk, size=size) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        for key in ("s", *["down"] * 6, "up"):
            bureau.app.post_message(Key(key, None))
        await bureau.settle()
        focused = bureau.app.focused
        assert focused is not None
        assert page_of(bureau).pagina.found.mogelijk[5].handeling == focused.name


async def test_who_may_not_read_is_offered_no_way_to_and_is_told_when_they_try(bureau_desk: Desk) -> None:
    """security.md 4.11: the words are not there to be opened; a try is answered where it is seen."""
    async with open_bureau(bureau_desk, "fenna") as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        assert "L Lees" not in bureau.text()
        assert "voor uw rol dicht" in "".join(str(one.render()) for one in bureau.app.screen.query("#blocks Static"))
        assert "lees" not in [button.name for button in bureau.app.screen.query("#blocks Button")]
        await bureau.press("l")
        assert "Uw rol mag dit niet" in bureau.said()


async def test_a_step_is_a_button_and_what_it_came_to_is_told(bureau_desk: Desk) -> None:
    """The page shows the zaak after it, and the list has moved on when one comes back to it."""
    async with open_bureau(bureau_desk, "fenna") as bureau:
        await bureau.press("enter", "1")
        assert isinstance(bureau.app.screen, StepForm)
        await bureau.press("f2")
        assert "Vastgelegd: Ontvangst bevestigen" in bureau.said()
        assert "bevestigd" == page_of(bureau).pagina.stand.kop.fase
        await bureau.press("escape")
        chosen = bureau.app.screen.query_one(ZaakTable).chosen
        assert chosen is not None
        assert ("K-2026-000001", "bevestigd") == (chosen.nummer, chosen.fase)


async def test_a_refusal_stands_under_its_field_with_the_article_and_keeps_what_was_typed(bureau_desk: Desk) -> None:
    """What the regulation forbids is refused before it is sent, and after it too: the same form comes back."""
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        form = await open_step(bureau, "eerste_contact")
        form.query(Writing).first().text = "Gebeld met Robin."
        await bureau.press("f2")
        assert form is bureau.app.screen
        assert "Dit veld is nog leeg. (artikel 3.4)" in bureau.text()
        refusal = bureau_desk.refusal("veld_ontbreekt", "3.4")
        bureau.app.pop_screen()
        bureau.app.post_message(messages.StapRefused(form.mag, {"tekst": "Gebeld met Robin."}, refusal))
        await bureau.settle()
        again = bureau.app.screen
        assert isinstance(again, StepForm)
        assert "Gebeld met Robin." in [one.text for one in again.query(Writing)]


async def test_of_two_who_do_something_the_second_is_shown_both_and_goes_on(bureau_desk: Desk) -> None:
    """T24: told who did what, with their own words beside it; the same words can be sent after it."""
    zaak = id_of(bureau_desk, "K-2026-000002")
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(zaak)
        await bureau.settle()
        form = await open_step(bureau, "aantekening_maken")
        form.query_one(Writing).text = "De tweede."
        take_stap(bureau_desk, wie(bureau_desk, "fenna"), zaak, "aantekening_maken", {"tekst": "De eerste."})
        await bureau.press("f2")
        assert isinstance(bureau.app.screen, ChangedScreen)
        assert "Fenna" in bureau.text()
        assert "De tweede." in bureau.text()
        await bureau.press("enter")
        again = bureau.app.screen
        assert isinstance(again, StepForm)
        assert "De tweede." == again.query_one(Writing).text
        await bureau.press("f2")
        assert "Vastgelegd" in bureau.said()
    texts = bureau_desk.register.contents(zaak, actor="coen", reason="test")
    assert {"De eerste.", "De tweede."} <= {one.text for one in texts}


async def test_who_no_longer_sees_the_zaak_comes_back_to_the_list(bureau_desk: Desk) -> None:
    """X21, K29: after saying that it is about oneself nothing of it stays on the screen."""
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        await bureau.press("k")
        assert isinstance(bureau.app.screen, LinkForm)
        bureau.app.screen.dismiss({"relatie": "beklaagde", "medewerker": "coen"})
        await bureau.settle()
        assert isinstance(bureau.app.screen, Overzicht)
        assert "U ziet deze zaak nu niet meer" in bureau.said()
        assert "K-2026-000002" not in bureau.text()


async def test_fixed_terms_are_given_and_found_by(bureau_desk: Desk) -> None:
    """D3: aard and onderwerp by a form; a search by them finds the zaak."""
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        await bureau.press("i")
        assert isinstance(bureau.app.screen, TermsForm)
        bureau.app.screen.dismiss({"onderwerp": "anders"})
        await bureau.settle()
        assert "Gaat over: iets anders" in bureau.text()
        await bureau.press("escape", "z")
        bureau.app.screen.query_one("#onderwerp").value = "anders"  # type: ignore[attr-defined]  # a Select
        await bureau.press("f2")
        found = [row.nummer for row in bureau.app.overzicht.lijst.rijen if isinstance(row, ZaakKop)]
        assert ["K-2026-000002"] == found
        assert "[iets anders]" in bureau.text()


# --- searching -------------------------------------------------------------------------------------------------------


async def test_a_nummer_leads_to_its_zaak_and_one_that_may_not_be_seen_to_nothing(bureau_desk: Desk) -> None:
    """The answer is the same for a zaak that is not there."""
    async with open_bureau(bureau_desk) as bureau:
        await bureau.press("z")
        await bureau.type("k-2026-000002")
        await bureau.press("enter")
        assert "K-2026-000002" == page_of(bureau).pagina.stand.kop.nummer
        await bureau.press("escape", "z")
        bureau.app.screen.query_one("#nummer", Input).value = "K-2026-000099"
        await bureau.press("enter")
        assert "Deze zaak is er niet, of u mag hem niet zien." in bureau.said()


async def test_a_name_finds_only_what_was_opened_before(bureau_desk: Desk) -> None:
    """Issue 3, 3: nothing among zaken that one never opened; after reading one, that one."""
    async with open_bureau(bureau_desk) as bureau:
        for found in ([], ["K-2026-000002"]):
            await bureau.press("z")
            bureau.app.screen.query_one("#nummer", Input).value = ""
            bureau.app.screen.query_one("#naam", Input).value = "ROBIN"
            await bureau.press("f2")
            rows = bureau.app.overzicht.lijst.rijen if found else []
            assert found == [row.nummer for row in rows if isinstance(row, ZaakKop)]
            if not found:
                assert "staat deze naam niet" in bureau.said()
                bureau.app.read(id_of(bureau_desk, "K-2026-000002"), inhoud=True)
                await bureau.settle()
                await bureau.press("escape")
        assert "Robin" not in bureau.text()


# --- letters ---------------------------------------------------------------------------------------------------------


async def test_a_letter_is_read_kept_as_pdf_and_its_opening_written_down(
    bureau_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Issue 3, 4: as its reader gets it; the file is new, its owner's alone, and named by the nummer only."""
    monkeypatch.setenv("HOME", str(tmp_path))
    async with open_bureau(bureau_desk) as bureau:
        bureau.app.read(id_of(bureau_desk, "K-2026-000002"))
        await bureau.settle()
        await bureau.press("b")
        assert "bevestiging dat de klacht er is" in bureau.text()
        assert "Mail dat er nieuws is: wacht" in bureau.text()
        bureau.app.screen.query_one(OptionList).highlighted = 2  # the newest first: the confirmation is the oldest
        await bureau.press("enter")
        assert isinstance(bureau.app.screen, LetterScreen)
        assert "Robin de Vries" in bureau.text()
        assert "inhoud geopend" in events_of(bureau_desk, "coen")
        for name in ("brief-K-2026-000002-1.pdf", "brief-K-2026-000002-1-2.pdf"):
            await bureau.press("f7")
            assert name in bureau.said()
            assert (tmp_path / name).read_bytes().startswith(b"%PDF")
            assert 0o600 == (tmp_path / name).stat().st_mode & 0o777
            await bureau.press("b")
            bureau.app.screen.query_one(OptionList).highlighted = 2
            await bureau.press("enter")


async def test_a_letter_is_said_to_have_gone(bureau_desk: Desk) -> None:
    """X29: not before somebody says so; without a postal address it says what to do."""
    zaak = file_zaak(bureau_desk, teksten=())
    Loop(bureau_desk, zaak).doe("ontvangst_bevestigen", "fenna")
    async with open_bureau(bureau_desk, "fenna", size=WIDE) as bureau:
        bureau.app.read(zaak)
        await bureau.settle()
        await bureau.press("b")
        assert "brief aan de klager: nog niet weg, geen postadres: bel of mail" in bureau.text()
        await bureau.press("enter", "g")
        assert "brief aan de klager: verstuurd of gegeven" in bureau.text()
        await bureau.press("enter", "g")  # it went already
        assert isinstance(bureau.app.screen, LetterScreen)
        await bureau.press("r")
        assert "KWAM TERUG op woensdag 13 mei 2026, moet opnieuw weg" in bureau.text()
        await bureau.press("escape", "escape", "f6", "m")
        assert 1 == bureau.text().count("KWAM TERUG")


async def test_the_day_of_a_talk_stands_among_the_dates(bureau_desk: Desk) -> None:
    """K31, K41: with its hour, for who has not opened a word."""
    loop = Loop(bureau_desk, file_zaak(bureau_desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    today = bureau_desk.vandaag().isoformat()
    loop.doe("eerste_contact", "coen", datum=today, wijze="telefoon", tekst="Gebeld.", iemand_mee="nee")
    loop.doe("oordeel_vastleggen", "coen", oordelen=loop.oordelen())
    plan = {"handeling": "klachtgesprek_plannen", "actor": "coen", "plaats": "Voorbeeldstraat 1"}
    loop.doe(**plan, afspraak_op="2026-05-18", tijd="half tien")
    async with open_bureau(bureau_desk, "coen", size=WIDE) as bureau:
        bureau.app.read(loop.zaak)
        await bureau.settle()
        assert "Gesprek op maandag 18 mei 2026 " in bureau.text()
        assert "half tien" not in bureau.text()
        loop.doe(**plan, afspraak_op="2026-05-19", tijd="9.30 uur")
        await bureau.press("f6")
        assert "Gesprek op dinsdag 19 mei 2026 om 09:30 uur" in bureau.text()


async def test_letters_that_have_to_go_stand_on_the_first_screen(bureau_desk: Desk) -> None:
    """T29: one list of all that must go, with how to settle each; the same as at its zaak."""
    async with open_bureau(bureau_desk, "fenna", size=WIDE) as bureau:
        assert "2 brieven moeten nog weg (M)" in str(bureau.app.screen.query_one("#alarm", Static).render())
        await bureau.press("m")
        assert 2 == bureau.app.screen.query_one(OptionList).option_count
        assert "geen postadres" in bureau.text()
        assert "bevestiging dat de klacht er is  13-5-2026" in bureau.text()
        assert "Mail dat er nieuws is" not in bureau.text()
        await bureau.press("n")
        assert "Een brief gaat niet per mail." in bureau.said()
        assert 2 == len(mail_stand(bureau_desk, wie(bureau_desk, "fenna")).papier)
        await bureau.press("m", "b")
        assert "1 brief moet nog weg (M)" in str(bureau.app.overzicht.query_one("#alarm", Static).render())
        assert "brief geprint" in events_of(bureau_desk, "fenna")


async def test_every_way_to_settle_post_is_whole_on_a_narrow_desk(bureau_desk: Desk) -> None:
    """The last button was cut off after three signs at 80 columns."""
    async with open_bureau(bureau_desk, "fenna") as bureau:
        await bureau.press("m")
        last = next(row for row in bureau.text().splitlines() if "(O)" in row)
        assert all(key in last for key in ("(O)", "(N)", "(B)", "Terug (Esc)"))


# --- mail ------------------------------------------------------------------------------------------------------------


async def test_that_nothing_is_mailed_stands_on_the_first_screen(bureau_desk: Desk) -> None:
    """Issue 3, 4: nothing waits in silence."""
    async with open_bureau(bureau_desk, size=WIDE) as bureau:
        said = str(bureau.app.screen.query_one("#alarm", Static).render())
        assert "Het achtergrondwerk loopt niet." in said
        assert "2 mails wachten" in said
        for one in mail_stand(bureau_desk, wie(bureau_desk, "coen")).papier:
            printed(bureau_desk, wie(bureau_desk, "coen"), one.bericht)
        await bureau.press("f6", "m")
        assert not bureau.app.screen.query(OptionList)
