# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works at the desk: making accounts, and letting somebody in by their password.

Invariant: whoever is not let in is told one thing, whatever was wrong, after the same work; it is written down.
"""

from __future__ import annotations

import re
from typing import Final

from klachtgids import password
from klachtgids.handling.desk import Desk
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.medewerkers import Account, AccountFault
from klachtgids.words.clean import line, stored

BEHEER: Final = "beheer"
_ACCOUNT: Final = re.compile(r"[a-z][a-z0-9._-]{1,63}", re.ASCII)


def enter(desk: Desk, account: str, wachtwoord: str) -> Wie | Refusal:
    """Somebody by account and password; `medewerker_onbekend` for a wrong one, one that is off, and none."""
    if password.holds(desk.medewerkers.hash_of(account), wachtwoord):
        found = desk.medewerkers.get(account)
        if found is not None and found.actief:
            return found.wie
    desk.zaken.note("aanmelden mislukt", actor=account if desk.medewerkers.get(account) else "onbekend")
    return desk.refusal("medewerker_onbekend")


def make_account(desk: Desk, account: Account, wachtwoord: str) -> None:
    """Make an account with rollen and organisaties that exist; `AccountFault` names what does not."""
    if not _ACCOUNT.fullmatch(account.id):
        raise AccountFault("Een account is een kort woord: kleine letters, cijfers, punt en streepje.")
    _check(desk, account.rollen, account.organisaties)
    name = line(stored(account.aanduiding))[:80]
    made = Account(account.id, name or account.id, account.rollen, account.organisaties)
    desk.medewerkers.make(made, wachtwoord=_hashed(wachtwoord), actor=BEHEER)


def set_password(desk: Desk, account: str, wachtwoord: str) -> None:
    """Give an account another password."""
    desk.medewerkers.change(account, "wachtwoord gezet", actor=BEHEER, wachtwoord=_hashed(wachtwoord))


def set_active(desk: Desk, account: str, *, actief: bool) -> None:
    """Switch an account on or off; what it did stays."""
    desk.medewerkers.change(account, "account aan" if actief else "account uit", actor=BEHEER, actief=actief)


def _check(desk: Desk, rollen: frozenset[str], organisaties: frozenset[str]) -> None:
    known = {rol for regeling in desk.regelingen.regelingen for rol in regeling.rollen} - {"klager"}
    for name in sorted(rollen - known):
        raise AccountFault(f"De rol {name} bestaat niet. Er is: {', '.join(sorted(known))}.")
    for name in sorted(organisaties):
        if not desk.regelingen.has(name):
            raise AccountFault(f"De organisatie {name} bestaat niet.")


def _hashed(wachtwoord: str) -> bytes:
    if not password.fits(wachtwoord):
        raise AccountFault(f"Een wachtwoord heeft {password.SHORTEST} tot {password.LONGEST} tekens.")
    return password.hashed(wachtwoord)
