# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns the way from a `Text` to a sentence: the reader's language, `u` or `je`, numbers, dates and slots.

Invariant: what is filled into a slot is never read again, so no brace or percent sign in it means anything; and a
translation that is missing or names other slots than the Dutch words do is not there: the reader gets the Dutch words.
Dutch is the language of the files and needs no catalogue. Babel is imported at the first date, list or other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from klachtgids.faults import FileFault
from klachtgids.toml_file import read_bytes, read_table
from klachtgids.words.wording import COUNT_SLOT, SLOT, Text, slots_of

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from babel.messages.catalog import Catalog, Message

DUTCH = "nl"
WORDS_FILE = "woorden.toml"
DESK_FILE = "bureau.toml"
"""The words that only the desk reads: apart, so that no conversation reads them before its first question."""
OWN_NAMES = "talen"
"""The table of `woorden.toml` that says how each language calls itself; its values are names, not wordings."""
ZONE = "Europe/Amsterdam"

SlotValue: TypeAlias = "str | int | date | datetime | Text | tuple[SlotValue, ...] | list[SlotValue]"

Day: TypeAlias = date
"""A day on the calendar; inside `Words` the name `date` is a method."""

Forms: TypeAlias = "str | tuple[str, ...] | list[str]"

_TAAL = re.compile(r"[a-z]{2,3}(_[A-Za-z]{2,8})?")
_FORMATS = {"en": "en_GB"}  # day before month, and a clock of 24 hours: the reader is in the Netherlands
_FULL_DAY = {"en": "EEEE d MMMM y", "pl": "d MMMM y (EEEE)", "uk": "d MMMM y 'року' (EEEE)"}
"""The weekday without a comma, and behind the date where it would need another ending by its place in a sentence."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language the conversation can be held in, by the name its speakers use."""

    taal: str
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that is said to one reader goes through here; made by `Words.of`."""

    taal: str
    je: bool
    folder: Path
    _own: Mapping[str, Text] = field(repr=False)
    _translations: GNUTranslations | None = field(repr=False)

    @classmethod
    def of(cls, taal: str, je: bool, folder: Path) -> Words:
        """The words in `taal` from the dialogues in `folder`; Dutch when that language has no catalogue there.

        Raises FileFault when `woorden.toml` or the catalogue cannot be read.
        """
        own = program_words(folder)
        if taal == DUTCH or not speaks(folder, taal):
            return cls(DUTCH, je, folder, own, None)
        return cls(taal, je, folder, own, _translations(catalogue_path(folder, taal)))

    def to(self, *, taal: str | None = None, je: bool | None = None) -> Words:
        """The same words in another language or form of address."""
        if taal is not None and taal != self.taal:
            return Words.of(taal, self.je if je is None else je, self.folder)
        return self if je is None or je == self.je else replace(self, je=je)

    def text(self, text: Text, /, **slots: SlotValue | Any) -> str:
        """The wording for this reader with its slots filled in; LookupError when a slot it names is not given."""
        if text.one is None and not slots_of(text.u):
            return self._form(text, None)  # most of what is said has no gaps
        n = slots.get(COUNT_SLOT)
        if text.counted and not isinstance(n, int):
            raise LookupError(f"the wording {text.u[:40]!r} counts, and slot n is not a number")
        return SLOT.sub(lambda found: self._slot(found[1], slots), self._form(text, n if isinstance(n, int) else None))

    def say(self, key: str, /, **slots: SlotValue | Any) -> str:
        """The program's own words under `key` in `woorden.toml`; FileFault when the key is not there."""
        return self.text(self.word(key), **slots)

    def word(self, key: str) -> Text:
        """The wording under `key` in `woorden.toml`, still to be shown; FileFault when the key is not there."""
        found = self._own.get(key) or desk_words(self.folder).get(key)
        if found is None:
            raise FileFault(WORDS_FILE, key, "dit woord ontbreekt")
        return found

    def knows(self, key: str) -> bool:
        """Whether `say` has words under this key."""
        return key in self._own or key in desk_words(self.folder)

    def date(self, day: Day) -> str:
        """A day in full, with its weekday: "vrijdag 3 april 2026"."""
        return _in_full(day, _FULL_DAY.get(self.taal, "full"), self._locale)

    def month(self, day: Day) -> str:
        """The month of a day, with its year: "april 2026"."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", day, locale=self._locale)

    def moment(self, moment: datetime) -> str:
        """A moment as the clock in the Netherlands shows it; a moment without a zone is taken to be on that clock."""
        from zoneinfo import ZoneInfo

        from babel.dates import format_time

        local = moment.astimezone(ZoneInfo(ZONE)) if moment.tzinfo else moment
        clock = format_time(local.time(), "HH:mm", locale=self._locale)
        return self.say("moment", dag=local.date(), tijd=clock)

    def list(self, items: Iterable[str]) -> str:
        """Things in one sentence: "een brief, een mail en een gesprek"; nothing for nothing."""
        whole = tuple(items)
        if len(whole) < 2:
            return "".join(whole)
        from babel.lists import format_list

        return format_list(whole, locale=self._locale)

    @property
    def _locale(self) -> str:
        return _FORMATS.get(self.taal, self.taal)

    def _form(self, text: Text, n: int | None) -> str:
        if self._translations is None:
            return text.pick(je=self.je, n=n)
        if text.one is not None and n is not None:
            return self._translations.ngettext(text.one, text.u, n)
        return self._translations.gettext(text.u)

    def _slot(self, name: str, slots: Mapping[str, Any]) -> str:
        if name not in slots or slots[name] is None:
            raise LookupError(f"slot {name} is not given")
        return self._shown(slots[name], {key: value for key, value in slots.items() if key != name})

    def _shown(self, value: Any, others: Mapping[str, Any]) -> str:
        if isinstance(value, bool):
            return self.say("ja" if value else "nee")
        if isinstance(value, str | int):
            return str(value)
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, Text):
            return self.text(value, **others)
        if not isinstance(value, tuple | list):
            raise LookupError(f"a slot cannot hold {type(value).__name__}")  # noqa: TRY004  one kind for all of our faults
        return self.list(self._shown(part, others) for part in value)


@lru_cache(maxsize=256)
def _in_full(day: date, form: str, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, form, locale=locale)


def languages(folder: Path) -> tuple[Language, ...]:
    """What can be spoken: Dutch, then those with a catalogue as `woorden.toml` names them, then the rest."""
    codes = {path.parts[-3] for path in (folder / "locales").glob("*/LC_MESSAGES/dialogues.po")} - {DUTCH}
    order = dict.fromkeys([*_read(folder / WORDS_FILE)[1], *sorted(codes)])
    spoken = (DUTCH, *(taal for taal in order if taal in codes and _TAAL.fullmatch(taal)))
    return tuple(Language(taal, name_of(folder, taal)) for taal in spoken)


def name_of(folder: Path, taal: str) -> str:
    """The name of a language by which its speakers know it."""
    return _read(folder / WORDS_FILE)[1].get(taal) or _own_name(taal)


def speaks(folder: Path, taal: str) -> bool:
    """Whether the dialogues in `folder` can be held in this language."""
    return taal == DUTCH or (_TAAL.fullmatch(taal) is not None and catalogue_path(folder, taal).is_file())


def program_words(folder: Path) -> Mapping[str, Text]:
    """The program's own words by key, from all tables of `woorden.toml` together; FileFault with place and reason."""
    return _read(folder / WORDS_FILE)[0]


