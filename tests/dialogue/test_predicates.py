# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The named rules, on the real regulations: what they say, and that they say nothing about what was not told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from klachtgids.dialogue.condition import Rule, parts
from klachtgids.dialogue.predicates import RULES, day_of, option_of
from tests.paths import UNKNOWN, book, day, path, punt


def conditions() -> set[str]:
    """The rules that the dialogues ask for."""
    asked: set[str] = set()
    for question in book().questions.values():
        whens = [each.when for each in question.routes]
        whens += [each.when for each in question.options]
        whens += [each.when for each in question.notes]
        asked |= {each.name for when in whens for each in parts(when) if isinstance(each, Rule)}
    whens = [note.when for outcome in book().outcomes.values() for note in outcome.text]
    whens += [line.when for letter in book().letters.values() for line in letter.lines]
    asked |= {each.name for when in whens for each in parts(when) if isinstance(each, Rule)}
    return asked


def test_the_dialogues_ask_for_every_rule_and_for_no_other() -> None:
    """A rule that no file asks for is dead; one that is not there stops a conversation."""
    assert set(RULES) == conditions()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_says_why_and_bears_a_path_with_nothing_on_it(rule: str) -> None:
    """A rule names its source, and what has not been told never makes anything true."""
    assert "." in str(RULES[rule].__doc__)
    assert RULES[rule](path()) is not True or rule == "eerste_punt"


@pytest.mark.parametrize(
    ("wanneer", "late"),
    [
        (day("2026-03-18"), False),
        (day("2026-03-17"), True),
        (day("2026-03-01", "2026-03-31"), False),
        (day("2026-02-01", "2026-02-28"), True),
        (UNKNOWN, False),
        ({"optie": "weet_niet"}, False),
    ],
)
def test_a_punt_is_late_after_two_months_from_its_last_day(wanneer: dict[str, Any], late: bool) -> None:
    """X17: calendar months; an imprecise day counts from its last; unknown is never late (design 6)."""
    assert late is RULES["te_laat"](punt("wijkz", wanneer=wanneer))


def test_a_punt_of_the_last_day_of_a_long_month_can_come_until_the_end_of_a_short_one() -> None:
    """A6: 31 december counts to 28 februari."""
    assert not RULES["te_laat"](punt("jess", today=date(2026, 2, 28), wanneer=day("2025-12-31")))
    assert RULES["te_laat"](punt("jess", today=date(2026, 3, 1), wanneer=day("2025-12-31")))


def test_without_a_window_nothing_is_late() -> None:
    """A3: one of the two regulations has no filing window; with both chosen the other's holds."""
    assert RULES["te_laat"](punt("yoep", wanneer=day("2020-01-01"))) is False
    assert RULES["te_laat"](punt("yoep", "wijkz", wanneer=day("2020-01-01"))) is True
    assert RULES["te_laat"](punt("wijkz")) is None


@pytest.mark.parametrize(
    ("wie", "is_person"),
    [("Petra", True), ({"optie": "weet_niet"}, True), ({"optie": "team"}, False), ({"optie": "geen_persoon"}, False)],
)
def test_a_punt_about_somebody_is_about_a_person_also_without_a_name(wie: Any, is_person: bool) -> None:
    """X21-X25: only then can a function decide who handles it."""
    assert is_person is RULES["over_persoon"](punt("wijkz", over_wie=wie))
    assert RULES["over_persoon"](punt("wijkz")) is None


def test_the_notice_stands_before_the_first_own_words_only() -> None:
    """B10: who reads it, how long it is kept and which rights there are, before typing; not again at each punt."""
    assert RULES["eerste_punt"](path())
    assert RULES["eerste_punt"](path(punten=[{}]))
    assert not RULES["eerste_punt"](path(punten=[{"punt": "een"}, {}]))


@pytest.mark.parametrize(
    ("words", "danger", "harm"),
    [
        ("Er was GEWELD op straat", True, True),
        ("Hij heeft mijn zoon geslagen.", True, True),
        ("It was unsafe for the children", True, True),
        ("Ik wil niet meer leven: zelfmoord", True, True),
        ("Zij werkt geweldig", False, False),
        ("Ik ben doodmoe van het overslaan", False, False),
        ("De folder over rapen en messing", False, False),
        ("Mijn dochter is gepest", False, True),
        ("Zij schreeuwde", False, True),
        ("De deur was dicht", False, False),
    ],
)
def test_words_of_danger_and_harm_are_heard_at_the_start_of_a_word(words: str, danger: bool, harm: bool) -> None:
    """A5: they only suggest a card or a question, so a wrong hit costs one question."""
    told = path(punten=[{"punt": "gewoon"}, {"punt": words}])
    assert (danger, harm) == (RULES["noemt_gevaar"](told), RULES["noemt_schade"](told))
    assert harm is RULES["noemt_schade"](path(compliment_tekst=words))


@pytest.mark.parametrize(
    ("band", "minor"), [("tot_12", True), ("van_12_tot_16", True), ("van_16_tot_18", True), ("vanaf_18", False)]
)
def test_who_is_younger_than_eighteen_follows_from_the_band(band: str, minor: bool) -> None:
    """C03: an age band, no date of birth."""
    assert minor is RULES["minderjarig"](path(leeftijd=band))
    assert {option.id for option in book().questions["leeftijd"].options if option.je} == {
        each
        for each in ("tot_12", "van_12_tot_16", "van_16_tot_18", "vanaf_18")
        if RULES["minderjarig"](path(leeftijd=each))
    }


