# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A procedure that cannot be walked to a told end is refused with file, place and reason, in one sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from klachtgids.faults import FileFault
from klachtgids.regeling.file import load
from klachtgids.regeling.procedure import Procedures

DERDE = Path(__file__).parent / "derde" / "regelingen"
Spoil = Callable[[str, str, str], Path]
KRACHT, XTRA, ALGEMEEN = (f"regelingen/procedures/{name}.toml" for name in ("kracht", "xtra", "algemeen"))
LOS = '[[fase]]\nid = "los"\nnaam = "Los"\n\n[[fase]]\nid = "bevestigd"\n'
NERGENS = """
[[handeling]]
id = "{id}"
naam = "x"
soorten = ["{soort}"]
van = ["{van}"]
naar = "{naar}"
rollen = ["{rol}"]
niet_in_de_regeling = true
"""


def extra(**parts: str) -> str:
    """One more handeling before the compliment."""
    return NERGENS.format(**{"soort": "klacht", **parts}) + "\n# --- Compliment ---\n"


FAULTS = {
    "an unknown key": (
        XTRA,
        'id = "toewijzen"\n',
        'id = "toewijzen"\nkleur = "rood"\n',
        "handeling toewijzen, kleur",
        "hoort hier niet",
    ),
    "an unknown rol": (
        XTRA,
        'rollen = ["klachtenadministratie"]',
        'rollen = ["klachtadministratie"]',
        "handeling ontvangst_bevestigen",
        "bedoelt u `klachtenadministratie`",
    ),
    "nobody who may": (
        XTRA,
        'rollen = ["klachtenadministratie"]',
        "rollen = []",
        "handeling ontvangst_bevestigen",
        "geen enkele rol",
    ),
    "an unknown signer": (
        XTRA,
        'tekent = "behandelaar"',
        'tekent = "koning"',
        "handeling vertraging_melden",
        "`koning`",
    ),
    "a signer without a letter": (
        XTRA,
        'haalt = ["bevestiging"]\nbericht = [{ sjabloon = "ontvangstbevestiging", aan = "klager" }]',
        'haalt = ["bevestiging"]\ntekent = "behandelaar"',
        "handeling ontvangst_bevestigen",
        "niets te tekenen",
    ),
    "an unknown termijn": (
        XTRA,
        'haalt = ["bevestiging"]',
        'haalt = ["bevestigen"]',
        "handeling ontvangst_bevestigen",
        "bedoelt u `bevestiging`",
    ),
    "a termijn that nothing meets": (
        KRACHT,
        'haalt = ["doorzetten"]\n',
        "",
        "termijn doorzetten",
        "geen enkele handeling",
    ),
    "a termijn that nothing starts": (
        XTRA,
        'start = ["gesprek_gevraagd"]\n',
        "",
        "termijn gesprek_directie",
        "geen enkele handeling start",
    ),
    "an unknown event": (
        XTRA,
        'start = ["gesprek_gevraagd"]',
        'start = ["gesprek"]',
        "handeling gesprek_aanvragen, start 1",
        "een van deze",
    ),
    "an unknown loket": (
        XTRA,
        '"geschillencommissie_kinderopvang", "skj"',
        '"geschillencommissie_kinderopvang", "sjk"',
        "handeling extern_doorverwijzen, veld loket",
        "bedoelt u `skj`",
    ),
    "loketten for a text": (
        KRACHT,
        'vraagt = [{ veld = "reden", liever_niet = true }]',
        'vraagt = [{ veld = "reden", loketten = ["skj"] }]',
        "handeling intrekken, veld reden",
        "soort tekst",
    ),
    "an unknown article": (
        XTRA,
        'artikel = "4b"\nregels = ["X20"]',
        'artikel = "4z"\nregels = ["X20"]',
        "handeling ontvangst_bevestigen",
        "artikel `4z`",
    ),
    "an unknown article of a guard": (
        XTRA,
        'artikel = "5", regels = ["X33", "C11"]',
        'artikel = "55", regels = ["X33", "C11"]',
        "handeling oordeel_versturen, guard volgende_stap_verteld",
        "artikel `55`",
    ),
    "no source at all": (
        KRACHT,
        'artikel = "3.4"\nregels = ["K28"]\n',
        "",
        "handeling ontvangst_bevestigen",
        "niet_in_de_regeling",
    ),
    "an unknown guard": (
        XTRA,
        'guard = "motivering_aanwezig"',
        'guard = "motivering"',
        "handeling oordeel_vastleggen",
        "guard `motivering`",
    ),
    "an unknown guard on a route": (
        KRACHT,
        'als = "krijgt_gelijk"',
        'als = "gelijk"',
        "handeling oordeel_vastleggen",
        "guard `gelijk`",
    ),
    "a last route with a condition": (
        KRACHT,
        'als = "krijgt_gelijk" }, { fase = "uitkomst" }',
        'als = "krijgt_gelijk" }',
        "handeling oordeel_vastleggen",
        "laatste route",
    ),
    "a route that is never taken": (
        KRACHT,
        'fase = "klachtgesprek", als = "krijgt_gelijk"',
        'fase = "klachtgesprek"',
        "handeling oordeel_vastleggen",
        "niets meer bereikt",
    ),
    "an always without a source": (
        XTRA,
        '{ guard = "juiste_organisatie", artikel = "10", regels = ["X59", "X60"] }',
        '"juiste_organisatie"',
        "altijd juiste_organisatie",
        "met een artikel",
    ),
    "an unknown field": (
        XTRA,
        'vraagt = ["behandelaar"]',
        'vraagt = ["behandelaars"]',
        "handeling toewijzen, veld behandelaars",
        "bedoelt u `behandelaar`",
    ),
    "an unknown choice": (
        KRACHT,
        '"mag_niet_klagen", "dubbel"]',
        '"mag_niet_klagen", "dubbelop"]',
        "handeling niet_in_behandeling_nemen, veld grond",
        "bedoelt u `dubbel`",
    ),
    "a field that is asked twice": (
        XTRA,
        'vraagt = ["behandelaar", "reden"]',
        'vraagt = ["behandelaar", "behandelaar"]',
        "handeling overdragen, veld behandelaar",
        "twee keer",
    ),
    "an unknown letter": (
        XTRA,
        'sjabloon = "ontvangstbevestiging"',
        'sjabloon = "bevestiging"',
        "handeling ontvangst_bevestigen",
        "sjabloon `bevestiging`",
    ),
    "a letter to nobody": (
        XTRA,
        '"toegewezen", aan = "behandelaar"',
        '"toegewezen", aan = "iedereen"',
        "handeling beklaagde_vastleggen",
        "`iedereen`",
    ),
    "a moved date that is not asked": (
        XTRA,
        'vraagt = ["reden", "nieuwe_datum"]',
        'vraagt = ["reden"]',
        "handeling vertraging_melden",
        "nieuwe_datum",
    ),
    "a stage that is not there": (
        XTRA,
        'naar = "onderzoek"',
        'naar = "onderzoeken"',
        "handeling toewijzen",
        "bedoelt u `onderzoek`",
    ),
    "a stage of another soort": (
        XTRA,
        'van = ["bij_kwaliteit"]',
        'van = ["onderzoek"]',
        "handeling signaal_afhandelen",
        "fase van een signaal",
    ),
    "a handeling from nowhere": (
        XTRA,
        'van = ["bij_kwaliteit"]',
        "van = []",
        "handeling signaal_afhandelen",
        "geen enkele fase",
    ),
    "two beginnings": (
        XTRA,
        'id = "bevestigd"\n',
        'id = "bevestigd"\nbegin = true\n',
        "fase, soort klacht",
        "precies één",
    ),
    "a stage twice": (XTRA, 'id = "onderzoek"\nnaam', 'id = "oordeel"\nnaam', "fase oordeel", "twee keer"),
    "a stage nobody reaches": (XTRA, '[[fase]]\nid = "bevestigd"\n', LOS, "fase los", "hierheen"),
    "an end the klager does not hear of": (
        XTRA,
        "# --- Compliment ---\n",
        extra(id="weg", van="bevestigd", naar="afgesloten", rol="klachtenadministratie"),
        "handeling weg",
        "niets van hoort",
    ),
    "a warning is no telling": (
        XTRA,
        'guard = "uitkomst_meegedeeld"\n',
        'guard = "uitkomst_meegedeeld"\nwaarschuwt = true\n',
        "handeling afsluiten",
        "niets van hoort",
    ),
    "what nobody can ever do": (
        XTRA,
        "# --- Compliment ---\n",
        extra(id="weg", van="ontvangen", naar="opgelost", rol="behandelaar", soort="mondeling"),
        "handeling weg",
        "niemand kan dit ooit",
    ),
    "a guard that can never hold": (
        XTRA,
        'merkt = ["samenvatting_geschreven"]\n',
        "",
        "handeling oplossing_vastleggen, guard registratie_volledig",
        "samenvatting_geschreven",
    ),
    "a reason without words": (
        ALGEMEEN,
        'motivering_aanwezig = "',
        'motivering = "',
        "weigering motivering",
        "bestaat niet",
    ),
    "a choice without choices": (
        ALGEMEEN,
        'plaats = { soort = "tekst"',
        'plaats = { soort = "keuze"',
        "veld, plaats",
        "keuzes",
    ),
    "another regeling": (XTRA, 'regeling = "xtra"', 'regeling = "kracht"', "regeling", "hoort"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_place_and_reason(spoil: Spoil, fault: str) -> None:
    """An author finds the line without reading code."""
    file, old, new, where, reason = FAULTS[fault]
    folder = spoil(file, old, new)
    with pytest.raises(FileFault) as caught:
        Procedures.load(folder, load(folder))
    found = caught.value
    assert (Path(file).name, where) == (found.file, found.where)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("ways", "reason"),
    [
        ([("bezig", "los")], "een klacht komt hier niet uit, en het is geen einde"),
        ([("bezig", "los"), ("los", "lus"), ("lus", "los")], "vanuit hier komt een klacht nooit bij een einde"),
    ],
)
def test_a_stage_without_a_way_to_an_end_is_refused(spoil: Spoil, ways: list[tuple[str, str]], reason: str) -> None:
    """Neither a stage that nothing leaves, nor two that lead to each other alone."""
    folder = spoil(XTRA, 'regeling = "xtra"', 'regeling = "xtra"')
    shutil.copytree(DERDE, folder / "regelingen", dirs_exist_ok=True)
    path = folder / "regelingen" / "procedures" / "derde.toml"
    added = [f'[[fase]]\nid = "{name}"\nnaam = "Los"\n' for name in sorted({to for _, to in ways})]
    added += [
        NERGENS.format(id=f"weg_{number}", van=van, naar=to, rol="balie", soort="klacht")
        for number, (van, to) in enumerate(ways)
    ]
    path.write_text(path.read_text("utf-8") + "".join(added), "utf-8")
    with pytest.raises(FileFault) as caught:
        Procedures.load(folder, load(folder))
    assert ("fase los", reason) == (caught.value.where, caught.value.reason)


def test_a_regeling_without_a_procedure_is_refused(spoil: Spoil) -> None:
    """Nobody would know what may happen to its zaken."""
    folder = spoil(XTRA, 'regeling = "xtra"', 'regeling = "xtra"')
    (folder / XTRA).unlink()
    with pytest.raises(FileFault) as caught:
        Procedures.load(folder, load(folder))
    assert ("xtra.toml", "deze regeling heeft geen procedure") == (caught.value.file, caught.value.reason)


def test_the_copy_that_is_spoiled_is_sound(spoil: Spoil) -> None:
    """The tests above fail for the one thing they change."""
    folder = spoil(XTRA, 'regeling = "xtra"', 'regeling = "xtra"')
    assert {"kracht", "xtra"} == {one.regeling for one in Procedures.load(folder, load(folder)).procedures}
    shutil.rmtree(folder)
