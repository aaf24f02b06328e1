# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Doing something to a zaak: one step at a time, decided by the procedure of its regeling and kept in one transaction.

Invariant: what the regeling forbids cannot be kept; every refusal names its source where it has one, and who acts on
what another changed meanwhile is told, and shown what was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID, uuid5

from klachtgids.handling.desk import Desk
from klachtgids.handling.gegevens import read_gegevens
from klachtgids.handling.reading import allowed, denied, seen
from klachtgids.handling.toegang import mag
from klachtgids.regeling.procedure_models import BEHANDELAAR, KLAGER, Handeling
from klachtgids.regeling.termijn import Termijn, termijnen_vanaf
from klachtgids.regeling.terms import Soort as TermijnSoort
from klachtgids.regeling.vraag import voor_wie
from klachtgids.regeling.zaakbeeld import Refusal, Verplaatsing, Wie
from klachtgids.register.filing import Betrokkene as Persoon
from klachtgids.register.filing import Filing, Onderdeel, Tekst, hashed, row_id, termijn_rij
from klachtgids.register.gevolgen import Gevolg
from klachtgids.register.terms import Kanaal, Relatie, Rol, Soort
from klachtgids.register.zaakstand import GedaneStap, Zaakstand

_NEW = UUID(int=0)
"""For a row that gets its own id from the register."""
AFSLUITING = "afsluiting"
"""The event from which counts how long a zaak is kept; no term of its own that somebody has to meet."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was kept: the zaak's versie after it, the stap, what follows, and the nummer of a deelklacht it made."""

    zaak: UUID
    versie: int
    stap: UUID | None = None
    verplaatsing: Verplaatsing | None = None
    deelklacht: str | None = None


@dataclass(frozen=True, slots=True)
class Veranderd:
    """Somebody else was first: the words for it, how the zaak stands now, and what was done since; nothing is lost.

    What this person wanted to do is with the caller still, to be done again or not.
    """

    refusal: Refusal
    stand: Zaakstand
    intussen: tuple[GedaneStap, ...]


def take_stap(
    desk: Desk, actor: Wie, zaak: UUID, handeling_id: str, gegevens: Mapping[str, Any], *, versie: int | None = None
) -> Done | Refusal | Veranderd:
    """Do something to a zaak, with what its form gives (`gegevens.read_gegevens` says in which shapes).

    `versie` is the one that this person looked at; when the zaak is another by now, `Veranderd`.
    """
    stand = _as_seen(desk, actor, zaak, versie)
    if not isinstance(stand, Zaakstand):
        return stand
    if _handeling(desk, stand, handeling_id) is not None:
        besluit = allowed(desk, actor, handeling_id, stand)
        if not besluit.mag:
            return denied(desk, actor, zaak, besluit)
    return keep_stap(desk, actor, stand, handeling_id, gegevens)


def keep_stap(
    desk: Desk,
    actor: Wie,
    stand: Zaakstand,
    handeling_id: str,
    gegevens: Mapping[str, Any],
    *,
    stap: UUID | None = None,
) -> Done | Refusal | Veranderd:
    """Decide by the procedure and keep it, for who was let in: a medewerker by the matrix, the klager by their code.

    `stap` is the id that it gets; a second one with that id is a fault of the register.
    """
    handeling = _handeling(desk, stand, handeling_id)
    if handeling is not None:
        gegevens = read_gegevens(desk, handeling, gegevens, handeling)
        if isinstance(gegevens, Refusal):
            return gegevens
    found = desk.procedures.voor(stand.beeld).besluit(handeling_id, stand.beeld, actor, gegevens)
    if handeling is None or isinstance(found, Refusal):
        return found if isinstance(found, Refusal) else desk.refusal("handeling_onbekend")
    found = _addressed(desk, stand, found)
    kept = desk.bewaarder.apply(
        stand,
        found,
        _gevolg(desk, stand, found, handeling),
        actor=actor.medewerker or KLAGER,
        op=desk.clock(),
        stap=stap,
    )
    if kept is None:
        return changed_since(desk, desk.zaken.stand(stand.kop.id, desk.vandaag()) or stand, stand.kop.versie)
    return Done(stand.kop.id, kept.versie, kept.stap, found, kept.deelklacht)


def _addressed(desk: Desk, stand: Zaakstand, found: Verplaatsing) -> Verplaatsing:
    """What is for a behandelaar goes to who coordinates, as long as nobody handles the zaak."""
    if stand.kop.behandelaar is not None or BEHANDELAAR in found.gegevens:
        return found
    rollen = desk.toegang.rollen_of(stand.kop.organisatie).items()
    first = next((rol for rol, one in rollen if one.groep == "coordinatie"), BEHANDELAAR)
    berichten = (replace(one, aan=first) if one.aan == BEHANDELAAR else one for one in found.bericht)
    return replace(found, bericht=tuple(berichten))


def _handeling(desk: Desk, stand: Zaakstand, handeling_id: str) -> Handeling | None:
    file = desk.procedures.voor(stand.beeld).file
    return next((one for one in file.handeling if one.id == handeling_id), None)


def link_beklaagde(
    desk: Desk, actor: Wie, zaak: UUID, medewerker: str, *, versie: int | None = None
) -> Done | Refusal | Veranderd:
    """Say that the zaak is about this account: from then on it does nothing with it and sees nothing of it (T8)."""
    return _link(desk, actor, zaak, medewerker, Relatie.BEKLAAGDE, versie)


