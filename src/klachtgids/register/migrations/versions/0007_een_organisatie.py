# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of one organisatie by stage or by functie walk along an index of their own, whatever the others have; so do
those of everything about a functie that came to light later, closed zaken too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

EERST = "eerste_uiterlijk IS NOT NULL"
OPEN = "afsluitdatum IS NULL"


def upgrade() -> None:
    op.drop_index("ix_zaak_organisatie_stage", table_name="zaak")  # it led through every zaak that had been there
    _index("ix_zaak_open_organisatie_stage", ["organisatie", "stage", "ontvangen_op", "id"], OPEN)
    _index("ix_zaak_open_beklaagde_functie", ["beklaagde_functie", "ontvangen_op", "id"], OPEN)
    _index("ix_zaak_ook_functie_ontvangen", ["ook_functie", "ontvangen_op", "id"], "ook_functie IS NOT NULL")
    for name in ("stage", "beklaagde_functie"):
        _index(f"ix_zaak_eerst_organisatie_{name}", ["organisatie", name, "eerste_uiterlijk", "id"], EERST)


def _index(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "zaak", columns, unique=False, sqlite_where=condition, postgresql_where=condition)


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
