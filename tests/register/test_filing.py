# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filing: one zaak for one key, all of a sending or nothing, numbered by the database."""

from __future__ import annotations

import threading
import traceback
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from klachtgids.register.filing import Count, Filed, Sending, Wanneer, dump, hashed, load, row_id
from klachtgids.register.register import OtherBody, Register, RegisterFault
from klachtgids.register.terms import Kanaal, Rol, Soort
from tests.register.builders import RECEIVED, REGISTERED, clock, filing, rows_in, stored


def test_a_filing_becomes_a_zaak_with_a_nummer(register: Register, url: str) -> None:
    """X05, X19: registered on receipt; ontvangen_op is the moment of sending, geregistreerd_op that of the register."""
    sent = filing()
    expected = Filed(sent.filing_key, sent.id, "K-2026-000001", Soort.KLACHT, "een", RECEIVED, REGISTERED)
    assert (expected,) == register.file([sent])
    counts = {table: rows_in(url, table) for table in ("zaak", "betrokkene", "klachtonderdeel", "inhoud", "termijn")}
    assert {"zaak": 1, "betrokkene": 6, "klachtonderdeel": 1, "inhoud": 8, "termijn": 1} == counts
    assert [("ingediend", "klager")] == stored(url, "SELECT wat, actor FROM gebeurtenis")


def test_the_same_filing_again_is_the_same_answer_and_no_second_zaak(register: Register, url: str) -> None:
    """T4: also an hour later, through another front and by other dialogues: the first moment counts."""
    first = filing()
    again = hashed(
        replace(first, ontvangen_op=RECEIVED + timedelta(hours=1), kanaal=Kanaal.BALIE, dialogen_versie="def"),
        b"k" * 32,
    )
    assert register.file([first]) == register.file([again]) == register.file([first])
    assert (1, 1, 8) == tuple(rows_in(url, table) for table in ("zaak", "gebeurtenis", "inhoud"))


@pytest.mark.parametrize(
    "other", [{"taal": "en"}, {"teksten": ()}, {"veiligheid": True}, {"organisatie": "twee"}, {"soort": Soort.SIGNAAL}]
)
def test_other_words_under_the_same_key_are_refused(register: Register, url: str, other: dict[str, object]) -> None:
    """T4: never silently dropped, never a second zaak; nothing of that sending is written."""
    first, beside = filing(), filing()
    register.file([first])
    with pytest.raises(OtherBody):
        register.file([beside, filing(first.filing_key, **other)])  # type: ignore[arg-type]  # a field is left to vary
    assert 1 == rows_in(url, "zaak")


def test_several_organisations_are_several_zaken_in_one_transaction(register: Register, url: str) -> None:
    """design.md 4 and 5: per organisatie one zaak, under one hoofdzaak, and the count that goes with it."""
    main = filing()
    part = filing(organisatie="twee", hoofdzaak=main.id)
    filed = register.file([part, main], [Count(uuid4(), "bezwaar", "een", "2026-05")])
    assert [part.filing_key, main.filing_key] == [one.filing_key for one in filed]
    assert [(2, 1)] == stored(url, "SELECT count(*), count(hoofdzaak_id) FROM zaak")
    assert 1 == rows_in(url, "telling")


def test_what_the_database_refuses_leaves_nothing_behind(register: Register, url: str) -> None:
    """All of a sending or nothing, and the number is not lost either."""
    good = filing()
    bad = filing(hoofdzaak=uuid4())
    with pytest.raises(RegisterFault):
        register.file([good, bad], [Count(uuid4(), "bezwaar", None, "2026-05")])
    assert (0, 0, 0) == tuple(rows_in(url, table) for table in ("zaak", "teller", "telling"))
    assert "K-2026-000001" == register.file([good])[0].nummer


def test_a_refusal_shows_no_value_of_the_row(register: Register) -> None:
    """T17, finding 8: a PostgreSQL server quotes the whole row that it refuses; what we raise does not."""
    nowhere: Any = {"organisatie": None}
    sent = filing(hoedanigheid="kanarie", **nowhere)
    with pytest.raises(RegisterFault) as fault:
        register.file([sent])
    shown = "".join(traceback.format_exception(fault.value))
    assert RegisterFault.__name__ in shown
    assert "kanarie" not in shown.lower()
    assert sent.filing_key.hex not in shown.replace("-", "")


