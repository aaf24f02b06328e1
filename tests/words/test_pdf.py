# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters as PDF: tagged for screen readers, the words given and no others, and nothing in them that acts (T14)."""

from __future__ import annotations

import io
import re
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from klachtgids.faults import Fault
from klachtgids.words import pdf as room
from klachtgids.words.clean import MARK, stored
from klachtgids.words.i18n import Words
from klachtgids.words.letters import as_sample
from klachtgids.words.pdf import make_pdf, make_pdf_and_tell
from klachtgids.words.sheet import Kind, Part, Sheet
from tests.words.hostile import short
from tests.words.letters_at import DIALOGUES, LETTERS, around, samples

READERS = {"u": ("nl", False), "je": ("nl", True), "en": ("en", False)}
EVERY = {f"{base.id}-{sample.id}-{regeling}": (base, sample, regeling) for base, sample, regeling in samples()}
ACTS = {"/JS", "/JavaScript", "/URI", "/Launch", "/AA", "/OpenAction", "/Annots", "/EmbeddedFiles", "/AcroForm"}
TOGETHER = 12
"""So many hostile strings stand in one letter, each a point of its own."""
UNSEEN = re.compile("[\\s\u200b-\u200d\ufe00-\ufe0f]+")


def sheet_of(*points: str, **other: Any) -> Sheet:
    """A letter with these points and nothing else of interest."""
    sheet = Sheet(
        id="brief",
        taal="nl",
        title="Uw klacht",
        day=date(2026, 5, 5),
        organisation="Stichting Voorbeeld",
        sender=("Postbus 1",),
        notice=None,
        to=("Amina de Vries",),
        reference=(("Nummer:", "K-2026-000123"),),
        salutation="Beste Amina de Vries,",
        parts=tuple(Part("point", point) for point in points),
        questions="Vragen?",
        closing="Groet,",
        signed=("Noor Jansen",),
        footer="Nummer K-2026-000123, bladzijde {bladzijde} van {bladzijden}",
    )
    return replace(sheet, **other)


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made), strict=True)


def text_of(made: bytes) -> str:
    """The words on all pages, as a person copies them, without spaces and signs that are not seen."""
    return flat("".join(page.extract_text() for page in read(made).pages))


