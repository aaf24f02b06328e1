# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code in a file on this machine: only its owner's, whole or not there."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from klachtgids.faults import PlaceFault
from klachtgids.journal.remember import FILE_NAME, forget_code, remember_code, remembered
from klachtgids.seal import new_code


def test_a_code_is_kept_for_its_owner_alone_and_taken_away(tmp_path: Path) -> None:
    """Issue 2, 5: asked, never by itself; a file that only its owner reads."""
    code, later = new_code(), new_code()
    assert None is remembered(tmp_path)
    remember_code(tmp_path, code)
    assert code == remembered(tmp_path)
    remember_code(tmp_path, later)
    assert later == remembered(tmp_path)
    assert [0o600] == [stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()]
    forget_code(tmp_path)
    forget_code(tmp_path)
    assert (None, []) == (remembered(tmp_path), list(tmp_path.iterdir()))


@pytest.mark.parametrize("content", [b"", b"\xff" * 30, b"AAAA-AAAA-AAAA-AAAAB", b"../../etc/passwd", b"0" * 10**6])
def test_a_file_with_something_else_in_it_is_no_code(tmp_path: Path, content: bytes) -> None:
    """Never an error: the person types the code themselves."""
    (tmp_path / FILE_NAME).write_bytes(content)
    assert None is remembered(tmp_path)


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    """Another user's trick: reading through the link is refused, writing replaces the link and not its target."""
    target = tmp_path / "van-een-ander"
    target.write_text("blijft")
    (tmp_path / FILE_NAME).symlink_to(target)
    with pytest.raises(PlaceFault):
        remembered(tmp_path)
    code = new_code()
    remember_code(tmp_path, code)
    assert ("blijft", code) == (target.read_text(), remembered(tmp_path))