def test_each_letter_and_year_counts_by_itself(register: Register) -> None:
    """K-2026-000123: by letter of the soort and year of the legal day, which begins in Amsterdam."""
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    numbers = [
        register.file([filing(soort=soort, ontvangen_op=moment)])[0].nummer
        for soort, moment in [
            (Soort.KLACHT, RECEIVED),
            (Soort.SIGNAAL, RECEIVED),
            (Soort.COMPLIMENT, RECEIVED),
            (Soort.KLACHT, RECEIVED),
            (Soort.KLACHT, new_year),
            (Soort.MONDELING, RECEIVED),
        ]
    ]
    expected = ["K-2026-000001", "S-2026-000001", "C-2026-000001", "K-2026-000002", "K-2027-000001", "M-2026-000001"]
    assert expected == numbers


def test_many_at_once_get_numbers_without_double_or_gap(url: str) -> None:
    """Made by the database in the transaction that uses it: eight writers, mixed letters in any order."""
    Register.open(url, oefen=False, clock=clock).close()
    numbers: list[str] = []

    def send(seed: int) -> None:
        mine = Register.open(url, oefen=False, clock=clock)
        for turn in range(6):
            both = [filing(soort=Soort.SIGNAAL), filing(soort=Soort.KLACHT)]
            filed = mine.file(both if (seed + turn) % 2 else both[::-1])
            numbers.extend(one.nummer for one in filed)
        mine.close()

    run_together(send, 8)
    expected = [f"{letter}-2026-{number:06d}" for letter in "KS" for number in range(1, 49)]
    assert expected == sorted(numbers)


def test_the_same_sending_from_many_places_at_once_is_one_zaak(url: str) -> None:
    """T4: simultaneous sends of one code: one row, equal answers, no error."""
    Register.open(url, oefen=False, clock=clock).close()
    sent = [filing(), filing(soort=Soort.SIGNAAL)]
    answers: list[tuple[Filed, ...]] = []

    def send(seed: int) -> None:
        mine = Register.open(url, oefen=False, clock=clock)
        answers.extend(mine.file(sent) for _ in range(5))
        mine.close()

    run_together(send, 8)
    assert (40, 1, 2) == (len(answers), len(set(answers)), rows_in(url, "zaak"))


