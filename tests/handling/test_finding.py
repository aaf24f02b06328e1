# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A name finds only zaken that this person opened before and may read now; what was looked for is kept nowhere."""

from __future__ import annotations

import sqlalchemy as sa

from klachtgids.handling.desk import Desk
from klachtgids.handling.finding import zoek_naam
from klachtgids.handling.reading import open_zaak
from klachtgids.handling.steps import Done, link_beklaagde
from klachtgids.register.tables import Gebeurtenis
from tests.handling.desks import file_zaak, wie


def test_nothing_is_found_before_it_was_opened(both: Desk) -> None:
    """Issue 3, 3: seeing a zaak without its words is not opening it, and what a colleague opened is theirs."""
    zaak, other = file_zaak(both), file_zaak(both)
    coen, fenna = wie(both, "coen"), wie(both, "fenna")
    open_zaak(both, coen, zaak)
    open_zaak(both, fenna, other, inhoud=True)
    assert () == zoek_naam(both, coen, "robin")
    open_zaak(both, coen, zaak, inhoud=True)
    assert [zaak] == [hit.kop.id for hit in zoek_naam(both, coen, "robin")]
    assert [other] == [hit.kop.id for hit in zoek_naam(both, fenna, "robin")]


def test_part_of_a_name_without_capitals_and_accents_is_enough(desk: Desk) -> None:
    """What a person remembers of a name; one letter is too little."""
    fenna = wie(desk, "fenna")
    open_zaak(desk, fenna, file_zaak(desk), inhoud=True)
    assert ["Robin de Vries"] * 3 == [
        hit.naam for name in ("ROBIN  de", "vries", "Vríes") for hit in zoek_naam(desk, fenna, name)
    ]
    assert () == zoek_naam(desk, fenna, "r")
    assert () == zoek_naam(desk, fenna, "Kim")


def test_who_may_no_longer_see_a_zaak_does_not_find_it(both: Desk) -> None:
    """X21, K29: having read it before does not help."""
    zaak = file_zaak(both)
    mo = wie(both, "mo")
    open_zaak(both, mo, zaak, inhoud=True)
    assert [zaak] == [hit.kop.id for hit in zoek_naam(both, mo, "robin")]
    assert isinstance(link_beklaagde(both, wie(both, "fenna"), zaak, "mo"), Done)
    assert () == zoek_naam(both, mo, "robin")


def test_that_was_searched_is_written_down_and_what_was_searched_for_is_not(both: Desk) -> None:
    """NEN 7513: the search, and each zaak that it showed."""
    zaak = file_zaak(both)
    fenna = wie(both, "fenna")
    open_zaak(both, fenna, zaak, inhoud=True)
    zoek_naam(both, fenna, "robin")
    zoek_naam(both, fenna, "iemand anders")
    event = Gebeurtenis
    query = sa.select(event.wat, event.zaak_id, event.code).where(event.wat.like("op naam%")).order_by(event.volgnr)
    with both.register.store.reading() as connection:
        kept = [tuple(row) for row in connection.execute(query)]
    assert [("op naam gezocht", None, None), ("op naam gevonden", zaak, None), ("op naam gezocht", None, None)] == kept
