# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fixed terms of a zaak: set by who handles it, kept with a stap, and only those of the files."""

from __future__ import annotations

from uuid import UUID

import pytest
import sqlalchemy as sa

from klachtgids.handling.aard import link_form, set_aard, set_onderwerp, set_terms, terms_form
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import list_zaken
from klachtgids.handling.steps import Done, Veranderd, link_beklaagde
from klachtgids.regeling.zaakbeeld import Refusal
from klachtgids.register.indeling import Indeling, keep_indeling
from klachtgids.register.tables import Gebeurtenis
from klachtgids.register.terms import Soort
from klachtgids.register.zaakstand import Zaakstand, Zoek
from klachtgids.words.i18n import Words
from tests.handling.desks import CANARY, file_zaak, wie
from tests.regeling.verhalen import DIALOGUES


def stand_of(desk: Desk, zaak: UUID) -> Zaakstand:
    found = desk.zaken.stand(zaak, desk.vandaag())
    assert found is not None
    return found


def test_the_first_aard_of_the_first_onderdeel_is_that_of_the_zaak(both: Desk) -> None:
    """domain.md D3: several for each onderdeel, the first the main one; then it is found by it."""
    zaak = file_zaak(both)
    fenna = wie(both, "fenna")
    first, second = (one.id for one in stand_of(both, zaak).onderdelen)
    done = set_aard(both, fenna, zaak, ["privacy"], second)
    assert isinstance(done, Done)
    assert "privacy" == stand_of(both, zaak).kop.aard
    assert isinstance(set_aard(both, fenna, zaak, ["bejegening", "wachttijd", "bejegening"], first), Done)
    stand = stand_of(both, zaak)
    assert ("bejegening", [("bejegening", "wachttijd"), ("privacy",)]) == (
        stand.kop.aard,
        [one.aard for one in stand.onderdelen],
    )
    assert [zaak] == [kop.id for kop in list_zaken(both, fenna, Zoek(aard="bejegening"))]
    assert () == list_zaken(both, fenna, Zoek(aard="privacy"))


def test_a_term_leaves_a_stap_and_a_gebeurtenis_without_a_word(both: Desk) -> None:
    """Who looks later sees that it was done and by whom; X51: no name and no words in what is counted."""
    zaak = file_zaak(both)
    done = set_onderwerp(both, wie(both, "fenna"), zaak, "hulp_kind")
    assert isinstance(done, Done)
    stand = stand_of(both, zaak)
    assert ("hulp_kind", 2) == (stand.kop.onderwerp, stand.kop.versie)
    (stap,) = stand.stappen
    assert ("indelen", "fenna", 2, done.stap) == (stap.handeling, stap.actor, stap.versie, stap.id)
    with both.register.store.reading() as connection:
        asked = sa.select(Gebeurtenis.actor, Gebeurtenis.code).where(Gebeurtenis.wat == "indelen")
        assert [("fenna", "onderwerp hulp_kind")] == [tuple(row) for row in connection.execute(asked)]


def test_of_two_who_set_terms_on_the_same_sight_the_second_is_told(both: Desk) -> None:
    """T24: and shown what the first did."""
    zaak = file_zaak(both)
    versie = stand_of(both, zaak).kop.versie
    assert isinstance(set_onderwerp(both, wie(both, "fenna"), zaak, "hulp_kind", versie=versie), Done)
    late = set_onderwerp(both, wie(both, "coen"), zaak, "anders", versie=versie)
    assert isinstance(late, Veranderd)
    assert ["indelen"] == [one.handeling for one in late.intussen]
    assert "hulp_kind" == stand_of(both, zaak).kop.onderwerp


def test_who_looked_before_another_kept_something_writes_nothing(both: Desk) -> None:
    """T24: also when both passed the first look; no stap, no gebeurtenis, no term."""
    zaak = file_zaak(both)
    old = stand_of(both, zaak)
    assert isinstance(set_onderwerp(both, wie(both, "fenna"), zaak, "hulp_kind"), Done)
    parts = {old.onderdelen[0].id: ["privacy"]}
    late = keep_indeling(both.register, old, Indeling(parts, "privacy"), actor="coen", op=both.clock())
    stand = stand_of(both, zaak)
    assert (None, 2, None, 1, [(), ()]) == (
        late,
        stand.kop.versie,
        stand.kop.aard,
        len(stand.stappen),
        [one.aard for one in stand.onderdelen],
    )


