# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk: who works there, what they are to a zaak, and what a stap and a bericht say besides."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

RELATIES = ("beklaagde", "betrokken", "hulp", "bijstand")
OPEN = sa.text("afsluitdatum IS NULL")


def upgrade() -> None:
    op.add_column("stap", sa.Column("rol", sa.String(length=64), nullable=True))
    op.add_column("stap", sa.Column("versie", sa.Integer(), nullable=True))
    op.add_column("bericht", sa.Column("aan", sa.String(length=64), nullable=True))
    op.add_column("bericht", sa.Column("stap", sa.Uuid(), nullable=True))
    op.add_column("bericht", sa.Column("tekent", sa.String(length=64), nullable=True))
    op.create_index(
        "ix_zaak_open", "zaak", ["ontvangen_op", "id"], unique=False, sqlite_where=OPEN, postgresql_where=OPEN
    )
    op.create_table(
        "medewerker",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("aanduiding", sa.String(length=80), nullable=False),
        sa.Column("organisaties", sa.JSON(), nullable=False),
        sa.Column("rollen", sa.JSON(), nullable=False),
        sa.Column("wachtwoord", sa.LargeBinary(length=160), nullable=True),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker")),
    )
    op.create_table(
        "zaak_medewerker",
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker", sa.String(length=64), nullable=False),
        sa.Column(
            "relatie",
            sa.Enum(*RELATIES, name="relatie", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["medewerker"], ["medewerker.id"], name=op.f("fk_zaak_medewerker_medewerker")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_zaak_medewerker_zaak_id")),
        sa.PrimaryKeyConstraint("zaak_id", "medewerker", "relatie", name=op.f("pk_zaak_medewerker")),
    )
    op.create_index("ix_zaak_medewerker_medewerker", "zaak_medewerker", ["medewerker", "zaak_id"], unique=False)
    if op.get_context().dialect.name == "postgresql":
        op.execute("CREATE TRIGGER stap_update BEFORE UPDATE ON stap FOR EACH ROW EXECUTE FUNCTION history_stays()")
    else:
        op.execute(
            "CREATE TRIGGER stap_update BEFORE UPDATE ON stap "
            "BEGIN SELECT RAISE(ABORT, 'stap_update: history stays'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
