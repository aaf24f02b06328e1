# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register itself: file, count, say what was filed, open content for who may.

Invariant: one public method = one transaction, and each write leaves its gebeurtenis in it; a filing key is one zaak
for ever. What goes wrong is a fault without a value of anybody in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import cache
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from klachtgids.config import shown_url
from klachtgids.database import sqlite_path
from klachtgids.engine import Store
from klachtgids.faults import Fault, PlaceFault
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.register import rows
from klachtgids.register.codes import opened
from klachtgids.register.filing import Count, Filed, Filing, Sending, Tekst
from klachtgids.register.migrate import HEAD, migrate, version_of
from klachtgids.register.tables import Gebeurtenis, Inhoud, RegisterMeta, Zaak
from klachtgids.register.terms import RegisterSoort
from klachtgids.seal import Closed, open_content

KLAGER: Final = "klager"
_TRIES: Final = 3
_NUMBER: Final = sa.text(
    "INSERT INTO teller (letter, jaar, laatste) VALUES (:letter, :jaar, 1) ON CONFLICT (letter, jaar) DO UPDATE "
    "SET laatste = teller.laatste + 1 RETURNING laatste"
)
_COUNT: Final = sa.text(
    "INSERT INTO telling (key, wat, organisatie, maand) VALUES (:key, :wat, :organisatie, :maand) "
    "ON CONFLICT (key) DO NOTHING"
).bindparams(sa.bindparam("key", type_=sa.Uuid()))
_OF_FILED: Final = (Zaak.filing_key, Zaak.id, Zaak.nummer, Zaak.soort, Zaak.organisatie)
_KNOWN: Final = sa.select(Zaak.body_hash, *_OF_FILED, Zaak.ontvangen_op, Zaak.geregistreerd_op).where(
    Zaak.filing_key.in_(sa.bindparam("keys", expanding=True))
)
"""Made once, as `_insert` makes its statements: making one costs several times what running it does."""
_FILED: Final = sa.select(*_OF_FILED, Zaak.ontvangen_op, Zaak.geregistreerd_op).where(
    Zaak.id.in_(sa.bindparam("zaken", expanding=True))
)
_insert: Final = cache(sa.insert)


class OtherBody(Fault):
    """Under this filing key something else was filed before: the same code, track and organisatie, other words."""

    title = "Met deze code is al iets anders ingediend"
    exit_code = 65


class RegisterFault(Fault):
    """The register refuses a row: our fault; names the constraint and never a value."""

    title = "Het register weigert dit"
    exit_code = 70


