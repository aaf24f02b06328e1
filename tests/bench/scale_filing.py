# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filing through the use case against bare SQL that does the same inserts, just as durable, in the same run.

The bare side replays what the use case sent to the database in a register that was thrown away: the same statements
with the same values, begun and committed in the same way, on connections with the same settings. Both sides file one
klacht before the clock starts: a register that receives has been open for longer than one filing.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID

import sqlalchemy as sa

from klachtgids.config import Config, shipped_dialogues, sqlite_url
from klachtgids.dialogue.file import load as load_book
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.walk import Walker
from klachtgids.engine import engine_of
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Gesprek
from klachtgids.journal import at_file
from klachtgids.journal.journal import Journal
from klachtgids.regeling.file import load as load_regelingen
from klachtgids.register.register import Register
from klachtgids.seal import new_code
from klachtgids.words.i18n import Words
from tests.bench.measure import Result, all_stays, in_turn, middle
from tests.databases import new_url
from tests.talk import ACTOR, KRACHT, REAL

LEAST: Final = 0.3
"""How many times the commits a second of bare SQL filing must reach."""
NOW: Final = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
WRITERS: Final = {"sqlite": 1, "postgresql": 8}

Statement = tuple[str, str, Any, bool]
"""What went to a driver: for register or journal, the SQL, its values, and whether those are many."""


def filing(rounds: int, each: int = 16) -> Iterator[Result]:
    """Time for one filing, SQLite with one writer and PostgreSQL with eight; `each` filings a writer and round."""
    yield from (_compare(kind, rounds, each * 2 if kind == "sqlite" else each) for kind in WRITERS)


def _compare(kind: str, rounds: int, each: int) -> Result:
    writers = WRITERS[kind]
    with TemporaryDirectory(prefix="klachtgids-filing-") as place:
        folder = Path(place).resolve()
        thrown_away = core_at(folder / "told", new_url(kind, folder))
        told = _told(thrown_away)
        size = each + 1  # the first one is not measured
        again = _recorded(thrown_away, told, (rounds + 1) * writers * size)
        parts = iter([again[n * size : (n + 1) * size] for n in range((rounds + 1) * writers)])
        urls = [new_url(kind, folder) for _side in range(2)]
        for side, url in zip(("ours", "bare"), urls, strict=True):
            for number in range(writers):
                close(core_at(folder / side / str(number), url))

        def ours() -> list[float]:
            return [_at_once(writers, lambda n: _file(folder / "ours" / str(n), urls[0], told, each), each)]

        def bare() -> list[float]:
            mine = [next(parts) for _writer in range(writers)]
            return [_at_once(writers, lambda n: _replay(folder / "bare" / str(n), urls[1], mine[n]), each)]

        all_stays()
        base, through = in_turn(rounds, bare, ours)
        close(thrown_away)
    ratio = middle(base) / middle(through)
    verdict = "holds" if ratio >= LEAST else "MISSED"
    also = (
        f"{1 / middle(through):.0f} against {1 / middle(base):.0f} durable filings a second: {ratio:.2f} x "
        f"(at least {LEAST} x: {verdict}); {writers} writer(s), {each} filings each a round"
    )
    what, name = f"one klacht sent, {kind}", "bare SQL with the same statements"
    ours_ms, base_ms = (1000 * middle(side) for side in (through, base))
    return Result(f"filing-{kind[:6]}", what, name, "ms", ours_ms, base_ms, 1 / LEAST, len(through), also)


