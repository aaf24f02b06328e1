# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the setting for the PIN that closes a kiosk; the PIN itself is kept nowhere."""

from __future__ import annotations

from typing import Final, TextIO

from klachtgids.fronts.exits import Exit, UsageFault
from klachtgids.fronts.secret import ask
from klachtgids.password import hashed

SHORTEST: Final = 6


def print_new(out: TextIO) -> int:
    """Ask for a PIN twice and write the line for `klachtgids.toml`; UsageFault when it is too short or differs."""
    typed = ask("Nieuwe pincode: ")
    if len(typed) < SHORTEST:
        raise UsageFault(f"Een pincode heeft ten minste {SHORTEST} tekens.")
    if ask("Nog een keer: ") != typed:
        raise UsageFault("De twee pincodes zijn niet gelijk.")
    print(f'kiosk_pin = "{hashed(typed, SHORTEST).decode()}"', file=out)
    return Exit.DONE
