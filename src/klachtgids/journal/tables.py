# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal's tables, and every statement that is said of them.

Moments are whole microseconds since 1970 in UTC: exact, sortable and the same on every database (see `moments`).
"""

from __future__ import annotations

from typing import Final

VERSION: Final = 1
LOCK: Final = 0x6B6C6A6F
"""One number for "who makes the journal's tables" on a PostgreSQL server."""
JOURNAAL: Final = "journaal"
TABLES: Final = ("aantekening", "gesprek", "wachtend")
"""Where words of people lie, sealed."""
MAKE: Final = (
    "CREATE TABLE journaal (versie INTEGER NOT NULL CONSTRAINT pk_journaal PRIMARY KEY)",
    """CREATE TABLE gesprek (
        id {uuid} NOT NULL CONSTRAINT pk_gesprek PRIMARY KEY,
        laatste INTEGER NOT NULL,
        gewijzigd BIGINT NOT NULL
    )""",
    "CREATE INDEX ix_gesprek_gewijzigd ON gesprek (gewijzigd)",
    """CREATE TABLE aantekening (
        gesprek {uuid} NOT NULL,
        volgnr INTEGER NOT NULL,
        soort VARCHAR(16) NOT NULL,
        moment BIGINT NOT NULL,
        blob {bytes} NOT NULL,
        CONSTRAINT pk_aantekening PRIMARY KEY (gesprek, volgnr),
        CONSTRAINT fk_aantekening_gesprek FOREIGN KEY (gesprek) REFERENCES gesprek (id) ON DELETE CASCADE
    )""",
    # volgende_poging is null for what is parked: a person must look
    """CREATE TABLE wachtend (
        filing_key {uuid} NOT NULL CONSTRAINT pk_wachtend PRIMARY KEY,
        blob {bytes} NOT NULL,
        ontvangen_op BIGINT NOT NULL,
        pogingen INTEGER NOT NULL,
        volgende_poging BIGINT,
        geclaimd_tot BIGINT NOT NULL,
        fout_code VARCHAR(64) NOT NULL
    )""",
    "CREATE INDEX ix_wachtend_volgende_poging ON wachtend (volgende_poging)",
)
"""With the names of the types still to fill in."""
MADE_BY: Final = "INSERT INTO journaal (versie) VALUES (:versie)"
MADE: Final = "SELECT max(versie) FROM journaal"

READ: Final = "SELECT volgnr, soort, moment, blob FROM aantekening WHERE gesprek = :of ORDER BY volgnr"
NUMBERS: Final = (
    "INSERT INTO gesprek (id, laatste, gewijzigd) VALUES (:of, :count, :moment) ON CONFLICT (id) DO UPDATE "
    "SET laatste = gesprek.laatste + excluded.laatste, gewijzigd = excluded.gewijzigd RETURNING laatste"
)
GO_ON: Final = "UPDATE gesprek SET laatste = laatste + :count, gewijzigd = :moment WHERE id = :of AND laatste = :after"
"""Quicker, where it is known how far the conversation was."""
ADD: Final = (
    "INSERT INTO aantekening (gesprek, volgnr, soort, moment, blob) VALUES (:gesprek, :volgnr, :soort, :moment, :blob)"
)
UNTYPE: Final = "DELETE FROM aantekening WHERE gesprek = :of AND soort = :soort"
EXISTS: Final = "SELECT 1 FROM gesprek WHERE id = :of"
FORGET: Final = "DELETE FROM gesprek WHERE id = :of"
"""The foreign key takes the entries along."""
EXPIRE: Final = "DELETE FROM gesprek WHERE gewijzigd < :before"

WAIT: Final = (
    "INSERT INTO wachtend (filing_key, blob, ontvangen_op, pogingen, volgende_poging, geclaimd_tot, fout_code) "
    "VALUES (:filing_key, :blob, :moment, 0, :moment, 0, '') ON CONFLICT (filing_key) DO NOTHING"
)
# A moment has come, or lies so far away that it cannot have been meant.
DUE: Final = (
    "SELECT filing_key, blob, ontvangen_op, pogingen, volgende_poging FROM wachtend "
    "WHERE (volgende_poging <= :now OR volgende_poging > :far) AND (geclaimd_tot <= :now OR geclaimd_tot > :far) "
    "ORDER BY volgende_poging, filing_key LIMIT :limit"
)
CLAIM: Final = (
    "UPDATE wachtend SET geclaimd_tot = :until, pogingen = pogingen + 1 WHERE filing_key = :filing_key "
    "AND (volgende_poging <= :now OR volgende_poging > :far) AND (geclaimd_tot <= :now OR geclaimd_tot > :far) "
    "RETURNING filing_key, blob, ontvangen_op, pogingen, volgende_poging"
)
DELIVERED: Final = "DELETE FROM wachtend WHERE filing_key = :filing_key"
FAILED: Final = (
    "UPDATE wachtend SET volgende_poging = :next, geclaimd_tot = 0, fout_code = :code WHERE filing_key = :filing_key"
)
COUNT: Final = "SELECT count(*) FROM wachtend"
SINCE: Final = "SELECT min(ontvangen_op) FROM wachtend"
PARKED: Final = (
    "SELECT filing_key, ontvangen_op, fout_code FROM wachtend WHERE volgende_poging IS NULL "
    "ORDER BY ontvangen_op, filing_key"
)
TRY_AGAIN: Final = "UPDATE wachtend SET volgende_poging = :now"
