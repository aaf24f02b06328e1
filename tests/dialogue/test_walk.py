# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The walk: each feature of the language on its own tiny dialogue (tests/dialogues is the list of features)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from klachtgids.dialogue.view import digest
from klachtgids.dialogue.walk import LoopFault, Walker
from tests.tiny import RULES, TODAY, asked, book, day, ended, features, regelingen, walk, walker, yes_to


def test_answers_are_replayed_until_one_is_missing() -> None:
    """State is never stored: the place follows from the answers alone (design 3.2)."""
    assert "een" == asked(walk("replay"))
    assert "twee" == asked(walk("replay", een="a"))
    assert ["klaar"] == ended(walk("replay", een="a", twee="woorden"))


def test_the_walk_before_is_replayed_only_when_something_differs() -> None:
    """Each answer begins where the last turn ended; another answer, another day or one taken back walks anew."""
    walks, told = walker("replay"), {"een": "a"}
    first = walks.walk(told, TODAY)
    assert first is walks.walk(dict(told), TODAY, first)
    assert first is not walks.walk(told, TODAY + timedelta(days=1), first)
    told["twee"] = "woorden"
    second = walks.walk(told, TODAY, first)
    assert ["klaar"] == ended(second)
    del told["twee"]
    assert "twee" == asked(walks.walk(told, TODAY, second))


def test_an_answer_that_no_longer_fits_is_asked_again() -> None:
    """An option that a newer file does not have ends the replay there, without a fault."""
    assert "een" == asked(walk("replay", een="weg", twee="woorden"))


@pytest.mark.parametrize("value", [None, 7, [], ["a"], {"optie": "a"}, {}, True])
def test_a_kept_answer_of_another_shape_is_asked_again(value: Any) -> None:
    """A conversation of before the dialogue changed can be gone on with."""
    assert "een" == asked(walk("replay", een=value))


def test_the_steps_stand_in_the_order_of_the_path() -> None:
    """What is on the path, with its key and track, and nothing else."""
    walked = walk("replay", twee="woorden", een="a", oud="verdwenen vraag")
    assert [("een", "a", "start"), ("twee", "woorden", "start")] == [(s.key, s.value, s.track) for s in walked.steps]


def test_an_answer_off_the_path_is_kept_but_never_read() -> None:
    """Going from klacht to signaal and back loses nothing; `answered` looks at the path alone (design 3.2)."""
    told = {"wens": "een gesprek", "gezien": "iets", "slot": "ja"}
    assert ["met_wens"] == ended(walk("off_path", soort="klacht", **told))
    changed = walk("off_path", soort="signaal", **told)
    assert ["zonder_wens"] == ended(changed)
    assert "wens" not in [step.key for step in changed.steps]
    assert not changed.view.answered("wens")


def test_a_fact_of_the_chosen_organisation_chooses_the_route() -> None:
    """Rules that differ between regelingen are facts (design 4)."""
    assert "laat" == asked(walk("facts", organisatie=["maan_een"]))
    assert ["vrij"] == ended(walk("facts", organisatie=["zon_een"]))


def test_of_several_organisations_one_that_fits_is_enough() -> None:
    """A term that holds for one of the chosen organisations is asked about."""
    assert "laat" == asked(walk("facts", organisatie=["zon_een", "maan_een"]))


def test_an_organisation_that_left_is_asked_again() -> None:
    """An id that no regeling has any more does not fit."""
    assert "organisatie" == asked(walk("facts", organisatie=["weggegaan"]))


def test_reasons_of_the_way_and_of_the_track_explain_an_outcome() -> None:
    """`because` of the routes taken, in order, those of a sibling track left out (issue 2, journey 1)."""
    walked = walk("because", wat="beide", brief="ja", datum=day("2026-04-03"), behandeld="ja")
    assert [
        ("bezwaar_gemeente", ("twee_dingen", "een_brief")),
        ("klacht_klaar", ("twee_dingen", "slecht_behandeld")),
    ] == [(ending.outcome.id, ending.because) for ending in walked.endings]
    assert ("twee_dingen", "een_brief", "slecht_behandeld") == walked.because


