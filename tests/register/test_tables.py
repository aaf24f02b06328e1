# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of the register: marks, names, history that stays, migrations, places that are refused."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

import klachtgids
import klachtgids.register.migrate as migrating
from klachtgids.database import arm_sqlite, driver_url
from klachtgids.faults import PlaceFault
from klachtgids.regeling.kalender import AMSTERDAM
from klachtgids.register import begin
from klachtgids.register.base import MARK, Persoonsgegeven, all_tables, give_conditions
from klachtgids.register.klagers import Klagers
from klachtgids.register.register import Register
from klachtgids.register.tables import Zaak
from tests.databases import KINDS, new_url
from tests.register.builders import CANARY, REGISTERED, clock, filing, rows_in, stored

METADATA = all_tables()
give_conditions(METADATA)


def test_every_column_says_whether_it_holds_personal_data() -> None:
    """style.md 18: a new column without its mark fails here."""
    unmarked = [
        str(c) for t in METADATA.tables.values() for c in t.columns if c.info.get(MARK) not in set(Persoonsgegeven)
    ]
    assert [] == unmarked


def test_the_words_of_persons_have_one_column() -> None:
    """design.md 5: all text about or by persons lies only in inhoud."""
    assert ["inhoud.blob"] == [
        str(c) for t in METADATA.tables.values() for c in t.columns if c.info[MARK] is Persoonsgegeven.JA
    ]


def test_no_other_column_could_hold_a_story() -> None:
    """Everywhere else only short terms fit: no free text slips into a column that is not sealed."""
    lengths = {
        str(c): c.type.length for t in METADATA.tables.values() for c in t.columns if isinstance(c.type, sa.String)
    }
    assert {} == {name: length for name, length in lengths.items() if length is None or length > 80}


def test_what_is_not_collected_has_no_column() -> None:
    """domain.md A7: no BSN, birth date, sex, nationality, diagnosis or client number.

    The only address is that of an account, where a medewerker hears that there is news; a klager's is in inhoud.
    """
    forbidden = re.compile(
        "bsn|geboorte|geslacht|nationaliteit|diagnose|client_?n|naam|adres|telefoon|e_mail|^email", re.IGNORECASE
    )
    found = [str(c) for t in METADATA.tables.values() for c in t.columns if forbidden.search(c.name)]
    assert ["medewerker.email"] == found


def test_every_constraint_has_a_name() -> None:
    """Named, so that a later migration can find it on every database."""
    nameless = [c for t in METADATA.tables.values() for c in t.constraints if c.name is None]
    assert [] == nameless


def test_only_inhoud_holds_the_words_of_a_person(register: Register, url: str) -> None:
    """design.md 5: look at every other column of every table for the canary."""
    sent = filing()
    register.file([sent])
    Klagers(register).admit(CANARY, [sent.filing_key], lambda _: timedelta(0))
    found = set()
    for table in METADATA.tables.values():
        for row in stored(url, str(sa.select(table))):
            if "kanarie" in repr([bytes(v) if isinstance(v, memoryview) else v for v in row]).lower():
                found.add(table.name)
    assert {"inhoud"} == found


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE gebeurtenis SET actor = 'iemand anders'",
        "DELETE FROM gebeurtenis",
        "UPDATE inhoud SET kind = 'iets anders'",
        "UPDATE zaak SET ontvangen_op = geregistreerd_op",
        "UPDATE zaak SET nummer = 'K-2026-000009'",
        "UPDATE zaak SET oefen = NOT oefen",
    ],
)
def test_history_cannot_be_changed(register: Register, url: str, change: str) -> None:
    """design.md 5: gebeurtenis is append-only, a person's own text is immutable; the database itself says so."""
    register.file([filing()])
    with pytest.raises(sa.exc.DBAPIError, match="history stays"):
        stored(url, change)
    assert 1 == rows_in(url, "gebeurtenis")


def test_what_may_change_of_a_zaak_can_change_and_two_editors_are_told(register: Register, url: str) -> None:
    """T24: the version column lets the second editor know."""
    register.file([filing()])
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    with Session(engine) as one, Session(engine) as two:
        first, second = one.scalars(sa.select(Zaak)).one(), two.scalars(sa.select(Zaak)).one()
        two.rollback()
        second.stage  # noqa: B018 - read again, so that both hold version 1
        two.commit()
        second.versie  # noqa: B018 - as above
        two.expunge(second)
        two.rollback()
        first.stage = "onderzoek"
        one.commit()
        assert 2 == first.versie
        one.rollback()
        two.add(second)
        second.stage = "oordeel"
        with pytest.raises(StaleDataError):
            two.commit()
    engine.dispose()


def test_the_migrations_make_exactly_these_tables(url: str, register: Register) -> None:
    """What Alembic made and what the models say are one and the same, on both databases."""
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert [] == compare_metadata(context, METADATA)
    engine.dispose()


