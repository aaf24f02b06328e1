# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""After filing: how a zaak stands, a request to withdraw, opening content."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
import sqlalchemy as sa

from klachtgids.faults import Fault
from klachtgids.register.filing import Status, StatusBericht, StatusTermijn
from klachtgids.register.register import Register
from klachtgids.register.terms import BerichtStand, Soort
from tests.register.builders import CANARY, RECEIVED, REGISTERED, filing, rows_in, stored


def test_who_holds_nummer_and_code_hears_how_it_stands(register: Register) -> None:
    """Stage, dates and messages; the nummer may be typed in small letters."""
    one = register.file([filing()])[0]
    expected = Status(
        nummer=one.nummer,
        soort=Soort.KLACHT,
        regeling="regeling",
        organisatie="een",
        stage="ontvangen",
        ontvangen_op=RECEIVED,
        termijnen=(StatusTermijn("X20", "4b", date(2026, 5, 11), None, None),),
        berichten=(StatusBericht("bevestiging", BerichtStand.WACHT, REGISTERED),),
        intrekking_gevraagd_op=None,
        afgesloten_op=None,
    )
    assert expected == register.status(one.nummer, [uuid4(), one.filing_key])
    assert expected == register.status(f" {one.nummer.lower()} ", [one.filing_key])


def test_no_word_of_what_was_filed_is_in_the_status(register: Register) -> None:
    """T30: a slip that is found at home tells that there is a klacht, not what it says."""
    one = register.file([filing()])[0]
    assert "kanarie" not in repr(register.status(one.nummer, [one.filing_key])).lower()


HOSTILE = [
    "",
    "-",
    "K-2026-000002",
    "K-2026-999999",
    "' OR 1=1 --",
    "K-2026-000001\x00",
    "K-２０２６-000001",
    "%",
    "\ud800",
]


@pytest.mark.parametrize("nummer", HOSTILE, ids=range(len(HOSTILE)))
def test_a_wrong_nummer_is_nothing(register: Register, nummer: str) -> None:
    """T15: no error and no hint, whatever is typed."""
    one = register.file([filing()])[0]
    assert None is register.status(nummer, [one.filing_key])
    assert None is register.withdraw_request(nummer, [one.filing_key], "reden")


def test_a_miss_does_the_same_work_as_a_hit(register: Register) -> None:
    """T16: wrong nummer, wrong code and no code run the same statements as a hit."""
    one = register.file([filing()])[0]
    seen: list[str] = []

    @sa.event.listens_for(register._store.engine, "before_cursor_execute")
    def note(*args: object) -> None:
        seen.append(str(args[2]).partition("IN (")[0])

    def statements(nummer: str, *keys: object) -> list[str]:
        seen.clear()
        register.status(nummer, keys)  # type: ignore[arg-type]
        return list(seen)

    hit = statements(one.nummer, one.filing_key)
    assert len(hit) >= 4
    assert hit == statements(one.nummer, uuid4()) == statements("K-2026-999999", one.filing_key) == statements("weg")


def test_asking_to_withdraw_is_recorded_once_and_changes_nothing_yet(register: Register, url: str) -> None:
    """K42, K43: at any moment, the reason kept as the person's own words; effect only after confirmation (T30)."""
    one = register.file([filing()])[0]
    first = register.withdraw_request(one.nummer, [one.filing_key], CANARY)
    again = register.withdraw_request(one.nummer, [one.filing_key], "iets anders")
    assert first == again
    assert first is not None
    assert (REGISTERED, "ontvangen") == (first.intrekking_gevraagd_op, first.stage)
    assert [("intrekverzoek", "klager")] == stored(url, "SELECT soort, actor FROM stap")
    assert [CANARY] == [t.text for t in register.contents(one.zaak, actor="x", reason="proef") if t.kind == "reden"]
    assert 1 == len([1 for (wat,) in stored(url, "SELECT wat FROM gebeurtenis") if wat == "intrekverzoek"])


def test_a_reason_may_be_left_out(register: Register, url: str) -> None:
    """K43: "liever niet" is accepted."""
    one = register.file([filing(teksten=())])[0]
    assert register.withdraw_request(one.nummer, [one.filing_key], None)
    assert (1, 0) == (rows_in(url, "stap"), rows_in(url, "inhoud"))


def test_another_code_cannot_withdraw(register: Register, url: str) -> None:
    """The nummer alone, which stands on letters, opens and stops nothing."""
    one = register.file([filing()])[0]
    assert None is register.withdraw_request(one.nummer, [uuid4()], "weg ermee")
    assert None is register.withdraw_request(one.nummer, [], "weg ermee")
    assert 0 == rows_in(url, "stap")


def test_opening_content_leaves_a_trace_first(register: Register, url: str) -> None:
    """X59, NEN 7513: who, when, which zaak, why; also when there is nothing to open."""
    sent = filing()
    register.file([sent])
    opened = register.contents(sent.id, actor="coordinator-1", reason="behandeling")
    assert sorted(sent.teksten, key=repr) == sorted(opened, key=repr)
    assert {(t.row, t.kind, t.text) for t in sent.teksten} == {(t.row, t.kind, t.text) for t in opened}
    assert () == register.contents(uuid4(), actor="coordinator-1", reason="behandeling")
    rows = stored(url, "SELECT actor, wat, code FROM gebeurtenis WHERE actor <> 'klager'")
    assert [("coordinator-1", "inhoud geopend", "behandeling")] * 2 == rows


def test_what_cannot_be_recorded_is_not_opened(register: Register, url: str) -> None:
    """security.md 4.8: no gebeurtenis, no reading."""
    sent = filing()
    register.file([sent])
    stored(url, "DROP TABLE gebeurtenis")
    with pytest.raises(Fault):
        register.contents(sent.id, actor="coordinator-1", reason="behandeling")
