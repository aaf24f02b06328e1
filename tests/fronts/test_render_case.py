# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register said about a zaak, in words: how far it is, what comes, what was sent; each answer its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args
from uuid import uuid4

import pytest

from klachtgids.fronts.render_case import ShownDay, shown_case
from klachtgids.fronts.render_receipt import code_word, shown_receipt
from klachtgids.handling.klager import Antwoord, Bericht, Dag, Deelklacht, Staat, Stand
from klachtgids.intake.turn import Receipt
from klachtgids.regeling.file import Regelingen, load
from klachtgids.register.terms import Soort
from klachtgids.register.zaakstand import AfspraakStand
from klachtgids.words.i18n import Words
from klachtgids.words.wording import Text

MOMENT = datetime(2026, 5, 1, 14, 55, tzinfo=UTC)
BELOFTE = Text("U hoort dat uiterlijk {uiterlijk} van {organisatie}.")
BEVESTIGING = Dag("bevestiging", Text("bericht dat de klacht er is"), BELOFTE, date(2026, 5, 4), False, "3.4")
AFRONDING = Dag("afronding", Text("klacht afgerond"), BELOFTE, date(2026, 6, 12), True, None)
STAND = Stand(
    soort=Soort.KLACHT,
    organisatie="yoep",
    fase="ontvangen",
    tekst=Text("Het is binnen."),
    ontvangen_op=MOMENT,
    volgende=BEVESTIGING,
    voorbij=(),
    berichten=(),
    deelklachten=(),
    stoppen_gevraagd_op=None,
    afgesloten_op=None,
)


@pytest.fixture(scope="module")
def regelingen(root: Path) -> Regelingen:
    """The real regulations."""
    return load(root / "dialogues")


@pytest.fixture
def words(root: Path) -> Words:
    """Dutch, with u."""
    return Words.of("nl", False, root / "dialogues")


def lines(stand: Stand, words: Words, regelingen: Regelingen) -> tuple[str, ...]:
    return shown_case(Antwoord("K-2026-000012", "status", stand), words, regelingen).lines


def test_a_letter_that_waits_says_how_it_comes(words: Words, regelingen: Regelingen) -> None:
    """X29: none is told as sent before it was; without a postal address it says what to do, once."""
    brief = Bericht(Text("brief met het oordeel"), MOMENT, verzonden=False, adres_bekend=False)
    told = lines(replace(STAND, berichten=(brief, brief)), words, regelingen)
    assert 2 == told.count("Brief met het oordeel: dit ligt klaar voor u. Wij weten uw postadres niet.")
    assert 1 == len([one for one in told if "spreek af hoe u de brief krijgt" in one])
    by_post = lines(replace(STAND, berichten=(replace(brief, adres_bekend=True),)), words, regelingen)
    assert "Brief met het oordeel: dit gaat nog naar u toe." in by_post
    went = lines(replace(STAND, berichten=(replace(brief, verzonden=True),)), words, regelingen)
    for told in (by_post, went):
        assert not [one for one in told if "postadres" in one]


def test_the_day_of_a_talk_is_told(words: Words, regelingen: Regelingen) -> None:
    """X33, K31, K41: the day, and the hour where it is known; where it is stands in the letter."""
    assert not [one for one in lines(STAND, words, regelingen) if "gesprek" in one]
    told = lines(replace(STAND, afspraak=AfspraakStand(uuid4(), date(2026, 5, 18), None)), words, regelingen)
    assert "Er is een gesprek afgesproken: maandag 18 mei 2026. Meer daarover staat in de brief." in told
    told = lines(replace(STAND, afspraak=AfspraakStand(uuid4(), date(2026, 5, 18), "09:30")), words, regelingen)
    assert "Er is een gesprek afgesproken: maandag 18 mei 2026 om 09:30 uur. Meer daarover staat in de brief." in told


def test_a_letter_that_came_back_is_told_with_what_to_do(words: Words, regelingen: Regelingen) -> None:
    """X29: nobody waits for a letter that cannot come."""
    brief = Bericht(Text("brief met het oordeel"), MOMENT, verzonden=False, retour=True)
    told = lines(replace(STAND, berichten=(brief,)), words, regelingen)
    assert [one for one in told if one.startswith("Brief met het oordeel: deze brief kwam bij ons terug.")]
    assert [one for one in told if "spreek af hoe u de brief krijgt" in one]


