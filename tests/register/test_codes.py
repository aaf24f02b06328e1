# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A code that another took the place of, or that the desk made invalid (T30)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from klachtgids.register.codes import Codes
from klachtgids.register.klagers import Deur, Klagers
from klachtgids.register.register import Register
from tests.register.builders import filing, stored

NOW = datetime(2026, 5, 11, 8, 30, tzinfo=UTC)
SHUT = Deur(None)


@pytest.fixture
def register(url: str) -> Iterator[Register]:
    opened = Register.open(url, oefen=False, clock=lambda: NOW)
    yield opened
    opened.close()


def at(register: Register, nummer: str, key: UUID) -> Deur:
    """What the door says to who holds this key; nobody has to wait."""
    return Klagers(register).admit(nummer, [uuid4(), key], lambda _: timedelta(0))


def filed(register: Register, hoofdzaak: UUID | None = None) -> tuple[str, UUID, UUID]:
    one = register.file([filing(hoofdzaak=hoofdzaak)])[0]
    return one.nummer, one.zaak, one.filing_key


def test_the_new_code_opens_what_the_old_one_did_and_the_old_one_nothing(register: Register, url: str) -> None:
    """And the zaak is as it was, its filing key too: what is sent again under it is the same zaak (T4)."""
    nummer, zaak, old = filed(register)
    before = stored(url, "select * from zaak")
    new, newer = uuid4(), uuid4()
    assert Codes(register).replace({old: new, uuid4(): uuid4()}, actor="klager")
    assert (SHUT, Deur(zaak)) == (at(register, nummer, old), at(register, nummer, new))
    assert Codes(register).replace({new: newer}, actor="helper")
    assert (SHUT, SHUT, Deur(zaak)) == tuple(at(register, nummer, key) for key in (old, new, newer))
    assert before == stored(url, "select * from zaak")
    said = stored(url, "select actor, wat, code from gebeurtenis where wat = 'code vervangen' order by volgnr")
    assert [("klager", "code vervangen", str(new)), ("helper", "code vervangen", str(newer))] == said


def test_what_a_code_opens_is_found_by_the_code_that_took_its_place(register: Register) -> None:
    """With numbers and moments under the new key; the old one is known to be good no more."""
    nummer, zaak, old = filed(register)
    new = uuid4()
    Codes(register).replace({old: new}, actor="klager")
    [found], ended = register.found([new, uuid4()])
    assert (nummer, zaak, new) == (found.nummer, found.zaak, found.filing_key)
    assert frozenset() == ended
    assert ((), frozenset({old})) == register.found([old, uuid4()])


def test_asked_again_it_is_the_same_and_writes_nothing(register: Register, url: str) -> None:
    """An answer that was lost is asked for again; an old code that is used by now replaces nothing."""
    nummer, zaak, old = filed(register)
    new, other = uuid4(), uuid4()
    codes = Codes(register)
    assert [True, True] == [codes.replace({old: new}, actor="klager") for _ in range(2)]
    assert [(1,)] == stored(url, "select count(*) from gebeurtenis where wat = 'code vervangen'")
    assert not codes.replace({old: other}, actor="klager")
    assert not codes.replace({uuid4(): uuid4()}, actor="klager")
    assert (SHUT, Deur(zaak)) == (at(register, nummer, other), at(register, nummer, new))


def test_of_two_who_replace_one_code_at_once_one_has_a_code(register: Register) -> None:
    """Neither undoes the other: the second one's old code is no longer good."""
    nummer, _, old = filed(register)
    news, start, done = [uuid4(), uuid4()], Barrier(2), dict[UUID, bool]()

    def go(new: UUID) -> None:
        start.wait()
        done[new] = Codes(register).replace({old: new}, actor="klager")

    threads = [Thread(target=go, args=(new,)) for new in news]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [False, True] == sorted(done.values())
    assert {new: at(register, nummer, new).zaak is not None for new in news} == done


def test_a_zaak_that_is_still_on_its_way_arrives_under_the_new_code(register: Register) -> None:
    """Its id is known before it is there; without that, nothing is written for a zaak that is not there."""
    coming, other = filing(), filing()
    new = uuid4()
    assert not Codes(register).replace({other.filing_key: uuid4()}, actor="helper")
    assert Codes(register).replace({coming.filing_key: new}, waiting=[coming.filing_key], actor="helper")
    [one, two] = (register.file([each])[0] for each in (coming, other))
    assert (SHUT, Deur(one.zaak)) == tuple(at(register, one.nummer, key) for key in (coming.filing_key, new))
    assert Deur(two.zaak) == at(register, two.nummer, other.filing_key)


def test_a_code_that_the_desk_made_invalid_opens_nothing(register: Register, url: str) -> None:
    """For one zaak, once; nothing takes its place, and who holds the old code cannot replace it."""
    nummer, zaak, old = filed(register)
    other, there, key = filed(register)
    assert [True, False] == [Codes(register).end(zaak, actor="fenna") for _ in range(2)]
    assert (SHUT, Deur(there)) == (at(register, nummer, old), at(register, other, key))
    assert not Codes(register).replace({old: uuid4()}, actor="klager")
    assert [("fenna", None)] == stored(url, "select actor, code from gebeurtenis where wat = 'code ongeldig'")


def test_a_deelklacht_follows_the_code_of_the_zaak_above_it_until_its_own_was_ended(register: Register) -> None:
    """It opens with the code of the klacht it came from, also when that is another by now."""
    _, above, old = filed(register)
    nummer, part, _ = filed(register, above)
    new = uuid4()
    Codes(register).replace({old: new}, actor="klager")
    assert (SHUT, Deur(part)) == (at(register, nummer, old), at(register, nummer, new))
    Codes(register).end(part, actor="fenna")
    assert SHUT == at(register, nummer, new)


def test_an_old_code_and_one_that_never_was_cost_the_same(register: Register) -> None:
    """T16: the same answer after the same statements, with or without such a zaak."""
    nummer, _, old = filed(register)
    Codes(register).replace({old: uuid4()}, actor="klager")
    said: list[str] = []
    sa.event.listen(
        register.store.engine, "before_cursor_execute", lambda _c, _k, sql, *_: said.append(str(sql).split("\n")[0])
    )
    counted = []
    for number, key in ((nummer, old), (nummer, uuid4()), ("K-2026-999999", old)):
        said.clear()
        assert SHUT == at(register, number, key)
        counted.append([*said])
    assert counted[0] == counted[1] == counted[2]
