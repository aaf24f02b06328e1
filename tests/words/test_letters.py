# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters: what a file may say, who it is written for, and that nothing of it is ever left open or read again."""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from klachtgids.dialogue.checks.wording import check, load_guide, pieces_of_letters
from klachtgids.faults import FileFault
from klachtgids.words.clean import stored
from klachtgids.words.i18n import Words
from klachtgids.words.letters import (
    FOLDER,
    LONGEST,
    Row,
    as_sample,
    fact_flags,
    letter_files,
    load_letters,
)
from klachtgids.words.sheet import Sheet, as_text
from klachtgids.words.wording import Text, slots_of
from tests.words.hostile import corpus
from tests.words.letters_at import DIALOGUES, LETTERS, NOBODY, around, samples

U, JE, ENGLISH = ("nl", False), ("nl", True), ("en", False)
READERS = {"u": U, "je": JE, "en": ENGLISH}
EVERY = {f"{base.id}-{sample.id}-{regeling}": (base, sample, regeling) for base, sample, regeling in samples()}
PAST_MEANING = {
    "ontvangstbevestiging": "het bericht dat wij uw klacht hebben",
    "oordeel": "Dat betekent",
    "niet_in_behandeling": "Dat betekent: wij onderzoeken uw klacht niet",
    "intrekking_bevestigd": "Dat heet intrekken",
}
"""The legal word of a letter and where its plain meaning stands beside it."""

FOR_KLAGER = {
    bericht["sjabloon"]
    for path in (DIALOGUES / "regelingen" / "procedures").glob("*.toml")
    for handeling in tomllib.loads(path.read_text("utf-8")).get("handeling", ())
    for bericht in handeling.get("bericht", ())
    if bericht["aan"] == "klager"
}
"""The letters that a klager gets; all others say u."""

ROLE = {
    "nl": "de klachtencoördinator van de organisatie",
    "en": "the complaints coordinator (klachtencoördinator) of the organisation",
}

BRIEF = """
id = "brief"
title = { u = "Uw klacht {nummer}", je = "Je klacht {nummer}" }
must = ["dag"]
one_of = [["ja", "nee"]]
[slots]
dag = "de dag"
reden = "waarom"
[flags]
ja = "het mag"
nee = "het mag niet"
[facts]
gratis = "het kost niets"
[rows.punten]
slots = { punt = "waarover", wat = "wat eruit kwam" }
flags = { goed = "gelijk" }
must = ["punt"]
[[paragraph]]
text = { u = "U krijgt op {dag} antwoord.", je = "Je krijgt op {dag} antwoord." }
[[paragraph]]
kind = "heading"
when = ["nee"]
text = "Waarom niet?"
[[paragraph]]
when = ["nee"]
text = "{reden}"
[[paragraph]]
when = ["ja"]
unless = ["gratis"]
text = "Het kost geld."
[[paragraph]]
each = "punten"
kind = "point"
text = "{punt}"
[[paragraph]]
each = "punten"
when = ["goed"]
kind = "more"
text = "Gelijk."
[[sample]]
id = "nee"
flags = ["nee"]
slots = { dag = 2026-05-01, reden = "Het kan niet." }
[[sample.rows.punten]]
slots = { punt = "Te laat." }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one letter and the real frame."""
    (tmp_path / FOLDER).mkdir()
    shutil.copy(DIALOGUES / FOLDER / "kader.toml", tmp_path / FOLDER)
    shutil.copy(DIALOGUES / "woorden.toml", tmp_path)
    (tmp_path / FOLDER / "brief.toml").write_text(BRIEF, "utf-8")
    return tmp_path


def written(key: str, reader: tuple[str, bool]) -> Sheet:
    base, sample, regeling = EVERY[key]
    return LETTERS.write(base.id, as_sample(sample, around(regeling)), Words.of(*reader, DIALOGUES))


def own(folder: Path, who: str, words: str) -> None:
    path = folder / FOLDER / who / "brief.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")


def test_every_letter_of_the_list_is_there() -> None:
    """Issue 3, 4: the eight letters of a case."""
    expected = {
        "doorzending", "extern", "intrekking_bevestigd", "niet_in_behandeling", "ontvangstbevestiging", "oordeel",
        "uitnodiging_gesprek", "vertraging",
    }  # fmt: skip
    assert expected <= set(LETTERS.ids)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("key", EVERY)
def test_every_letter_is_whole_for_every_reader(key: str, reader: tuple[str, bool]) -> None:
    """No gap stays open, and number, reader, signer and how to reach the organisation are in it (C12)."""
    text = as_text(written(key, reader))
    assert frozenset() == slots_of(text)
    for said in ("K-2026-000123", "Amina de Vries", "Noor Jansen", "info@example.org", "06-12345678"):
        assert said in text
    assert ("Noor Jansen", ROLE[reader[0]], "Stichting Voorbeeld") == written(key, reader).signed


