# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words: from a wording and its slots to a sentence for one reader."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from klachtgids.faults import FileFault
from klachtgids.words.i18n import Language, Words, _read, all_words, languages, program_words
from klachtgids.words.wording import Text

WOORDEN = """
[algemeen]
ja = "Ja"
nee = "Nee"
moment = "{dag} om {tijd} uur"
groet = { u = "Dag {naam}, wat wilt u?", je = "Dag {naam}, wat wil je?" }
zaken = { one = "Uw klacht", other = "Uw {n} klachten", one_je = "Je klacht", other_je = "Je {n} klachten" }
[later]
alleen_nederlands = "Tot ziens"
kapot = "Het nummer is {nummer}"
"""
ENGLISH = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Dag {naam}, wat wilt u?"
msgstr "Hello {naam}, what would you like?"

msgid "Uw klacht"
msgid_plural "Uw {n} klachten"
msgstr[0] "Your complaint"
msgstr[1] "Your {n} complaints"

msgid "Het nummer is {nummer}"
msgstr "The number is {number}"

#, fuzzy
msgid "Tot ziens"
msgstr "Perhaps goodbye"

msgid "{dag} om {tijd} uur"
msgstr "{dag} at {tijd}"

msgid "Ja"
msgstr "Yes"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "woorden.toml").write_text(WOORDEN, "utf-8")
    place = tmp_path / "locales" / "en" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "dialogues.po").write_text(ENGLISH, "utf-8")
    return tmp_path


def test_a_dutch_reader_gets_u_or_je(folder: Path) -> None:
    """The form of address is the reader's, not the file's."""
    assert "Dag Ali, wat wilt u?" == Words.of("nl", False, folder).say("groet", naam="Ali")
    assert "Dag Ali, wat wil je?" == Words.of("nl", True, folder).say("groet", naam="Ali")


def test_another_language_translates_the_u_words_for_both(folder: Path) -> None:
    """Only Dutch has two forms of address; each other language has one translation."""
    assert {"Hello Ali, what would you like?"} == {
        Words.of("en", je, folder).say("groet", naam="Ali") for je in (True, False)
    }


def test_a_counted_wording_follows_the_number_in_each_language(folder: Path) -> None:
    """Plurals are the language's own."""
    said = [
        Words.of(taal, je, folder).say("zaken", n=n)
        for taal, je in (("nl", False), ("nl", True), ("en", True))
        for n in (1, 3)
    ]
    expected = ["Uw klacht", "Uw 3 klachten", "Je klacht", "Je 3 klachten", "Your complaint", "Your 3 complaints"]
    assert expected == said


def test_what_is_not_translated_is_said_in_dutch(folder: Path) -> None:
    """A missing or fuzzy translation is no reason to say nothing."""
    assert "Tot ziens" == Words.of("en", False, folder).say("alleen_nederlands")


def test_a_translation_with_other_slots_is_not_used(folder: Path) -> None:
    """A slip of a translator must not break a conversation."""
    assert "Het nummer is 12" == Words.of("en", False, folder).say("kapot", nummer="12")


@pytest.mark.parametrize("value", ["{naam}", "{n}", "%s %(naam)s", "{0.__class__}", "{{", "}", r"\1 \g<1>"])
def test_what_fills_a_slot_is_never_read_again(folder: Path, value: str) -> None:
    """A person's words are no format (T12)."""
    assert f"Dag {value}, wat wilt u?" == Words.of("nl", False, folder).say("groet", naam=value)


def test_a_slot_takes_dates_lists_numbers_and_wordings(folder: Path) -> None:
    """Values are formatted for the reader by what they are."""
    text = Text.of("{dag} / {lijst} / {getal} / {woord} / {vlag}")
    slots = {
        "dag": date(2026, 4, 3),
        "lijst": ("Een", "Twee", "Drie"),
        "getal": 2026,
        "woord": Text.of({"u": "uw {getal}", "je": "je {getal}"}),
        "vlag": True,
    }
    assert "vrijdag 3 april 2026 / Een, Twee en Drie / 2026 / je 2026 / Ja" == Words.of("nl", True, folder).text(
        text, **slots
    )
    assert "Friday 3 April 2026 / Een, Twee and Drie / 2026 / uw 2026 / Yes" == Words.of("en", True, folder).text(
        text, **slots
    )


def test_a_moment_is_shown_on_the_dutch_clock(folder: Path) -> None:
    """Moments are kept in UTC and read in Europe/Amsterdam (design 6)."""
    moment = datetime(2026, 5, 1, 22, 55, tzinfo=UTC)
    assert "zaterdag 2 mei 2026 om 00:55 uur" == Words.of("nl", False, folder).moment(moment)
    assert "Saturday 2 May 2026 at 00:55" == Words.of("en", False, folder).moment(moment)


@pytest.mark.parametrize(
    ("taal", "expected"),
    [("pl", "3 kwietnia 2026 (piątek)"), ("uk", "3 квітня 2026 року (пʼятниця)"), ("tr", "3 Nisan 2026 Cuma")],
)
def test_a_day_fits_in_a_sentence_of_its_language(folder: Path, taal: str, expected: str) -> None:
    """Where a weekday takes an ending by its place in the sentence, it stands behind the date."""
    place = folder / "locales" / taal / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "dialogues.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', "utf-8")
    assert expected == Words.of(taal, False, folder).date(date(2026, 4, 3))


