# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The golden zaken of the procedures, taken through the use cases: what the register keeps is what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from klachtgids.handling.desk import Desk
from klachtgids.handling.steps import Done, keep_stap, link_beklaagde, take_stap
from klachtgids.regeling.procedure_models import KLAGER
from klachtgids.regeling.zaakbeeld import DE_KLAGER, Verplaatsing, Wie, ZaakBeeld
from klachtgids.register.medewerkers import Account
from klachtgids.register.terms import Soort
from tests.handling.desks import Klok, as_typed, file_zaak, regelingen, send_letters, wie
from tests.regeling import verhalen_kracht, verhalen_xtra
from tests.regeling.verhalen import Verhaal

VERHALEN = [(room, tell) for room in (verhalen_kracht, verhalen_xtra) for tell in room.VERHALEN]
STAFF_FOR_KLAGER = {"kracht": "fenna", "xtra": "anna"}

NARROWER = {("heropenen", "dirk"): "anna"}
"""Who may by the procedure and not by the matrix: the directie does not see closed zaken that never came to it."""


@dataclass
class Bewaard(Verhaal):
    """A golden zaak that is kept as well: after each handeling the register must show what the procedure said."""

    desk: Desk | None = None
    klok: Klok | None = None
    id: UUID | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        assert self.desk is not None
        self.id = file_zaak(self.desk, self.zaak.organisatie, Soort(self.zaak.soort), self.zaak.functies)
        by = wie(self.desk, STAFF_FOR_KLAGER[regelingen().regeling_of(self.zaak.organisatie).id])
        for account in self.zaak.beklaagden:
            assert isinstance(link_beklaagde(self.desk, by, self.id, account), Done)

    def doe(self, handeling: str, wie: Wie, **gegevens: Any) -> Verplaatsing:
        found = super().doe(handeling, wie, **gegevens)
        self.keep(handeling, wie, gegevens)
        return found

    def keep(self, handeling: str, by: Wie, gegevens: dict[str, Any]) -> None:
        assert self.desk is not None
        assert self.id is not None
        stand = self.desk.zaken.stand(self.id, self.desk.vandaag())
        assert stand is not None
        regeling = regelingen().regeling_of(stand.kop.organisatie).id
        actor = STAFF_FOR_KLAGER[regeling] if by.medewerker is None else by.medewerker
        actor = NARROWER.get((handeling, actor), actor)
        for value in gegevens.values():
            if isinstance(value, Wie) and self.desk.medewerkers.get(str(value.medewerker)) is None:
                account = Account(str(value.medewerker), "Nieuw", value.rollen, value.organisaties)
                self.desk.medewerkers.make(account, wachtwoord=None, actor="beheer")
        typed = {veld: as_typed(value) for veld, value in gegevens.items()}
        if "oordelen" in gegevens:
            ids = {str(part.volgnr): str(part.id) for part in stand.onderdelen}
            typed["oordelen"] = {ids[part]: as_typed(one) for part, one in gegevens["oordelen"].items()}
        if "maatregel" in gegevens:
            typed["maatregel"] = str(next(one.id for one in stand.maatregelen if one.open))
        klager_only = {*self.desk.procedures.voor(stand.beeld).handeling(handeling).rollen} == {KLAGER}
        if klager_only:
            done = keep_stap(self.desk, DE_KLAGER, stand, handeling, typed)
        else:
            done = take_stap(self.desk, wie(self.desk, actor), self.id, handeling, typed)
        assert isinstance(done, Done), (handeling, actor, done)
        self.same()
        send_letters(self.desk, self.id)

    def dagen_later(self, dagen: int) -> None:
        super().dagen_later(dagen)
        assert self.klok is not None
        self.klok.later(dagen)

    def same(self) -> None:
        """The register shows the zaak as the procedure left it."""
        assert self.desk is not None
        assert self.id is not None
        kept = self.desk.zaken.beeld(self.id, self.desk.vandaag())
        assert kept is not None
        assert shape(self.zaak) == shape(kept)


def shape(beeld: ZaakBeeld) -> dict[str, Any]:
    """What must be the same in both; the term of keeping runs apart in the register, and ids are its own."""
    return {
        "fase": (beeld.soort, beeld.fase, beeld.organisatie, beeld.behandelaar),
        "stappen": beeld.stappen,
        "uitspraken": [one.uitspraak for one in beeld.onderdelen],
        "termijnen": sorted((one.id, one.uiterlijk, one.verzet) for one in beeld.termijnen if one.id != "bewaren"),
        "personen": (beeld.beklaagden, beeld.betrokkenen, beeld.helpt_klager, beeld.staat_medewerker_bij),
        "toestemmingen": beeld.toestemmingen,
        "maatregelen": [one.stap for one in beeld.maatregelen],
    }


@pytest.mark.parametrize(("room", "tell"), VERHALEN, ids=lambda each: getattr(each, "__name__", ""))
def test_a_golden_zaak_is_kept_as_it_was_decided(
    desk: Desk, klok: Klok, monkeypatch: pytest.MonkeyPatch, room: Any, tell: Callable[[], Verhaal]
) -> None:
    """Issue 3, 1 and 7: every handeling of the golden zaken through the use cases, from its receipt to its end."""
    monkeypatch.setattr(room, "Verhaal", lambda zaak: Bewaard(zaak, desk=desk, klok=klok))
    told = tell()
    assert isinstance(told, Bewaard)
    told.same()
