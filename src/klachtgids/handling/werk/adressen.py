# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where somebody of the desk hears that there is news: one address for each account, or none."""

from __future__ import annotations

from typing import Final

from klachtgids.handling.accounts import BEHEER
from klachtgids.handling.desk import Desk
from klachtgids.handling.werk.opstellen import postadres
from klachtgids.register.adressen import Adressen
from klachtgids.register.medewerkers import AccountFault

LONGEST: Final = 80
"""The most signs of an address of an account."""


def checked(text: str) -> str | None:
    """An address as it is kept, None for none at all; `AccountFault` for what is none, and does not repeat it."""
    if not text.strip():
        return None
    found = postadres(text.strip())
    if found is None or len(found.spec) > LONGEST:
        raise AccountFault(f"Dit is geen e-mailadres van hoogstens {LONGEST} tekens.")
    return found.spec


def set_address(desk: Desk, account: str, text: str) -> None:
    """Give an account another address; an empty one takes it away. `AccountFault` when there is no such account."""
    Adressen(desk.register).set(account, checked(text), actor=BEHEER)
