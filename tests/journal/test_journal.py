# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The journal: nothing accepted is lost, nothing kept can be read without the code, nothing forgotten stays."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klachtgids import database
from klachtgids.database import driver_url
from klachtgids.faults import PlaceFault
from klachtgids.journal.at_file import File
from klachtgids.journal.entries import Entry, Overtaken, Soort, Waiting
from klachtgids.journal.journal import Journal
from klachtgids.seal import Keys, SealFault, new_code
from tests.databases import new_url
from tests.journal.conftest import NOW, answer
from tests.places import fill, mounted

CANARY = "kanarie-zij-luisterden-niet"


def stored(url: str, sql: str) -> list[tuple[Any, ...]]:
    """Look at (or spoil) what is stored, past the journal."""
    engine = sa.create_engine(driver_url(url), poolclass=sa.NullPool)
    with engine.begin() as connection:
        result = connection.exec_driver_sql(sql)
        rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows


def test_what_was_appended_is_read_back_in_order(journal: Journal, keys: Keys) -> None:
    """Each entry with its moment to the microsecond, its language and who said it."""
    first = (answer(), answer("onderdelen/2/punt", {"optie": "x"}, 1, "nee: [/ \x1b[31m é"))
    second = (Entry(Soort.REMOVED, "onderdelen/2", NOW, None, "", "en", "ondersteuner"), answer("wie", None, 2))
    journal.append(keys, first)
    journal.append(keys, second)
    assert first + second == journal.read(keys)


def test_who_says_after_which_entry_adds_nothing_when_another_came_in_between(journal: Journal, keys: Keys) -> None:
    """Two processes may answer in one conversation; the number of the last entry tells whether something came since."""
    assert 1 == journal.append(keys, [answer()], after=0)
    assert 3 == journal.append(keys, [answer(), answer("wie")], after=1)
    assert 3 == journal.read_to(keys)[1]
    before = journal.read(keys)
    for after in (0, 1, 2, 4):
        with pytest.raises(Overtaken):
            journal.append(keys, [answer("wie", "ander")], after=after)
    assert before == journal.read(keys)
    journal.typing(keys, "wie", "nog niet", NOW)
    with pytest.raises(Overtaken):
        journal.append(keys, [answer("wie")], after=3)
    journal.forget(keys)
    with pytest.raises(Overtaken):
        journal.append(keys, [answer("wie")], after=4)
    assert not journal.exists(keys)
    assert ((), 0) == journal.read_to(keys)


def test_who_writes_in_one_process_waits_in_line_and_not_for_ever(tmp_path: Path, monkeypatch: Any) -> None:
    """SQLite lets those who wait sleep and try again in no order; a line of our own is quicker, and ends too."""
    journal = Journal.open(f"sqlite:///{tmp_path / 'journal.db'}")
    place = journal._place
    assert isinstance(place, File)
    first, second = new_code().keys, new_code().keys
    with ThreadPoolExecutor(1) as other:
        with place.writing() as spoken:
            waiting = other.submit(journal.append, first, [answer()])
            time.sleep(0.1)
            assert not waiting.done()
            assert [] == list(place._idle)  # the only connection is the one that writes: who waits has opened none
            assert not spoken.rows("SELECT 1 FROM gesprek")
        assert 1 == waiting.result(10)
        monkeypatch.setattr(database, "BUSY_MS", 50)
        with place.writing(), pytest.raises(PlaceFault, match="houdt het bezet"):
            other.submit(journal.append, second, [answer()]).result(10)
    assert journal.exists(first)
    assert not journal.exists(second)
    journal.close()


def test_another_process_reads_what_this_one_wrote(journal: Journal, url: str, keys: Keys) -> None:
    """The code resumes on this machine."""
    journal.append(keys, [answer()])
    other = Journal.open(url)
    assert (answer(),) == other.read(keys)
    assert other.exists(keys)
    other.close()


