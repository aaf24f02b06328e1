# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The only place that builds things: clock, dialogues, stores. Everything else is handed what it works with.

Each function imports what it builds with, so that the first question waits for nothing it does not need.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from klachtgids.faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from klachtgids.config import Config
    from klachtgids.dialogue.walk import Walker
    from klachtgids.handling.desk import Desk
    from klachtgids.intake.core import Core
    from klachtgids.journal.journal import Journal
    from klachtgids.regeling.file import Regelingen
    from klachtgids.register.register import Register


class ClockFault(Fault):
    """The clock was set by hand where real cases are kept."""

    title = "De klok klopt niet"
    exit_code = 64


def build_walker(folder: Path, voorop: str | None = None) -> Walker:
    """Read the dialogues and regulations in this folder; FileFault names the first thing that is wrong.

    `voorop` is the organisation that is offered first.
    """
    from dataclasses import replace

    from klachtgids.dialogue.file import load as load_book
    from klachtgids.dialogue.predicates import RULES
    from klachtgids.dialogue.walk import Walker
    from klachtgids.regeling.file import load as load_regelingen

    return Walker(load_book(folder), replace(load_regelingen(folder), voorop=voorop), RULES)


def build_core(
    config: Config, now: datetime | None = None, walker: Walker | None = None, *, later: bool = False
) -> Core:
    """Everything a conversation needs; the stores open at their first use. `now` sets the clock by hand.

    With `later` the dialogues are read at their first use too, and what is wrong with them is said then.
    """
    from klachtgids.intake.core import Core
    from klachtgids.words.i18n import Words

    clock: Callable[[], datetime] = (lambda: now) if now is not None else partial(datetime.now, UTC)

    @cache
    def read() -> Walker:
        found = walker or build_walker(config.dialogues, config.balie)
        _check_settings(config, found.regelingen)
        return found

    if not later:
        read()
    return Core(
        read=read,
        words=lru_cache(maxsize=32)(lambda taal, je: Words.of(taal, je, config.dialogues)),
        clock=clock,
        config=config,
        journal=cache(lambda: _journal(config)),
        register=cache(lambda: _register(config, clock)),
    )


def _check_settings(config: Config, regelingen: Regelingen) -> None:
    """Refuse, before anybody tells a story, what would only fail at the sending: ConfigFault."""
    from klachtgids.config import ConfigFault

    known = [*(each.id for each in regelingen.regelingen), *(each.id for each in regelingen.organisaties)]
    for name in config.ontvangers:
        if name not in known:
            raise ConfigFault(f'ontvangers noemt "{name}"; kies uit: {", ".join(known)}.')
    if config.balie is not None and not regelingen.has(config.balie):
        raise ConfigFault(f'balie noemt "{config.balie}"; kies uit: {", ".join(known)}.')
    if config.register.startswith("postgresql") and find_spec("psycopg") is None:
        raise ConfigFault("Voor dit register is het onderdeel postgresql nodig; de README zegt hoe u dat installeert.")


def build_desk(config: Config, now: datetime | None = None) -> Desk:
    """Everything that zaken are handled with, over the register of this installation; `now` sets the clock by hand."""
    from klachtgids.handling.desk import Desk  # start-up
    from klachtgids.regeling.file import load as load_regelingen  # start-up

    if now is not None and not config.oefen:
        raise ClockFault("Een register dat echt ontvangt, neemt geen klok aan die met de hand is gezet.")
    clock: Callable[[], datetime] = (lambda: now) if now is not None else partial(datetime.now, UTC)
    return Desk.open(config.dialogues, load_regelingen(config.dialogues), _register(config, clock), clock)


def _journal(config: Config) -> Journal:
    from klachtgids.journal.journal import Journal

    config.make_data_folder()
    return Journal.open(config.journal)


def _register(config: Config, clock: Callable[[], datetime]) -> Register:
    from klachtgids.register.register import Register

    config.make_data_folder()
    return Register.open(config.register, oefen=config.oefen, clock=clock)
