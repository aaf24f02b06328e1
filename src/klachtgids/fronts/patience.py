# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a screen waits for somebody who may have gone, in the terminal and in the browser.

Invariant: it warns before it wipes, and who asks for more time gets it (WCAG 2.2.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from klachtgids.faults import Fault
from klachtgids.fronts.exits import Exit

if TYPE_CHECKING:
    from klachtgids.config import Config

PATIENT: Final = 5
"""How many times as long the screen waits for who asked for more time."""


class KioskFault(Fault):
    """The kiosk cannot be opened as it is set up."""

    title = "De kiosk kan niet open"
    exit_code = Exit.FILES


@dataclass(frozen=True, slots=True)
class Limits:
    """How long nobody may touch the screen, in seconds: then it warns, then it wipes."""

    warn: float
    wipe: float

    def longer(self) -> Limits:
        """For who asked for more time."""
        return Limits(self.warn * PATIENT, self.wipe * PATIENT)


def limits_of(config: Config) -> Limits:
    """As the installation says; KioskFault when it would wipe before it warns."""
    if config.kiosk_wis <= config.kiosk_waarschuw:
        raise KioskFault("De instelling kiosk_wis is een later moment dan kiosk_waarschuw, zoals 180 en 120.")
    return Limits(config.kiosk_waarschuw, config.kiosk_wis)
