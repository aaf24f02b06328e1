# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builders for tests of rules and slots: a path with answers on it, over the real dialogues and regulations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from klachtgids.dialogue.file import Book, load
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.view import ItemView, Walking
from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.file import load as load_regelingen

DIALOGUES = Path(__file__).parent.parent / "dialogues"
TODAY = date(2026, 5, 18)
UNKNOWN = {"van": None, "tot": None, "precisie": "onbekend"}


@cache
def regelingen() -> Regelingen:
    """The real regulations."""
    return load_regelingen(DIALOGUES)


@cache
def book() -> Book:
    """The real dialogues."""
    return load(DIALOGUES)


def path(
    *chosen: str, today: date = TODAY, track: str = "klacht", punten: Sequence[dict[str, Any]] = (), **values: Any
) -> Walking:
    """What has been told so far: the organisations chosen, the punten of the list, the other answers."""
    lists = {"onderdelen": {str(n): punt for n, punt in enumerate(punten, 1)}} if punten else {}
    return Walking(today, regelingen(), RULES, track=track, values=values, lists=lists, chosen=chosen)


def punt(*chosen: str, today: date = TODAY, **values: Any) -> ItemView:
    """One punt, seen over the path it stands on."""
    return ItemView(path(*chosen, today=today), values)


def day(iso: str, until: str | None = None) -> dict[str, Any]:
    """A date answer: one day, or a span that ends on `until`."""
    return {"van": iso, "tot": until or iso, "precisie": "dag" if until is None else "periode"}
