# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the Dutch words in the files to a catalogue that somebody can translate, and how far a translation is.

Invariant: every wording that a person can read is in the catalogue once, with a comment for each place it stands; the
same files give the same bytes, on any machine and any day. Only the `u` words are translated: just Dutch has two forms.
A file is read as plain TOML; a test holds what is found here equal to what the models know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import tomli

from klachtgids.faults import FileFault
from klachtgids.toml_file import read_table
from klachtgids.words.i18n import (
    DESK_FILE,
    OWN_NAMES,
    WORDS_FILE,
    catalogue_path,
    read_catalogue,
    same_slots,
    translated,
)
from klachtgids.words.language import REVIEWED, header
from klachtgids.words.letters import FOLDER as LETTERS
from klachtgids.words.letters import letter_files
from klachtgids.words.wording import SLOT, Text

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

FACTS_FILE = "feiten.toml"
PROCEDURES = "regelingen/procedures"
KLAGER = "klager"
OTHERS = ("_beklaagde", "_medewerker", "_loket", "_collega")
"""How the name of a letter's file ends when it is the one for somebody else than the klager."""
NOT_READ = frozenset({FACTS_FILE, DESK_FILE, "dekking.toml", "schrijfwijzer.toml"})
"""Files for authors and for the desk, which is Dutch: nobody who talks reads their words."""

_DIALOGUE = frozenset({"title", "text", "namens", "why", "help"})
_REGELING = frozenset(
    {
        "belofte", "daarna", "inhoud", "kanalen", "kosten", "naam", "niet_via", "te_laat", "titel", "uitleg",
        "voor_iemand_anders", "vraag", "wanneer", "wat",
    }
)  # fmt: skip
_ALL_WORDS = frozenset({"because", "dagnamen", "eigenaars"})
"""Tables in which each value is a wording."""
_NO_WORDS = frozenset({"onderwerpen"})
"""Tables whose keys may look like fields and whose values are no wordings."""
_PROPER = frozenset({"", "organisatie", "organisaties", "loket", "loketten"})
"""Tables whose `naam` is the name of something ("" is the file itself), and is not translated."""


class Found(NamedTuple):
    """One wording and where it stands: the file, and the place in it as an author would say it."""

    text: Text
    file: str
    place: str


class Coverage(NamedTuple):
    """How far a translation is: messages translated, messages in all, what is missing, what names other slots."""

    translated: int
    total: int
    missing: tuple[str, ...]
    faults: tuple[str, ...]


def wordings(folder: Path) -> Iterator[Found]:
    """Every wording for people in the files of `folder`, in their order; FileFault when one is broken."""
    fact_words = _fact_words(folder)
    for path in (*sorted(folder.glob("*.toml")), *sorted((folder / "regelingen").glob("*.toml"))):
        if path.name not in NOT_READ:
            yield from _of_file(path.name, read_table(path), fact_words, regeling=_is_regeling(path))
    procedures = [(path, read_table(path)) for path in sorted((folder / PROCEDURES).glob("*.toml"))]
    yield from _of_procedures(procedures)
    dutch = _letters_for_others(table for _path, table in procedures)
    for path in letter_files(folder):
        if path.stem not in dutch:
            yield from _of_letter(path.relative_to(folder).as_posix(), read_table(path))


def extract(folder: Path) -> Catalog:
    """A catalogue of all wordings, untranslated, with a comment for each place."""
    from babel.messages.catalog import Catalog

    catalog = Catalog(fuzzy=False)
    for found in wordings(folder):
        catalog.add(_message_id(found.text), auto_comments=[f"{found.file}: {found.place}"])
    return catalog


def extract_toml(
    file: IO[bytes], _keywords: Mapping[str, Any], _tags: object, options: Mapping[str, str]
) -> Iterator[tuple[int, str, str | tuple[str, str], list[str]]]:
    """The same as an extractor for Babel's own commands; `options["feiten"]` names facts that hold words."""
    path = Path(getattr(file, "name", "dialogue.toml"))
    if path.name in NOT_READ:
        return
    raw = file.read()
    table = tomli.loads(raw.decode("utf-8-sig"))
    facts = frozenset(options.get("feiten", "").split())
    letter = LETTERS in path.parts
    found_in = (
        _of_letter(path.name, table) if letter else _of_file(path.name, table, facts, regeling=_is_regeling(path))
    )
    for found in found_in:
        name = "ngettext" if found.text.counted else "gettext"
        yield 1, name, _message_id(found.text), [f"{found.file}: {found.place}"]


