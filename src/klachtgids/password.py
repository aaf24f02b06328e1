# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The passwords of who works at the desk: Argon2id, by argon2-cffi, which is imported here alone.

Invariant: a password is never kept, shown or logged; checking takes as long for an account that is not there.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST: Final = 12
LONGEST: Final = 256


def fits(password: str) -> bool:
    """Whether it can be one: 12 to 256 signs, whatever signs (ASVS 6.2.1, 6.2.9)."""
    return SHORTEST <= len(password) <= LONGEST


def hashed(password: str, shortest: int = SHORTEST) -> bytes:
    """What is kept of it: the Argon2id hash with its own salt and settings (RFC 9106, second recommended set).

    `shortest` is lower for a PIN, of which only a few can be tried, standing at the machine.
    """
    if not shortest <= len(password) <= LONGEST:
        raise ValueError(f"a password has {shortest} to {LONGEST} signs")
    return _hasher().hash(_same(password)).encode("ascii")


def holds(kept: bytes | None, password: str) -> bool:
    """Whether this is the password; without one to compare with the same work is done, and the answer is no."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(_nobody() if kept is None else kept, _same(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def _same(password: str) -> bytes:
    """The same signs typed on another keyboard are the same password (RFC 8265)."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


@cache
def _nobody() -> bytes:
    """The hash of a password that nobody has."""
    return _hasher().hash(b"nobody").encode("ascii")
