# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of one zaak as an example, and copies of them: what stays the same in every copy is written out once.

Invariant: a copy refers only to its own rows. What of a row depends on the copy (ids, moments, days, accounts, nummer,
termijnen, words) stands in one list of values; a row is its fixed cells with some of those filled in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from klachtgids.register.base import all_tables
from klachtgids.register.demo_cells import copy_cell, plain, sqlite_cell
from klachtgids.register.filing import TermijnRij
from klachtgids.register.papier import OP_PAPIER, notice_of
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Inhoud, Termijn, Zaak
from klachtgids.register.tables_post import Bericht
from klachtgids.register.terms import BerichtStand
from klachtgids.seal import Closed, close_content, open_content

Row = dict[str, Any]
_ZAAK: Final = "zaak_id"
_OWN: Final = ("start", "uiterlijk", "streef", "wettelijk", "overgeslagen")
"""Columns of a termijn that its rule gives."""
_REFUSED: Final = "geweigerd"


@dataclass(frozen=True, slots=True)
class Patroon:
    """One zaak that went through the use cases: its rows by table, when it came in and when something was last done."""

    organisatie: str
    letter: str
    begin: datetime
    einde: datetime
    klaar: bool
    rijen: Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Vorm:
    """What a copy is filled with.

    `reken` gives the termijn of a rule for an organisatie and a day, `bewaren` until when a zaak that was closed on a
    day is kept; `accounts` which accounts there are at an organisatie for each one of the example; `teksten` the words
    that differ from person to person, by their kind.
    """

    zaad: int
    reken: Callable[[str, str, date], TermijnRij | None]
    bewaren: Callable[[str, str, date], date | None]
    accounts: Callable[[str, str], Sequence[str]]
    teksten: Mapping[str, Sequence[str]]


def read(register: Register, zaak: UUID, *, klaar: bool, einde: datetime) -> Patroon:
    """A zaak of a scratch register (SQLite), its rows in the order in which they were written."""
    found: dict[str, list[Row]] = {}
    with register.store.reading() as connection:
        for table in all_tables().sorted_tables:
            if table.name == Zaak.__tablename__:
                wanted = table.c.id == zaak
            elif _ZAAK in table.c:
                wanted = table.c.zaak_id == zaak
            else:
                continue
            rows = connection.execute(sa.select(table).where(wanted).order_by(sa.text("rowid")))
            found[table.name] = [_clean(table.name, row._asdict()) for row in rows]
    found[Gebeurtenis.__tablename__] = [row for row in found[Gebeurtenis.__tablename__] if row["wat"] != _REFUSED]
    # A row that another one names stands before it.
    found[Termijn.__tablename__].sort(key=lambda row: row["vervangt_id"] is not None)
    [kop] = found[Zaak.__tablename__]
    filled = {name: rows for name, rows in found.items() if rows}
    return Patroon(kop["organisatie"], kop["soort"].letter, kop["ontvangen_op"], einde, klaar, filled)


def _clean(table: str, row: Row) -> Row:
    if table == Gebeurtenis.__tablename__:
        del row["volgnr"]  # given by the register, in the order of writing
    if table == Bericht.__tablename__:
        # Sent long ago, or so it says: whoever sends what waits must find nothing of a demo.
        row |= {"stand": BerichtStand.VERZONDEN, "pogingen": 1, "verzonden_op": row["gemaakt_op"]}
        row |= {"volgende_poging": None, "geclaimd_tot": None}
    return row


