# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the source may not say, and what it may not load before it is needed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

TOWN_AND_HELP = {"den haag", "jeugdstem"}
ORDINARY = {"extra", "mee"}
"""Names that are also words of Dutch or of Python; they name somebody only where they are a literal by themselves."""
HOMES = {
    "textual": "fronts",
    "sqlalchemy": "register, journal and engine",
    "alembic": "register and journal",
    "babel": "words",
    "cryptography": "seal",
    "argon2": "password",
    "typst": "words.pdf",
    "starlette": "fronts.web",
    "jinja2": "fronts.web",
    "uvicorn": "fronts.web",
}
LATER = {"dateparser", "phonenumbers", "email_validator", "rapidfuzz", "segno"}
ROOMS_THAT_LOAD = (
    "engine.py",
    "register",
    "journal",
    "handling",
    "fronts/chat",
    "fronts/screen",
    "fronts/kiosk",
    "fronts/namens",
    "fronts/desk",
    "fronts/web",
)
"""Rooms that are themselves loaded only when they are needed, so that their libraries may stand at the top."""


def names_of_organisations(regelingen: Path) -> set[str]:
    """Ids, names and synonyms of the regulations and of the organisations under them, in lower case.

    A synonym that is a kind of help (`kinderopvang`) names nobody.
    """
    found: set[str] = set()
    kinds: set[str] = set()
    for file in regelingen.glob("*.toml"):
        regeling: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
        if "organisatie" not in regeling:
            continue
        tables = [regeling, *(table for table in regeling["organisatie"] if not table.get("onbekend"))]
        for table in tables:
            found |= {str(table.get("id", file.stem)), str(table["naam"]), *table.get("synoniemen", [])}
            kinds |= set(table.get("soorten_hulp", []))
    return {name.lower() for name in found - kinds}


def named_in(text: str, names: set[str]) -> set[str]:
    """Which of the names stand in the text as whole words; an underscore parts words too."""

    def stands(name: str) -> bool:
        pattern = rf"(?<![^\W_]){re.escape(name)}(?![^\W_])"
        return re.search(rf"""(['"]){pattern}\1""" if name in ORDINARY else pattern, text, re.IGNORECASE) is not None

    return {name for name in names if stands(name)}


def test_the_look_for_names_sees_whole_words_only() -> None:
    """The next test can fail, and does not trip over a word that holds a name."""
    assert {"stichting zon"} == named_in("if naam == 'Stichting Zon':", {"stichting zon"})
    assert {"zon"} == named_in("ZON_ADRES = 1", {"zon"})
    assert set() == named_in("zonder", {"zon"})
    assert {"mee"} == named_in('if naam == "MEE":', {"mee"})
    assert set() == named_in('"die dag telt niet mee"', {"mee"})


def test_no_organisation_and_no_regulation_is_named_in_the_source(root: Path) -> None:
    """A third regulation needs data files only, so the source cannot know the first two."""
    names = names_of_organisations(root / "dialogues" / "regelingen")
    assert len(names) > 20
    names |= TOWN_AND_HELP
    sources = [path for path in (root / "src").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    named = {str(path.relative_to(root)): named_in(path.read_text("utf-8"), names) for path in sources}
    assert {} == {path: found for path, found in named.items() if found}


def modules_of(root: Path) -> list[str]:
    """Every module of the package, bottom rooms and front rooms alike, without those that load a library by right."""
    package = root / "src" / "klachtgids"
    files = [path.relative_to(package) for path in package.rglob("*.py")]
    kept = [path for path in files if not path.as_posix().startswith(ROOMS_THAT_LOAD) and path.stem != "__main__"]
    assert Path("cli.py") in kept
    return sorted(".".join(("klachtgids", *path.with_suffix("").parts)).removesuffix(".__init__") for path in kept)


IMPORT_ONE_BY_ONE = """
import importlib, json, sys
modules, libraries = json.loads(sys.argv[1])
loaded = {}
for module in modules:
    importlib.import_module(module)
    for library in libraries:
        if library in sys.modules:
            loaded.setdefault(library, module)
print(json.dumps(loaded))
"""


def loaded_by(modules: list[str], libraries: set[str]) -> dict[str, str]:
    """Import the modules one by one in a fresh Python; for each library that got loaded, the module that did it."""
    command = [sys.executable, "-c", IMPORT_ONE_BY_ONE, json.dumps([modules, sorted(libraries)])]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "" == answer.stderr
    found: dict[str, str] = json.loads(answer.stdout)
    return found


@pytest.mark.parametrize("library", sorted(HOMES))
def test_the_look_for_loaded_libraries_sees_one(library: str) -> None:
    """The next tests can fail."""
    assert {library: library} == loaded_by(["json", library], {library})


def test_the_command_line_loads_nothing_that_the_first_question_does_not_need() -> None:
    """Start-up is sacred: what `klachtgids.cli` needs later is imported later."""
    assert {} == loaded_by(["klachtgids.cli"], {*HOMES, *LATER, "pydantic"})


def test_no_room_loads_a_library_while_it_is_imported(root: Path) -> None:
    """Lines, JSON and the core work without Textual; a library is imported when a function needs it."""
    assert {} == loaded_by(modules_of(root), {*HOMES, *LATER})
