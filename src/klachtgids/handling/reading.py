# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Seeing zaken: lists of what is in the open, and one zaak with or without its words.

Invariant: who may not see a zaak is told the same as when it is not there; each refusal is written down. Words are
opened by `Register.contents` alone, which first writes that it happened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from klachtgids.handling.desk import Desk
from klachtgids.handling.toegang import Actie, Besluit, bereik, mag
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.regeling.zaakbeeld import Mag, Refusal, Wie, ZaakBeeld
from klachtgids.register.filing import Tekst
from klachtgids.register.zaakstand import LARGEST_PAGE, ZaakKop, Zaakstand, Zoek

GEWEIGERD = "geweigerd"
ONBEKEND = "zaak_onbekend"


@dataclass(frozen=True, slots=True)
class Geopend:
    """A zaak as somebody sees it: how it stands, what they may do now, what waits and why, and its words if opened."""

    stand: Zaakstand
    mogelijk: tuple[Mag, ...]
    niet_nu: tuple[tuple[str, Refusal], ...]
    teksten: tuple[Tekst, ...] | None = None
    geen_inhoud: Refusal | None = None


def list_zaken(
    desk: Desk, actor: Wie, zoek: Zoek, ook: Callable[[ZaakKop], bool] = lambda _: True
) -> tuple[ZaakKop, ...]:
    """One page of the zaken that somebody may see, by what is in the open; the last row leads to the next page.

    `ook`: what else must hold of each.
    """
    reach = bereik(desk.toegang, actor)
    found: list[ZaakKop] = []
    if actor.medewerker is None or not actor.organisaties:
        return ()
    asked = max(1, min(zoek.aantal, LARGEST_PAGE))
    zoek = replace(zoek, aantal=asked)
    while True:
        page = desk.zaken.lijst(zoek, reach)
        found += [kop for kop in page if ook(kop) and in_list(desk, actor, kop)]
        if len(page) < zoek.aantal or len(found) >= asked:
            return tuple(found[:asked])
        zoek = replace(zoek, na=page[-1], aantal=LARGEST_PAGE)


def in_list(desk: Desk, actor: Wie, kop: ZaakKop) -> bool:
    """Whether somebody may see this zaak in a list."""
    return mag(desk.toegang, actor, "lijst", _beeld(desk, kop)).mag


def find_zaak(desk: Desk, actor: Wie, nummer: str) -> UUID | Refusal:
    """The id of the zaak with this nummer, for who may see it; else the same as when there is none."""
    zaak = desk.zaken.vind(nummer)
    if zaak is None:
        return desk.refusal(ONBEKEND)
    found = seen(desk, actor, zaak)
    return found if isinstance(found, Refusal) else zaak


def open_zaak(desk: Desk, actor: Wie, zaak: UUID, *, inhoud: bool = False) -> Geopend | Refusal:
    """One zaak with what may be done to it; with `inhoud` also its words, where this person may read them."""
    stand = seen(desk, actor, zaak)
    if isinstance(stand, Refusal):
        return stand
    procedure = desk.procedures.voor(stand.beeld)
    teksten: tuple[Tekst, ...] | None = None
    refused: Refusal | None = None
    if inhoud:
        besluit = mag(desk.toegang, actor, "inhoud", stand.beeld)
        if besluit.mag:
            teksten = desk.register.contents(zaak, actor=str(actor.medewerker), reason="behandeling")
        else:
            refused = denied(desk, actor, zaak, besluit)
    may = tuple(one for one in procedure.mogelijk(stand.beeld, actor) if allowed(desk, actor, one.handeling, stand).mag)
    waits = procedure.niet_nu(stand.beeld, actor)
    return Geopend(
        stand,
        may,
        tuple((name, why) for name, why in waits if allowed(desk, actor, name, stand).mag),
        teksten,
        refused,
    )


def seen(desk: Desk, actor: Wie, zaak: UUID) -> Zaakstand | Refusal:
    """The zaak as it stands, for who may see it in a list; else that it is unknown, whatever the reason."""
    stand = desk.zaken.stand(zaak, desk.vandaag())
    if stand is None:
        return desk.refusal(ONBEKEND)
    besluit = mag(desk.toegang, actor, "lijst", stand.beeld)
    if besluit.mag:
        return stand
    denied(desk, actor, zaak, besluit)
    return desk.refusal(ONBEKEND)


def allowed(desk: Desk, actor: Wie, handeling: str, stand: Zaakstand) -> Besluit:
    """Whether the matrix lets somebody do this kind of thing with this zaak."""
    from klachtgids.handling.toegang import actie_of

    actie: Actie = actie_of(desk.toegang, stand.kop.organisatie, handeling)
    return mag(desk.toegang, actor, actie, stand.beeld)


def denied(desk: Desk, actor: Wie, zaak: UUID, besluit: Besluit) -> Refusal:
    """Write a refusal down in a transaction of its own (security.md 4.8), and say it."""
    reason = besluit.reden or "geen_toegang"
    desk.zaken.note(GEWEIGERD, actor=str(actor.medewerker), zaak=zaak, code=reason)
    return desk.refusal(reason, besluit.artikel, besluit.wet)


def _beeld(desk: Desk, kop: ZaakKop) -> ZaakBeeld:
    """As much of a zaak as a list knows; enough to say who may see it there."""
    return ZaakBeeld(
        organisatie=kop.organisatie,
        soort=kop.soort.value,
        fase=kop.fase,
        ontvangen_op=wettelijke_dag(kop.ontvangen_op),
        vandaag=desk.vandaag(),
        functies=kop.functies,
        behandelaar=kop.behandelaar,
        beklaagden=kop.beklaagden,
        betrokkenen=kop.betrokkenen,
    )
