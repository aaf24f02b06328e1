# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Zaken go from their receipt to their end, by the people of the regulation; nothing of it is left untried."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from klachtgids.regeling.file import load
from klachtgids.regeling.guards import GUARDS
from klachtgids.regeling.procedure import Procedure, Procedures
from klachtgids.regeling.procedure_models import SOORTEN, Einde, Vraagregel
from klachtgids.regeling.zaakbeeld import (
    DE_KLAGER,
    GEEN,
    Lopend,
    Mag,
    Refusal,
    Uitspraak,
    Verplaatsing,
    Wie,
    uitspraak_van,
)
from klachtgids.register import terms
from tests.regeling import verhalen_kracht, verhalen_xtra
from tests.regeling.verhalen import (
    ADMINISTRATIE,
    ANDEREN,
    DIALOGUES,
    FUNCTIONARIS,
    GEGROND,
    LEIDINGGEVENDE,
    MAATREGEL,
    ONGEGROND,
    ONTVANGEN,
    Verhaal,
    after,
    procedures,
    regelingen,
    staff,
    zaak,
)

Tell = Callable[[], Verhaal]
VERHALEN: dict[str, tuple[Tell, ...]] = {"kracht": verhalen_kracht.VERHALEN, "xtra": verhalen_xtra.VERHALEN}
BOTH = sorted(VERHALEN)
SHORT_CUTS = {
    *("intrekken", "intrekking_bevestigen", "is_bezwaar", "is_vraag", "niet_in_behandeling_nemen"),
    "beeindigen_externe_route",
}
"""What a walk seldom takes, because it ends nearly every walk at once."""


@pytest.mark.parametrize(
    ("regeling", "tell"), [(r, one) for r in BOTH for one in VERHALEN[r]], ids=lambda v: getattr(v, "__name__", v)
)
def test_a_golden_zaak_goes_its_whole_way(regeling: str, tell: Tell) -> None:
    """Each handeling is among what that person may do then, and is kept (X19-X49, K19-K44)."""
    assert regeling == tell().procedure.regeling


@pytest.mark.parametrize("regeling", BOTH)
def test_the_golden_zaken_take_every_stage_and_every_handeling(regeling: str) -> None:
    """Computed from the file: no stage, no handeling of any soort and no route of it is left out."""
    told = [tell() for tell in VERHALEN[regeling]]
    procedure = procedures().van(regeling)
    stages = {(soort, fase.id) for soort in SOORTEN for fase in procedure.fasen(soort)}
    assert set() == stages - {seen for one in told for seen in one.gezien}
    assert set() == ways(procedure) - {gone for one in told for gone in one.gegaan}


def ways(procedure: Procedure) -> set[tuple[str, str, str]]:
    """Every soort, handeling and stage that it leads to (empty when the zaak stays where it is)."""
    return {
        (soort, one.id, to)
        for one in procedure.file.handeling
        for soort in one.soorten
        for to in [route.fase for route in one.naar] or [""]
    }


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("organisatie", ["yoep", "jess", "jongleren"])
def test_a_zaak_taken_anywhere_never_gets_stuck_and_never_ends_untold(organisatie: str, seed: int) -> None:
    """Whoever does whatever they may, in any order: what is kept holds together (X29, X51f, C20)."""
    pick = random.Random(seed)
    verhaal = Verhaal(zaak(organisatie, soort=pick.choice(SOORTEN), vlaggen=frozenset({"antwoord_gevraagd"})))
    kept = 0
    for _ in range(120):
        procedure, beeld = verhaal.procedure, verhaal.zaak
        may = [(one, wie) for wie in (*ANDEREN, DE_KLAGER) for one in procedure.mogelijk(beeld, wie)]
        ended = procedure.fase(beeld.soort, beeld.fase).einde
        if not may:
            assert ended
            break
        onward = [each for each in may if each[0].handeling not in SHORT_CUTS or pick.random() < 0.02]
        one, wie = pick.choice(onward or may)
        found = procedure.besluit(one.handeling, beeld, wie, filled(one, verhaal, pick))
        if isinstance(found, Refusal):
            assert GUARDS[found.reason].na, found
            continue
        kept += 1
        assert {*found.haalt, *found.vervalt} <= verhaal.loopt
        verhaal.zaak = after(beeld, found)
        if found.einde in ("beoordeeld", "opgelost_naar_tevredenheid"):
            told = any(brief.aan == "klager" for brief in found.bericht)
            assert told or "uitkomst_gemeld" in procedure.merken(verhaal.zaak.stappen)
        if found.einde == "beoordeeld":
            outside = "extern_uitspraak" in procedure.merken(verhaal.zaak.stappen)
            assert outside or all(part.uitspraak for part in verhaal.zaak.onderdelen)
    assert kept


