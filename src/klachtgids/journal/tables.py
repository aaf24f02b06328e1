# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal's tables, and statements that are made once: the two texts both databases know, but SQLAlchemy not."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

VERSION: Final = 1

METADATA: Final = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
# Moments are whole microseconds since 1970 in UTC: exact, sortable and the same on every database.
JOURNAAL = sa.Table("journaal", METADATA, sa.Column("versie", sa.Integer, primary_key=True))
GESPREK = sa.Table(
    "gesprek",
    METADATA,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("laatste", sa.Integer, nullable=False),
    sa.Column("gewijzigd", sa.BigInteger, nullable=False, index=True),
)
AANTEKENING = sa.Table(
    "aantekening",
    METADATA,
    sa.Column("gesprek", sa.ForeignKey("gesprek.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("volgnr", sa.Integer, primary_key=True),
    sa.Column("soort", sa.String(16), nullable=False),
    sa.Column("moment", sa.BigInteger, nullable=False),
    sa.Column("blob", sa.LargeBinary, nullable=False),
)
WACHTEND = sa.Table(
    "wachtend",
    METADATA,
    sa.Column("filing_key", sa.Uuid, primary_key=True),
    sa.Column("blob", sa.LargeBinary, nullable=False),
    sa.Column("ontvangen_op", sa.BigInteger, nullable=False),
    sa.Column("pogingen", sa.Integer, nullable=False),
    sa.Column("volgende_poging", sa.BigInteger, nullable=True, index=True),  # null: parked, a person must look
    sa.Column("geclaimd_tot", sa.BigInteger, nullable=False),
    sa.Column("fout_code", sa.String(64), nullable=False),
)
ADD = sa.insert(AANTEKENING)
NUMBERS = sa.text(
    "INSERT INTO gesprek (id, laatste, gewijzigd) VALUES (:id, :count, :moment) ON CONFLICT (id) DO UPDATE "
    "SET laatste = gesprek.laatste + excluded.laatste, gewijzigd = excluded.gewijzigd RETURNING laatste"
).bindparams(sa.bindparam("id", type_=sa.Uuid()))
WAIT = sa.text(
    "INSERT INTO wachtend (filing_key, blob, ontvangen_op, pogingen, volgende_poging, geclaimd_tot, fout_code) "
    "VALUES (:filing_key, :blob, :moment, 0, :moment, 0, '') ON CONFLICT (filing_key) DO NOTHING"
).bindparams(sa.bindparam("filing_key", type_=sa.Uuid()))
LOCK: Final = 0x6B6C6A6F  # one number for "who makes the journal's tables" on a PostgreSQL server
