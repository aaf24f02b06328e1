# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what is typed to a value, or a refusal with a reason and an example (design 3; issue 2, 5)."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from klachtgids.dialogue.answers import read
from klachtgids.dialogue.matching import folded, one
from klachtgids.dialogue.prompt import Choice, Given, Refusal
from klachtgids.regeling.file import load
from klachtgids.seal import new_code
from klachtgids.words.clean import bare
from klachtgids.words.i18n import Words
from klachtgids.words.wording import Text
from tests.dialogue.prompting import KINDS, SCOPE, WANNEER, answer, prompt, reading, with_list
from tests.words.hostile import MEGABYTE, corpus

DIALOGUES = Path(__file__).parents[2] / "dialogues"


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("blij", "1"), ("blij", " 1. "), ("blij", "(1)"), ("doorgeven", "2)"), ("blij", "blij"), ("blij", "BLIJ"),
        ("doorgeven", "Ik wil iets doorgeven"), ("doorgeven", "ik wil iets doorgeven!"), ("doorgeven", "doorgeven"),
        ("doorgeven", "doorgevn"), ("weet_niet", "ik weet het nit"), ("niet_eens", "brief"), ("niet_eens", "niet eens"),
        ("weet_niet", "weet_niet"), ("weiger_nummer", "5"), ("weiger_nummer", "0"), ("weiger_keuze", "xyz"),
        ("weiger_keuze", "ik"), ("weiger_onduidelijk", "niet"), ("weiger_keuze_leeg", ""), ("weiger_keuze_leeg", " \n"),
        ("weiger_keuze", "1 2 3 4"), ("weiger_keuze", "-1"),
    ],
)  # fmt: skip
def test_a_choice_is_taken_by_number_id_words_or_a_small_slip(expected: str, typed: str) -> None:
    """Forgiving, and never a guess between two."""
    assert expected == answer("choice", typed)


@pytest.mark.parametrize("typed", ["weet ik niet", "Ik weet het niet.", "geen idee", "I don't know", "no idea"])
def test_not_knowing_is_said_in_many_words(typed: str) -> None:
    """Every choice that means it, by the beginning of its id; beside free text too, so that it becomes no name."""
    assert "onbekend" == answer(prompt("choice", {"medewerker": "Medewerker", "onbekend": "Geen van deze"}), typed)
    assert {"optie": "weet_niet"} == answer(prompt("name", {"weet_niet": "Zonder naam"}), typed)
    two = {"weet_niet_thuis": "Het gaat over thuis", "weet_niet_school": "Het gaat over school"}
    assert "weiger_onduidelijk" == answer(prompt("choice", two), typed)


@pytest.mark.parametrize(("expected", "typed"), [("a", "ja"), ("b", "nee"), ("a", "Yes"), ("b", "no"), ("b", "n")])
def test_a_bare_yes_or_no_is_the_one_choice_that_begins_with_it(expected: str, typed: str) -> None:
    """Who reads "Nee, dit is alles" types "nee"; between two it is asked again."""
    assert expected == answer(prompt("choice", {"a": "Ja, nog een punt.", "b": "Nee, dit is alles."}), typed)
    assert str(answer(prompt("choice", {"a": "Nee, niet.", "b": "Nee, nooit.", "c": "Ja.", "d": "Ja!"}), typed)) in {
        "weiger_onduidelijk",
        "weiger_keuze",
    }


def test_a_refusal_between_two_names_both() -> None:
    """The person reads what could be meant."""
    found = reading("choice", "niet")
    assert isinstance(found, Refusal)
    assert ("Ik ben het niet eens met een brief", "Ik weet het niet") == found.slots["keuzes"]


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (["blij", "niet_eens"], "1,3"), (["blij", "niet_eens"], "١ و ٣"), (["blij", "niet_eens"], "1 i 3"),
        (["blij", "niet_eens"], "1 та 3"), (["blij", "niet_eens"], "1 ve 3"),
        (["blij", "niet_eens"], "1 en 3"), (["blij", "niet_eens"], "1 and 3"),
        (["blij", "niet_eens"], "1 3"), (["blij", "niet_eens"], "1 1 en 3"),
        (["niet_eens", "blij"], "3; 1"), (["blij"], "1,1"), (["blij"], "blij"),
        (["blij", "doorgeven"], "blij en doorgeven"), (["blij", "doorgeven"], "blij\ndoorgeven"),
        (["blij", "doorgeven"], "blij,doorgeven"), ("weiger_keuze", "blij, xyz"), ("weiger_nummer", "1, 9"),
        ("weiger_keuze_leeg", ""), ("weiger_alleen", "1 en 4"), (["weet_niet"], "4"),
    ],
)  # fmt: skip
def test_choices_take_several_and_drop_none(expected: Any, typed: str) -> None:
    """A part that is not understood refuses the whole: nothing is dropped in silence."""
    assert expected == answer(prompt("choices", alone="weet_niet"), typed)


