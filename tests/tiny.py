# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for the tests of the engine: the tiny dialogues of tests/dialogues, and two made-up regelingen."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from klachtgids.dialogue.file import Book, dialogue_files, load_files
from klachtgids.dialogue.view import digest
from klachtgids.dialogue.walk import Missing, Walk, Walker
from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.gemeente import Gemeente
from klachtgids.regeling.models import Feitsoort, Regeling
from klachtgids.regeling.terms import Hulpsoort

FOLDER = Path(__file__).parent / "dialogues"
TODAY = date(2026, 5, 4)
RULES: Mapping[str, Callable[[Any], bool | None]] = {
    "lang_geleden": lambda view: view.value("hoe_lang") == "heel_lang" if view.answered("hoe_lang") else None,
    "voorbij": lambda view: _before(view.value("dag"), view.today) if view.answered("dag") else None,
}

_FEITSOORTEN = {
    "indieningstermijn_maanden": Feitsoort(soort="getal", betekenis="maanden", mag_ontbreken=True),
    "eerst_praten": Feitsoort(soort="keuze", keuzes=("advies", "eerste_stap"), betekenis="eerst praten"),
    "kosten_vrij": Feitsoort(soort="ja_nee", betekenis="kost niets", mag_ontbreken=True),
}


def features() -> tuple[str, ...]:
    """The names of the features that have a tiny dialogue."""
    return tuple(sorted(path.stem for path in FOLDER.iterdir() if path.name != "broken"))


def files_of(name: str) -> tuple[Path, ...]:
    """The file or files of one tiny dialogue; `broken/x` is one with a fault."""
    folder = FOLDER / name
    return dialogue_files(folder) if folder.is_dir() else (folder.with_suffix(".toml"),)


@cache
def book(name: str) -> Book:
    """One tiny dialogue, read."""
    return load_files(files_of(name))


@cache
def regelingen() -> Regelingen:
    """Two made-up regelingen: `maan` (a filing window, first talk; welfare) and `zon` (advice only; youth care)."""
    maan = _regeling(
        "maan", {"indieningstermijn_maanden": 2, "eerst_praten": "eerste_stap"}, ("welzijn", "kinderopvang")
    )
    zon = _regeling("zon", {"eerst_praten": "advies"}, ("jeugdhulp",))
    return Regelingen((maan, zon), _gemeente(), _FEITSOORTEN)


def walker(name: str, rules: Mapping[str, Callable[[Any], bool | None]] = RULES) -> Walker:
    """A walker over one tiny dialogue."""
    return Walker(book(name), regelingen(), rules)


def walk(name: str, **answers: Any) -> Walk:
    """The path of these answers through one tiny dialogue; `a__1__b` stands for the key `a/1/b`."""
    return walker(name).walk({key.replace("__", "/"): value for key, value in answers.items()}, TODAY)


def asked(walked: Walk) -> str | None:
    """The key that is asked next, None at the end."""
    return None if walked.next is None else walked.next.key


def ended(walked: Walk) -> list[str]:
    """The outcomes reached, in order."""
    return [ending.outcome.id for ending in walked.endings]


def day(iso: str) -> dict[str, str]:
    """The value of a date answer that is one day."""
    return {"van": iso, "tot": iso, "precisie": "dag"}


def yes_to(walked: Walk, said: str = "ja") -> dict[str, str]:
    """The value of a consent, notice or confirmation that is asked now."""
    missing = _next(walked)
    about = digest(day("2026-04-03")) if missing.confirm else walked.view.scope(missing.question)
    return {"keuze": said, "geldt_voor": about}


def _next(walked: Walk) -> Missing:
    assert walked.next is not None
    return walked.next


def _gemeente() -> Gemeente:
    return Gemeente.model_validate(
        tomllib.loads((FOLDER.parents[1] / "dialogues" / "gemeente.toml").read_text("utf-8"))
    )


def _regeling(name: str, feiten: dict[str, object], hulp: tuple[Hulpsoort, ...]) -> Regeling:
    org = {"wat": "Iets", "soorten_hulp": list(hulp), "email": "klacht@example.org"}
    een = {**org, "id": f"{name}_een", "naam": f"{name.title()} Een"}
    onbekend = {**org, "id": f"{name}_onbekend", "naam": f"{name.title()}, ik weet niet welke", "onbekend": True}
    return Regeling.model_validate(
        {
            "id": name,
            "naam": name.title(),
            "versie": "1",
            "vastgesteld_op": date(2026, 1, 1),
            "feiten": {key: {"is": value} for key, value in feiten.items()},
            "organisatie": [een, onbekend],
            "onderwerpen": {"wie": "1", "termijn": "2"},
            "rollen": {},
            "artikelen": {},
            "behandelaar": [],
            "termijn": [],
            "stap": [],
        }
    )


def _before(value: Mapping[str, Any] | None, today: date) -> bool | None:
    if value is None or value.get("tot") is None:
        return None
    return date.fromisoformat(value["tot"]) < today
