# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Passwords of the desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from klachtgids import password
from klachtgids.password import LONGEST, SHORTEST, fits, hashed, holds

GOOD = "een lange zin met é"
REAL = password._hasher
"""As it is before any test begins: `tests/conftest.py` puts a quick one in its place."""


@pytest.fixture(autouse=True)
def real_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hash as the program does."""
    monkeypatch.setattr(password, "_hasher", REAL)
    password._nobody.cache_clear()
    yield
    password._nobody.cache_clear()


def test_a_password_holds_and_another_does_not() -> None:
    """Only the hash is kept, by Argon2id with the settings of RFC 9106, and each has its own salt."""
    kept = hashed(GOOD)
    assert kept.startswith(b"$argon2id$v=19$m=65536,t=3,p=4$")
    assert GOOD.encode() not in kept
    assert kept != hashed(GOOD)
    assert [True, False, False] == [holds(kept, GOOD), holds(kept, GOOD + "."), holds(kept, "")]


def test_the_same_signs_in_another_form_are_the_same_password() -> None:
    """An e with its accent apart, as some keyboards send it."""
    assert holds(hashed(GOOD), "een lange zin met e\u0301")


def test_without_an_account_or_with_a_broken_hash_nothing_holds() -> None:
    """Deny by default; the time it takes does not tell whether the account is there."""
    assert not holds(None, "nobody")
    assert not holds(b"geen hash", GOOD)


@pytest.mark.parametrize("length", [0, SHORTEST - 1, LONGEST + 1])
def test_a_password_too_short_or_too_long_is_refused(length: int) -> None:
    """ASVS 6.2.1: a phrase fits, a PIN does not."""
    assert not fits("x" * length)
    with pytest.raises(ValueError, match="signs"):
        hashed("x" * length)
