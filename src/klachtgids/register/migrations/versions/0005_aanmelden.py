# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Logins that went before are found without walking through what happened to zaken."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NO_ZAAK = sa.text("zaak_id IS NULL")


def upgrade() -> None:
    op.create_index(
        *("ix_gebeurtenis_account", "gebeurtenis", ["actor", "code", "volgnr"]),
        unique=False,
        sqlite_where=NO_ZAAK,
        postgresql_where=NO_ZAAK,
    )


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
