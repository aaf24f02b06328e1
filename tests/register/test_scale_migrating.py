# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every older version of the register, filled with zaken in every stage, is brought to this one with all in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from klachtgids.config import shipped_dialogues
from klachtgids.database import driver_url
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import list_zaken
from klachtgids.register import begin
from klachtgids.register.base import all_tables
from klachtgids.register.register import Register
from klachtgids.register.tables import Zaak
from klachtgids.register.zaakstand import Zoek
from tests.databases import KINDS, new_url
from tests.handling.desks import regelingen
from tests.register.test_scale_demo import NOW, alle, everybody, filled

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
METADATA = all_tables()


def config_on(connection: sa.Connection | None = None) -> Config:
    """Alembic over the register's migrations."""
    config = Config()
    config.set_main_option("script_location", str(begin.FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def older() -> list[str]:
    """Every revision before the newest, the first one first."""
    script = ScriptDirectory.from_config(config_on())
    return sorted(one.revision for one in script.walk_revisions() if one.revision != script.get_current_head())


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Rows]:
    """A desk over a register of this version with demo zaken, and all its rows by table."""
    desk = filled(new_url("sqlite", tmp_path_factory.mktemp("now")), zaken=60, zaad=5, examples=20)
    with desk.register.store.reading() as connection:
        rows: Rows = {
            table.name: [dict(row) for row in connection.execute(sa.select(table)).mappings()]
            for table in METADATA.sorted_tables
        }
    return desk, rows


def as_version(url: str, revision: str, rows: Rows) -> dict[str, list[str]]:
    """Make a register as that version made it, with these rows as far as it had a place for them; its columns."""
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        command.upgrade(config_on(connection), revision)
    there: dict[str, list[str]] = {}
    with engine.begin() as connection:
        look = sa.inspect(connection)
        for table in METADATA.sorted_tables:
            if not look.has_table(table.name):
                continue
            had = {column["name"] for column in look.get_columns(table.name)}
            columns = [column for column in table.c if column.name in had]
            there[table.name] = [column.name for column in columns]
            old = sa.table(table.name, *(sa.column(column.name, column.type) for column in columns))
            values = [{column.name: row[column.name] for column in columns} for row in rows[table.name]]
            if values:
                connection.execute(sa.insert(old), values)
    engine.dispose()
    return there


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("revision", older())
def test_a_filled_register_of_each_older_version_becomes_this_one(
    demo: tuple[Desk, Rows], tmp_path: Path, kind: str, revision: str
) -> None:
    """Issue 3, 5: tried forward on a filled database, on both: nothing lost, nothing changed, lists as of a new one."""
    now, rows = demo
    url = new_url(kind, tmp_path)
    had = as_version(url, revision, rows)
    register = Register.open(url, oefen=True, clock=lambda: NOW)
    with register.store.reading() as connection:
        for name, columns in had.items():
            table = METADATA.tables[name]
            kept = connection.execute(sa.select(*(table.c[column] for column in columns))).all()
            before = [tuple(row[column] for column in columns) for row in rows[name]]
            assert sorted(map(repr, before)) == sorted(map(repr, map(tuple, kept))), name
        by_database = (Zaak.id, Zaak.eerste_uiterlijk, Zaak.ook_functie)
        wanted = {(row["id"], row["eerste_uiterlijk"], row["ook_functie"]) for row in rows["zaak"]}
        assert wanted == {tuple(row) for row in connection.execute(sa.select(*by_database))}
    desk = Desk.open(shipped_dialogues(), regelingen(), register, lambda: NOW)
    assert [one.kop.nummer for one in alle(now)] == [one.kop.nummer for one in alle(desk)]
    for actor in everybody(now):
        for zoek in (Zoek(), Zoek(volgorde="termijn")):
            assert list_zaken(now, actor, zoek) == list_zaken(desk, actor, zoek)
    register.close()


def test_there_is_an_older_version_to_try() -> None:
    """The test above would hold of nothing."""
    assert "0001" in older()
