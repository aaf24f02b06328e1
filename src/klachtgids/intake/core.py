# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a conversation is held with: built once by `cli`, handed to every use case, never global."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from klachtgids.config import Config
    from klachtgids.dialogue.walk import Walk, Walker
    from klachtgids.intake.turn import Gesprek
    from klachtgids.journal.journal import Journal
    from klachtgids.register.register import Register
    from klachtgids.words.i18n import Words


@dataclass(frozen=True)
class Core:
    """The walker, the words, the clock (UTC-aware now) and the two stores, which open at their first use.

    `read` gives the walker, the same one each time: it may read all dialogues at its first use.
    """

    read: Callable[[], Walker]
    words: Callable[[str, bool], Words]
    clock: Callable[[], datetime]
    config: Config
    journal: Callable[[], Journal]
    register: Callable[[], Register]

    @property
    def walker(self) -> Walker:
        """What the dialogues are walked with."""
        return self.read()

    def today(self) -> date:
        """The legal day of this turn, in Amsterdam."""
        from klachtgids.regeling.kalender import wettelijke_dag  # start-up: a first question has no day

        return wettelijke_dag(self.clock())

    def walk(self, gesprek: Gesprek) -> Walk:
        """The path of a conversation as it is today, going on from the turn before where that can be."""
        return self.walker.walk(gesprek.answers, self.today(), gesprek.walk)