def core_at(folder: Path, register: str) -> Core:
    """A core that receives, over a register at this URL and a journal in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    config = Config(
        data=folder,
        journal=sqlite_url(folder / "journal.db"),
        register=register,
        dialogues=shipped_dialogues(),
        ontvangers=REAL,
    )
    opened = Register.open(register, oefen=False, clock=lambda: NOW)
    journal = Journal.open(config.journal)
    return Core(
        read=_walker,
        words=lambda taal, je: Words.of(taal, je, config.dialogues),
        clock=lambda: NOW,
        config=config,
        journal=lambda: journal,
        register=lambda: opened,
    )


@cache
def _walker() -> Walker:
    """Read once: whoever files has the dialogues open."""
    return Walker(load_book(shipped_dialogues()), load_regelingen(shipped_dialogues()), RULES)


def _told(core: Core) -> Gesprek:
    """A klacht told up to the check; only the sending is left."""
    from klachtgids.intake import conversation

    turn = conversation.begin(core, "nl", "app")
    while turn.prompt is not None and not turn.prompt.confirm:
        typed = KRACHT[turn.prompt.question.id]
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed)
    return turn.gesprek


def close(core: Core) -> None:
    """Let the connections of a core go."""
    core.register().close()
    core.journal().close()


def _file(folder: Path, url: str, told: Gesprek, each: int) -> Callable[[], None]:
    core = core_at(folder, url)

    def work(times: int) -> None:
        for _time in range(times):
            turn = send(core, ACTOR, replace(told, code=new_code()))
            assert turn.gesprek.sent is not None
            assert turn.gesprek.sent.filed[0].nummer is not None

    work(1)
    return partial(work, each)


def _recorded(core: Core, told: Gesprek, count: int) -> list[list[Statement]]:
    """What so many sendings give to the drivers of register and journal, one list for each."""
    heard: list[Statement] = []

    def hear(_connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, many: bool) -> None:
        if not sql.startswith("BEGIN"):
            heard.append(("register", sql, values, many))

    def say(self: Any, sql: str, given: Any) -> Any:
        values = {name: value.hex if isinstance(value, UUID) else value for name, value in given.items()}
        heard.append(("journal", sql, values, False))
        return said(self, sql, given)

    said = at_file._Said._execute
    sa.event.listen(core.register().store.engine, "before_cursor_execute", hear)
    found: list[list[Statement]] = []
    with patch.object(at_file._Said, "_execute", say):
        for _time in range(count):
            heard.clear()
            send(core, ACTOR, replace(told, code=new_code()))
            found.append(list(heard))
    return found


def _replay(folder: Path, url: str, sendings: Sequence[Sequence[Statement]]) -> Callable[[], None]:
    """The same on bare connections of the drivers, armed as those of register and journal; a commit for each store."""
    raw = {"register": _bare(url), "journal": _bare(sqlite_url(folder / "journal.db"))}

    def work(sendings: Sequence[Sequence[Statement]]) -> None:
        for statements in sendings:
            for store, several in groupby(statements, key=lambda one: one[0]):
                connection, sqlite = raw[store]
                cursor = connection.cursor()
                if sqlite:
                    cursor.execute("BEGIN IMMEDIATE")
                for _store, sql, values, many in several:
                    (cursor.executemany if many else cursor.execute)(sql, values)
                    if cursor.description is not None:
                        cursor.fetchall()
                connection.commit()
                cursor.close()

    work(sendings[:1])
    return partial(work, sendings[1:])


def _bare(url: str) -> tuple[Any, bool]:
    """A connection of the driver itself, as the program arms it, and whether it is SQLite's."""
    engine = engine_of(url)
    return engine.raw_connection(), engine.dialect.name == "sqlite"


def _at_once(writers: int, prepare: Callable[[int], Callable[[], None]], each: int) -> float:
    """Seconds for one filing with all writers at work: from the moment all are ready until the last is done."""
    if writers == 1:
        work = prepare(0)
        begun = perf_counter()
        work()
        return (perf_counter() - begun) / each
    fork = multiprocessing.get_context("fork")
    ready, failed = fork.Barrier(writers + 1), fork.Value("i", 0)

    def write(number: int) -> None:
        try:
            work = prepare(number)
            ready.wait(60)
            work()
        except BaseException:
            with failed.get_lock():
                failed.value += 1
            ready.abort()
            raise

    children = [fork.Process(target=write, args=(number,)) for number in range(writers)]
    for child in children:
        child.start()
    ready.wait(60)
    begun = perf_counter()
    for child in children:
        child.join()
    if failed.value:
        raise RuntimeError("a writer failed")
    return (perf_counter() - begun) / (writers * each)