def test_tracks_run_in_the_order_given_each_to_its_own_outcome() -> None:
    """`tracks = ["bezwaar", "klacht"]`: bezwaar first, for a date hangs on it (design 4)."""
    told = {"wie": "Noor", "brief": "ja", "gebeurd": "Lang verhaal", "punt": "laat"}
    assert ["bezwaar_klaar", "klacht_klaar"] == ended(walk("tracks", wat="beide", **told))
    assert ["klacht_klaar", "bezwaar_klaar"] == ended(walk("tracks", wat="andersom", **told))
    assert ["klacht_klaar"] == ended(walk("tracks", wat="klacht", **told))


def test_a_question_that_two_tracks_ask_is_asked_once() -> None:
    """Ids share one namespace; in the second track the answer stands, and the route of that track is taken."""
    walked = walk("tracks", wat="beide", wie="Noor", brief="ja", gebeurd="Lang verhaal")
    assert "punt" == asked(walked)
    assert 1 == [step.key for step in walked.steps].count("wie")


def test_a_list_asks_its_items_one_after_the_other_and_then_whether_there_is_one_more() -> None:
    """Keys are list/item/question, so that an answer stays with its item (design 4)."""
    assert "onderdelen/1/punt" == asked(walk("lists"))
    assert "onderdelen/1/over_wie" == asked(walk("lists", onderdelen__1__punt="te laat"))
    assert "onderdelen" == asked(walk("lists", onderdelen__1__punt="te laat", onderdelen__1__over_wie=None))


def test_removing_an_item_leaves_the_others_with_their_ids() -> None:
    """Item 2 stays item 2 when 1 is removed."""
    two = {"items": ["1", "2"], "laatste": 2, "klaar": True}
    answers = {f"onderdelen__{i}__{q}": f"{q} {i}" for i in "12" for q in ("punt", "over_wie")}
    assert 5 == len(walk("lists", onderdelen=two, **answers).steps)
    left = walk("lists", onderdelen={**two, "items": ["2"]}, **answers)
    assert ["onderdelen/2/punt", "onderdelen/2/over_wie", "onderdelen"] == [step.key for step in left.steps]
    assert "wens" == asked(left)


@pytest.mark.parametrize("value", [None, "klaar", {}, {"items": "12", "klaar": True}, {"items": [], "klaar": True}])
def test_a_list_that_was_kept_in_another_shape_begins_afresh(value: Any) -> None:
    """The answers of its items are still there."""
    assert "onderdelen/1/punt" == asked(walk("lists", onderdelen=value))


@pytest.mark.parametrize(
    ("how_long", "expected"), [("kort", ["kort"]), ("lang", ["lang"]), ("heel_lang", [])], ids=["none", "when", "rule"]
)
def test_some_holds_when_it_holds_for_one_item(how_long: str, expected: list[str]) -> None:
    """`some` with `when` or `rule` looks at each item's own answers; its `not` holds when none fits."""
    items = {"items": ["1", "2"], "laatste": 2, "klaar": True}
    told = {"onderdelen__1__punt": "a", "onderdelen__1__hoe_lang": "kort", "onderdelen__2__punt": "b"}
    walked = walk("some", onderdelen=items, onderdelen__2__hoe_lang=how_long, **told)
    assert expected == ended(walked)
    assert ("reden" if not expected else None) == asked(walked)


def test_inside_a_list_a_choice_can_hang_on_the_same_item() -> None:
    """Item 2 is judged by the answers of item 2, not by those of item 1."""
    items = {"items": ["1", "2"], "laatste": 2, "klaar": True}
    told = {"punten__1__wie": "mens", "punten__1__functie": "medewerker", "punten__2__wie": "ding"}
    assert "punten/2/functie" == asked(walk("item_when", punten=items, **told, punten__2__functie="medewerker"))
    assert asked(walk("item_when", punten=items, **told, punten__2__functie="regels")) is None


def test_a_route_with_set_changes_an_earlier_answer() -> None:
    """What it sets is pending: the intake writes it and walks again; all that was told stays (design 4)."""
    told = {"soort": "klacht", "verhaal": "Lang verhaal", "naam": "liever_niet"}
    walked = walk("set", **told)
    assert {"soort": "signaal"} == walked.pending
    again = walk("set", **{**told, **walked.pending})
    assert ["signaal"] == ended(again)
    assert ["soort", "verhaal"] == [step.key for step in again.steps]


