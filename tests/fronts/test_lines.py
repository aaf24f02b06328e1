# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation in plain lines, held over pipes with a real journal and a real register."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

import pytest

from klachtgids.faults import PlaceFault
from klachtgids.fronts import keeping, lines, paper
from klachtgids.fronts.exits import Exit
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.turn import Turn
from klachtgids.journal.remember import remembered
from klachtgids.seal import Code, parse_code
from tests.fronts.talks import Held, answers_of, as_lines, core_at, hold, steered
from tests.words.hostile import corpus

KLACHT = {"soort": "klacht", "leeftijd": "4"}


@pytest.fixture
def script(tmp_path: Path) -> str:
    """A whole klacht as it is typed, up to the check."""
    return as_lines(answers_of(core_at(tmp_path / "vooraf"), KLACHT))


def code_in(held: Held) -> Code:
    """The code that was said last."""
    said = [word.strip(".") for word in held.out.split() if parse_code(word.strip(".")) is not None]
    found = parse_code(said[-1])
    assert found is not None
    return found


def kept(core: Core, code: Code) -> int:
    """How many answers the journal holds under a code."""
    return sum(entry.soort == "answer" for entry in core.journal().read(code.keys))


# --- a whole conversation --------------------------------------------------------------------------------------------


def test_a_whole_klacht_is_practised_and_never_called_received(core: Core, script: str) -> None:
    """The main job over a pipe: questions, check, sending, letter, exit code 0."""
    held = hold(core, script + "verstuur\n")
    assert Exit.DONE == held.code
    assert "Er is niets verstuurd" in held.out
    assert "Beste lezer," in held.out
    after = held.out.split("Klopt dit?")[1]
    assert "is ontvangen" not in after
    assert "wij hebben uw" not in after.lower()


def test_a_whole_klacht_gets_its_number_where_it_is_received(tmp_path: Path, script: str) -> None:
    """With a receiving organisation in the configuration it is a real register."""
    held = hold(core_at(tmp_path / "balie", ("kracht", "xtra")), script + "verstuur\n")
    assert Exit.DONE == held.code
    assert "K-2026-000001" in held.out
    assert "oefen" not in held.out.lower()


def test_words_go_to_one_stream_and_talk_to_the_other(core: Core, script: str) -> None:
    """Who keeps standard output has the questions and the outcome; how to answer is beside it."""
    held = hold(core, script + "verstuur\n")
    assert "Wat wilt u ons vertellen?" in held.out
    assert "> " not in held.out
    assert "Typ een nummer." in held.err
    assert "Wat wilt u ons vertellen?" not in held.err


def test_nothing_is_redrawn_coloured_or_drawn(core: Core, script: str) -> None:
    """A braille line reads line by line: no escape sequence, no carriage return, no line of box drawing."""
    held = hold(core, script + "verstuur\n")
    assert [] == steered(held.out) + steered(held.err)
    assert not any("\u2500" <= sign <= "\u259f" for sign in held.out + held.err)


def test_what_takes_long_says_so_beside_the_words(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a slow disk knows that the answer is being taken."""
    monkeypatch.setattr(paper, "SLOW", 0.01)
    answer, err = conversation.answer, io.StringIO()

    def slow(*given: Any) -> Turn:
        for _ in range(1_000):
            if "Even wachten" in err.getvalue():
                break
            time.sleep(0.01)
        return answer(*given)

    monkeypatch.setattr(conversation, "answer", slow)
    out = io.StringIO()
    lines.run(lambda: core, core.config, io.StringIO("5\n"), out, err)
    assert 1 == err.getvalue().count("Even wachten")
    assert "Even wachten" not in out.getvalue()


def test_what_is_quick_says_nothing_of_waiting(core: Core, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A whole conversation without a word too many."""
    monkeypatch.setattr(paper, "SLOW", 30)
    assert "Even wachten" not in hold(core, script + "verstuur\n").err


# --- commands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("?", "Elke organisatie heeft eigen regels."),
        ("overzicht", "Dit hebt u verteld:"),
        ("OVERZICHT", "Dit hebt u verteld:"),
        ("hulp nu", "112"),
        ("code", "Uw code is"),
        ("wijzig", "wijzig 2"),
        ("wijzig 99", "wijzig 2"),
        ("verwijder 1", "alleen met een van de punten"),
        ("verstuur", "Versturen kan nog niet"),
    ],
)
def test_a_command_works_at_a_question_and_asks_it_again(core: Core, command: str, said: str) -> None:
    """At every prompt one can look, get help and find the code; the question stays open."""
    held = hold(core, f"5\n{command}\n")
    assert said in held.out + held.err
    assert held.out.count("Over welke organisatie gaat het?") == 2
    assert Exit.END_OF_INPUT == held.code


