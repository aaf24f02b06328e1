# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every function that the site calls to answer, each of which can be made to fail."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FunctionType, ModuleType
from typing import Any

import pytest

import klachtgids.fronts.web
import klachtgids.intake
from klachtgids.fronts import render, render_receipt
from klachtgids.fronts.web import app
from klachtgids.fronts.web.handing import Handing
from klachtgids.fronts.web.namens import doors
from klachtgids.fronts.web.namens.visits import AtTheList, WithClient
from klachtgids.fronts.web.visit import Visit
from klachtgids.journal.guesses import Guesses
from klachtgids.journal.journal import Journal

LISTED = (
    *app.SIGHTS, *app.HELD, *app.DEEDS, *app.AT_A_DESK,
    *doors.LIST_SIGHTS, *doors.LIST_DEEDS, *doors.SIGHTS, *doors.DEEDS,
)  # fmt: skip
ROUTED = {each for _, each in LISTED}
"""What an address names is compared by what it is; what it calls fails instead."""
CLASSES = (Visit, AtTheList, WithClient, Journal, Guesses, Handing)
AFTER = {"Handing.tidy", "fronts.web.guard.page_of"}
"""What is done after an answer, with no word of anybody in hand; and what counts."""
LAST = {"fronts.web.guard._noted", "faults.fault_number"}
"""What is there when all else fails."""


class Broke(Exception):  # a fault as talkative as one can be
    pass


@dataclass
class Breaking:
    """`broken` is the name of the function that fails, whoever calls it; `called` are those that were called."""

    canary: str
    broken: str = ""
    called: dict[str, None] = field(default_factory=dict)
    tripped: int = 0

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(real)
        def call(*given: Any, **named: Any) -> Any:
            self.called[name] = None
            if name == self.broken and name not in AFTER | LAST:
                self.tripped += 1
                inner = KeyError(f"{self.canary} inside {given!r}")
                inner.add_note(f"{self.canary} in a note")
                raise Broke(f"{self.canary} {named!r}") from inner
            return real(*given, **named)

        return call


@contextmanager
def breaking(canary: str) -> Iterator[Breaking]:
    """Every function of the site, of the use cases and of the journal, wherever it is looked up."""
    found = Breaking(canary)
    made: dict[int, Callable[..., Any]] = {}
    with pytest.MonkeyPatch.context() as patch:
        for module in _modules():
            for name, each in list(vars(module).items()):
                ours = isinstance(each, FunctionType | functools._lru_cache_wrapper)
                if ours and each.__module__.startswith("klachtgids.") and each not in ROUTED:
                    full = f"{each.__module__.removeprefix('klachtgids.')}.{each.__qualname__}"
                    patch.setattr(module, name, made.setdefault(id(each), found.wrapped(full, each)))
        for kind in CLASSES:
            for name, each in list(vars(kind).items()):
                if isinstance(each, FunctionType) and not name.startswith("__"):
                    patch.setattr(kind, name, found.wrapped(f"{kind.__name__}.{name}", each))
        yield found


def _modules() -> list[ModuleType]:
    for package in (klachtgids.fronts.web, klachtgids.intake):
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(each.name)
    names = [name for name in sys.modules if name.startswith(("klachtgids.fronts.web.", "klachtgids.intake."))]
    return [*(sys.modules[name] for name in sorted(names)), render, render_receipt]
