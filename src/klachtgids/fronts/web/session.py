# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one browser holds: the code of its conversation, sealed; and the tokens and addresses that follow from it.

Invariant: only who has the key of this site can make or open one (T19). A new conversation and a code that was typed
get an id of their own, so that a token or cookie from before says nothing about what comes after.
"""

from __future__ import annotations

import hmac
import os
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from klachtgids.faults import Fault
from klachtgids.seal import CODE_BITS, Code, new_code, seal, unseal

if TYPE_CHECKING:
    from klachtgids.fronts.web.settings import Web
    from klachtgids.intake.turn import Gesprek

_AAD: Final = "web-koekje|v1"
_FORM: Final = struct.Struct(f">{CODE_BITS // 8}s16sQB12s")
_LONGEST: Final = 1_024
_STORED: Final = 1
_PATIENT: Final = 2
_CLOCKS: Final = 60
"""Seconds that the clocks of two machines may differ."""


@dataclass(frozen=True, slots=True)
class Session:
    """The conversation of one browser: `seen` is the second (since 1970) at which it last did something.

    `stored`: something of it lies in the journal. `patient`: this person asked for more time.
    """

    code: Code = field(repr=False)
    id: bytes = field(repr=False)
    seen: int
    taal: str
    stored: bool = False
    patient: bool = False

    def gesprek(self, kanaal: str) -> Gesprek:
        """The conversation before anything of it was read; other processes may answer in it too."""
        from klachtgids.intake.turn import Gesprek  # start-up: the first page needs no conversation

        return Gesprek(self.code, self.taal, kanaal, last=0)


def new_session(web: Web, taal: str | None = None, code: Code | None = None) -> Session:
    """A session with an id of its own, for a new conversation or for one whose code was typed."""
    given = code or new_code()
    return Session(given, os.urandom(16), int(web.now()), taal or web.first_language, stored=code is not None)


def closed(web: Web, session: Session) -> str:
    """The value of the cookie."""
    flags = (_STORED if session.stored else 0) | (_PATIENT if session.patient else 0)
    plain = _FORM.pack(session.code.bits, session.id, session.seen, flags, session.taal.encode("ascii"))
    return urlsafe_b64encode(seal(web.cookie_key, plain, _AAD)).decode("ascii").rstrip("=")


def opened(web: Web, value: str) -> Session | None:
    """The session in a cookie; None for one that is not ours, whatever it holds."""
    if not value or len(value) > _LONGEST:
        return None
    try:
        blob = urlsafe_b64decode(value + "=" * (-len(value) % 4))
        code, its_id, seen, flags, taal = _FORM.unpack(unseal(web.cookie_key, blob, _AAD))
    except (ValueError, struct.error, Fault):
        return None
    spoken = web.spoken(taal.rstrip(b"\0").decode("ascii"))
    return Session(
        Code(code), its_id, seen, spoken or web.first_language, bool(flags & _STORED), bool(flags & _PATIENT)
    )


def active(web: Web, session: Session, limit: float) -> bool:
    """Whether something was done in the last `limit` seconds."""
    return -_CLOCKS <= web.now() - session.seen < limit


def seen_now(web: Web, session: Session) -> Session:
    """The session as it is after something was done."""
    return replace(session, seen=int(web.now()))


def set_cookie(web: Web, given: Session | None, session: Session) -> str | None:
    """The header that lets the browser keep this session; None when it gave the same and its moment is not behind."""
    same = session is given or (given is not None and replace(session, seen=given.seen) == given)
    if same and given is not None and given.seen + web.fresh >= web.now():
        return None
    value = closed(web, seen_now(web, session))
    return f"{web.cookie_name}={value}; HttpOnly; Path=/; SameSite=strict" + ("; Secure" if web.secure else "")


def token_of(web: Web, session: Session) -> str:
    """What each form of this session carries."""
    return blake2b(session.id, key=web.form_key, digest_size=16, person=b"token").hexdigest()


def token_fits(web: Web, session: Session, given: str) -> bool:
    """Whether a form was made for this session."""
    return hmac.compare_digest(token_of(web, session).encode(), given.encode("utf-8", "replace"))


def step_of(web: Web, session: Session, key: str) -> str:
    """The name of a question in an address: says nothing, and is another one in every conversation."""
    return blake2b(key.encode(), key=web.form_key + session.code.bits, digest_size=6).hexdigest()