def test_the_migrations_write_the_same_sql_as_the_models(tmp_path: Path) -> None:
    """Names of constraints, checks and defaults too, which Alembic does not compare."""
    url, other = new_url("sqlite", tmp_path), new_url("sqlite", tmp_path)
    Register.open(url, oefen=False, clock=clock).close()
    engine = sa.create_engine(other)
    METADATA.create_all(engine)
    engine.dispose()
    assert tables_of(other) == tables_of(url)


def tables_of(url: str) -> dict[str, list[str]]:
    """The SQL of each table and index, its parts sorted: the order of constraints and of later columns says nothing."""
    rows = stored(url, "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")
    kept = {name: sorted(filter(None, (part.strip(" \t)") for part in re.split(r"[\n,]", sql)))) for name, sql in rows}
    return {name: sql for name, sql in kept.items() if name != "alembic_version" and not name.startswith("sqlite_")}


def made_by_migrations(kind: str, folder: Path) -> str:
    """The URL of a register that Alembic made from nothing."""
    url = new_url(kind, folder)
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    config = Config()
    config.set_main_option("script_location", str(begin.FOLDER))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()
    return url


def shape_of(url: str) -> list[str]:
    """Every table, column, constraint, index, trigger and function, in the database's own words."""
    if url.startswith("sqlite"):
        rows = stored(url, "SELECT type, name, tbl_name, sql FROM sqlite_master")
    else:
        rows = stored(url, POSTGRES_SHAPE)
    return sorted(" ".join(repr(tuple(row)).replace("\\n", " ").replace("\\t", " ").split()) for row in rows)


POSTGRES_SHAPE = """
SELECT 'column', table_name || '.' || column_name, concat_ws('|', data_type, character_maximum_length, is_nullable,
  column_default, is_identity) FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger
  WHERE NOT tgisinternal
UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_register_is_what_the_migrations_make(tmp_path: Path, kind: str) -> None:
    """It is made from SQL that was written down beforehand: no Alembic, and not a trigger less."""
    fresh = new_url(kind, tmp_path)
    Register.open(fresh, oefen=False, clock=clock).close()
    made = made_by_migrations(kind, tmp_path)
    assert shape_of(made) == shape_of(fresh)
    assert 4 <= sum("trigger" in each for each in shape_of(fresh))
    version = "SELECT version_num FROM alembic_version"
    assert stored(made, version) == stored(fresh, version)


@pytest.mark.parametrize("dialect", begin.DIALECTS)
def test_the_sql_of_a_new_register_is_what_the_migrations_give(dialect: str) -> None:
    """After a new migration: `python -m klachtgids.register.begin`."""
    assert begin.written(dialect) == begin.file_of(dialect).read_text("utf-8")


def test_a_new_register_imports_no_alembic(tmp_path: Path) -> None:
    """It costs 12 MiB, and who files a complaint has no older register to bring up."""
    code = (
        "import sys; from datetime import UTC, datetime; from klachtgids.register.register import Register;"
        "Register.open(sys.argv[1], oefen=True, clock=lambda: datetime.now(UTC)).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(klachtgids.__file__).parent.parent)}
    url = new_url("sqlite", tmp_path)
    assert 0 == subprocess.run([sys.executable, "-c", code, url], check=False, timeout=60, env=env).returncode


def test_the_version_in_the_code_is_the_newest_migration() -> None:
    """A forgotten constant would let a register of an older version pass."""
    config = Config()
    config.set_main_option("script_location", str(begin.FOLDER))
    config.set_main_option("path_separator", "os")
    assert migrating.HEAD == ScriptDirectory.from_config(config).get_current_head()


def test_a_register_of_a_newer_version_is_refused_untouched(url: str) -> None:
    """Issue 2, 5: one sentence, nothing half done."""
    Register.open(url, oefen=False, clock=clock).close()
    stored(url, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(PlaceFault, match="nieuwere versie"):
        Register.open(url, oefen=False, clock=clock)
    assert [("9999",)] == stored(url, "SELECT version_num FROM alembic_version")


@pytest.mark.parametrize("oefen", [True, False])
def test_an_oefenregister_and_a_real_one_are_never_taken_for_each_other(url: str, *, oefen: bool) -> None:
    """design.md 5: what was only practised must not pass for received, nor the reverse."""
    Register.open(url, oefen=oefen, clock=clock).close()
    with pytest.raises(PlaceFault, match="oefen"):
        Register.open(url, oefen=not oefen, clock=clock)
    again = Register.open(url, oefen=oefen, clock=clock)
    again.file([filing()])
    assert [(oefen,)] == [(bool(value),) for (value,) in stored(url, "SELECT oefen FROM zaak")]
    again.close()


def test_many_programs_can_open_a_new_register_at_once(url: str) -> None:
    """One makes it, the others wait and find it."""
    faults: list[BaseException] = []

    def start() -> None:
        try:
            Register.open(url, oefen=False, clock=clock).close()
        except BaseException as fault:  # noqa: BLE001 - shown below
            faults.append(fault)

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == faults
    assert 1 == rows_in(url, "register_meta")


def test_a_new_file_that_another_program_writes_is_waited_for(tmp_path: Path) -> None:
    """SQLite gives up at once on the journal mode of a file that is being written; who opens it waits."""
    path = tmp_path / "nieuw.db"
    path.touch()
    writer = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("CREATE TABLE t (x)")
    let_go = threading.Timer(0.3, lambda: writer.execute("COMMIT"))
    let_go.start()
    connection = sqlite3.connect(path)
    arm_sqlite(connection)
    assert [("wal",)] == connection.execute("PRAGMA journal_mode").fetchall()
    let_go.join()
    connection.close()
    writer.close()


def test_the_settings_that_make_a_commit_durable_are_in_force(register: Register) -> None:
    """security.md 4.6: on the register's own connections."""
    asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema", "temp_store")
    with register._store.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
            assert ["wal", 2, 1, 1, 0, 2] == found
        else:
            found = [
                connection.exec_driver_sql(f"SHOW {n}").scalar() for n in ("synchronous_commit", "statement_timeout")
            ]
            assert ["on", "10s"] == found
    assert register._store.engine.hide_parameters


