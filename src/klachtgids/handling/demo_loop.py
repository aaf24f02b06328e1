# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up zaak on its way: at each step one of what may be done, by who may do it, with a form filled in by kind.

Invariant: nothing here knows a regeling. What may be done comes from its procedure and goes through the use cases, so
whatever a demo shows could have happened.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from klachtgids.handling.demo_inhoud import DemoInhoud
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import allowed
from klachtgids.handling.steps import Done, take_stap
from klachtgids.regeling.guards import volgende_stappen
from klachtgids.regeling.procedure import Procedure
from klachtgids.regeling.procedure_models import Handeling, Vraagregel
from klachtgids.regeling.vraag import Vraag
from klachtgids.regeling.zaakbeeld import GEEN, Wie
from klachtgids.register.brieven import Brieven
from klachtgids.register.papier import OP_PAPIER
from klachtgids.register.zaakstand import Zaakstand

_GOOD_ENDS: Final = frozenset({"beoordeeld", "opgelost_naar_tevredenheid", "afgehandeld"})
_LATER: Final = (0, 0, 1, 1, 2, 3, 5, 8, 12)
"""Days between one handeling and the next."""
_SOON: Final = (0, 0, 0, 0, 1, 1, 3)
"""Days until the first one."""
_TRIES: Final = 4
LONGEST: Final = 24
"""The most handelingen of one zaak."""


@dataclass
class Klok:
    """A clock that the loop sets: working days, in office hours."""

    op: datetime

    def __call__(self) -> datetime:
        return self.op

    def later(self, dagen: int, draw: Random) -> None:
        """Some days on, never back, on a Monday instead of in a weekend."""
        if dagen == 0:
            self.op += timedelta(minutes=draw.randint(5, 40))
            return
        day = self.op + timedelta(days=dagen)
        day += timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))
        self.op = datetime(day.year, day.month, day.day, draw.randint(8, 11), draw.randint(0, 59), tzinfo=UTC)


