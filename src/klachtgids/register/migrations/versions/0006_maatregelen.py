# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Maatregelen that are still to be done are found by their day, also those of a zaak that is closed (X32, K41)."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TO_DO = sa.text("gereed_op IS NULL AND uiterlijk IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        *("ix_maatregel_open", "maatregel", ["uiterlijk", "zaak_id"]),
        unique=False,
        sqlite_where=TO_DO,
        postgresql_where=TO_DO,
    )


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