def test_words_of_one_choice_may_hold_a_comma_and_en() -> None:
    """The whole text is looked at before it is cut."""
    asked = prompt("choices", {"a": "Wonen, eten en slapen", "b": "Wonen"})
    assert ["a"] == answer(asked, "wonen, eten en slapen")


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        (["zonneweide"], "1"), (["zonneweide"], "Zonneweide"), (["zonneweide"], "zonnewiede"),
        (["zonneweide"], "de weide"),
        (["jongveld"], "jong veld"), (["jongveld"], "de kinderopvang"), (["jongveld"], "jongvelt"),
        (["zonneweide", "wijkthuis"], "zonneweide en wijkthuis"), (["zonneweide", "hulpzorg_noord"], "1 en 3"),
        (["hulpzorg_zuid"], "hulpzorg zuid"), ("weiger_onduidelijk", "hulpzorg"), ("weiger_onduidelijk", "hulpzorgg"),
        ({"optie": "weet_niet"}, "ik weet het niet"), ({"optie": "weet_niet"}, "6"), ("weiger_alleen", "1 en 6"),
        ("weiger_organisatie", "bakkerij"), ("weiger_keuze_leeg", ""), ("weiger_nummer", "7"),
        ("weiger_organisatie", "zonneweide en bakkerij"),
    ],
)  # fmt: skip
def test_an_organisation_is_found_by_any_of_its_names(expected: Any, typed: str) -> None:
    """Number, id, name, other name or misspelling; two that are alike are both named."""
    asked = prompt("organisation", {"weet_niet": "Ik weet het niet"}, several=True)
    assert expected == answer(asked, typed)


def shipped(typed: str) -> str | None:
    """The organisation that is found for this among all that the shipped files know."""
    known = load(DIALOGUES).organisaties
    choices = [Choice(each.id, Text.of(each.naam), synonyms=tuple(each.synoniemen)) for each in known]
    found = one(choices, typed, lambda text: text.u)
    return found.id if isinstance(found, Choice) else None


@pytest.mark.parametrize("typed", ["Yoap", "yoep", "yope", "YOEB", "yoop"])
def test_a_slip_in_a_short_name_is_understood(typed: str) -> None:
    """One letter wrong, or two changed places: a name of four letters has few to be alike with."""
    assert "yoep" == shipped(typed)


@pytest.mark.parametrize(
    "typed", ["soep", "yoga", "yo", "ypoe", "boek", "huis", "mama", "thuis", "ggz", "gaat", "mies"]
)
def test_an_unrelated_short_word_is_no_organisation(typed: str) -> None:
    """A wrong guess would send a story to somebody else."""
    assert shipped(typed) is None


def test_one_organisation_is_one() -> None:
    """Where the dialogue asks for one, two are refused by name."""
    found = reading("organisation", "1 en 2")
    assert found == Refusal("weiger_een_organisatie", {"keuzes": ("Zonneweide", "JongVeld")})


def test_a_choice_that_is_named_in_a_refusal_leaves_its_full_stop_behind() -> None:
    """Else the sentence around it ends twice: "in de lijst staat.. Kies dit"."""
    asked = prompt("choices", {"a": "Wonen.", "niets": "Nog niets."}, alone="niets")
    assert Refusal("weiger_alleen", {"keuze": "Nog niets"}) == reading(asked, "1 en 2")
    asked = prompt("choice", {"a": "Eten thuis.", "b": "Eten op school."})
    assert Refusal("weiger_onduidelijk", {"keuzes": ("Eten thuis", "Eten op school")}) == reading(asked, "eten")


@pytest.mark.parametrize("typed", ["ja", "Ja", "J", "yes", "y", "1", "ja graag", "Ja!"])
def test_yes_is_yes_in_each_kind(typed: str) -> None:
    """A consent holds for its exact scope (design 4)."""
    assert "ja" == answer("yes_no", typed)
    for kind in ("consent", "notice", "confirm"):
        assert {"keuze": "ja", "geldt_voor": SCOPE} == answer(kind, typed)


