# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A regulation nobody thought of, alone with our dialogues: a whole klacht is held and filed, and no code was touched.

The folder holds our questions and words, the declared facts, a municipality, and `derde.toml`; neither real regulation.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from klachtgids import building
from klachtgids.config import Config, sqlite_url
from klachtgids.dialogue.checks import Fields, Material, check_book
from klachtgids.dialogue.file import load as load_book
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.slots import SLOTS
from klachtgids.intake import fields
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.regeling.file import load as load_regelingen
from tests.paths import DIALOGUES
from tests.register.builders import stored
from tests.talk import ACTOR, hold

THIRD = DIALOGUES.parent / "tests" / "regeling" / "derde" / "regelingen" / "derde.toml"
NOW = datetime(2026, 5, 1, 14, 55, tzinfo=UTC)
SAID = {
    "soort": "klacht",
    "organisatie": "De Brug",
    "wie_bent_u": "client",
    "leeftijd": "4",
    "punt": "De brug was dicht.",
    "over_wie": "geen_persoon",
    "wanneer": "21 april 2026",
    "onderdelen": "klaar",
    "locatie": "De kade",
    "al_gedaan": "niets",
    "wens": "Dat de brug open is.",
    "naam": "zonder_naam",
    "bericht_betrokkene": "ja",
    "toestemming_delen": "ja",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Our dialogues with this one regulation; its place for who does not know where stands for every kind of help."""
    copied = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES, copied)
    for path in (copied / "regelingen").glob("*.toml"):
        if path.name != "feiten.toml":
            path.unlink()
    text = THIRD.read_text("utf-8")
    somewhere = 'wat = "u weet niet welke plek"\nsoorten_hulp = ["welzijn"'
    assert somewhere in text
    text = text.replace(somewhere, f'{somewhere}, "jeugdhulp", "kinderopvang"')
    (copied / "regelingen" / "derde.toml").write_text(text, "utf-8")
    return copied


@pytest.fixture
def third(folder: Path, tmp_path: Path) -> Core:
    """A core that receives for this regulation alone."""
    return core_of(folder, tmp_path / "data", "derde")


def core_of(folder: Path, data: Path, *ontvangers: str) -> Core:
    """A core on these files, with its stores in `data`."""
    stores = sqlite_url(data / "journal.db"), sqlite_url(data / "register.db")
    return building.build_core(Config(data, *stores, folder, ontvangers=ontvangers), NOW)


def test_a_regulation_of_its_own_takes_data_files_only(third: Core) -> None:
    """A third regulation: a klacht without a name, its own terms in its own calendar, its own consent (A3)."""
    turn = send(third, ACTOR, hold(third, SAID).gesprek)

    assert turn.receipt is not None
    assert [("de_brug", "klacht", "ontvangen", "K-2026-000001")] == [
        (each.organisatie, each.soort, each.state, each.nummer) for each in turn.receipt.filed
    ]
    url = third.config.register
    zaak = "select regeling, regeling_versie, organisatie, hoedanigheid, te_laat from zaak"
    assert [("derde", "1", "de_brug", "client", 0)] == stored(url, zaak)
    terms = "select rule, kalender, uiterlijk, eigenaar from termijn order by rule"
    assert [
        ("antwoord", "wettelijk", "2026-07-01", "ombudsteam"),
        ("teken", "werkdagen", "2026-05-04", "balie"),
    ] == stored(url, terms)
    assert [("delen", "ja"), ("kennisgeving", "ja")] == stored(
        url, "select reikwijdte, keuze from toestemming order by reikwijdte"
    )
    assert [] == stored(url, "select * from betrokkene where rol = 'klager'")


@pytest.mark.parametrize(("day", "late"), [(date(2025, 6, 1), False), (date(2025, 3, 1), True)])
def test_the_window_of_its_own_regulation_decides_what_is_late(third: Core, day: date, late: bool) -> None:
    """Twelve months here (A3): eleven months ago is in time, fourteen is asked for a reason."""
    turn = hold(third, SAID | {"wanneer": f"{day:%d-%m-%Y}", "reden_laat": "Ik was lang weg."})
    assert late is ("reden_laat" in {told.key for told in turn.told})


def test_each_of_two_organisations_is_late_by_its_own_window_alone(folder: Path, tmp_path: Path) -> None:
    """Three months ago is late after two months and not after twelve, though the reason is told once (X17, A5)."""
    shutil.copy(DIALOGUES / "regelingen" / "xtra.toml", folder / "regelingen")
    core = core_of(folder, tmp_path / "beide", "derde", "xtra")
    told = {"organisatie": "De Brug en JESS", "wanneer": "1 februari 2026", "reden_laat": "Ik was lang weg."}
    told |= {"naam": "Robin de Vries", "contact": "robin@example.org"}
    told |= {"waar_indienen": "1", "toestemming_beklaagde": "ja"}
    send(core, ACTOR, hold(core, SAID | told).gesprek)
    assert [("de_brug", 0), ("jess", 1)] == stored(
        core.config.register, "select organisatie, te_laat from zaak order by organisatie"
    )


def test_the_dialogues_pass_their_checks_with_this_regulation_alone(folder: Path) -> None:
    """What `controleer` looks at needs neither real regulation: no fact, article, topic or kind of help is missing."""
    material = Material(load_book(folder), load_regelingen(folder), RULES, SLOTS, Fields(fields.KNOWN, fields.OWN))
    assert () == check_book(material).findings
