# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The accounts of who works at the desk: made, changed and switched off, never deleted: what they did stays theirs.

Invariant: a password is kept as its hash alone; each change leaves a gebeurtenis in its transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from klachtgids.faults import Fault
from klachtgids.regeling.zaakbeeld import Wie
from klachtgids.register.register import Register
from klachtgids.register.tables import Gebeurtenis
from klachtgids.register.tables_desk import Medewerker


class AccountFault(Fault):
    """There is no such account, or there is one already."""

    title = "Dit account klopt niet"
    exit_code = 65


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who works at the desk: how colleagues call them, in which rollen, at which organisaties."""

    id: str
    aanduiding: str
    rollen: frozenset[str]
    organisaties: frozenset[str]
    actief: bool = True

    @property
    def wie(self) -> Wie:
        """As the procedure knows them; nobody at all when the account is off."""
        rollen = self.rollen if self.actief else frozenset[str]()
        return Wie(self.id, rollen, self.organisaties if self.actief else frozenset())


class Medewerkers:
    """The accounts of one open register."""

    def __init__(self, register: Register) -> None:
        self._store = register.store
        self._clock = register.clock

    def get(self, account: str) -> Account | None:
        """One account, None when there is none of that id."""
        return next(iter(self._read(Medewerker.id == account)), None)

    def alle(self) -> tuple[Account, ...]:
        """Every account by id."""
        return self._read(sa.true())

    def hash_of(self, account: str) -> bytes | None:
        """The hash of the password of an account that is on; None when there is none."""
        query = sa.select(Medewerker.wachtwoord).where(Medewerker.id == account, Medewerker.actief)
        with self._store.reading() as connection:
            return connection.scalar(query)

    def make(self, account: Account, *, wachtwoord: bytes | None, actor: str) -> None:
        """Make an account; `AccountFault` when its id is taken, also by one that is off."""
        row: dict[str, Any] = {
            "id": account.id,
            "aanduiding": account.aanduiding,
            "wachtwoord": wachtwoord,
            "versie": 1,
        }
        row |= {"organisaties": sorted(account.organisaties), "rollen": sorted(account.rollen)}
        row |= {"actief": account.actief, "gemaakt_op": self._clock()}
        with self._store.writing() as connection:
            if connection.scalar(sa.select(Medewerker.id).where(Medewerker.id == account.id)) is not None:
                raise AccountFault(f"Er is al een account {account.id}.")
            connection.execute(sa.insert(Medewerker), [row])
            self._note(connection, "account gemaakt", actor, account.id)

    def change(self, account: str, wat: str, *, actor: str, **values: Any) -> None:
        """Change an account (`rollen`, `organisaties`, `actief`, `wachtwoord`); `AccountFault` when there is none."""
        with self._store.writing() as connection:
            changed = sa.update(Medewerker).where(Medewerker.id == account)
            found = connection.execute(changed.values(versie=Medewerker.versie + 1, **values)).rowcount
            if not found:
                raise AccountFault(f"Er is geen account {account}.")
            self._note(connection, wat, actor, account)

    def _note(self, connection: sa.Connection, wat: str, actor: str, account: str) -> None:
        row = {"op": self._clock(), "zaak_id": None, "actor": actor, "wat": wat, "code": account}
        connection.execute(sa.insert(Gebeurtenis), [row])

    def _read(self, wanted: sa.ColumnElement[bool]) -> tuple[Account, ...]:
        person = Medewerker
        query = sa.select(person.id, person.aanduiding, person.rollen, person.organisaties, person.actief)
        with self._store.reading() as connection:
            found: Sequence[Any] = connection.execute(query.where(wanted).order_by(person.id)).all()
        return tuple(
            Account(one.id, one.aanduiding, frozenset(one.rollen), frozenset(one.organisaties), one.actief)
            for one in found
        )