def link_betrokkene(
    desk: Desk, actor: Wie, zaak: UUID, medewerker: str, *, versie: int | None = None
) -> Done | Refusal | Veranderd:
    """Say that this account took part in what it is about: the same holds for it (X21, K29; Awb 9:7)."""
    return _link(desk, actor, zaak, medewerker, Relatie.BETROKKEN, versie)


def _link(
    desk: Desk, actor: Wie, zaak: UUID, medewerker: str, relatie: Relatie, versie: int | None
) -> Done | Refusal | Veranderd:
    stand = handled(desk, actor, zaak, versie)
    if not isinstance(stand, Zaakstand):
        return stand
    if desk.medewerkers.get(medewerker) is None:
        return desk.refusal("medewerker_onbekend")
    if not desk.bewaarder.link(stand, medewerker, relatie, actor=str(actor.medewerker), op=desk.clock()):
        return changed_since(desk, desk.zaken.stand(zaak, desk.vandaag()) or stand, stand.kop.versie)
    return Done(zaak, stand.kop.versie + 1)


def handled(desk: Desk, actor: Wie, zaak: UUID, versie: int | None) -> Zaakstand | Refusal | Veranderd:
    """The zaak as it stands, for who handles it and saw this versie of it; None: whichever it is."""
    stand = _as_seen(desk, actor, zaak, versie)
    if not isinstance(stand, Zaakstand):
        return stand
    besluit = mag(desk.toegang, actor, "behandelen", stand.beeld)
    return stand if besluit.mag else denied(desk, actor, zaak, besluit)


def _as_seen(desk: Desk, actor: Wie, zaak: UUID, versie: int | None) -> Zaakstand | Refusal | Veranderd:
    stand = seen(desk, actor, zaak)
    if isinstance(stand, Zaakstand) and versie is not None and versie != stand.kop.versie:
        return changed_since(desk, stand, versie)
    return stand


def changed_since(desk: Desk, stand: Zaakstand, versie: int) -> Veranderd:
    """What to tell who looked at this versie while the zaak is another by now."""
    since = tuple(one for one in stand.stappen if one.versie is not None and one.versie > versie)
    return Veranderd(desk.refusal("zaak_veranderd"), stand, since)


def _gevolg(desk: Desk, stand: Zaakstand, found: Verplaatsing, handeling: Handeling) -> Gevolg:
    """What the regeling works out beside the verplaatsing: dates, another organisation, a deelklacht."""
    chosen = found.gegevens.get("organisatie")
    moves = chosen is not None and "zelfde_regeling" in {one.guard for one in handeling.guards}
    organisatie: str = chosen if chosen is not None and moves else stand.kop.organisatie
    dag = found.gegevens.get("datum") or desk.vandaag()
    started: list[Termijn] = []
    kept: list[Termijn] = []
    soort = cast("TermijnSoort", found.soort)
    for event in found.start:
        into = kept if event == AFSLUITING else started
        day = desk.vandaag() if event in (AFSLUITING, "ontvangst") else dag
        for one in termijnen_vanaf(desk.regelingen, organisatie, soort, event, day):
            into.append(replace(one, eigenaar=voor_wie(desk.regelingen, stand.beeld, one.eigenaar)))
    gone: tuple[str, ...] = ()
    if moves:
        # The clocks of another organisation may be others; they count from the same receipt.
        there = termijnen_vanaf(desk.regelingen, organisatie, soort, "ontvangst", stand.beeld.ontvangen_op)
        here = termijnen_vanaf(desk.regelingen, stand.kop.organisatie, soort, "ontvangst", stand.beeld.ontvangen_op)
        started += [one for one in there if one.id not in {each.id for each in here}]
        gone = tuple(one.id for one in here if one.id not in {each.id for each in there})
    until = max(kept, key=lambda one: one.uiterlijk, default=None)
    return Gevolg(
        termijnen=tuple(termijn_rij(_NEW, one) for one in started),
        vervalt=gone,
        organisatie=chosen if moves else None,
        bewaren_tot=None if until is None else until.uiterlijk,
        bewaren_grond=None if until is None else until.artikel or until.wet,
        deelklacht=None if chosen is None or moves else _deelklacht(desk, stand, found, chosen),
    )


def _deelklacht(desk: Desk, stand: Zaakstand, found: Verplaatsing, organisatie: str) -> Filing:
    """A zaak of its own for the other organisation, with its own clocks from now, and the words that staff gave it.

    The klager's own words stay with the first zaak, under which it hangs; nobody copies them without being asked.
    """
    key = uuid5(stand.kop.id, f"deelklacht/{organisatie}/{stand.kop.versie}")
    regeling = desk.regelingen.regeling_of(organisatie)
    soort = cast("TermijnSoort", found.soort)
    part, op = row_id(key, "onderdeel", "1"), desk.clock()
    started = termijnen_vanaf(desk.regelingen, organisatie, soort, "ontvangst", desk.vandaag())
    filing = Filing(
        filing_key=key,
        soort=Soort(found.soort),
        kanaal=Kanaal.BALIE,
        regeling=regeling.id,
        regeling_versie=regeling.versie,
        organisatie=organisatie,
        dialogen_versie="bureau",
        ontvangen_op=op,
        veiligheid=stand.kop.veiligheid,
        hoofdzaak=stand.kop.id,
        betrokkenen=(Persoon(row_id(key, "betrokkene", "klager"), Rol.KLAGER),),
        onderdelen=(Onderdeel(part, 1),),
        teksten=(Tekst(part, "wat", str(found.gegevens.get("tekst", ""))),),
        termijnen=tuple(termijn_rij(row_id(key, "termijn", one.id), one) for one in started),
    )
    return hashed(filing, key.bytes * 2)