@pytest.mark.parametrize("typed", ["nee", "N", "no", "2", "Nee."])
def test_no_is_no_except_for_a_notice(typed: str) -> None:
    """A consent can be refused; a notice can only be read."""
    assert "nee" == answer("yes_no", typed)
    assert {"keuze": "nee", "geldt_voor": SCOPE} == answer("consent", typed)
    assert {"keuze": "nee", "geldt_voor": SCOPE} == answer("confirm", typed)
    assert "weiger_gelezen" == answer("notice", typed)


@pytest.mark.parametrize("typed", ["", "misschien", "ja nee", "3", "ok dan"])
def test_no_consent_is_ever_supposed(typed: str) -> None:
    """Consent is never prefilled: an empty line or anything but yes or no is asked again."""
    expected = ["weiger_ja_nee", "weiger_toestemming", "weiger_gelezen", "weiger_ja_nee"]
    assert expected == [answer(kind, typed) for kind in ("yes_no", "consent", "notice", "confirm")]


def test_each_language_answers_in_its_own_words() -> None:
    """The words for yes, no and skip come through the catalogue too."""
    said = {"Ja": "Evet", "Nee": "Hayır", "Overslaan": "Atla"}
    label = lambda text: said.get(text.u, text.u)  # noqa: E731  # as short as what it stands for
    assert Given("ja") == read(prompt("yes_no"), "evet", label)
    assert Given("nee") == read(prompt("yes_no"), "HAYIR", label)
    assert [Given("ja"), Given("nee")] == [read(prompt("yes_no"), typed, label) for typed in ("١", "٢")]
    assert Given(None) == read(prompt("text", may_skip=True), "atla", label)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "confirm"])
def test_what_may_be_skipped_is_skipped_by_word_or_by_nothing(kind: str) -> None:
    """A skipped answer is an answer: None. What may not be skipped says so."""
    for typed in ("", "overslaan", "Skip"):
        assert Given(None) == reading(prompt(kind, may_skip=True), typed)
    assert "weiger_overslaan" == answer(kind, "overslaan")
    assert answer(kind, "").startswith("weiger_")


@pytest.mark.parametrize("kind", ["text", "long_text"])
def test_text_is_kept_in_the_persons_own_words(kind: str) -> None:
    """Only what cannot be seen goes; no mark-up, no format, no shortening."""
    assert "Hij zei: [/ {naam} <b>\n\n👍 سلام" == answer(kind, "  Hij zei: [/ {naam} <b>\r\n\r\n👍 سلام\x00 ")
    assert "." == answer(kind, ".")
    assert "weiger_leeg" == answer(kind, "\u200b \n")
    assert 10_000 == len(answer(kind, "a" * 10_000))


@pytest.mark.parametrize("kind", KINDS)
def test_ten_megabytes_are_refused_at_once(kind: str) -> None:
    """10,000 characters an answer, refused before anything else looks at them (T20: 200 ms)."""
    typed = "a [/ " * (2 * MEGABYTE)
    begun = process_time()
    found = reading(kind, typed)
    assert found == Refusal("weiger_te_lang", {"meest": 10_000, "lengte": 10 * MEGABYTE})
    assert 0.2 > process_time() - begun


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("Li", "Li"), ("李", "李"), ("Ø", "Ø"), ("O'Brien-de Wit", " O'Brien-de  Wit "), ("محمد", "محمد"),
        ("X Æ A-12", "X Æ A-12"), ("Sam 🌻", "Sam 🌻"), ("weiger_naam", "🌻"), ("weiger_naam", "123"),
        ("weiger_naam", "-"),
        ("weiger_te_lang", "a" * 201), ("Anna Jan", "Anna\nJan"), ("Null", "Null"),
        ("Skip van den Berg", "Skip van den Berg"),
    ],
)  # fmt: skip
def test_any_name_is_a_name(expected: str, typed: str) -> None:
    """One letter of any script is enough; a name is never too short or too foreign."""
    assert expected == answer("name", typed)


