# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A conversation in a browser without JavaScript, over real HTTP (issue 4, section 3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, Clock, served, site_of
from tests.talk import KRACHT, make_core

TEXT = "De begeleider kwam niet.\n<b>Drie</b> & \"vier\" keer 'niet'."


def code_of(browser: Browser) -> str:
    """The code of the conversation, as its page says it."""
    return str(re.findall("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", browser.get("/bewaren").text)[0])


def kept(core: Core) -> int:
    """How many conversations lie in the journal."""
    with core.journal()._place.reading() as spoken:
        return int(spoken.rows("SELECT count(*) FROM gesprek")[0][0])


def test_a_whole_klacht_is_told_checked_sent_and_received(browser: Browser) -> None:
    """Without JavaScript everything works: POST, 303, GET; the receipt has the number and the code."""
    browser.tell(KRACHT)
    assert "/controle" == browser.path
    assert KRACHT["punt"] in browser.page.text
    page = browser.submit(form="versturen")
    nummer = re.findall("K-2026-[0-9]+", page.text)[0]
    assert f"Uw nummer is {nummer}. Ontvangen op" in page.text
    assert "Uw code is" in page.text
    assert KRACHT["punt"] in page.text  # the copy of the letter, this once


def test_who_comes_back_after_sending_reads_numbers_and_days_and_never_what_was_told(browser: Browser) -> None:
    """T30: with a code after filing, no word of the klacht."""
    browser.tell(KRACHT)
    nummer = re.findall("K-2026-[0-9]+", browser.submit(form="versturen").text)[0]
    for path in ("/klaar", "/overzicht", "/vraag", "/controle"):
        page = browser.get(path)
        said = {word for word in (KRACHT["punt"], KRACHT["wens"], KRACHT["naam"], "06-12345678") if word in page.text}
        assert set() == said, path
    assert nummer in browser.get("/klaar").text


def test_sent_twice_is_sent_once(browser: Browser) -> None:
    """A second click, or the same form again, gives the same number (T4)."""
    browser.tell(KRACHT)
    form = browser.page.forms["versturen"]
    first = re.findall("K-2026-[0-9]+", browser.submit(form="versturen").text)
    origin = {"origin": browser.address}
    again = browser.http.post(form.action, data=form.fields, headers=origin)
    assert 200 == again.status_code
    assert set(first) == set(re.findall("K-2026-[0-9]+", again.text))


def test_before_the_first_answer_nothing_is_stored(browser: Browser, core: Core) -> None:
    """Looking costs nobody anything: the journal stays empty until something was told."""
    browser.get("/")
    browser.get("/vraag")
    browser.submit(button="doe=taal-en")
    assert 0 == kept(core)
    browser.get("/vraag")
    browser.answer("klacht")
    assert 1 == kept(core)


def test_every_question_has_an_address_of_its_own_that_says_nothing(browser: Browser) -> None:
    """Security: no personal data and no question in an address; and the browser's own Back works."""
    browser.tell(KRACHT)
    browser.submit(form="versturen")
    paths = [address.removeprefix(browser.address) for address in browser.visited]
    questions = {path for path in paths if path.startswith("/vraag/")}
    assert len(questions) > 15
    known = re.compile("/vraag/[0-9a-f]{12}|/vraag|/controle|/verstuur")
    assert [] == [path for path in paths if not known.fullmatch(path)]


def test_back_gives_the_question_before_with_its_answer_and_loses_nothing(browser: Browser) -> None:
    """B2: Back keeps answers; the answer stands there to be changed or left as it was."""
    browser.tell(KRACHT, until="wens")
    browser.submit(button="doe=terug")
    assert browser.asked == "al_gedaan"
    assert ["niets"] == browser.page.forms["antwoord"].fields["keuzes"]
    browser.submit(button="doe=terug")
    assert "onderdelen" == browser.asked
    browser.get("/vraag")
    assert "wens" == browser.asked


def test_any_answer_can_be_changed_from_the_overview_and_from_the_check(browser: Browser) -> None:
    """B3: a change goes back to where one was, and what was told after it stays."""
    browser.tell(KRACHT)
    changes = [href for href, words in browser.page.links if words.startswith("Wijzig")]
    asked = {}
    for link in changes:
        browser.get(link)
        asked[browser.asked] = link
    assert {"soort", "wens", "onderdelen/1/punt", "contact"} <= asked.keys()
    browser.get(asked["wens"])
    assert [KRACHT["wens"]] == browser.page.forms["antwoord"].fields["tekst"]
    browser.submit({"tekst": "Een vaste begeleider."})
    assert "/controle" == browser.path
    assert "Een vaste begeleider." in browser.page.text
    assert KRACHT["punt"] in browser.page.text


