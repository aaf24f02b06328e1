# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat as a person uses it: keys, mouse, going back, changing, checking, stopping."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Input, OptionList, Static

from klachtgids.fronts.chat import choices
from klachtgids.fronts.chat.choices import Choices
from klachtgids.fronts.chat.showing import show_side
from klachtgids.fronts.chat.side import Side
from klachtgids.fronts.chat.story import Story
from klachtgids.fronts.render import ShownTold
from klachtgids.intake.core import Core
from klachtgids.intake.leaving import kept_here
from klachtgids.journal.journal import Journal
from tests.fronts.chat.chats import NARROW, WIDE, Chat, open_chat, small_core
from tests.talk import KRACHT, hold


def refusal(chat: Chat) -> str:
    shown = chat.app.screen_stack[0].query_one("#refusal", Static)
    return str(shown.render()) if shown.display else ""


async def tell_story(chat: Chat) -> None:
    await chat.press("1")
    await chat.paste("Er werd niet geluisterd.")
    await chat.press("f2")


async def tell_all(chat: Chat) -> None:
    await tell_story(chat)
    await chat.press("1", "enter")
    await chat.paste("robin@example.org")
    await chat.press("enter")
    await chat.paste("3 april 2026")
    await chat.press("enter", "1", "1")


async def test_a_number_key_chooses_and_the_answer_stands_at_the_right(small: Core) -> None:
    """Choices by number: one key, and the next question is there."""
    async with open_chat(small) as chat:
        await chat.press("1")
        assert "Een proef doen." in chat.said()
        assert "Wat is er gebeurd?" == chat.said()[-1]
        places = {bubble.line.id: bubble.region for bubble in chat.bubbles()}
        left, right = places["q:begin"], places["a:begin"]
        assert left.x < 4
        assert chat.app.size.width - 6 <= right.right


async def test_a_mouse_click_chooses(small: Core) -> None:
    """Choices by mouse."""
    async with open_chat(small) as chat:
        await chat.pilot.click(Choices, offset=(5, 1))
        await chat.settle()
        assert "done" == chat.app.turn.kind  # type: ignore[union-attr]  # settled: there is a turn


async def test_what_was_refused_stays_in_the_box_with_the_reason_under_it(small: Core) -> None:
    """Bad input gets one clear sentence and an example, and keeps what was typed."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.press("1", "enter")
        await chat.paste("robin@")
        await chat.press("enter")
        assert "robin@" == chat.app.query_one("#line", Input).value
        assert "@example.org" in refusal(chat)
        await chat.press("f1", "escape")
        assert "robin@" == chat.app.query_one("#line", Input).value


async def test_escape_asks_the_question_before_again_and_offers_the_old_answer(small: Core) -> None:
    """Back keeps answers: the old one is offered, in its own words."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.press("escape")
        assert "Er werd niet geluisterd." == chat.app.query_one(Story).text
        await chat.press("escape")
        assert 0 == chat.app.query_one("#choices", Choices).highlighted
        await chat.press("f8")
        assert "naam" == chat.app.box.key


async def test_words_that_were_not_sent_are_there_again_after_going_back(small: Core) -> None:
    """Nothing that was typed is lost by looking at an earlier question."""
    async with open_chat(small) as chat:
        await chat.press("1")
        await chat.paste("Half af")
        await chat.press("escape", "f8")
        assert "Half af" == chat.app.query_one(Story).text


async def test_enter_in_a_story_is_a_new_line(small: Core) -> None:
    """In the long text Enter never sends; the screen says so."""
    async with open_chat(small) as chat:
        await chat.press("1", "a", "enter", "b")
        assert "a\nb" == chat.app.query_one(Story).text
        assert "Enter is een nieuwe regel" in chat.text()


