# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Helping somebody in plain lines and in JSON: whose answer it is, what is read back, the letter at any moment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from klachtgids.fronts.exits import Exit
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from tests.fronts.talks import Held, exchange, hold
from tests.fronts.web.helpers import held as held_to
from tests.register.builders import stored
from tests.talk import ACTOR, NAMENS, NOW, make_core

CLIENT, HELPER = "Antwoord van de persoon zelf", "Antwoord van wie helpt"


@pytest.fixture
def core(tmp_path: Path) -> Core:
    return make_core(tmp_path)


def code_of(core: Core) -> str:
    return conversation.begin_namens(core, ACTOR, "nl", "app").gesprek.code.shown


def typed(core: Core, said: Mapping[str, str] = NAMENS, between: Mapping[str, str] | None = None) -> str:
    """A whole conversation as it is typed, up to the check; `between` are lines before the answer to a question."""
    turn = conversation.begin_namens(core, ACTOR, "nl", "app")
    lines = ""
    while turn.prompt is not None:
        name, long = turn.prompt.question.id, turn.prompt.question.kind == "long_text"
        lines += (between or {}).get(name, "") + said[name] + ("\n\n" if long else "\n")
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, said[name])
    return lines


def helped(core: Core, text: str) -> Held:
    return hold(core, text, code=code_of(core), said_by="client")


def test_a_word_says_whose_answer_it_is_and_it_stands_at_each_answer(core: Core) -> None:
    """As Ctrl+T on the screen: said when it begins and whenever it changes, and remembered for what comes next."""
    held = helped(core, "klacht\nwie\nimpegno\nouder\nwie\nja\noverzicht\n")
    assert [CLIENT, HELPER, CLIENT] == [line for line in held.err.replace("> ", "").split("\n") if "Antwoord" in line]
    for question, whose in (
        ("Wat wilt u ons vertellen?", "zelf gezegd"),
        ("Over welke organisatie gaat het?", "ingevuld door wie helpt"),
        ("Wie is deze persoon?", "ingevuld door wie helpt"),
        ("Weet deze persoon dat dit wordt ingevuld, of zit die erbij?", "zelf gezegd"),
    ):
        assert f"{question} · {whose}" in held.out


def test_what_is_asked_about_the_helper_is_said_to_be_the_helpers(core: Core) -> None:
    """The word changes nothing there, and says why; after it the client answers again (A5)."""
    until = typed(make_core(core.config.data / "vooraf")).split("Sam Steun")[0]
    held = helped(core, f"{until}wie\nSam Steun\nJeugdstem\nsam@example.org\n")
    after = held.err.split("Deze vraag gaat over wie helpt.")
    assert 2 == len(after)
    assert after[0].count(CLIENT) == after[0].count(HELPER) == 1
    assert (1, 0) == (after[1].count(CLIENT), after[1].count(HELPER))


def test_the_yes_is_said_to_be_the_clients_whoever_answered_before(core: Core) -> None:
    """Said when it is asked; the word changes nothing there, and says why (issue 4, section 1)."""
    code = held_to(core, NAMENS, "toestemming_commissie")
    held = hold(core, "wie\nnee\nwie\n3\nwie\n", code=code, said_by="client")
    said = [line for line in held.err.replace("> ", "").split("\n") if "ntwoord" in line and "brief" not in line]
    assert [
        *(CLIENT, HELPER, CLIENT, "Hier antwoordt de persoon zelf. Kan dat niet? Kies dan dat het niet kan."),
        *(HELPER, "Deze vraag gaat over wie helpt. Het antwoord is dus van wie helpt."),
    ] == said
    assert "Klopt dit, en mag het zo? · ingevuld door wie helpt" in hold(core, "overzicht\n", code=code).out


def test_the_words_of_a_helper_are_an_answer_to_anybody_else(core: Core) -> None:
    """Who tells about a letter of one word does not give a command."""
    held = hold(core, "5\nimpegno\n2\nbrief\n\nwie\n")
    assert "Er komen twee bestanden" not in held.err
    assert CLIENT not in held.err
    assert HELPER not in held.err
    assert (
        "Wat is er gebeurd? Vertel het in uw eigen woorden.\n    brief\n"
        in hold(core, "overzicht\n", code=held.out.rsplit("Uw code is ", 1)[1].split(". ")[0]).out
    )


def test_who_finds_out_halfway_that_they_help_is_asked_the_same(core: Core) -> None:
    """In an ordinary conversation the answers are the helper's until they say that the client answers."""
    held = hold(core, "klacht\nimpegno\nvertegenwoordiger\nouder\nwie\nja\noverzicht\n")
    assert [HELPER, CLIENT] == [line for line in held.err.replace("> ", "").split("\n") if "Antwoord" in line]
    assert "Wat wilt u ons vertellen? · ingevuld door wie helpt" in held.out
    assert "Weet deze persoon dat dit wordt ingevuld, of zit die erbij? · zelf gezegd" in held.out


