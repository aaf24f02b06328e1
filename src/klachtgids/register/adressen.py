# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where an account hears that there is news: one address or none; it is shown to nobody but who keeps the accounts."""

from __future__ import annotations

import sqlalchemy as sa

from klachtgids.register.medewerkers import Medewerkers
from klachtgids.register.register import Register
from klachtgids.register.tables_desk import Medewerker


class Adressen:
    """The addresses of the accounts of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._accounts = Medewerkers(register)

    def alle(self) -> dict[str, str]:
        """The address of each account that is on and has one."""
        query = sa.select(Medewerker.id, Medewerker.email).where(Medewerker.email.is_not(None), Medewerker.actief)
        with self._store.reading() as connection:
            return {account: str(email) for account, email in connection.execute(query)}

    def set(self, account: str, email: str | None, *, actor: str) -> None:
        """Give an account another address, or none; `AccountFault` when there is no such account."""
        self._accounts.change(account, "adres gezet" if email else "adres weg", actor=actor, email=email)