async def test_a_story_beside_choices_says_how_to_do_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The heading names both ways, and the way it names works: the arrow leads to the choices, Enter takes one."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)
    beside = '{ id = "zeg_niet", text = "Dat zeg ik liever niet." }'
    core = small_core(tmp_path, 'law = ["Awb 9:4"]', f"options = [{beside}]")
    async with open_chat(core) as chat:
        await chat.press("1")
        assert "Kies met de pijltjes en Enter. Of typ uw eigen antwoord, dan F2" in chat.text()
        assert "Of typ hier: een nummer, of uw eigen woorden" in chat.text()
        await chat.press("up", "enter")
        assert "Dat zeg ik liever niet." in chat.said()
        await chat.press("escape")
        await chat.paste("Er werd niet geluisterd.")
        await chat.press("f2")
        assert "Er werd niet geluisterd." in chat.said()


async def test_keys_typed_on_the_choices_go_to_the_box_in_their_order(small: Core) -> None:
    """Free text beside choices: nobody has to find the box first, and a quick Enter sends the words, not a choice."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.pilot.press(*"Jan", "space", *"de", "enter")
        await chat.settle()
        assert "Jan de" in chat.said()


async def test_an_enter_too_many_agrees_to_nothing(small: Core) -> None:
    """Consent is never prefilled, nor given by a key that was meant for the question before."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.press("1", "enter")
        await chat.paste("robin@example.org")
        await chat.press("enter")
        await chat.paste("3 april 2026")
        await chat.press("enter", "enter", "enter")
        assert "wanneer/klopt" == chat.app.box.key
        await chat.press("1", "enter")
        assert "eens" == chat.app.box.key


async def test_the_enter_that_goes_with_a_number_answers_nothing(core: Core) -> None:
    """Who types a number and Enter has answered one question, not two."""
    async with open_chat(core) as chat:
        await chat.press("6", "enter")
        assert 1 == len(chat.app.turn.told)  # type: ignore[union-attr]  # settled: there is a turn


async def test_the_number_of_a_choice_does_not_come_back_as_words(small: Core) -> None:
    """Who typed 1 for "Dat weet ik niet" and goes back to give the name gives that name, without a 1 before it."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.press("1", "enter", "escape")
        await chat.pilot.press(*"Jan", "enter")
        await chat.settle()
        assert "Jan" in chat.said()


async def test_a_day_chosen_by_its_number_does_not_come_back_as_a_number(small: Core) -> None:
    """Else who changes it types the day behind it: 110 november."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.paste("Sanne")
        await chat.press("enter")
        await chat.paste("robin@example.org")
        await chat.press("enter", "1", "enter", "escape")
        assert ("wanneer", "") == (chat.app.box.key, chat.app.box.text)


async def test_what_was_ticked_stays_ticked_when_the_answer_is_refused(core: Core) -> None:
    """And what was typed beside it stays in the box, without the ticks in it."""
    async with open_chat(core) as chat:
        await chat.press("5", "3")
        await chat.paste("Onbekende stichting")
        await chat.press("f2")
        assert chat.app.turn is not None
        assert chat.app.turn.refusal is not None
        assert {"yoep"} == chat.app.query_one("#choices", Choices).ticked
        assert "Onbekende stichting" == chat.app.box.text


async def test_the_enter_that_goes_with_a_number_ticks_nothing(core: Core) -> None:
    """Neither at the next question, where it would name an organisatie too many, nor the tick of its own number."""
    async with open_chat(core) as chat:
        await chat.press("5", "enter")
        ticks = chat.app.query_one("#choices", Choices)
        assert set() == ticks.ticked
        await chat.press("3", "enter")
        assert {"yoep"} == ticks.ticked
        await chat.press("down", "enter")
        assert {"yoep", "impegno"} == ticks.ticked


async def test_several_choices_are_ticked_by_number_and_sent_with_f2(core: Core) -> None:
    """Two digits in one go are one number: 12 ticks the twelfth and not the first and the second."""
    async with open_chat(core) as chat:
        await chat.press("5")
        choices = chat.app.query_one("#choices", Choices)
        await chat.pilot.press("1", "1")
        assert [10] == [n for n, each in enumerate(choices.options) if each.id in choices.ticked]
        await chat.press("f2")
        assert 2 == len(chat.app.turn.told)  # type: ignore[union-attr]  # settled: there is a turn


