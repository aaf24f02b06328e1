# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters on paper in every language: each sign has a font, and a letter from right to left fits its envelope."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from klachtgids.words import pdf
from klachtgids.words.i18n import DUTCH, Words, languages
from klachtgids.words.language import direction
from klachtgids.words.letters import as_sample
from klachtgids.words.pdf import make_pdf_and_tell
from tests.words.letters_at import DIALOGUES, LETTERS, around

OTHERS = [each.taal for each in languages(DIALOGUES) if each.taal != DUTCH]
MIDDLE = 595 / 2
"""Points: half the width of A4."""


def made_in(taal: str, letter: str, sample: int = 0) -> PdfReader:
    base = LETTERS.bases[letter]
    sheet = LETTERS.write(letter, as_sample(base.sample[sample], around()), Words.of(taal, False, DIALOGUES))
    made, lost = make_pdf_and_tell(sheet)
    assert frozenset() == lost, (letter, taal)
    return PdfReader(io.BytesIO(made))


@pytest.mark.parametrize("taal", OTHERS)
def test_every_letter_can_be_printed_in_every_language(taal: str) -> None:
    """No sign of its alphabet becomes a mark, the language is named for a screen reader, and it stays short."""
    for letter in LETTERS.bases:
        made = made_in(taal, letter)
        assert taal == made.trailer["/Root"]["/Lang"]  # type: ignore[index]  # pypdf types what it finds as any object
        assert len(made.pages) <= 3, letter


@pytest.mark.parametrize("taal", OTHERS)
def test_the_address_falls_in_the_window_whatever_way_the_letter_runs(taal: str) -> None:
    """Who writes and the address stand as in a Dutch letter; the text begins where its language does."""
    found: dict[str, float] = {}

    def seen(text: str, cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        for word in ("Voorbeeldstraat", "K-2026"):
            if word in text:
                found.setdefault(word, float(cm[4]) + float(tm[4]))

    made_in(taal, "oordeel").pages[0].extract_text(visitor_text=seen)
    assert found["Voorbeeldstraat"] < MIDDLE
    assert (found["K-2026"] > MIDDLE) == (direction(taal) == "rtl")


def test_the_letter_for_arabic_is_found_where_its_package_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An optional package with fonts and nothing that is run: only its folder is given to typst."""
    monkeypatch.setattr(pdf, "_ARABIC", "fontpkg_of_nobody")
    assert None is pdf.arabic_font()
    package = tmp_path / "fontpkg_of_nobody"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert package / "files" == pdf.arabic_font()


def test_an_arabic_letter_is_set_in_amiri_where_that_is_installed() -> None:
    """Else in a letter for terminals, in which no sign is missing either."""
    resources: Any = made_in("ar", "oordeel").pages[0]["/Resources"]
    fonts = " ".join(str(each.get_object()["/BaseFont"]) for each in resources["/Font"].values())
    assert "Libertinus" in fonts
    assert (pdf.arabic_font() is not None) == ("Amiri" in fonts)
