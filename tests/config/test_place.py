# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places: private, written whole, refused in one sentence."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from klachtgids.faults import PlaceFault
from klachtgids.place import (
    file_system_of,
    make_private_folder,
    read_private,
    refuse_network_share,
    remove,
    write_private,
)
from tests.places import fill, mounted

MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
server:/export /home nfs4 rw,vers=4.2 0 0
/dev/sdb /home/kind\\040een ext4 rw 0 0
//server/deel /mnt/deel\\134x cifs rw 0 0
deur /data fuse.sshfs rw 0 0
/dev/sdc /data ext4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/register.db", "ext4"),
        ("/run/register.db", "tmpfs"),
        ("/home/balie/register.db", "nfs4"),
        ("/home/kind een/register.db", "ext4"),
        ("/homer/register.db", "ext4"),
        ("/mnt/deel\\x/register.db", "cifs"),
        ("/data/register.db", "ext4"),
        ("/mnt/c/register.db", "9p"),
    ],
)
def test_the_longest_and_last_mount_says_what_a_place_is(path: str, kind: str) -> None:
    """T31: the kernel's own table decides, with its escapes for spaces and backslashes."""
    assert kind == file_system_of(Path(path), MOUNTS)


def test_sqlite_on_a_network_share_is_refused_and_on_a_disk_it_is_not(tmp_path: Path) -> None:
    """T31: refused with the way out named; a local disk is accepted."""
    share = f"/dev/vda / ext4 rw 0 0\nserver:/x {tmp_path} nfs rw 0 0\n"
    with pytest.raises(PlaceFault, match="PostgreSQL"):
        refuse_network_share(tmp_path / "register.db", share)
    refuse_network_share(tmp_path / "register.db", "/dev/vda / ext4 rw 0 0\n")
    refuse_network_share(tmp_path / "register.db")
    refuse_network_share(tmp_path / "register.db", "kapot\n\n\x00\n")


def test_a_link_to_a_network_share_is_a_network_share(tmp_path: Path) -> None:
    """T31: what counts is where the file really lies."""
    (tmp_path / "echt").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "echt")
    with pytest.raises(PlaceFault):
        refuse_network_share(tmp_path / "link" / "register.db", f"x {tmp_path / 'echt'} cifs rw 0 0\n")


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    """K3: the data folder is 0700; one that was there keeps its mode."""
    make_private_folder(tmp_path / "a" / "b")
    assert 0o700 == stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode)
    (tmp_path / "c").mkdir(mode=0o770)
    before = (tmp_path / "c").stat().st_mode
    make_private_folder(tmp_path / "c")
    assert (before, []) == ((tmp_path / "c").stat().st_mode, list((tmp_path / "c").iterdir()))


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system that is mounted read-only (root may write where permissions say no)."""
    with mounted(tmp_path / "vast", "ro") as place:
        yield place


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A folder on a file system that has no room left."""
    with mounted(tmp_path / "vol", "size=64k") as place:
        fill(place)
        yield place


def test_a_read_only_disk_is_one_sentence(read_only: Path) -> None:
    """A place that cannot be written is a PlaceFault, not a traceback."""
    with pytest.raises(PlaceFault, match=r"^De schijf is alleen te lezen: .*\.$"):
        make_private_folder(read_only / "klachtgids")


def test_a_full_disk_is_one_sentence_and_leaves_no_half_file(full: Path) -> None:
    """The old file stays whole when the new one does not fit."""
    with pytest.raises(PlaceFault, match=r"^De schijf is vol: .*\.$"):
        write_private(full / "code", bytes(100_000), replace=True)
    assert ["vulling"] == [file.name for file in full.iterdir()]


def test_a_file_where_a_folder_must_be_is_one_sentence(tmp_path: Path) -> None:
    """A wrong kind of place is named too."""
    (tmp_path / "data").write_text("")
    with pytest.raises(PlaceFault):
        make_private_folder(tmp_path / "data")
    with pytest.raises(PlaceFault, match="geen map"):
        write_private(tmp_path / "data" / "code", b"", replace=True)


def test_a_private_file_is_whole_and_private(tmp_path: Path) -> None:
    """0600 whatever the umask; replaced as one, or left to the first writer."""
    path = tmp_path / "code"
    assert None is read_private(path, 10)
    assert write_private(path, b"een", replace=True)
    assert write_private(path, b"twee", replace=True)
    assert not write_private(path, b"drie", replace=False)
    assert b"twee" == read_private(path, 10)
    assert b"tw" == read_private(path, 2)
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    remove(path)
    remove(path)
    assert [] == list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    """What is not a plain file is not read."""
    (tmp_path / "code").mkdir()
    with pytest.raises(PlaceFault):
        read_private(tmp_path / "code", 10)
