# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the regulation forbids cannot be kept: each guard is tried on the real procedures, and names its article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klachtgids.regeling.guards import GUARDS
from klachtgids.regeling.terms import Functie
from klachtgids.regeling.zaakbeeld import GEEN, Refusal, Verplaatsing, Wie, ZaakBeeld
from tests.regeling.pogingen import BUITEN, DAG, POGINGEN, Given, Poging, beoordeeld, jess, yoep
from tests.regeling.verhalen import (
    ADMINISTRATIE,
    COORDINATOR,
    DIRECTIE,
    FUNCTIONARIS,
    LEIDINGGEVENDE,
    after,
    procedures,
    zaak,
)

NOT_BLOCKING = {"krijgt_gelijk", "besluit_niet_behandelen", "samen_opgelost"}
"""Guards that only choose a route; the golden zaken take both sides."""


def decided(poging: Poging, beeld: ZaakBeeld, wie: Wie, gegevens: Given) -> Refusal | Verplaatsing:
    return procedures().voor(beeld).besluit(poging.handeling, beeld, wie, gegevens)


def complaints(found: Refusal | Verplaatsing) -> list[Refusal]:
    return [found] if isinstance(found, Refusal) else list(found.waarschuwingen)


@pytest.mark.parametrize("guard", POGINGEN)
def test_what_a_guard_forbids_is_refused_or_warned_of_with_its_article(guard: str) -> None:
    """And only that is wrong with it: put right, the same is kept (X21-X49, K16-K49)."""
    poging = POGINGEN[guard]
    found = [
        one for one in complaints(decided(poging, poging.zaak, poging.wie, poging.gegevens)) if one.reason == guard
    ]
    assert [poging.bron] == [one.artikel or one.wet for one in found]
    right = replace(poging.zaak, **poging.goed)
    better = decided(poging, right, poging.goede_wie or poging.wie, {**poging.gegevens, **poging.goede_gegevens})
    assert isinstance(better, Verplaatsing), better
    assert guard not in {one.reason for one in better.waarschuwingen}


def test_no_guard_is_left_untried_and_none_is_idle() -> None:
    """A guard that no procedure uses, or that no test tries, protects nobody."""
    used = {one.guard for each in procedures().procedures for one in each.file.altijd}
    for each in procedures().procedures:
        for handeling in each.file.handeling:
            used |= {one.guard for one in handeling.guards} | {route.als for route in handeling.naar if route.als}
    assert {*GUARDS} == used
    assert {*GUARDS} - NOT_BLOCKING == {*POGINGEN}


def test_every_guard_says_its_rule() -> None:
    """The docstring names what it watches over and where that comes from."""
    assert [] == [name for name, one in GUARDS.items() if "(" not in (one.holds.__doc__ or "")]


def test_a_klacht_about_the_coordinator_goes_outside() -> None:
    """Nobody inside may get it (A5, K29); the way to the committee is open."""
    beeld = zaak("yoep", fase="bevestigd", functies=("klachtencoordinator",))
    procedure = procedures().voor(beeld)
    refused = procedure.besluit("doorzetten", beeld, FUNCTIONARIS, {"behandelaar": COORDINATOR})
    assert isinstance(refused, Refusal)
    assert "behandelaar_bij_functie" == refused.reason
    outside = procedure.besluit("extern_doorverwijzen", beeld, FUNCTIONARIS, {"reden": "x", "loket": "commissie_yoep"})
    assert isinstance(outside, Verplaatsing)


def test_a_delay_is_given_once() -> None:
    """A second one is refused, whatever the reason (C06)."""
    beeld = jess()
    procedure = procedures().voor(beeld)
    first = {"reden": "x", "nieuwe_datum": date(2026, 7, 1)}
    moved = procedure.besluit("vertraging_melden", beeld, LEIDINGGEVENDE, first)
    assert isinstance(moved, Verplaatsing)
    again = replace(beeld, termijnen=tuple(replace(one, verzet=True) for one in beeld.termijnen))
    refused = procedure.besluit("vertraging_melden", again, LEIDINGGEVENDE, {**first, "nieuwe_datum": date(2026, 7, 5)})
    assert isinstance(refused, Refusal)
    assert ("uitstel_mag", ("C06",)) == (refused.reason, refused.regels)


