# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Begin: every table of the first register, and the triggers that keep what is history from being changed.

A trigger of SQLite goes with its table when a later migration rebuilds that table in batch mode: make it again there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FIXED = ("id", "nummer", "filing_key", "body_hash", "oefen", "ontvangen_op", "geregistreerd_op")
"""What is never changed of a zaak once it stands."""


def upgrade() -> None:
    make_tables()
    if op.get_context().dialect.name == "postgresql":
        make_postgres_triggers()
    else:
        make_sqlite_triggers()


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")


def make_sqlite_triggers() -> None:
    for name, when in (
        ("gebeurtenis_update", "UPDATE ON gebeurtenis"),
        ("gebeurtenis_delete", "DELETE ON gebeurtenis"),
        ("inhoud_update", "UPDATE ON inhoud"),
        ("zaak_update", f"UPDATE OF {', '.join(FIXED)} ON zaak"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} BEGIN SELECT RAISE(ABORT, '{name}: history stays'); END")


def make_postgres_triggers() -> None:
    op.execute(
        "CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_NAME || ': history stays', "
        "ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    for name, when, each in (
        ("gebeurtenis_update", "UPDATE OR DELETE ON gebeurtenis", "ROW"),
        ("gebeurtenis_truncate", "TRUNCATE ON gebeurtenis", "STATEMENT"),
        ("inhoud_update", "UPDATE ON inhoud", "ROW"),
        ("zaak_update", f"UPDATE OF {', '.join(FIXED)} ON zaak", "ROW"),
    ):
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} FOR EACH {each} EXECUTE FUNCTION history_stays()")