@pytest.mark.parametrize(
    ("aard", "onderdeel", "reason", "veld"),
    [
        (["boos"], True, "keuze_onbekend", "aard"),
        ([CANARY], True, "keuze_onbekend", "aard"),
        ([], True, "veld_ontbreekt", "aard"),
        (["privacy"], False, "keuze_onbekend", "onderdeel"),
    ],
)
def test_what_is_no_term_is_refused(desk: Desk, aard: list[str], onderdeel: bool, reason: str, veld: str) -> None:
    """Nothing but the terms of the file; with two onderdelen it must be said which."""
    zaak = file_zaak(desk)
    part = stand_of(desk, zaak).onderdelen[0].id if onderdeel else None
    found = set_aard(desk, wie(desk, "fenna"), zaak, aard, part)
    assert isinstance(found, Refusal)
    assert (reason, veld) == (found.reason, found.veld)
    assert (None, 1) == (stand_of(desk, zaak).kop.aard, stand_of(desk, zaak).kop.versie)


def test_an_onderwerp_goes_with_the_help_of_the_organisation(desk: Desk) -> None:
    """Childcare is no term where none is given."""
    found = set_onderwerp(desk, wie(desk, "fenna"), file_zaak(desk, "yoep"), "dagopvang")
    assert isinstance(found, Refusal)
    assert ("keuze_onbekend", "onderwerp") == (found.reason, found.veld)
    assert isinstance(set_onderwerp(desk, wie(desk, "anna"), file_zaak(desk, "jongleren"), "dagopvang"), Done)


def test_who_may_not_handle_it_sets_no_terms(desk: Desk) -> None:
    """security.md 4.11: quality guards dates; who it is about is told that the zaak is not there."""
    zaak = file_zaak(desk)
    found = set_onderwerp(desk, wie(desk, "kees"), zaak, "anders")
    assert isinstance(found, Refusal)
    assert "geen_toegang" == found.reason
    link_beklaagde(desk, wie(desk, "fenna"), zaak, "coen")
    found = set_aard(desk, wie(desk, "coen"), zaak, ["privacy"], stand_of(desk, zaak).onderdelen[0].id)
    assert isinstance(found, Refusal)
    assert "zaak_onbekend" == found.reason


def test_a_zaak_without_onderdelen_has_one_aard_of_its_own(desk: Desk) -> None:
    """A compliment has no parts."""
    zaak = file_zaak(desk, soort=Soort.COMPLIMENT, onderdelen=(), teksten=())
    assert isinstance(set_aard(desk, wie(desk, "fenna"), zaak, ["bejegening"]), Done)
    assert "bejegening" == stand_of(desk, zaak).kop.aard


def test_the_form_shows_what_stands_there_and_what_it_gives_is_kept_at_once(desk: Desk) -> None:
    """One transaction for all onderdelen and the onderwerp."""
    zaak = file_zaak(desk)
    fenna, words = wie(desk, "fenna"), Words.of("nl", False, DIALOGUES)
    first, second = (str(one.id) for one in stand_of(desk, zaak).onderdelen)
    given = {"aard": {first: ["privacy", "dossier"], second: ["anders"]}, "onderwerp": "hulp_thuis"}
    done = set_terms(desk, fenna, zaak, given, versie=1)
    assert isinstance(done, Done)
    assert 2 == done.versie
    form = terms_form(desk, stand_of(desk, zaak), words)
    assert [(f"aard.{first}", ["privacy", "dossier"]), (f"aard.{second}", ["anders"]), ("onderwerp", "hulp_thuis")] == [
        (veld.veld, veld.begin) for veld in form.velden
    ]
    assert "dagopvang" not in {keus.id for keus in form.velden[-1].keuzes}
    assert isinstance(set_terms(desk, fenna, zaak, {}), Refusal)


def test_a_link_is_made_for_the_versie_that_was_seen(desk: Desk) -> None:
    """T8, T24: the form offers the accounts of the organisation of the zaak."""
    zaak = file_zaak(desk)
    form = link_form(desk, stand_of(desk, zaak), Words.of("nl", False, DIALOGUES))
    assert {"coen", "fenna"} <= {keus.id for keus in form.velden[1].keuzes}
    late = link_beklaagde(desk, wie(desk, "fenna"), zaak, "coen", versie=9)
    assert isinstance(late, Veranderd)
    assert frozenset() == stand_of(desk, zaak).kop.beklaagden
