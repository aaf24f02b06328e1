# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every front shows: prompts, answers, outcomes and refusals in the reader's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from klachtgids.dialogue.models import CardLine, Option, Question
from klachtgids.dialogue.prompt import Article, Choice, Prompt, Refusal, ShownNote
from klachtgids.dialogue.saying import date_in_words, value_in_words
from klachtgids.fronts.render import (
    ShownChoice,
    cards_for,
    shown_card,
    shown_overview,
    shown_prompt,
    shown_refusal,
    words_for,
)
from klachtgids.intake import conversation
from klachtgids.intake.cards import CardNow
from klachtgids.words.i18n import Words
from klachtgids.words.wording import Text
from tests.fronts.talks import answers_of, core_at

TODAY = date(2026, 5, 11)
DAY = {"van": "2026-04-03", "tot": "2026-04-03", "precisie": "dag"}


@pytest.fixture
def words(root: Path) -> Words:
    """Dutch, with u."""
    return Words.of("nl", False, root / "dialogues")


def question(kind: str, **more: Any) -> Question:
    """A question of one kind."""
    return Question.model_validate({"id": "iets", "kind": kind, "text": "Wat wilt u?", "why": "Daarom.", **more})


def prompt(asked: Question, **more: Any) -> Prompt:
    """A prompt for it, with its options as they stand."""
    choices = tuple(Choice(option.id, option.text, option.help) for option in asked.options)
    return Prompt(**{
        "key": asked.id, "question": asked, "choices": choices, "slots": {}, "notes": (), "today": TODAY,
        "scope": "nu", **more,
    })  # fmt: skip


def test_choices_are_numbered_from_one_and_keep_their_ids(words: Words) -> None:
    """A number is for the person, an id for a program; both answer the question."""
    asked = question("choice", options=[{"id": "a", "text": "Eén"}, {"id": "b", "text": "Twee", "help": "Uitleg."}])
    assert (ShownChoice(1, "a", "Eén"), ShownChoice(2, "b", "Twee", "Uitleg.")) == shown_prompt(
        prompt(asked), words
    ).choices


@pytest.mark.parametrize("kind", ["yes_no", "consent"])
def test_yes_or_no_can_always_be_chosen_by_number(words: Words, kind: str) -> None:
    """Whoever cannot type a word can type 1 or 2."""
    assert ["Ja", "Nee"] == [choice.label for choice in shown_prompt(prompt(question(kind)), words).choices]


def test_a_date_on_which_a_term_hangs_is_asked_back_in_full(words: Words) -> None:
    """The person sees which day was understood, with its weekday (K10)."""
    asked = prompt(question("date", confirm=True), key="iets/klopt", confirm=True, offered=DAY, has_offer=True)
    shown = shown_prompt(asked, words)
    assert "U bedoelt vrijdag 3 april 2026. Klopt dat?" == shown.text
    assert ["ja", "nee"] == [choice.id for choice in shown.choices]
    assert not shown.takes_text


def test_a_prompt_names_the_article_of_the_regeling_and_the_law(words: Words) -> None:
    """*Waarom vraagt u dit* says where the question comes from."""
    asked = prompt(question("text", law=["Awb 6:7"]), articles=(Article("Regeling Zon", "3.2"),))
    assert ("Regeling Zon, artikel 3.2", "Awb 6:7") == shown_prompt(asked, words).sources