def test_another_code_sees_nothing(journal: Journal, keys: Keys) -> None:
    """A code that was never used here is no conversation, and no error."""
    journal.append(keys, [answer()])
    assert ((), False) == (journal.read(new_code().keys), journal.exists(new_code().keys))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON, typed=st.text())
def test_any_value_and_any_text_comes_back_sign_for_sign(journal: Journal, value: object, typed: str) -> None:
    """Half surrogates, NUL and escape signs included: the journal judges nothing."""
    keys = new_code().keys
    journal.append(keys, [answer("wens", value, typed=typed)])
    assert (value, typed) == (journal.read(keys)[0].value, journal.read(keys)[0].typed)


def test_several_entries_are_kept_together_or_not_at_all(journal: Journal, keys: Keys) -> None:
    """One append is one transaction: what JSON cannot hold leaves nothing behind."""
    with pytest.raises(TypeError):
        journal.append(keys, [answer(), answer("wens", object())])
    assert ((), False) == (journal.read(keys), journal.exists(keys))


def test_only_the_newest_typing_is_kept(journal: Journal, keys: Keys) -> None:
    """security.md 4.3: what is in the box is kept every few seconds, and an answer takes its place."""
    journal.append(keys, [answer()])
    journal.typing(keys, "wens", "ik w", NOW)
    journal.typing(keys, "wens", "ik wil", NOW + timedelta(seconds=5))
    assert ["", "ik wil"] == [entry.typed for entry in journal.read(keys)]
    journal.append(keys, [answer("wens", "ik wil rust")])
    assert [Soort.ANSWER, Soort.ANSWER] == [entry.soort for entry in journal.read(keys)]


def test_the_words_of_a_person_are_nowhere_in_the_files(tmp_path: Path, keys: Keys) -> None:
    """T6: neither question id, language, role nor text can be read from the stored bytes."""
    journal = Journal.open(new_url("sqlite", tmp_path))
    journal.append(keys, [answer(f"sleutel/{CANARY}", CANARY, typed=CANARY)])
    journal.typing(keys, CANARY, CANARY, NOW, taal=CANARY, said_by=CANARY)
    bytes_kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert len(bytes_kept) > 4096
    assert b"kanarie" not in bytes_kept
    assert keys.conversation_key not in bytes_kept
    journal.close()


def test_the_words_of_a_person_are_in_no_repr() -> None:
    """T17: an entry that ends up in a message shows its key and moment, not what was said."""
    assert CANARY not in repr(answer("wens", CANARY, typed=CANARY))
    assert CANARY not in repr(Waiting(new_code().keys.conversation_id, CANARY.encode(), NOW))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE aantekening SET volgnr = volgnr + 10",
        "UPDATE aantekening SET soort = 'removed' WHERE volgnr = 1",
        "UPDATE aantekening SET moment = moment + 1 WHERE volgnr = 2",
        "UPDATE aantekening SET blob = (SELECT blob FROM aantekening WHERE volgnr = 1) WHERE volgnr = 2",
    ],
    ids=["number", "kind", "moment", "swap"],
)
def test_a_row_that_was_changed_or_swapped_is_refused(journal: Journal, url: str, keys: Keys, change: str) -> None:
    """Scoreboard 13: number, kind, moment and content of a row belong together."""
    journal.append(keys, [answer(), answer("wens", "rust")])
    stored(url, change)
    with pytest.raises(SealFault):
        journal.read(keys)


def test_what_is_forgotten_is_gone_from_the_files(tmp_path: Path, keys: Keys) -> None:
    """Finding 4: the sealed bytes leave the write-ahead log too."""
    url = new_url("sqlite", tmp_path)
    journal = Journal.open(url)
    journal.append(keys, [answer(f"v{number}", "x" * 500) for number in range(20)])
    rows = stored(url, "SELECT blob FROM aantekening")
    sealed = [row[0][13:45] for row in rows]
    assert all(any(blob in file.read_bytes() for file in tmp_path.iterdir()) for blob in sealed)
    assert journal.forget(keys)
    assert not any(blob in file.read_bytes() for file in tmp_path.iterdir() for blob in sealed)
    assert ((), False) == (journal.read(keys), journal.exists(keys))
    journal.close()