def test_after_the_committee_only_an_ombudsman_is_named() -> None:
    """Kracht knows no step after its uitspraak (K40, C09)."""
    beeld = yoep("advies", stappen=("extern_uitspraak",))
    form = {**DAG, "reactie": "x", "volgt_advies": True, "maatregelen": GEEN, "volgende_stap": "commissie_yoep"}
    refused = procedures().voor(beeld).besluit("advies_bespreken", beeld, DIRECTIE, form)
    assert isinstance(refused, Refusal)
    assert "volgende_stap_verteld" == refused.reason


def test_closing_again_after_reopening_asks_for_a_new_outcome() -> None:
    """What the klager was told before does not count for what was looked at again (X29)."""
    beeld = jess("beantwoord", **beoordeeld("samenvatting_schrijven", "oordeel_versturen", "afsluiten", "heropenen"))
    refused = procedures().voor(beeld).besluit("afsluiten", beeld, LEIDINGGEVENDE, {})
    assert isinstance(refused, Refusal)
    assert "uitkomst_meegedeeld" == refused.reason


def test_who_solved_it_together_was_not_judged() -> None:
    """An oordeel that lay ready does not make an end of its own (C20)."""
    done = beoordeeld("oordeel_vastleggen", "oplossing_vastleggen", "samenvatting_schrijven")
    beeld = yoep("vervolg", **done)
    found = procedures().voor(beeld).besluit("afsluiten", beeld, COORDINATOR, {"reden_geen_vervolg": "Niet nodig."})
    assert isinstance(found, Verplaatsing)
    assert "opgelost_naar_tevredenheid" == found.einde


@pytest.mark.parametrize(
    ("organisatie", "handeling", "wie", "andere"),
    [
        ("jess", "reactie_geven", DIRECTIE, "gevolg_meedelen"),
        ("wijkz", "gevolg_meedelen", LEIDINGGEVENDE, "reactie_geven"),
    ],
)
def test_a_reaction_is_asked_where_the_law_asks_it(organisatie: str, handeling: str, wie: Wie, andere: str) -> None:
    """In youth care the organisation itself answers within a month (Jeugdwet 4.2.1, C01); elsewhere who handles tells.

    Nowhere is a zaak closed on what the klager was told before the uitspraak (X51).
    """
    beeld = zaak(organisatie, fase="reactie", behandelaar="lies", **beoordeeld(*BUITEN))
    procedure = procedures().voor(beeld)
    refused = procedure.besluit("afsluiten", beeld, LEIDINGGEVENDE, {})
    assert isinstance(refused, Refusal)
    assert ("niet_in_deze_fase", "8") == (refused.reason, refused.artikel)
    may = {one.handeling for one in procedure.mogelijk(beeld, wie)}
    assert (True, False) == (handeling in may, andere in may)
    form = {"reactie": "Dat doen wij.", "maatregelen": GEEN, **({"wijze": "brief"} if organisatie == "wijkz" else {})}
    told = procedure.besluit(handeling, beeld, wie, form)
    assert isinstance(told, Verplaatsing)
    assert ["klager"] == [one.aan for one in told.bericht]
    assert isinstance(procedure.besluit("afsluiten", after(beeld, told), LEIDINGGEVENDE, {}), Verplaatsing)


@pytest.mark.parametrize(
    ("organisatie", "functies", "behandelaar", "aan"),
    [
        ("jess", ("medewerker",), "lies", "directie"),
        ("jess", ("leidinggevende",), "dirk", "directie"),
        ("jess", ("medewerker", "directie"), "rosa", "behandelaar"),
        ("jess", ("directie",), None, "raad_van_bestuur"),
        ("jess", ("raad_van_bestuur",), None, "voorzitter_ekc"),
        ("yoep", ("medewerker",), "coen", "directie"),
        ("yoep", ("directie",), "coen", "behandelaar"),
    ],
)
def test_who_it_is_about_does_not_hear_of_the_uitspraak(
    organisatie: str, functies: tuple[Functie, ...], behandelaar: str | None, aan: str
) -> None:
    """A message for the directie goes a level up when the klacht is about the directie, or above it (C11, C12)."""
    beeld = zaak(organisatie, fase="extern", functies=functies, behandelaar=behandelaar, beklaagden=frozenset())
    form = {**DAG, "advies": "Bel terug.", **({"bemiddelbaar": True} if organisatie == "yoep" else {})}
    by = FUNCTIONARIS if organisatie == "yoep" else ADMINISTRATIE
    found = procedures().voor(beeld).besluit("extern_uitspraak", beeld, by, form)
    assert isinstance(found, Verplaatsing)
    assert (aan,) == tuple(one.aan for one in found.bericht)
