# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter is whole: to whom, what, from whom; and it is a copy once its register has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from klachtgids.intake.sending import send
from klachtgids.intake.turn import Letter
from tests.talk import ACTOR, KRACHT, hold, make_core

BEZWAAR = {"soort": "besluit", "besluit_van": "gemeente", "verschil": "bezwaar", "welke_brief": "besluit"}
WACHTEN = {"soort": "wachten", "wacht_keuze": "besluit", "aanvraag_soort": "jeugdwet", "uitstel_brief": "nee"}


def letters(folder: Path, said: dict[str, str], ontvangers: tuple[str, ...] = ()) -> dict[str, Letter]:
    """The letters at the end of a conversation, by id."""
    core = make_core(folder, ontvangers)
    turn = hold(core, said)
    if turn.receipt is None:
        turn = send(core, ACTOR, turn.gesprek)
    assert turn.receipt is not None
    return {letter.id: letter for letter in turn.receipt.letters}


def test_what_the_register_has_comes_back_as_a_copy_with_its_number(tmp_path: Path) -> None:
    """Nobody sends twice what was received: no address to send it to (X19, K28)."""
    letter = letters(tmp_path, KRACHT, ("kracht",))["klacht"]
    assert (True, None, None) == (letter.copy, letter.to_email, letter.to_post)
    assert "Kopie, om zelf te bewaren. Dit is al verstuurd.\nAan: impegno\nNummer: K-2026-000001\n" in letter.text


@pytest.mark.parametrize("ontvangers", [(), ("xtra",)])
def test_what_no_register_has_is_a_letter_to_send(tmp_path: Path, ontvangers: tuple[str, ...]) -> None:
    """Practice, or a register of others: the official address (X06, K23) stands above it."""
    letter = letters(tmp_path, KRACHT, ontvangers)["klacht"]
    assert (False, "klachten@krachtdenhaag.nl") == (letter.copy, letter.to_email)
    assert letter.text.startswith("Aan: impegno\nE-mail: klachten@krachtdenhaag.nl\n\nDatum: ")


def test_of_two_organisations_only_the_one_that_has_it_not_gets_a_letter(tmp_path: Path) -> None:
    """One of the two registers is here: the letter goes to the other."""
    both = KRACHT | {"organisatie": "impegno en wijkz", "functie": "medewerker", "locatie": "thuis"}
    letter = letters(tmp_path, both | {"toestemming_delen": "ja"}, ("kracht",))["klacht"]
    assert (False, "klachten@wijkz.nl") == (letter.copy, letter.to_email)
    assert letter.text.startswith("Wijkz\nt.a.v. Klachtenadministratie\n")


@pytest.mark.parametrize("changed", [{}, {"naam": "1", "zonder_naam": "naam", "naam_toch": "Anna Jansen"}])
def test_a_klacht_ends_with_a_greeting_and_the_name(tmp_path: Path, changed: dict[str, str]) -> None:
    """Also for who first gave no name: that choice is no line of the letter."""
    text = letters(tmp_path, KRACHT | changed)["klacht"].text
    assert text.endswith("\n\nMet vriendelijke groet,\nAnna Jansen")
    assert "naam niet geven" not in text


def test_who_files_at_both_gets_the_letter_for_the_committee_as_well(tmp_path: Path) -> None:
    """K19: free choice; the letter that is spoken of is there, and stays to be sent."""
    found = letters(tmp_path, KRACHT | {"waar_indienen": "beide"}, ("kracht",))
    assert {"klacht": True, "commissie": False} == {key: letter.copy for key, letter in found.items()}
    assert found["commissie"].text.startswith("Aan: Externe klachtencommissie van impegno\n")
    assert "Mijn klacht gaat ook naar de organisatie zelf." in found["commissie"].text
    assert {"klacht"} == set(letters(tmp_path / "hier", KRACHT, ("kracht",)))


@pytest.mark.parametrize(
    ("letter", "said", "above"),
    [
        ("bezwaar", BEZWAAR | {"besluit_datum": "3 april 2026"}, "College van burgemeester en wethouders\n"),
        ("beslis_nu", WACHTEN | {"aanvraag_datum": "2 maart 2026"}, "Gemeente Den Haag\nPostbus 12610\n"),
    ],
)
def test_each_letter_to_the_municipality_goes_to_its_own_desk(
    tmp_path: Path, letter: str, said: dict[str, str], above: str
) -> None:
    """B1 and B3: the address that is told is the address above the letter; one place for the date."""
    text = letters(tmp_path, said)[letter].text
    assert text.startswith(above)
    assert 1 == text.count("Datum: ")
    assert "\n\nMet vriendelijke groet,\n\nMijn naam: ...." in text