class Kopie:
    """How copies of one example are made, for one kind of database."""

    def __init__(self, patroon: Patroon, vorm: Vorm, dialect: str) -> None:
        self._patroon = patroon
        self._vorm = vorm
        self._cell: Callable[[Any], Any] = copy_cell if dialect == "postgresql" else sqlite_cell
        self._makers: list[Callable[[_Plek], Sequence[Any]]] = []
        self._places: dict[tuple[str, Any], int] = {}
        self._count = 0
        self._ids: dict[UUID, int] = {}
        self._mails: list[tuple[int, int]] = []
        """Where the ids stand of each mail that says that there is a letter, and of that letter."""
        self._rows: list[tuple[str, list[tuple[list[Any], list[tuple[int, int]]]]]] = []
        self._termijnen: dict[tuple[str, date], Sequence[Any]] = {}
        self.columns: dict[str, Sequence[str]] = {}
        self._compile()

    @property
    def letter(self) -> str:
        """The letter of the nummer."""
        return self._patroon.letter

    def rows(
        self, number: int, op: datetime, weeks: int, nummer: str, draw: Random
    ) -> Iterator[tuple[str, list[list[Any]]]]:
        """The rows of one copy, table by table: the `number`-th zaak, received at `op`, so many weeks on."""
        plek = _Plek(number, op - self._patroon.begin, weeks * 7, nummer, draw)
        values: list[Any] = []
        for make in self._makers:
            values.extend(make(plek))
        for table, shapes in self._rows:
            made = []
            for fixed, slots in shapes:
                row = fixed[:]
                for place, index in slots:
                    row[place] = values[index]
                made.append(row)
            yield table, made

    # --- inside ------------------------------------------------------------------------------------------------------

    def _compile(self) -> None:
        rijen = self._patroon.rijen
        own = [
            row["id"]
            for name, rows in rijen.items()
            if name != Gebeurtenis.__tablename__
            for row in rows
            if "id" in row
        ]
        own.append(rijen[Zaak.__tablename__][0]["filing_key"])
        self._ids = {one: place for place, one in enumerate(dict.fromkeys(own))}
        berichten = rijen.get(Bericht.__tablename__, ())
        letters = {notice_of(row["id"]): row["id"] for row in berichten if row["kanaal"] == OP_PAPIER}
        self._mails = [(self._ids[mail], self._ids[one]) for mail, one in letters.items() if mail in self._ids]
        self._add(("ids", None), len(self._ids), self._make_ids)
        for table in all_tables().sorted_tables:
            rows = rijen.get(table.name)
            if not rows:
                continue
            self.columns[table.name] = tuple(rows[0])
            self._rows.append((table.name, [self._shape(table, row) for row in rows]))

    def _shape(self, table: sa.Table, row: Row) -> tuple[list[Any], list[tuple[int, int]]]:
        fixed: list[Any] = []
        slots: list[tuple[int, int]] = []
        for place, (name, value) in enumerate(row.items()):
            slot = self._slot(table, name, value, row)
            fixed.append(None if slot is not None else self._cell(plain(table.c[name], value)))
            if slot is not None:
                slots.append((place, slot))
        return fixed, slots

    def _slot(self, table: sa.Table, name: str, value: Any, row: Row) -> int | None:
        """Which of the values of a copy stands here; None for what is the same in all."""
        if value is None and not (table.name == Termijn.__tablename__ and name in _OWN):
            return None
        of_table = self._slot_of_table(table.name, name, row)
        if of_table is not None:
            return of_table
        if isinstance(value, UUID):
            return self._ids[value]
        if isinstance(value, datetime):
            return self._add(("moment", value), 1, lambda plek: [self._cell(value + plek.later)])
        if isinstance(value, date):
            return self._add(("dag", value), 1, lambda plek: [self._cell(value + timedelta(days=plek.days))])
        if isinstance(value, str) and self._others(value):
            return self._add(("account", value), 1, lambda plek: [self._cell(self._account(plek, value))])
        return None

    def _slot_of_table(self, table: str, name: str, row: Row) -> int | None:
        """What is worked out for a column of its own, and not from what stands in the example."""
        if (table, name) == (Zaak.__tablename__, "nummer"):
            return self._add(("nummer", None), 1, lambda plek: [self._cell(plek.nummer)])
        if (table, name) == (Zaak.__tablename__, "bewaren_tot"):
            return self._add(("bewaren", None), 1, self._make_bewaren(row))
        if (table, name) == (Inhoud.__tablename__, "blob"):
            return self._add(("blob", row["id"]), 1, self._make_blob(row))
        if table == Termijn.__tablename__ and name in _OWN:
            start = self._add(("termijn", row["id"]), len(_OWN), self._make_termijn(row))
            return start + _OWN.index(name)
        return None

    def _add(self, what: tuple[str, Any], size: int, make: Callable[[_Plek], Sequence[Any]]) -> int:
        """Where these values stand in the list of a copy; made once for each thing."""
        if what not in self._places:
            self._places[what] = self._count
            self._makers.append(make)
            self._count += size
        return self._places[what]

    def _make_ids(self, plek: _Plek) -> Sequence[Any]:
        return [f"{value:032x}" for value in self._numbers(plek)]

    def _numbers(self, plek: _Plek) -> Sequence[int]:
        """Ids that follow each other, so that an index grows at its end: seed, number of the zaak and of the row.

        That of a mail follows from the letter it is about.
        """
        first = (self._vorm.zaad & 0xFFFFFFFF) << 96 | 0x8 << 76 | 0x2 << 62 | plek.number << 12
        numbers = list(range(first, first + len(self._ids)))
        for mail, letter in self._mails:
            numbers[mail] = notice_of(UUID(int=numbers[letter])).int
        return numbers

    def _others(self, account: str) -> Sequence[str]:
        return self._vorm.accounts(self._patroon.organisatie, account)

    def _account(self, plek: _Plek, account: str) -> str:
        """Who does in this copy what this account did in the example; the same one throughout."""
        if account not in plek.accounts:
            plek.accounts[account] = plek.draw.choice(self._others(account))
        return plek.accounts[account]

    def _make_bewaren(self, row: Row) -> Callable[[_Plek], Sequence[Any]]:
        closed: date = row["afsluitdatum"]
        place, soort = self._patroon.organisatie, row["soort"].value
        return lambda plek: [self._cell(self._vorm.bewaren(place, soort, closed + timedelta(days=plek.days)))]

    def _make_termijn(self, row: Row) -> Callable[[_Plek], Sequence[Any]]:
        """The dates that the rule gives for the start of this copy; a moved one is as much later as in the example."""
        first: date = row["start"]
        rule, place = row["rule"], self._patroon.organisatie
        original = self._vorm.reken(place, rule, first)
        moved = row["vervangt_id"] is not None and original is not None
        extra = row["uiterlijk"] - original.uiterlijk if moved and original is not None else timedelta(0)

        def make(plek: _Plek) -> Sequence[Any]:
            day = first + timedelta(days=plek.days)
            key = (f"{rule}{extra.days if moved else ''}", day)
            if key not in self._termijnen:
                one = self._vorm.reken(place, rule, day)
                assert one is not None, rule
                skipped = [{"dag": each.dag.isoformat(), "naam": each.naam} for each in one.overgeslagen]
                streef = None if moved else one.streef
                values = (day, one.uiterlijk + extra, streef, one.wettelijk, json.dumps(skipped))
                self._termijnen[key] = [self._cell(value) for value in values]
            return self._termijnen[key]

        return make

    def _make_blob(self, row: Row) -> Callable[[_Plek], Sequence[Any]]:
        """The words of this copy, closed for its own row."""
        zaak, of, kind = row["zaak_id"], row["row"], row["kind"]
        text = open_content(Closed(row["format"], row["blob"]), zaak=zaak, row=of, kind=kind)
        day = _day(text)

        def make(plek: _Plek) -> Sequence[Any]:
            numbers = self._numbers(plek)
            ids = {one: UUID(int=numbers[self._ids[one]]) for one in (zaak, of)}
            said = text
            if kind in self._vorm.teksten:
                several = self._vorm.teksten[kind]
                said = several[(plek.number * 31 + self._ids[of]) % len(several)]
            elif day is not None:
                said = (day + timedelta(days=plek.days)).isoformat()
            elif self._others(text):
                said = self._account(plek, text)
            closed = close_content(said, zaak=ids[zaak], row=ids[of], kind=kind)
            if closed.format != row["format"]:
                raise AssertionError("the format of the example is that of the copy")
            return [self._cell(closed.blob)]

        return make


@dataclass(slots=True)
class _Plek:
    """One copy: its number, by how much moments and days are moved, its nummer, and who does what in it."""

    number: int
    later: timedelta
    days: int
    nummer: str
    draw: Random
    accounts: dict[str, str] = field(default_factory=dict)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
