# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SQL that makes a new register, written down from the migrations: a new register then needs no Alembic.

`python -m klachtgids.register.begin` writes the files again, after each new migration. Invariant: what stands in them
is what the migrations do from nothing; a test makes a register both ways and finds no difference.
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Final

DIALECTS: Final = ("sqlite", "postgresql")
FOLDER: Final = Path(__file__).parent / "migrations"
_END: Final = ";\n\n"
"""What Alembic writes behind each statement; nothing inside one looks like it."""
_HEAD: Final = """-- SPDX-FileCopyrightText: 2026 klachtgids contributors
-- SPDX-License-Identifier: EUPL-1.2
-- Written from the migrations by `python -m klachtgids.register.begin`; change those.

"""


def file_of(dialect: str) -> Path:
    """Where the SQL for this dialect stands."""
    return FOLDER / f"begin.{dialect}.sql"


def statements(dialect: str) -> tuple[str, ...]:
    """What makes a new register of the newest version, in order; each as the database's driver takes it."""
    text = file_of(dialect).read_text("utf-8")
    return tuple(each for each in text.removeprefix(_HEAD).rstrip("\n").removesuffix(";").split(_END) if each)


def written(dialect: str) -> str:
    """The file for this dialect as the migrations give it now."""
    from alembic import command
    from alembic.config import Config

    sql = StringIO()
    config = Config(output_buffer=sql)
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["dialect"] = dialect
    command.upgrade(config, "head", sql=True)
    return _HEAD + "\n".join(line.rstrip() for line in sql.getvalue().strip().splitlines()) + "\n"


if __name__ == "__main__":
    for name in DIALECTS:
        file_of(name).write_text(written(name), "utf-8")
