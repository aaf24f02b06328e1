# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two sides measured in turn about, and the line that comes of it."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Result:
    """One line of the report: ours against a named baseline, in one unit; `most` is the ratio it may be."""

    name: str
    what: str
    baseline: str
    unit: str
    ours: float
    base: float
    most: float
    samples: int
    also: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.base

    def line(self) -> str:
        """For people: the ratio first, its target beside it, the figures behind it."""
        verdict = "holds" if self.ratio <= self.most else "MISSED"
        figures = f"{self.ours:.3g} against {self.base:.3g} {self.unit} of {self.baseline}, {self.samples} samples"
        also = f"; {self.also}" if self.also else ""
        return (
            f"{self.name:<14} {self.ratio:5.2f} x  (at most {self.most:.2f} x: {verdict})  {self.what}: {figures}{also}"
        )


def all_stays() -> None:
    """What was read up to now is no garbage, as the fronts tell Python too: looking through it would be measured."""
    gc.collect()
    gc.freeze()


def in_turn(rounds: int, *sides: Callable[[], list[float]]) -> list[list[float]]:
    """Run the sides in turn about, the order turned round each time, one round to warm up; all samples of each side."""
    samples: list[list[float]] = [[] for _side in sides]
    for number in range(rounds + 1):
        order = list(enumerate(sides))
        for index, side in order if number % 2 else reversed(order):
            measured = side()
            if number:
                samples[index] += measured
    return samples


def middle(samples: list[float]) -> float:
    """The median."""
    return median(samples)


def slow(samples: list[float]) -> float:
    """The 95th percentile; the slowest of fewer than twenty."""
    return quantiles(samples, n=20)[-1] if len(samples) >= 20 else max(samples)
