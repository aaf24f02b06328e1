# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists of any size: a zaak knows its first open termijn and who else it is about, kept so by the database itself.

Without this a list by date had to look through the termijnen of zaken that the reader does not see.
"""

# ruff: noqa: S608 - every piece of SQL here is a constant of this file

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

EERST = "eerste_uiterlijk IS NOT NULL"
OPEN = "afsluitdatum IS NULL"
BY_RECEIPT = ("organisatie", "stage", "behandelaar")
BY_FIRST = (*BY_RECEIPT, "beklaagde_functie")
RUNS = "gehaald_op IS NULL AND vervallen_op IS NULL"
FIRST = f"SELECT min(t.uiterlijk) FROM termijn t WHERE t.zaak_id = {{}} AND t.{RUNS.replace('AND ', 'AND t.')}"
OTHER = "b.rol = 'beklaagde' AND b.functie IS NOT NULL"
SEVERAL = "CASE WHEN min(b.functie) = max(b.functie) THEN min(b.functie) ELSE 'meer' END"


def upgrade() -> None:
    op.add_column("zaak", sa.Column("eerste_uiterlijk", sa.Date(), nullable=True))
    op.add_column("zaak", sa.Column("ook_functie", sa.String(length=64), nullable=True))
    op.execute(f"UPDATE zaak SET eerste_uiterlijk = ({FIRST.format('zaak.id')})")
    other = "SELECT {} FROM betrokkene b WHERE b.zaak_id = zaak.id AND {} AND (zaak.beklaagde_functie IS NULL OR {})"
    told = "b.functie <> zaak.beklaagde_functie"
    op.execute(f"UPDATE zaak SET ook_functie = ({other.format(SEVERAL, OTHER, told)} GROUP BY b.zaak_id)")
    make_indexes()
    if op.get_context().dialect.name == "postgresql":
        keep_on_postgres()
    else:
        keep_on_sqlite()


def make_indexes() -> None:
    _index("ix_zaak_eerst", ["eerste_uiterlijk", "id"], EERST)
    for name in BY_FIRST:
        _index(f"ix_zaak_eerst_{name}", [name, "eerste_uiterlijk", "id"], EERST)
    for name in BY_RECEIPT:
        _index(f"ix_zaak_open_{name}", [name, "ontvangen_op", "id"], OPEN)
    op.create_index("ix_zaak_beklaagde_functie", "zaak", ["beklaagde_functie", "ontvangen_op", "id"], unique=False)
    _index("ix_zaak_ook_functie", ["ook_functie", "afsluitdatum", "id"], "ook_functie IS NOT NULL")
    _index("ix_gebeurtenis_geopend", ["actor", "zaak_id", "volgnr"], "wat = 'inhoud geopend'", "gebeurtenis")


def _index(name: str, columns: list[str], where: str, table: str = "zaak") -> None:
    op.create_index(name, table, columns, unique=False, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def keep_on_sqlite() -> None:
    first = FIRST.format("NEW.zaak_id")
    for name, when in (("insert", "INSERT"), ("update", "UPDATE OF uiterlijk, gehaald_op, vervallen_op")):
        op.execute(
            f"CREATE TRIGGER termijn_first_{name} AFTER {when} ON termijn BEGIN UPDATE zaak SET eerste_uiterlijk = "
            f"({first}) WHERE id = NEW.zaak_id AND eerste_uiterlijk IS NOT ({first}); END"
        )
    op.execute(
        "CREATE TRIGGER betrokkene_other_insert AFTER INSERT ON betrokkene "
        "WHEN NEW.rol = 'beklaagde' AND NEW.functie IS NOT NULL BEGIN UPDATE zaak SET ook_functie = "
        "CASE WHEN coalesce(ook_functie, NEW.functie) = NEW.functie THEN NEW.functie ELSE 'meer' END "
        "WHERE id = NEW.zaak_id AND beklaagde_functie IS NOT NEW.functie; END"
    )


def keep_on_postgres() -> None:
    op.execute(
        "CREATE FUNCTION first_termijn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "UPDATE zaak SET eerste_uiterlijk = f.uiterlijk FROM (SELECT c.zaak_id, "
        f"({FIRST.format('c.zaak_id')}) AS uiterlijk FROM (SELECT DISTINCT zaak_id FROM changed) c) f "
        "WHERE zaak.id = f.zaak_id AND zaak.eerste_uiterlijk IS DISTINCT FROM f.uiterlijk; RETURN NULL; END $$"
    )
    for name in ("insert", "update"):
        op.execute(
            f"CREATE TRIGGER termijn_first_{name} AFTER {name.upper()} ON termijn REFERENCING NEW TABLE AS changed "
            "FOR EACH STATEMENT EXECUTE FUNCTION first_termijn()"
        )
    op.execute(
        "CREATE FUNCTION other_functie() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "UPDATE zaak SET ook_functie = "
        "CASE WHEN coalesce(zaak.ook_functie, f.functie) = f.functie THEN f.functie ELSE 'meer' END "
        f"FROM (SELECT b.zaak_id, {SEVERAL} AS functie FROM changed b JOIN zaak z ON z.id = b.zaak_id "
        f"WHERE {OTHER} AND b.functie IS DISTINCT FROM z.beklaagde_functie GROUP BY b.zaak_id) f "
        "WHERE zaak.id = f.zaak_id; RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER betrokkene_other_insert AFTER INSERT ON betrokkene REFERENCING NEW TABLE AS changed "
        "FOR EACH STATEMENT EXECUTE FUNCTION other_functie()"
    )


def downgrade() -> None:
    raise NotImplementedError("a register is never made smaller: restore a backup of the older version")
