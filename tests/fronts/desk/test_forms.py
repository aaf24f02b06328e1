# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of a step in somebody's hands: typed, clicked, refused, left, and opened again; nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Button, Checkbox, Input, Static

from klachtgids.fronts.desk.asking import Ask
from klachtgids.fronts.desk.choosing import ChoiceList
from klachtgids.fronts.desk.fields import Writing
from klachtgids.fronts.desk.fields_of_more import MeasureBox, PieceBox
from klachtgids.handling.desk import Desk
from klachtgids.handling.form import check_form
from klachtgids.handling.steps import Done, take_stap
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.register.filing import Tekst
from klachtgids.register.medewerkers import Account
from tests.fronts.desk.forming import NARROW, OPEN, WIDE, open_screen, stand_of, step_form
from tests.handling.desks import CANARY, Loop, file_zaak, wie

EKC = "externe_klachtencommissie_xtra"


def in_onderzoek(desk: Desk) -> Loop:
    """A klacht of the second regulation with its leidinggevende."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    loop.doe("toewijzen", "anna", behandelaar="lies")
    return loop


def aangevraagd(desk: Desk) -> Loop:
    """One whose klager was not satisfied and goes to the external committee, with consent."""
    loop = in_onderzoek(desk)
    loop.doe("samenvatting_schrijven", "lies", samenvatting="Over bellen.")
    loop.doe("oordeel_vastleggen", "lies", oordelen=loop.oordelen("ongegrond"), maatregelen="geen")
    loop.doe("oordeel_versturen", "lies", wijze="brief", volgende_stap="directie")
    loop.doe("gesprek_aanvragen", "anna", wijze="telefoon")
    talk = {"datum": "2026-05-11", "tekst": "Wij praatten een uur.", "aangeboden": "Een excuus."}
    loop.doe("gesprek_directie_voeren", "dirk", **talk, maatregelen="geen", volgende_stap=EKC)
    loop.doe("extern_doorverwijzen", "anna", loket=EKC)
    consent = {"reikwijdte": "commissie", "keuze": "ja", "datum": "2026-05-11", "schriftelijk": "ja"}
    loop.doe("toestemming_vastleggen", "anna", **consent)
    return loop


def put_away(folder: Path) -> None:
    """As when somebody moves the database while it is in use."""
    for file in folder.glob("db_*"):
        file.rename(file.with_name(f"weg{file.name}"))


async def test_what_is_typed_comes_out_as_the_use_case_takes_it(desk: Desk) -> None:
    """Keys alone: a text, a day as people write it, and F2; what comes out is kept."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "vertraging_melden")) as form:
        await form.press(*"Ziek", "tab", *"1 juli")
        assert "Dat is woensdag 1 juli 2026." in form.text()
        await form.press("f2")
        assert {"reden": "Ziek", "nieuwe_datum": "2026-07-01"} == form.app.gave
    done = take_stap(desk, wie(desk, "lies"), loop.zaak, "vertraging_melden", form.app.gave)
    assert isinstance(done, Done)


async def test_f2_in_one_go_with_what_is_typed_loses_no_letter(desk: Desk) -> None:
    """Section 3, nothing lost: on a slow machine F2 comes while keys still wait at their box."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "vertraging_melden")) as form:
        await form.press(*"Ziek", "tab", *"1 ju")
        for key in ("l", "i"):
            form.app.post_message(events.Key(key, key))
        form.app.post_message(events.Key("f2", None))
        await form.settle()
        assert {"reden": "Ziek", "nieuwe_datum": "2026-07-01"} == form.app.gave


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Dit veld is nog leeg. (artikel 4d)"),
        ("ooit", "Dit is geen dag die wij kennen. Typ bijvoorbeeld 3 april 2026."),
        ("eind juni", "Dit is meer dan een dag. Typ de dag zelf, zoals 3 april 2026."),
        ("31 juni 2026", "Deze dag bestaat niet. Kijk de dag en de maand na, bijvoorbeeld: 28 februari 2026."),
        ("10 mei 2026", "Deze dag is al voorbij. (artikel 4d)"),
        ("1 maart 2027", "De nieuwe datum is niet later dan de oude, of te veel later. (artikel 4d)"),
    ],
)
async def test_what_is_wrong_is_said_under_its_field(desk: Desk, typed: str, said: str) -> None:
    """X28: with the article where it has one; what was typed stands there still, and nothing else is refused."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "vertraging_melden")) as form:
        await form.fill({"reden": "Ziek"})
        form.field("nieuwe_datum").query_one(Input).value = typed
        await form.press("f2")
        assert (said, "") == (form.refused("nieuwe_datum"), form.refused("reden"))
        assert (typed, "Ziek") == (
            form.field("nieuwe_datum").query_one(Input).value,
            form.field("reden").query_one(Writing).text,
        )
        assert form.app.gave is OPEN
        assert "Er klopt nog 1 ding niet" in form.text()
        assert form.field("nieuwe_datum").has_focus_within