def filled(mag: Mag, verhaal: Verhaal, pick: random.Random) -> dict[str, Any]:
    """A form with something of the right kind in each field that must be filled in, and in some of the others."""
    return {regel.veld: a_value(regel, verhaal, pick) for regel in mag.vraagt if regel.verplicht or pick.random() < 0.5}


def a_value(regel: Vraagregel, verhaal: Verhaal, pick: random.Random) -> Any:
    veld = verhaal.procedure.algemeen.veld[regel.veld]
    beeld, alle = verhaal.zaak, regelingen()
    org = beeld.organisatie
    some: dict[str, Callable[[], Any]] = {
        "tekst": lambda: "Een paar woorden.",
        "datum": lambda: beeld.vandaag + timedelta(days=50 if regel.veld == "nieuwe_datum" else 0),
        "ja_nee": lambda: pick.random() < 0.9,
        "keuze": lambda: pick.choice(regel.keuzes or tuple(veld.keuzes)),
        "medewerker": lambda: pick.choice([one for one in ANDEREN if not regel.rollen or one.rollen & {*regel.rollen}]),
        "organisatie": lambda: pick.choice([one.id for one in alle.organisaties]),
        "oordelen": lambda: {part.id: pick.choice((GEGROND, ONGEGROND)) for part in beeld.onderdelen},
        "maatregelen": lambda: pick.choice((GEEN, (MAATREGEL,))),
        "loket": lambda: pick.choice([one for one in regel.loketten if alle.loket(org, one)] or ["skj"]),
        "vervolgweg": lambda: pick.choice(("directie", *(one.id for one in alle.loketten_for(org)))),
        "stukken": lambda: {stuk.id: "Dit." for stuk in alle.regeling_of(org).stuk},
        "maatregel": lambda: verhaal.maatregel,
    }
    return some[veld.soort]()


def test_who_may_do_nothing_is_told_nothing() -> None:
    """Deny by default: a rol of another regeling, no rol, another organisation, staff who say to be klager."""
    beeld = zaak("yoep")
    procedure = procedures().voor(beeld)
    elsewhere = replace(FUNCTIONARIS, organisaties=frozenset({"impegno"}))
    for wie in (staff("eva"), staff("eva", "leidinggevende"), staff("eva", "klager"), elsewhere):
        assert () == procedure.mogelijk(beeld, wie)
        assert () == procedure.niet_nu(beeld, wie)
    assert () == procedure.mogelijk(beeld, Wie(None, FUNCTIONARIS.rollen))
    refused = procedure.besluit("ontvangst_bevestigen", beeld, elsewhere, {})
    assert isinstance(refused, Refusal)
    assert ("juiste_organisatie", "5.1", ("K48",)) == (refused.reason, refused.artikel, refused.regels)


def test_the_klager_may_withdraw_and_add_at_any_open_moment() -> None:
    """With the code alone: ask to stop with a reason or "liever niet" (K42, K43), information, consent.

    To stop takes the confirmation as well: a slip with the code is found by somebody else (T30).
    """
    for regeling, organisatie in (("kracht", "yoep"), ("xtra", "jess")):
        procedure = procedures().van(regeling)
        for fase in procedure.fasen("klacht"):
            may = {one.handeling for one in procedure.mogelijk(zaak(organisatie, fase=fase.id), DE_KLAGER)}
            always = {"intrekking_vragen", "informatie_toevoegen", "toestemming_vastleggen"}
            assert set() == (may & always if fase.einde else always - may)
            assert set() == may & {"intrekken", "intrekking_bevestigen"}


