# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who gets the answer: letters of the desk go to whom the klager chose, each with a letter of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

import pytest

from klachtgids.config import sqlite_url
from klachtgids.handling.brieven import brieven_van, open_brief
from klachtgids.handling.verteld import persoon_in_woorden
from klachtgids.intake import conversation
from klachtgids.intake.sending import send
from klachtgids.register.terms import Rol
from klachtgids.words.i18n import Words
from klachtgids.words.sheet import Sheet
from tests.handling.desks import Klok, Loop, desk_at, wie
from tests.register.builders import stored
from tests.talk import ACTOR, NAMENS, NOW, hold, make_core

NAMEN: Final = {"klager": "Bo de Wit", "indiener": "Sam Steun"}


def looped(folder: Path, naar: str, **said: str) -> Loop:
    """A klacht that a vertrouwenspersoon typed, in the register of a desk, with its receipt confirmed."""
    core = make_core(folder)
    turn = hold(core, NAMENS | {"antwoord_naar": naar} | said, conversation.begin_namens(core, ACTOR, "nl", "app"))
    sent = send(core, ACTOR, turn.gesprek)
    assert sent.receipt is not None
    desk = desk_at(sqlite_url(folder / "register.db"), Klok(NOW))
    [(zaak,)] = stored(core.config.register, "select id from zaak")
    loop = Loop(desk, UUID(str(zaak)))
    loop.doe("ontvangst_bevestigen", "fenna")
    return loop


def letters(loop: Loop) -> list[Sheet]:
    """The letters on paper that wait, as they will be read."""
    fenna = wie(loop.desk, "fenna")
    found = brieven_van(loop.desk, fenna, loop.zaak)
    assert isinstance(found, tuple)
    sheets = [open_brief(loop.desk, fenna, loop.zaak, one.id) for one in found if one.kanaal == "brief"]
    return [one for one in sheets if isinstance(one, Sheet)]


@pytest.mark.parametrize(
    ("naar", "names"),
    [("client", ["Bo de Wit"]), ("helper", ["Sam Steun"]), ("beide", ["Bo de Wit", "Sam Steun"])],
)
def test_a_letter_goes_to_whom_the_klager_chose(tmp_path: Path, naar: str, names: list[str]) -> None:
    """Nobody else gets one, and of two each has their own name above it (A5: wie mogen wij antwoorden?)."""
    assert names == sorted(one.to[0] for one in letters(looped(tmp_path, naar)))


def test_a_young_klager_reads_je_and_their_helper_u(tmp_path: Path) -> None:
    """Je is for the klager; who helps is spoken to as everybody is."""
    loop = looped(tmp_path, "beide", wie_bent_u="client", leeftijd="van_12_tot_16")
    said = {one.to[0]: " ".join(part.text for part in one.parts) for one in letters(loop)}
    assert " je " in said["Bo de Wit"]
    assert " je " not in said["Sam Steun"]


def test_the_desk_sees_what_each_is_and_who_gets_the_answer(tmp_path: Path) -> None:
    """Relation, machtiging and answer, in the words of the desk and without a name."""
    loop = looped(tmp_path, "helper")
    stand = loop.desk.zaken.stand(loop.zaak, loop.desk.vandaag())
    assert stand is not None
    words = Words.of("nl", False, loop.desk.folder)
    told = {one.rol: persoon_in_woorden(loop.desk, words, one) for one in stand.personen}
    assert "krijgt het antwoord" in told[Rol.INDIENER]
    assert "krijgt het antwoord" not in told[Rol.KLAGER]
    assert "vertrouwenspersoon" in told[Rol.INDIENER]
    assert "machtiging gezegd" in told[Rol.INDIENER]
