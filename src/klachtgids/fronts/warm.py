# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the first question did not need, imported behind the person's back while they read it."""

from __future__ import annotations

import threading
from importlib import import_module

ROOMS = ("klachtgids.dialogue.answers", "klachtgids.journal.journal", "klachtgids.register.register")
LIBRARIES = ("cryptography.hazmat.primitives.kdf.hkdf", "cryptography.hazmat.primitives.ciphers.aead", "babel.dates")


def warm() -> threading.Thread:
    """Start the imports in a thread that keeps no process alive; what fails here fails again where it is needed."""
    thread = threading.Thread(target=_import_all, name="warm", daemon=True)
    thread.start()
    return thread


def _import_all() -> None:
    for name in (*ROOMS, *LIBRARIES):
        try:
            import_module(name)
        except Exception:  # noqa: BLE001, S112  # not lost: whoever needs it imports it again and gets the fault
            continue