def test_a_refusal_is_said_once_and_a_command_after_it_gets_its_own_answer(core: Core) -> None:
    """Who asks why after a refusal hears why, and not once more that the answer did not fit."""
    held = hold(core, "5\nnergens\n?\n")
    refused = "Deze organisatie kennen wij hier niet."
    assert 1 == held.out.count(refused)
    assert "Elke organisatie heeft eigen regels." in held.out.split(refused)[1]
    assert 3 == held.out.count("Over welke organisatie gaat het?")


@pytest.mark.parametrize("command", ["?", "overzicht", "hulp nu", "code", "taal nl", "terug", "wijzig 1", "stop"])
def test_no_command_is_taken_for_an_answer(tmp_path: Path, script: str, command: str) -> None:
    """At each question of a whole conversation a command adds nothing to what was told."""
    core = core_at(tmp_path)
    typed = script.split("\n")[:4]
    held = hold(core, "\n".join(typed) + f"\n{command}\n")
    assert 4 == kept(core, code_in(held))


def test_back_shows_the_earlier_answer_and_enter_leaves_it(core: Core) -> None:
    """Looking back costs nothing."""
    held = hold(core, "5\nterug\n\n")
    assert "Nu staat er:\n  Ik ben niet goed behandeld of geholpen." in held.out
    assert 1 == kept(core, code_in(held))
    assert held.out.count("Over welke organisatie gaat het?") == 2


def test_an_answer_is_changed_by_its_number_in_the_overview(core: Core) -> None:
    """What was told after it stays (design: off-path answers are kept)."""
    held = hold(core, "5\n1\nwijzig 1\n2\noverzicht\n")
    after = held.out.rsplit("Dit hebt u verteld:", 1)[1]
    assert "Ik wil iets doorgeven." in after
    assert "Ik ben niet goed behandeld" not in after


def test_at_the_check_a_number_changes_and_one_comes_straight_back(core: Core, script: str) -> None:
    """The check shows the new answer."""
    asked = answers_of(core, KLACHT)
    at = next(n for n, (prompt, _typed) in enumerate(asked, 1) if prompt.kind == "name" and prompt.key == "naam")
    told = [prompt for prompt, _typed in asked[:at] if prompt.kind not in {"list", "notice"}]
    held = hold(core, script + f"{len(told)}\nNoor Jansen\n")
    assert 2 == held.out.count("Klopt dit?")
    assert "Noor Jansen" in held.out.rsplit("Klopt dit?", 1)[1]


def test_the_language_changes_at_any_question_and_answers_stay(core: Core) -> None:
    """English, then Dutch again; the command of the language works and the Dutch one still does."""
    held = hold(core, "5\ntaal\nEnglish\noverzicht\ntaal nl\noverzicht\n")
    assert "Dit hebt u verteld:" in held.out.rsplit("Over welke organisatie", 1)[0]
    assert 1 == kept(core, code_in(held))


def test_a_sentence_that_begins_with_a_command_is_an_answer(core: Core) -> None:
    """Who wants that the calling stops does not stop the conversation."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    held = hold(core, as_lines(asked[:upto]) + "Stop met bellen, zei ik.\nstop\nTaal is lastig.\n\noverzicht\n")
    assert "Stop met bellen, zei ik.\n    stop\n    Taal is lastig." in held.out


def test_a_command_works_at_the_start_of_a_long_text(core: Core) -> None:
    """One can get help in the middle of the story's question."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    held = hold(core, as_lines(asked[:upto]) + "hulp nu\nEr is niet gebeld.\n\noverzicht\n")
    assert "112" in held.out
    assert "    Er is niet gebeld." in held.out


# --- leaving and coming back -----------------------------------------------------------------------------------------


