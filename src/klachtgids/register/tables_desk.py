# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works at the desk, and what they are to a zaak.

Invariant: a link of somebody to a zaak is never taken away, it ends.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from klachtgids.register.base import Base, herleidbaar, nee
from klachtgids.register.terms import Relatie


class Medewerker(Base):
    """Who works at the desk: rollen and organisaties by id, and a hash of the password; the name is in words here.

    The name is that of an account, not of a person in a zaak: it never leaves the desk.
    """

    __tablename__ = "medewerker"
    id: Mapped[str] = herleidbaar(sa.String(64), primary_key=True)
    aanduiding: Mapped[str] = herleidbaar(sa.String(80))  # how colleagues call them
    organisaties: Mapped[list[Any]] = nee()
    rollen: Mapped[list[Any]] = nee()
    wachtwoord: Mapped[bytes | None] = nee(sa.LargeBinary(160))  # Argon2id, never the password
    actief: Mapped[bool] = nee()
    gemaakt_op: Mapped[datetime] = herleidbaar()
    versie: Mapped[int] = nee()
    email: Mapped[str | None] = herleidbaar(sa.String(80))  # where the account is told that there is news

    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own name for it


class ZaakMedewerker(Base):
    """What a medewerker is to a zaak; a link is never taken away, it ends."""

    __tablename__ = "zaak_medewerker"
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), primary_key=True)
    medewerker: Mapped[str] = herleidbaar(sa.ForeignKey("medewerker.id"), primary_key=True)
    relatie: Mapped[Relatie] = herleidbaar(primary_key=True)
    op: Mapped[datetime] = herleidbaar()
    actor: Mapped[str] = herleidbaar()
    tot: Mapped[datetime | None] = herleidbaar()

    __table_args__ = (sa.Index("ix_zaak_medewerker_medewerker", "medewerker", "zaak_id"),)
