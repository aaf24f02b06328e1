# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of zaken that grows page by page: one question to the register after the other, each zaak once.

Invariant: rows only come behind those that are there, so that a line on the screen stays the same zaak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias
from uuid import UUID

from klachtgids.fronts.desk.view import DeskView
from klachtgids.register.zaakstand import MAATREGEL, ZaakKop, Zoek

FIRST_PAGE: Final = 60
PAGE: Final = 200
_SOON: Final = timedelta(days=15)
"""A maatregel comes onto the first screen fourteen days before its day."""

Soort: TypeAlias = Literal["nu", "mijn", "alles", "te_laat", "nieuw", "maatregelen", "gezocht"]
LIJSTEN: Final[tuple[Soort, ...]] = ("nu", "mijn", "alles", "te_laat", "nieuw", "maatregelen")


@dataclass(frozen=True, slots=True)
class Bron:
    """One question to the register, and the words above its rows (None: no line of their own)."""

    zoek: Zoek
    kop: str | None = None


@dataclass(frozen=True, slots=True)
class Tussenkop:
    """A line between rows."""

    tekst: str


Rij: TypeAlias = ZaakKop | Tussenkop


@dataclass
class Lijst:
    """What is on one list so far. `zoek` asks for more, `take` adds it; `done` when there is no more.

    A zaak stands on it once by its own dates, and once by the first of its maatregelen.
    """

    soort: Soort
    bronnen: Sequence[Bron]
    rijen: list[Rij] = field(default_factory=list)
    _seen: set[tuple[UUID, bool]] = field(default_factory=set)
    _at: int = 0
    _na: ZaakKop | None = None
    _headed: str | None = None

    @property
    def done(self) -> bool:
        return self._at >= len(self.bronnen)

    @property
    def aantal(self) -> int:
        """How many zaken stand on it."""
        return len(self._seen)

    def zoek(self) -> Zoek | None:
        """What to ask the register next, None when everything is here."""
        if self.done:
            return None
        wanted = PAGE if self.rijen else FIRST_PAGE
        return replace(self.bronnen[self._at].zoek, na=self._na, aantal=wanted)

    def again(self) -> Lijst:
        """The same list, from its beginning; one that was found by other ways stays as it is."""
        return Lijst(self.soort, self.bronnen) if self.bronnen else self

    def take(self, page: Iterable[ZaakKop]) -> None:
        """Add what came back; nothing more from this question when it came back empty."""
        came = tuple(page)
        if not came:
            self._at, self._na = self._at + 1, None
            return
        self._na = came[-1]
        bron = self.bronnen[self._at]
        measure, heading = bron.zoek.maatregel_voor is not None, bron.kop
        fresh = [_by_measure(kop) if measure else kop for kop in came if (kop.id, measure) not in self._seen]
        if fresh and heading != self._headed:
            self.rijen += [] if heading is None else [Tussenkop(heading)]
            self._headed = heading
        self.rijen += fresh
        self._seen |= {(kop.id, measure) for kop in fresh}


def _by_measure(kop: ZaakKop) -> ZaakKop:
    """The zaak with the day of its maatregel where else its first termijn stands."""
    return replace(kop, uiterlijk=kop.maatregel, termijn=MAATREGEL)


def make_lijst(view: DeskView, soort: Soort) -> Lijst:
    """One of the lists that are always there, sorted by what ends first; zaken on which no termijn runs come last."""
    say = view.words.say
    late = Zoek(over_datum_op=view.vandaag(), volgorde="termijn")
    mine = _by_termijn(Zoek(behandelaar=view.account))
    new = [one for fase in _begin(view) for one in _by_termijn(Zoek(fase=fase))]
    if soort == "nu":
        soon = Zoek(maatregel_voor=view.vandaag() + _SOON)
        parts = [(late, "bureau_kop_te_laat"), (soon, "bureau_kop_maatregelen")]
        parts += [(one, "bureau_kop_mijn" if n == 0 else "bureau_kop_mijn_zonder") for n, one in enumerate(mine)]
        parts += [(one, "bureau_kop_nieuw") for one in new]
        parts.append((Zoek(volgorde="termijn"), "bureau_kop_rest"))
        return Lijst(soort, [Bron(zoek, say(word)) for zoek, word in parts])
    always = {"mijn": mine, "alles": _by_termijn(Zoek()), "te_laat": [late], "nieuw": new}
    found = always.get(soort, [Zoek(maatregel_voor=date.max)])
    return Lijst(soort, [Bron(zoek) for zoek in found])


def make_gezocht(zoek: Zoek) -> Lijst:
    """What somebody looked for."""
    return Lijst("gezocht", [Bron(one) for one in _by_termijn(zoek)])


def _by_termijn(zoek: Zoek) -> list[Zoek]:
    return [replace(zoek, volgorde="termijn"), replace(zoek, zonder_termijn=True)]


def _begin(view: DeskView) -> list[str]:
    """The stages in which zaken begin, under any regeling."""
    procedures = view.desk.procedures.procedures
    return sorted({fase.id for one in procedures for fase in one.file.fase if fase.begin})