async def test_everything_that_is_missing_is_said_at_once(desk: Desk) -> None:
    """Nobody has to send a form five times to hear five things."""
    loop = Loop(desk, file_zaak(desk))
    loop.doe("ontvangst_bevestigen", "fenna")
    loop.doe("doorzetten", "fenna", behandelaar="coen")
    async with open_screen(step_form(desk, "coen", loop.zaak, "eerste_contact")) as form:
        await form.press("f2")
        leeg = "Dit veld is nog leeg. (artikel 3.4)"
        assert [leeg] * 4 == [form.refused(veld) for veld in ("datum", "wijze", "tekst", "iemand_mee")]
        assert "Er kloppen nog 4 dingen niet" in form.text()


async def test_an_untouched_form_closes_and_a_touched_one_asks(desk: Desk) -> None:
    """Esc and Enter keep what was typed; only saying so throws it away."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "gesprek_plannen")) as form:
        await form.press("escape")
        assert form.app.gave is None
    async with open_screen(step_form(desk, "lies", loop.zaak, "gesprek_plannen")) as form:
        form.field("plaats").take_focus()
        await form.press(*"Spui 1", "escape")
        assert isinstance(form.app.screen, Ask)
        await form.press("escape")
        assert (OPEN, "Spui 1") == (form.app.gave, form.field("plaats").query_one(Writing).text)
        await form.press("escape", "enter")
        assert form.app.gave is OPEN
        await form.press("escape", "tab", "enter")
        assert form.app.gave is None


async def test_warnings_are_read_and_confirmed_before_it_is_given(desk: Desk) -> None:
    """X22, X23, X58: they stand above the form and are asked about at the end, each with its article."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "oordeel_vastleggen"), WIDE) as form:
        assert 2 == form.text().count("Let op:")
        oordelen = {part: dict(one) for part, one in loop.oordelen().items()}
        for one in oordelen.values():
            del one["getoetst_aan"]
        await form.fill({"oordelen": oordelen, "maatregelen": "geen"})
        await form.press("f2")
        assert isinstance(form.app.screen, Ask)
        asked = form.text()
        assert "Er staat nog niet bij waaraan is getoetst. (artikel 4c)" in asked
        assert 3 == asked.count("Let op:") - 2  # the form stands behind it
        await form.press("enter")
        assert form.app.gave is OPEN
        await form.press("f2", "tab", "enter")
        assert {"oordelen": oordelen, "maatregelen": "geen"} == form.app.gave


async def test_who_cannot_be_chosen_stands_there_with_the_reason(desk: Desk) -> None:
    """X24, X25: neither keys nor mouse choose them."""
    loop = Loop(desk, file_zaak(desk, "jess", functies=("leidinggevende",)))
    loop.doe("ontvangst_bevestigen", "anna")
    async with open_screen(step_form(desk, "anna", loop.zaak, "toewijzen"), WIDE) as form:
        choices = form.field("behandelaar").query_one(ChoiceList)
        labels = [str(option.prompt) for option in choices.options]
        assert "( ) Dirk (de directie)" == labels[0]
        reason = "Een klacht over iemand met deze functie hoort bij een andere behandelaar. (artikel 4c)"
        assert [f"Niet te kiezen: {reason}", " ✗  Anna (de klachtenadministratie)"] == labels[1:3]
        await form.press(*"lies", "enter", "f2")
        assert ((), OPEN) == (choices.chosen, form.app.gave)
        choices.choose(["lies"])
        assert () == choices.chosen
        await form.press(*"dirk", "enter", "f2", "tab", "enter")
        assert {"behandelaar": "dirk"} == form.app.gave


async def test_two_people_of_one_name_are_told_apart(desk: Desk) -> None:
    """T24: who chooses one of two of the same name sees by the account which it is."""
    desk.medewerkers.change("carla", "naam", actor="beheer", aanduiding="Coen")
    zaak = file_zaak(desk)
    Loop(desk, zaak).doe("ontvangst_bevestigen", "fenna")
    async with open_screen(step_form(desk, "fenna", zaak, "doorzetten"), WIDE) as opened:
        shown = opened.text()
        assert "Coen (coen en de klachtencoördinator van de organisatie)" in shown
        assert "Coen (carla en de klachtencoördinator van de organisatie)" in shown
        assert "Fenna (de klachtenfunctionaris van Kracht)" in shown


