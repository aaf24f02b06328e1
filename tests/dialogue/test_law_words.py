# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Dutch word of the law beside its explanation in every language (issue 4, section 4)."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from klachtgids.dialogue.checks import Material, check, law_words
from klachtgids.dialogue.checks.wording import (
    Guide,
    Piece,
    Wetswoord,
    Wetswoorden,
    load_guide,
    pieces,
    pieces_of_letters,
)
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.slots import SLOTS
from klachtgids.regeling.file import load as load_regelingen
from klachtgids.words.i18n import WORDS_FILE, catalogue_path
from klachtgids.words.wording import Text
from tests.paths import DIALOGUES, book

SIGNAAL = Wetswoord(woord="signaal", vormen=("signalen",))
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture(scope="module")
def guide() -> Guide:
    """How this house writes, from the file that is shipped."""
    return load_guide(DIALOGUES)


def lost(
    folder: Path, said: dict[str, str], *words: Wetswoord, where: str = "question een", among: tuple[str, ...] = ()
) -> list[str]:
    """The words that are found missing where a question says the keys of `said`, translated as its values."""
    catalogue = catalogue_path(folder, "pl")
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(DIALOGUES / WORDS_FILE, folder)
    entries = (f'msgid "{dutch}"\nmsgstr "{polish}"\n' for dutch, polish in said.items())
    catalogue.write_text(HEAD + "\n".join(entries), encoding="utf-8")
    part = Piece("a.toml", where, tuple(map(Text.of, said)))
    law = Wetswoorden(plekken=among or ("question",), woord=words or (SIGNAAL,))
    found = law_words.check([part], law, folder)
    assert {(f"locales/pl/LC_MESSAGES/{catalogue.name}", f"{where} (a.toml)")} >= {
        (one.file, one.where) for one in found
    }
    return [one.reason.split("`")[1] for one in found]


def test_a_dropped_word_is_found(tmp_path: Path) -> None:
    """Who gets a letter about a signaal has to know that word from the question."""
    assert ["signaal"] == lost(tmp_path, {"Dat is een signaal.": "To jest sygnał."})
    assert [] == lost(tmp_path, {"Dat is een signaal.": "To jest sygnał (signaal)."})


def test_once_in_the_whole_question_is_enough(tmp_path: Path) -> None:
    """In every sentence it would be hard to read (dialogues/README: the word of the law stands there once)."""
    said = {"Een signaal.": "Sygnał (Signaal).", "Op een signaal komt geen antwoord.": "Na sygnał nie ma odpowiedzi."}
    assert [] == lost(tmp_path, said)


def test_another_form_of_the_word_is_that_word(tmp_path: Path) -> None:
    """On both sides."""
    assert ["signaal"] == lost(tmp_path, {"Twee signalen.": "Dwa sygnały."})
    assert [] == lost(tmp_path, {"Twee signalen.": "Dwa sygnały (signaal)."})


def test_a_part_of_a_longer_word_is_not_the_word(tmp_path: Path) -> None:
    """A klachtencommissie explains no klacht, and asks for none."""
    klacht = Wetswoord(woord="klacht", vormen=("klachten",))
    assert [] == lost(tmp_path, {"De klachtencommissie.": "Komisja."}, klacht)
    said = {"Een klacht bij de klachtencommissie.": "Skarga w komisji (klachtencommissie)."}
    assert ["klacht"] == lost(tmp_path, said, klacht)


def test_a_word_is_asked_for_in_its_own_places_alone(tmp_path: Path) -> None:
    """All questions, or one by its name; a word with places of its own is not asked for in the others."""
    said = {"Dat is een signaal.": "To jest sygnał."}
    assert [] == lost(tmp_path, said, where="because een")
    own = Wetswoord(woord="signaal", plekken=("question twee",))
    assert [] == lost(tmp_path, said, own)
    assert ["signaal"] == lost(tmp_path, said, own, where="question twee")


def test_what_is_not_translated_is_not_asked_for(tmp_path: Path) -> None:
    """That it is not there is found by the check of translations; twice would hide what is wrong."""
    assert [] == lost(tmp_path, {"Dat is een signaal.": ""})


def test_a_word_that_falls_out_of_a_catalogue_is_found_by_the_whole_check(tmp_path: Path) -> None:
    """`klachtgids controleer` says where, in which language, and which word."""
    folder = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES, folder)
    path = catalogue_path(folder, "uk")
    whole = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r" \(klachtencoördinator\)", "", whole), encoding="utf-8")
    report, _covered = check(folder, RULES, SLOTS)
    found = [one for one in report.findings if "`klachtencoördinator`" in one.reason]
    assert "rollen klachtencoordinator (kracht.toml)" in {one.where for one in found}
    assert {"locales/uk/LC_MESSAGES/dialogues.po"} == {one.file for one in found}


def test_each_word_of_the_list_is_said_in_its_places(guide: Guide) -> None:
    """A word that no Dutch text says there would look checked, and is not."""
    material = Material(book(), load_regelingen(DIALOGUES), RULES, SLOTS)
    said: dict[str, str] = {}
    for part in (*pieces(material, DIALOGUES), *pieces_of_letters(DIALOGUES)):
        text = " ".join(words for text in part.texts for _form, words in text.forms()).lower()
        for name in (part.where, part.where.split(" ", maxsplit=1)[0]):
            said[name] = f"{said.get(name, '')} {text}"
    law = guide.wetswoorden
    for word in law.woord:
        places = word.plekken or law.plekken
        heard = tuple(place for place in places if re.search(rf"\b{word.woord}\b", said.get(place, "")))
        assert heard, word.woord
        assert word.plekken == () or heard == places, word.woord


def test_a_catalogue_that_cannot_be_read_stops_no_other_check(tmp_path: Path) -> None:
    """A check never stops at the first thing it finds; the check of translations says what is wrong with it."""
    catalogue = catalogue_path(tmp_path, "pl")
    catalogue.parent.mkdir(parents=True)
    shutil.copy(DIALOGUES / WORDS_FILE, tmp_path)
    catalogue.write_bytes(b"\xff")
    part = Piece("a.toml", "question een", (Text.of("Dat is een signaal."),))
    assert [] == law_words.check([part], Wetswoorden(plekken=("question",), woord=(SIGNAAL,)), tmp_path)


def test_the_kinds_to_choose_from_are_named_in_dutch_at_the_first_question() -> None:
    """Compliment, signaal, besluit and klacht: what stands on the letter that comes of it."""
    soort = book().questions["soort"]
    part = Piece(
        "start.toml",
        "question soort",
        tuple(text for option in soort.options for text in (option.text, option.help) if text is not None),
    )
    words = tuple(Wetswoord(woord=word) for word in ("compliment", "signaal", "besluit", "klacht"))
    assert [] == law_words.check([part], Wetswoorden(plekken=("question",), woord=words), DIALOGUES)
