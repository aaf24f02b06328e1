# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values in the gaps: names, addresses and dates, on the real regulations.

Whether each text is whole on every path, the transcripts show (tests/test_transcripts.py).
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from klachtgids.dialogue.slots import OPEN, SLOTS
from klachtgids.dialogue.view import Walking
from klachtgids.words.i18n import Words
from klachtgids.words.wording import Text
from tests.paths import DIALOGUES, book, day
from tests.paths import path as any_path

path = partial(any_path, today=date(2026, 11, 20))


def shown(name: str, view: Walking) -> str:
    """The slot as a Dutch reader sees it."""
    return Words.of("nl", False, DIALOGUES).text(Text.of(f"{{{name}}}"), **{name: SLOTS[name](view)})


def texts() -> list[Text]:
    """Every wording of the dialogues."""
    found: list[Text | None] = list(book().because.values())
    for question in book().questions.values():
        found += [question.text, question.why, question.help, *(note.text for note in question.notes)]
        found += [text for option in question.options for text in (option.text, option.help)]
    for outcome in book().outcomes.values():
        found += [outcome.title, *(note.text for note in outcome.text)]
    found += [line.text for letter in book().letters.values() for line in letter.lines]
    found += [text for card in book().cards.values() for text in (card.title, *(line.text for line in card.lines))]
    return [text for text in found if text is not None]


def test_the_dialogues_name_every_slot_and_no_other() -> None:
    """A gap that nothing fills stops a conversation; a slot that no text names is dead."""
    named = {name for text in texts() for name in text.slots()}
    named |= {outcome.qr for outcome in book().outcomes.values() if outcome.qr}
    assert set(SLOTS) == named


@pytest.mark.parametrize("name", sorted(SLOTS))
def test_every_slot_gives_a_value_on_an_empty_path(name: str) -> None:
    """A gap never makes a conversation fail: what a file leaves open, or was not told, stands as OPEN or 0."""
    assert shown(name, path()) in {OPEN, "0"} or SLOTS[name](path()) == SLOTS[name](path("yoep"))


def test_two_organisations_are_named_in_the_order_chosen_and_a_regeling_once() -> None:
    """A5: one story, several organisations."""
    assert "Wijkz en Yoep" == shown("organisatie", path("wijkz", "yoep"))
    assert "Klachtenregeling Xtra" == shown("regeling_naam", path("wijkz", "jess"))
    assert "klachten@krachtdenhaag.nl" == shown("organisatie_email", path("yoep", "impegno"))


@pytest.mark.parametrize(
    ("org", "values", "name"),
    [
        ("yoep", {}, "de klachtencoördinator van de organisatie"),
        ("wijkz", {"functie": "vrijwilliger"}, "de leidinggevende"),
        ("wijkz", {"functie": "leidinggevende"}, "de directie"),
        ("wijkz", {"functie": "directie"}, "de Raad van Bestuur"),
        ("wijkz", {"functie": "onbekend"}, "de leidinggevende"),
        ("wijkz", {}, "de leidinggevende"),
    ],
)
def test_who_handles_it_follows_from_the_function(org: str, values: dict[str, Any], name: str) -> None:
    """X21-X25: one up from who it is about; K29: the coordinator of the partner."""
    assert name == shown("wie_behandelt", path(org, **values))


def test_a_klacht_about_a_klacht_is_handled_by_somebody_else() -> None:
    """A5: not by the one who handled the first."""
    assert "de leidinggevende" != shown("wie_behandelt", path("wijkz", track="behandeling"))


@pytest.mark.parametrize(
    ("judged", "following"), [("leidinggevende", "de directie"), ("directie", "de Raad van Bestuur")]
)
def test_the_talk_after_a_judgment_is_one_up_from_who_judged(judged: str, following: str) -> None:
    """X33, C11: who judged does not talk with you about that same judgment as the next step."""
    assert following == shown("volgende_gesprek", path("wijkz", wie_oordeelde=judged))


def test_the_committee_is_named_with_its_address_or_who_knows_it() -> None:
    """X43; K25: no address is in the source, so the person is told who knows."""
    assert shown("commissie_adres", path("wijkz")).startswith(
        "Externe Klachtencommissie Xtra, klachtencommissie@xtra.nl"
    )
    assert "De klachtenfunctionaris van Kracht, klachten@krachtdenhaag.nl" == shown("klachtenhulp", path("yoep"))
    assert "Wijkz, klachten@wijkz.nl" == shown("klachtenhulp", path("wijkz"))


def test_the_shortest_window_and_the_help_number_come_from_the_facts() -> None:
    """X17, X16."""
    assert ("2", "0") == tuple(shown("indieningstermijn_maanden", path(org)) for org in ("wijkz", "yoep"))
    assert "070 205 2000" == shown("hulp_telefoon", path("jongleren"))


def test_the_last_day_for_a_bezwaar_explains_itself() -> None:
    """A6: vr 2026-11-13 runs to Kerst, so to ma 2026-12-28; the days off are named."""
    view = path(besluit_datum=day("2026-11-13"))
    assert "vrijdag 13 november 2026" == shown("besluit_datum", view)
    assert "maandag 28 december 2026" == shown("laatste_dag_bezwaar", view)
    assert "vrijdag 25 december 2026" == shown("bezwaar_viel_op", view)
    assert "eerste kerstdag, tweede kerstdag en zondag" == shown("bezwaar_vrije_dagen", view)
    assert 38 == SLOTS["n"](view)


def test_no_negative_number_of_days_is_ever_shown() -> None:
    """What is over is over; the text says so in words."""
    assert 0 == SLOTS["n"](path(besluit_datum=day("2026-01-05")))


def test_the_last_day_to_decide_counts_from_the_last_possible_day() -> None:
    """Awb 4:13, design 6: who is not sure of the day is not sent out too early; unknown law gives the later date."""
    view = path(aanvraag_soort="weet_niet", aanvraag_datum=day("2026-09-01", "2026-09-30"))
    assert "woensdag 30 september 2026" == shown("aanvraag_datum", view)
    assert "woensdag 25 november 2026" == shown("beslis_uiterlijk", view)


def test_a_letter_sent_today_gives_the_municipality_two_weeks() -> None:
    """Awb 4:17: 14 days, and at most 1442 euro."""
    assert "vrijdag 4 december 2026" == shown("beslis_nu_uiterlijk", path())
    assert "1442" == shown("hoogste_dwangsom", path())


def test_an_address_stands_in_one_line() -> None:
    """B3: the place for a letter, as part of a sentence."""
    assert "\n" not in shown("bezwaar_post", path())
    assert shown("bezwaar_post", path()).endswith("Postbus 12610, 2500 DK Den Haag")