def test_forgetting_one_conversation_leaves_the_others(journal: Journal, url: str, keys: Keys) -> None:
    """Forgetting is per code, and can be done twice."""
    other = new_code().keys
    journal.append(keys, [answer()])
    journal.append(other, [answer()])
    journal.forget(keys)
    journal.forget(keys)
    assert (answer(),) == journal.read(other)
    assert [(1,)] == stored(url, "SELECT count(*) FROM aantekening")
    journal.append(keys, [answer()])
    assert (answer(),) == journal.read(keys)


def test_old_conversations_expire(journal: Journal) -> None:
    """security.md 4.3: life counts from the last thing that happened."""
    old, busy = new_code().keys, new_code().keys
    journal.append(old, [answer()])
    journal.append(busy, [answer()])
    journal.typing(busy, "wens", "ik", NOW + timedelta(days=20))
    assert 1 == journal.expire(NOW + timedelta(days=10))
    assert (False, True) == (journal.exists(old), journal.exists(busy))


def test_many_writers_lose_nothing_and_number_nothing_twice(url: str, keys: Keys) -> None:
    """Two windows on one conversation: every entry is there, in one order."""
    Journal.open(url).close()

    def write(name: int) -> None:
        mine = Journal.open(url)
        for number in range(10):
            mine.append(keys, [answer(f"{name}/{number}/a"), answer(f"{name}/{number}/b")])
        mine.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal = Journal.open(url)
    entries = journal.read(keys)
    assert 80 == len({entry.key for entry in entries}) == len(entries)
    assert all(entries[n].key[:-1] == entries[n + 1].key[:-1] for n in range(0, 80, 2))
    journal.close()


# --- what waits for the register --------------------------------------------------------------------------------------


def test_a_filing_waits_until_it_is_delivered(journal: Journal, keys: Keys) -> None:
    """security.md 4.5: kept once under its key, with the moment of sending, until the register has it."""
    key = keys.filing_key("klacht", "een")
    journal.append(keys, [Entry(Soort.SENT, "", NOW)], [Waiting(key, b"verzegeld", NOW)])
    journal.wait(key, b"iets anders", NOW + timedelta(hours=1))
    assert (Waiting(key, b"verzegeld", NOW, 0, NOW),) == journal.due(NOW)
    assert NOW == journal.waiting_since()
    journal.delivered(key)
    journal.delivered(key)
    assert ((), None) == (journal.due(NOW), journal.waiting_since())


def test_a_claim_is_for_one_and_ends_by_itself(journal: Journal, url: str, keys: Keys) -> None:
    """Safe with two processes; a process that dies with a claim does not keep it for ever."""
    key, until = keys.filing_key("klacht", "een"), NOW + timedelta(minutes=1)
    journal.wait(key, b"verzegeld", NOW)
    other = Journal.open(url)
    assert Waiting(key, b"verzegeld", NOW, 1, NOW) == journal.claim(key, NOW, until)
    assert (None, ()) == (other.claim(key, NOW, until), other.due(NOW))
    assert Waiting(key, b"verzegeld", NOW, 2, NOW) == other.claim(key, until, until + timedelta(minutes=1))
    other.close()


def test_of_many_at_once_one_gets_the_claim(journal: Journal, url: str, keys: Keys) -> None:
    """Eight senders, twenty filings: each filing is claimed exactly once."""
    filing_keys = [keys.filing_key("klacht", str(number)) for number in range(20)]
    for key in filing_keys:
        journal.wait(key, b"verzegeld", NOW)
    got: list[Waiting | None] = []

    def send() -> None:
        mine = Journal.open(url)
        got.extend(mine.claim(key, NOW, NOW + timedelta(minutes=1)) for key in filing_keys)
        mine.close()

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(filing_keys) == sorted(one.filing_key for one in got if one is not None)