def test_help_now_works_in_the_middle_of_a_long_text_too(core: Core) -> None:
    """Who is in danger need not finish the story first; what was told stays, and the command is no part of it."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    held = hold(core, as_lines(asked[:upto]) + "Hij slaat.\nhulp nu\nHelp mij nu toch.\n\noverzicht\n")
    assert "112" in held.out
    assert "Hij slaat. Help mij nu toch." in " ".join(held.out.split("112")[-1].split())


def test_who_types_a_command_in_a_long_text_is_told_once_how_to_give_it(core: Core) -> None:
    """It stays a word of the story, which may hold it; who meant it learns that an empty line comes first."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    told = "Er is niet gebeld.\nstop\nstop\noverzicht\nIk zei stop.\n\n"
    held = hold(core, as_lines(asked[:upto]) + told + "overzicht\n")
    said = [line.removeprefix("> ") for line in held.err.splitlines() if "Dit woord staat nu in uw tekst" in line]
    assert ["stop", "overzicht"] == [line.split(": ")[1].split(". ")[0] for line in said]
    assert "Er is niet gebeld.\n    stop\n    stop\n    overzicht\n    Ik zei stop." in held.out


def test_the_check_of_a_practice_says_that_nothing_is_sent(core: Core, tmp_path: Path) -> None:
    """What is typed there is the same word; what comes of it is a letter."""
    script = as_lines(answers_of(core, KLACHT))
    assert "U oefent: er gaat niets weg. Typ verstuur als het klopt, dan krijgt u een brief." in hold(core, script).err
    (tmp_path / "echt").mkdir()
    real = core_at(tmp_path / "echt", ("kracht", "xtra"))
    said = hold(real, as_lines(answers_of(core_at(tmp_path / "echt", ("kracht", "xtra")), KLACHT))).err
    assert "U oefent" not in said
    assert "Typ verstuur als het klopt. Of typ het nummer" in said


def test_the_end_of_the_input_says_the_code_and_loses_nothing(core: Core) -> None:
    """Exit code 4, and everything accepted is there again."""
    held = hold(core, "5\n1\n")
    assert Exit.END_OF_INPUT == held.code
    again = hold(core, "overzicht\n", code=code_in(held).shown)
    assert "Ik ben niet goed behandeld of geholpen." in again.out


def test_unfinished_text_is_offered_again(core: Core) -> None:
    """The input ended in the middle of the story: its lines are there, and Enter gives them."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    held = hold(core, as_lines(asked[:upto]) + "Eerst dit.\nToen dat.")
    again = hold(core, "\noverzicht\n", code=code_in(held).shown)
    assert "  Eerst dit.\n  Toen dat." in again.out
    assert "    Eerst dit.\n    Toen dat." in again.out.rsplit("Dit hebt u verteld:", 1)[1]


def test_stopping_before_anything_was_told_keeps_nothing(core: Core) -> None:
    """Nothing is stored before the first answer."""
    held = hold(core, "stop\n")
    assert Exit.STOPPED == held.code
    assert "Er is niets bewaard." in held.out
    assert not (core.config.data / "journal.db").exists()


def test_the_code_stays_here_only_when_it_was_asked_for(core: Core) -> None:
    """A child's story does not wait for the family: keeping the code is a choice of its own."""
    held = hold(core, "5\nstop\n1\n")
    assert Exit.STOPPED == held.code
    assert remembered(core.config.data) is None
    held = hold(core, "5\nstop\n2\n")
    assert code_in(held) == remembered(core.config.data)
    again = hold(core, "1\noverzicht\n")
    assert "Ik ben niet goed behandeld of geholpen." in again.out