@pytest.mark.parametrize("key", [key for key, (base, _, _) in EVERY.items() if base.id in FOR_KLAGER])
def test_who_is_je_is_never_u(key: str) -> None:
    """A letter to a young person says je all through; what staff write is theirs."""
    base, sample, regeling = EVERY[key]
    fixed = [paragraph.text for paragraph in LETTERS.file_for(base.id, regeling, "ergens").paragraph]
    for text in fixed:
        assert not re.search(r"\b(u|uw)\b", text.pick(je=True), re.IGNORECASE), text.pick(je=True)
        assert not re.search(r"\b(je|jij|jouw|jou)\b", text.u, re.IGNORECASE), text.u
    assert written(key, U).title == LETTERS.file_for(base.id, regeling, "").title.u
    assert sample.id


@pytest.mark.parametrize("regeling", [NOBODY, "kracht", "xtra"])
def test_a_judgment_always_says_the_next_step(regeling: str) -> None:
    """X33, X41, K39: no letter with a judgment, gegrond or not, without what one can do who does not agree."""
    words = Words.of("nl", False, DIALOGUES)
    base = LETTERS.bases["oordeel"]
    for verdict in base.one_of[0]:
        for step in base.one_of[1]:
            fill = as_sample(base.sample[0], around(regeling))
            fill = replace(fill, flags=frozenset({verdict, step}), slots={**fill.slots, "volgende_stap": "de volgende"})
            assert "de volgende" in as_text(LETTERS.write("oordeel", fill, words))
        without = replace(as_sample(base.sample[0], around(regeling)), flags=frozenset({verdict}))
        with pytest.raises(LookupError, match="needs one of gesprek, loket"):
            LETTERS.write("oordeel", without, words)


def test_no_judgment_without_its_reasons() -> None:
    """X31: an empty motivering, or none at all, gives no letter."""
    words = Words.of("nl", False, DIALOGUES)
    fill = as_sample(LETTERS.bases["oordeel"].sample[0], around())
    for rows in ((), (Row({"nr": 1, "punt": "Te laat."}),), (Row({"nr": 1, "punt": "Te laat.", "motivering": " \n"}),)):
        with pytest.raises(LookupError, match="needs motivering"):
            LETTERS.write("oordeel", replace(fill, rows={"onderdelen": rows}), words)


def test_the_legal_word_stands_beside_its_plain_meaning() -> None:
    """domain.md E: letters use the legal word once, with what it means."""
    for letter, meaning in PAST_MEANING.items():
        key = next(key for key in EVERY if key.startswith(letter))
        assert meaning in as_text(written(key, U))


def test_the_acknowledgement_has_no_place_for_the_complaint() -> None:
    """A letter that somebody else may open says nothing of the content: it knows no slot for it."""
    base = LETTERS.bases["ontvangstbevestiging"]
    assert {"ontvangen_op", "behandelaar", "hulp", "hulp_bereiken"} == base.slots.keys()
    assert {"beloften"} == base.rows.keys()


def test_nothing_is_promised_about_the_outcome() -> None:
    """Regulations promise no outcome and no effect on the help; nor does a letter."""
    for path in letter_files(DIALOGUES):
        assert not re.search(r"garand|beloven|komt goed|geen gevolgen", path.read_text("utf-8"))


def test_letters_are_in_plain_dutch() -> None:
    """B1 as the house guide measures it: no sentence over its limit, no hard word without its plain one."""
    pieces = pieces_of_letters(DIALOGUES)
    expected = {path.relative_to(DIALOGUES).as_posix() for path in letter_files(DIALOGUES)}
    assert expected == {piece.file for piece in pieces}
    too_hard, _advised, _measures = check(pieces, load_guide(DIALOGUES))
    assert [] == too_hard


def test_every_fact_a_letter_asks_for_is_one_of_the_regulations() -> None:
    """A fact has a name of feiten.toml, or such a name with one of its choices."""
    declared = tomllib.loads((DIALOGUES / "regelingen" / "feiten.toml").read_text("utf-8"))
    known = set(declared) | {f"{name}_{choice}" for name, of in declared.items() for choice in of.get("keuzes", ())}
    assert set() == {fact for base in LETTERS.bases.values() for fact in base.facts} - known
    assert {"kosten_vrij", "intrekken_altijd"} == fact_flags(
        {"kosten_vrij": True, "intrekken": "altijd", "voor_en_achternaam": False, "bewaren_maanden": 24, "leeg": None}
    )


