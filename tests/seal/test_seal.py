# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sealing: what was closed opens only with its key, in its row, unchanged."""

import multiprocessing
import random
import stat
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klachtgids.faults import PlaceFault
from klachtgids.seal import Closed, SealFault, close_content, machine_key, open_content, seal, unseal

KEY = bytes(range(32))


@given(plain=st.binary(max_size=2000), aad=st.text(alphabet="abc|0123456789", max_size=40))
def test_what_was_sealed_opens_again(plain: bytes, aad: str) -> None:
    """A round trip gives the same bytes."""
    assert plain == unseal(KEY, seal(KEY, plain, aad), aad)


def test_every_changed_bit_is_refused() -> None:
    """Scoreboard 13: each bit of a sealed entry, turned one at a time."""
    blob = seal(KEY, b"zij luisterden niet", "aantekening|1|1")
    for bit in range(len(blob) * 8):
        changed = bytearray(blob)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealFault):
            unseal(KEY, bytes(changed), "aantekening|1|1")


def test_a_blob_moved_to_another_row_is_refused() -> None:
    """Scoreboard 13: 1,000 swaps between rows, tables and keys."""
    draw = random.Random(1)
    for _ in range(1000):
        here, there = draw.sample(range(10_000), 2)
        blob = seal(KEY, b"tekst", f"aantekening|{here}")
        with pytest.raises(SealFault):
            unseal(KEY, blob, f"aantekening|{there}")
    with pytest.raises(SealFault):
        unseal(bytes(32), seal(KEY, b"tekst", "a"), "a")


@given(blob=st.binary(max_size=600))
def test_what_was_never_sealed_is_a_fault_and_not_a_crash(blob: bytes) -> None:
    """Any bytes at all are answered with a SealFault."""
    with pytest.raises(SealFault):
        unseal(KEY, blob, "a")


def test_the_length_of_a_text_shows_only_in_steps() -> None:
    """security.md 4.9: the length of a complaint says something, so it is padded to 256-byte steps."""
    assert {285} == {len(seal(KEY, bytes(length), "a")) for length in range(253)}
    assert 285 + 256 == len(seal(KEY, bytes(253), "a"))


def test_the_same_text_never_looks_the_same_twice() -> None:
    """A random nonce for each closing."""
    assert 1000 == len({seal(KEY, b"ja", "a") for _ in range(1000)})


def test_the_machine_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """T6: the file is 0600 and later uses read the same key."""
    first = machine_key(tmp_path)
    assert first == machine_key(tmp_path)
    assert [0o600] == [stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()]


def test_two_programs_that_start_together_get_one_machine_key(tmp_path: Path) -> None:
    """The first file wins; nobody seals under a key that is thrown away."""
    with multiprocessing.get_context("fork").Pool(8) as pool:
        assert 1 == len(set(pool.map(machine_key, [tmp_path] * 32)))
    assert ["machine.key"] == [file.name for file in tmp_path.iterdir()]


def test_a_machine_key_that_others_could_read_is_closed_to_them_again(tmp_path: Path) -> None:
    """A key copied back from a backup with open rights does not stay open."""
    machine_key(tmp_path)
    (tmp_path / "machine.key").chmod(0o644)
    machine_key(tmp_path)
    assert 0o600 == stat.S_IMODE((tmp_path / "machine.key").stat().st_mode)


def test_a_damaged_or_misplaced_machine_key_is_refused(tmp_path: Path) -> None:
    """A short file or a link to elsewhere is a fault with one sentence, never a weak key."""
    (tmp_path / "machine.key").write_bytes(b"kort")
    with pytest.raises(SealFault, match="beschadigd"):
        machine_key(tmp_path)
    (tmp_path / "machine.key").rename(tmp_path / "elders")
    (tmp_path / "machine.key").symlink_to(tmp_path / "elders")
    with pytest.raises(PlaceFault, match="verwijzing"):
        machine_key(tmp_path)


ROW = {"zaak": UUID(int=1), "row": UUID(int=2)}


@given(text=st.text())
def test_content_opens_as_it_was_written(text: str) -> None:
    """Format 0: every text, also one with half a surrogate pair in it, comes back sign for sign."""
    closed = close_content(text, **ROW, kind="tekst")
    assert 0 == closed.format
    assert text == open_content(closed, **ROW, kind="tekst")


@pytest.mark.parametrize("closed", [Closed(1, b""), Closed(0, b"\xff"), Closed(-1, b"a")])
def test_content_of_an_unknown_format_is_refused(closed: Closed) -> None:
    """A register written by a later version is not read as if it were plain."""
    with pytest.raises(SealFault):
        open_content(closed, zaak=uuid4(), row=uuid4(), kind="tekst")
