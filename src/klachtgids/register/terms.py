# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fixed terms of the register: each value is the stored one, in the words of the law and of the letters.

What a regulation fills in itself (stages, stappen, hoedanigheden, onderwerpen) is not here: those are ids of its data.
"""

from __future__ import annotations

from enum import StrEnum


class Soort(StrEnum):
    """What a zaak is; a bezwaar is never one: it goes to the gemeente (K09)."""

    KLACHT = "klacht"
    SIGNAAL = "signaal"
    COMPLIMENT = "compliment"
    MONDELING = "mondeling"  # an oral complaint that staff write down, outside the counts (C18)

    @property
    def letter(self) -> str:
        """The first letter of its nummer."""
        return self.value[0].upper()


class Kanaal(StrEnum):
    """By which way it came in (X06)."""

    APP = "app"
    KIOSK = "kiosk"
    WEB = "web"
    EMAIL = "e-mail"
    POST = "post"
    BALIE = "balie"
    TELEFOON = "telefoon"


class Precisie(StrEnum):
    """How exactly a person knows when something happened."""

    DAG = "dag"
    WEEK = "week"
    MAAND = "maand"
    JAAR = "jaar"
    PERIODE = "periode"
    ONBEKEND = "onbekend"


class Rol(StrEnum):
    """What somebody is to a zaak (design.md 5)."""

    KLAGER = "klager"
    CLIENT = "client"
    INDIENER = "indiener"
    ONDERSTEUNER = "ondersteuner"
    BEKLAAGDE = "beklaagde"
    MEEGENOMEN = "meegenomen"


class Relatie(StrEnum):
    """What a medewerker is to a zaak besides its behandelaar, who stands in the zaak itself."""

    BEKLAAGDE = "beklaagde"  # it is about them: they do nothing with it and do not see it (X21, K29)
    BETROKKEN = "betrokken"  # they took part in it, or have a conflict of interest
    HULP = "hulp"  # helps the klager
    BIJSTAND = "bijstand"  # stands by the medewerker; never the same person as `hulp` (C05)


class Keuze(StrEnum):
    JA = "ja"
    NEE = "nee"


class Kalender(StrEnum):
    """By which calendar a termijn was counted (domain.md A6)."""

    WERKDAGEN = "werkdagen"
    WETTELIJK = "wettelijk"
    KALENDER = "kalender"


class Uitspraak(StrEnum):
    """What was found of a klachtonderdeel or of the whole (X30, K33)."""

    GEGROND = "gegrond"
    DEELS = "deels gegrond"
    ONGEGROND = "ongegrond"
    GEEN = "geen oordeel"


class Afloop(StrEnum):
    """How a zaak ended when not by an oordeel alone (domain.md A7, D3)."""

    BEOORDEELD = "beoordeeld"
    OPGELOST = "opgelost naar tevredenheid"
    INGETROKKEN = "ingetrokken"
    NIET_IN_BEHANDELING = "niet in behandeling"
    EXTERNE_ROUTE = "beeindigd externe route"
    DOORVERWEZEN = "doorverwezen"
    AFGEHANDELD = "afgehandeld"  # a signaal or compliment that reached its place


class BerichtStand(StrEnum):
    """Where a message in the outbox stands; only one that waits is ever sent by itself."""

    WACHT = "wacht"
    BEZIG = "bezig"  # being handed over now; when that is never said to have ended, it becomes uncertain
    VERZONDEN = "verzonden"
    MISLUKT = "mislukt"  # it did not go and will not by itself: a fault for good, or tried often enough
    ONZEKER = "onzeker"  # whether it went, nobody knows; it is not sent again unless somebody says so
    VERVALLEN = "vervallen"  # not needed any more before it went


class RegisterSoort(StrEnum):
    """Whether filings are received here (design.md 5)."""

    OEFEN = "oefen"
    ECHT = "echt"
