# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The configuration: what it makes of the environment and the file, and what it refuses."""

import subprocess
import sys
from pathlib import Path

import pytest

from klachtgids.config import Config, ConfigFault, load, shown_url, sqlite_url
from klachtgids.database import sqlite_path
from klachtgids.faults import PlaceFault

SRC = str(Path(__file__).parents[2] / "src")


def loaded(tmp_path: Path, toml: str | None = None, **settings: str) -> Config:
    """Load with an environment of its own: no file, or one with this text."""
    environ = {"KLACHTGIDS_DATA": str(tmp_path / "data")} | {f"KLACHTGIDS_{k.upper()}": v for k, v in settings.items()}
    if toml is not None:
        (tmp_path / "k.toml").write_text(toml)
        environ["KLACHTGIDS_CONFIG"] = str(tmp_path / "k.toml")
    return load(environ)


def test_without_receivers_it_is_an_oefenregister(tmp_path: Path) -> None:
    """design.md 5: on a citizen's own computer nothing is received, in a file of that name."""
    config = loaded(tmp_path)
    assert config.oefen
    assert f"sqlite:///{tmp_path}/data/oefenregister.db" == config.register
    assert f"sqlite:///{tmp_path}/data/journal.db" == config.journal


def test_with_receivers_it_is_a_register(tmp_path: Path) -> None:
    """KLACHTGIDS_ONTVANGERS names who receives: a real register, in another file."""
    config = loaded(tmp_path, ontvangers="een, twee,")
    assert not config.oefen
    assert ("een", "twee") == config.ontvangers
    assert f"sqlite:///{tmp_path}/data/register.db" == config.register


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """A container sets one value without a new file; the rest of the file holds."""
    toml = 'ontvangers = ["een"]\ntaal = "en"\nkanaal = "balie"\n[teksten]\neen = "~/een.txt"\n'
    config = loaded(tmp_path, toml, taal="nl")
    assert (("een",), "nl", "balie") == (config.ontvangers, config.taal, config.kanaal)
    assert {"een": Path("~/een.txt").expanduser()} == dict(config.teksten)


def test_the_texts_of_the_regulations_can_come_from_the_environment(tmp_path: Path) -> None:
    """A table in the environment is a comma list of id=path."""
    config = loaded(tmp_path, teksten="een=/t/een.txt, twee=/t/twee.txt")
    assert {"een": Path("/t/een.txt"), "twee": Path("/t/twee.txt")} == dict(config.teksten)


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("onbekend = 1", "onbekend"),
        ("ontvangers = 'een'", "ontvangers"),
        ("ontvangers = ['Een Twee']", "ontvangers"),
        ("register = 'mysql://host/db'", "register"),
        ("kanaal = 'rook'", "kanaal"),
        ("taal = 7", "taal"),
        ("[teksten]\neen = ''", "teksten"),
        ("dit is geen toml", "k.toml"),
        ("taal = '\xff", "k.toml"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(tmp_path: Path, toml: str, named: str) -> None:
    """Exit code 78, the setting and the file; no traceback and not the value (it may be a password)."""
    with pytest.raises(ConfigFault, match=named) as fault:
        loaded(tmp_path, toml)
    assert 78 == fault.value.exit_code
    assert 1 == len(fault.value.msg.splitlines())


def test_a_configuration_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    """A typing error in KLACHTGIDS_CONFIG must not silently open an oefenregister."""
    with pytest.raises(ConfigFault, match="KLACHTGIDS_CONFIG"):
        load({"KLACHTGIDS_CONFIG": str(tmp_path / "weg.toml")})


def test_a_password_in_a_url_is_not_shown() -> None:
    """T17: neither repr nor a fault shows it."""
    url = "postgresql://balie:geh@eim@db.example.org:5432/register"
    assert "postgresql://balie:***@db.example.org:5432/register" == shown_url(url)
    assert "postgresql:///register?host=/run" == shown_url("postgresql:///register?host=/run")
    config = Config(data=Path("/d"), journal=url, register=url, dialogues=Path("/x"))
    assert "geh" not in repr(config)


@pytest.mark.parametrize("name", ["gewoon.db", "met spatie.db", "50%.db", "wie?.db", "#1.db", "é.db"])
def test_any_file_name_survives_its_url(tmp_path: Path, name: str) -> None:
    """A user's folder may hold any sign."""
    assert tmp_path / name == sqlite_path(sqlite_url(tmp_path / name))


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite+pysqlite://"])
def test_a_register_in_memory_is_refused(url: str) -> None:
    """What lives in memory is lost at the first kill."""
    with pytest.raises(PlaceFault):
        sqlite_path(url)


def test_another_database_is_not_a_file() -> None:
    """A PostgreSQL URL has no path."""
    assert None is sqlite_path("postgresql:///register")


def test_the_dialogues_are_found_where_they_lie() -> None:
    """From the work tree the ones that are edited; the wheel brings its own (tried by the wheel's own test)."""
    assert (Path(__file__).parents[2] / "dialogues") == load({}).dialogues


def test_a_start_without_settings_loads_no_pydantic() -> None:
    """Start-up: a citizen's first question does not wait for models of settings that are not there."""
    script = "import sys; from klachtgids.config import load; load({}); sys.exit('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=False, env={"PYTHONPATH": SRC, "HOME": "/nergens"})
    assert 0 == done.returncode


def test_the_data_folder_is_made_on_asking(tmp_path: Path) -> None:
    """Loading touches nothing; making is its own step."""
    config = loaded(tmp_path)
    assert not config.data.exists()
    assert config.data == config.make_data_folder()
    assert config.data.is_dir()
