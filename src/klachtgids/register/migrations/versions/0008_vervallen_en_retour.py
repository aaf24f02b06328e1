# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A maatregel knows which stap decided it and can lapse; a letter on paper can come back; the day of a talk that was
agreed on stands among the dates.
"""

# ruff: noqa: S608 - every piece of SQL here is a constant of this file

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TO_DO = sa.text("gereed_op IS NULL AND vervallen_op IS NULL AND uiterlijk IS NOT NULL")
DECIDED = (
    "SELECT s.id FROM inhoud i JOIN stap s ON s.zaak_id = i.zaak_id AND s.op = i.op "
    "WHERE i.row = maatregel.id AND i.kind = 'wat' ORDER BY s.versie DESC LIMIT 1"
)
"""Its words were kept in the transaction of that stap, and have its moment."""
AGREED = (
    "INSERT INTO afspraak (stap, zaak_id, dag) SELECT i.row, i.zaak_id, {} FROM inhoud i JOIN stap s ON s.id = i.row "
    "WHERE i.kind IN ('afspraak_op', 'vervolggesprek_op') AND i.versie = 1 AND i.format = 0"
)
DAY = {"postgresql": "CAST(convert_from(i.blob, 'UTF8') AS DATE)", "sqlite": "CAST(i.blob AS TEXT)"}


def upgrade() -> None:
    op.add_column("maatregel", sa.Column("stap", sa.Uuid(), nullable=True))
    op.add_column("maatregel", sa.Column("vervallen_op", sa.DateTime(timezone=True), nullable=True))
    op.add_column("bericht", sa.Column("retour_op", sa.DateTime(timezone=True), nullable=True))
    op.execute(f"UPDATE maatregel SET stap = ({DECIDED})")
    op.drop_index("ix_maatregel_open", table_name="maatregel")
    op.create_index(
        *("ix_maatregel_open", "maatregel", ["uiterlijk", "zaak_id"]),
        unique=False,
        sqlite_where=TO_DO,
        postgresql_where=TO_DO,
    )
    op.create_table(
        "afspraak",
        sa.Column("stap", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("tijd", sa.String(length=5), nullable=True),
        sa.ForeignKeyConstraint(["stap"], ["stap.id"], name=op.f("fk_afspraak_stap")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_afspraak_zaak_id")),
        sa.PrimaryKeyConstraint("stap", name=op.f("pk_afspraak")),
    )
    op.create_index(op.f("ix_afspraak_zaak_id"), "afspraak", ["zaak_id"], unique=False)
    op.execute(AGREED.format(DAY[op.get_context().dialect.name]))


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