def test_a_route_that_sets_what_stands_already_goes_on_to_its_own_target() -> None:
    """Nothing is pending then: the conversation would stay at the question for ever (design 4)."""
    plain = book("set")
    name = plain.questions["naam"]
    same = name.routes[0].model_copy(update={"set": {"soort": "klacht"}})
    questions = plain.questions | {"naam": name.model_copy(update={"routes": (same, *name.routes[1:])})}
    told = {"soort": "klacht", "verhaal": "Lang verhaal", "naam": "liever_niet"}
    walked = Walker(replace(plain, questions=questions), regelingen(), RULES).walk(told, TODAY)
    assert ({}, ["klacht"]) == (walked.pending, ended(walked))


def test_a_set_of_before_is_asked_again_when_the_person_changes_back() -> None:
    """An old answer does not change the kind behind the person's back: its question is open again, with the offer."""
    walked = walk("set", soort="klacht", verhaal="Lang verhaal", naam="liever_niet")
    assert "naam" == asked(walked)
    assert ["soort", "verhaal"] == [step.key for step in walked.steps]
    assert ["klacht"] == ended(walk("set", soort="klacht", verhaal="Lang verhaal", naam="wel"))


def test_a_consent_holds_for_the_organisations_it_was_given_for() -> None:
    """Another organisation: asked again (design 4, K49)."""
    given = yes_to(walk("consent", organisatie=["zon_een"]))
    assert ["mag"] == ended(walk("consent", organisatie=["zon_een"], mag_commissie=given))
    assert "mag_commissie" == asked(walk("consent", organisatie=["maan_een"], mag_commissie=given))


def test_a_consent_does_not_hang_on_the_order_in_which_organisations_were_chosen() -> None:
    """The same organisations: the same consent (K49)."""
    given = yes_to(walk("consent", organisatie=["zon_een", "maan_een"]))
    assert ["mag"] == ended(walk("consent", organisatie=["maan_een", "zon_een"], mag_commissie=given))


@pytest.mark.parametrize("change", [{"text": "Mag het?"}, {"recipients": ("klachtencommissie", "directie")}])
def test_a_consent_holds_for_its_words_and_its_recipients(change: dict[str, Any]) -> None:
    """Other words or one more reader: asked again (design 4, K49)."""
    from klachtgids.words.wording import Text

    whole = walker("consent")
    given = yes_to(whole.walk({"organisatie": ["zon_een"]}, TODAY))
    if "text" in change:
        change = {"text": Text.of(change["text"])}
    question = whole.book.questions["mag_commissie"].model_copy(update=change)
    scope = whole.walk({}, TODAY).view.scope(question)
    assert scope != whole.walk({}, TODAY).view.scope(whole.book.questions["mag_commissie"])
    assert given["geldt_voor"] != scope


def test_a_refused_consent_is_an_answer() -> None:
    """Each scope can be refused by itself, and the conversation goes on (K49)."""
    given = yes_to(walk("consent", organisatie=["zon_een"]), "nee")
    assert ["mag_niet"] == ended(walk("consent", organisatie=["zon_een"], mag_commissie=given))


def test_a_day_on_which_a_date_hangs_is_confirmed() -> None:
    """The confirmation holds for just that day; another day is asked about again (issue 2, journey 4)."""
    first = walk("confirm", besluit_datum=day("2026-04-03"))
    assert "besluit_datum/klopt" == asked(first)
    said = {"besluit_datum/klopt": yes_to(first)}
    assert ["klaar_datum"] == ended(walker("confirm").walk({"besluit_datum": day("2026-04-03"), **said}, TODAY))
    other = walker("confirm").walk({"besluit_datum": day("2026-04-04"), **said}, TODAY)
    assert "besluit_datum/klopt" == asked(other)


@pytest.mark.parametrize("value", [{"van": None, "tot": None, "precisie": "onbekend"}, {"optie": "geen_brief"}])
def test_there_is_nothing_to_confirm_without_a_day(value: dict[str, Any]) -> None:
    """'Weet ik niet' and 'geen brief' are taken at their word."""
    assert ["klaar_datum"] == ended(walk("confirm", besluit_datum=value))