def test_a_month_is_named_with_its_year(folder: Path) -> None:
    """An answer that is no more precise than a month is shown as one."""
    assert ("mei 2026", "May 2026") == (
        Words.of("nl", False, folder).month(date(2026, 5, 9)),
        Words.of("en", False, folder).month(date(2026, 5, 9)),
    )


def test_a_list_of_one_or_none_is_plain(folder: Path) -> None:
    """No comma and no "en" where there is nothing to join."""
    words = Words.of("nl", False, folder)
    assert ("", "Een", "Een en Twee") == (words.list([]), words.list(["Een"]), words.list(["Een", "Twee"]))


def test_a_slot_that_is_not_given_is_our_fault(folder: Path) -> None:
    """A sentence with a hole in it is never shown."""
    words = Words.of("nl", False, folder)
    with pytest.raises(LookupError, match="naam"):
        words.say("groet")
    with pytest.raises(LookupError, match="slot n"):
        words.say("zaken")
    with pytest.raises(LookupError, match="slot a"):
        words.text(Text.of("{a}"), a=Text.of("{a}"))


def test_a_key_that_is_not_there_names_the_file(folder: Path) -> None:
    """The words of the program stand in one file; a hole in it is found by name."""
    with pytest.raises(FileFault, match=r"woorden\.toml: weiger_niets: dit woord ontbreekt"):
        Words.of("nl", False, folder).say("weiger_niets")


def test_languages_are_those_with_a_catalogue_by_their_own_name(folder: Path) -> None:
    """Dutch first; the name is the one its speakers use, also when the file does not give it."""
    assert (Language("nl", "Nederlands"), Language("en", "English")) == languages(folder)


@pytest.mark.parametrize("taal", ["tr", "", "../en", "en/../en", "EN", "en\x00"])
def test_a_language_without_a_catalogue_is_dutch(folder: Path, taal: str) -> None:
    """A language is a name and never a path."""
    assert "nl" == Words.of(taal, False, folder).taal


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[a]\nx = 'een'\n[b]\nx = 'twee'", "b, x: dit woord staat ook in .a."),
        ("[a]\nx = ''", "a, x: de tekst is leeg"),
        ("x = 'een'", "x: elk woord staat in een tabel"),
        ("[a", "geen geldige TOML"),
        ("[talen]\nen = 3", "talen"),
    ],
)
def test_a_broken_words_file_is_named_with_place_and_reason(tmp_path: Path, content: str, reason: str) -> None:
    """One sentence for the author, no traceback (issue 2, 5)."""
    (tmp_path / "woorden.toml").write_text(content, "utf-8")
    with pytest.raises(FileFault, match=reason):
        Words.of("nl", False, tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b'msgid "a"\nmsgstr[x] "b"',
        b"\xff\xfe",
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=none\\n"\nmsgid "a"\nmsgstr "b"\n',
    ],
)
def test_a_broken_catalogue_is_a_fault_with_its_language(folder: Path, content: bytes) -> None:
    """Who adds a language reads which file cannot be used."""
    (folder / "locales" / "en" / "LC_MESSAGES" / "dialogues.po").write_bytes(content)
    with pytest.raises(FileFault, match=r"dialogues\.po: en: "):
        Words.of("en", False, folder)


def test_the_rule_for_plurals_is_the_languages_own(folder: Path) -> None:
    """A header that somebody wrote is not a program."""
    place = folder / "locales" / "en" / "LC_MESSAGES" / "dialogues.po"
    place.write_text(ENGLISH.replace("nplurals=2; plural=(n != 1)", "nplurals=2; plural=9**9**9"), "utf-8")
    assert "Your 3 complaints" == Words.of("en", False, folder).say("zaken", n=3)


def test_plain_dutch_needs_no_babel(folder: Path) -> None:
    """The first question must not wait for a library that only other languages and dates need."""
    code = (
        "import sys; from pathlib import Path; from klachtgids.words.i18n import Words, languages;"
        "w = Words.of('nl', False, Path(sys.argv[1])); print(w.say('groet', naam='Ali'));"
        "print([n for n in sys.modules if n.split('.')[0] in ('babel', 'pydantic')])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert "Dag Ali, wat wilt u?\n[]\n" == done.stdout


def test_the_words_of_the_desk_are_found_without_being_read_before(folder: Path) -> None:
    """A conversation never opens their file; one key stands in one file."""
    (folder / "bureau.toml").write_text('[bureau]\nzoek = "Zoek"\n', "utf-8")
    words = Words.of("nl", False, folder)
    assert "Zoek" == words.say("zoek")
    assert "zoek" not in program_words(folder)
    assert "zoek" in all_words(folder)
    (folder / "bureau.toml").write_text('[bureau]\ngroet = "Dag"\n', "utf-8")
    _read.cache_clear()
    with pytest.raises(FileFault, match="staat ook in"):
        all_words(folder)