def test_a_button_beside_free_text_is_taken_by_number_id_or_words() -> None:
    """`options` of a question with free text; anything else stays the person's own words."""
    asked = prompt("name", {"geen_naam": "Ik geef geen naam"})
    assert [{"optie": "geen_naam"}] * 3 == [answer(asked, each) for each in ("1", "geen_naam", "ik geef geen naam")]
    assert "geen idee" == answer(asked, "geen idee")
    assert {"optie": "bij_niemand"} == answer(prompt("contact", {"bij_niemand": "Liever niet"}), "liever niet")


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ({"van": "2026-05-21", "tot": "2026-05-21", "precisie": "dag"}, "1"),
        ({"van": "2026-05-21", "tot": "2026-05-21", "precisie": "dag"}, "vandaag"),
        ({"van": "2026-05-11", "tot": "2026-05-17", "precisie": "week"}, "vorige_week"),
        ({"van": "2026-05-05", "tot": "2026-05-05", "precisie": "dag"}, "5 mei"),
        ({"van": None, "tot": None, "precisie": "onbekend"}, "4"),
        ({"optie": "anders"}, "Een andere dag"),
        ("weiger_datum_toekomst", "morgen"),
        ("weiger_datum", "5"),
        ("weiger_datum", "ooit"),
    ],
)
def test_a_date_is_a_choice_or_free_text_and_always_resolved(expected: Any, typed: str) -> None:
    """The stored value is days, never the word for them (design 3)."""
    assert expected == answer(prompt("date", WANNEER), typed)


def test_a_date_to_come_is_taken_where_the_question_asks_for_one() -> None:
    """`future` in the dialogue file."""
    assert {"van": "2026-05-22", "tot": "2026-05-22", "precisie": "dag"} == answer(
        prompt("date", future=True), "morgen"
    )


def test_a_list_grows_by_one_and_ids_are_never_used_again() -> None:
    """The value of a list is its item ids; the next id is one more than the last ever used (design 4)."""
    now = {"items": ["1", "3"], "laatste": 4, "klaar": False}
    assert {"items": ["1", "3", "5"], "laatste": 5, "klaar": False} == answer(with_list(now), "nog_een")
    assert {"items": ["1", "3"], "laatste": 4, "klaar": True} == answer(with_list(now), "2")
    assert {"items": ["1", "2"], "laatste": 2, "klaar": False} == answer("list", "nog een punt")
    assert ["1", "3"] == now["items"]
    full = {"items": [str(item) for item in range(50)], "laatste": 50, "klaar": False}
    assert "weiger_te_veel" == answer(with_list(full), "1")
    assert "weiger_keuze" == answer("list", "misschien")


def test_a_case_is_a_number_and_the_code() -> None:
    """The code is read by the one place that knows codes (T15)."""
    code = new_code().shown
    expected = {"nummer": "K-2026-000123", "code": code}
    assert [expected] * 3 == [
        answer("case", each)
        for each in (f"K-2026-000123 {code}", f"{code}, k-2026-000123", f"K-2026-000123\n{code.lower()}")
    ]
    assert "weiger_zaakcode" == answer("case", "K-2026-000123")
    assert "weiger_zaakcode" == answer("case", "K-2026-000123 0000-0000-0000-00001")
    assert "weiger_zaaknummer" == answer("case", code)


@pytest.mark.parametrize("kind", KINDS)
def test_no_hostile_string_makes_a_reader_fail(kind: str) -> None:
    """1,000 hostile strings: 0 exceptions, each value is JSON, each refusal has its words (issue 2, 5)."""
    words = {taal: Words.of(taal, False, DIALOGUES) for taal in ("nl", "en")}
    options = {"geen": "Liever niet {naam}"} if kind in {"name", "contact", "date", "long_text"} else None
    for asked in (prompt(kind, options), prompt(kind, options, may_skip=True)):
        for typed in corpus():
            found = reading(asked, typed)
            if isinstance(found, Given):
                json.dumps(found.value).encode("utf-8")
            else:
                assert all(each.say(found.reason, **found.slots) for each in words.values()), typed[:80]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(KINDS), st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_any_text_is_read_or_refused(kind: str, typed: str) -> None:
    """Never an exception."""
    assert isinstance(reading(kind, typed), Given | Refusal)


def test_every_refusal_has_words_with_an_example_for_u_and_je() -> None:
    """One sentence and an example, under its key (issue 2, 5)."""
    from klachtgids.words.i18n import program_words

    refusals = {key: text for key, text in program_words(DIALOGUES).items() if key.startswith("weiger_")}
    assert 30 <= len(refusals)
    addressed = [key for key, text in refusals.items() if text.je is None and _speaks_to(text)]
    assert [] == addressed


def _speaks_to(text: Text) -> bool:
    return bool({"u", "uw", "je", "jouw"} & set(text.u.lower().replace(",", " ").replace(":", " ").split()))


@given(st.text())
@example("𝕊")
@example("Nee, dank u_wel!  É²")
def test_text_is_compared_by_its_letters_and_digits_alone(text: str) -> None:
    """The quick way for plain text gives what looking at each sign gives: no case, no accents, single spaces."""
    letters = "".join(sign if sign.isalnum() else " " for sign in bare(text.replace("_", " ")))
    assert " ".join(letters.split()) == folded(text)
