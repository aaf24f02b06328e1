# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a program on a screen ends when the system or its window says so: as on Ctrl-C, and after a while in any case."""

from __future__ import annotations

import os
from typing import Final

GRACE: Final = 10.0
"""Seconds that a program whose window is gone may take to end in an orderly way."""


def leave_as_on_ctrl_c() -> None:
    """Let a system that goes down and a window that is closed end the chat as Ctrl-C does, its terminal as it was.

    A terminal that is gone can keep Textual waiting or busy for ever; after `GRACE` it is ended from outside.
    """
    import signal

    def leave(number: int, _frame: object) -> None:
        import threading  # when all is over

        end = threading.Timer(GRACE, os._exit, (128 + number,))
        end.daemon = True
        end.start()
        signal.raise_signal(signal.SIGINT)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), leave)