class Register:
    """The register at one URL; make it with `Register.open`."""

    def __init__(self, store: Store, *, oefen: bool, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self.oefen: Final = oefen

    @classmethod
    def open(cls, url: str, *, oefen: bool, clock: Callable[[], datetime]) -> Register:
        """Open the register at `url`, made or brought to this version when needed; `clock` gives aware moments.

        `PlaceFault`: it cannot be reached or trusted, a newer version made it, or it is an oefenregister and a real one
        was asked for (or the reverse): what was only practised must never pass for received (design.md 5).
        """
        store = Store(url, str(sqlite_path(url) or shown_url(url)), refused=_refused)
        register = cls(store, oefen=oefen, clock=clock)
        try:
            register._make()
        except BaseException:
            register.close()
            raise
        return register

    @property
    def store(self) -> Store:
        """The open database, for the other modules of this room."""
        return self._store

    @property
    def clock(self) -> Callable[[], datetime]:
        return self._clock

    def close(self) -> None:
        """Let the connections go; nothing is lost by not calling it."""
        self._store.close()

    def file(
        self, filings: Sequence[Filing], counts: Sequence[Count] = (), *, actor: str = KLAGER
    ) -> tuple[Filed, ...]:
        """File everything of one sending in one transaction; all of it stands, with its nummers, when this returns.

        A filing whose key is known with the same body is answered with the same `Filed` and writes nothing (T4); with
        another body it is `OtherBody`, and nothing of this sending is written. `PlaceFault`: not now; try again later.
        """
        if any(len(filing.body_hash) != rows.HASH_BYTES for filing in filings):
            raise ValueError("a filing without its body hash")
        for attempt in range(_TRIES):
            try:
                with self._store.writing() as connection:
                    return self._file(connection, filings, counts, actor)
            except RegisterFault:
                # Two senders with one key: the other was just first, and the next round finds its row.
                if attempt == _TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def file_in(self, connection: sa.Connection, filings: Sequence[Filing], *, actor: str) -> tuple[Filed, ...]:
        """File inside a transaction of this room that is already open: what belongs to a stap."""
        return self._file(connection, filings, (), actor)

    def send(self, sending: Sending) -> tuple[Filed, ...]:
        """File a sending that waited."""
        return self.file(sending.filings, sending.counts, actor=sending.actor)

    def found(self, keys: Collection[UUID]) -> tuple[tuple[Filed, ...], frozenset[UUID]]:
        """What these keys open, for who holds their code: numbers and moments, never a text (T30).

        Each stands under the key that opens it now. With it the keys that opened something and do so no more: that code
        is not good any more.
        """
        with self._store.reading() as connection:
            open_now, ended = opened(connection, keys)
            found = connection.execute(_FILED, {"zaken": list(open_now)})
            return tuple(Filed(open_now[row.id], *row[1:]) for row in found), ended

    def count(self, key: UUID, wat: str, organisatie: str | None, maand: str) -> None:
        """Count something once for its key; no gebeurtenis and no moment, so that nobody can be found by it (K09)."""
        with self._store.writing() as connection:
            connection.execute(_COUNT, rows.counted(Count(key, wat, organisatie, maand)))

    def contents(self, zaak: UUID, *, actor: str, reason: str) -> tuple[Tekst, ...]:
        """Open the newest text of each row and kind of a zaak; the gebeurtenis is written first (X59, NEN 7513).

        `reason` is a fixed word of the use case ("brief", "behandeling"), which also says whether this actor may.
        """
        query = sa.select(Inhoud.__table__).where(Inhoud.zaak_id == zaak).order_by(Inhoud.versie, Inhoud.id)
        with self._store.writing() as connection:
            self._note(connection, zaak, "inhoud geopend", actor, code=reason)
            found = {(row.row, row.kind): row for row in connection.execute(query)}
            return tuple(
                Tekst(
                    row.row, row.kind, open_content(Closed(row.format, row.blob), zaak=zaak, row=row.row, kind=row.kind)
                )
                for row in found.values()
            )

    # --- inside ------------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        with self._store.reading() as connection:
            found = version_of(connection)
            soort = self._soort(connection) if found == HEAD else None
        if soort is None:
            with self._store.writing() as connection:
                migrate(connection, self._store.shown)
                soort = self._soort(connection)
                if soort is None:
                    soort = RegisterSoort.OEFEN if self.oefen else RegisterSoort.ECHT
                    made = {"id": 1, "soort": soort, "gemaakt_op": self._clock()}
                    connection.execute(sa.insert(RegisterMeta), [made])
        if soort is RegisterSoort.OEFEN and not self.oefen:
            raise PlaceFault(f"Dit is een oefenregister; hier kan niets echt worden ingediend: {self._store.shown}.")
        if soort is RegisterSoort.ECHT and self.oefen:
            raise PlaceFault(f"Dit is een echt register; hier wordt niet geoefend: {self._store.shown}.")

    @staticmethod
    def _soort(connection: sa.Connection) -> RegisterSoort | None:
        return connection.scalar(sa.select(RegisterMeta.soort))

    def _file(
        self, connection: sa.Connection, filings: Sequence[Filing], counts: Sequence[Count], actor: str
    ) -> tuple[Filed, ...]:
        known = self._known(connection, filings)
        now = self._clock()
        # Always counted up in the order of the letters, so that two sendings never wait for each other.
        fresh = sorted((one for one in filings if one.filing_key not in known), key=lambda one: one.soort.letter)
        tables = rows.of(fresh, now=now, oefen=self.oefen, actor=actor)
        nummers = {one.filing_key: self._number(connection, one) for one in fresh}
        rows.number(tables, nummers)
        for table, values in tables:
            connection.execute(_insert(table), values)
        for count in counts:
            connection.execute(_COUNT, rows.counted(count))
        known |= {one.filing_key: rows.filed(one, nummers[one.filing_key], now) for one in fresh}
        return tuple(known[filing.filing_key] for filing in filings)

    def _known(self, connection: sa.Connection, filings: Sequence[Filing]) -> dict[UUID, Filed]:
        bodies = {filing.filing_key: filing.body_hash for filing in filings}
        if len(bodies) != len(filings):
            raise ValueError("two filings with one key in one sending")
        known: dict[UUID, Filed] = {}
        for row in connection.execute(_KNOWN, {"keys": list(bodies)}):
            if row.body_hash != bodies[row.filing_key]:
                raise OtherBody(
                    "Wat eerder met deze code werd ingediend, staat er en blijft staan. "
                    "Begin een nieuw gesprek om er iets bij te vertellen."
                )
            known[row.filing_key] = Filed(*row[1:])
        return known

    @staticmethod
    def _number(connection: sa.Connection, filing: Filing) -> str:
        """The next nummer of its letter and year; the year is that of the legal day on which it was received."""
        letter, jaar = filing.soort.letter, wettelijke_dag(filing.ontvangen_op).year
        number = connection.execute(_NUMBER, {"letter": letter, "jaar": jaar}).scalar_one()
        return f"{letter}-{jaar}-{number:06d}"

    def _note(self, connection: sa.Connection, zaak: UUID, wat: str, actor: str, code: str | None = None) -> None:
        row = {"op": self._clock(), "zaak_id": zaak, "actor": actor, "wat": wat, "code": code}
        connection.execute(_insert(Gebeurtenis), [row])


def _refused(rule: str) -> RegisterFault:
    return RegisterFault(f"Het register weigert dit ({rule}).")
