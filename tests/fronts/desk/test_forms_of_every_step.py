# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The form of every handeling of both procedures, filled in as the golden zaken are: out comes what was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import pytest

from klachtgids.fronts.desk.asking import Ask
from klachtgids.fronts.desk.fields_of_more import KINDS
from klachtgids.fronts.desk.forms import StepForm
from klachtgids.handling import steps
from klachtgids.handling.desk import Desk
from klachtgids.handling.form import make_form, may_now
from klachtgids.regeling.procedure_models import KLAGER, Veldsoort
from klachtgids.regeling.zaakbeeld import Mag, Wie
from klachtgids.register.zaakstand import Zaakstand
from tests.databases import new_url
from tests.fronts.desk.forming import FormApp, Opened, stand_of, view_of
from tests.handling import test_whole_way as whole_way
from tests.handling.desks import Klok, desk_at
from tests.regeling import verhalen_kracht, verhalen_xtra
from tests.regeling.verhalen import procedures

ROOMS = {"kracht": verhalen_kracht, "xtra": verhalen_xtra}


@dataclass(frozen=True)
class Taken:
    """A step of a golden zaak before it was done: by whom, on which sight, and with what."""

    actor: Wie
    stand: Zaakstand
    mag: Mag
    gegevens: Mapping[str, Any]


@dataclass
class Recorder:
    """Stands where `take_stap` is called: remembers what was done with which sight, and does it."""

    taken: dict[str, Taken] = field(default_factory=dict)
    at_all: set[str] = field(default_factory=set)

    def __call__(self, desk: Desk, actor: Wie, zaak: Any, handeling: str, gegevens: Mapping[str, Any]) -> Any:
        stand = stand_of(desk, zaak)
        mag = may_now(desk, actor, stand, handeling)
        assert isinstance(mag, Mag), (handeling, mag)
        self.at_all.add(handeling)
        before = self.taken.get(handeling)
        if before is None or len(before.gegevens) < len(gegevens):
            self.taken[handeling] = Taken(actor, stand, mag, dict(gegevens))
        return steps.take_stap(desk, actor, zaak, handeling, gegevens)


@pytest.fixture(params=ROOMS)
def told(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A desk on which every golden zaak of a regeling was handled, and what was done to them."""
    klok, recorder = Klok(), Recorder()
    desk = desk_at(new_url("sqlite", tmp_path), klok)
    monkeypatch.setattr(whole_way, "take_stap", recorder)
    room = ROOMS[request.param]
    monkeypatch.setattr(room, "Verhaal", lambda zaak: whole_way.Bewaard(zaak, desk=desk, klok=klok))
    for tell in room.VERHALEN:
        klok.op = Klok().op
        tell()
    yield request.param, desk, recorder
    desk.register.close()


async def test_each_form_gives_what_the_golden_zaken_gave(told: Any) -> None:
    """Issue 3, 3: one form for any handeling; the golden zaken together take every one of both procedures.

    A form is worked out for each; on the screen is opened one of those that ask exactly the same.
    """
    regeling, desk, recorder = told
    of_staff = {one.id for one in procedures().van(regeling).file.handeling if {*one.rollen} != {KLAGER}}
    assert of_staff == recorder.at_all & of_staff
    for taken in recorder.taken.values():
        form = make_form(desk, taken.actor, taken.stand, taken.mag)
        assert [regel.veld for regel in taken.mag.vraagt] == [veld.veld for veld in form.velden]
    given, wrong = {}, {}
    kinds = {taken.mag.vraagt: handeling for handeling, taken in recorder.taken.items()}
    app = FormApp()
    async with app.run_test(size=(100, 40)) as pilot:
        for handeling in kinds.values():
            taken = recorder.taken[handeling]
            view = view_of(desk, str(taken.actor.medewerker))
            app.put(screen := StepForm(view, taken.stand, taken.mag, view.words))
            opened = Opened(app, pilot, screen)
            await opened.settle()
            await opened.fill(taken.gegevens)
            await opened.press("f2")
            if isinstance(app.screen, Ask):
                await opened.press("tab", "enter")
            given[handeling] = app.gave
            if app.gave != taken.gegevens:
                wrong[handeling] = opened.text()
                app.pop_screen()
    assert {name: recorder.taken[name].gegevens for name in kinds.values()} == given, wrong


def test_every_kind_of_field_has_a_widget() -> None:
    """A new kind in the procedures cannot be forgotten here."""
    assert {*get_args(Veldsoort), "termen"} == {*KINDS}
