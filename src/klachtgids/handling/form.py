# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a form asks for one zaak: each field with its choices, what cannot be chosen and why, and what is known already.

Invariant: nothing here keeps anything, and what a form refuses is refused by the same guard when it is sent anyway.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from klachtgids.handling.choices import Frame, Keus, keuzes_for, known_pieces
from klachtgids.handling.desk import Desk
from klachtgids.handling.gegevens import read_gegevens
from klachtgids.handling.reading import allowed
from klachtgids.handling.toegang import mag
from klachtgids.regeling.models import Stuk
from klachtgids.regeling.procedure_models import Veldsoort, Vraagregel
from klachtgids.regeling.velden import Fout, controleer_gegevens
from klachtgids.regeling.zaakbeeld import Mag, Refusal, Verplaatsing, Wie
from klachtgids.register.filing import Tekst
from klachtgids.register.zaakstand import Zaakstand
from klachtgids.words.wording import Text

Invulsoort: TypeAlias = Veldsoort | Literal["termen"]
"""The kinds of field of the procedures, and fixed terms of which several can hold, the first the main one."""

_READS = frozenset({"oordelen", "maatregel", "stukken"})
"""Kinds of field that show words of the zaak."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A klachtonderdeel to judge: its number, and the klager's words where they may be read."""

    id: str
    volgnr: int
    tekst: str | None = None


@dataclass(frozen=True, slots=True)
class InvulStuk:
    """A piece that `loket` asks for, and what the zaak knows of it already."""

    id: str
    loket: str
    vraag: Text
    tekst: str = ""


@dataclass(frozen=True, slots=True)
class Invulveld:
    """One field: what it is called, whether it must be filled in, and what there is to choose from.

    `dag` bounds a datum; `delen` are judged one by one, with `keuzes` for each; `stukken` go with the chosen loket;
    `nummer` tells apart fields of the same name, one for each onderdeel.
    """

    veld: str
    soort: Invulsoort
    naam: Text
    hulp: Text | None = None
    verplicht: bool = True
    liever_niet: bool = False
    dag: Literal["geweest", "komt"] | None = None
    keuzes: tuple[Keus, ...] = ()
    delen: tuple[Deel, ...] = ()
    stukken: tuple[InvulStuk, ...] = ()
    nummer: int | None = None
    begin: Any = None
    """What is filled in before anybody types, in the shape that the field gives."""


@dataclass(frozen=True, slots=True)
class Formulier:
    """What is asked, in order, and for what this warns beforehand; `regeling` is the name before an article."""

    naam: Text
    regeling: str
    velden: tuple[Invulveld, ...]
    uitleg: Text | None = None
    artikel: str | None = None
    wet: str | None = None
    waarschuwingen: tuple[Refusal, ...] = ()


def make_form(desk: Desk, actor: Wie, stand: Zaakstand, may: Mag, teksten: Sequence[Tekst] | None = None) -> Formulier:
    """The form of something that this person may do now.

    `teksten` are the words of the zaak when they lie open already; else a form that shows words opens them, for who may
    read them, and that is written down.
    """
    frame = Frame.of(desk, actor, stand, may.handeling)
    asked = [(regel, frame.algemeen.veld[regel.veld]) for regel in may.vraagt]
    if teksten is None and any(veld.soort in _READS for _, veld in asked):
        read = mag(desk.toegang, actor, "inhoud", stand.beeld).mag
        teksten = (
            desk.register.contents(stand.kop.id, actor=str(actor.medewerker), reason="behandeling") if read else ()
        )
    texts = tuple(teksten or ())
    handeling = frame.handeling
    return Formulier(
        naam=may.naam,
        regeling=desk.regelingen.regeling_of(stand.kop.organisatie).naam,
        velden=tuple(_field(frame, regel, texts) for regel, _ in asked),
        uitleg=may.uitleg,
        artikel=handeling.artikel,
        wet=handeling.wet,
        waarschuwingen=may.waarschuwingen,
    )


def check_form(
    desk: Desk, actor: Wie, stand: Zaakstand, handeling_id: str, gegevens: Mapping[str, Any]
) -> Verplaatsing | tuple[Refusal, ...]:
    """What would follow, or everything that keeps it from being sent, each with the field it is about where it has one.

    It looks at `stand` only: what another did meanwhile is told when it is sent.
    """
    frame = Frame.of(desk, actor, stand, handeling_id)
    handeling = frame.handeling
    given = read_gegevens(desk, handeling, gegevens, handeling)
    if isinstance(given, Refusal):
        return (given,)
    faults = tuple(frame.refusal(fault.reason, veld=fault.veld) for fault in _faults(frame, given))
    if faults:
        return faults
    found = frame.procedure.besluit(handeling_id, stand.beeld, actor, given)
    if isinstance(found, Refusal):
        return (found if found.veld else replace(found, veld=frame.veld_of(found.reason, given)),)
    return found


def may_now(desk: Desk, actor: Wie, stand: Zaakstand, handeling_id: str) -> Mag | Refusal:
    """Whether this person may still do this, on another sight of the zaak than before; else why not."""
    procedure = desk.procedures.voor(stand.beeld)
    for one in procedure.mogelijk(stand.beeld, actor):
        if one.handeling == handeling_id and allowed(desk, actor, handeling_id, stand).mag:
            return one
    waits = dict(procedure.niet_nu(stand.beeld, actor))
    return waits.get(handeling_id) or desk.refusal("niet_in_deze_fase")


def _field(frame: Frame, regel: Vraagregel, teksten: Sequence[Tekst]) -> Invulveld:
    veld = frame.algemeen.veld[regel.veld]
    words = {(one.row, one.kind): one.text for one in teksten}
    stand = frame.stand
    delen: tuple[Deel, ...] = ()
    stukken: tuple[InvulStuk, ...] = ()
    if veld.soort == "oordelen":
        delen = tuple(Deel(str(one.id), one.volgnr, words.get((one.id, "wat"))) for one in stand.onderdelen)
    if veld.soort == "stukken":
        stukken = tuple(_piece(frame, one, teksten) for one in frame.regeling.stuk)
    return Invulveld(
        veld=regel.veld,
        soort=veld.soort,
        naam=veld.naam,
        hulp=veld.hulp,
        verplicht=regel.verplicht,
        liever_niet=regel.liever_niet,
        dag=veld.dag,
        keuzes=keuzes_for(frame, regel, words),
        delen=delen,
        stukken=stukken,
    )


def _piece(frame: Frame, stuk: Stuk, teksten: Sequence[Tekst]) -> InvulStuk:
    return InvulStuk(stuk.id, stuk.loket, stuk.vraag, "\n".join(known_pieces(frame.stand, stuk.uit, teksten)))


def _faults(frame: Frame, given: Mapping[str, Any]) -> list[Fout]:
    """Every field that is missing or wrong by itself, in the order of the form; then those that were not asked."""
    vraagt = frame.handeling.vraagt
    found: list[Fout] = []
    for regel in vraagt:
        one = {regel.veld: given[regel.veld]} if regel.veld in given else {}
        fault = controleer_gegevens((regel,), frame.algemeen, one, frame.stand.beeld)
        if isinstance(fault, Fout):
            found.append(fault)
    asked = {regel.veld for regel in vraagt}
    return found + [Fout("veld_onbekend", name) for name in given if name not in asked]
