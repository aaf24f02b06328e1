# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A helper with several clients in plain lines: a list, each conversation by itself, nothing of one with another."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from klachtgids.fronts.exits import Exit
from klachtgids.fronts.namens.regels import run_in_lines
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.seal import CODE_BITS, Code
from tests.fronts.namens.helping import desk_of
from tests.fronts.talks import Held, hold
from tests.fronts.web.helpers import CODE, held, marked
from tests.register.builders import stored
from tests.talk import ACTOR, NAMENS, SIGNAAL, make_core

TABLES = ("zaak", "betrokkene", "klachtonderdeel", "inhoud", "toestemming", "termijn", "gebeurtenis")
SENT = "verstuur\nKlaar\n"


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


class Screen(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


def helped(core: Core, text: str, code: str | None = None, out: io.StringIO | None = None) -> Held:
    """Hold what is typed in lines by who helps several."""
    out, err = out or io.StringIO(), io.StringIO()
    left = run_in_lines(desk_of(core), core.config, (io.StringIO(text), out, err), code)
    return Held(left, out.getvalue(), err.getvalue())


def typed(core: Core, said: dict[str, str], known: dict[str, object]) -> list[str]:
    """What is typed for one client up to the check, question by question."""
    turn, lines = conversation.begin_namens(core, ACTOR, "nl", "app", known), []
    while turn.prompt is not None:
        answer = said[turn.prompt.question.id]
        lines.append(answer + ("\n\n" if turn.prompt.question.kind == "long_text" else "\n"))
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, answer, "client")
    return lines


def told(core: Core, code: str) -> dict[str, str]:
    turn = conversation.resume(core, code, "nl", "app")
    assert isinstance(turn, Turn)
    return {each.question.id: str(each.value) for each in turn.told}