def test_a_failed_try_comes_back_later_and_a_parked_one_does_not_block(journal: Journal, keys: Keys) -> None:
    """T29: a poison item is parked for a person, the others go on, and the oldest stays visible."""
    bad, good = keys.filing_key("klacht", "een"), keys.filing_key("klacht", "twee")
    journal.wait(bad, b"a", NOW)
    journal.wait(good, b"b", NOW + timedelta(seconds=1))
    journal.claim(bad, NOW, NOW + timedelta(minutes=1))
    journal.failed(bad, NOW + timedelta(minutes=5), "weg")
    later = NOW + timedelta(minutes=1)
    assert [good] == [one.filing_key for one in journal.due(later)]
    assert [good, bad] == [one.filing_key for one in journal.due(NOW + timedelta(minutes=5))]
    journal.failed(bad, None, "andere inhoud")
    assert [good] == [one.filing_key for one in journal.due(NOW + timedelta(days=9))]
    assert NOW == journal.waiting_since()


def test_forgetting_a_conversation_leaves_what_it_sent(journal: Journal, keys: Keys) -> None:
    """A kiosk wipes the conversation; the filing still has to arrive."""
    key = keys.filing_key("klacht", "een")
    journal.append(keys, [answer(), Entry(Soort.SENT, "", NOW)], [Waiting(key, b"verzegeld", NOW)])
    journal.forget(keys)
    assert [key] == [one.filing_key for one in journal.due(NOW)]


# --- the place --------------------------------------------------------------------------------------------------------