def test_both_kinds_are_read_back_and_filed(core: Core, tmp_path: Path) -> None:
    """What the helper filled in is no word of the client when everything is read out before the yes."""
    (tmp_path / "vooraf").mkdir()
    text = typed(make_core(tmp_path / "vooraf"), between={"wens": "wie\n", "naam": "wie\n"})
    held = helped(core, f"{text}verstuur\nKlaar\n")
    assert Exit.DONE == held.code
    assert "U vertelde dat dit is gebeurd:\nDe begeleider kwam drie keer niet opdagen." in held.out
    assert "U wilt dat dit gebeurt · ingevuld door wie helpt\nExcuses en een vaste begeleider." in held.out
    check = held.out.split("Klopt dit?")[1]
    assert "Wat wil deze persoon dat er nu gebeurt? · ingevuld door wie helpt" in check
    assert "Wat is er gebeurd? · zelf gezegd" in check
    [(blob,)] = stored(core.config.register, "select blob from inhoud where kind = 'gesprek'")
    door = {one["vraag"]: one["door"] for one in json.loads(blob)}
    assert ("client", "helper", "helper", "client") == tuple(
        door[each] for each in ("punt", "wens", "hulp_naam", "naam")
    )


def test_the_letter_is_kept_as_text_and_pdf_at_any_moment(
    core: Core, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before there is a story there is none; a name that is taken is asked again; nothing has to be filed."""
    (tmp_path / "thuis").mkdir()
    monkeypatch.chdir(tmp_path / "thuis")
    held = helped(
        core, "klacht\nbrief\nimpegno\nouder\nja\nEr kwam niemand.\n\nbrief\neen\nbrief\neen\ntwee\nbrief\n\n"
    )
    assert 1 == held.err.count("Er is nog geen verhaal.")
    assert 1 == held.err.count("Er is al een bestand met de naam een.txt.")
    names = ("een", "twee", f"klachtgids-brief-{NOW:%Y-%m-%d}")
    assert {f"{name}{end}" for name in names for end in (".txt", ".pdf")} == {
        each.name for each in Path.cwd().iterdir()
    }
    assert "Er kwam niemand." in Path("een.txt").read_text("utf-8")
    assert "Er kwam niemand." in PdfReader("twee.pdf").pages[0].extract_text()
    assert {0o600} == {each.stat().st_mode & 0o777 for each in Path.cwd().iterdir()}


def line(**message: object) -> str:
    return json.dumps(message) + "\n"


def test_in_json_each_answer_says_whose_it_is(core: Core) -> None:
    """`door` with the answer; without it the helper's, as it was; about the helper never the client's."""
    text = line(antwoord="klacht", door="client") + line(antwoord="impegno", door="helper") + line(antwoord="ouder")
    _code, out = exchange(core, text, code=code_of(core))
    assert [True] * 4 == [turn["namens"] for turn in out]
    assert ["helper", "client", "helper", "helper"] == [told["door"] for told in out[-1]["verteld"]]
    _code, out = exchange(core, line(antwoord="klacht", door="client"))
    assert (False, ["klager"]) == (out[-1]["namens"], [told["door"] for told in out[-1]["verteld"]])
    for wrong in ("klager", "ander", 1):
        _code, out = exchange(core, line(antwoord="klacht", door=wrong))
        assert "weiger_bericht" == out[-1]["weigering"]["reden"]


def test_in_json_what_is_read_back_shows_both_kinds(core: Core) -> None:
    """And a program learns which questions are about the helper, and that the yes is the client's."""
    turn = conversation.begin_namens(core, ACTOR, "nl", "app")
    text = ""
    while turn.prompt is not None and turn.prompt.question.id != "akkoord":
        name = turn.prompt.question.id
        text += line(antwoord=NAMENS[name], vraag=turn.prompt.key, door="helper" if name == "wens" else "client")
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, NAMENS[name])
    _code, out = exchange(core, text, code=code_of(core))
    read = [paragraph["tekst"] for paragraph in out[-1]["vraag"]["alineas"]]
    assert "U vertelde dat dit is gebeurd:\nDe begeleider kwam drie keer niet opdagen." in read
    assert "U wilt dat dit gebeurt · ingevuld door wie helpt\nExcuses en een vaste begeleider." in read
    asked = {turn["vraag"]["sleutel"] for turn in out if turn["vraag"]["over_helper"]}
    assert {"hulp_wie", "hulp_naam", "hulp_organisatie", "hulp_contact"} == asked
    assert {"akkoord"} == {turn["vraag"]["sleutel"] for turn in out if turn["vraag"]["van_client"]}
    assert {"client", "helper"} == {told["door"] for told in out[-1]["verteld"]}


def test_the_program_begins_for_a_helper_in_json_too(root: Path, tmp_path: Path) -> None:
    """`klachtgids --json namens`: one object a line, about somebody else from the first."""
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "KLACHTGIDS_DATA": str(tmp_path)}
    command = [sys.executable, "-m", "klachtgids", "--json", "namens"]
    done = subprocess.run(command, input=line(actie="stop"), capture_output=True, text=True, env=env, check=False)
    assert (Exit.STOPPED, "") == (done.returncode, done.stderr)
    [first] = [json.loads(each) for each in done.stdout.splitlines()]
    assert (True, "soort") == (first["namens"], first["vraag"]["sleutel"])