def test_a_comparison_with_a_missing_answer_is_neither_true_nor_false() -> None:
    """Nor is its `not`: the default route is taken (design 4)."""
    assert ["onbekend"] == ended(walk("missing", begin="sla_over", slot="ja"))
    assert ["onbekend"] == ended(walk("missing", begin="sla_over", slot="ja", kleur="rood"))
    assert ["rood"] == ended(walk("missing", begin="vraag", slot="ja", kleur="rood"))
    assert ["niet_rood"] == ended(walk("missing", begin="vraag", slot="ja", kleur="blauw"))


def test_a_skipped_answer_is_an_answer_that_is_nothing() -> None:
    """Skipped is not missing: it is not red."""
    assert ["niet_rood"] == ended(walk("missing", begin="vraag", slot="ja", kleur=None))


def test_an_option_can_make_the_conversation_informal_from_there_on() -> None:
    """`je` by age band (domain A5: minor)."""
    assert walk("je", leeftijd="jong").view.je
    assert not walk("je", leeftijd="oud").view.je


def test_a_question_may_be_skipped_only_where_the_file_says_so() -> None:
    """None is an answer to such a question, and `answered` tells the two apart."""
    assert ["wij_bellen_niet"] == ended(walk("skip", telefoon=None))
    assert ["wij_bellen"] == ended(walk("skip", telefoon="+31612345678"))
    assert "twee" == asked(walk("replay", een="a", twee=None))


def test_a_button_beside_free_text_is_not_the_same_as_its_words() -> None:
    """Who types 'weet_niet' as a wish has a wish."""
    assert ["nog_niet"] == ended(walk("option_beside_text", wens={"optie": "weet_niet"}))
    assert ["wel"] == ended(walk("option_beside_text", wens="een gesprek"))
    assert "wens" == asked(walk("option_beside_text", wens={"optie": "weg"}))


def test_what_is_no_longer_offered_is_no_longer_an_answer() -> None:
    """An option with `when` falls away when another organisation is chosen; its answer is asked again."""
    assert asked(walk("option_when", organisatie=["zon_een"], waar="commissie")) is None
    assert "waar" == asked(walk("option_when", organisatie=["maan_een"], waar="commissie"))


def test_who_does_not_know_the_organisation_gets_its_regeling_by_the_kind_of_help() -> None:
    """X01, K01: 'weet ik niet' is an answer; the kind of help decides which regeling."""
    unknown: dict[str, Any] = {"organisatie": {"optie": "weet_niet"}, "klaar_vraag": "ja"}
    assert ("zon_onbekend",) == walk("unknown_organisation", **unknown, soort_hulp="jeugd").view.chosen
    assert ["termijn"] == ended(walk("unknown_organisation", **unknown, soort_hulp="opvang"))
    assert ["geen_termijn"] == ended(walk("unknown_organisation", **unknown, soort_hulp="jeugd"))


def test_a_rule_that_cannot_know_opens_no_route() -> None:
    """None of a rule and None of its `not` fall through to the default; the day is that of this turn (design 6)."""
    assert ["voorbij"] == ended(walk("rule", dag=day("2026-05-03")))
    assert ["nog_niet_voorbij"] == ended(walk("rule", dag=day("2026-05-04")))
    assert ["dag_onbekend"] == ended(walk("rule", dag={"van": None, "tot": None, "precisie": "onbekend"}))


def test_a_circle_in_a_file_ends_in_a_fault_and_not_in_silence() -> None:
    """The language has no circles; a file that has one must not hang the program (design 4)."""
    with pytest.raises(LoopFault, match="een"):
        walk("broken/circle", een="ja", twee="ja")


def test_a_confirmation_is_about_the_value_as_it_is_kept() -> None:
    """The fingerprint does not hang on the order in which the parts of a value were written."""
    assert digest({"van": "a", "tot": "b"}) == digest({"tot": "b", "van": "a"})


@pytest.mark.parametrize("name", features())
def test_each_feature_can_be_read_and_begins_with_a_question(name: str) -> None:
    """The folder tests/dialogues is the list of features: each can be walked."""
    assert walker(name).walk({}, TODAY).next is not None
