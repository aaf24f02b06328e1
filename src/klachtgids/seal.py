# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place where a person's text is closed and opened, and the code from which all their keys come.

Invariant: nothing that is stored can be turned back into the code; what is sealed opens only with its key, in the
row it was written for, unchanged. `cryptography` is imported here alone, and only when something is sealed.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from uuid import UUID

from klachtgids.faults import Fault
from klachtgids.place import read_private, write_private

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O and U."""
CODE_BITS: Final = 80
_SIGNS: Final = CODE_BITS // 5
_VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_JOINERS: Final = frozenset(" \t\r\n\u00a0\u202f-_.\u2010\u2011\u2012\u2013\u2014\u2212")
_LONGEST: Final = 64

_SEALED: Final = 1
_STEP: Final = 256
_NONCE: Final = 12
_TAG: Final = 16
_KEY: Final = 32
PLAIN: Final = 0
"""The format of the register's content until sealing comes there: UTF-8 as it is."""


class SealFault(Fault):
    """What was kept does not open: another key, another row, or changed since."""

    title = "Dit gaat niet open"
    exit_code = 65


@dataclass(frozen=True, repr=False)
class Code:
    """The secret a person keeps: 80 random bits. Its repr shows nothing; `shown` is for the person alone.

    What was worked out of it stays with it, and so lives no longer than the code does.
    """

    bits: bytes

    def __post_init__(self) -> None:
        if len(self.bits) * 8 != CODE_BITS:
            raise ValueError("a code has 80 bits")

    def __repr__(self) -> str:
        return "Code(...)"

    @cached_property
    def shown(self) -> str:
        """The code as a person reads it: 4-4-4-5, sixteen signs and a check sign."""
        number = int.from_bytes(self.bits, "big")
        values = [number >> 5 * place & 31 for place in reversed(range(_SIGNS))]
        signs = "".join(ALPHABET[value] for value in (*values, _check_of(values)))
        return f"{signs[:4]}-{signs[4:8]}-{signs[8:12]}-{signs[12:]}"

    @cached_property
    def keys(self) -> Keys:
        """Derived with HKDF-SHA256; no slow derivation is needed at 80 random bits (security.md 4.2)."""
        return Keys(
            conversation_id=UUID(bytes=_derived(self.bits, "gesprek-id", length=16), version=4),
            conversation_key=_derived(self.bits, "gesprek-sleutel", length=_KEY),
            _filing_root=_derived(self.bits, "indien-wortel", length=_KEY),
        )


def _check_of(values: list[int]) -> int:
    """A check value in GF(32) (x^5 + x^2 + 1): each wrong sign and each two swapped signs show.

    Crockford's own check sign (modulo 37) can be `*~$=U`; this one is always a sign of the same alphabet, which can be
    said through a telephone and found on every keyboard.
    """
    check = 0
    for value in values:
        check = _doubled(check) ^ value
    return _doubled(check)


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value


def new_code() -> Code:
    """Draw a code from the system's own source of randomness (what `secrets` gives, without loading it)."""
    return Code(os.urandom(CODE_BITS // 8))


def parse_code(text: str) -> Code | None:
    """Read a code as a person types it, or None: case, spaces, dashes, O for 0 and I or L for 1 are forgiven.

    Anything else that does not fit (a sign, the length, the check sign) is refused the same way; nothing is raised and
    nothing is looked up before the text is a code (T15).
    """
    if len(text) > _LONGEST:
        return None
    values: list[int] = []
    for sign in text:
        if sign in _JOINERS:
            continue
        value = _VALUES.get(sign.upper()) if sign.isascii() else None
        if value is None:
            return None
        values.append(value)
    if len(values) != _SIGNS + 1 or _check_of(values[:-1]) != values[-1]:
        return None
    number = 0
    for value in values[:-1]:
        number = number << 5 | value
    return Code(number.to_bytes(CODE_BITS // 8, "big"))


@dataclass(frozen=True, slots=True)
class Keys:
    """What comes from one code: where a conversation is kept, what it is sealed with, under which key it is filed."""

    conversation_id: UUID
    conversation_key: bytes = field(repr=False)
    _filing_root: bytes = field(repr=False)

    def filing_key(self, track: str, organisatie: str) -> UUID:
        """The key of one filing: the same code, track and organisation give the same key on every machine (T4)."""
        return UUID(bytes=_derived(self._filing_root, "indien-sleutel", track, organisatie, length=16), version=4)


def proof_of(code: Code, *purpose: str) -> str:
    """What is kept of a code that is asked for once, 64 signs: to compare with, never to be turned back into it."""
    return _derived(code.bits, "bewijs", *purpose, length=_KEY).hex()


def _derived(secret: bytes, *purpose: str, length: int) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    parts = [part.encode() for part in ("klachtgids", "v1", *purpose)]
    info = b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(secret)


def seal(key: bytes, plain: bytes, aad: str) -> bytes:
    """Close `plain` with AES-256-GCM for the row that `aad` names ("table|id|..."); its length shows in steps of 256.

    The blob is: format byte, nonce (96 random bits), ciphertext with tag.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head = bytes((_SEALED,))
    padded = len(plain).to_bytes(4, "big") + plain
    padded += bytes(-len(padded) % _STEP)
    nonce = os.urandom(_NONCE)
    return head + nonce + AESGCM(key).encrypt(nonce, padded, head + aad.encode())


def unseal(key: bytes, blob: bytes, aad: str) -> bytes:
    """Open what `seal` closed, or raise `SealFault`: another key, another row, one bit changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(blob) < 1 + _NONCE + _STEP + _TAG or blob[0] != _SEALED:
        raise SealFault("Wat hier bewaard is, heeft geen vorm die dit programma kent.")
    try:
        padded = AESGCM(key).decrypt(blob[1 : 1 + _NONCE], blob[1 + _NONCE :], blob[:1] + aad.encode())
    except InvalidTag:
        raise SealFault("Wat hier bewaard is, past niet bij deze code of is veranderd.") from None
    return padded[4 : 4 + int.from_bytes(padded[:4], "big")]


def machine_key(folder: Path) -> bytes:
    """This machine's own key (256 bits), made on first use in a file that only its owner reads.

    It seals what waits for the register when the person and their code are gone.
    """
    path = folder / "machine.key"
    key = read_private(path, _KEY + 1)
    if key is None:
        write_private(path, os.urandom(_KEY), replace=False)
        key = read_private(path, _KEY + 1)
    if key is None or len(key) != _KEY:
        raise SealFault(f"De sleutel van deze computer is beschadigd: {path}.")
    return key


@dataclass(frozen=True, slots=True, repr=False)
class Closed:
    """Content as the register keeps it: the number of its format and the bytes."""

    format: int
    blob: bytes


def close_content(text: str, *, zaak: UUID, row: UUID, kind: str) -> Closed:
    """Close a text of or about a person for one row of `inhoud`; plain (format 0) until sealing comes there."""
    del zaak, row, kind  # what binds a sealed text to its row; a plain one has nothing to bind
    return Closed(PLAIN, text.encode("utf-8", "surrogatepass"))


def open_content(closed: Closed, *, zaak: UUID, row: UUID, kind: str) -> str:
    """Open what `close_content` closed for the same row, or raise `SealFault`."""
    del zaak, row, kind
    if closed.format != PLAIN:
        raise SealFault("Deze tekst is bewaard op een manier die deze versie niet kent.")
    try:
        return closed.blob.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise SealFault("Deze tekst is beschadigd.") from None
