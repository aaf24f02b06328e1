# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""An older register, filled, is brought to this version with everything in it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from klachtgids.database import driver_url
from klachtgids.register import begin, rows
from klachtgids.register.migrate import HEAD
from klachtgids.register.register import Register
from klachtgids.register.tables import RegisterMeta
from klachtgids.register.terms import RegisterSoort
from tests.register.builders import REGISTERED, clock, filing, rows_in, stored

TABLES = ("zaak", "betrokkene", "klachtonderdeel", "inhoud", "toestemming", "termijn", "bericht", "gebeurtenis")


def fill_first_version(url: str) -> None:
    """A register as the first version made it, with one zaak of everything and one stap."""
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    config = Config()
    config.set_main_option("script_location", str(begin.FOLDER))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with engine.begin() as connection:
        made = {"id": 1, "soort": RegisterSoort.ECHT, "gemaakt_op": REGISTERED}
        connection.execute(sa.insert(RegisterMeta), [made])
        sent = filing()
        tables = rows.of([sent], now=REGISTERED, oefen=False, actor="klager")
        rows.number(tables, {sent.filing_key: "K-2026-000001"})
        for table, values in tables:
            connection.execute(sa.insert(table), values)
        stap = {
            "id": sent.filing_key,
            "zaak_id": sent.id,
            "soort": "intrekverzoek",
            "op": REGISTERED,
            "actor": "klager",
        }
        connection.execute(sa.insert(sa.table("stap", *map(sa.column, stap))), [_plain(stap, url)])
    engine.dispose()


def _plain(row: dict[str, object], url: str) -> dict[str, object]:
    """The values as the bare driver takes them."""
    sqlite = url.startswith("sqlite")
    return {
        name: (value.hex if sqlite and hasattr(value, "hex") else str(value) if sqlite else value)
        for name, value in row.items()
    }


def test_a_filled_register_of_the_first_version_keeps_every_row(url: str) -> None:
    """Issue 3, 5: migrations are tried forward on a filled database, on both; nothing of before is lost or changed."""
    fill_first_version(url)
    before = {table: rows_in(url, table) for table in (*TABLES, "stap")}
    assert all(before.values())
    Register.open(url, oefen=False, clock=clock).close()
    assert before == {table: rows_in(url, table) for table in before}
    assert [(HEAD,)] == stored(url, "SELECT version_num FROM alembic_version")
    assert [("intrekverzoek", None, None)] == stored(url, "SELECT soort, rol, versie FROM stap")
    assert 0 == rows_in(url, "medewerker")


def test_after_migrating_a_next_klacht_can_be_filed(url: str) -> None:
    """What was brought up works as what was made new; the stap of before cannot be changed either."""
    fill_first_version(url)
    register = Register.open(url, oefen=False, clock=clock)
    stored(url, "INSERT INTO teller (letter, jaar, laatste) VALUES ('K', 2026, 1)")
    assert ["K-2026-000002"] == [one.nummer for one in register.file([filing()])]
    register.close()


def test_a_bericht_that_was_parked_has_failed(url: str) -> None:
    """0003: the outbox got its states; what stood still then is shown at the desk now, and all else stays as it was."""
    fill_first_version(url)
    before = stored(url, "SELECT id, zaak_id, sjabloon, kanaal, gemaakt_op, pogingen FROM bericht")
    stored(url, "UPDATE bericht SET stand = 'geparkeerd'")
    Register.open(url, oefen=False, clock=clock).close()
    assert before == stored(url, "SELECT id, zaak_id, sjabloon, kanaal, gemaakt_op, pogingen FROM bericht")
    assert [("mislukt", None)] == stored(url, "SELECT stand, termijn_id FROM bericht")
    with pytest.raises(sa.exc.DBAPIError):
        stored(url, "UPDATE bericht SET stand = 'iets anders'")
