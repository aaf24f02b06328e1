# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register keeps (domain.md A7): terms and dates in the open, all text of or about persons in `inhoud` alone.

Invariant: what is needed to route, count and guard dates can be read without opening any content; ids are UUIDs made
by whoever files, the `nummer` is the register's; `gebeurtenis` and `inhoud` never change (by triggers).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped

from klachtgids.register.base import Base, herleidbaar, ja, nee, partial
from klachtgids.register.terms import (
    Afloop,
    Kalender,
    Kanaal,
    Keuze,
    Precisie,
    RegisterSoort,
    Rol,
    Soort,
    Uitspraak,
)

MEER = "meer"
"""In `ook_functie`: of more than one."""
CODE_VERVANGEN = "code vervangen"
"""In `gebeurtenis`: another code opens the zaak from then on; its key stands in `code`."""
_RUNS = "eerste_uiterlijk IS NOT NULL"
_OPEN = "afsluitdatum IS NULL"
_ALSO = "ook_functie IS NOT NULL"
_TO_DO = "gereed_op IS NULL AND vervallen_op IS NULL AND uiterlijk IS NOT NULL"
_BY = ("organisatie", "stage", "behandelaar", "beklaagde_functie")
"""By what lists are asked for, in either order."""


class RegisterMeta(Base):
    """One row: what this register is, said when it was made."""

    __tablename__ = "register_meta"
    id: Mapped[int] = nee(primary_key=True, autoincrement=False)
    soort: Mapped[RegisterSoort] = nee()
    gemaakt_op: Mapped[datetime] = nee()


class Teller(Base):
    """The last nummer given out, for each letter and year; counted up in the transaction that uses it."""

    __tablename__ = "teller"
    letter: Mapped[str] = nee(sa.String(1), primary_key=True)
    jaar: Mapped[int] = nee(primary_key=True, autoincrement=False)
    laatste: Mapped[int] = nee()


class Zaak(Base):
    """A klacht, signaal or compliment at one organisation; several organisations are several zaken (design.md 5)."""

    __tablename__ = "zaak"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    nummer: Mapped[str] = herleidbaar(sa.String(24), unique=True)
    filing_key: Mapped[UUID] = herleidbaar(unique=True)
    body_hash: Mapped[bytes] = nee(sa.LargeBinary(32))
    oefen: Mapped[bool] = nee()
    regeling: Mapped[str] = nee()
    regeling_versie: Mapped[str] = nee()
    dialogen_versie: Mapped[str] = nee(sa.String(80))
    organisatie: Mapped[str] = nee()
    soort: Mapped[Soort] = nee()
    kanaal: Mapped[Kanaal] = nee()
    aard: Mapped[str | None] = nee()  # main aard; staff set it, nobody is asked (issue 2, 8)
    onderwerp: Mapped[str | None] = nee()
    stage: Mapped[str] = nee()
    ontvangen_op: Mapped[datetime] = herleidbaar()
    geregistreerd_op: Mapped[datetime] = herleidbaar()
    gebeurtenis_van: Mapped[date | None] = herleidbaar()
    gebeurtenis_tot: Mapped[date | None] = herleidbaar()
    gebeurtenis_precisie: Mapped[Precisie] = nee()
    hoedanigheid: Mapped[str | None] = herleidbaar()
    leeftijdsgroep: Mapped[str | None] = herleidbaar()
    te_laat: Mapped[bool | None] = nee()
    veiligheid: Mapped[bool] = herleidbaar()
    taal: Mapped[str] = herleidbaar(sa.String(12))
    tolk: Mapped[str | None] = herleidbaar()
    beklaagde_soort: Mapped[str | None] = herleidbaar()
    beklaagde_functie: Mapped[str | None] = herleidbaar()
    locatie: Mapped[str | None] = herleidbaar()  # an id of the organisation's list; other words lie in inhoud
    besproken: Mapped[list[Any]] = nee()
    elders: Mapped[list[Any]] = herleidbaar()
    hoofdzaak_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    behandelaar: Mapped[str | None] = herleidbaar()
    uitspraak: Mapped[Uitspraak | None] = nee()  # derived from the onderdelen when all are judged
    afloop: Mapped[Afloop | None] = nee()
    afloop_grond: Mapped[str | None] = nee()
    terugkoppeling_op: Mapped[date | None] = nee()
    terugkoppeling_wijze: Mapped[str | None] = nee()
    afsluitdatum: Mapped[date | None] = nee()
    bewaren_tot: Mapped[date | None] = nee()
    bewaren_grond: Mapped[str | None] = nee()
    versie: Mapped[int] = nee()
    # Two that the database keeps by itself (migration 0004), so that a list of any size is a walk along an index:
    eerste_uiterlijk: Mapped[date | None] = herleidbaar()  # of its open termijnen the first
    ook_functie: Mapped[str | None] = herleidbaar()  # of a beklaagde besides beklaagde_functie; MEER when of several

    __table_args__ = (
        partial("ix_zaak_open_organisatie_stage", "organisatie", "stage", "ontvangen_op", "id", where=_OPEN),
        *(
            partial(f"ix_zaak_eerst_organisatie_{name}", "organisatie", name, "eerste_uiterlijk", "id", where=_RUNS)
            for name in ("stage", "beklaagde_functie")
        ),
        sa.Index("ix_zaak_behandelaar_stage", "behandelaar", "stage", "ontvangen_op", "id"),
        sa.Index("ix_zaak_ontvangen_op", "ontvangen_op", "id"),
        partial("ix_zaak_open", "ontvangen_op", "id", where=_OPEN),
        partial("ix_zaak_eerst", "eerste_uiterlijk", "id", where=_RUNS),
        *(partial(f"ix_zaak_eerst_{name}", name, "eerste_uiterlijk", "id", where=_RUNS) for name in _BY),
        *(partial(f"ix_zaak_open_{name}", name, "ontvangen_op", "id", where=_OPEN) for name in _BY),
        sa.Index("ix_zaak_beklaagde_functie", "beklaagde_functie", "ontvangen_op", "id"),
        partial("ix_zaak_ook_functie", "ook_functie", "afsluitdatum", "id", where=_ALSO),
        partial("ix_zaak_ook_functie_ontvangen", "ook_functie", "ontvangen_op", "id", where=_ALSO),
    )
    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own name for it