def test_a_code_that_cannot_be_kept_here_undoes_nothing(
    core: Core, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk at the very end is one sentence; what was done stays done."""

    def full(*_given: object) -> None:
        msg = "De schijf is vol."
        raise PlaceFault(msg)

    monkeypatch.setattr("klachtgids.intake.leaving.keep_here", full)
    held = hold(core, script + "verstuur\nDe code op deze computer bewaren, of het gesprek hier wissen\n2\nKlaar\n")
    assert Exit.DONE == held.code
    assert "De schijf is vol." in held.err


def test_a_conversation_can_be_wiped_from_this_computer(core: Core) -> None:
    """After wiping the code opens nothing."""
    held = hold(core, "5\nstop\n3\n")
    assert 0 == kept(core, code_in(held))
    again = hold(core, "", code=code_in(held).shown)
    assert "Dit hebt u verteld:" not in again.out


def test_a_remembered_conversation_can_be_left_alone_or_wiped(core: Core) -> None:
    """Whoever sits down next is not forced into it."""
    held = hold(core, "5\nstop\n2\n")
    assert "Wat wilt u ons vertellen?" in hold(core, "2\n").out
    assert code_in(held) == remembered(core.config.data)
    hold(core, "3\n")
    assert remembered(core.config.data) is None
    assert 0 == kept(core, code_in(held))


def test_a_wrong_code_is_refused_and_a_new_conversation_begins(core: Core) -> None:
    """One sentence, then the first question."""
    held = hold(core, "", code="AAAA-BBBB")
    assert "Wat wilt u ons vertellen?" in held.out
    assert Exit.END_OF_INPUT == held.code


def test_a_code_is_asked_for_in_a_sentence_that_shows_its_form(core: Core) -> None:
    """On the command line it would stand in the shell's history; here one is told what to type."""
    held = hold(core, "5\n1\n")
    again = hold(core, f"{code_in(held).shown}\n", code="")
    assert "Typ uw code van een eerder gesprek. Een code ziet er zo uit: 1234-5678-9ABC-DEFGH." in again.err
    assert "Ik ben niet goed behandeld of geholpen." in again.out


def test_after_the_sending_stopping_is_done(core: Core, script: str) -> None:
    """What was sent is not half."""
    assert Exit.DONE == hold(core, script + "verstuur\nstop\n").code


def test_who_only_had_to_know_something_can_still_change_an_answer(core: Core) -> None:
    """Nothing was sent, so nothing is closed: the code is said, and a command leads back into the conversation."""
    asked = answers_of(core, {"soort": "besluit", "brief_datum": "3 april 2026"})
    held = hold(core, as_lines(asked) + "wijzig 1\n2\n")
    assert Exit.END_OF_INPUT == held.code
    assert "Uw code is" in held.out.split("Nu staat er:")[0]
    assert "Nu staat er:\n  Ik ben het niet eens met een besluit of een brief." in held.out


def test_a_command_at_the_check_does_not_read_out_everything_again(core: Core, script: str) -> None:
    """The whole check is long for who listens to it."""
    held = hold(core, script + "hulp nu\n?\niets anders\n")
    assert 1 == held.out.count("Klopt dit?")


# --- taking away -----------------------------------------------------------------------------------------------------


def test_a_letter_is_saved_under_the_name_that_was_typed(
    core: Core, script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is refused, an existing file stays as it was, and the file is its owner's alone."""
    (tmp_path / "thuis").mkdir()
    monkeypatch.chdir(tmp_path / "thuis")
    Path("bezet.txt").write_text("van mij", encoding="utf-8")
    held = hold(core, script + "verstuur\n1\n1\n../weg\n/etc/passwd\nbezet\nmijn bewijs\n")
    assert {"bezet.txt", "mijn bewijs.txt"} == {path.name for path in Path.cwd().iterdir()}
    assert "van mij" == Path("bezet.txt").read_text("utf-8")
    assert "Er is niets verstuurd" in Path("mijn bewijs.txt").read_text("utf-8")
    assert 0o600 == Path("mijn bewijs.txt").stat().st_mode & 0o777
    assert 2 == held.err.count("Geef alleen een naam")


def test_at_the_name_of_a_file_the_commands_work_too(
    core: Core, script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every prompt one can get help or stop; no file is named after a command."""
    (tmp_path / "thuis").mkdir()
    monkeypatch.chdir(tmp_path / "thuis")
    held = hold(core, script + "verstuur\n1\n1\nhulp nu\n1\n1\nstop\n")
    assert Exit.DONE == held.code
    assert "112" in held.out
    assert [] == list(Path.cwd().iterdir())


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", ".verborgen", "con", "NUL.txt", "x" * 90, "a\nb", "\x1b[2J"]
)
def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written for it."""
    assert not isinstance(keeping.save_text(tmp_path, name, "tekst"), Path)
    assert [] == list(tmp_path.iterdir())


def test_printing_that_fails_is_said(core: Core, script: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A printer is not always there; the letter is still on the screen."""
    program = tmp_path / "lp"
    program.write_text("#!/bin/sh\ncat > /dev/null\nexit ${LP_EXIT:-0}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr("shutil.which", lambda _name: str(program))
    assert "naar de printer" in hold(core, script + "verstuur\n2\n1\n").err
    monkeypatch.setenv("LP_EXIT", "1")
    core = core_at(tmp_path / "nog")
    assert "Printen lukt hier niet" in hold(core, script + "verstuur\n2\n1\n").err


# --- hard input ------------------------------------------------------------------------------------------------------


def test_hostile_text_crashes_nothing_and_steers_nothing(tmp_path: Path) -> None:
    """T11, T12: every string of the corpus at free text, at a choice and at a command; only our newlines come out."""
    core = core_at(tmp_path)
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    lead = as_lines(asked[:upto])
    for start in range(0, len(corpus()), 100):
        part = [text for text in corpus()[start : start + 100] if len(text) < 100_000]
        hard = "".join(f"{text}\n\nwijzig 5\n" for text in part)
        held = hold(core, lead + hard + "overzicht\n")
        assert held.code in {Exit.END_OF_INPUT, Exit.STOPPED}, held.err[-300:]
        assert [] == steered(held.out) + steered(held.err)
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(held.out + held.err)


@pytest.mark.parametrize("hard", ["\x1b[2J", "\x1b]0;titel\x07", "\x9b31m", "\u202eom", "a\rb", "\x07", "a\tb"])
def test_unfinished_text_cannot_steer_the_terminal_when_it_comes_back(core: Core, hard: str) -> None:
    """T11: what was kept while it was being typed was never read as an answer; the paper cleans it."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    held = hold(core, as_lines(asked[:upto]) + f"Begin {hard} einde")
    again = hold(core, "", code=code_in(held).shown)
    assert "Begin " in again.out
    assert [] == steered(again.out) + [sign for sign in again.out if sign == "\u202e"]


def test_ten_megabytes_in_one_line_is_refused_in_one_sentence(core: Core) -> None:
    """T20: what cannot be an answer is read away; the conversation goes on."""
    held = hold(core, "x" * 10_000_000 + "\n5\n")
    assert "Over welke organisatie gaat het?" in held.out
    assert len(held.out) < 20_000


def test_a_long_text_of_ten_megabytes_is_refused_and_the_next_line_counts(core: Core) -> None:
    """As above, over many lines."""
    asked = answers_of(core, KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    held = hold(core, as_lines(asked[:upto]) + ("y" * 99 + "\n") * 100_000 + "\nKort.\n\noverzicht\n")
    assert "    Kort." in held.out
    assert len(held.out) < 50_000


# --- faults ----------------------------------------------------------------------------------------------------------


def test_a_fault_of_ours_shows_a_number_and_no_word_of_the_person(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """T17: a canary in the answer and in the exception is nowhere on either stream."""

    def broken(*_given: object, **_more: object) -> None:
        msg = "geheim-kanariewoord"
        raise RuntimeError(msg)

    monkeypatch.setattr("klachtgids.intake.conversation.answer", broken)
    held = hold(core, "geheim-kanariewoord\n")
    assert Exit.FAULT == held.code
    assert "F-" in held.err
    assert "kanarie" not in held.out + held.err


def test_a_place_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    """Exit code 73; nothing half done."""
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    held = hold(core_at(tmp_path / "bestand"), "5\n")
    assert Exit.PLACE == held.code
    assert "Traceback" not in held.err


def test_a_reader_that_went_away_ends_it_quietly(core: Core) -> None:
    """`klachtgids --regels | head` prints no trace."""

    class Gone(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    assert Exit.STOPPED == lines.run(lambda: core, core.config, io.StringIO("5\n"), Gone(), io.StringIO())


def test_a_clock_set_by_hand_is_said_on_every_screen(core: Core, script: str) -> None:
    """Nobody takes a demonstration for today."""
    held = hold(core, script, nu_set=True)
    first = 1  # how much is still to come is said from the second question on
    screens = first + held.err.count("Nog hooguit") + held.err.count("Nog 1 vraag") + held.out.count("Klopt dit?")
    assert screens == held.out.count("de datum is met de hand gezet")


# --- English ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("back", "It now says:"),
        ("overview", "This is what you told:"),
        ("help now", "112"),
        ("change 1", "It now says:"),
        ("language nl", "Over welke organisatie gaat het?"),
        ("overzicht", "This is what you told:"),
        ("send", "It cannot be sent yet."),
    ],
)
def test_in_english_the_english_words_work_and_the_dutch_ones_too(core: Core, command: str, said: str) -> None:
    """The words that steer are in the language that is spoken; nobody has to learn two."""
    held = hold(core, f"5\n{command}\n", taal="en")
    assert said in held.out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("language en", "Which organisation is it about?"),
        ("Language English", "Which organisation is it about?"),
        ("back", "Nu staat er:"),
        ("overview", "Dit hebt u verteld:"),
        ("change 1", "Nu staat er:"),
        ("help now", "112"),
        ("send", "Versturen kan nog niet"),
    ],
)
def test_in_dutch_the_english_words_work_too(core: Core, command: str, said: str) -> None:
    """Who speaks no Dutch has to be able to say so while the conversation is still Dutch."""
    assert said in hold(core, f"5\n{command}\n").out


@pytest.mark.parametrize("answer", ["back to school", "language is hard", "sends", "changes 1"])
def test_what_only_looks_like_a_command_is_an_answer(core: Core, answer: str) -> None:
    """A command is the whole line; refused here like any other answer that does not fit."""
    held = hold(core, f"{answer}\n")
    assert held.out.count("Wat wilt u ons vertellen?") == 2
    assert "Nu staat er:" not in held.out


# --- the end, as a person meets it -----------------------------------------------------------------------------------


def test_what_became_of_it_stands_before_what_goes_with_it(tmp_path: Path, script: str) -> None:
    """Received and its number first; then who reads it; then the copy."""
    out = hold(core_at(tmp_path / "balie", ("kracht", "xtra")), script + "verstuur\n").out.split("Klopt dit?")[1]
    said = ["Uw klacht is ontvangen", "Wat er nu gebeurt", "U mag iemand meenemen naar een gesprek", "Klacht (kopie)"]
    assert sorted(out.index(each) for each in said) == [out.index(each) for each in said]


@pytest.mark.parametrize("command", ["wijzig 1", "terug", "verwijder 1", "verstuur"])
def test_after_the_sending_nothing_can_be_changed_and_that_is_said(core: Core, script: str, command: str) -> None:
    """A command without a meaning gets a sentence and never silence."""
    held = hold(core, script + f"verstuur\n{command}\nKlaar\n")
    assert Exit.DONE == held.code
    assert "Dit gesprek is klaar. Veranderen kan hier niet meer." in held.err


def test_who_wipes_the_conversation_is_done(core: Core, script: str) -> None:
    """There is nothing left to keep, so it is not offered again."""
    held = hold(core, script + "verstuur\nDe code op deze computer bewaren, of het gesprek hier wissen\nwis\n")
    assert Exit.DONE == held.code
    assert "gewist" in held.err
    assert 0 == kept(core, code_in(held))


def test_a_bare_no_is_enough_where_keeping_is_asked(core: Core) -> None:
    """The word that the choice begins with."""
    held = hold(core, "5\nstop\nnee\n")
    assert Exit.STOPPED == held.code
    assert remembered(core.config.data) is None


def test_who_asks_about_a_zaak_gets_no_second_code(tmp_path: Path, script: str) -> None:
    """The code of this asking opens nothing; the person has the one that matters."""
    there = core_at(tmp_path / "balie", ("kracht", "xtra"))
    sent = hold(there, script + "verstuur\nKlaar\n")
    nummer = next(word.strip(".") for word in sent.out.split() if word.startswith("K-2"))
    asked = hold(there, f"7\n1\n{nummer} {code_in(sent).shown}\nKlaar\n")
    assert "Hoe ver het is: Het is binnen." in asked.out
    assert "Uw code is" not in asked.out


def test_a_line_that_is_a_choice_needs_no_empty_line_after_it(core: Core) -> None:
    """Also when it is said in other words than on the screen."""
    asked = answers_of(core, KLACHT | {"wens": "weet ik niet"})
    at = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.key == "wens")
    held = hold(core, as_lines(asked[:at]) + "weet ik niet\noverzicht\n")
    assert "Dat weet ik nog niet." in held.out.split("Dit hebt u verteld:")[1]


def test_what_is_not_understood_at_the_check_is_said(core: Core, script: str) -> None:
    """An answer that fits nowhere gets a sentence, and nothing is sent by it."""
    held = hold(core, script + "ja hoor\nverstuur\n")
    assert Exit.DONE == held.code
    assert "Dat begrijpen wij hier niet." in held.err