def test_a_refused_answer_stands_there_as_it_was_typed_with_a_link_to_its_field(browser: Browser) -> None:
    """WCAG 3.3.1, 3.3.3; an error is said first, in the title too, and points at its field."""
    browser.tell(KRACHT, until="wanneer")
    typed = 'ergens <b>toen</b> & "zo"'
    page = browser.submit({"keuze": "-", "tekst": typed})
    assert 422 == browser.status
    assert page.title.startswith("Fout: Vraag")
    assert [typed] == page.forms["antwoord"].fields["tekst"]
    target = next(href for href, words in page.links if "datum" in words).removeprefix("#")
    assert target in {given.get("id") for _, given in page.tags}
    assert "Wij begrijpen deze datum niet." in page.text


def test_a_wrong_telephone_number_is_said_at_the_telephone_number(browser: Browser) -> None:
    """Three fields for one question: the refusal names the one it is about, and each keeps what was typed."""
    browser.tell(KRACHT, until="contact")
    page = browser.submit({"email": "anna@example.org", "telefoon": "06-12", "post": ""})
    assert 422 == browser.status
    assert "true" == page.attrs_of("input", name="telefoon")["aria-invalid"]
    assert "aria-invalid" not in page.attrs_of("input", name="email")
    assert ["anna@example.org"] == page.forms["antwoord"].fields["email"]


def test_choosing_and_typing_at_once_is_asked_about(browser: Browser) -> None:
    """Nothing is guessed: a chosen day and a typed one are not the same answer."""
    browser.tell(KRACHT, until="wanneer")
    page = browser.submit({"keuze": "gisteren", "tekst": "3 april"})
    assert 422 == browser.status
    assert "U koos een antwoord en typte er ook een." in page.text
    assert ["3 april"] == page.forms["antwoord"].fields["tekst"]


def test_what_may_stand_in_place_of_words_is_a_button_of_its_own(browser: Browser) -> None:
    """The field is what is asked for; who wants to give no name presses a button, whatever stands in the field."""
    browser.tell(KRACHT, until="naam")
    instead = [button.value for button in browser.page.buttons if button.name == "inplaats"]
    assert instead
    assert {} == browser.page.forms["antwoord"].choices
    browser.submit({"tekst": "Anna"}, button=f"inplaats={instead[0]}")
    assert 200 == browser.status
    assert "naam" != browser.asked


def test_what_a_person_wrote_is_never_markup(browser: Browser) -> None:
    """T14: the page has the same elements, and the words come out as they went in."""
    browser.tell(KRACHT, until="punt")
    browser.submit({"tekst": TEXT})
    page = browser.get("/overzicht")
    assert " ".join(TEXT.split()) in page.text
    assert "b" not in {tag for tag, _ in page.tags}


def test_leaving_a_question_halfway_keeps_what_was_typed(browser: Browser) -> None:
    """OF #6214: who looks at help, the overview or another language finds the words again."""
    for button, back in (("doe=hulp", "/vraag"), ("doe=overzicht", "/vraag"), ("doe=taal-en", ""), ("doe=taal-nl", "")):
        browser.tell(KRACHT, until="wens")
        browser.submit({"tekst": f"half {button}"}, button=button)
        if back:
            browser.get(back)
        assert "wens" == browser.asked, button
        assert [f"half {button}"] == browser.page.forms["antwoord"].fields["tekst"]


def test_the_language_changes_at_any_question_and_loses_nothing(browser: Browser) -> None:
    """The page says its language, and the answers stay as they are."""
    browser.tell(KRACHT, until="wens")
    page = browser.submit(button="doe=taal-en")
    assert "en" == page.attrs_of("html")["lang"]
    assert page.title.startswith("Question")
    assert KRACHT["punt"] in browser.get("/overzicht").text
    browser.get("/vraag")
    assert "wens" == browser.asked


def test_a_point_is_added_and_taken_away_again(browser: Browser) -> None:
    """A list: another point by its own question, away by the overview; the others keep their answers."""
    browser.tell(KRACHT, until="onderdelen")
    browser.answer("nog_een")
    browser.submit({"tekst": "Het tweede punt."})
    page = browser.get("/overzicht")
    assert "Het tweede punt." in page.text
    assert 2 == len([each for each in page.buttons if each.form == "/verwijder"]), "one button a point"
    sure = browser.submit({"punt": "2"}, form="/verwijder")
    assert "Wilt u dit punt weghalen?" in sure.text
    browser.submit(form="/verwijder", button="zeker=ja")
    assert "Het tweede punt." not in browser.get("/overzicht").text
    assert KRACHT["punt"] in browser.page.text