def make_tables() -> None:
    op.create_table(
        "gebeurtenis",
        sa.Column("volgnr", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=True),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("namens", sa.String(length=64), nullable=True),
        sa.Column("wat", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("volgnr", name=op.f("pk_gebeurtenis")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_gebeurtenis_zaak_id"), "gebeurtenis", ["zaak_id"], unique=False)
    op.create_table(
        "register_meta",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "soort",
            sa.Enum("oefen", "echt", name="registersoort", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_meta")),
    )
    op.create_table(
        "teller",
        sa.Column("letter", sa.String(length=1), nullable=False),
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("letter", "jaar", name=op.f("pk_teller")),
    )
    op.create_table(
        "telling",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("wat", sa.String(length=64), nullable=False),
        sa.Column("organisatie", sa.String(length=64), nullable=True),
        sa.Column("maand", sa.String(length=7), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_telling")),
    )
    op.create_table(
        "zaak",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.String(length=24), nullable=False),
        sa.Column("filing_key", sa.Uuid(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("oefen", sa.Boolean(), nullable=False),
        sa.Column("regeling", sa.String(length=64), nullable=False),
        sa.Column("regeling_versie", sa.String(length=64), nullable=False),
        sa.Column("dialogen_versie", sa.String(length=80), nullable=False),
        sa.Column("organisatie", sa.String(length=64), nullable=False),
        sa.Column(
            "soort",
            sa.Enum(
                "klacht",
                "signaal",
                "compliment",
                "mondeling",
                name="soort",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "kanaal",
            sa.Enum(
                "app",
                "kiosk",
                "web",
                "e-mail",
                "post",
                "balie",
                "telefoon",
                name="kanaal",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("aard", sa.String(length=64), nullable=True),
        sa.Column("onderwerp", sa.String(length=64), nullable=True),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("ontvangen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("geregistreerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gebeurtenis_van", sa.Date(), nullable=True),
        sa.Column("gebeurtenis_tot", sa.Date(), nullable=True),
        sa.Column(
            "gebeurtenis_precisie",
            sa.Enum(
                "dag",
                "week",
                "maand",
                "jaar",
                "periode",
                "onbekend",
                name="precisie",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("hoedanigheid", sa.String(length=64), nullable=True),
        sa.Column("leeftijdsgroep", sa.String(length=64), nullable=True),
        sa.Column("te_laat", sa.Boolean(), nullable=True),
        sa.Column("veiligheid", sa.Boolean(), nullable=False),
        sa.Column("taal", sa.String(length=12), nullable=False),
        sa.Column("tolk", sa.String(length=64), nullable=True),
        sa.Column("beklaagde_soort", sa.String(length=64), nullable=True),
        sa.Column("beklaagde_functie", sa.String(length=64), nullable=True),
        sa.Column("locatie", sa.String(length=64), nullable=True),
        sa.Column("besproken", sa.JSON(), nullable=False),
        sa.Column("elders", sa.JSON(), nullable=False),
        sa.Column("hoofdzaak_id", sa.Uuid(), nullable=True),
        sa.Column("behandelaar", sa.String(length=64), nullable=True),
        sa.Column(
            "uitspraak",
            sa.Enum(
                "gegrond",
                "deels gegrond",
                "ongegrond",
                "geen oordeel",
                name="uitspraak",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column(
            "afloop",
            sa.Enum(
                "beoordeeld",
                "opgelost naar tevredenheid",
                "ingetrokken",
                "niet in behandeling",
                "beeindigd externe route",
                "doorverwezen",
                "afgehandeld",
                name="afloop",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("afloop_grond", sa.String(length=64), nullable=True),
        sa.Column("terugkoppeling_op", sa.Date(), nullable=True),
        sa.Column("terugkoppeling_wijze", sa.String(length=64), nullable=True),
        sa.Column("afsluitdatum", sa.Date(), nullable=True),
        sa.Column("bewaren_tot", sa.Date(), nullable=True),
        sa.Column("bewaren_grond", sa.String(length=64), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hoofdzaak_id"], ["zaak.id"], name=op.f("fk_zaak_hoofdzaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zaak")),
        sa.UniqueConstraint("filing_key", name=op.f("uq_zaak_filing_key")),
        sa.UniqueConstraint("nummer", name=op.f("uq_zaak_nummer")),
    )
    op.create_index("ix_zaak_behandelaar_stage", "zaak", ["behandelaar", "stage", "ontvangen_op", "id"], unique=False)
    op.create_index(op.f("ix_zaak_hoofdzaak_id"), "zaak", ["hoofdzaak_id"], unique=False)
    op.create_index("ix_zaak_ontvangen_op", "zaak", ["ontvangen_op", "id"], unique=False)
    op.create_index("ix_zaak_organisatie_stage", "zaak", ["organisatie", "stage", "ontvangen_op", "id"], unique=False)
    op.create_table(
        "betrokkene",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "klager",
                "client",
                "indiener",
                "ondersteuner",
                "beklaagde",
                "meegenomen",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("hoedanigheid", sa.String(length=64), nullable=True),
        sa.Column("soort", sa.String(length=64), nullable=True),
        sa.Column("functie", sa.String(length=64), nullable=True),
        sa.Column("machtiging", sa.String(length=64), nullable=True),
        sa.Column("voorkeur", sa.String(length=64), nullable=True),
        sa.Column("voicemail", sa.Boolean(), nullable=True),
        sa.Column("medewerker", sa.String(length=64), nullable=True),
        sa.Column("geinformeerd_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_betrokkene_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_betrokkene")),
    )
    op.create_index(op.f("ix_betrokkene_zaak_id"), "betrokkene", ["zaak_id"], unique=False)
    op.create_table(
        "inhoud",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("format", sa.SmallInteger(), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_inhoud_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inhoud")),
        sa.UniqueConstraint("row", "kind", "versie", name=op.f("uq_inhoud_row_kind_versie")),
    )
    op.create_index(op.f("ix_inhoud_zaak_id"), "inhoud", ["zaak_id"], unique=False)
    op.create_table(
        "stap",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.String(length=64), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("van_stage", sa.String(length=64), nullable=True),
        sa.Column("naar_stage", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_stap_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stap")),
    )
    op.create_index(op.f("ix_stap_zaak_id"), "stap", ["zaak_id"], unique=False)
    op.create_table(
        "toestemming",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("reikwijdte", sa.String(length=64), nullable=False),
        sa.Column("ontvanger", sa.String(length=64), nullable=True),
        sa.Column("tekst_digest", sa.String(length=80), nullable=False),
        sa.Column(
            "keuze",
            sa.Enum("ja", "nee", name="keuze", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ingetrokken_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_toestemming_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_toestemming")),
    )
    op.create_index(op.f("ix_toestemming_zaak_id"), "toestemming", ["zaak_id"], unique=False)
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
            sa.Enum(
                "wacht",
                "verzonden",
                "geparkeerd",
                name="berichtstand",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("volgende_poging", sa.DateTime(timezone=True), nullable=True),
        sa.Column("geclaimd_tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fout_code", sa.String(length=64), nullable=True),
        sa.Column("verzonden_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["aan_id"], ["betrokkene.id"], name=op.f("fk_bericht_aan_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_bericht_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
    )
    op.create_index(
        "ix_bericht_wachtend",
        "bericht",
        ["volgende_poging", "id"],
        unique=False,
        sqlite_where=sa.text("stand = 'wacht'"),
        postgresql_where=sa.text("stand = 'wacht'"),
    )
    op.create_index(op.f("ix_bericht_zaak_id"), "bericht", ["zaak_id"], unique=False)
    op.create_table(
        "klachtonderdeel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("beklaagde_id", sa.Uuid(), nullable=True),
        sa.Column("gebeurtenis_van", sa.Date(), nullable=True),
        sa.Column("gebeurtenis_tot", sa.Date(), nullable=True),
        sa.Column(
            "gebeurtenis_precisie",
            sa.Enum(
                "dag",
                "week",
                "maand",
                "jaar",
                "periode",
                "onbekend",
                name="precisie",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("aard", sa.JSON(), nullable=False),
        sa.Column(
            "uitspraak",
            sa.Enum(
                "gegrond",
                "deels gegrond",
                "ongegrond",
                "geen oordeel",
                name="uitspraak",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["beklaagde_id"], ["betrokkene.id"], name=op.f("fk_klachtonderdeel_beklaagde_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_klachtonderdeel_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klachtonderdeel")),
        sa.UniqueConstraint("zaak_id", "volgnr", name=op.f("uq_klachtonderdeel_zaak_id_volgnr")),
    )
    op.create_index(op.f("ix_klachtonderdeel_zaak_id"), "klachtonderdeel", ["zaak_id"], unique=False)
    op.create_table(
        "termijn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("artikel", sa.String(length=64), nullable=True),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column(
            "kalender",
            sa.Enum(
                "werkdagen",
                "wettelijk",
                "kalender",
                name="kalender",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("streef", sa.Date(), nullable=True),
        sa.Column("wettelijk", sa.Date(), nullable=True),
        sa.Column("overgeslagen", sa.JSON(), nullable=False),
        sa.Column("eigenaar", sa.String(length=64), nullable=True),
        sa.Column("bewaker", sa.String(length=64), nullable=True),
        sa.Column("vervangt_id", sa.Uuid(), nullable=True),
        sa.Column("verplaatst_door", sa.String(length=64), nullable=True),
        sa.Column("verplaatst_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reden_id", sa.Uuid(), nullable=True),
        sa.Column("vervallen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gehaald_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["reden_id"], ["inhoud.id"], name=op.f("fk_termijn_reden_id")),
        sa.ForeignKeyConstraint(["vervangt_id"], ["termijn.id"], name=op.f("fk_termijn_vervangt_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_termijn_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_termijn")),
    )
    op.create_index(
        "ix_termijn_open",
        "termijn",
        ["uiterlijk", "id"],
        unique=False,
        sqlite_where=sa.text("gehaald_op IS NULL AND vervallen_op IS NULL"),
        postgresql_where=sa.text("gehaald_op IS NULL AND vervallen_op IS NULL"),
    )
    op.create_index(op.f("ix_termijn_zaak_id"), "termijn", ["zaak_id"], unique=False)
    op.create_table(
        "oordeel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("onderdeel_id", sa.Uuid(), nullable=True),
        sa.Column(
            "uitspraak",
            sa.Enum(
                "gegrond",
                "deels gegrond",
                "ongegrond",
                "geen oordeel",
                name="uitspraak",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("getoetst_aan", sa.String(length=64), nullable=True),
        sa.Column("bemiddelbaar", sa.Boolean(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["onderdeel_id"], ["klachtonderdeel.id"], name=op.f("fk_oordeel_onderdeel_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_oordeel_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_oordeel")),
    )
    op.create_index(op.f("ix_oordeel_zaak_id"), "oordeel", ["zaak_id"], unique=False)
    op.create_table(
        "maatregel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("zaak_id", sa.Uuid(), nullable=False),
        sa.Column("oordeel_id", sa.Uuid(), nullable=True),
        sa.Column("wie", sa.String(length=64), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=True),
        sa.Column("gereed_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["oordeel_id"], ["oordeel.id"], name=op.f("fk_maatregel_oordeel_id")),
        sa.ForeignKeyConstraint(["zaak_id"], ["zaak.id"], name=op.f("fk_maatregel_zaak_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maatregel")),
    )
    op.create_index(op.f("ix_maatregel_zaak_id"), "maatregel", ["zaak_id"], unique=False)
