# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Catalogues: everything a person can read can be translated, and the same files give the same catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from klachtgids.dialogue.file import load
from klachtgids.faults import FileFault
from klachtgids.regeling.file import load as load_regelingen
from klachtgids.regeling.procedure import Procedures
from klachtgids.words.extract import OTHERS, coverage, extract, extract_toml, update, wordings
from klachtgids.words.i18n import WORDS_FILE, Words
from klachtgids.words.letters import load_letters
from klachtgids.words.wording import SLOT, Text

DIALOGUES = Path(__file__).parents[2] / "dialogues"
START = """
[dialogue]
id = "start"
title = "Gesprek"
[dialogue.because]
reden = { u = "U zei dat {naam} wacht.", je = "Je zei dat {naam} wacht." }
[[question]]
id = "soort"
text = "Wat wilt u?"
why = "Wij kiezen dan de weg."
options = [{ id = "a", text = "Iets" }, { id = "b", text = "Wat wilt u?" }]
"""
WOORDEN = """
[talen]
en = "English"
[algemeen]
ja = "Ja"
zaken = { one = "Uw klacht", other = "Uw {n} klachten" }
"""
REGELING = """
id = "regel"
naam = "Regeling"
[onderwerpen]
naam = "3"
[rollen.hulp]
naam = "de helper"
[feiten]
klacht_is = { is = "Een klacht gaat over hulp.", artikel = "1" }
kort = { is = "nee", artikel = "1" }
[[organisatie]]
id = "o"
naam = "Organisatie"
wat = "Helpt mensen."
"""
FEITEN = '[klacht_is]\nsoort = "tekst"\n[kort]\nsoort = "kort"\n'
EXPECTED = [
    "Gesprek",
    "U zei dat {naam} wacht.",
    "Wat wilt u?",
    "Wij kiezen dan de weg.",
    "Iets",
    "Ja",
    ("Uw klacht", "Uw {n} klachten"),
    "de helper",
    "Een klacht gaat over hulp.",
    "Helpt mensen.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "regelingen").mkdir()
    for name, content in {
        "start.toml": START,
        "woorden.toml": WOORDEN,
        "regelingen/regel.toml": REGELING,
        "regelingen/feiten.toml": FEITEN,
    }.items():
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def test_each_wording_is_one_message_with_all_its_places(folder: Path) -> None:
    """A translator sees the file, the question and the field; ids, names and article numbers are not offered."""
    messages = {message.id: message.auto_comments for message in extract(folder) if message.id}
    assert EXPECTED == list(messages)
    assert ["start.toml: question soort, text", "start.toml: question soort, options b, text"] == messages[
        "Wat wilt u?"
    ]
    assert ["regel.toml: organisatie o, wat"] == messages["Helpt mensen."]


def test_a_catalogue_is_the_same_each_time_and_names_no_machine(folder: Path) -> None:
    """No date, no path, no version of a tool: a catalogue changes only when the words do."""
    path = update(folder, "en")
    first = path.read_bytes()
    assert first == update(folder, "en").read_bytes()
    for trace in (str(folder), "Date", "Babel", "PROJECT"):
        assert trace not in first.decode()


def test_words_of_the_desk_are_not_offered(folder: Path) -> None:
    """The desk is Dutch; what goes to a klager (mail_) is."""
    (folder / "woorden.toml").write_text(WOORDEN + 'mail_nieuws = "Er is nieuws."\n', "utf-8")
    (folder / "bureau.toml").write_text('[bureau]\nbureau_zoek = "Zoek"\n', "utf-8")
    messages = {message.id for message in extract(folder)}
    assert "Er is nieuws." in messages
    assert "Zoek" not in messages


def test_translations_stay_when_the_files_grow(folder: Path) -> None:
    """Updating adds what is new and loses nothing."""
    path = update(folder, "en")
    path.write_text(path.read_text("utf-8").replace('msgid "Ja"\nmsgstr ""', 'msgid "Ja"\nmsgstr "Yes"'), "utf-8")
    (folder / "woorden.toml").write_text(WOORDEN + 'nee = "Nee"\n', "utf-8")
    update(folder, "en")
    assert "Yes" == Words.of("en", False, folder).text(Text("Ja"))
    assert 'msgid "Nee"\nmsgstr ""' in path.read_text("utf-8")


def test_coverage_counts_what_is_missing_and_what_names_other_slots(folder: Path) -> None:
    """`controleer` shows how far each language is."""
    assert (0, len(EXPECTED), [], len(EXPECTED)) == _short(folder)
    path = update(folder, "en")
    text = path.read_text("utf-8")
    text = text.replace('msgid "Ja"\nmsgstr ""', 'msgid "Ja"\nmsgstr "Yes"')
    text = text.replace('wacht."\nmsgstr ""', 'wacht."\nmsgstr "You said {name} waits."')
    text = text.replace('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "Your complaint"\nmsgstr[1] "Your {n} complaints"')
    path.write_text(text, "utf-8")
    assert (2, len(EXPECTED), ["U zei dat {naam} wacht."], len(EXPECTED) - 3) == _short(folder)


def _short(folder: Path) -> tuple[int, int, list[str], int]:
    found = coverage(folder, "en")
    return found.translated, found.total, list(found.faults), len(found.missing)


def test_babels_own_commands_find_the_same(folder: Path) -> None:
    """The extractor for pybabel gives the messages of a file, plurals as ngettext."""
    with (folder / "woorden.toml").open("rb") as file:
        found = list(extract_toml(file, {}, (), {}))
    expected = [
        (1, "gettext", "Ja", ["woorden.toml: algemeen, ja"]),
        (1, "ngettext", ("Uw klacht", "Uw {n} klachten"), ["woorden.toml: algemeen, zaken"]),
    ]
    assert expected == found


def test_a_broken_file_is_named(folder: Path) -> None:
    """One sentence for the author."""
    (folder / "start.toml").write_text('[dialogue]\nid = "start"\ntitle = "a {0}"\n', "utf-8")
    with pytest.raises(FileFault, match=r"start\.toml: title: .*accolade"):
        extract(folder)
    (folder / "start.toml").write_text("[", "utf-8")
    with pytest.raises(FileFault, match=r"start\.toml: bestand"):
        extract(folder)


def _texts(value: Any, seen: set[int]) -> Iterator[Text]:
    """Every wording that a loaded model holds, however deep."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each, seen)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each, seen)
    elif not isinstance(value, str | int) and id(value) not in seen:
        seen.add(id(value))
        if isinstance(value, BaseModel):
            names = list(type(value).model_fields)
        elif is_dataclass(value):
            names = [each.name for each in fields(value)]
        else:
            names = list(getattr(value, "__dict__", ()))
        for name in names:
            yield from _texts(getattr(value, name), seen)


def test_what_the_models_know_and_what_is_extracted_are_the_same() -> None:
    """No wording for somebody who tells is left out but that of letters to an organisation; nothing else is offered.

    The desk is Dutch: of its procedures and letters only what a klager reads is there. A mere gap has no words.
    """
    book = replace(load(DIALOGUES), letters={})
    regelingen = load_regelingen(DIALOGUES)
    known = {text.u for text in _texts([book, regelingen], set())}
    procedures = Procedures.load(DIALOGUES, regelingen).procedures
    known |= {fase.klager.u for one in procedures for fase in one.file.fase if fase.klager is not None}
    known |= {text.u for text in procedures[0].algemeen.sjabloon.values()}
    sent = [brief for one in procedures for step in one.file.handeling for brief in step.bericht]
    others = {brief.sjabloon for brief in sent} - {brief.sjabloon for brief in sent if brief.aan == "klager"}
    letters = load_letters(DIALOGUES)
    read = [name for name in letters.ids if name not in others and not name.endswith(OTHERS)]
    own = [file for (_kind, _who, name), file in letters.own.items() if name in read]
    shown = [letters.frame, [letters.bases[name] for name in read], own]
    known |= {text.u for text in _texts(shown, set()) if SLOT.sub("", text.u).strip(" .:\n")}
    found = {each.text.u: each.place for each in wordings(DIALOGUES) if each.file != WORDS_FILE}
    assert set() == known - found.keys()
    assert [] == [place for words, place in found.items() if words not in known and not place.endswith(", is")]
