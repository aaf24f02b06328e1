# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the operator may count of one process: pages by name and status, and how long they took.

Invariant: nothing here follows from what a person said; numbers only grow, as those who collect them expect.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)
"""Seconds: how many answers took at most so long."""


class Counts:
    """The counters of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0
        self._things: Counter[str] = Counter()

    def answered(self, page: str, status: int, seconds: float) -> None:
        """One request was answered."""
        with self._lock:
            self._answers[page, status] += 1
            self._seconds += seconds
            for bucket in BUCKETS:
                if seconds <= bucket:
                    self._within[bucket] += 1

    def happened(self, thing: str) -> None:
        """One of the things with a fixed name happened (`code_geweigerd`)."""
        with self._lock:
            self._things[thing] += 1

    def lines(self) -> Iterator[str]:
        """The counters in the text form that Prometheus reads."""
        with self._lock:
            answers, within = dict(self._answers), dict(self._within)
            seconds, things = self._seconds, dict(self._things)
        yield "# TYPE klachtgids_antwoorden_total counter"
        for (page, status), count in sorted(answers.items()):
            yield f'klachtgids_antwoorden_total{{pagina="{page}",status="{status}"}} {count}'
        yield "# TYPE klachtgids_antwoord_seconden histogram"
        for bucket in BUCKETS:
            yield f'klachtgids_antwoord_seconden_bucket{{le="{bucket}"}} {within.get(bucket, 0)}'
        total = sum(answers.values())
        yield f'klachtgids_antwoord_seconden_bucket{{le="+Inf"}} {total}'
        yield f"klachtgids_antwoord_seconden_sum {seconds:.6f}"
        yield f"klachtgids_antwoord_seconden_count {total}"
        for thing, count in sorted(things.items()):
            yield f"# TYPE klachtgids_{thing}_total counter"
            yield f"klachtgids_{thing}_total {count}"
