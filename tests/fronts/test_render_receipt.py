# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A receipt says what is so: what was received, what waits, what was practice, what the person has to send."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest

from klachtgids.fronts.render_receipt import ShownReceipt, code_word, shown_receipt
from klachtgids.intake.turn import Filed, Letter, Receipt
from klachtgids.regeling.file import Regelingen, load
from klachtgids.regeling.termijn import termijnen_bij_ontvangst
from klachtgids.words.i18n import Words

MOMENT = datetime(2026, 5, 1, 14, 55, tzinfo=UTC)
STATES: tuple[Literal["ontvangen", "wacht", "oefen", "brief"], ...] = ("ontvangen", "wacht", "oefen", "brief")


@pytest.fixture(scope="module")
def regelingen(root: Path) -> Regelingen:
    """The real regulations."""
    return load(root / "dialogues")


@pytest.fixture
def words(root: Path) -> Words:
    """Dutch, with u."""
    return Words.of("nl", False, root / "dialogues")


def receipt(state: Literal["ontvangen", "wacht", "oefen", "brief"], regelingen: Regelingen) -> Receipt:
    """One klacht for the first organisation."""
    org = regelingen.organisaties[0]
    found = termijnen_bij_ontvangst(regelingen, org.id, "klacht", MOMENT)
    nummer = "K-2026-000012" if state == "ontvangen" else None
    return Receipt(MOMENT, (Filed(org.id, org.naam, "klacht", state, nummer, tuple(found)),))


def all_text(shown: ShownReceipt) -> str:
    """Every word of a receipt."""
    parts = [*(line for filed in shown.filed for line in filed.lines)]
    for filed in shown.filed:
        parts += [filed.steps_title, *(" ".join((step.text, *step.dates)) for step in filed.steps)]
    return "\n".join(parts)


def test_what_the_register_has_is_received_with_number_and_moment(words: Words, regelingen: Regelingen) -> None:
    """Who does what by which date, in the order of the regeling."""
    shown = shown_receipt(receipt("ontvangen", regelingen), words, regelingen)
    said = all_text(shown)
    assert "K-2026-000012" in said
    assert "vrijdag 1 mei 2026 om 16:55 uur" in said
    days = [step.uiterlijk for step in shown.filed[0].steps if step.uiterlijk is not None]
    assert days
    assert sorted(days) == days
    assert all(words.date(day) in said for day in days)
    assert all(step.text[0].isupper() for step in shown.filed[0].steps)


@pytest.mark.parametrize("state", STATES)
def test_a_goal_is_the_day_that_letters_and_the_code_tell_too(
    words: Words, regelingen: Regelingen, state: Literal["ontvangen", "wacht", "oefen", "brief"]
) -> None:
    """C08: one day for one goal, also where it falls in a weekend and the desk aims at the Friday before."""
    org = next(one for one in regelingen.organisaties if one.id == "yoep")
    found = tuple(termijnen_bij_ontvangst(regelingen, org.id, "klacht", datetime(2026, 1, 3, 9, tzinfo=UTC)))
    (goal,) = (one for one in found if one.niet_in_de_regeling)
    assert date(2026, 2, 14) == goal.uiterlijk != goal.streef
    said = all_text(
        shown_receipt(Receipt(MOMENT, (Filed(org.id, org.naam, "klacht", state, None, found),)), words, regelingen)
    )
    assert "zaterdag 14 februari 2026" in said
    assert "13 februari" not in said


@pytest.mark.parametrize("state", ["oefen", "brief"])
@pytest.mark.parametrize("je", [False, True])
def test_what_was_not_sent_is_never_called_received(
    words: Words, regelingen: Regelingen, state: Literal["oefen", "brief"], je: bool
) -> None:
    """Design: practice never says "ontvangen" or "wij hebben uw klacht", and never promises in somebody's name."""
    shown = shown_receipt(receipt(state, regelingen), words.to(je=je), regelingen)
    assert words.say("stappen_kop_oefen") == shown.filed[0].steps_title
    said = all_text(shown).lower()
    for lie in ("ontvangen", "wij hebben uw", "wij hebben je", "uw nummer is", "je nummer is"):
        assert lie not in said
    assert "niets verstuurd" in said