def desk_words(folder: Path) -> Mapping[str, Text]:
    """The words of the desk by key, from all tables of `bureau.toml`; none where there is no desk."""
    path = folder / DESK_FILE
    return _read(path)[0] if path.is_file() else {}


def all_words(folder: Path) -> Mapping[str, Text]:
    """The program's words and those of the desk; FileFault for a key that stands in both files."""
    own, desk = program_words(folder), desk_words(folder)
    for key in own.keys() & desk.keys():
        raise FileFault(folder / DESK_FILE, key, f"dit woord staat ook in {WORDS_FILE}")
    return {**own, **desk}


def catalogue_path(folder: Path, taal: str) -> Path:
    """Where the catalogue of a language stands."""
    return folder / "locales" / taal / "LC_MESSAGES" / "dialogues.po"


def read_catalogue(path: Path) -> Catalog:
    """The catalogue as Babel reads it; FileFault when it is no PO file."""
    from io import BytesIO

    from babel.core import UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    taal = path.parts[-3]
    try:
        return read_po(BytesIO(read_bytes(path)), locale=taal, abort_invalid=True)
    except (PoFileError, ValueError, LookupError, UnknownLocaleError) as error:
        raise FileFault(path, taal, "deze vertaling is niet te lezen") from error


def translated(message: Message) -> bool:
    """Whether every form of a message has words and no translator has marked them as a guess."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return bool(forms) and all(forms) and not message.fuzzy


def usable(message: Message) -> bool:
    """Whether a message is translated and its translation names the slots of the Dutch words and no others."""
    return translated(message) and same_slots(message.id, message.string or "")


def same_slots(message_id: Forms, string: Forms) -> bool:
    """Whether two wordings name the same slots; each counted form may leave out `n`."""
    if isinstance(message_id, str):
        return isinstance(string, str) and slots_of(message_id) == slots_of(string)
    wanted = slots_of(message_id[-1]) - {COUNT_SLOT}
    return not isinstance(string, str) and all(slots_of(form) - {COUNT_SLOT} == wanted for form in string)


@lru_cache(maxsize=32)
def _translations(path: Path) -> GNUTranslations:
    """The catalogue ready for use: what is translated and names the right slots; FileFault when it cannot be read."""
    from gettext import GNUTranslations
    from io import BytesIO

    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    # A new catalogue, so that the rule for plurals is the language's own and not what somebody wrote in the header.
    ready = Catalog(locale=path.parts[-3])
    for message in read_catalogue(path):
        counted = not isinstance(message.id, str)
        if message.id and usable(message) and (not counted or len(message.string or ()) == ready.num_plurals):
            ready.add(message.id, message.string)
    compiled = BytesIO()
    write_mo(compiled, ready)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _own_name(taal: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(taal).get_display_name(taal) or taal
    except (UnknownLocaleError, ValueError):
        return taal


@lru_cache(maxsize=32)
def _read(path: Path) -> tuple[Mapping[str, Text], Mapping[str, str]]:
    tables = read_table(path)
    words: dict[str, Text] = {}
    home: dict[str, str] = {}
    names = tables.pop(OWN_NAMES, {})
    for table, entries in tables.items():
        if not isinstance(entries, dict):
            raise FileFault(path, table, "elk woord staat in een tabel, zoals [weiger]")
        for key, raw in entries.items():
            if key in words:
                raise FileFault(path, f"{table}, {key}", f"dit woord staat ook in [{home[key]}]")
            try:
                words[key], home[key] = Text.of(raw), table
            except ValueError as error:
                raise FileFault(path, f"{table}, {key}", str(error)) from error
    if not isinstance(names, dict) or not all(isinstance(name, str) and name for name in names.values()):
        raise FileFault(path, OWN_NAMES, 'hier staat de eigen naam van elke taal, zoals en = "English"')
    return words, names
