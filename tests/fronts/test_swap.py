# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said of swap to who installs a kiosk: nothing where none of it lies readable on a disk (T18)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from klachtgids.fronts.kiosk import run_kiosk
from klachtgids.fronts.swap import LINE, say_swap
from tests.talk import make_core

HEAD = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


class Machine:
    """A machine with its tables in a folder; swap lies in files there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "dev" / "block").mkdir(parents=True)
        self.swap = root / "wissel bestand"
        self.swap.touch()
        self.table = root / "swaps"
        self.table.write_text(HEAD)

    def device(self, name: str, *, dm: str = "", under: tuple[Path, ...] = (), backing: str = "") -> Path:
        """A device as /sys shows it."""
        place = self.root / "devices" / name
        (place / "slaves").mkdir(parents=True)
        if dm:
            (place / "dm").mkdir()
            (place / "dm" / "uuid").write_text(f"{dm}\n")
        if backing:
            (place / "backing_dev").write_text(f"{backing}\n")
        for each in under:
            (place / "slaves" / each.name).symlink_to(each)
        return place

    def swaps_on(self, device: Path | None) -> None:
        """The file of swap lies on this device; None for one that /sys does not know."""
        name = str(self.swap).replace(" ", "\\040")
        self.table.write_text(f"{HEAD}{name}\tfile\t\t1048572\t\t0\t\t-2\n")
        if device is not None:
            number = self.swap.stat().st_dev
            (self.root / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}").symlink_to(device)

    def said(self, capsys: pytest.CaptureFixture[str]) -> str:
        say_swap(self.table, self.root)
        return capsys.readouterr().err


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_nothing_is_said_without_swap(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the system has no such table."""
    assert "" == machine.said(capsys)
    machine.table.unlink()
    assert "" == machine.said(capsys)


def test_nothing_is_said_of_memory_and_of_an_encrypted_disk(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """T18: swap off, in memory, or encrypted, also where volumes lie on the encrypted disk."""
    memory, disk, volume = (Machine(tmp_path_factory.mktemp(name)) for name in ("zram", "crypt", "lvm"))
    memory.swaps_on(memory.device("zram0", backing="none"))
    disk.swaps_on(disk.device("dm-0", dm="CRYPT-LUKS2-0123"))
    volume.swaps_on(volume.device("dm-1", dm="LVM-0123", under=(volume.device("dm-0", dm="CRYPT-LUKS2-0123"),)))
    assert [""] * 3 == [each.said(capsys) for each in (memory, disk, volume)]


def test_what_can_be_read_from_a_disk_is_said_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bare partition, a volume that lies on one for a part, memory that is written on to a disk, or unknown."""
    bare, volume, memory, unknown = (Machine(tmp_path_factory.mktemp(name)) for name in ("sda", "lvm", "zram", "no"))
    bare.swaps_on(bare.device("sda2"))
    safe, plain = volume.device("dm-0", dm="CRYPT-LUKS2-0123"), volume.device("sdb1")
    volume.swaps_on(volume.device("dm-1", dm="LVM-0123", under=(safe, plain)))
    memory.swaps_on(memory.device("zram0", backing="/dev/sda3"))
    unknown.swaps_on(None)
    assert [f"{LINE}\n"] * 4 == [each.said(capsys) for each in (bare, volume, memory, unknown)]


def test_a_kiosk_says_it_once_at_its_start(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Who starts it reads it before the first person is invited, and not again for each."""
    machine.swaps_on(machine.device("sda2"))
    monkeypatch.setattr("klachtgids.fronts.kiosk.say_swap", lambda: say_swap(machine.table, machine.root))
    end = f"import pathlib, sys; p = pathlib.Path({str(tmp_path / 'second')!r}); code = 10 if p.exists() else 0"
    command = [sys.executable, "-c", f"{end}; p.touch(); sys.exit(code)"]
    assert 0 == run_kiosk(make_core(tmp_path / "data").config, command)
    assert LINE == capfd.readouterr().err.strip()
