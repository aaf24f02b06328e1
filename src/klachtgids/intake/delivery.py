# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What waits for the register: sealed on this machine under its own key, delivered by itself, once.

The filing key makes a delivery that is tried twice one filing; the moment of sending goes along unchanged.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from klachtgids.faults import Fault, PlaceFault

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from klachtgids.intake.core import Core
    from klachtgids.journal.entries import Waiting
    from klachtgids.register.filing import Sending

CLAIM = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=5)


def sealed(core: Core, sending: Sending) -> Waiting:
    """A sending as it waits for the register; the journal takes it in one commit with the entry that says so."""
    from klachtgids.journal.entries import Waiting
    from klachtgids.register.filing import dump  # start-up: only when the register is away
    from klachtgids.seal import machine_key, seal

    first = sending.filings[0]
    blob = seal(machine_key(core.config.make_data_folder()), dump(sending), _aad(first.filing_key))
    return Waiting(first.filing_key, blob, first.ontvangen_op)


def deliver_waiting(core: Core) -> tuple[int, int]:
    """Try everything that is due; gives how many arrived and how many still wait. Safe when two run at once."""
    from klachtgids.register.filing import load
    from klachtgids.seal import machine_key, unseal

    journal, now = core.journal(), core.clock()
    delivered = failed = 0
    for waiting in journal.due(now):
        claimed = journal.claim(waiting.filing_key, now, now + CLAIM)
        if claimed is None:
            continue
        try:
            key = machine_key(core.config.make_data_folder())
            core.register().send(load(unseal(key, claimed.sealed, _aad(claimed.filing_key))))
        except PlaceFault:
            journal.failed(claimed.filing_key, _next_try(now, claimed.tries), "register_weg")
            failed += 1
        except Fault as fault:
            journal.failed(claimed.filing_key, None, type(fault).__name__)
            failed += 1
        else:
            journal.delivered(claimed.filing_key)
            delivered += 1
    return delivered, failed


def _next_try(now: datetime, tries: int) -> datetime:
    """Twice as long each time, never longer than five minutes."""
    return now + min(LONGEST_PAUSE, timedelta(seconds=2 ** min(tries, 10)))


def _aad(filing_key: UUID) -> str:
    return f"wachtend|{filing_key}"
