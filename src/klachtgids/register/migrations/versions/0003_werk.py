# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work in the background: where a mail to an account goes, herinneringen given once, and where each bericht stands."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STANDEN = ("wacht", "bezig", "verzonden", "mislukt", "onzeker", "vervallen")
WACHT = sa.text("stand = 'wacht'")
STOKT = sa.text("stand IN ('bezig', 'mislukt', 'onzeker')")
BEFORE = (
    *("id", "zaak_id", "aan_id", "sjabloon", "kanaal", "voor_klager", "stand", "gemaakt_op", "pogingen"),
    *("volgende_poging", "geclaimd_tot", "fout_code", "verzonden_op", "aan", "stap", "tekent"),
)


def upgrade() -> None:
    op.add_column("medewerker", sa.Column("email", sa.String(length=80), nullable=True))
    op.drop_index("ix_bericht_wachtend", table_name="bericht")
    if op.get_context().dialect.name == "postgresql":
        _bericht_in_place()
    else:
        _bericht_anew()
    op.create_index(
        *("ix_bericht_wachtend", "bericht", ["kanaal", "volgende_poging", "id"]),
        unique=False,
        sqlite_where=WACHT,
        postgresql_where=WACHT,
    )
    op.create_index(
        *("ix_bericht_stokt", "bericht", ["stand", "gemaakt_op", "id"]),
        unique=False,
        sqlite_where=STOKT,
        postgresql_where=STOKT,
    )
    op.create_table(
        "herinnering",
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("termijn_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=32), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["termijn_id"], ["termijn.id"], name=op.f("fk_herinnering_termijn_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_herinnering_zaak_id")),
        sa.PrimaryKeyConstraint("zaak_id", "termijn_id", "soort", name=op.f("pk_herinnering")),
    )
    op.create_table(
        "werkronde",
        sa.Column("werk", sa.String(length=32), nullable=False),
        sa.Column("laatst_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gelukt_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fout_code", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("werk", name=op.f("pk_werkronde")),
    )


def _bericht_in_place() -> None:
    op.drop_constraint(op.f("ck_bericht_berichtstand"), "bericht", type_="check")
    op.execute("UPDATE bericht SET stand = 'mislukt' WHERE stand = 'geparkeerd'")
    names = ", ".join(f"'{one}'" for one in STANDEN)
    op.create_check_constraint(op.f("ck_bericht_berichtstand"), "bericht", f"stand IN ({names})")
    op.add_column("bericht", sa.Column("termijn_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_bericht_termijn_id"), "bericht", "termijn", ["termijn_id"], ["id"])


def _bericht_anew() -> None:
    """SQLite changes no check of a table that is there: it is made again, with every row."""
    op.drop_index("ix_bericht_zaak_id", table_name="bericht")
    op.rename_table("bericht", "bericht_0002")
    op.create_table(
        "bericht",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("aan_id", sa.Uuid(), nullable=True),
        sa.Column("sjabloon", sa.String(length=64), nullable=False),
        sa.Column("kanaal", sa.String(length=16), nullable=False),
        sa.Column("voor_klager", sa.Boolean(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(*STANDEN, name="berichtstand", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("volgende_poging", sa.DateTime(timezone=True), nullable=True),
        sa.Column("geclaimd_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fout_code", sa.String(length=64), nullable=True),
        sa.Column("verzonden_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("aan", sa.String(length=64), nullable=True),
        sa.Column("stap", sa.Uuid(), nullable=True),
        sa.Column("tekent", sa.String(length=64), nullable=True),
        sa.Column("termijn_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["aan_id"], ["betrokkene.id"], name=op.f("fk_bericht_aan_id")),
        sa.ForeignKeyConstraint(["termijn_id"], ["termijn.id"], name=op.f("fk_bericht_termijn_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_bericht_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
    )
    columns = ", ".join(BEFORE)
    values = columns.replace("stand,", "CASE stand WHEN 'geparkeerd' THEN 'mislukt' ELSE stand END,")
    op.execute(f"INSERT INTO bericht ({columns}) SELECT {values} FROM bericht_0002")  # noqa: S608 - constants of this file
    op.drop_table("bericht_0002")
    op.create_index(op.f("ix_bericht_zaak_id"), "bericht", ["zaak_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
