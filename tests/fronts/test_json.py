# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation with another program: one object a line each way, whatever comes in."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from klachtgids.fronts.exits import Exit
from klachtgids.fronts.json_front import LONGEST_LINE, print_schema, run_json
from klachtgids.fronts.json_models import INVOER, UITVOER, schema
from klachtgids.intake.core import Core
from tests.fronts.talks import answers_of, as_json, as_lines, core_at, exchange, hold
from tests.words.hostile import corpus

KLACHT = {"soort": "klacht", "leeftijd": "4"}


@pytest.fixture
def script(tmp_path: Path) -> str:
    """A whole klacht as a program sends it, up to the check."""
    return as_json(answers_of(core_at(tmp_path / "vooraf"), KLACHT))


def line(**message: Any) -> str:
    """One message."""
    return json.dumps(message) + "\n"


def test_the_first_turn_comes_by_itself(core: Core) -> None:
    """A program sees the question before it says anything."""
    code, out = exchange(core, "")
    assert Exit.END_OF_INPUT == code
    assert [("vraag", "soort", False)] == [(turn["beurt"], turn["vraag"]["sleutel"], turn["bewaard"]) for turn in out]


def test_a_whole_klacht_goes_from_the_first_question_to_the_receipt(core: Core, script: str) -> None:
    """One turn a line; practice says what it is."""
    code, out = exchange(core, script + line(actie="verstuur"))
    assert Exit.DONE == code
    assert script.count("\n") + 2 == len(out)
    assert ["controle", "klaar"] == [turn["beurt"] for turn in out[-2:]]
    assert {"oefen"} == {filed["staat"] for filed in out[-1]["bewijs"]["ingediend"]}
    assert out[-1]["bewijs"]["brieven"]


def test_lines_and_json_file_the_same(tmp_path: Path) -> None:
    """Three fronts, one core: the same answers end in the same text, dates and number."""
    asked = answers_of(core_at(tmp_path / "vooraf"), KLACHT)
    _code, out = exchange(core_at(tmp_path / "a", ("kracht",)), as_json(asked) + line(actie="verstuur"))
    held = hold(core_at(tmp_path / "b", ("kracht",)), as_lines(asked) + "verstuur\n")
    filed = out[-1]["bewijs"]["ingediend"][0]
    assert all(said in held.out for said in filed["regels"])
    assert all(" ".join((step["tekst"], *step["dagen"])) in held.out for step in filed["stappen"])
    assert out[-1]["bewijs"]["brieven"][0]["tekst"] in held.out


@pytest.mark.parametrize("answer", ["klacht", "5", "Ik ben niet goed behandeld of geholpen.", ["klacht"]])
def test_an_answer_may_be_an_id_a_number_or_words(core: Core, answer: object) -> None:
    """Ids are for programs; what a person typed works too."""
    _code, out = exchange(core, line(antwoord=answer))
    assert "organisatie" == out[-1]["vraag"]["sleutel"]


def test_every_action_does_its_one_thing(core: Core) -> None:
    """Back, onward, change, language, card, unfinished text, overview."""
    _code, out = exchange(
        core,
        line(antwoord="5", vraag="soort")
        + line(actie="terug")
        + line(actie="verder")
        + line(actie="wijzig", vraag="soort")
        + line(actie="taal", taal="en")
        + line(actie="kaart")
        + line(actie="typt", tekst="half")
        + line(actie="overzicht"),
    )
    keys = [turn["vraag"]["sleutel"] for turn in out]
    assert ["soort", "organisatie", "soort", "organisatie", "soort", "soort", "soort", "soort", "soort"] == keys
    assert "en" == out[5]["taal"]
    assert "112" in {row["telefoon"] for row in out[6]["kaart"]["regels"]}
    assert ["soort"] == [told["sleutel"] for told in out[-1]["verteld"]]


def test_a_refused_answer_leaves_the_question_open_with_its_reason(core: Core) -> None:
    """The reason is a fixed word beside one sentence."""
    _code, out = exchange(core, line(antwoord="99"))
    assert ("soort", "weiger_nummer") == (out[-1]["vraag"]["sleutel"], out[-1]["weigering"]["reden"])


def test_sending_before_the_end_is_refused(core: Core) -> None:
    """The open question stays open."""
    _code, out = exchange(core, line(antwoord="5") + line(actie="verstuur"))
    assert "weiger_nog_niet_klaar" == out[-1]["weigering"]["reden"]
    assert "organisatie" == out[-1]["vraag"]["sleutel"]


def test_an_answer_to_an_older_question_changes_it_and_to_an_unknown_one_is_refused(core: Core) -> None:
    """A program that lags behind breaks nothing."""
    _code, out = exchange(
        core, line(antwoord="5") + line(antwoord="2", vraag="soort") + line(antwoord="1", vraag="nooit")
    )
    assert "weiger_oude_vraag" == out[-1]["weigering"]["reden"]
    assert "Ik wil iets doorgeven. Ik hoef geen antwoord." == out[-1]["verteld"][0]["antwoord"]