def flat(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def names_in(value: Any, seen: set[int]) -> Iterator[str]:
    """Every key and every name anywhere in a PDF."""
    if isinstance(value, IndirectObject):
        if value.idnum in seen:
            return
        seen.add(value.idnum)
        value = value.get_object()
    if isinstance(value, DictionaryObject):
        yield from value
        for each in value.values():
            yield from names_in(each, seen)
    elif isinstance(value, ArrayObject):
        for each in value:
            yield from names_in(each, seen)
    elif isinstance(value, NameObject):
        yield value


def tags(value: Any) -> Iterator[str]:
    """The tags of the structure tree, in reading order."""
    value = value.get_object() if isinstance(value, IndirectObject) else value
    if isinstance(value, ArrayObject):
        for each in value:
            yield from tags(each)
    elif isinstance(value, DictionaryObject):
        if "/S" in value:
            yield str(value["/S"])
        if "/K" in value:
            yield from tags(value["/K"])


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
@pytest.mark.parametrize("key", EVERY)
def test_every_letter_is_made_with_every_word_it_has(key: str, reader: tuple[str, bool]) -> None:
    """What stands on paper is what stands in the letter, in its order; at most three pages."""
    base, sample, regeling = EVERY[key]
    sheet = LETTERS.write(base.id, as_sample(sample, around(regeling)), Words.of(*reader, DIALOGUES))
    made, lost = make_pdf_and_tell(sheet)
    assert frozenset() == lost
    pages = read(made).pages
    assert 1 <= len(pages) <= 3
    text = "".join(flat(page.extract_text()).split("Nummer" + sheet.reference[1][1] + "·")[0] for page in pages)
    place = 0
    for said in (*sheet.to, sheet.title, sheet.salutation, *(part.text for part in sheet.parts), *sheet.signed):
        place = text.find(flat(said), place)
        assert place >= 0, said


def test_a_screen_reader_gets_structure_language_and_title() -> None:
    """PDF/UA-1: tagged, with a language and a title that is shown, headings by level, points as a list."""
    parts = (Part("heading", "Waarom?"), Part("subheading", "Punt 1"), Part("point", "Eén"), Part("point", "Twee"))
    reader = read(make_pdf(sheet_of(parts=parts, taal="en")))
    root: Any = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "en" == str(root["/Lang"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    said = reader.metadata
    assert said is not None
    assert ("Uw klacht", "Stichting Voorbeeld") == (said.title, said.author)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    found = list(tags(root["/StructTreeRoot"]))
    assert ["/H1", "/H2", "/H3"] == [tag for tag in found if tag in {"/H1", "/H2", "/H3"}]
    assert (1, 2) == (found.count("/L"), found.count("/LI"))


def test_nothing_anybody_types_is_markup_or_acts() -> None:
    """The hostile corpus, in every place of a letter: no link, script or action, and the words are those given.

    Words that run from right to left come out of a PDF in another order, so there the signs are compared.
    """
    texts = [clean for text in short() if (clean := stored(text)) and "\n\n" not in clean]
    for start in range(0, len(texts), TOGETHER):
        some = texts[start : start + TOGETHER]
        made, lost = make_pdf_and_tell(sheet_of(*some, to=(some[0],), salutation=some[-1], title=some[0] or "x"))
        assert set() == ACTS & set(names_in(read(made).trailer, set()))
        text = text_of(made)
        for each in some:
            wanted = flat(each.translate({ord(sign): MARK for sign in lost}))
            if any(unicodedata.bidirectional(sign) in "RAL" and sign > "\u0590" for sign in wanted):
                assert set(wanted) <= set(text), each
            elif not any(unicodedata.category(sign) in {"Mn", "Me", "Mc"} for sign in wanted):
                assert wanted in text or len(read(made).pages) > 1, each


@pytest.mark.parametrize(
    "text",
    [
        '#link("http://example.org")[x]', '#read("/etc/passwd")', '#import "@preview/x:1.0.0"', "= kop", "*vet*",
        "$x^2$", "\\u{1F600}", "// weg", "/* weg */", "<label>", "@label", "~", "--", '"quote"', "it's", "#sys.inputs",
        "https://example.org/pad?x=1", "`code`", "- punt", "+ punt", "/ term: x", "[x]", "{x}",
    ],
)  # fmt: skip
def test_typst_reads_no_markup_in_a_text(text: str) -> None:
    """Each sign of typst's own language stays that sign, quotes and dashes too."""
    for place in ("questions", "closing", "salutation", "title", "organisation", "notice", "footer"):
        made = make_pdf(sheet_of("niets", **{place: f"A{text}Z"}))
        assert flat(f"A{text}Z") in text_of(made), place
        assert set() == ACTS & set(names_in(read(made).trailer, set()))


def test_a_sign_without_a_font_is_a_mark_and_is_told() -> None:
    """Nothing disappears silently: a sign that cannot be shown is visible as a mark, and the desk can say so.

    The digit of a digit in a square stays what it is, everywhere in the letter.
    """
    made, lost = make_pdf_and_tell(sheet_of("Li 李 en 1\ufe0f\u20e3 en 112", "Şükrü Çağlayan, Łódź, Ζωή, Олена"))
    assert {"李", "\u20e3"} == lost - {"\ufe0f"}
    text = text_of(made)
    assert f"Li{MARK}en1" in text
    assert "en112" in text
    assert "ŞükrüÇağlayan,Łódź,Ζωή,Олена" in text
    assert "K-2026-000123,bladzijde1van1" in text


@pytest.mark.parametrize(
    ("text", "expected", "lost"),
    [("\u0645\u20e3 \u0645", f"\u0645{MARK}\u0645", "\u20e3"), ("a\U0001f3ff ja", f"a{MARK}ja", "\U0001f3ff")],
    ids=["a mark on a letter that is shown", "a modifier on a letter that is shown"],
)
def test_a_letter_under_a_sign_without_a_font_stays(text: str, expected: str, lost: str) -> None:
    """Typst names the letter together with the sign on it; only the sign goes."""
    made, gone = make_pdf_and_tell(sheet_of(text))
    assert frozenset(lost) == gone
    assert sorted(expected) == sorted(text_of(made).split("\u2022")[1].split("Vragen?")[0])


def test_a_letter_that_came_uncleaned_is_cleaned() -> None:
    """However a letter was made, no control and no hidden direction gets on paper."""
    made, lost = make_pdf_and_tell(sheet_of("een\x07twee\u202edrie\ud800"))
    assert frozenset() == lost
    assert f"eentweedrie{MARK}" in text_of(made)


def test_a_long_word_stays_on_the_page() -> None:
    """A run without a space breaks at the margin; a lot of text takes pages, each with its number."""
    made = make_pdf(sheet_of("x" * 300, parts=(Part("point", "x" * 300), Part("paragraph", "woord " * 4_000))))
    reader = read(made)
    assert "x" * 300 in text_of(made)
    ends: list[float] = []
    for page in reader.pages:
        page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: ends.append(tm[4] if text.strip() else 0))
    assert max(ends) < 525
    assert 5 == len([line for line in reader.pages[0].extract_text().split("\n") if "xxx" in line])
    assert f"bladzijde {len(reader.pages)} van {len(reader.pages)}" in reader.pages[-1].extract_text()


@pytest.mark.parametrize("kind", ["paragraph", "point"])
def test_the_end_of_a_letter_is_never_alone_on_a_page(kind: Kind) -> None:
    """Whatever the length, the page with the signature holds a line of the letter itself, under its heading."""
    for lines in range(14, 34):
        start = [Part("paragraph", f"Regel {n}.") for n in range(lines)]
        parts = (*start, Part("heading", "Tot slot"), Part(kind, "De voorlaatste."), Part(kind, "De laatste."))
        pages = [page.extract_text() for page in read(make_pdf(sheet_of(parts=parts))).pages]
        assert "De laatste." in pages[-1], lines
        assert any("Tot slot" in page and "De voorlaatste." in page for page in pages), lines


def test_the_same_letter_is_the_same_file() -> None:
    """No clock, no machine and no order of work shows in a letter."""
    first = make_pdf(sheet_of("Een"))
    make_pdf(sheet_of("Twee"))
    assert first == make_pdf(sheet_of("Een"))
    assert first != make_pdf(sheet_of("Twee"))
    said = read(first).metadata
    assert said is not None
    assert date(2026, 5, 5) == (said.creation_date and said.creation_date.date())


ALONE = """
import sys
from datetime import date
import klachtgids.words.pdf
assert "typst" not in sys.modules, "typst is loaded before there is a letter"
sys.path.insert(0, sys.argv[1])
from tests.words.test_pdf import sheet_of
from klachtgids.words.pdf import make_pdf
sys.stdout.buffer.write(make_pdf(sheet_of("Şükrü")))
"""


def test_a_letter_needs_no_font_no_file_and_no_folder(root: Path, tmp_path: Path) -> None:
    """Typst is loaded at the first letter; another folder, home and font path give the same bytes."""
    surroundings = {"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(root / "src"), "FONTCONFIG_PATH": "/nowhere"}
    command = [sys.executable, "-c", ALONE, str(root)]
    made = subprocess.run(command, capture_output=True, env=surroundings, cwd=tmp_path, check=False)
    assert b"" == made.stderr
    assert make_pdf(sheet_of("Şükrü")) == made.stdout


def test_a_letter_asks_nothing_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package name in a text fetches nothing; Python's own sockets are not even tried."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a letter connects"))
    assert "@preview" in text_of(make_pdf(sheet_of('#import "@preview/cetz:0.3.0": canvas')))


def test_a_refusal_of_typst_says_nothing_of_the_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """T17: what typst says quotes the program and the text; the fault does not."""
    monkeypatch.setattr(room, "_program", lambda: b'#panic("geheim " + sys.inputs.letter)')
    with pytest.raises(Fault) as caught:
        make_pdf(sheet_of("geheim"))
    assert "geheim" not in str(caught.value)
    assert caught.value.__suppress_context__