@pytest.mark.parametrize("staat", get_args(Staat))
@pytest.mark.parametrize("je", [False, True])
def test_each_answer_has_its_sentence(root: Path, regelingen: Regelingen, staat: Staat, je: bool) -> None:
    """With and without how it stands: every gap is filled."""
    words = Words.of("nl", je, root / "dialogues")
    for stand in (None, STAND):
        shown = shown_case(Antwoord("K-2026-000012", staat, stand, MOMENT), words, regelingen)
        assert "K-2026-000012" in shown.lines[0] or staat == "away"
        assert [] == [line for line in shown.lines if "{" in line]
        assert (staat, MOMENT) == (shown.state, shown.tot) or stand is not None


def test_how_it_stands_is_said_in_order(words: Words, regelingen: Regelingen) -> None:
    """How far it is, what comes next and when, what was sent: nothing of what was filed."""
    sent = Bericht(Text("bevestiging dat de klacht er is"), MOMENT, verzonden=True)
    waits = Bericht(Text("uitnodiging voor een gesprek"), MOMENT, verzonden=False)
    part = Deelklacht("K-2026-000013", Soort.KLACHT, "incluzio", Text("Iemand praat met u."))
    stand = replace(STAND, berichten=(sent, waits), deelklachten=(part,), stoppen_gevraagd_op=MOMENT)
    expected = (
        "Zo staat het met K-2026-000012.",
        "Het is een klacht bij Yoep, van vrijdag 1 mei 2026 om 16:55 uur.",
        "Hoe ver het is: Het is binnen.",
        "Wat er nu komt: U hoort dat uiterlijk maandag 4 mei 2026 van Yoep.",
        "Deze berichten waren voor u:",
        "Bevestiging dat de klacht er is: vrijdag 1 mei 2026 om 16:55 uur.",
        "Uitnodiging voor een gesprek: dit gaat nog naar u toe.",
        "Er is ook een deel bij Incluzio, met nummer K-2026-000013. Iemand praat met u.",
        "U vroeg om te stoppen op vrijdag 1 mei 2026 om 16:55 uur. Dat telt als u het bevestigt.",
    )
    assert expected == lines(stand, words, regelingen)


def test_an_aim_is_called_an_aim_and_a_day_that_passed_is_said(words: Words, regelingen: Regelingen) -> None:
    """C21: what is not in the regeling is no promise; a promise that was not kept is not hidden."""
    late = lines(replace(STAND, volgende=AFRONDING, voorbij=(BEVESTIGING,)), words, regelingen)
    assert "Wat er nu komt: Klacht afgerond: het doel is vrijdag 12 juni 2026." in late
    assert "Bericht dat de klacht er is: dat had er op maandag 4 mei 2026 moeten zijn. Bel of mail Yoep gerust." in late
    aim = lines(replace(STAND, volgende=None, voorbij=(AFRONDING,)), words, regelingen)
    assert "Klacht afgerond: het doel was vrijdag 12 juni 2026." in aim
    assert not any(line.startswith("Wat er nu komt") for line in aim)


def test_what_ended_says_when(words: Words, regelingen: Regelingen) -> None:
    """A closed zaak has no next day."""
    ended = replace(STAND, volgende=None, afgesloten_op=date(2026, 5, 8))
    assert "Het is afgesloten op vrijdag 8 mei 2026." == lines(ended, words, regelingen)[-1]


def test_another_program_gets_the_parts(words: Words, regelingen: Regelingen) -> None:
    """Stage, next day and messages apart from the sentences; nothing of it when the code was wrong."""
    sent = Bericht(Text("oordeel"), MOMENT, verzonden=True)
    shown = shown_case(Antwoord("K-2026-000012", "status", replace(STAND, berichten=(sent,))), words, regelingen)
    assert "Het is binnen." == shown.fase
    assert ShownDay(date(2026, 5, 4), "U hoort dat uiterlijk maandag 4 mei 2026 van Yoep.") == shown.volgende
    assert [("oordeel", True)] == [(one.tekst, one.verzonden) for one in shown.berichten]
    wrong = shown_case(Antwoord("K-2026-000012", "none"), words, regelingen)
    assert (None, None, ()) == (wrong.fase, wrong.volgende, wrong.berichten)


def test_who_asked_about_a_zaak_is_told_no_code(words: Words, regelingen: Regelingen) -> None:
    """They have the one that matters."""
    made = Receipt(MOMENT, (), (), (Antwoord("K-2026-000012", "status", STAND),))
    assert code_word(shown_receipt(made, words, regelingen)) is None