def test_what_cannot_be_yet_is_shown_with_its_reason() -> None:
    """A button that waits says why: closing before the klager knows how it ended (X29, X51)."""
    beeld = zaak("jess", fase="beantwoord", behandelaar="lies")
    procedure = procedures().voor(beeld)
    waiting = dict(procedure.niet_nu(beeld, LEIDINGGEVENDE))
    assert ("uitkomst_meegedeeld", "4e") == (waiting["afsluiten"].reason, waiting["afsluiten"].artikel)
    assert "afsluiten" not in {one.handeling for one in procedure.mogelijk(beeld, LEIDINGGEVENDE)}


def test_a_handeling_outside_its_place_is_refused() -> None:
    """A wrong name, stage or rol is a refusal, never a fault."""
    verhaal = Verhaal(zaak("jess"))
    reasons = [
        verhaal.weigert("bestaat_niet", ADMINISTRATIE).reason,
        verhaal.weigert("oordeel_versturen", ADMINISTRATIE).reason,
        verhaal.weigert("ontvangst_bevestigen", LEIDINGGEVENDE).reason,
    ]
    assert ["handeling_onbekend", "niet_in_deze_fase", "niet_deze_rol"] == reasons


def test_the_oordeel_on_the_whole_follows_from_its_parts() -> None:
    """Kracht knows no deels for a part; together they can be (X30, K33)."""
    parts: dict[tuple[Uitspraak | None, ...], Uitspraak | None] = {
        ("gegrond", "gegrond"): "gegrond",
        ("ongegrond",): "ongegrond",
        ("gegrond", "ongegrond"): "deels_gegrond",
        ("gegrond", "deels_gegrond"): "deels_gegrond",
        ("gegrond", "geen_oordeel"): "gegrond",
        ("geen_oordeel",): "geen_oordeel",
        ("gegrond", None): None,
        (): None,
    }
    assert parts == {given: uitspraak_van(given) for given in parts}


def test_terms_are_those_of_the_register() -> None:
    """With spaces for underscores they are what the register keeps (domain.md A7)."""
    assert {one.value for one in terms.Uitspraak} == {one.replace("_", " ") for one in get_args(Uitspraak)}
    assert {one.value for one in terms.Afloop} == {one.replace("_", " ") for one in get_args(Einde)}
    assert {one.value for one in terms.Soort} == {*SOORTEN}


def test_every_rule_about_handling_is_carried() -> None:
    """X19-X49 and K19-K44 that are about what staff do; the ids exist in the catalogue."""
    carried = {regel for one in procedures().procedures for regel in one.rules()}
    asked = {f"X{n:02}" for n in (*range(19, 26), 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 41, 43, 44, 45)}
    asked |= {"X46", "X47", "X48", "X49", "X51", "X58"}
    asked |= {f"K{n}" for n in (19, 20, 22, *range(28, 45), 49)} | {"C05", "C11", "C12", "C14", "C18", "C20"}
    assert set() == asked - carried
    assert set() == carried - {
        f"{k}{n:02}" for k, last in {"X": 63, "K": 56, "C": 33}.items() for n in range(1, last + 1)
    }


def test_a_third_regulation_needs_no_code(tmp_path: Path) -> None:
    """One made-up file: its own two stages, its own circle."""
    folder = tmp_path / "dialogues"
    shutil.copytree(DIALOGUES / "regelingen", folder / "regelingen")
    shutil.copy(DIALOGUES / "gemeente.toml", folder)
    shutil.copytree(Path(__file__).parent / "derde" / "regelingen", folder / "regelingen", dirs_exist_ok=True)
    alle = load(folder)
    procedure = Procedures.load(folder, alle).van("derde")
    balie, team = (Wie(name, frozenset({name}), frozenset({"de_brug"})) for name in ("balie", "ombudsteam"))
    beeld = zaak("de_brug", termijnen=(Lopend("teken", ONTVANGEN),))
    teken = procedure.besluit("teken_geven", beeld, balie, {"behandelaar": team})
    assert isinstance(teken, Verplaatsing)
    assert ("bezig", ("teken",)) == (teken.naar, teken.haalt)
    terug = procedure.besluit("terug", after(beeld, teken), team, {"reden": "Nog iets vragen."})
    assert isinstance(terug, Verplaatsing)
    assert "ontvangen" == terug.naar