def test_a_conversation_goes_on_with_its_code(core: Core) -> None:
    """`hervat` and `--code` do the same; a wrong code is refused and changes nothing."""
    code = exchange(core, line(antwoord="5"))[1][-1]["code"]
    for text, how in ((line(actie="hervat", code=code), {}), ("", {"code": code.lower()})):
        _exit, out = exchange(core, text, **how)
        assert (code, "organisatie") == (out[-1]["code"], out[-1]["vraag"]["sleutel"])
    _exit, out = exchange(core, line(actie="hervat", code="AAAA"))
    assert ("weiger_code", "soort") == (out[-1]["weigering"]["reden"], out[-1]["vraag"]["sleutel"])


def test_stopping_halfway_has_its_own_exit_code(core: Core) -> None:
    """3 halfway, 0 when there was nothing more to do."""
    assert Exit.STOPPED == exchange(core, line(antwoord="5") + line(actie="stop"))[0]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hallo", "weiger_json"),
        ("{", "weiger_json"),
        ("[" * 100_000, "weiger_json"),
        ("9" * 10_000, "weiger_json"),
        ('{"antwoord": "a"} {"antwoord": "b"}', "weiger_json"),
        ("\x00", "weiger_json"),
        ("null", "weiger_bericht"),
        ("[]", "weiger_bericht"),
        ("NaN", "weiger_bericht"),
        ('{"antwoord": 5}', "weiger_bericht"),
        ('{"antwoord": "5", "extra": 1}', "weiger_bericht"),
        ('{"actie": "ontplof"}', "weiger_bericht"),
        ('{"actie": []}', "weiger_bericht"),
        ('{"actie": "wijzig"}', "weiger_bericht"),
        ('{"actie": "taal", "taal": "../en"}', "weiger_bericht"),
        ('{"actie": "taal", "taal": "xx"}', "weiger_taal"),
        ('{"actie": "kaart", "kaart": "nooit"}', "weiger_kaart"),
        ("x" * (LONGEST_LINE + 1), "weiger_regel_te_lang"),
        ("y" * 10_000_000, "weiger_regel_te_lang"),
    ],
)
def test_a_line_that_is_no_message_gets_one_refusal_and_the_turn_stands(core: Core, text: str, reason: str) -> None:
    """Broken JSON, wrong types, unknown keys, ten megabytes: one object, then the conversation goes on."""
    _code, out = exchange(core, text + "\n" + line(antwoord="5"))
    assert 3 == len(out)
    assert ("geweigerd", reason) == (out[1]["beurt"], out[1]["weigering"]["reden"])
    assert "organisatie" == out[2]["vraag"]["sleutel"]


def test_hostile_answers_get_one_ascii_line_each(tmp_path: Path) -> None:
    """T11, T12: the whole corpus as answers; every line out is printable ASCII and valid against the schema."""
    asked = answers_of(core_at(tmp_path / "vooraf"), KLACHT)
    upto = next(n for n, (prompt, _typed) in enumerate(asked) if prompt.kind == "long_text")
    key = asked[upto][0].key
    text = as_json(asked[:upto]) + "".join(line(antwoord=hard, vraag=key) for hard in corpus())
    out = io.StringIO()
    assert Exit.END_OF_INPUT == run_json(core_at(tmp_path), io.StringIO(text), out)
    lines = out.getvalue().split("\n")
    assert upto + 1 + len(corpus()) + 1 == len(lines)
    assert all(0x20 <= ord(sign) < 0x7F for each in lines for sign in each)
    for each in lines[:-1]:
        UITVOER.validate_json(each)


def test_a_fault_of_ours_is_the_last_line_with_a_number(core: Core, monkeypatch: pytest.MonkeyPatch) -> None:
    """T17: no word of the person, in no field."""

    def broken(*_given: object, **_more: object) -> None:
        msg = "geheim-kanariewoord"
        raise RuntimeError(msg)

    monkeypatch.setattr("klachtgids.intake.conversation.answer", broken)
    code, out = exchange(core, line(antwoord="geheim-kanariewoord"))
    assert (Exit.FAULT, "fout") == (code, out[-1]["beurt"])
    assert "F-" in out[-1]["tekst"]
    assert "kanarie" not in json.dumps(out)


def test_a_place_that_cannot_be_used_is_said_with_its_exit_code(tmp_path: Path) -> None:
    """Exit code 73."""
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    code, out = exchange(core_at(tmp_path / "bestand"), line(antwoord="5"))
    assert (Exit.PLACE, "fout", 73) == (code, out[-1]["beurt"], out[-1]["code"])


def test_the_schema_names_every_field_that_goes_out(core: Core, script: str) -> None:
    """What is printed documents what is sent: both come from the same models."""
    printed = io.StringIO()
    assert Exit.DONE == print_schema(printed)
    assert schema() == json.loads(printed.getvalue())
    _code, out = exchange(core, script + line(actie="verstuur"))
    for turn in out:
        assert set(schema()["$defs"]["Beurt"]["properties"]) == set(turn)
    assert {"Antwoord", "Wijzig", "Hervat", "Beurt", "Geweigerd", "Fout"} <= set(schema()["$defs"])
    INVOER.validate_python({"antwoord": "1"})
