# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes out: messages with how they stand, herinneringen that were given, and when work in the background ran.

Invariant: nothing here holds a word or an address of anybody; those lie in `inhoud`.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from klachtgids.register.base import Base, herleidbaar, nee, partial
from klachtgids.register.terms import BerichtStand


class Bericht(Base):
    """The outbox: a message written in the transaction of its step, sent once; address and words are in inhoud."""

    __tablename__ = "bericht"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    aan_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("betrokkene.id"))
    sjabloon: Mapped[str] = nee()
    kanaal: Mapped[str] = nee(sa.String(16))
    voor_klager: Mapped[bool] = nee()
    stand: Mapped[BerichtStand] = nee()
    gemaakt_op: Mapped[datetime] = herleidbaar()
    pogingen: Mapped[int] = nee()
    volgende_poging: Mapped[datetime | None] = nee()
    geclaimd_tot: Mapped[datetime | None] = nee()
    fout_code: Mapped[str | None] = nee()
    verzonden_op: Mapped[datetime | None] = herleidbaar()
    aan: Mapped[str | None] = herleidbaar()  # klager, a rol, or the account of a medewerker
    stap: Mapped[UUID | None] = herleidbaar()  # the stap it comes from, whose words it tells
    tekent: Mapped[str | None] = nee()  # the rol that signs (C12)
    termijn_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("termijn.id"))  # the one a herinnering is about
    retour_op: Mapped[datetime | None] = herleidbaar()  # when it came back: it waits again, until it is sent anew

    __table_args__ = (
        partial("ix_bericht_wachtend", "kanaal", "volgende_poging", "id", where="stand = 'wacht'"),
        partial("ix_bericht_stokt", "stand", "gemaakt_op", "id", where="stand IN ('bezig', 'mislukt', 'onzeker')"),
    )


class Herinnering(Base):
    """A herinnering that was given: of each soort one for each termijn, whoever runs at the same time (X27)."""

    __tablename__ = "herinnering"
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), primary_key=True)
    termijn_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("termijn.id"), primary_key=True)
    soort: Mapped[str] = nee(sa.String(32), primary_key=True)
    op: Mapped[datetime] = herleidbaar()


class Werkronde(Base):
    """One row for each kind of work in the background: when it last ran, when it last went well, and what was wrong."""

    __tablename__ = "werkronde"
    werk: Mapped[str] = nee(sa.String(32), primary_key=True)
    laatst_op: Mapped[datetime] = nee()
    gelukt_op: Mapped[datetime | None] = nee()
    fout_code: Mapped[str | None] = nee()