def test_the_settings_that_make_a_commit_durable_are_in_force(tmp_path: Path) -> None:
    """security.md 4.6: read back on a connection of the journal's own engine."""
    journal = Journal.open(new_url("sqlite", tmp_path))
    with journal._place.reading() as spoken:
        found = {
            name: spoken.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "busy_timeout")
        }
    expected = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "busy_timeout": 5000}
    assert expected == found
    journal.close()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """0600, also for the write-ahead log beside it."""
    journal = Journal.open(new_url("sqlite", tmp_path))
    assert {0o600} == {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    journal.close()


def test_many_that_open_a_new_journal_at_once_all_open_it(url: str) -> None:
    """Processes of a site start together; who was first makes the tables, whoever waited for that sees them."""
    together = threading.Barrier(8)

    def begin(_number: int) -> int:
        together.wait()
        opened = Journal.open(url)
        try:
            return opened.waiting()
        finally:
            opened.close()

    with ThreadPoolExecutor(8) as pool:
        assert [0] * 8 == list(pool.map(begin, range(8)))


class _SeenByTwo(deque[Any]):
    """Connections that another thread takes between a look and a grab."""

    def __bool__(self) -> bool:
        return True


def test_a_connection_that_another_thread_took_is_not_waited_for(tmp_path: Path, keys: Keys) -> None:
    """A site answers many at once: who finds nothing idle opens a connection of their own."""
    journal = Journal.open(new_url("sqlite", tmp_path))
    place = journal._place
    assert isinstance(place, File)
    place.close()
    place._idle = _SeenByTwo()
    journal.append(keys, [answer()])
    assert (answer(),) == journal.read(keys)


def test_a_journal_of_a_newer_version_is_refused_in_one_sentence(url: str) -> None:
    """An older program must not write what it does not understand."""
    Journal.open(url).close()
    stored(url, "UPDATE journaal SET versie = 99")
    with pytest.raises(PlaceFault, match="nieuwere versie"):
        Journal.open(url)


@pytest.mark.parametrize("content", [b"dit is geen database" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_file_that_is_no_database_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    """It is left as it is."""
    (tmp_path / "journal.db").write_bytes(content)
    with pytest.raises(PlaceFault):
        Journal.open(f"sqlite:///{tmp_path}/journal.db")
    assert content == (tmp_path / "journal.db").read_bytes()


def test_a_folder_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Making folders is the configuration's work."""
    with pytest.raises(PlaceFault, match=r"^Die map bestaat niet: .*\.$"):
        Journal.open(f"sqlite:///{tmp_path}/weg/journal.db")


def test_a_server_that_is_away_is_one_sentence_without_the_password() -> None:
    """T17: the URL is shown, its password is not."""
    with pytest.raises(PlaceFault, match=r"niet te bereiken: postgresql://balie:\*\*\*@") as fault:
        Journal.open("postgresql://balie:geheim@/niets?host=/nergens")
    assert "geheim" not in repr(fault.value)


def test_a_locked_journal_is_one_sentence_and_the_text_is_not_in_it(
    tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T17: an error of the database shows no value that was being written."""
    monkeypatch.setattr("klachtgids.database.BUSY_MS", 50)
    monkeypatch.setattr("klachtgids.database._PRAGMAS", (("busy_timeout", "50", 50),))
    url = new_url("sqlite", tmp_path)
    journal = Journal.open(url)
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlaceFault, match="bezet") as fault:
            journal.append(keys, [answer("wens", CANARY)])
        other.execute("ROLLBACK")
    other.close()
    assert CANARY not in repr(fault.getrepr(showlocals=False, style="native", chain=True))
    journal.append(keys, [answer()])
    assert (answer(),) == journal.read(keys)
    journal.close()


def test_a_full_disk_is_one_sentence_and_what_was_accepted_stays(tmp_path: Path, keys: Keys) -> None:
    """Scoreboard 6: an answer that was not kept is not accepted; once there is room the conversation goes on."""
    with mounted(tmp_path / "vol", "size=1m") as place:
        journal = Journal.open(f"sqlite:///{place}/journal.db")
        journal.append(keys, [answer()])
        filler = fill(place)
        with pytest.raises(PlaceFault, match=r"^De schijf (is vol|geeft een fout): .*\.$"):
            journal.append(keys, [answer("wens", "x" * 50_000)])
        assert (answer(),) == journal.read(keys)
        filler.unlink()
        journal.append(keys, [answer("wens", "rust")])
        assert (answer(), answer("wens", "rust")) == journal.read(keys)
        journal.close()


def test_a_disk_that_is_only_to_read_is_one_sentence(tmp_path: Path) -> None:
    """Issue 2, 5: an unwritable folder is a sentence and an exit code."""
    with mounted(tmp_path / "vast", "ro") as place, pytest.raises(PlaceFault, match=r"^De schijf is alleen te lezen: "):
        Journal.open(f"sqlite:///{place}/journal.db")


def test_ten_megabytes_are_kept_as_well(journal: Journal, keys: Keys) -> None:
    """The journal judges no length; who reads the answer does."""
    text = "é" * (5 << 20)
    started = time.perf_counter()
    journal.append(keys, [answer("wens", text)])
    assert text == journal.read(keys)[0].value
    assert time.perf_counter() - started < 30
    assert len(json.dumps(text)) > 10 << 20


_A_TALK = """
import sys
from datetime import UTC, datetime
from klachtgids.journal.entries import Entry, Soort
from klachtgids.journal.journal import Journal
from klachtgids.seal import new_code

keys, journal = new_code().keys, Journal.open(sys.argv[1])
journal.append(keys, [Entry(Soort.ANSWER, "soort", datetime.now(UTC), "klacht", "1", "nl", "klager")])
assert journal.read(keys)
assert journal.forget(keys)
print("sqlalchemy" in sys.modules)
"""


def test_a_conversation_on_this_computer_is_kept_without_sqlalchemy(tmp_path: Path) -> None:
    """Issue 2, 7: 12 MiB and the wait at a person's first answer; only the register and a server need it."""
    said = subprocess.run(
        [sys.executable, "-c", _A_TALK, new_url("sqlite", tmp_path)], capture_output=True, text=True, check=True
    )
    assert "False\n" == said.stdout