async def test_the_mouse_does_what_the_keys_do(desk: Desk) -> None:
    """Choosing, and giving it."""
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    async with open_screen(step_form(desk, "anna", loop.zaak, "deelklacht_maken"), WIDE) as form:
        await form.pilot.click(form.field("organisatie").query_one(ChoiceList), offset=(3, 2))
        form.field("tekst").query_one(Writing).load_text("Over de hulp.")
        await form.pilot.click(form.field("klager_akkoord").query_one(ChoiceList), offset=(3, 0))
        await form.pilot.click("#form-send")
        await form.settle()
        assert {"organisatie": "yoep", "tekst": "Over de hulp.", "klager_akkoord": "ja"} == form.app.gave


async def test_rather_not_is_an_answer(desk: Desk) -> None:
    """K43: ticked, it counts; the words beside it stay until it is sent."""
    loop = Loop(desk, file_zaak(desk))
    async with open_screen(step_form(desk, "fenna", loop.zaak, "intrekken")) as form:
        await form.press("tab", "space")
        assert form.form.query_one(Checkbox).value
        await form.press("f2")
        assert {"reden": "liever_niet"} == form.app.gave


async def test_the_pieces_for_the_committee_are_known_already(desk: Desk) -> None:
    """X44, X45: what the zaak knows stands there, for the body that is chosen; the rest is asked."""
    loop = aangevraagd(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "dossier_openen_extern"), WIDE) as form:
        assert "Kies eerst naar wie het gaat." in form.text()
        await form.fill({"loket": EKC})
        known = {box.stuk.id: box.query_one(Writing).text for box in form.form.query(PieceBox)}
        assert {
            "wat_gebeurde": CANARY,
            "met_wie_gepraat": "",
            "gesprekken_en_aanbod": "Wij praatten een uur.\nEen excuus.",
            "wens_commissie": "",
            "naam_en_contact": "Robin de Vries\nrobin@example.org",
        } == known
        await form.press("f2")
        assert "Nog niet alle stukken zijn er. (artikel 6-ekc)" == form.refused("stukken")
        for box in form.form.query(PieceBox):
            if not known[box.stuk.id]:
                box.query_one(Writing).load_text("Zie de brief.")
        await form.press("f2")
        assert {name: words or "Zie de brief." for name, words in known.items()} == form.app.gave["stukken"]
    done = take_stap(desk, wie(desk, "lies"), loop.zaak, "dossier_openen_extern", form.app.gave)
    assert isinstance(done, Done)