@dataclass(frozen=True)
class Lus:
    """Everything a made-up zaak is walked with: a desk over a scratch register, who works there, and a seeded draw."""

    desk: Desk
    klok: Klok
    inhoud: DemoInhoud
    mensen: Sequence[Wie]
    draw: Random

    def walk(self, zaak: UUID, steps: int) -> bool:
        """Take at most `steps` handelingen; True when the zaak came to its end."""
        for number in range(steps):
            before = self.klok.op
            self.klok.later(self.draw.choice(_LATER if number else _SOON), self.draw)
            if not self._step(zaak):
                self.klok.op = before
                break
        kop = self._stand(zaak).kop
        return kop.afsluitdatum is not None

    def _stand(self, zaak: UUID) -> Zaakstand:
        found = self.desk.zaken.stand(zaak, self.desk.vandaag())
        assert found is not None
        return found

    def _step(self, zaak: UUID) -> bool:
        stand = self._stand(zaak)
        if stand.kop.afsluitdatum is not None:
            return False
        procedure = self.desk.procedures.voor(stand.beeld)
        chances: dict[str, list[Wie]] = {}
        for wie in self.mensen:
            for one in procedure.mogelijk(stand.beeld, wie):
                chances.setdefault(one.handeling, []).append(wie)
        weights = {name: _weight(procedure, stand, procedure.handeling(name)) for name in chances}
        while left := [name for name, weight in weights.items() if weight > 0]:
            name = self.draw.choices(left, [weights[one] for one in left])[0]
            weights[name] = 0.0
            may = [wie for wie in chances[name] if allowed(self.desk, wie, name, stand).mag]
            if may and self._take(procedure, procedure.handeling(name), stand, self.draw.choice(may)):
                return True
        return False

    def _take(self, procedure: Procedure, handeling: Handeling, stand: Zaakstand, wie: Wie) -> bool:
        for _ in range(_TRIES):
            form = self._form(procedure, handeling, stand, wie)
            if form is None:
                return False
            if isinstance(take_stap(self.desk, wie, stand.kop.id, handeling.id, form), Done):
                self._post(stand.kop.id, wie)
                return True
        return False

    def _post(self, zaak: UUID, wie: Wie) -> None:
        """Every letter goes at once."""
        brieven = Brieven(self.desk.register)
        for one in brieven.van(zaak):
            if one.kanaal == OP_PAPIER and one.verzonden_op is None:
                brieven.geprint(one, actor=str(wie.medewerker))

    def _form(self, procedure: Procedure, handeling: Handeling, stand: Zaakstand, wie: Wie) -> dict[str, Any] | None:
        """What somebody fills in, None when a field that must be filled cannot be."""
        form: dict[str, Any] = {}
        for regel in handeling.vraagt:
            asks = self._vraag(procedure, handeling, stand, wie)
            told = regel.veld == "volgende_stap" or not regel.verplicht
            value = self._value(procedure, handeling, regel, asks, stand, form)
            if value is not None and (regel.verplicht or told or self.draw.random() < 0.5):
                form[regel.veld] = value
            elif regel.verplicht:
                return None
        return form

    def _vraag(self, procedure: Procedure, handeling: Handeling, stand: Zaakstand, wie: Wie) -> Vraag:
        merken = procedure.merken(stand.beeld.stappen)
        return Vraag(stand.beeld, wie, handeling, {}, merken, self.desk.regelingen)

    def _value(  # what a field can depend on
        self,
        procedure: Procedure,
        handeling: Handeling,
        regel: Vraagregel,
        vraag: Vraag,
        stand: Zaakstand,
        form: dict[str, Any],
    ) -> Any:
        veld, draw = procedure.algemeen.veld[regel.veld], self.draw
        makers: dict[str, Callable[[], Any]] = {
            "tekst": lambda: self.inhoud.woorden(regel.veld, draw),
            "datum": lambda: self._day(handeling, veld.dag == "komt", stand),
            "ja_nee": lambda: "ja" if regel.veld in _YES or draw.random() < 0.7 else "nee",
            "keuze": lambda: draw.choice(sorted(regel.keuzes or veld.keuzes)),
            "medewerker": lambda: self._somebody(regel, vraag),
            "oordelen": lambda: self._oordelen(stand),
            "maatregelen": self._maatregelen,
            "maatregel": lambda: next((str(one.id) for one in stand.maatregelen if one.open), None),
            "loket": lambda: self._loket(regel, stand),
            "vervolgweg": lambda: draw.choice(sorted(volgende_stappen(vraag)) or [None]),
            "stukken": lambda: self._stukken(stand, form),
        }
        return makers[veld.soort]() if veld.soort in makers else None

    def _day(self, handeling: Handeling, comes: bool, stand: Zaakstand) -> str:
        today = self.desk.vandaag()
        running = [one.uiterlijk for one in stand.termijnen if one.loopt and one.rule in handeling.verzet]
        if running:
            return (max(running) + timedelta(days=self.draw.choice((7, 14, 21)))).isoformat()
        return (today + timedelta(days=self.draw.randint(3, 20)) if comes else today).isoformat()

    def _somebody(self, regel: Vraagregel, vraag: Vraag) -> str | None:
        rollen = {*regel.rollen} or {vraag.behandelaar.rol}
        names = [str(one.medewerker) for one in self.mensen if one.rollen & rollen]
        return self.draw.choice(names) if names else None

    def _oordelen(self, stand: Zaakstand) -> dict[str, dict[str, str]]:
        known = self.desk.regelingen.fact(stand.kop.organisatie, "oordelen")
        kinds = sorted(known) if isinstance(known, tuple | list) else []
        return {
            str(part.id): {
                "uitspraak": self.draw.choice(kinds),
                "motivering": self.inhoud.woorden("motivering", self.draw),
                "getoetst_aan": self.inhoud.woorden("getoetst_aan", self.draw),
            }
            for part in stand.onderdelen
        }

    def _maatregelen(self) -> Any:
        if self.draw.random() < 0.5:
            return GEEN
        wat, wie = (self.inhoud.woorden(f"maatregel_{one}", self.draw) for one in ("wat", "wie"))
        until = self.desk.vandaag() + timedelta(days=self.draw.randint(14, 90))
        return [{"wat": wat, "wie": wie, "uiterlijk": until.isoformat()}]

    def _loket(self, regel: Vraagregel, stand: Zaakstand) -> str | None:
        there = [one.id for one in self.desk.regelingen.loketten_for(stand.kop.organisatie) if one.is_behandeling]
        names = sorted(one for one in there if not regel.loketten or one in regel.loketten)
        return self.draw.choice(names) if names else None

    def _stukken(self, stand: Zaakstand, form: dict[str, Any]) -> dict[str, str] | None:
        asked = self.desk.regelingen.regeling_of(stand.kop.organisatie).stukken_for(str(form.get("loket", "")))
        return {one.id: self.inhoud.woorden("tekst", self.draw) for one in asked} or None


_YES: Final = ("klager_akkoord", "volgt_advies")


def _weight(procedure: Procedure, stand: Zaakstand, handeling: Handeling) -> float:
    """How likely somebody does this now: what brings the zaak on, most of all; the same side-step not twice."""
    if any(procedure.algemeen.veld[one.veld].soort == "organisatie" for one in handeling.vraagt):
        return 0.0  # another organisation is another clock; a demo zaak stays where it came in
    if handeling.wordt is not None:
        return 0.05
    done = stand.beeld.stappen
    if not handeling.naar:
        if handeling.id in done:
            return 0.0
        return 0.5 if {*handeling.merkt} - procedure.merken(done) else 0.06
    ends = {procedure.fase(stand.beeld.soort, to.fase).einde for to in handeling.naar}
    if None not in ends:
        return 4.0 if ends & _GOOD_ENDS else 0.1
    order = [fase.id for fase in procedure.fasen(stand.beeld.soort)]
    far = min(order.index(to.fase) for to in handeling.naar) - order.index(stand.beeld.fase)
    return 8.0 / 3 ** (far - 1) if far > 0 else 0.2