def test_two_clients_in_turns_end_in_the_rows_of_the_same_answers_given_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T1: one at the table, one on the telephone; what is said while one is helped holds no word of the other."""
    codes: list[Code] = []
    found, scripts, seen = [], {}, Held(0, "", "")
    for front in ("vooraf", "kern", "regels"):
        (tmp_path / front).mkdir()
        core = make_core(tmp_path / front)
        if front == "vooraf":
            scripts = {mark: typed(core, marked(mark), {}) for mark in ("KLAVER", "DISTEL")}
            monkeypatch.setattr("klachtgids.seal.new_code", codes.pop)
            continue
        codes[:] = [Code(bytes([n] * (CODE_BITS // 8))) for n in ((2, 1) if front == "kern" else (3, 2, 1))]
        if front == "kern":
            for mark, kanaal in (("KLAVER", "app"), ("DISTEL", "telefoon")):
                turn = conversation.begin_namens(core, ACTOR, "nl", kanaal)
                while turn.prompt is not None:
                    answer = marked(mark)[turn.prompt.question.id]
                    turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, answer, "client")
                send(core, ACTOR, turn.gesprek)
        else:
            codes.append(Code(bytes(CODE_BITS // 8)))  # what a sitting begins with before anything is opened
            one, two = scripts.values()
            text = "".join(one[:5]) + "lijst\n2\nlijn\n2\n" + "".join(two[:7]) + "lijst\n1\n" + "".join(one[5:])
            seen = helped(core, f"{text}{SENT}2\n{''.join(two[7:])}{SENT}")
        rows = {name: stored(core.config.register, f"select * from {name}") for name in TABLES}  # noqa: S608  # ours
        found.append({name: sorted(each, key=str) for name, each in rows.items()})
    assert Exit.DONE == seen.code
    assert found[0] == found[1]
    assert 2 == len(found[1]["zaak"])
    parts = re.split("\n(gesprek 1|lijn)\n", seen.out)
    assert ["gesprek 1", "lijn", "gesprek 1", "lijn"] == parts[1::2]
    for own, other, shown in (("klaver", "distel", parts[2::4]), ("distel", "klaver", parts[4::4])):
        assert other not in "".join(shown).casefold()
        assert own in "".join(shown).casefold()
    assert "klaver" not in seen.err.casefold() + parts[0].casefold()


def test_a_conversation_is_opened_by_its_code_and_stands_in_the_list_once(core: Core) -> None:
    """From the list or with the command; a code that opens nothing says so, and the open one is left alone."""
    code = held(core, SIGNAAL, "naam_vrij")
    seen = helped(core, f"lijst\n3\n1234-ABCD\n3\n{code}\nDistel\n1\nlijst\n1\ncode {code}\nBo de Wit\nlijst\n")
    assert "Bij deze code staat hier geen gesprek." in seen.err
    assert 2 == seen.out.count("\nDistel\n")
    last = seen.out.rsplit("Welk gesprek?", 1)[1]
    assert ["1 gesprek 1", "2 Distel", "3 Een nieuw gesprek."] == re.findall("  ([1-3] .*)", last)
    assert "Bo de Wit" == told(core, code)["naam_vrij"]


def test_nothing_that_is_typed_at_the_list_changes_a_conversation(core: Core) -> None:
    """No command reaches the one that was left; help is given, and the list stands there again."""
    code = held(core, NAMENS, "akkoord")
    seen = helped(core, "ja\nlijst\nverstuur\noverzicht\nwijzig 2\nhulp nu\nwie\nonzin\n1\n", code)
    assert 6 == seen.out.count("Welk gesprek?")
    assert 2 == seen.out.count("Dit hebt u verteld:")  # when it was opened, each time
    assert "Is er nu gevaar? Bel 112." in seen.out
    assert 1 == seen.err.count("Dit antwoord kan hier niet.")
    assert seen.out.endswith("Met deze code kunt u later verder.\n")
    assert not (core.config.data / "register.db").exists()


@pytest.mark.parametrize("leaving", ["lijst\n6\n", "", "stop\n"])
def test_every_code_that_is_open_is_said_at_the_end(core: Core, leaving: str) -> None:
    """Nobody can find it again after that; what was sent needs none."""
    code = held(core, NAMENS, "akkoord")
    more = "2\nDistel\n1\nklacht\nlijst\n3\n\n2\nlijst\n"
    seen = helped(core, f"ja\nverstuur\nlijst\n{more}2\n{leaving}", code)
    assert (Exit.STOPPED if leaving else Exit.END_OF_INPUT) == seen.code
    end = seen.out.rsplit("Nog open", 1)[1]
    assert code not in end
    assert 2 == len(re.findall(f"(?:Distel|gesprek 3): {CODE}", end))


def test_a_fault_of_ours_costs_no_code_of_any_client(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """T2: what was told lies under the codes, and the helper still learns them."""
    codes = [held(core, NAMENS, "wens"), held(core, SIGNAAL, "naam_vrij")]

    def fails(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("klachtgids.intake.conversation.back", fails)
    seen = helped(core, f"lijst\n3\n{codes[1]}\nlijn\n1\nterug\n", codes[0])
    assert Exit.FAULT == seen.code
    assert codes == re.findall(CODE, seen.out)


def test_on_a_screen_what_was_said_is_out_of_sight_before_the_next_client_is_chosen(
    core: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T1: as many empty lines as the screen has; none in a pipe, and the welcome is not moved away."""
    code = held(core, NAMENS, "wens")
    monkeypatch.delenv("TERM", raising=False)
    assert "\n" * 5 not in helped(core, "lijst\n1\n", code).out
    monkeypatch.setattr("os.get_terminal_size", lambda _number: os.terminal_size((100, 24)))
    said, chosen = re.split("\n{24,}", helped(core, "lijst\n2\nlijn\n1\nklacht\n", code, Screen()).out)
    assert "Dit is klachtgids." in said
    assert NAMENS["punt"] in said
    assert chosen.startswith("Welk gesprek?")
    assert NAMENS["punt"] not in chosen
    monkeypatch.setenv("TERM", "xterm")
    said, chosen = helped(core, "lijst\n2\nlijn\n1\nklacht\n", code, Screen()).out.split("\x1b[3J\x1b[2J\x1b[H")
    assert NAMENS["punt"] in said
    assert chosen.lstrip().startswith("Welk gesprek?")


def test_the_article_stands_beside_each_question_without_asking(core: Core) -> None:
    """Issue 4, 1: for who does this daily; who tells something themselves finds it behind the question mark."""
    said = helped(core, "ja\n", held(core, NAMENS, "wens")).out
    assert 1 == said.count("\nDit komt uit: ")
    assert "Dit komt uit" not in hold(core, "klacht\nkracht\n").out


def test_the_word_is_an_answer_to_who_holds_one_conversation(core: Core) -> None:
    """Also when that is for somebody else: there is no list to go to."""
    seen = hold(core, "lijst\n\n", code=held(core, NAMENS, "punt"), said_by="client")
    assert "Welk gesprek?" not in seen.out
    assert "Typ lijst" not in seen.err
    assert "lijst" == told(core, re.findall(CODE, seen.out)[-1])["punt"]


def test_the_program_holds_several_in_lines(root: Path, tmp_path: Path) -> None:
    """`klachtgids --regels namens` begins with one client at once."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "klachtgids", "--regels", "namens"]
    done = subprocess.run(command, input="klacht\nlijst\n1\n", capture_output=True, text=True, env=env, check=False)
    assert Exit.END_OF_INPUT == done.returncode
    assert ["gesprek 1", "gesprek 1"] == re.findall("\n(gesprek 1)\n", done.stdout)
    assert "Typ lijst voor een ander gesprek." in done.stderr