async def test_maatregelen_are_rows_that_come_and_go(desk: Desk) -> None:
    """X32: a row that was begun is finished or taken away, never left out; choosing "geen" hides and keeps them."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "lies", loop.zaak, "oordeel_vastleggen"), WIDE) as form:
        await form.fill({"oordelen": loop.oordelen()})
        field = form.field("maatregelen")
        field.query_one(ChoiceList).focus()
        await form.press("down", "enter")
        field.query_one(MeasureBox).query_one(Writing).load_text("Bellen")
        field.query_one(".more", Button).press()
        await form.settle()
        assert ["Maatregel 1", "Maatregel 2"] == [str(s.render()) for s in field.query(".measure").results(Static)]
        await form.press("f2")
        assert "Vul bij maatregel 1 in wat er gebeurt en wie het doet." == form.refused("maatregelen")
        field.query_one(MeasureBox).query_one(".who", Input).value = "het team"
        field.query_one(MeasureBox).query_one(".day Input", Input).value = "1 september"
        field.query_one(ChoiceList).focus()
        await form.press("up", "enter")
        assert "geen" == field.value()
        await form.press("down", "enter")
        assert [{"wat": "Bellen", "wie": "het team", "uiterlijk": "2026-09-01"}] == field.value()
        field.query(MeasureBox).last().query_one(".away", Button).press()
        await form.settle()
        assert 1 == len(field.query(MeasureBox))


async def test_a_form_opens_again_with_everything_that_was_filled_in(desk: Desk) -> None:
    """After a refusal of the use case, or when another was first: the words and the reason stand there."""
    loop = in_onderzoek(desk)
    given = {"oordelen": loop.oordelen(), "maatregelen": [{"wat": "Bellen", "wie": "team", "uiterlijk": "2026-09-01"}]}
    refused = check_form(desk, wie(desk, "lies"), stand_of(desk, loop.zaak), "oordeel_vastleggen", {})
    assert not hasattr(refused, "naar")
    why = refused[0]
    assert isinstance(why, Refusal)
    again = step_form(desk, "lies", loop.zaak, "oordeel_vastleggen", given=given, refusal=why)
    async with open_screen(again, WIDE) as form:
        assert "Dit veld is nog leeg. (artikel 4e)" == form.refused("oordelen")
        assert again.touched
        await form.press("f2", "tab", "enter")
        assert given == form.app.gave


async def test_nothing_is_lost_when_the_register_is_away(desk: Desk, tmp_path: Path) -> None:
    """A fault of the place is said on the form; what was typed stays in it."""
    loop = in_onderzoek(desk)
    async with open_screen(step_form(desk, "anna", loop.zaak, "overdragen")) as form:
        await form.fill({"behandelaar": "leo", "reden": "Met verlof."})
        put_away(tmp_path)
        await form.press("f2")
        assert "weggehaald of vervangen" in form.text().replace("\n", " ")
        assert ("Met verlof.", OPEN) == (form.field("reden").query_one(Writing).text, form.app.gave)


async def test_no_words_are_markup_and_none_steer_the_terminal(desk: Desk) -> None:
    """style.md 17: of a klager, of an account, and of who pastes."""
    desk.medewerkers.make(
        Account("eva", "[red]Eva\x1b[2J", frozenset({"leidinggevende"}), frozenset({"jess"})),
        wachtwoord=None,
        actor="beheer",
    )
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    async with open_screen(step_form(desk, "anna", loop.zaak, "toewijzen")) as form:
        assert "[red]Eva" in form.text()
        assert "\x1b" not in form.text()
    loop.doe("toewijzen", "anna", behandelaar="lies")
    async with open_screen(step_form(desk, "lies", loop.zaak, "gesprek_plannen")) as form:
        box = form.field("plaats").query_one(Writing)
        box.post_message(events.Paste("a\x1b[2Jb[/]"))
        await form.settle()
        assert "a\ufffdb[/]" == box.text
        box.post_message(events.Paste("x" * 20_000))
        await form.settle()
        assert 10_000 == len(box.text)
        assert "Dat was te veel tekst. Alleen het begin staat er nu." == form.refused("plaats")


async def test_a_long_story_is_read_to_its_end_beside_the_oordeel(desk: Desk) -> None:
    """Who judges can read all of it: Tab stops there, and the arrows go on."""
    story = "\n".join(f"Regel {n} van het verhaal, met nog wat woorden erbij." for n in range(40))
    loop = in_onderzoek(desk)
    texts = [Tekst(stand_of(desk, loop.zaak).onderdelen[0].id, "wat", story)]
    async with open_screen(step_form(desk, "lies", loop.zaak, "oordeel_vastleggen", teksten=texts)) as form:
        assert "Regel 39" not in form.text()
        await form.press("end")
        assert "Regel 39" in form.text()


async def test_a_step_that_asks_nothing_says_so(desk: Desk) -> None:
    """F2 at once; Enter on the button that has the focus does the same."""
    loop = Loop(desk, file_zaak(desk))
    async with open_screen(step_form(desk, "fenna", loop.zaak, "ontvangst_bevestigen")) as form:
        assert "Hier hoeft niets te worden ingevuld." in form.text()
        await form.press("enter")
        assert {} == form.app.gave


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "160x50"])
async def test_every_control_can_be_reached_and_seen(desk: Desk, size: tuple[int, int]) -> None:
    """Tab goes through all of them, and what has the focus is on the screen; the buttons always are."""
    loop = aangevraagd(desk)
    loop.doe("dossier_openen_extern", "anna", loket=EKC, stukken=dict.fromkeys(PIECES, "Zie de brief."))
    async with open_screen(step_form(desk, "anna", loop.zaak, "extern_uitspraak"), size) as form:
        reached = set()
        for _ in form.app.screen.focus_chain:
            focused = form.app.screen.focused
            assert focused is not None
            reached.add(focused)
            room = form.app.screen.query_one("#form" if isinstance(focused, Button) else "#form-body").region
            assert room.intersection(focused.region).area
            await form.pilot.press("tab")
            await form.pilot.pause()
        assert {*form.form.query(Writing), *form.form.query(ChoiceList)} <= reached
        assert "Vastleggen (F2)" in form.text()


PIECES = ("wat_gebeurde", "met_wie_gepraat", "gesprekken_en_aanbod", "wens_commissie", "naam_en_contact")


async def test_a_person_is_found_by_a_surname_or_a_rol(desk: Desk) -> None:
    """Among many the arrows are a long way; what a line begins with still goes first."""
    for account, naam in (("a1", "Noor Lies"), ("b2", "Liv Smit"), ("c3", "Kim Adema")):
        rollen, there = frozenset({"leidinggevende"}), frozenset({"jess"})
        desk.medewerkers.make(Account(account, naam, rollen, there), wachtwoord=None, actor="beheer")
    loop = Loop(desk, file_zaak(desk, "jess"))
    loop.doe("ontvangst_bevestigen", "anna")
    async with open_screen(step_form(desk, "anna", loop.zaak, "toewijzen")) as form:
        for typed, expected in (("smi", "b2"), ("lie", "lies"), ("ade", "c3")):
            await form.press(*typed, "enter")
            assert [expected] == [*form.field("behandelaar").query_one(ChoiceList).chosen], typed
