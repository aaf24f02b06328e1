# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk makes a code invalid for who lost it and calls; it never sees or makes one (T30)."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from klachtgids.handling import klager
from klachtgids.handling.code import end_code
from klachtgids.handling.desk import Desk
from klachtgids.handling.reading import GEWEIGERD
from klachtgids.handling.steps import Done, link_beklaagde
from klachtgids.regeling.zaakbeeld import Refusal
from tests.handling.desks import file_zaak, wie
from tests.register.builders import stored


def filed(desk: Desk) -> tuple[str, UUID, UUID]:
    """Nummer, zaak and filing key of something new."""
    key = uuid4()
    zaak = file_zaak(desk, "yoep", filing_key=key)
    stand = desk.zaken.stand(zaak, desk.vandaag())
    assert stand is not None
    return stand.kop.nummer, zaak, key


def test_who_handles_it_makes_the_code_invalid_and_nothing_of_the_zaak_changes(desk: Desk) -> None:
    """Status and another code answer as for a code that never was; days, versie and words are as they were."""
    nummer, zaak, key = filed(desk)
    before = desk.zaken.stand(zaak, desk.vandaag())
    assert "status" == klager.status(desk, nummer, [key]).staat
    done = [end_code(desk, wie(desk, "fenna"), zaak) for _ in range(2)]
    assert before is not None
    assert [Done(zaak, before.kop.versie)] * 2 == done
    never = klager.status(desk, nummer, [uuid4()])
    assert "none" == never.staat
    assert never == klager.status(desk, nummer, [key])
    assert "none" == klager.renew(desk, nummer, {key: uuid4()}).staat
    assert before == desk.zaken.stand(zaak, desk.vandaag())


def test_it_is_written_down_without_a_word_and_once(desk: Desk) -> None:
    """Who did it and when: no code, no name, and nobody is told one."""
    _, zaak, _ = filed(desk)
    for _ in range(2):
        end_code(desk, wie(desk, "fenna"), zaak)
    where = "where wat = 'code ongeldig'"
    assert [("fenna", None, None)] == stored(
        str(desk.register.store.engine.url.render_as_string(hide_password=False)),
        f"select actor, namens, code from gebeurtenis {where}",  # noqa: S608  # ours
    )


@pytest.mark.parametrize("account", ["anna", "kees", "lies"])
def test_who_does_not_handle_it_may_not(desk: Desk, account: str) -> None:
    """By the matrix; the code is as good as it was."""
    nummer, zaak, key = filed(desk)
    assert isinstance(end_code(desk, wie(desk, account), zaak), Refusal)
    assert "status" == klager.status(desk, nummer, [key]).staat


def test_whoever_it_is_about_may_not(desk: Desk) -> None:
    """T8: also with the rol for it; that they tried is written down."""
    nummer, zaak, key = filed(desk)
    link_beklaagde(desk, wie(desk, "coen"), zaak, "fenna")
    found = end_code(desk, wie(desk, "fenna"), zaak)
    assert isinstance(found, Refusal)
    assert "zaak_onbekend" == found.reason
    assert "status" == klager.status(desk, nummer, [key]).staat
    assert GEWEIGERD in {one for (one,) in stored(_url(desk), "select wat from gebeurtenis")}


def _url(desk: Desk) -> str:
    return str(desk.register.store.engine.url.render_as_string(hide_password=False))
