# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Around a letter: who sends it, whose address is on it, and who signs.

Invariant: nobody signs for another. Under a letter stands who handled it (C12), or a rol without a name.
"""

from __future__ import annotations

from klachtgids.handling.briefcontact import adres_van
from klachtgids.handling.briefgaten import namen_beklaagden
from klachtgids.handling.briefwegen import bereiken, extern
from klachtgids.handling.briefzaak import NIEMAND, Toen
from klachtgids.regeling.procedure_models import BEHANDELAAR
from klachtgids.register.medewerkers import Account
from klachtgids.register.terms import Rol
from klachtgids.words.letters import Sender, Signer


def afzender(toen: Toen) -> Sender:
    """The organisation, with its postal address but for its name, which stands above it."""
    here = toen.regelingen.organisatie(toen.organisatie)
    post = bereiken(here.naam, here.post)
    return Sender(here.naam, tuple((post or "").splitlines()), here.email, here.telefoon or None)


def ondertekenaar(toen: Toen) -> Signer:
    """Who handled it, who did it, or the rol that the procedure names; its name only where that person did it."""
    doer, rol = toen.gedaan_door
    tekent = toen.rij.tekent
    if tekent == BEHANDELAAR:
        doer = toen.account(toen.behandelaar)
        rol = toen.rol_van(doer)
    elif tekent is not None:
        doer = doer if doer is not None and tekent in doer.rollen else None
        rol = tekent
    elif doer is None:
        doer = toen.account(toen.behandelaar)
        if doer is not None and doer.id == toen.rij.aan:
            doer = None  # nobody writes to themselves
        rol = _bureau(toen) if doer is None else toen.rol_van(doer)
    return Signer(None if doer is None else doer.aanduiding, toen.rolnaam(rol) or toen.regeling.naam)


def post_aan(toen: Toen) -> tuple[str, ...]:
    """The address of the reader by lines: where the klager lives or else is mailed; for others who they are at work.

    The postbus of an organisatie is that of who handles klachten: a letter to a colleague is handed over.
    """
    at_work = (toen.regelingen.organisatie(toen.organisatie).naam,)
    if toen.lezer == "klager":
        return _klager(toen)
    if toen.lezer == "beklaagde":
        found = namen_beklaagden(toen)
        return (toen.woorden["bureau_brief_persoonlijk"].u, *(found if len(found) == 1 else ()), *at_work)
    if toen.lezer == "loket":
        loket = extern(toen)
        return (
            () if loket is None else (loket.naam, *(bereiken(loket.naam, loket.post) or loket.email or "").splitlines())
        )
    if toen.lezer == "medewerker":
        named = toen.tekst(toen.stand.kop.id, "compliment.aan")
        return (*(() if named is None or named in NIEMAND else (named,)), *at_work)
    return (*_collega(toen, toen.account(toen.rij.aan)), *at_work)


def _klager(toen: Toen) -> tuple[str, ...]:
    person = toen.rij.aan_id or toen.persoon(Rol.INDIENER, Rol.KLAGER)
    naam, email = (toen.tekst(person, kind) for kind in ("naam", "e-mail"))
    return (*([naam] if naam else []), *(adres_van(toen, person) or ([email] if email else [])))


def _collega(toen: Toen, account: Account | None) -> tuple[str, ...]:
    rol = toen.rolnaam(toen.rij.aan if account is None else toen.rol_van(account))
    name = () if account is None else (account.aanduiding,)
    return (*name, *(() if rol is None else (rol.u,)))


def _bureau(toen: Toen) -> str | None:
    """The rol that takes zaken in."""
    rollen = toen.desk.toegang.rollen_of(toen.organisatie)
    return next((rol for rol, one in rollen.items() if one.groep == "coordinatie"), None)
