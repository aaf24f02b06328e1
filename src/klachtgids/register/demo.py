# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many demo zaken at once: the rows of some that went through the use cases, copied to other weeks and other people.

Invariant: only into an oefenregister without a zaak. Each copy has ids, a nummer and termijnen of its own, and lies
whole weeks from its example, so that every day of it is the same day of the week; nothing of it waits to be sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

import sqlalchemy as sa

from klachtgids.faults import Fault
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.register.base import all_tables
from klachtgids.register.demo_rows import Kopie, Patroon, Vorm
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis, Zaak

BATCH: Final = 1000
"""Zaken in one transaction."""
GEVULD: Final = "demo"
_NUMBERS: Final = sa.text(
    "INSERT INTO teller (letter, jaar, laatste) VALUES (:letter, :jaar, :aantal) ON CONFLICT (letter, jaar) DO UPDATE "
    "SET laatste = teller.laatste + :aantal RETURNING laatste"
)
_WEEK: Final = timedelta(weeks=1)
_MINUTES: Final = 50
"""How many minutes later than its example a copy can be: never on another day."""
_RECENT: Final = 1.5
"""Weeks since the last handeling of a zaak that is still open, on average."""


class DemoFault(Fault):
    """A demo cannot stand in this register."""

    title = "Voorbeeldzaken kunnen hier niet"
    exit_code = 73


@dataclass(frozen=True, slots=True)
class Plan:
    """How many zaken, from which seed, received between which days, and which part of them is still open."""

    zaken: int
    zaad: int
    van: datetime
    tot: datetime
    open: float = 0.2


def refuse(register: Register) -> None:
    """`DemoFault` where a demo must not come: a register that receives, or one that holds a zaak."""
    if not register.oefen:
        raise DemoFault("Dit register ontvangt echt. Een demo kan alleen in een oefenregister.")
    with register.store.reading() as connection:
        if connection.scalar(sa.select(sa.func.count()).select_from(sa.select(Zaak.id).limit(1).subquery())):
            raise DemoFault("In dit register staan al zaken. Een demo begint in een leeg oefenregister.")


def fill(
    register: Register,
    plan: Plan,
    patronen: Sequence[Patroon],
    vorm: Vorm,
    say: Callable[[int], None] = lambda _: None,
) -> int:
    """Copy the examples until there are as many zaken as planned, in the order of receipt; gives how many.

    `say` hears the number so far after each transaction. Deterministic from the plan, the examples and `vorm`.
    """
    refuse(register)
    draw = Random(plan.zaad)  # noqa: S311  # made up, and the same again from the same seed
    todo = _schedule(plan, patronen, draw)
    dialect = "postgresql" if register.store.engine.dialect.name == "postgresql" else "sqlite"
    shapes = [Kopie(one, vorm, dialect) for one in patronen]
    done = 0
    for batch in _batches(todo):
        with register.store.writing() as connection:
            if done == 0:
                note = {"op": plan.tot, "zaak_id": None, "actor": GEVULD, "wat": GEVULD, "code": None}
                connection.execute(sa.insert(Gebeurtenis), [note])
            _write(connection, shapes, batch, done, draw)
        done += len(batch)
        say(done)
    if dialect == "postgresql":
        _analyse(register)
    return done


def _schedule(plan: Plan, patronen: Sequence[Patroon], draw: Random) -> list[tuple[datetime, int, int]]:
    """For each zaak its moment of receipt, its example, and by how many weeks it is moved; in the order of receipt."""
    weeks = [max(0, (plan.tot - _MINUTES * timedelta(minutes=1) - one.einde) // _WEEK) for one in patronen]
    ended = [index for index, one in enumerate(patronen) if one.klaar]
    going = [index for index, one in enumerate(patronen) if not one.klaar]
    todo: list[tuple[datetime, int, int]] = []
    if plan.zaken <= len(patronen):
        chosen = list(range(plan.zaken))
    else:
        chosen = [
            draw.choice(going if going and (not ended or draw.random() < plan.open) else ended)
            for _ in range(plan.zaken)
        ]
    for index in chosen:
        one, most = patronen[index], weeks[index]
        ago = draw.random() * most if one.klaar else draw.expovariate(1 / _RECENT)
        shift = most - min(most, int(ago))
        received = one.begin + shift * _WEEK + timedelta(minutes=draw.randrange(_MINUTES))
        todo.append((received, index, shift))
    todo.sort()
    return todo


def _batches(todo: Sequence[tuple[datetime, int, int]]) -> Iterator[Sequence[tuple[datetime, int, int]]]:
    for start in range(0, len(todo), BATCH):
        yield todo[start : start + BATCH]


def _write(
    connection: sa.Connection,
    shapes: Sequence[Kopie],
    batch: Sequence[tuple[datetime, int, int]],
    before: int,
    draw: Random,
) -> None:
    numbers = _numbers(connection, [(shapes[index].letter, wettelijke_dag(op).year) for op, index, _ in batch])
    made: dict[str, list[list[Any]]] = {}
    columns: dict[str, Sequence[str]] = {}
    for place, (op, index, shift) in enumerate(batch):
        shape = shapes[index]
        columns.update(shape.columns)
        for name, rows in shape.rows(before + place, op, shift, numbers[place], draw):
            made.setdefault(name, []).extend(rows)
    for table in all_tables().sorted_tables:
        if table.name in made:
            _insert(connection, table.name, columns[table.name], made[table.name])


def _numbers(connection: sa.Connection, asked: Sequence[tuple[str, int]]) -> list[str]:
    """The next nummers of each letter and year, in the order asked; counted up in this transaction."""
    counts: dict[tuple[str, int], int] = {}
    for one in asked:
        counts[one] = counts.get(one, 0) + 1
    following: dict[tuple[str, int], int] = {}
    for letter, jaar in sorted(counts):
        values: Mapping[str, Any] = {"letter": letter, "jaar": jaar, "aantal": counts[letter, jaar]}
        following[letter, jaar] = connection.execute(_NUMBERS, values).scalar_one() - counts[letter, jaar]
    found: list[str] = []
    for letter, jaar in asked:
        following[letter, jaar] += 1
        found.append(f"{letter}-{jaar}-{following[letter, jaar]:06d}")
    return found


def _insert(connection: sa.Connection, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """All rows of one table: COPY on PostgreSQL, one prepared statement on SQLite."""
    names = ", ".join(f'"{name}"' for name in columns)
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.dbapi_connection
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            copy.write("".join("\t".join(row) + "\n" for row in rows))
        return
    marks = ", ".join("?" * len(columns))
    insert = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  # names of our own tables
    connection.exec_driver_sql(insert, [tuple(row) for row in rows])


def _analyse(register: Register) -> None:
    """Tell PostgreSQL what it holds now; by itself it would do so only some minutes later."""
    with register.store.writing() as connection:
        connection.execute(sa.text("SET LOCAL statement_timeout = 0"))
        connection.execute(sa.text("ANALYZE"))