def test_an_earlier_consent_for_something_else_is_no_offer(words: Words) -> None:
    """Consent is never filled in beforehand (K49)."""
    for scope, expected in (("nu", "Ja"), ("toen", None)):
        given = {"keuze": "ja", "geldt_voor": scope}
        asked = prompt(question("consent"), offered=given, has_offer=True)
        assert expected == shown_prompt(asked, words).offered


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"van": "2026-11-10", "tot": "2026-11-10", "precisie": "dag"}, "dinsdag 10 november 2026"),
        ({"van": "2026-04-01", "tot": "2026-04-30", "precisie": "maand"}, "april 2026"),
        ({"van": "2025-01-01", "tot": "2025-12-31", "precisie": "jaar"}, "2025"),
        ({"van": "2026-05-04", "tot": "2026-05-10", "precisie": "week"}, "in de week van maandag 4 mei 2026"),
        (
            {"van": "2026-04-01", "tot": "2026-04-20", "precisie": "periode"},
            "tussen woensdag 1 april 2026 en maandag 20 april 2026",
        ),
        ({"van": None, "tot": "2026-04-20", "precisie": "periode"}, "tot en met maandag 20 april 2026"),
        ({"van": "2026-04-20", "tot": None, "precisie": "periode"}, "vanaf maandag 20 april 2026"),
        ({"van": None, "tot": None, "precisie": "onbekend"}, "weet ik niet"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(words: Words, value: dict[str, Any], expected: str) -> None:
    """A month is not made a day."""
    assert expected == date_in_words(value, words)


def test_every_way_of_contact_has_its_own_line(words: Words) -> None:
    """The overview shows what was understood, number and all."""
    value = {"email": "robin@example.org", "telefoon": "+31612345678", "voicemail": False}
    expected = "e-mail: robin@example.org\ntelefoon: 06-12345678\nniet inspreken"
    assert expected == value_in_words(question("contact"), value, words)


def test_several_organisations_and_a_skipped_question_are_said_in_words(words: Words) -> None:
    """Ids are never shown."""
    named = {"een": Text("Zon"), "twee": Text("Maan")}
    assert "Zon en Maan" == value_in_words(question("organisation"), ["een", "twee"], words, named)
    assert "overgeslagen" == value_in_words(question("text", may_skip=True), None, words)


def test_the_words_of_a_person_are_not_read_as_a_wording(words: Words) -> None:
    """Braces and markup in an answer are just signs."""
    assert "{naam} [/] %s" == value_in_words(question("text"), "{naam} [/] %s", words)


def test_an_option_beside_free_text_is_said_by_its_words(words: Words) -> None:
    """What was chosen comes back as it was read."""
    asked = question("name", options=[Option(id="onbekend", text=Text("Weet ik niet"))])
    assert "Weet ik niet" == value_in_words(asked, {"optie": "onbekend"}, words)


def test_a_note_shows_its_card_when_there_is_somebody_to_fetch_it(words: Words) -> None:
    """Without the conversation there is no card, and a note that is only a card is nothing then."""
    asked = prompt(question("text"), notes=(ShownNote(None, "hulp"), ShownNote(Text("Let op."))))
    card = shown_card(CardNow("hulp", Text("Hulp"), (CardLine(text=Text("Bel"), phone="112"),), {}), words)
    assert [None, card] == [shown.card for shown in shown_prompt(asked, words, {"hulp": card}.get).notes[::-1]]
    assert ["Let op."] == [shown.text for shown in shown_prompt(asked, words).notes]


def test_a_refusal_without_words_of_its_own_is_still_said(words: Words) -> None:
    """A reason that nobody wrote down is not the person's problem."""
    assert "Dit antwoord kan hier niet" in shown_refusal(Refusal("weiger_nooit_van_gehoord"), words)


def test_items_of_a_list_are_counted_only_when_there_are_more(tmp_path: Path) -> None:
    """One point needs no number; two are told apart, and one can be taken out again."""
    core = core_at(tmp_path)
    turn = conversation.begin(core, "nl", "app")
    items = iter(["nog_een", "klaar"])
    for asked, typed in answers_of(core, {"soort": "klacht"}):
        if asked.kind == "list":
            break
        turn = conversation.answer(core, "klager", turn.gesprek, asked.key, typed)
    assert {None} == {told.item for told in shown_overview(turn, words_for(core, turn.gesprek))}
    assert turn.prompt is not None
    turn = conversation.answer(core, "klager", turn.gesprek, turn.prompt.key, next(items))
    assert turn.prompt is not None
    turn = conversation.answer(core, "klager", turn.gesprek, turn.prompt.key, "Nog iets anders.")
    shown = shown_overview(turn, words_for(core, turn.gesprek))
    assert {None, "Punt 1", "Punt 2"} == {told.item for told in shown}
    assert list(range(1, len(shown) + 1)) == [told.number for told in shown]
    list_id, item = next(told.item_of for told in shown if told.item_of is not None)
    turn = conversation.remove_item(core, "klager", turn.gesprek, list_id, item)
    assert {None} == {told.item for told in shown_overview(turn, words_for(core, turn.gesprek))}


def test_help_now_is_there_before_anything_was_told(tmp_path: Path) -> None:
    """The card with 112 needs no answer (domain.md A5)."""
    core = core_at(tmp_path)
    card = cards_for(core, conversation.begin(core, "nl", "app").gesprek)("hulp_nu")
    assert card is not None
    assert "112" in {line.phone for line in card.lines}
    assert cards_for(core, conversation.begin(core, "nl", "app").gesprek)("geen_kaart") is None


def test_the_reader_who_is_young_is_called_je(words: Words) -> None:
    """The same prompt in the other form of address."""
    asked = prompt(question("date", confirm=True), confirm=True, offered=DAY, has_offer=True)
    assert shown_prompt(asked, words.to(je=True)).text.startswith("Je bedoelt")
    assert shown_prompt(replace(asked, confirm=False), words.to(je=True)).offered == "vrijdag 3 april 2026"
