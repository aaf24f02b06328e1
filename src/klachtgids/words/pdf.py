# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns the way from a written letter to a PDF that a screen reader can read (PDF/UA-1); the only importer of typst.

Invariant: the program given to typst is one constant. Everything of a letter reaches it as JSON and is placed as text,
so no word of anybody is ever markup, a link or a file name; nothing is fetched, and no font of the machine is needed.
The same letter gives the same bytes with the same fonts. A sign that no font at hand can show becomes the visible
mark of `words.clean`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from klachtgids.faults import Fault
from klachtgids.words.clean import MARK, stored
from klachtgids.words.language import direction
from klachtgids.words.sheet import Sheet

if TYPE_CHECKING:
    from typst import Compiler

STANDARD: Final = "ua-1"
_PROGRAM = "letter.typ"
_ARABIC = "fontpkg_amiri"
_NOT_SHOWN = re.compile(r'error: PDF/UA-1 error: the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
_UNSURE = re.compile(r"[^\n -~\u00a0-\u017f\u0370-\u03ff\u0400-\u045f\u2010-\u2027\u20ac\ufffd]")
"""All but what the fonts that typst brings surely have."""
_TRIES = 4


def make_pdf(sheet: Sheet, fonts: Path | None = None) -> bytes:
    """The letter as a tagged PDF/UA-1 file of A4 pages.

    `fonts` is a folder with more fonts, for scripts that the fonts of typst lack. Takes about 10 ms a letter. Raises
    Fault when typst refuses the letter.
    """
    pdf, _lost = make_pdf_and_tell(sheet, fonts)
    return pdf


def make_pdf_and_tell(sheet: Sheet, fonts: Path | None = None) -> tuple[bytes, frozenset[str]]:
    """As `make_pdf`, with the signs that no font could show and that are a mark now, for the desk to say so."""
    from typst import TypstError

    data = _data(sheet)
    lost: frozenset[str] = frozenset()
    for _ in range(_TRIES):
        try:
            return _compile(data, fonts), lost
        except TypstError as error:
            missing = _not_shown(error.diagnostic)
            if not missing:
                break
            lost |= missing
            data = data.translate({ord(sign): MARK for sign in missing})
    lost |= frozenset(_UNSURE.findall(data))
    try:
        return _compile(_UNSURE.sub(MARK, data), fonts), lost
    except TypstError:
        raise Fault("Van deze brief is geen pdf te maken.") from None  # what typst says quotes the letter


def _compile(data: str, fonts: Path | None) -> bytes:
    made = _compiler(fonts).compile(
        input=_program(),
        format="pdf",
        sys_inputs={"letter": data},
        pdf_standards=[STANDARD],
    )
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__}")
    return made


@lru_cache(maxsize=2)
def _compiler(fonts: Path | None) -> Compiler:
    """Typst with its own fonts, those in the folder and Amiri, never those of the machine: they differ."""
    from typst import Compiler

    folders = [folder for folder in (fonts, arabic_font()) if folder is not None]
    return Compiler(font_paths=folders, ignore_system_fonts=True)


def arabic_font() -> Path | None:
    """The folder with the Amiri letter where the package `fontpkg-amiri` is installed; None where it is not.

    Without it Arabic is set in a letter for terminals, in which every sign is as wide as another: whole, but poor.
    """
    found = find_spec(_ARABIC)
    places = () if found is None else found.submodule_search_locations or ()
    return next((folder for folder in (Path(each) / "files" for each in places) if folder.is_dir()), None)


@lru_cache(maxsize=1)
def _program() -> bytes:
    return files(__package__).joinpath(_PROGRAM).read_bytes()


def _data(sheet: Sheet) -> str:
    """The letter as JSON, with its signs as themselves."""
    whole: dict[str, Any] = {
        "taal": sheet.taal,
        "rtl": direction(sheet.taal) == "rtl",
        "title": sheet.title,
        "day": sheet.day.timetuple()[:3],
        "organisation": sheet.organisation,
        "sender": sheet.sender,
        "notice": sheet.notice,
        "to": sheet.to,
        "reference": sheet.reference,
        "salutation": sheet.salutation,
        "parts": [{"kind": part.kind, "text": part.text} for part in sheet.parts],
        "questions": sheet.questions,
        "closing": sheet.closing,
        "signed": sheet.signed,
        "footer": sheet.footer,
    }
    return json.dumps(_clean(whole), ensure_ascii=False)


def _clean(value: Any) -> Any:
    """The same with every text cleaned, however it got into the letter."""
    if isinstance(value, str):
        return stored(value, len(value))
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, tuple | list) else value


def _not_shown(diagnostic: str) -> frozenset[str]:
    """The signs that typst names because no font has them.

    It also names the letter that such a sign stands on; so marks go first, and what any font has is never one of them.
    """
    named = "".join(_ESCAPE.sub(_unescaped, found) for found in _NOT_SHOWN.findall(diagnostic))
    unsure = frozenset(_UNSURE.findall(named))
    return frozenset(sign for sign in unsure if unicodedata.category(sign)[0] in "MC") or unsure


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _ESCAPED.get(found[2], found[2])