class Betrokkene(Base):
    """A person in a zaak, by role; who they are is in inhoud."""

    __tablename__ = "betrokkene"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    rol: Mapped[Rol] = nee()
    hoedanigheid: Mapped[str | None] = herleidbaar()
    soort: Mapped[str | None] = herleidbaar()
    functie: Mapped[str | None] = herleidbaar()
    machtiging: Mapped[str | None] = herleidbaar()
    voorkeur: Mapped[str | None] = nee()
    voicemail: Mapped[bool | None] = nee()
    medewerker: Mapped[str | None] = herleidbaar()  # the account of a beklaagde, linked by staff (T8)
    geinformeerd_op: Mapped[datetime | None] = nee()


class Klachtonderdeel(Base):
    """One point of a klacht, with its own aard and uitspraak."""

    __tablename__ = "klachtonderdeel"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    volgnr: Mapped[int] = nee()
    beklaagde_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("betrokkene.id"))
    gebeurtenis_van: Mapped[date | None] = herleidbaar()
    gebeurtenis_tot: Mapped[date | None] = herleidbaar()
    gebeurtenis_precisie: Mapped[Precisie] = nee()
    aard: Mapped[list[Any]] = nee()  # several, the first is the main one (D3)
    uitspraak: Mapped[Uitspraak | None] = nee()
    versie: Mapped[int] = nee()

    __table_args__ = (sa.UniqueConstraint("zaak_id", "volgnr"),)
    __mapper_args__ = {"version_id_col": versie}  # noqa: RUF012 - SQLAlchemy's own name for it


class Stap(Base):
    """Something that was done in a zaak (an id of the regulation's procedure), when and by whom; words in inhoud."""

    __tablename__ = "stap"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    soort: Mapped[str] = nee()
    op: Mapped[datetime] = herleidbaar()
    actor: Mapped[str] = herleidbaar()
    van_stage: Mapped[str | None] = nee()
    naar_stage: Mapped[str | None] = nee()
    rol: Mapped[str | None] = nee()  # in which rol it was done
    versie: Mapped[int | None] = nee()  # of the zaak after it: their order; None for what changed no zaak


class Termijn(Base):
    """A promised date and all that explains it; a moved one is a new row that names the old one."""

    __tablename__ = "termijn"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    rule: Mapped[str] = nee()
    artikel: Mapped[str | None] = nee()
    start: Mapped[date] = herleidbaar()
    kalender: Mapped[Kalender] = nee()
    uiterlijk: Mapped[date] = herleidbaar()
    streef: Mapped[date | None] = herleidbaar()
    wettelijk: Mapped[date | None] = herleidbaar()
    overgeslagen: Mapped[list[Any]] = nee()
    eigenaar: Mapped[str | None] = nee()
    bewaker: Mapped[str | None] = nee()
    vervangt_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("termijn.id"))
    verplaatst_door: Mapped[str | None] = herleidbaar()
    verplaatst_op: Mapped[datetime | None] = herleidbaar()
    reden_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("inhoud.id"))
    vervallen_op: Mapped[datetime | None] = nee()
    gehaald_op: Mapped[datetime | None] = herleidbaar()

    __table_args__ = (
        partial("ix_termijn_open", "uiterlijk", "id", where="gehaald_op IS NULL AND vervallen_op IS NULL"),
    )


