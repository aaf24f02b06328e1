# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal itself: append, read back, forget; and the filings that wait for the register.

Invariant: one public method = one transaction; several processes may use one journal at the same time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from klachtgids.faults import PlaceFault
from klachtgids.journal import tables
from klachtgids.journal.entries import Entry, Overtaken, Parked, Soort, Waiting
from klachtgids.journal.moments import FARTHEST, to_moment, to_ticks
from klachtgids.journal.spoken import Place, Row, Spoken, open_place
from klachtgids.seal import Keys, seal, unseal

_written = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
"""One for all: `json.dumps` makes a new one each time it is asked for anything but its defaults."""


class Journal:
    """This machine's journal at one URL; make it with `Journal.open`."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @classmethod
    def open(cls, url: str) -> Journal:
        """Open the journal at `url`, made when it is new.

        `PlaceFault` when the place cannot be trusted, or when a newer version made it.
        """
        journal = cls(open_place(url))
        try:
            journal._make()
        except BaseException:
            journal.close()
            raise
        return journal

    def close(self) -> None:
        """Let the connections go; nothing is lost by not calling it."""
        self._place.close()

    def append(
        self,
        keys: Keys,
        entries: Sequence[Entry],
        waiting: Sequence[Waiting] = (),
        *,
        after: int | None = None,
        typing: bool = True,
    ) -> int:
        """Add entries, and what they send on its way, in one transaction; all of it is durable when this returns.

        An answer takes the place of what was still being typed: older `typing` rows go, unless it is known (`typing`)
        that there are none. Gives the number of the last entry. With `after`, nothing is added and `Overtaken` is
        raised when the last one so far has another number (0: there is none): a conversation that was wiped has none
        either.
        """
        if not entries:
            raise ValueError("nothing to append")
        with self._place.writing() as spoken:
            if typing and any(entry.soort is not Soort.SENT for entry in entries):
                self._drop_typing(spoken, keys)
            last = self._insert(spoken, keys, entries, after)
            self._insert_waiting(spoken, waiting)
        return last

    def typing(
        self, keys: Keys, key: str, text: str, moment: datetime, *, taal: str = "nl", said_by: str = "klager"
    ) -> None:
        """Keep what is being typed and not yet answered; only the newest is kept (security.md 4.3)."""
        entry = Entry(Soort.TYPING, key, moment, typed=text, taal=taal, said_by=said_by)
        with self._place.writing() as spoken:
            self._drop_typing(spoken, keys)
            self._insert(spoken, keys, (entry,))

    def read(self, keys: Keys) -> tuple[Entry, ...]:
        """All entries of a conversation, in the order they were appended; empty when there is none.

        `SealFault` when a row was changed, moved or written with another key.
        """
        return self.read_to(keys)[0]

    def read_to(self, keys: Keys) -> tuple[tuple[Entry, ...], int]:
        """The same, with the number of the last entry (0 when there is none)."""
        with self._place.reading() as spoken:
            rows = spoken.rows(tables.READ, {"of": keys.conversation_id})
        return tuple(_opened(keys, row) for row in rows), rows[-1][0] if rows else 0

    def exists(self, keys: Keys) -> bool:
        """Whether this machine holds the conversation of this code."""
        with self._place.reading() as spoken:
            return bool(spoken.rows(tables.EXISTS, {"of": keys.conversation_id}))

    def forget(self, keys: Keys) -> bool:
        """Take the conversation away, out of the write-ahead log too; False when another process was in the way.

        The rows are gone in any case. After False their sealed bytes leave the files at the next `forget`, `expire`,
        `delivered` or `open`.
        """
        with self._place.writing() as spoken:
            spoken.change(tables.FORGET, {"of": keys.conversation_id})
        return self._place.wipe(*tables.TABLES)

    def move(self, old: Keys, new: Keys) -> bool:
        """Put the conversation of the old code under the new one, sealed anew; nothing of it stays under the old one.

        Done before, or with nothing to move, it changes nothing. What the bool says is said at `forget`.
        """
        with self._place.writing() as spoken:
            rows = spoken.rows(tables.READ, {"of": old.conversation_id})
            if rows and not spoken.rows(tables.EXISTS, {"of": new.conversation_id}):
                self._insert(spoken, new, [_opened(old, row) for row in rows])
            spoken.change(tables.FORGET, {"of": old.conversation_id})
        return self._place.wipe(*tables.TABLES)

    def expire(self, before: datetime) -> int:
        """Forget the conversations in which nothing happened since `before`; gives how many."""
        with self._place.writing() as spoken:
            gone = spoken.change(tables.EXPIRE, {"before": to_ticks(before)})
        self._place.wipe(*tables.TABLES)
        return gone

    # --- what waits for the register ---------------------------------------------------------------------------------

    def wait(self, filing_key: UUID, sealed: bytes, ontvangen_op: datetime) -> None:
        """Keep a sealed filing until the register has it; a second time under the same key changes nothing."""
        with self._place.writing() as spoken:
            self._insert_waiting(spoken, (Waiting(filing_key, sealed, ontvangen_op),))

    def due(self, now: datetime, limit: int = 100) -> tuple[Waiting, ...]:
        """What may be tried now and is claimed by nobody, longest due first."""
        with self._place.reading() as spoken:
            return tuple(map(_waiting, spoken.rows(tables.DUE, {**_clock(now), "limit": limit})))

    def claim(self, filing_key: UUID, now: datetime, until: datetime) -> Waiting | None:
        """Take one waiting filing for oneself until a moment; None when another took it, or it is not due or gone.

        A claim whose process died ends by itself. Should two ever deliver the same, the register sees one filing.
        """
        given = {**_clock(now), "filing_key": filing_key, "until": to_ticks(until)}
        with self._place.writing() as spoken:
            found = spoken.rows(tables.CLAIM, given)
        return _waiting(found[0]) if found else None

    def delivered(self, filing_key: UUID) -> None:
        """The register has it: nothing of it stays on this machine."""
        with self._place.writing() as spoken:
            spoken.change(tables.DELIVERED, {"filing_key": filing_key})
        self._place.wipe(*tables.TABLES)

    def failed(self, filing_key: UUID, next_try: datetime | None, code: str = "") -> None:
        """It did not get through: try again from `next_try`; None parks it for a person to look at (T29).

        `code` says why in a fixed word, never in words of the person.
        """
        ticks = None if next_try is None else to_ticks(next_try)
        with self._place.writing() as spoken:
            spoken.change(tables.FAILED, {"filing_key": filing_key, "next": ticks, "code": code[:64]})

    def waiting(self) -> int:
        """How many filings wait, parked ones too."""
        with self._place.reading() as spoken:
            return int(spoken.rows(tables.COUNT)[0][0])

    def waiting_since(self) -> datetime | None:
        """Since when the oldest filing waits, parked ones too; None when nothing waits."""
        with self._place.reading() as spoken:
            ticks = spoken.rows(tables.SINCE)[0][0]
        return None if ticks is None else to_moment(ticks)

    def parked(self) -> tuple[Parked, ...]:
        """What no run will try again by itself, the oldest first."""
        with self._place.reading() as spoken:
            rows = spoken.rows(tables.PARKED)
        return tuple(Parked(_uuid(key), to_moment(ticks), code) for key, ticks, code in rows)

    def try_again(self, now: datetime) -> None:
        """Let everything be tried from now on, parked ones too: the program, its key or the register has changed."""
        with self._place.writing() as spoken:
            spoken.change(tables.TRY_AGAIN, {"now": to_ticks(now)})

    # --- inside ------------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        with self._place.reading() as spoken:
            found = self._version(spoken)
        if found is None:
            with self._place.writing() as spoken:
                spoken.alone(tables.LOCK)
                found = self._version(spoken)
                if found is None:
                    for sql in tables.MAKE:
                        spoken.change(sql.format(**self._place.types))
                    spoken.change(tables.MADE_BY, {"versie": tables.VERSION})
                    found = tables.VERSION
        if found > tables.VERSION:
            raise PlaceFault(f"Dit journaal is gemaakt door een nieuwere versie van klachtgids: {self._place.shown}.")

    @staticmethod
    def _version(spoken: Spoken) -> int | None:
        return spoken.rows(tables.MADE)[0][0] if spoken.has(tables.JOURNAAL) else None

    @staticmethod
    def _insert(spoken: Spoken, keys: Keys, entries: Sequence[Entry], after: int | None = None) -> int:
        given = {"of": keys.conversation_id, "count": len(entries), "moment": to_ticks(entries[-1].moment)}
        if after:
            if not spoken.change(tables.GO_ON, {**given, "after": after}):
                raise Overtaken
            before = after
        else:
            before = spoken.rows(tables.NUMBERS, given)[0][0] - len(entries)
            if after is not None and before:
                raise Overtaken
        for volgnr, entry in enumerate(entries, before + 1):
            spoken.change(tables.ADD, _sealed(keys, entry, volgnr))
        return before + len(entries)

    @staticmethod
    def _insert_waiting(spoken: Spoken, waiting: Sequence[Waiting]) -> None:
        for one in waiting:
            moment = to_ticks(one.ontvangen_op)
            spoken.change(tables.WAIT, {"filing_key": one.filing_key, "blob": one.sealed, "moment": moment})

    @staticmethod
    def _drop_typing(spoken: Spoken, keys: Keys) -> None:
        spoken.change(tables.UNTYPE, {"of": keys.conversation_id, "soort": str(Soort.TYPING)})


def _clock(now: datetime) -> dict[str, object]:
    """What tells which moments have come."""
    return {"now": to_ticks(now), "far": to_ticks(now + FARTHEST)}


def _uuid(kept: UUID | str) -> UUID:
    """A UUID as either database gives it."""
    return kept if isinstance(kept, UUID) else UUID(kept)


def _aad(keys: Keys, volgnr: int, soort: str, ticks: int) -> str:
    return f"aantekening|{keys.conversation_id}|{volgnr}|{soort}|{ticks}"


def _sealed(keys: Keys, entry: Entry, volgnr: int) -> dict[str, object]:
    said = {
        "key": entry.key,
        "value": entry.value,
        "typed": entry.typed,
        "taal": entry.taal,
        "said_by": entry.said_by,
    }
    ticks = to_ticks(entry.moment)
    plain = _written(said).encode("ascii")
    return {
        "gesprek": keys.conversation_id,
        "volgnr": volgnr,
        "soort": str(entry.soort),
        "moment": ticks,
        "blob": seal(keys.conversation_key, plain, _aad(keys, volgnr, entry.soort, ticks)),
    }


def _opened(keys: Keys, row: Row) -> Entry:
    volgnr, soort, ticks, blob = row
    plain = unseal(keys.conversation_key, bytes(blob), _aad(keys, volgnr, soort, ticks))
    return Entry(soort=Soort(soort), moment=to_moment(ticks), **json.loads(plain))


def _waiting(row: Row) -> Waiting:
    key, blob, ontvangen_op, pogingen, volgende = row
    next_try = None if volgende is None else to_moment(volgende)
    return Waiting(_uuid(key), bytes(blob), to_moment(ontvangen_op), pogingen, next_try)