def test_a_setting_that_did_not_take_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read back, not hoped for."""
    monkeypatch.setattr("klachtgids.database._PRAGMAS", (("synchronous", "FULL", 3),))
    with pytest.raises(PlaceFault, match="synchronous"):
        Register.open(new_url("sqlite", tmp_path), oefen=False, clock=clock)


def test_a_server_that_does_not_keep_its_word_is_refused(tmp_path: Path) -> None:
    """security.md 2.6: synchronous_commit=off may lose what was acknowledged."""
    url = new_url("postgresql", tmp_path)
    name = url.partition("?")[0].rpartition("/")[2]
    stored(url, f"ALTER DATABASE {name} SET synchronous_commit = off")
    with pytest.raises(PlaceFault, match="synchronous_commit"):
        Register.open(url, oefen=False, clock=clock)


def test_a_register_on_a_network_share_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """T31: before SQLite makes a file there."""
    monkeypatch.setattr("klachtgids.place.file_system_of", lambda *_: "nfs4")
    with pytest.raises(PlaceFault, match="PostgreSQL"):
        Register.open(new_url("sqlite", tmp_path), oefen=False, clock=clock)
    assert [] == list(tmp_path.iterdir())


def test_a_full_disk_is_one_sentence_and_the_register_goes_on_afterwards(tmp_path: Path) -> None:
    """Scoreboard 6: nothing half done; what fits later is filed later."""
    url = new_url("sqlite", tmp_path)
    register = Register.open(url, oefen=False, clock=clock)
    register.file([filing()])
    with register._store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    register.close()

    @sa.event.listens_for(register._store.engine, "connect")
    def small(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    many = [filing() for _ in range(50)]
    with pytest.raises(PlaceFault, match=r"^De schijf is vol: .*\.$"):
        register.file(many)
    before = rows_in(url, "zaak")
    register.close()
    roomy = Register.open(url, oefen=False, clock=clock)
    assert f"K-2026-{before + 1:06d}" == roomy.file([filing()])[0].nummer
    roomy.close()


def test_a_server_that_was_restarted_in_between_is_found_again(tmp_path: Path) -> None:
    """A desk that stays open over a night: connections that died meanwhile cost nobody a filing."""
    url = new_url("postgresql", tmp_path)
    register = Register.open(url, oefen=False, clock=clock)
    register.file([filing()])
    stored(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    assert "K-2026-000002" == register.file([filing()])[0].nummer
    register.close()


def test_a_register_that_is_away_is_one_sentence(tmp_path: Path) -> None:
    """The intake keeps the filing and tries again; the password is not shown (T17)."""
    with pytest.raises(PlaceFault, match=r"niet te bereiken: postgresql://balie:\*\*\*@"):
        Register.open("postgresql://balie:geheim@/niets?host=/nergens", oefen=False, clock=clock)
    with pytest.raises(PlaceFault, match="bestaat niet"):
        Register.open(f"sqlite:///{tmp_path}/weg/register.db", oefen=False, clock=clock)


def test_a_file_that_is_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    """One sentence; not a byte is changed."""
    (tmp_path / "register.db").write_bytes(b"een brief van oma " * 100)
    with pytest.raises(PlaceFault):
        Register.open(f"sqlite:///{tmp_path}/register.db", oefen=False, clock=clock)
    assert b"een brief van oma " * 100 == (tmp_path / "register.db").read_bytes()


def test_the_clock_is_an_argument(tmp_path: Path) -> None:
    """The register reads no clock of its own (style rule 7); a moment of any zone is kept, and comes back in UTC."""
    there = REGISTERED.astimezone(AMSTERDAM)
    register = Register.open(new_url("sqlite", tmp_path), oefen=True, clock=lambda: there)
    one = filing()
    assert REGISTERED == register.file([one])[0].geregistreerd_op
    [kept], _ = register.found([one.filing_key])
    assert (REGISTERED, UTC) == (kept.geregistreerd_op, kept.geregistreerd_op.tzinfo)
    register.close()
