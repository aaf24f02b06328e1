# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the browser of a helper holds, each thing sealed in a cookie of its own: the desk, each client, the helper.

Invariant: a cookie of one client says nothing of another and fits this desk and this place alone, so two tabs that
answer at once never undo each other. A label and what was told about the helper are nowhere else, and go with the
session of the browser.
"""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from klachtgids.faults import Fault
from klachtgids.fronts.web.session import Session
from klachtgids.seal import CODE_BITS, Code, seal, unseal

if TYPE_CHECKING:
    from klachtgids.fronts.web.settings import Web
    from klachtgids.intake.turn import SaidBy

MOST: Final = 8
"""Clients in one list: their cookies together stay well under the 8 kB that a proxy takes of one header."""
_HELPER_BYTES: Final = 1_000
"""What was told about the helper is remembered up to this; who told more is asked again."""
_VALUE: Final = 2_048
_ID: Final = 16
_SLOT: Final = 8
_NOBODY: Final = Code(bytes(CODE_BITS // 8))
"""The list itself is no conversation."""


@dataclass(frozen=True, slots=True)
class Client:
    """One conversation in the list: its place in addresses, its number, the label, its code, how they speak.

    `said_by` is whose answer the last one was; `sent` that it needs no more.
    """

    slot: str
    number: int
    label: str = field(repr=False)
    code: Code = field(repr=False)
    phone: bool
    taal: str
    said_by: SaidBy = "client"
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """The list of one browser: `seen` is the second (since 1970) at which it last did something."""

    id: bytes = field(repr=False)
    seen: int
    taal: str
    clients: tuple[Client, ...] = ()
    helper: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def client(self, slot: str) -> Client | None:
        return next((each for each in self.clients if each.slot == slot), None)

    def having(self, client: Client) -> Desk:
        """With this client in the list, or with what changed about it."""
        return replace(self, clients=(*self.without(client).clients, client))

    def without(self, client: Client) -> Desk:
        """With this client off the list."""
        return replace(self, clients=tuple(each for each in self.clients if each.slot != client.slot))

    @property
    def next_number(self) -> int:
        return max((each.number for each in self.clients), default=0) + 1

    def session(self) -> Session:
        """What the forms of the list are made for."""
        return Session(_NOBODY, self.id, self.seen, self.taal)

    def session_of(self, client: Client) -> Session:
        """What the forms and addresses of this client are made for: another one for each."""
        own = sha256(self.id + client.slot.encode()).digest()[:_ID]
        return Session(client.code, own, self.seen, client.taal, stored=True)


def new_desk(web: Web, taal: str | None = None) -> Desk:
    """An empty list with an id of its own."""
    return Desk(os.urandom(_ID), int(web.now()), taal or web.first_language)


def new_slot() -> str:
    """The place of a client in addresses: nobody can guess it, and it says nothing."""
    return os.urandom(_SLOT).hex()


# --- in cookies ------------------------------------------------------------------------------------------------------


def cookies_of(web: Web, desk: Desk) -> dict[str, str]:
    """Every cookie of this desk as plain text by its name, so that two desks can be compared; `closed` seals one."""
    base = name_of(web)
    plain = {base: json.dumps([desk.id.hex(), desk.seen, desk.taal])}
    for each in desk.clients:
        fields = [each.number, each.label, each.code.bits.hex(), each.phone, each.taal, each.said_by, each.sent]
        plain[f"{base}-{each.slot}"] = json.dumps(fields, ensure_ascii=False)
    helper = json.dumps(dict(desk.helper), ensure_ascii=False)
    if desk.helper and len(helper.encode()) <= _HELPER_BYTES:
        plain[f"{base}-helper"] = helper
    return plain


def closed(web: Web, desk: Desk, name: str, plain: str) -> str:
    """The value of a cookie of this desk."""
    return urlsafe_b64encode(seal(web.cookie_key, plain.encode(), _aad(web, desk.id, name))).decode().rstrip("=")


def opened(web: Web, cookies: Mapping[str, str]) -> Desk | None:
    """The desk in the cookies of a browser; None without one. What does not fit it is not there."""
    base = name_of(web)
    try:
        its_id, seen, taal = json.loads(_open(web, b"", base, cookies.get(base, "")))
    except ValueError:
        return None
    desk_id = bytes.fromhex(its_id)
    clients = sorted(_clients(web, desk_id, cookies), key=lambda each: each.number)
    helper: Mapping[str, Any] = {}
    with suppress(ValueError):
        helper = json.loads(_open(web, desk_id, f"{base}-helper", cookies.get(f"{base}-helper", "")))
    return Desk(desk_id, seen, web.spoken(taal) or web.first_language, tuple(clients), helper)


def ours(web: Web, name: str) -> bool:
    """Whether a cookie is one of a desk."""
    base = name_of(web)
    return name == base or name.startswith(f"{base}-")


def name_of(web: Web) -> str:
    """The name of the cookie of the desk; those of its clients begin with it."""
    return f"{web.cookie_name}-namens"


def _clients(web: Web, desk_id: bytes, cookies: Mapping[str, str]) -> Iterator[Client]:
    base = name_of(web)
    for name, value in cookies.items():
        slot = name.removeprefix(f"{base}-")
        if slot in {name, "helper"}:
            continue
        try:
            number, label, code, phone, taal, said_by, sent = json.loads(_open(web, desk_id, name, value))
        except ValueError:
            continue
        spoken = web.spoken(taal) or web.first_language
        yield Client(slot, number, label, Code(bytes.fromhex(code)), phone, spoken, said_by, sent)


def _open(web: Web, desk_id: bytes, name: str, value: str) -> str:
    """What stands in a cookie; ValueError for one that is not ours, whatever it holds."""
    if not value or len(value) > _VALUE:
        raise ValueError
    try:
        blob = urlsafe_b64decode(value + "=" * (-len(value) % 4))
        return unseal(web.cookie_key, blob, _aad(web, desk_id, name)).decode()
    except Fault:
        raise ValueError from None


def _aad(web: Web, desk_id: bytes, name: str) -> str:
    own = b"" if name == name_of(web) else desk_id
    return f"web-namens|v1|{own.hex()}|{name}"