async def test_a_name_typed_beside_a_tick_is_added_to_it(core: Core) -> None:
    """Who ticked one organisation and types another means both; nothing that was chosen is dropped."""
    async with open_chat(core) as chat:
        await chat.press("5")
        await chat.press("1", *"wijkz", "enter")
        told = {each.key: each.value for each in chat.app.turn.told}  # type: ignore[union-attr]  # settled
        assert ["family_supporters", "wijkz"] == told["organisatie"]


async def test_who_finds_out_halfway_that_they_help_says_whose_answer_it_is(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The helper's until they say that the client answers; to who tells their own story the key means nothing."""
    monkeypatch.setattr(choices, "_ENTER_TOO_MANY", 0)
    async with open_chat(core) as chat:
        await chat.press("ctrl+t", "5", "3", "f2")
        assert "Antwoord van" not in chat.text()
        await chat.press("8")
        assert "Antwoord van wie helpt (Ctrl+T)" in chat.text()
        await chat.press("2", "ctrl+t")
        assert "Antwoord van de persoon zelf (Ctrl+T)" in chat.text()
        await chat.press("1")
        assert "Antwoord van de persoon zelf (Ctrl+T)" in chat.text()
        said = {told.question.id: told.said_by for told in chat.app.turn.told}  # type: ignore[union-attr]  # settled
        assert {"soort": "helper", "wie_bent_u": "helper", "client_weet": "client"}.items() <= said.items()


async def test_a_refusal_goes_when_something_is_ticked_anew(core: Core) -> None:
    """It was about what was ticked before; standing there longer it seems to be about this too."""
    async with open_chat(core) as chat:
        await chat.press("5", "f2")
        assert chat.app.box.query_one("#refusal").display
        await chat.press("3")
        assert not chat.app.box.query_one("#refusal").display
        assert "voorbeeld" not in chat.text()


async def test_after_a_change_the_check_opens_where_the_person_was(core: Core) -> None:
    """A list of thirty answers is not to be gone through again from its top, for each of them."""
    said = hold(core, KRACHT)
    async with open_chat(core, code=said.gesprek.code.shown) as chat:
        told = chat.app.screen.query_one("#told", OptionList)
        assert 0 == told.scroll_y
        at = told.get_option_index("wens")
        await chat.press(*["down"] * (at - (told.highlighted or 0)), "enter")
        assert "wens" == chat.app.box.key
        await chat.paste(" En rust.")
        await chat.press("f2")
        told = chat.app.screen.query_one("#told", OptionList)
        assert "wens" == getattr(told.highlighted_option, "id", None)
        assert "En rust." in chat.text()


async def test_code_without_a_value_asks_for_it_and_refuses_nothing(core: Core) -> None:
    """`klachtgids --code` keeps the code out of the list of programs; it opens the question, not a refusal."""
    async with open_chat(core, code="") as chat:
        shown = chat.text()
        assert core.words("nl", False).say("chat_code_kop") in shown
        assert core.words("nl", False).say("weiger_code")[:20] not in shown


async def test_a_change_from_the_check_comes_straight_back(small: Core) -> None:
    """Klopt dit? Any answer can be changed, and what was told after it stays."""
    async with open_chat(small) as chat:
        await tell_all(chat)
        assert "Klopt dit?" in chat.text()
        chat.app.screen.query_one("#told", OptionList).highlighted = 3
        await chat.press("enter")
        assert "robin@example.org" == chat.app.query_one("#line", Input).value
        assert "U wijzigt dit antwoord" in chat.text()
        await chat.press("x", "enter")
        assert "Klopt dit?" in chat.text()
        assert "robin@example.orgx" in chat.text()


async def test_a_click_on_an_earlier_answer_asks_it_again(small: Core) -> None:
    """Every earlier answer can be clicked to change it."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        bubble = next(each for each in chat.bubbles() if each.line.key == "verhaal")
        await chat.pilot.click(bubble)
        await chat.settle()
        assert "verhaal" == chat.app.box.key


async def test_the_column_beside_is_there_when_there_is_room_and_behind_a_key_when_not(small: Core) -> None:
    """Beside it (wide) or on a key (narrow): what was told, how many questions at most, the code after the story."""
    async with open_chat(small, WIDE) as chat:
        assert chat.app.query_one(Side).display
        assert "Nog hooguit" in chat.text()
        assert "Uw code" not in chat.text()
        await tell_story(chat)
        assert "Uw code" in chat.text()
    async with open_chat(small, NARROW) as chat:
        assert not chat.app.query_one(Side).display
        await tell_story(chat)
        await chat.press("f3")
        assert "Nog hooguit" in chat.text()
        assert "Uw code is" in chat.text()


async def test_help_now_opens_over_everything_and_says_that_nobody_is_called(small: Core) -> None:
    """Hulp nu, on its key and on its button, also over the check."""
    async with open_chat(small) as chat:
        await chat.pilot.click("#help")
        await chat.settle()
        assert "Deze computer belt niemand." in chat.text()
        await chat.press("escape")
        await tell_all(chat)
        await chat.press("f9")
        assert "Bel 112" in chat.text()


@pytest.mark.parametrize("key", ["f9", "f10"])
async def test_a_key_that_is_pressed_twice_opens_one_sheet(small: Core, key: str) -> None:
    """One Esc, and the conversation is there again."""
    async with open_chat(small) as chat:
        await chat.press(key, key)
        assert 2 == len(chat.app.screen_stack)
        await chat.press("escape")
        assert 1 == len(chat.app.screen_stack)


async def test_a_number_in_the_overview_points_at_the_answer_with_that_number(small: Core) -> None:
    """They are numbered; who types 2 and Enter changes the second."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.press("f3", "2", "enter")
        assert "verhaal" == chat.app.box.key


async def test_a_long_answer_in_the_overview_stands_in_one_column(small: Core) -> None:
    """Every line of it as far in as the first, also after a line of its own."""
    async with open_chat(small) as chat:
        await chat.press("1")
        await chat.paste("Zij kwam niet. " * 12 + "\n\nToen belde ik.")
        await chat.press("f2", "f3")
        rows = chat.text().splitlines()
        told = [row for row in rows if "Zij kwam" in row or "belde ik" in row]
        assert len(told) > 3
        assert {6} == {len(row) - len(row.lstrip()) for row in told}


def contrast(one: Color, other: Color) -> float:
    """How far apart two colours are for who reads (WCAG 2.2, "contrast ratio")."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    light = ([linear(part) for part in each.normalized] for each in (one, other))
    low, high = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05 for red, green, blue in light)
    return high / low


@pytest.mark.parametrize("look", ["donker", "licht", "contrast"])
async def test_the_chosen_line_of_the_overview_can_be_read_in_every_look(small: Core, look: str) -> None:
    """WCAG 1.4.3: each sign of it at least 4.5 : 1 against what it stands on."""
    async with open_chat(small) as chat:
        chat.app.theme = look
        await tell_story(chat)
        await chat.press("f3", "1")
        told = chat.app.screen.query_one("#told", OptionList)
        signs = [each for row in range(told.size.height) for each in told.render_line(row) if each.text.strip()]
        styles = [each.style for each in signs if each.style is not None and each.style.color and each.style.bgcolor]
        seen = {(Color.from_rich_color(each.color), Color.from_rich_color(each.bgcolor)) for each in styles}
        assert len({back for _sign, back in seen}) > 1
        assert [] == [(sign.hex, back.hex) for sign, back in seen if contrast(sign, back) < 4.5]


async def test_the_column_keeps_two_choices_apart_and_two_dates_whole(core: Core) -> None:
    """Else they are read as one sentence, or as a year that is not there."""
    async with open_chat(core, WIDE) as chat:
        dates = "between Wednesday 23 September 2026 and Wednesday 30 September 2026"
        answers = ["Gepraat\nAdvies gevraagd", dates]
        told = [ShownTold(n, f"v{n}", "Vraag?", answer, False, False) for n, answer in enumerate(answers, 1)]
        chat.app.query_one(Side).show(chat.app.words, told, 0, "", None, change=False)
        shown = str(chat.app.query_one("#side-text", Static).content)
        assert "Gepraat · Advies gevraagd" in shown
        assert dates in shown


async def test_the_column_that_comes_after_the_end_is_no_fault(small: Core) -> None:
    """It comes a moment after the question; who has left by then sees no number of a fault."""
    async with open_chat(small) as chat:
        pass
    assert [] == chat.app.screen_stack
    show_side(chat.app)


async def test_stopping_with_nothing_told_leaves_nothing(small: Core) -> None:
    """Nothing is stored before the first answer."""
    async with open_chat(small) as chat:
        code = chat.app.turn.gesprek.code  # type: ignore[union-attr]  # settled: there is a turn
        await chat.press("f10", "1")
        assert not small.journal().exists(code.keys)
        assert 3 == chat.app.end()


async def test_an_enter_at_stopping_goes_on(small: Core) -> None:
    """The arrow points at what costs nothing, and Enter takes it."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        await chat.press("f10")
        assert "Wilt u stoppen?" in chat.text()
        await chat.press("enter")
        assert "Wie was erbij?" in chat.text()
        assert "Wilt u stoppen?" not in chat.text()


async def test_a_key_means_one_thing(small: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """F7 is about a code at every moment; the receipt is printed with Ctrl+P, as its button says."""
    printed: list[str] = []

    def print_text(text: str, title: str) -> bool:  # as the real one
        printed.append(text)
        return True

    monkeypatch.setattr("klachtgids.fronts.keeping.printer", lambda: "lp")
    monkeypatch.setattr("klachtgids.fronts.keeping.print_text", print_text)
    async with open_chat(small) as chat:
        await chat.press("2")
        assert "Druk af (Ctrl+P)" in chat.text()
        await chat.press("f7")
        assert [] == printed
        await chat.press("escape", "ctrl+p")
        assert 1 == len(printed)


async def test_the_code_stays_on_this_computer_only_when_that_was_asked(small: Core) -> None:
    """Bewaar op deze computer is asked, never done by itself; the next start then offers to go on."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        assert kept_here(small.config) is None
        await chat.press("f10", "2")
    assert kept_here(small.config) is not None
    async with open_chat(small) as chat:
        assert "Er staat een gesprek op deze computer" in chat.text()
        await chat.press("1")
        assert "Er werd niet geluisterd." in chat.said()


async def test_wiping_leaves_nothing_of_the_conversation(small: Core) -> None:
    """Wis alles: asked twice, then gone from the journal."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        code = chat.app.turn.gesprek.code  # type: ignore[union-attr]  # settled: there is a turn
        assert small.journal().exists(code.keys)
        await chat.press("f10", "3", "2")
    assert not small.journal().exists(code.keys)


async def test_unfinished_typing_is_kept(small: Core) -> None:
    """A crash costs at most the last five seconds of typing."""
    async with open_chat(small) as chat:
        await chat.press("1")
        await chat.paste("Half af")
        chat.app.keep_typing()
        await chat.pilot.pause(0.3)
        code = chat.app.turn.gesprek.code  # type: ignore[union-attr]  # settled: there is a turn
    journal: Journal = small.journal()
    assert "Half af" == journal.read(code.keys)[-1].typed


async def test_a_notice_and_a_further_point_stay_in_the_talk(small: Core) -> None:
    """A conversation that looks like one: also what is kept nowhere stays to be seen."""
    async with open_chat(small) as chat:
        await chat.press("3")
        await chat.paste("Eerst")
        await chat.press("enter", "1")
        assert ["Nog een punt?", "Ja, nog een", "Welk punt?"] == chat.said()[-3:]


async def test_what_an_answer_decided_stands_there_again_after_a_code(small: Core) -> None:
    """Who comes back reads the same talk: the reason stands behind the answer that gave it."""
    async with open_chat(small) as chat:
        await tell_story(chat)
        before = chat.said()
        code = chat.app.turn.gesprek.code  # type: ignore[union-attr]  # settled: there is a turn
    assert "U koos voor de proef." == before[before.index("Een proef doen.") + 1]
    async with open_chat(small, code=code.shown) as chat:
        assert before == chat.said()


async def test_what_was_decided_follows_the_reader(core: Core) -> None:
    """Said as u, it becomes je for who turns out to be young, and English for who asks for that."""
    async with open_chat(core) as chat:
        await chat.press("5")
        assert "U bent niet tevreden over hoe u bent behandeld of geholpen. Dan past een klacht." in chat.said()
        await chat.press("1", "f2", "1", "2")
        assert "Je bent niet tevreden over hoe je bent behandeld of geholpen. Dan past een klacht." in chat.said()
        await chat.press("f4", "2")
        assert "A complaint (klacht) fits that." in " ".join(chat.said())


async def test_what_was_passed_follows_the_reader(small: Core) -> None:
    """A confirmation that was asked for stands there in the language of now."""
    async with open_chat(small, taal="en") as chat:
        await tell_story(chat)
        await chat.press("1", "enter")
        await chat.paste("robin@example.org")
        await chat.press("enter")
        await chat.paste("3 april 2026")
        await chat.press("enter", "1")
        assert "Yes" in chat.said()
        await chat.press("f4", "1")
        assert "Ja" in chat.said()
        assert "U bedoelt vrijdag 3 april 2026. Klopt dat?" in chat.said()


async def test_at_most_forty_bubbles_are_mounted(small: Core) -> None:
    """The 500th bubble must cost no more than the tenth."""
    async with open_chat(small) as chat:
        await chat.press("3")
        for number in range(24):
            await chat.paste(f"Punt {number}")
            await chat.press("enter", "1")
        assert 40 >= len(chat.bubbles()) > 30
        assert "eerdere antwoorden" in " ".join(chat.said())


async def test_practice_and_a_clock_set_by_hand_are_said_on_every_screen(small: Core) -> None:
    """On a practice register, and with --nu, every screen says so."""
    async with open_chat(small, oefen=True, nu_set=True) as chat:
        assert "Oefenen: er wordt niets verstuurd" in chat.text()
        assert "proefklok: maandag 11 mei 2026" in chat.text()
        await tell_all(chat)
        for key in ("escape", "f3"):
            assert "Oefenen: er wordt niets verstuurd" in chat.text()
            assert "proefklok" in chat.text()
            await chat.press(key)


async def test_another_language_keeps_what_was_told_and_typed(core: Core) -> None:
    """Language can change in the middle of a sentence."""
    async with open_chat(core) as chat:
        await chat.press("5")
        await chat.pilot.press(*"jes")
        await chat.settle()
        await chat.press("f4", "2")
        assert "en" == chat.app.turn.gesprek.taal  # type: ignore[union-attr]  # settled: there is a turn
        assert "jes" == chat.app.query_one("#line", Input).value
        assert "klacht" == chat.app.turn.gesprek.answers["soort"]  # type: ignore[union-attr]  # as above


async def test_another_look_is_one_key_away(small: Core) -> None:
    """Dark, light, high contrast, and round again."""
    async with open_chat(small) as chat:
        looks = []
        for _ in range(3):
            await chat.press("f5")
            looks.append(chat.app.theme)
        assert ["licht", "contrast", "donker"] == looks
