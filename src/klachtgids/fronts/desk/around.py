# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every field of a form needs beside itself, and how choices become lines.

Invariant: two lines of one list never read the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from klachtgids.fronts.desk.choosing import Line
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.handling.choices import Keus
    from klachtgids.words.i18n import Words

_LONG_ID: Final = 36
"""Signs of an id that only a machine reads."""


@dataclass(frozen=True, slots=True)
class Around:
    """What every field needs beside itself: the words, the legal day, and how a refusal is said."""

    words: Words
    vandaag: date
    refusal: Callable[[Refusal], str]

    def name(self, naam: Text | str) -> str:
        return naam if isinstance(naam, str) else self.words.text(naam)

    def lines(self, keuzes: Sequence[Keus]) -> list[Line]:
        """The choices as lines, with what is beside them; who cannot be chosen last, below each reason once."""
        called = Counter(self.name(each.naam) for each in keuzes)
        can = [self._line(each, called) for each in keuzes if each.waarom is None]
        refused: dict[str, list[Line]] = {}
        for each in keuzes:
            if each.waarom is not None:
                refused.setdefault(self.refusal(each.waarom), []).append(self._line(each, called))
        for n, (why, lines) in enumerate(refused.items()):
            can += [Line(f"-{n}", self.words.say("bureau_form_kan_niet", reden=why), can=False, head=True), *lines]
        return can

    def _line(self, keus: Keus, called: Mapping[str, int]) -> Line:
        """Two of the same name are told apart by their ids."""
        label = self.name(keus.naam)
        bij = ((keus.id,) if called[label] > 1 and len(keus.id) < _LONG_ID else ()) + tuple(keus.bij)
        if bij:
            label = self.words.say("bureau_form_met", naam=label, bij=bij)
        return Line(keus.id, label, can=keus.waarom is None)
