# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the first question did not need, imported piece by piece while the person reads and types.

Invariant: nothing is imported while a use case runs, and a use case waits for one piece at most: half a library is
none, and a person who answers at once must not wait for what the last question needs. What only some conversations need
(a phone number, a misspelt organisation, a QR) stands not here.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from klachtgids.place import let_nobody_look

FIRST: Final = (
    "klachtgids.dialogue.answers",
    "cryptography.hazmat.primitives.kdf.hkdf",
    "cryptography.hazmat.primitives.ciphers.aead",
    "klachtgids.journal.journal",
)
"""What the first answer needs: it is read, sealed and kept."""
LATER: Final = ("klachtgids.dialogue.moments", "babel.dates", "babel.lists", "email_validator")
"""What later answers need, in the order of a conversation."""
LAST: Final = ("sqlalchemy", "sqlalchemy.orm", "klachtgids.register.register", "klachtgids.intake.assembling")
"""What sending needs."""


def import_one(name: str) -> None:
    """Import one piece; what is wrong with it is not lost, for whoever needs it imports it again and gets the fault."""
    with contextlib.suppress(Exception):
        import_module(name)


class Warming:
    """Imports in a thread that keeps no process alive, between `go` and `pause`."""

    def __init__(self, names: Sequence[str] = (*FIRST, *LATER, *LAST)) -> None:
        self._left = list(names)
        self._thread: threading.Thread | None = None
        self._paused = threading.Event()

    @property
    def done(self) -> bool:
        """Whether everything has been imported."""
        return not self._left

    def go(self) -> None:
        """Go on importing, until `pause`."""
        if self._left and self._thread is None:
            self._paused.clear()
            self._thread = threading.Thread(target=self._import, name="warm", daemon=True)
            self._thread.start()

    def pause(self) -> None:
        """Wait until the piece that is being imported is whole, and import nothing more before `go`."""
        if self._thread is not None:
            self._paused.set()
            self._thread.join()
            self._thread = None

    def _import(self) -> None:
        let_nobody_look()
        while self._left and not self._paused.is_set():
            import_one(self._left[0])
            del self._left[0]