@pytest.mark.parametrize(
    ("wie", "refused"),
    [("client", False), ("ouder_zonder_gezag", False), ("pleegouder", False), ("nabestaande", False), ("andere", True)],
)
def test_a_closed_list_names_who_may_file(wie: str, refused: bool) -> None:
    """K16: the list is closed, next of kin come from the law; C19: an open list refuses nobody."""
    assert refused is RULES["niet_gerechtigd"](path("yoep", wie_bent_u=wie))
    assert RULES["niet_gerechtigd"](path("wijkz", wie_bent_u=wie)) is False
    assert RULES["niet_gerechtigd"](path("yoep")) is None
    assert RULES["niet_gerechtigd"](path("wijkz", wie_bent_u="niet_op_de_lijst")) is False


def test_organisations_are_known_and_counted() -> None:
    """A5: several organisations are several zaken."""
    assert (False, False) == (RULES["organisatie_bekend"](path()), RULES["meer_organisaties"](path("yoep")))
    assert (True, True) == (RULES["organisatie_bekend"](path("yoep")), RULES["meer_organisaties"](path("yoep", "jess")))


def test_a_message_may_be_left_only_where_there_is_a_telephone() -> None:
    """X15: any one way is enough; voicemail is asked only with a number."""
    assert RULES["heeft_telefoon"](path(contact={"telefoon": "+31612345678"}))
    assert not RULES["heeft_telefoon"](path(contact={"email": "a@example.org"}))
    assert RULES["heeft_telefoon"](path()) is None


def test_a_klacht_about_a_klacht_is_seen_by_its_way_in_or_by_the_function() -> None:
    """A5: the handler of the earlier klacht cannot handle this one."""
    assert RULES["klacht_over_klacht"](path(track="behandeling"))
    assert RULES["klacht_over_klacht"](path(functie="klachtencoordinator"))
    assert not RULES["klacht_over_klacht"](path(functie="directie"))


def test_bodies_outside_follow_from_the_files() -> None:
    """X36, X39, K18, K25: committees, lokets and helpers are data; an open address is not somewhere to write to."""
    rules = ("heeft_geschillencommissie", "heeft_tuchtrecht", "commissie_bereikbaar", "heeft_klachtenhulp")
    assert [True, True, True, True] == [RULES[rule](path("jongleren")) for rule in rules]
    assert [False, True, False, True] == [RULES[rule](path("yoep")) for rule in rules]
    assert [False, False, False, False] == [RULES[rule](path()) for rule in rules]


@pytest.mark.parametrize(
    ("sent", "over", "near", "last", "moved"),
    [
        ("2026-04-03", False, True, True, True),
        ("2026-04-01", True, False, False, False),
        ("2026-04-10", False, True, False, False),
        ("2026-04-20", False, False, False, False),
    ],
)
def test_the_time_for_a_bezwaar_is_over_or_nearly_so(
    sent: str, over: bool, near: bool, last: bool, moved: bool
) -> None:
    """Awb 6:7 and the Algemene termijnenwet: vr 2026-04-03 runs to ma 2026-05-18, which is today (A6)."""
    told = path(besluit_datum=day(sent))
    found = [
        RULES[rule](told) for rule in ("bezwaar_om", "bezwaar_bijna_om", "bezwaar_laatste_dag", "bezwaar_verschoven")
    ]
    assert [over, near, last, moved] == found


def test_an_imprecise_letter_counts_from_its_first_day() -> None:
    """Design 6: nobody is told that there is more time than there may be."""
    assert RULES["bezwaar_om"](path(besluit_datum=day("2026-04-01", "2026-04-30")))
    assert RULES["bezwaar_om"](path(besluit_datum=UNKNOWN)) is None


@pytest.mark.parametrize(
    ("value", "known"), [(day("2026-04-03"), True), (UNKNOWN, False), ({"optie": "weet_niet"}, False)]
)
@pytest.mark.parametrize("question", ["besluit_datum", "aanvraag_datum"])
def test_a_day_is_known_or_not(question: str, value: dict[str, Any], known: bool) -> None:
    """Who does not know the day gets the way to find it, never a date."""
    told: dict[str, Any] = {question: value}
    assert known is RULES[f"{question}_bekend"](path(**told))
    assert RULES[f"{question}_bekend"](path()) is None


@pytest.mark.parametrize(
    ("soort", "asked", "late"),
    [
        ("jeugdwet", day("2026-03-20"), True),
        ("jeugdwet", day("2026-03-24"), False),
        ("wmo", day("2026-03-20"), True),
        ("weet_niet", day("2026-03-20"), True),
        ("jeugdwet", day("2026-03-01", "2026-03-31"), False),
    ],
)
def test_the_municipality_is_late_after_the_time_that_the_law_gives(soort: str, asked: Any, late: bool) -> None:
    """Awb 4:13: 8 weeks from the last possible day, to the next ordinary day (vr 2026-05-15 is one off, so 18 May)."""
    told = path(aanvraag_soort=soort, aanvraag_datum=asked, today=date(2026, 5, 19))
    assert late is RULES["besluit_over_tijd"](told)


def test_what_was_chosen_is_told_apart_from_what_was_written() -> None:
    """An option beside free text is kept as such."""
    assert ("team", None) == (option_of({"optie": "team"}), option_of("team"))
    assert (None, None) == (day_of({"optie": "weet_niet"}).van, day_of("x").tot)
