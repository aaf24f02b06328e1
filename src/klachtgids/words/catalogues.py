# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns what must hold of a catalogue as a file, before it is asked how much of it is translated.

Invariant: what `msgfmt --check` refuses is found here too, on a machine without gettext. Besides that: the header is
that of its language and says whether a translator looked, no translation steers a screen, and none is still Dutch.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from klachtgids.toml_file import read_bytes
from klachtgids.words.i18n import read_catalogue
from klachtgids.words.language import REVIEWED, header
from klachtgids.words.wording import CONTROL, SLOT

if TYPE_CHECKING:
    from babel.messages.catalog import Message

SAME_WORDS = 2
"""A translation of so many words may be the Dutch one: a name, an address, a word that both languages have."""

_ENTRY = re.compile(r'^msgid ((?:"[^\n]*"\n)+)', re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}(?:[.'’-][^\W\d_]+)*")
_SPACE = re.compile(r"\s+")


def problems(path: Path, taal: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a catalogue: the first words of the message (or the header) and why, for its translator.

    Raises FileFault when it is no catalogue at all.
    """
    from babel.messages.catalog import Catalog

    catalog = read_catalogue(path)
    own = Catalog(locale=taal)
    yield from (("kop", reason) for reason in _of_header(path, taal, own.plural_forms))
    entries = Counter("".join(line[1:-1] for line in found.splitlines()) for found in _ENTRY.findall(_text(path)))
    yield from ((first, "deze tekst staat er meer dan één keer in") for first, times in entries.items() if times > 1)
    for message in catalog:
        if message.id:
            yield from ((_first(message), reason) for reason in _of_message(message, own))


def _of_header(path: Path, taal: str, plural: str) -> Iterator[str]:
    said = header(path)
    if said.get("Language") != taal:
        yield f"`Language` hoort {taal} te zijn"
    if "charset=utf-8" not in said.get("Content-Type", "").lower():
        yield "`Content-Type` hoort charset=utf-8 te noemen"
    if _SPACE.sub("", said.get("Plural-Forms", "")).rstrip(";") != _SPACE.sub("", plural).rstrip(";"):
        yield f"`Plural-Forms` hoort te zijn: {plural}"
    if said.get(REVIEWED) not in {"ja", "nee"}:
        yield f"`{REVIEWED}` hoort ja of nee te zijn"


def _of_message(message: Message, own: object) -> Iterator[str]:
    from babel.messages.catalog import TranslationError
    from babel.messages.checkers import checkers

    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    if not any(forms):
        return  # not translated: `coverage` counts those
    for check in checkers:
        try:
            check(own, message)  # type: ignore[arg-type]  # a Catalog, which is not imported before it is needed
        except TranslationError as error:
            yield f"de vormen kloppen niet ({error})"
    filled = [form for form in forms if form]
    if len(filled) < len(forms):
        yield "niet elke vorm is vertaald"
    if any(form.startswith("\n") != ids[0].startswith("\n") for form in filled):
        yield "de vertaling begint anders dan het Nederlands met een nieuwe regel"
    if any(form.endswith("\n") != ids[0].endswith("\n") for form in filled):
        yield "de vertaling eindigt anders dan het Nederlands met een nieuwe regel"
    if any(CONTROL.search(form) for form in filled):
        yield "de vertaling bevat een onzichtbaar stuurteken"
    if any("{" in SLOT.sub("", form) or "}" in SLOT.sub("", form) for form in filled):
        yield "de vertaling heeft een accolade die geen gat is"
    if any(form in ids and len(_WORD.findall(SLOT.sub("", form))) > SAME_WORDS for form in filled):
        yield "dit is nog Nederlands"


def _text(path: Path) -> str:
    return f"{read_bytes(path).decode('utf-8', 'replace')}\n".replace("\r\n", "\n")


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