class Oordeel(Base):
    """A judgment of one onderdeel or of the whole; its motivering is in inhoud (X31)."""

    __tablename__ = "oordeel"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    onderdeel_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("klachtonderdeel.id"))
    uitspraak: Mapped[Uitspraak] = nee()
    getoetst_aan: Mapped[str | None] = nee()
    bemiddelbaar: Mapped[bool | None] = nee()
    op: Mapped[datetime] = herleidbaar()
    actor: Mapped[str] = herleidbaar()


class Maatregel(Base):
    """What will be done, by which role, until when; what exactly is in inhoud (X32)."""

    __tablename__ = "maatregel"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    oordeel_id: Mapped[UUID | None] = herleidbaar(sa.ForeignKey("oordeel.id"))
    wie: Mapped[str] = herleidbaar()
    uiterlijk: Mapped[date | None] = herleidbaar()
    gereed_op: Mapped[date | None] = nee()
    stap: Mapped[UUID | None] = herleidbaar()  # what decided it
    vervallen_op: Mapped[datetime | None] = nee()  # it holds no more: nobody was told of it, or it was replaced

    __table_args__ = (partial("ix_maatregel_open", "uiterlijk", "zaak_id", where=_TO_DO),)


class Afspraak(Base):
    """A talk that a stap agreed on: its day, and the time where that was said as one; where it is lies in inhoud."""

    __tablename__ = "afspraak"
    stap: Mapped[UUID] = herleidbaar(sa.ForeignKey("stap.id"), primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    dag: Mapped[date] = herleidbaar()
    tijd: Mapped[str | None] = herleidbaar(sa.String(5))  # as 09:30


class Toestemming(Base):
    """A choice about one scope, on one exact text; taking it back is a date beside it, never a change of it (K49)."""

    __tablename__ = "toestemming"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    reikwijdte: Mapped[str] = nee()
    ontvanger: Mapped[str | None] = nee()
    tekst_digest: Mapped[str] = nee(sa.String(80))
    keuze: Mapped[Keuze] = nee()
    op: Mapped[datetime] = herleidbaar()
    ingetrokken_op: Mapped[datetime | None] = herleidbaar()


class Gebeurtenis(Base):
    """What happened, in order and for ever: no names, no words; outlives its zaak, so it has no foreign key."""

    __tablename__ = "gebeurtenis"
    volgnr: Mapped[int] = nee(sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True)
    op: Mapped[datetime] = herleidbaar()
    zaak_id: Mapped[UUID | None] = herleidbaar(index=True)
    actor: Mapped[str] = herleidbaar()
    namens: Mapped[str | None] = herleidbaar()
    wat: Mapped[str] = nee()
    code: Mapped[str | None] = nee()

    __table_args__ = (
        partial("ix_gebeurtenis_account", "actor", "code", "volgnr", where="zaak_id IS NULL"),
        partial("ix_gebeurtenis_geopend", "actor", "zaak_id", "volgnr", where="wat = 'inhoud geopend'"),
        partial("ix_gebeurtenis_code", "code", where=f"wat = '{CODE_VERVANGEN}'"),
        {"sqlite_autoincrement": True},
    )


class Inhoud(Base):
    """All text of or about persons: of which row, what it is, closed by `seal`; a changed text is a new versie."""

    __tablename__ = "inhoud"
    id: Mapped[UUID] = herleidbaar(primary_key=True)
    zaak_id: Mapped[UUID] = herleidbaar(sa.ForeignKey("zaak.id"), index=True)
    row: Mapped[UUID] = herleidbaar()
    kind: Mapped[str] = nee()
    versie: Mapped[int] = nee()
    format: Mapped[int] = nee(sa.SmallInteger)
    blob: Mapped[bytes] = ja()
    actor: Mapped[str] = herleidbaar()
    op: Mapped[datetime] = herleidbaar()

    __table_args__ = (sa.UniqueConstraint("row", "kind", "versie"),)


class Telling(Base):
    """Something that is only counted, without a person; its key (from a code, or random) makes it count once (K09)."""

    __tablename__ = "telling"
    key: Mapped[UUID] = nee(primary_key=True)
    wat: Mapped[str] = nee()
    organisatie: Mapped[str | None] = nee()
    maand: Mapped[str] = nee(sa.String(7))