def test_paragraphs_come_and_go_with_flags_facts_and_rows(folder: Path) -> None:
    """All of `when`, none of `unless`; once for each row with its own flags, `more` going on in the point before it."""
    letters = load_letters(folder)
    words = Words.of("nl", False, folder)
    punten = (Row({"punt": "Te laat."}, frozenset({"goed"})), Row({"punt": "Te kort."}))
    fill = replace(
        around(), flags=frozenset({"ja"}), slots={"dag": date(2026, 5, 1)}, rows={"punten": punten}, facts=frozenset()
    )
    expected = [
        ("paragraph", "U krijgt op vrijdag 1 mei 2026 antwoord."),
        ("paragraph", "Het kost geld."),
        ("point", "Te laat.\nGelijk."),
        ("point", "Te kort."),
    ]
    sheet = letters.write("brief", fill, words)
    assert expected == [(part.kind, part.text) for part in sheet.parts]
    assert "- Te laat.\n  Gelijk.\n- Te kort.\n" in as_text(sheet)
    free = letters.write("brief", replace(fill, facts=frozenset({"gratis", "meer"})), words)
    assert "Het kost geld." not in as_text(free)
    je = letters.write("brief", fill, words.to(je=True))
    assert ("Je klacht K-2026-000123", "Je krijgt op vrijdag 1 mei 2026 antwoord.") == (je.title, je.parts[0].text)


def test_the_most_particular_file_wins(folder: Path) -> None:
    """An organisation's own words go before those of its regulation, and those before the words for all."""
    words = Words.of("nl", False, folder)

    def first(regeling: str, organisatie: str) -> str:
        letters = load_letters(folder)
        fill = as_sample(letters.bases["brief"].sample[0], around(regeling, organisatie))
        return letters.write("brief", fill, words).parts[0].text

    body = BRIEF[BRIEF.index("[[paragraph]]") : BRIEF.index("[[sample]]")]
    for who, name in (("regelingen/derde", "regeling"), ("zon", "organisatie")):
        text = body.replace("U krijgt op {dag} antwoord.", f"Van de {name}: {{dag}}").replace("Je krijgt op ", "Op ")
        own(folder, who, f'title = "Uw brief"\n{text}')
    assert "U krijgt op vrijdag 1 mei 2026 antwoord." == first("vierde", "maan")
    assert "Van de regeling: vrijdag 1 mei 2026" == first("derde", "maan")
    assert "Van de organisatie: vrijdag 1 mei 2026" == first("derde", "zon")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('text = "{reden}"', 'text = "{naam_van_de_buur}"', "paragraph 3: dit gat bestaat niet: naam_van_de_buur"),
        ('text = "{reden}"', 'text = "{wat}"', "paragraph 3: dit gat bestaat niet: wat"),
        ("{dag} antwoord", "dinsdag antwoord", "paragraph: de brief noemt dit gat nergens: dag"),
        ('text = "{punt}"', 'text = "{wat}"', "paragraph: de brief noemt dit gat nergens: punt"),
        ('when = ["nee"]', 'when = ["misschien"]', "paragraph 2: deze vlag bestaat niet: misschien"),
        ('unless = ["gratis"]', 'unless = ["goed"]', "paragraph 4: deze vlag bestaat niet: goed"),
        ('when = ["nee"]', 'when = ["ja"]', "paragraph: de brief zegt niets over: nee"),
        ('each = "punten"', 'each = "dingen"', "paragraph 5: deze rij bestaat niet: dingen"),
        ("Uw klacht {nummer}", "Uw klacht {nummer} {reden}", "title: u en je noemen niet dezelfde gaten"),
        ('kind = "heading"', 'kind = "kop"', "paragraph 2, kind: moet een van deze zijn"),
        ('must = ["dag"]', 'must = ["nacht"]', "must: staat niet bij slots: nacht"),
        ('[["ja", "nee"]]', '[["ja", "wel"]]', "one_of: staat niet bij flags: wel"),
        ('id = "brief"', 'id = "mail"', "id: moet zo heten als het bestand: brief"),
        ('flags = ["nee"]', 'flags = ["nooit"]', "sample nee: deze naam bestaat niet: nooit"),
        ('punt = "Te laat."', 'ding = "Te laat."', "sample nee: deze naam bestaat niet: ding"),
        ('gratis = "', 'nee = "', "facts: staat ook bij flags: nee"),
        ("[[paragraph]]", "[[alinea]]", "dit ontbreekt|dit woord hoort hier niet"),
    ],
)  # fmt: skip
def test_a_file_that_says_something_wrong_is_refused_with_its_place(
    folder: Path, old: str, new: str, reason: str
) -> None:
    """A template that misses a slot or names an unknown one stops the program before anybody gets the letter."""
    assert old in BRIEF
    (folder / FOLDER / "brief.toml").write_text(BRIEF.replace(old, new), "utf-8")
    with pytest.raises(FileFault, match=rf"brief\.toml: .*{reason}"):
        load_letters(folder)


