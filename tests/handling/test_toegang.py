# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with which zaak: every rol, action and relation against a table written by hand."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from klachtgids.config import shipped_dialogues
from klachtgids.handling.toegang import ACTIES, MATRIX, mag
from klachtgids.regeling.procedure import Procedures
from klachtgids.regeling.terms import FUNCTIES
from klachtgids.regeling.toegang import Toegangen
from klachtgids.regeling.zaakbeeld import DE_KLAGER, Wie, ZaakBeeld
from tests.handling.desks import regelingen
from tests.regeling.verhalen import zaak

ORG = {"kracht": "yoep", "xtra": "jess"}
RELATIONS = ("geen", "behandelaar", "ander_behandelt", "beklaagde", "betrokken", "andere_organisatie", "over_deze_rol")
L, I, B, W, D, O = "lijst", "inhoud", "behandelen", "bewaken", "delen", "beslissen"  # noqa: E741 - one letter a column
ALL = {L, I, B, W, D, O}
MAY: dict[str, dict[str, set[str]]] = {
    # rol: relation -> what is allowed in the first stage; what is not named here is refused
    "klachtenfunctionaris": {"geen": ALL, "behandelaar": ALL, "ander_behandelt": ALL - {I}, "over_deze_rol": ALL},
    "klachtencoordinator": {"geen": ALL, "behandelaar": ALL, "ander_behandelt": ALL - {I}},
    "klachtenadministratie": {"geen": ALL, "behandelaar": ALL, "ander_behandelt": ALL - {I}, "over_deze_rol": ALL},
    "leidinggevende": {"behandelaar": ALL},
    "raad_van_bestuur": {"behandelaar": ALL},
    "voorzitter_ekc": {"behandelaar": ALL},
    "kwaliteit": {"geen": {L, W}, "behandelaar": {L, I, B, W}, "ander_behandelt": {L, W}, "over_deze_rol": {L, W}},
    "kwaliteitsfunctionaris": {
        "geen": {L, W},
        "behandelaar": {L, I, B, W},
        "ander_behandelt": {L, W},
        "over_deze_rol": {L, W},
    },
}
DIRECTIE = {
    "kracht": {"behandelaar": ALL},
    "xtra": {"geen": ALL, "behandelaar": ALL, "ander_behandelt": ALL},  # new: not to take it in is theirs (X46, X47)
}


@cache
def toegang() -> Toegangen:
    """Who has access, from the files that ship."""
    return Toegangen.load(shipped_dialogues(), Procedures.load(shipped_dialogues(), regelingen()))


def related(regeling: str, rol: str, relation: str) -> ZaakBeeld:
    """A new klacht to which `ik` has this relation."""
    beeld = zaak(ORG[regeling], beklaagden=frozenset())
    same = [functie for functie in FUNCTIES if functie == rol]
    return {
        "geen": beeld,
        "behandelaar": replace(beeld, behandelaar="ik"),
        "ander_behandelt": replace(beeld, behandelaar="een_ander"),
        "beklaagde": replace(beeld, behandelaar="ik", beklaagden=frozenset({"ik"})),
        "betrokken": replace(beeld, behandelaar="ik", betrokkenen=frozenset({"ik"})),
        "andere_organisatie": replace(beeld, organisatie="impegno" if regeling == "kracht" else "wijkz"),
        "over_deze_rol": replace(beeld, functies=tuple(same) or beeld.functies),
    }[relation]


CASES = [
    (regeling, rol, relation)
    for regeling in ORG
    for rol, relation in product(sorted({*regelingen().regeling(regeling).rollen, "beheerder", "klager"}), RELATIONS)
]


@pytest.mark.parametrize(("regeling", "rol", "relation"), CASES)
def test_nobody_may_more_or_less_than_the_table_says(regeling: str, rol: str, relation: str) -> None:
    """security.md 4.11: every rol of both regulations, every action, every relation; deny by default."""
    ik = Wie("ik", frozenset({rol}), frozenset({ORG[regeling]}))
    found = {actie for actie in ACTIES if mag(toegang(), ik, actie, related(regeling, rol, relation)).mag}
    wanted = DIRECTIE[regeling] if rol == "directie" else MAY.get(rol, {})
    assert wanted.get(relation, set()) == found


@pytest.mark.parametrize("regeling", ORG)
@pytest.mark.parametrize("relation", ["beklaagde", "betrokken"])
def test_who_it_is_about_gets_nothing_with_every_rol_there_is(regeling: str, relation: str) -> None:
    """X21, K29, Awb 9:7: no rol and no assignment outweighs it; the refusal names its article."""
    ik = Wie("ik", frozenset(regelingen().regeling(regeling).rollen), frozenset({ORG[regeling]}))
    found = [mag(toegang(), ik, actie, related(regeling, "directie", relation)) for actie in ACTIES]
    assert {False} == {one.mag for one in found}
    assert all(one.artikel for one in found)


def test_the_klager_has_no_desk() -> None:
    """Who comes with a code asks for the status, and sees no list and no words."""
    assert not any(mag(toegang(), DE_KLAGER, actie, zaak("jess")).mag for actie in ACTIES)


def test_every_group_of_the_files_stands_in_the_matrix() -> None:
    """A group without a row would deny silently."""
    assert {one.groep for file in toegang().files.values() for one in file.rol.values()} <= set(MATRIX)
