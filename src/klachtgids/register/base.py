# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a column is declared here: its type, its name in constraints, and whether it holds personal data."""

from __future__ import annotations

import enum
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

MARK: Final = "persoonsgegeven"


class Persoonsgegeven(enum.StrEnum):
    """What a column says about a person; every column carries one (style.md 18)."""

    NEE = "nee"  # says nothing about anybody
    HERLEIDBAAR = "herleidbaar"  # with other knowledge it can lead to a person: dates, ages, roles, who acted
    JA = "ja"  # the words of or about a person


class Moment(sa.TypeDecorator[datetime]):
    """A moment: aware going in, UTC in the database, aware coming out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy calls it so
        """Refuse a moment without a zone: nobody knows afterwards which one was meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment has a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - as above
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table of the register."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own name for it
        datetime: Moment,
        UUID: sa.Uuid,
        str: sa.String(64),
        bytes: sa.LargeBinary,
        dict[str, Any]: sa.JSON,
        list[Any]: sa.JSON,
        enum.StrEnum: sa.Enum(
            enum.StrEnum,
            native_enum=False,
            create_constraint=True,
            length=32,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }


def nee(*args: Any, **options: Any) -> MappedColumn[Any]:
    """A column that says nothing about anybody."""
    return mapped_column(*args, info={MARK: Persoonsgegeven.NEE}, **options)


def herleidbaar(*args: Any, **options: Any) -> MappedColumn[Any]:
    """A column that can lead to a person together with other knowledge."""
    return mapped_column(*args, info={MARK: Persoonsgegeven.HERLEIDBAAR}, **options)


def ja(*args: Any, **options: Any) -> MappedColumn[Any]:
    """A column that holds the words of or about a person; only `inhoud` has one."""
    return mapped_column(*args, info={MARK: Persoonsgegeven.JA}, **options)


def all_tables() -> sa.MetaData:
    """Every table of the register, whichever rooms were read before."""
    from klachtgids.register import tables, tables_desk, tables_post  # noqa: F401 - read, so that they are known

    return Base.metadata


CONDITION: Final = "where"


def partial(name: str, *columns: str, where: str) -> sa.Index:
    """An index over some rows. SQLAlchemy would import every dialect for its condition, whenever somebody files."""
    return sa.Index(name, *columns, info={CONDITION: where})


def give_conditions(metadata: sa.MetaData) -> None:
    """Tell SQLAlchemy the condition of each partial index, for who makes or compares tables by these models."""
    for index in (index for table in metadata.tables.values() for index in table.indexes if CONDITION in index.info):
        for dialect in ("sqlite", "postgresql"):
            index.dialect_options[dialect]["where"] = sa.text(index.info[CONDITION])