def run_together(work: object, count: int) -> None:
    """Run one function in several threads; an exception in one of them fails the test."""
    faults: list[BaseException] = []

    def guarded(seed: int) -> None:
        try:
            work(seed)  # type: ignore[operator]  # a function, as given
        except BaseException as fault:  # noqa: BLE001 - shown below
            faults.append(fault)

    threads = [threading.Thread(target=guarded, args=(seed,)) for seed in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == faults


def test_a_count_counts_once_for_its_key(register: Register, url: str) -> None:
    """K09: a bezwaar that is pointed to the gemeente is counted, without a person and without a moment."""
    key = UUID(int=7)
    for _ in range(3):
        register.count(key, "doorverwezen_bezwaar", None, "2026-05")
    register.count(uuid4(), "doorverwezen_bezwaar", "een", "2026-05")
    assert (2, 0) == (rows_in(url, "telling"), rows_in(url, "gebeurtenis"))


def test_a_sending_survives_its_wait_as_bytes() -> None:
    """security.md 4.5: what waits is complete: the same filings, counts and actor come back."""
    sending = Sending((filing(), filing(soort=Soort.COMPLIMENT)), (Count(uuid4(), "a", None, "2026-05"),), "balie")
    assert sending == load(dump(sending))
    with pytest.raises(ValueError, match="acteur"):
        load(dump(sending).replace(b'"actor"', b'"acteur"'))


def test_what_the_machine_adds_makes_no_other_body() -> None:
    """security.md T4: sent again from another front, or when the clock has moved on, it is the same filing."""
    one = filing(UUID(int=1))
    later: dict[str, object] = {"ontvangen_op": RECEIVED + timedelta(days=1), "kanaal": Kanaal.WEB, "te_laat": True}
    later |= {"dialogen_versie": "nieuw", "stage": "anders", "termijnen": (), "berichten": ()}
    for name, value in later.items():
        changed: Any = {name: value}
        assert one.body_hash == hashed(replace(one, **changed), b"k" * 32).body_hash, name


def test_a_sending_that_waited_is_filed_as_it_was(register: Register) -> None:
    """design.md 3: delivered later, the received moment is still that of sending."""
    sending = Sending((filing(ontvangen_op=RECEIVED - timedelta(days=2)),))
    assert register.file(sending.filings) == register.send(load(dump(sending)))


def test_the_ids_of_a_filing_follow_from_its_key() -> None:
    """Made twice on two machines, the rows are the same rows."""
    key = UUID(int=5)
    assert filing(key).id == row_id(key) == filing(key).id
    assert len({row_id(key), row_id(key, "a", "b"), row_id(key, "a"), row_id(UUID(int=6))}) == 4


def test_the_body_hash_says_nothing_without_its_key() -> None:
    """security.md 4.4: an HMAC, so that the column is no fingerprint of a text that somebody could guess."""
    one = filing(UUID(int=1))
    assert one.body_hash == filing(UUID(int=1)).body_hash
    assert one.body_hash != hashed(one, b"q" * 32).body_hash
    assert 32 == len(one.body_hash)


def test_every_word_a_person_said_is_in_the_body_hash() -> None:
    """Whatever field of a filing a person fills: another value is another body."""
    one = filing(UUID(int=1))
    machine = {
        "filing_key",
        "body_hash",
        "ontvangen_op",
        "kanaal",
        "dialogen_versie",
        "stage",
        "te_laat",
        "termijnen",
        "berichten",
    }
    other: dict[str, object] = dict.fromkeys(("regeling", "regeling_versie", "organisatie", "onderwerp"), "anders")
    other |= dict.fromkeys(("hoedanigheid", "leeftijdsgroep", "taal", "tolk", "locatie", "soort"), "anders")
    other |= dict.fromkeys(("beklaagde_soort", "beklaagde_functie"), "anders")
    other |= {"wanneer": Wanneer(), "veiligheid": True, "hoofdzaak": UUID(int=2)}
    other |= dict.fromkeys(("besproken", "elders", "betrokkenen", "onderdelen", "teksten", "toestemmingen"), ())
    assert {field.name for field in fields(one)} == machine | set(other), (
        "a new field is of the person or of the machine"
    )
    for name, value in other.items():
        changed: Any = {name: value}
        assert one.body_hash != hashed(replace(one, **changed), b"k" * 32).body_hash, name


def test_a_filing_without_its_body_hash_is_refused(register: Register) -> None:
    """A caller's error is loud: without it a retry could not be told from another filing."""
    with pytest.raises(ValueError, match="body hash"):
        register.file([replace(filing(), body_hash=b"")])
    with pytest.raises(ValueError, match="one key"):
        register.file([filing(UUID(int=1)), filing(UUID(int=1))])


def test_dates_and_moments_come_back_as_they_went_in(register: Register, url: str) -> None:
    """UTC in the register, to the microsecond, from any zone; a moment without a zone is refused."""
    amsterdam = RECEIVED.astimezone()
    filed = register.file([filing(ontvangen_op=amsterdam)])
    assert RECEIVED == filed[0].ontvangen_op
    assert filed == register.file([filing(filed[0].filing_key)])
    [(van, tot)] = stored(url, "SELECT gebeurtenis_van, gebeurtenis_tot FROM zaak")
    assert (date(2026, 4, 1).isoformat(), date(2026, 4, 30).isoformat()) == (str(van), str(tot))
    with pytest.raises(Exception, match="time zone"):
        register.file([filing(ontvangen_op=datetime(2026, 1, 1))])  # noqa: DTZ001 - that is what is tried


def test_each_role_keeps_its_own_person(register: Register, url: str) -> None:
    """design.md 5: klager, client, indiener, ondersteuner, beklaagde and meegenomen are apart."""
    register.file([filing()])
    assert sorted(Rol) == [rol for (rol,) in stored(url, "SELECT rol FROM betrokkene ORDER BY rol")]


def test_the_hash_of_a_body_stays_what_it_was() -> None:
    """T4: what was sent yesterday by another version is the same filing today."""
    known = "79a761203b182f218f5ed973d13a1fe67626d4975989d94cb39760ac782e9b8a"
    assert known == filing(UUID(int=5, version=4)).body_hash.hex()