def test_what_waits_has_no_number_and_says_when_it_counts_from(words: Words, regelingen: Regelingen) -> None:
    """The moment of sending is the moment of receipt, also while the register is away."""
    said = all_text(shown_receipt(receipt("wacht", regelingen), words, regelingen))
    assert "nog geen nummer" in said
    assert "vrijdag 1 mei 2026 om 16:55 uur" in said
    assert "is ontvangen" not in said


@pytest.mark.parametrize("state", STATES)
def test_every_organisation_and_soort_has_a_receipt(
    words: Words, regelingen: Regelingen, state: Literal["ontvangen", "wacht", "oefen", "brief"]
) -> None:
    """No step of a real regeling needs a word that the receipt does not have."""
    for taal in ("nl", "en"):
        for org in regelingen.organisaties:
            for soort in ("klacht", "signaal", "compliment"):
                found = tuple(termijnen_bij_ontvangst(regelingen, org.id, soort, MOMENT))
                made = Receipt(MOMENT, (Filed(org.id, org.naam, soort, state, None, found),))
                shown = shown_receipt(made, words.to(taal=taal), regelingen)
                assert len(found) <= sum(step.uiterlijk is not None for step in shown.filed[0].steps)


def test_a_letter_shows_where_it_can_go(words: Words, regelingen: Regelingen) -> None:
    """The addresses stand above the letter, in one line each."""
    letter = Letter("brief", "Klacht", "Beste lezer,", "klacht@example.org", "Postbus 1\n2500 AA Den Haag")
    shown = shown_receipt(Receipt(MOMENT, (), (letter,)), words, regelingen).letters[0]
    assert ("E-mail: klacht@example.org", "Post: Postbus 1, 2500 AA Den Haag") == shown.to


def test_a_copy_says_that_nothing_needs_to_be_sent(words: Words, regelingen: Regelingen) -> None:
    """Who reads another language also reads why the letter is in Dutch."""
    letter = Letter("klacht", "Klacht", "Beste lezer,", None, None, copy=True)
    made = Receipt(MOMENT, (), (letter,))
    shown = shown_receipt(made, words, regelingen).letters[0]
    assert ("Klacht (kopie)", ("Dit is een kopie, om zelf te bewaren. U hoeft niets te sturen.",)) == (
        shown.title,
        shown.to,
    )
    assert 2 == len(shown_receipt(made, words.to(taal="en"), regelingen).letters[0].to)


def test_no_step_says_twice_who_does_it(words: Words, regelingen: Regelingen) -> None:
    """The name of the role stands within the sentence, in every regeling and for every soort."""
    for org in regelingen.organisaties:
        for soort in ("klacht", "signaal", "compliment"):
            made = Receipt(MOMENT, (Filed(org.id, org.naam, soort, "ontvangen", None, ()),))
            for step in shown_receipt(made, words, regelingen).filed[0].steps:
                assert ": " not in step.text, step.text


def test_a_day_that_the_regeling_does_not_name_is_an_aim_and_no_last_day(words: Words, regelingen: Regelingen) -> None:
    """C21: shown with its label, never as what somebody promised."""
    steps = shown_receipt(receipt("ontvangen", regelingen), words, regelingen).filed[0].steps
    dates = next(step.dates for step in steps if len(step.dates) == 2)
    assert ("Het doel is: vrijdag 12 juni 2026.", "Deze dag staat niet in de regeling. Het is geen belofte.") == dates


def test_only_a_klacht_can_be_followed_or_stopped(words: Words, regelingen: Regelingen) -> None:
    """A signaal gets no answer, so nobody is invited to wait for one."""
    org = regelingen.organisaties[0]
    for soort, said in (("klacht", True), ("signaal", False)):
        shown = shown_receipt(
            Receipt(MOMENT, (Filed(org.id, org.naam, soort, "ontvangen", "N-1", ()),)), words, regelingen
        )
        assert said == (words.say("afloop_volgen") in shown.filed[0].lines)
        assert ("code_na" if said else "code_bewaar") == code_word(shown)
