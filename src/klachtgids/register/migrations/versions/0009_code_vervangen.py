# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a code opens is found by its key also when it took the place of another."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

REPLACED = sa.text("wat = 'code vervangen'")


def upgrade() -> None:
    op.create_index(
        *("ix_gebeurtenis_code", "gebeurtenis", ["code"]),
        unique=False,
        sqlite_where=REPLACED,
        postgresql_where=REPLACED,
    )


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