def test_a_conversation_goes_on_in_another_browser_by_its_code(browser: Browser, address: str) -> None:
    """Save and resume without an account, on any machine."""
    browser.tell(KRACHT, until="wens")
    code = code_of(browser)
    with Browser(address) as other:
        other.get("/verder")
        page = other.submit({"code": code.lower().replace("-", " ")}, form="/verder")
        assert "/overzicht" == other.path
        assert KRACHT["punt"] in page.text
        other.get("/vraag")
        assert "wens" == other.asked


def test_a_code_that_opens_nothing_is_refused_with_what_was_typed(browser: Browser) -> None:
    """T15: refused the same way, whatever it is."""
    for typed in ("1234", "0000-0000-0000-00000", "../../etc/passwd", "\u202e\x00'; DROP TABLE"):
        browser.get("/verder")
        browser.submit({"code": typed}, form="/verder")
        assert 422 == browser.status, typed


def test_status_and_withdrawing_are_asked_with_number_and_code(browser: Browser, address: str) -> None:
    """Two fields for number and code; the answer says how it stands, and what stopping needs."""
    browser.tell(KRACHT)
    page = browser.submit(form="versturen")
    nummer, code = re.findall("K-2026-[0-9]+", page.text)[0], code_of(browser)
    for what in ("status", "intrekken"):
        with Browser(address) as other:
            other.get("/vraag")
            other.answer("meer")
            other.answer(what)
            page = other.submit({"nummer": nummer, "code": code})
            if what == "intrekken":
                page = other.submit({"tekst": "Het is opgelost."})
                page = other.submit(form="versturen") if other.path == "/controle" else page
            assert nummer in page.text
            assert 200 == other.status, page.text


def test_with_a_code_nothing_is_made_a_letter_also_in_practice(tmp_path: Path, clock: Clock) -> None:
    """What somebody adds to a zaak is sent or is not; the button promises no letter."""
    with served(site_of(make_core(tmp_path / "oefen", ()), clock)[1]) as address, Browser(address) as browser:
        browser.get("/vraag")
        browser.answer("meer")
        browser.answer("toevoegen")
        browser.submit({"nummer": "K-2026-000001", "code": "DRT8-QGZ3-XDZV-5T9BZ"})
        page = browser.submit({"tekst": "Er kwam weer niemand."})
        assert "/controle" == browser.path
        assert "Er kwam weer niemand." in page.text
        assert ("Ja, dit klopt. Verstuur" in page.text, "Maak mijn brief" in page.text) == (True, False)


@pytest.mark.parametrize("receives", [True, False])
def test_the_button_says_what_comes_of_it(tmp_path: Path, clock: Clock, *, receives: bool) -> None:
    """In practice nothing is sent: it makes a letter, and says so."""
    core = make_core(tmp_path / "site") if receives else make_core(tmp_path / "site", ())
    with served(site_of(core, clock)[1]) as address, Browser(address) as browser:
        browser.tell(KRACHT)
        said = browser.get("/controle").text
        assert ("Ja, dit klopt. Verstuur" in said, "Maak mijn brief" in said) == (receives, not receives)


def test_stopping_forgets_the_code_in_this_browser_and_nothing_else(browser: Browser) -> None:
    """The conversation stays under its code; this browser cannot open it any more."""
    browser.tell(KRACHT, until="wens")
    code = code_of(browser)
    browser.submit(form="/stop")
    assert KRACHT["punt"] not in browser.get("/overzicht").text
    browser.get("/verder")
    assert KRACHT["punt"] in browser.submit({"code": code}, form="/verder").text


def test_wiping_takes_the_conversation_away_for_good(browser: Browser, core: Core) -> None:
    """What was told is gone, with the code too."""
    browser.tell(KRACHT, until="wens")
    code = code_of(browser)
    browser.submit(form="/wis")
    assert 0 == kept(core)
    browser.get("/verder")
    browser.submit({"code": code}, form="/verder")
    assert 422 == browser.status


def test_quick_exit_leads_away_at_once_and_leaves_nothing_in_the_browser(browser: Browser) -> None:
    """One click on every page: another site, no cookie, nothing that Back would show."""
    browser.tell(KRACHT, until="wens")
    assert any(button.form == "/weg" for button in browser.page.buttons)
    browser.submit(form="/weg")
    assert browser.last is not None
    assert browser.last.headers["refresh"].startswith("0; url=https://")
    assert {} == dict(browser.http.cookies)
    assert "begeleider" not in browser.get("/overzicht").text
