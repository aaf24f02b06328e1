# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What crosses to and from the register: plain frozen values, as whoever files them made them.

Invariant: a filing is complete in itself. Its rows have ids derived from its filing key, so the same filing made twice
is the same rows; all text of or about persons is in `teksten`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID, uuid5

from klachtgids.register.terms import Kalender, Kanaal, Keuze, Precisie, Rol, Soort

if TYPE_CHECKING:
    from klachtgids.regeling.termijn import Termijn


def row_id(filing_key: UUID, *path: str) -> UUID:
    """The id of one row of a filing, by what it is: `row_id(key, "betrokkene", "klager")`; no path: the zaak itself."""
    return uuid5(filing_key, "/".join(("zaak", *path)))


@dataclass(frozen=True, slots=True)
class Wanneer:
    """When something happened, as exactly as the person knows: first and last possible day, and the precision."""

    van: date | None = None
    tot: date | None = None
    precisie: Precisie = Precisie.ONBEKEND


@dataclass(frozen=True, slots=True)
class Elders:
    """Where else the matter lies: `waar` and `fase` (advies, behandeling) are terms of the dialogue (X47)."""

    waar: str
    fase: str | None = None
    sinds: date | None = None


ANTWOORD = "antwoord"
"""The `voorkeur` of who gets the answer."""


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """A person in a zaak, by role; name, address and words are `Tekst` rows with this id as `row`.

    `hoedanigheid`, `soort` (X04) and `functie` are terms of the dialogue; `machtiging` says on what acting for another
    rests, `voorkeur` is `antwoord` for who gets the answer, `voicemail` whether a message may be left there.
    """

    id: UUID
    rol: Rol
    hoedanigheid: str | None = None
    soort: str | None = None
    functie: str | None = None
    machtiging: str | None = None
    voorkeur: str | None = None
    voicemail: bool | None = None


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One point of a klacht, judged on its own; about whom is an id of `betrokkenen`."""

    id: UUID
    volgnr: int
    wanneer: Wanneer = field(default_factory=Wanneer)
    beklaagde: UUID | None = None


@dataclass(frozen=True, slots=True)
class Tekst:
    """A text of or about a person: which row it belongs to, what it is ("naam", "e-mail", "wat", "wens"), the words."""

    row: UUID
    kind: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Toestemming:
    """A choice about one scope, with the digest of the exact text it was given on (K49)."""

    id: UUID
    reikwijdte: str
    tekst_digest: str
    keuze: Keuze
    op: datetime
    ontvanger: str | None = None


@dataclass(frozen=True, slots=True)
class Overgeslagen:
    dag: date
    naam: str


@dataclass(frozen=True, slots=True)
class TermijnRij:
    """A date that was promised, with all that explains it: rule, article, start, calendar, days skipped by name."""

    id: UUID
    rule: str
    artikel: str | None
    start: date
    kalender: Kalender
    uiterlijk: date
    streef: date | None = None
    wettelijk: date | None = None
    eigenaar: str | None = None
    bewaker: str | None = None
    overgeslagen: tuple[Overgeslagen, ...] = ()


def termijn_rij(row: UUID, termijn: Termijn) -> TermijnRij:
    """The row, with this id, of a date that a regeling worked out."""
    return TermijnRij(
        id=row,
        rule=termijn.id,
        artikel=termijn.artikel or termijn.wet,
        start=termijn.start,
        kalender=Kalender(termijn.kalender),
        uiterlijk=termijn.uiterlijk,
        streef=termijn.streef,
        wettelijk=termijn.wettelijk,
        eigenaar=termijn.eigenaar,
        bewaker=termijn.bewaker,
        overgeslagen=tuple(Overgeslagen(each.dag, each.naam.u) for each in termijn.overgeslagen),
    )


@dataclass(frozen=True, slots=True)
class BerichtRij:
    """A message to be sent: the id of its template, the way it goes, and to whom (an id of `betrokkenen`)."""

    id: UUID
    sjabloon: str
    kanaal: str
    aan: UUID | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """One zaak as it is filed; `ontvangen_op` is the moment of sending and starts every termijn (design.md 3).

    `body_hash` tells the same filing from another under the same key; `hashed` fills it.
    """

    filing_key: UUID
    soort: Soort
    kanaal: Kanaal
    regeling: str
    regeling_versie: str
    organisatie: str
    dialogen_versie: str
    ontvangen_op: datetime
    body_hash: bytes = b""
    stage: str = "ontvangen"
    onderwerp: str | None = None
    wanneer: Wanneer = field(default_factory=Wanneer)
    hoedanigheid: str | None = None
    leeftijdsgroep: str | None = None
    te_laat: bool | None = None
    veiligheid: bool = False
    taal: str = "nl"
    tolk: str | None = None
    beklaagde_soort: str | None = None
    beklaagde_functie: str | None = None
    locatie: str | None = None
    besproken: tuple[str, ...] = ()
    elders: tuple[Elders, ...] = ()
    hoofdzaak: UUID | None = None
    betrokkenen: tuple[Betrokkene, ...] = ()
    onderdelen: tuple[Onderdeel, ...] = ()
    teksten: tuple[Tekst, ...] = ()
    toestemmingen: tuple[Toestemming, ...] = ()
    termijnen: tuple[TermijnRij, ...] = ()
    berichten: tuple[BerichtRij, ...] = ()

    @property
    def id(self) -> UUID:
        """The id of the zaak."""
        return row_id(self.filing_key)


@dataclass(frozen=True, slots=True)
class Count:
    """Something that is only counted, without a person (K09): its key makes that it counts once."""

    key: UUID
    wat: str
    organisatie: str | None
    maand: str


@dataclass(frozen=True, slots=True)
class Filed:
    """What the register made of a filing; the same filing gives an equal one each time."""

    filing_key: UUID
    zaak: UUID
    nummer: str
    soort: Soort
    organisatie: str
    ontvangen_op: datetime
    geregistreerd_op: datetime


@dataclass(frozen=True, slots=True)
class Sending:
    """Everything one sending files, in one transaction."""

    filings: tuple[Filing, ...]
    counts: tuple[Count, ...] = ()
    actor: str = "klager"


_NOT_SAID = frozenset(
    {"body_hash", "ontvangen_op", "kanaal", "dialogen_versie", "stage", "te_laat", "termijnen", "berichten"}
)
_NOTHING: frozenset[str] = frozenset()


def hashed(filing: Filing, key: bytes) -> Filing:
    """The filing with its body hash: an HMAC under the conversation's key over what the person said and chose.

    What the machine adds (moment, channel, what is late by now, dates, messages) is left out: sent again from another
    front or an hour later it is the same filing, with the first one's moment. What was not answered is left out too,
    so that a question that a later version adds does not make an old filing another one. Without the key the hash says
    nothing about the text.
    """
    canonical = json.dumps(_given(filing, _NOT_SAID), sort_keys=True, default=_said).encode("ascii")
    return replace(filing, body_hash=hmac.digest(key, canonical, hashlib.sha256))


def _said(value: Any) -> Any:
    """What JSON does not know: a part of a filing by what was given of it, anything else as it is written."""
    return _given(value) if is_dataclass(value) else str(value)


def _given(part: Any, but: frozenset[str] = _NOTHING) -> dict[str, Any]:
    kind: Any = type(part)
    given = ((name, getattr(part, name)) for name in _names_of(kind) if name not in but)
    return {name: one for name, one in given if one or one not in (None, "", ())}


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass, but the moment of a choice."""
    return tuple(one.name for one in fields(kind) if one.name != "op")


def dump(sending: Sending) -> bytes:
    """A sending as bytes, to be sealed while it waits for the register."""
    return cast("bytes", _adapter().dump_json(sending))


def load(data: bytes) -> Sending:
    """What `dump` made, or ValueError."""
    return cast("Sending", _adapter().validate_json(data))


@cache
def _adapter() -> Any:
    """Built at the first use: who never waits does not load pydantic for it."""
    from pydantic import ConfigDict, TypeAdapter, with_config

    known = with_config(ConfigDict(ser_json_bytes="hex", val_json_bytes="hex", extra="forbid"))
    return TypeAdapter(known(Sending))
