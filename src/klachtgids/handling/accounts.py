# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works at the desk: making accounts, and letting somebody in by their password.

Invariant: whoever is not let in is told one thing, whatever was wrong, after the same work; it is written down, and
held against the name in the register itself: starting the program again does not help.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from klachtgids import password
from klachtgids.handling.desk import Desk
from klachtgids.regeling.zaakbeeld import Refusal, Wie
from klachtgids.register.logins import FAILED, IN, Logins
from klachtgids.register.medewerkers import Account, AccountFault
from klachtgids.words.clean import line, stored

BEHEER: Final = "beheer"
GEWIJZIGD: Final = "account gewijzigd"
GEHEIMHOUDING: Final = "geheimhouding beloofd"
_FREE_TRIES: Final = 5
_TOO_FAST: Final = timedelta(minutes=15)
"""So many tries within this time make the next ones wait."""
_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(minutes=15)
_DOUBLINGS: Final = 10
_REMEMBERED: Final = timedelta(days=1)
"""How long tries are held against a name; being let in ends it at once."""
_ACCOUNT: Final = re.compile(r"[a-z][a-z0-9._-]{1,63}", re.ASCII)


def enter(desk: Desk, account: str, wachtwoord: str) -> Wie | Refusal:
    """Somebody by account and password; `medewerker_onbekend` for a wrong one, one that is off, and none.

    After five tries within a quarter of an hour that let nobody in, each next one has to wait, longer and longer, and
    is told so (`aanmelden_wacht`) without a look at the password. It goes the same for a name that is no account.
    """
    now = desk.clock()
    found, kept = desk.medewerkers.get(account), desk.medewerkers.hash_of(account)
    logins = Logins(desk.register, account, known=found is not None)
    may_try = logins.begin(now, now - _REMEMBERED, lambda tries: _wait(tries, now) > timedelta())
    holds = password.holds(kept, wachtwoord)
    if not may_try:
        return desk.refusal("aanmelden_wacht")
    if holds and found is not None and found.actief:
        logins.end(now, IN)
        return found.wie
    logins.end(now, FAILED)
    return desk.refusal("medewerker_onbekend")


def wait_before(desk: Desk, account: str) -> int:
    """Seconds until the next try under this name will be looked at; 0 when it will be at once."""
    now = desk.clock()
    logins = Logins(desk.register, account, known=desk.medewerkers.get(account) is not None)
    return ceil(_wait(logins.since_last_in(now - _REMEMBERED), now).total_seconds())


def _wait(tries: Sequence[datetime], now: datetime) -> timedelta:
    """How long to wait after these tries, oldest first, none of which let anybody in."""
    fast = any(last - first <= _TOO_FAST for first, last in zip(tries, tries[_FREE_TRIES - 1 :], strict=False))
    if not fast:
        return timedelta()
    waits = min(_LONGEST_WAIT, _FIRST_WAIT * (1 << min(len(tries) - _FREE_TRIES, _DOUBLINGS)))
    return max(timedelta(), tries[-1] + waits - now)


def promise_secrecy(desk: Desk, actor: Wie) -> None:
    """Write down that this person was told to keep silent about what they see, and accepted it (X59, K48)."""
    desk.zaken.note(GEHEIMHOUDING, actor=str(actor.medewerker))


def make_account(desk: Desk, account: Account, wachtwoord: str) -> None:
    """Make an account with rollen and organisaties that exist; `AccountFault` names what does not."""
    if not _ACCOUNT.fullmatch(account.id):
        raise AccountFault("Een account is een kort woord: kleine letters, cijfers, punt en streepje.")
    _check(desk, account.rollen, account.organisaties)
    made = Account(account.id, _name(account.aanduiding) or account.id, account.rollen, account.organisaties)
    desk.medewerkers.make(made, wachtwoord=_hashed(wachtwoord), actor=BEHEER)


def set_password(desk: Desk, account: str, wachtwoord: str) -> None:
    """Give an account another password."""
    desk.medewerkers.change(account, "wachtwoord gezet", actor=BEHEER, wachtwoord=_hashed(wachtwoord))


def change_account(
    desk: Desk,
    account: str,
    *,
    aanduiding: str | None = None,
    rollen: frozenset[str] | None = None,
    organisaties: frozenset[str] | None = None,
) -> None:
    """Give an account another name, other rollen or organisaties, each in the place of all that it had.

    The gebeurtenis says which; it holds from the next thing that somebody does under this account.
    """
    _check(desk, rollen or frozenset(), organisaties or frozenset())
    sets: dict[str, frozenset[str] | None] = {"rollen": rollen, "organisaties": organisaties}
    values: dict[str, str | list[str]] = {name: sorted(each) for name, each in sets.items() if each is not None}
    told = [f"{name}: {', '.join(each)}" for name, each in values.items()]
    if aanduiding is not None:
        values["aanduiding"] = _name(aanduiding) or account
        told.append("naam")
    desk.medewerkers.change(account, f"{GEWIJZIGD} ({'; '.join(told)})", actor=BEHEER, **values)


def set_active(desk: Desk, account: str, *, actief: bool) -> None:
    """Switch an account on or off; what it did stays."""
    desk.medewerkers.change(account, "account aan" if actief else "account uit", actor=BEHEER, actief=actief)


def _name(aanduiding: str) -> str:
    """How colleagues call somebody: one line."""
    return line(stored(aanduiding))[:80]


def _check(desk: Desk, rollen: frozenset[str], organisaties: frozenset[str]) -> None:
    known = {rol for regeling in desk.regelingen.regelingen for rol in regeling.rollen} - {"klager"}
    for name in sorted(rollen - known):
        raise AccountFault(f"De rol {name} bestaat niet. Er is: {', '.join(sorted(known))}.")
    for name in sorted(organisaties):
        if not desk.regelingen.has(name):
            there = ", ".join(one.id for one in desk.regelingen.organisaties)
            raise AccountFault(f"De organisatie {name} bestaat niet. Er is: {there}.")


def _hashed(wachtwoord: str) -> bytes:
    if not password.fits(wachtwoord):
        raise AccountFault(f"Een wachtwoord heeft {password.SHORTEST} tot {password.LONGEST} tekens.")
    return password.hashed(wachtwoord)
