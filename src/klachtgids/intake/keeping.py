# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between a conversation and the journal: what happened becomes entries, entries become the conversation again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from klachtgids.intake.turn import Gesprek, SaidBy
from klachtgids.words.clean import LIMIT
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from klachtgids.intake.core import Core
    from klachtgids.journal.entries import Entry, Waiting

S = TypeVar("S", bound=str)
_SAID_BY: Final[Mapping[str, SaidBy]] = {"klager": "klager", "client": "client", "helper": "helper"}
_WITHOUT: Final = "zonder_akkoord"
_YES: Final = frozenset({"akkoord", "akkoord_compliment"})
TYPING: Final = 4 * LIMIT
"""The most characters of unfinished text that are kept: far more than an answer may have (T20)."""


def answered(core: Core, gesprek: Gesprek, key: str, value: Any, typed: str, said_by: SaidBy) -> Entry:
    """The entry of an accepted answer."""
    from klachtgids.journal.entries import Entry, Soort  # start-up: nothing is kept before an answer

    return Entry(Soort.ANSWER, key, core.clock(), value, typed, gesprek.taal, said_by)


def removed(core: Core, gesprek: Gesprek, key: str) -> Entry:
    """The entry of an answer that no longer holds."""
    from klachtgids.journal.entries import Entry, Soort  # as above

    return Entry(Soort.REMOVED, key, core.clock(), taal=gesprek.taal)


def sent(core: Core, gesprek: Gesprek, value: Mapping[str, Any]) -> Entry:
    """The entry of a sending: when it was and what became of it, no content."""
    from klachtgids.journal.entries import Entry, Soort  # as above

    return Entry(Soort.SENT, "", core.clock(), dict(value), taal=gesprek.taal)


def keep(
    core: Core, gesprek: Gesprek, entries: Sequence[Entry], waiting: Sequence[Waiting] = (), *, after: int | None = None
) -> int:
    """Commit entries to the journal, and what they leave waiting for the register; durable when this returns.

    Gives the number of the last one. With `after`, `Overtaken` when that is not the number of the last one so far.
    """
    typing = after is None or gesprek.typing is not None
    return core.journal().append(gesprek.code.keys, entries, waiting, after=after, typing=typing)


def keep_typing(core: Core, gesprek: Gesprek, key: str, text: str) -> Gesprek:
    """Keep unfinished text, its first `TYPING` characters; only the newest is kept."""
    text = text[:TYPING]
    core.journal().typing(gesprek.code.keys, key, text, core.clock(), taal=gesprek.taal)
    return replace(gesprek, stored=True, typing=(key, text))


def applied(answers: Mapping[str, Any], entries: Sequence[Entry]) -> dict[str, Any]:
    """The answers by key after these entries."""
    result = dict(answers)
    for entry in entries:
        if entry.soort == "removed":
            result.pop(entry.key, None)
        elif entry.soort == "answer":
            result[entry.key] = entry.value
    return result


def typed_after(typed: Mapping[str, str], entries: Sequence[Entry]) -> dict[str, str]:
    """The words as typed by key after these entries; those of an answer that was removed stay, as the offer."""
    return {**typed, **{entry.key: entry.typed for entry in entries if entry.soort == "answer"}}


def said_after(said: Mapping[str, SaidBy], entries: Sequence[Entry]) -> dict[str, SaidBy]:
    """Whose each answer is, by key, after these entries; the klager's own are left out."""
    return _other_than("klager", said, {e.key: _SAID_BY[e.said_by] for e in entries if e.soort == "answer"})


def talen_after(talen: Mapping[str, str], entries: Sequence[Entry]) -> dict[str, str]:
    """The language each answer was typed in, by key, after these entries; those in Dutch are left out."""
    return _other_than(DUTCH, talen, {entry.key: entry.taal for entry in entries if entry.soort == "answer"})


def _other_than(usual: S, before: Mapping[str, S], now: Mapping[str, S]) -> dict[str, S]:
    """By key what was and what is now, without what is as usual; `before` has nothing of that."""
    result = dict(before)
    for key, value in now.items():
        if value != usual:
            result[key] = value
        else:
            result.pop(key, None)
    return result


def _as_said_now(entries: Sequence[Entry]) -> Iterator[Entry]:
    """What an older version kept, as it is said now.

    There a helper said that the client could say no yes by a no of that client, and then `toch` at `zonder_akkoord`.
    """
    on = any(entry.key == _WITHOUT and entry.value == "toch" for entry in entries)
    for entry in entries:
        if entry.key == _WITHOUT:
            yield replace(entry, key="zonder_ja")
        elif on and entry.key in _YES and isinstance(entry.value, dict) and entry.value.get("keuze") == "nee":
            yield replace(entry, value={**entry.value, "keuze": "kan_niet"}, said_by="helper")
        else:
            yield entry


def read_back(core: Core, gesprek: Gesprek) -> tuple[Gesprek, Mapping[str, Any] | None] | None:
    """The conversation of this code as the journal holds it, with what its sending left; None when there is none."""
    entries, number = core.journal().read_to(gesprek.code.keys)
    if not entries:
        return None
    entries = tuple(_as_said_now(entries))
    sendings = [entry.value for entry in entries if entry.soort == "sent"]
    last = entries[-1]
    found = replace(
        gesprek,
        answers=applied({}, entries),
        typed=typed_after({}, entries),
        said=said_after({}, entries),
        talen=talen_after({}, entries),
        stored=True,
        typing=(last.key, last.typed) if last.soort == "typing" else None,
        last=None if gesprek.last is None else number,
    )
    return found, sendings[-1] if sendings else None
