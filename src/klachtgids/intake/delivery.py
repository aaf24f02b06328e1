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
    from collections.abc import Callable
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


def deliver_waiting(core: Core, say: Callable[[str], None] = lambda _: None) -> tuple[int, int]:
    """Try everything that is due; gives how many arrived and how many still wait, parked and later ones too.

    Safe when two run at once. `say` gets a sentence for each one that did not arrive; what can never arrive is parked,
    blocks nothing and is counted for as long as it is there (T29). A register that is away ends the round.
    """
    journal, arrived, tried = core.journal(), 0, True
    while tried and (due := journal.due(core.clock())):
        tried = False
        for waiting in due:
            now = core.clock()
            claimed = journal.claim(waiting.filing_key, now, now + CLAIM)
            if claimed is None:
                continue
            fault, tried = _deliver(core, claimed, now), True
            arrived += fault is None
            if fault is not None:
                say(f"{fault.title}: {fault.msg}")
            if isinstance(fault, PlaceFault):
                return arrived, journal.waiting()
    return arrived, journal.waiting()


def _deliver(core: Core, claimed: Waiting, now: datetime) -> Fault | None:
    """Bring one to the register; the fault that kept it here, with the journal told when to try again."""
    from klachtgids.register.filing import load
    from klachtgids.seal import SealFault, machine_key, unseal

    journal, key = core.journal(), claimed.filing_key
    try:
        sending = load(unseal(machine_key(core.config.make_data_folder()), claimed.sealed, _aad(key)))
        core.register().send(sending)
    except PlaceFault as fault:
        journal.failed(key, _next_try(now, claimed.tries), "register_weg")
        return fault
    except SealFault as fault:  # the key of this machine can come back, from a backup
        journal.failed(key, now + LONGEST_PAUSE, "sleutel_weg")
        return fault
    except Fault as fault:
        journal.failed(key, None, type(fault).__name__)
        return fault
    except ValueError:  # made by a version that knew other rows
        journal.failed(key, None, "onleesbaar")
        return Fault("Wat hier wacht, kan deze versie niet lezen.")
    journal.delivered(key)
    return None


def _next_try(now: datetime, tries: int) -> datetime:
    """Twice as long each time, never longer than five minutes."""
    return now + min(LONGEST_PAUSE, timedelta(seconds=2 ** min(tries, 10)))


def _aad(filing_key: UUID) -> str:
    return f"wachtend|{filing_key}"
