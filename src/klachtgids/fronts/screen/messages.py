# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a thread tells every app: a piece is ready, or a use case could not do its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from klachtgids.faults import Fault


class Warmed(Message):
    """One piece of what is needed later is there."""


class Faulted(Message):
    """A use case could not do its work: ours or the operator's fault, nothing of it is half done."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self.fault = fault
