# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What zaken are handled with: built once by `cli`, handed to every use case, never global."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.procedure import Procedures
from klachtgids.regeling.toegang import Toegangen
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.register.applying import Bewaarder
from klachtgids.register.medewerkers import Medewerkers
from klachtgids.register.register import Register
from klachtgids.register.zaken import Zaken
from klachtgids.words.wording import Text


@dataclass(frozen=True)
class Desk:
    """The procedures, who has access, the clock (UTC-aware now), and the register with what reads and keeps in it."""

    toegang: Toegangen
    clock: Callable[[], datetime]
    register: Register
    zaken: Zaken
    bewaarder: Bewaarder
    medewerkers: Medewerkers
    weigeringen: dict[str, Text]
    folder: Path
    """That of the dialogues: letters and words of other languages are read from it when they are needed."""

    @property
    def procedures(self) -> Procedures:
        return self.toegang.procedures

    @property
    def regelingen(self) -> Regelingen:
        return self.procedures.regelingen

    def vandaag(self) -> date:
        """The legal day of this use case."""
        return wettelijke_dag(self.clock())

    def refusal(self, reason: str, artikel: str | None = None, wet: str | None = None) -> Refusal:
        """A refusal of the desk itself, in the words of the file."""
        return Refusal(reason, self.weigeringen[reason], artikel, wet)

    @classmethod
    def open(cls, folder: Path, regelingen: Regelingen, register: Register, clock: Callable[[], datetime]) -> Desk:
        """Everything from the folder of the dialogues and an open register; FileFault names the first fault."""
        procedures = Procedures.load(folder, regelingen)
        toegang = Toegangen.load(folder, procedures)
        words = dict(procedures.procedures[0].algemeen.weigering)
        return cls(toegang, clock, register, Zaken(register), Bewaarder(register), Medewerkers(register), words, folder)
