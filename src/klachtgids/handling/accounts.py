# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works at the desk: making accounts, and letting somebody in by their password.

Invariant: whoever is not let in is told one thing, whatever was wrong, after the same work; it is written down.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from klachtgids import password
from klachtgids.handling.desk import Desk
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.medewerkers import AANMELDEN_MISLUKT, Account, AccountFault
from klachtgids.words.clean import line, stored

BEHEER: Final = "beheer"
GEHEIMHOUDING: Final = "geheimhouding beloofd"
_FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 60
_REMEMBERED: Final = timedelta(minutes=15)
_ACCOUNT: Final = re.compile(r"[a-z][a-z0-9._-]{1,63}", re.ASCII)


def enter(desk: Desk, account: str, wachtwoord: str) -> Wie | Refusal:
    """Somebody by account and password; `medewerker_onbekend` for a wrong one, one that is off, and none."""
    if password.holds(desk.medewerkers.hash_of(account), wachtwoord):
        found = desk.medewerkers.get(account)
        if found is not None and found.actief:
            return found.wie
    desk.zaken.note(AANMELDEN_MISLUKT, actor=_known(desk, account))
    return desk.refusal("medewerker_onbekend")


def wait_before(desk: Desk, account: str) -> int:
    """Seconds to wait before the next try: none at first, then ever longer, up to a minute, whoever tries (T16)."""
    now = desk.clock()
    times, last = desk.medewerkers.failed_logins(_known(desk, account), now - _REMEMBERED)
    if times < _FREE_TRIES or last is None:
        return 0
    wait = min(_LONGEST_WAIT, 1 << (times - _FREE_TRIES + 1))
    return max(0, wait - int((now - last).total_seconds()))


def promise_secrecy(desk: Desk, actor: Wie) -> None:
    """Write down that this person was told to keep silent about what they see, and accepted it (X59, K48)."""
    desk.zaken.note(GEHEIMHOUDING, actor=str(actor.medewerker))


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


def _known(desk: Desk, account: str) -> str:
    """The name under which a failed login is written down: what somebody typed by mistake is never kept."""
    return account if desk.medewerkers.get(account) else "onbekend"


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
