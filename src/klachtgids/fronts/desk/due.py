# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much hurry a date has, as a colour and as words that say the same without it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from klachtgids.fronts.desk.view import DeskView
from klachtgids.handling.uitleg import Nood, Resterend, resterend, werkdagen_van

STYLE: Final[dict[Nood, str]] = {
    "te_laat": "bold $error",
    "vandaag": "bold $warning",
    "binnenkort": "$warning",
    "later": "$foreground",
}

_NEAR: Final = 180
"""Days within which a day and a month say enough."""


class Hurry:
    """Works out how dates stand to one day, once for each date and organisation."""

    def __init__(self, view: DeskView) -> None:
        self._words = view.words
        self._desk = view.desk
        self.vandaag = view.vandaag()
        self._calendar = lru_cache(maxsize=None)(lambda org: werkdagen_van(self._desk, org))
        self._left = lru_cache(maxsize=4096)(self._work_out)

    def of(self, organisatie: str, uiterlijk: date) -> tuple[str, Nood]:
        """The words and how much hurry they say."""
        left = self._left(organisatie, uiterlijk)
        return self.words(left), left.nood

    def words(self, left: Resterend) -> str:
        """`te laat: 3 werkdagen`, `vandaag`, `nog 1 werkdag`."""
        if left.nood == "vandaag":
            return self._words.say("bureau_vandaag")
        if left.werkdagen == 0:
            return self._words.say("bureau_te_laat" if left.nood == "te_laat" else "bureau_nog_geen_werkdag")
        word = "bureau_te_laat_dagen" if left.nood == "te_laat" else "bureau_nog_dagen"
        return self._words.say(word, n=left.werkdagen)

    def day(self, dag: date) -> str:
        """A day as short as can be: the year only where somebody could take it for another."""
        short = f"{dag.day}-{dag.month}"
        return short if abs((dag - self.vandaag).days) < _NEAR else f"{short}-{dag.year % 100:02d}"

    def _work_out(self, organisatie: str, uiterlijk: date) -> Resterend:
        return resterend(self._calendar(organisatie), self.vandaag, uiterlijk)