def test_an_own_file_is_held_to_the_letter_for_all(folder: Path) -> None:
    """An organisation chooses its words; what the letter must say stays, and no other letter can be made up."""
    own(folder, "zon", 'title = "Brief"\n[[paragraph]]\ntext = "Dag."\n')
    with pytest.raises(FileFault, match="noemt dit gat nergens: dag, punt"):
        load_letters(folder)
    (folder / FOLDER / "zon" / "brief.toml").rename(folder / FOLDER / "zon" / "kaart.toml")
    with pytest.raises(FileFault, match=r"kaart\.toml: bestand: deze brief bestaat niet; er zijn: brief"):
        load_letters(folder)


def test_the_frame_names_its_slots_and_no_other(folder: Path) -> None:
    """The words around a letter are a template too."""
    frame = (folder / FOLDER / "kader.toml").read_text("utf-8")
    (folder / FOLDER / "kader.toml").write_text(frame.replace("Beste {naam},", "Beste mens,"), "utf-8")
    with pytest.raises(FileFault, match=r"kader\.toml: aanhef: dit gat ontbreekt of hoort hier niet: naam"):
        load_letters(folder)


def test_what_the_letter_does_not_know_is_our_fault(folder: Path) -> None:
    """A misspelt flag or slot never silently leaves a paragraph out."""
    letters = load_letters(folder)
    words = Words.of("nl", False, folder)
    fill = as_sample(letters.bases["brief"].sample[0], around())
    for wrong, said in (
        (replace(fill, flags=frozenset({"nee", "nooit"})), "does not know nooit"),
        (replace(fill, slots={**fill.slots, "dagen": 3}), "does not know dagen"),
        (replace(fill, rows={**fill.rows, "dingen": ()}), "does not know dingen"),
        (replace(fill, rows={"punten": (Row({"ding": "x"}),)}), "do not know ding"),
        (replace(fill, flags=frozenset({"ja", "nee"})), "needs one of ja, nee"),
        (replace(fill, slots={"dag": ""}), "needs dag"),
        (replace(fill, slots={"dag": "vandaag"}), "slot reden is not given"),
        (replace(fill, naam="x" * (LONGEST + 1)), "does not fit"),
    ):
        with pytest.raises(LookupError, match=said):
            letters.write("brief", wrong, words)


def test_what_fills_a_gap_is_cleaned_and_never_read_again(folder: Path) -> None:
    """A person's text is text: braces in it open no slot, controls are gone, an address line stays one line."""
    letters = load_letters(folder)
    words = Words.of("nl", False, folder)
    fill = as_sample(letters.bases["brief"].sample[0], around())
    for text in (text for text in corpus() if len(text) <= LONGEST):
        said = letters.write("brief", replace(fill, naam=text, to=(text,), slots={**fill.slots, "reden": text}), words)
        assert stored(text, LONGEST) == said.parts[2].text
        assert all("\n" not in line for line in (*said.to, said.salutation))
    dag = Text.of("op {uiterlijk}")
    nested = replace(fill, rows={"punten": (Row({"punt": dag, "wat": "x"}),)}, slots={**fill.slots})
    with pytest.raises(LookupError, match="uiterlijk"):
        letters.write("brief", nested, words)


def test_controleer_looks_at_letters(folder: Path) -> None:
    """A letter that is too hard is found with its file; a folder without letters has nothing to find."""
    own(folder, "zon", f'title = "Brief"\n[[paragraph]]\ntext = "{{dag}} {"woord " * 30}"\n')
    path = folder / FOLDER / "zon" / "brief.toml"
    body = BRIEF[BRIEF.index("[[paragraph]]") : BRIEF.index("[[sample]]")]
    path.write_text(path.read_text("utf-8") + body, "utf-8")
    too_hard, _advised, _measures = check(pieces_of_letters(folder), load_guide(DIALOGUES))
    assert ["brieven/zon/brief.toml"] == [finding.file for finding in too_hard]
    assert () == pieces_of_letters(folder / "leeg")


def test_a_practice_letter_says_so_and_a_nameless_one_still_greets(folder: Path) -> None:
    """An oefenregister sends nothing real, and its letters cannot be taken for it."""
    letters = load_letters(folder)
    words = Words.of("nl", False, folder)
    fill = as_sample(letters.bases["brief"].sample[0], around())
    assert as_text(letters.write("brief", replace(fill, practice=True), words)).startswith("Dit is een voorbeeld")
    assert "Beste lezer," == letters.write("brief", replace(fill, naam=None), words).salutation