def update(folder: Path, taal: str) -> Path:
    """Write the catalogue of a language with every message of today; what was translated stays, and who says so."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    path = catalogue_path(folder, taal)
    catalog = read_catalogue(path) if path.is_file() else Catalog(locale=taal)
    catalog.update(extract(folder), no_fuzzy_matching=True, update_header_comment=False)
    plural = Catalog(locale=taal).plural_forms
    written = BytesIO()
    write_po(written, catalog, width=100, omit_header=True, no_location=True)
    said = {REVIEWED: "nee"} | (dict(header(path)) if path.is_file() else {})
    own = "".join(f'"{name}: {said[name]}\\n"\n' for name in _KEPT if name in said)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_HEADER.format(taal=taal, plural=plural, own=own).encode() + written.getvalue())
    return path


def coverage(folder: Path, taal: str) -> Coverage:
    """How much of what stands in the files today is translated into `taal`."""
    path = catalogue_path(folder, taal)
    known = {message.id: message for message in read_catalogue(path) if message.id} if path.is_file() else {}
    wanted = [message for message in extract(folder) if message.id]
    missing: list[str] = []
    faults: list[str] = []
    for message in wanted:
        given = known.get(message.id)
        if given is None or not translated(given):
            missing.append(_first(message))
        elif not same_slots(given.id, given.string or ""):
            faults.append(_first(message))
    return Coverage(len(wanted) - len(missing) - len(faults), len(wanted), tuple(missing), tuple(faults))


_KEPT = ("PO-Revision-Date", "Last-Translator", "Language-Team", REVIEWED)
"""What a translator or their program writes in the header."""
_HEADER = """\
# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
msgid ""
msgstr ""
"Project-Id-Version: klachtgids\\n"
{own}\
"Language: {taal}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _message_id(text: Text) -> str | tuple[str, str]:
    return text.u if text.one is None else (text.one, text.u)


def _is_regeling(path: Path) -> bool:
    return path.parent.name == "regelingen" or path.name == "gemeente.toml"


def _fact_words(folder: Path) -> frozenset[str]:
    """The facts whose value is a wording."""
    path = folder / "regelingen" / FACTS_FILE
    declared = read_table(path) if path.is_file() else {}
    return frozenset(name for name, of in declared.items() if isinstance(of, dict) and of.get("soort") == "tekst")


def _of_file(name: str, table: dict[str, Any], fact_words: frozenset[str], *, regeling: bool) -> Iterator[Found]:
    if name == WORDS_FILE:
        for heading, entries in table.items():
            if heading != OWN_NAMES and isinstance(entries, dict):
                yield from (Found(_text(name, key, raw), name, f"{heading}, {key}") for key, raw in entries.items())
        return
    fields = _REGELING if regeling else _DIALOGUE
    for place, field, raw in _walk(table, (), ""):
        heading, _, fact = place[-1].partition(" ") if place else ("", "", "")
        wanted = field in fields or heading in _ALL_WORDS or (field == "is" and fact in fact_words)
        if place and place[0].startswith("letter "):
            continue  # a letter is in Dutch, whatever language was spoken
        if wanted and heading not in _NO_WORDS and not (field == "naam" and heading in _PROPER):
            yield Found(_text(name, field, raw), name, ", ".join((*place, field)))


def _of_procedures(tables: Iterable[tuple[Path, dict[str, Any]]]) -> Iterator[Found]:
    """What a klager who asks how a case stands can read: how far it is, and the names of letters; the desk is Dutch."""
    for path, table in tables:
        name = f"{path.parent.name}/{path.name}"
        named = table.get("sjabloon")
        if isinstance(named, dict):
            yield from (Found(_text(name, key, raw), name, f"sjabloon, {key}") for key, raw in named.items())
        for fase in _rows(table, "fase"):
            if "klager" in fase:
                yield Found(_text(name, "klager", fase["klager"]), name, f"fase {fase.get('id')}, klager")


def _letters_for_others(tables: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The files of letters that go to somebody, and never to a klager: those are Dutch (a desk, a commission)."""
    rows = [row for table in tables for step in _rows(table, "handeling") for row in _rows(step, "bericht")]
    told = {str(row.get("sjabloon")) for row in rows if row.get("aan") == KLAGER}
    sent = {str(row.get("sjabloon")) for row in rows}
    return frozenset(sent - told) | {f"{letter}{end}" for letter in sent for end in OTHERS}


def _rows(table: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    rows = table.get(name)
    yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _of_letter(name: str, table: dict[str, Any]) -> Iterator[Found]:
    """The title and paragraphs of a letter, or the words around every letter; what is only a gap has no words."""
    paragraphs = table.get("paragraph")
    if not isinstance(paragraphs, list):
        yield from (Found(_text(name, key, raw), name, key) for key, raw in table.items())
        return
    for place, raw in (("title", table), *((f"paragraph {number}", each) for number, each in enumerate(paragraphs, 1))):
        field = "title" if raw is table else "text"
        text = _text(name, place, raw.get(field) if isinstance(raw, dict) else None)
        if SLOT.sub("", text.u).strip(" .:\n"):
            yield Found(text, name, place)


def _walk(value: Any, place: tuple[str, ...], field: str) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Every string and every table of forms, with its place: names of tables with the id of what stands in them."""
    if isinstance(value, str) or _is_forms(value):
        yield place, field, value
    elif isinstance(value, list):
        for each in value:
            yield from _walk(each, place, field)
    elif isinstance(value, dict):
        own = value.get("id")
        inside = (*place, f"{field} {own}" if isinstance(own, str) else field) if field else place
        for key, each in value.items():
            named = isinstance(each, dict) and not _is_forms(each) and field and not isinstance(own, str)
            if named and all(isinstance(other, dict) for other in value.values()):
                for inner, raw in each.items():
                    yield from _walk(raw, (*place, f"{field} {key}"), inner)
            else:
                yield from _walk(each, inside, key)


def _is_forms(value: Any) -> bool:
    return isinstance(value, dict) and ({"u", "je"} == value.keys() or {"one", "other"} <= value.keys())


def _text(name: str, place: str, raw: Any) -> Text:
    try:
        return Text.of(raw)
    except ValueError as error:
        raise FileFault(name, place, str(error)) from error
