# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the first question did not need, imported behind the person's back while they read it.

Invariant: nobody uses what is still being imported. A front calls the waiter that `warm` gives before its first use
case after the first question; another thread that only looks at half a library would get half a library.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib import import_module

ROOMS = (
    "klachtgids.dialogue.answers",
    "klachtgids.journal.journal",
    "klachtgids.register.register",
    "klachtgids.dialogue.moments",
    "klachtgids.regeling.kalender",
    "klachtgids.intake.assembling",
)
LIBRARIES = (
    "cryptography.hazmat.primitives.kdf.hkdf",
    "cryptography.hazmat.primitives.ciphers.aead",
    "babel.dates",
    "rapidfuzz.fuzz",
    "email_validator",
    "phonenumbers",
)
"""In the order in which a conversation comes to need them."""


def warm() -> Callable[[], None]:
    """Start the imports in a thread that keeps no process alive; what comes back waits until they are done."""
    thread = threading.Thread(target=_import_all, name="warm", daemon=True)
    thread.start()
    return thread.join


def _import_all() -> None:
    for name in (*ROOMS, *LIBRARIES):
        try:
            import_module(name)
        except Exception:  # noqa: BLE001, S112  # not lost: whoever needs it imports it again and gets the fault
            continue
