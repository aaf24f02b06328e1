# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folders and files on this machine: made private, written whole or not at all, refused in one sentence.

Invariant: a file written here is readable by its owner alone and is on the disk when the call returns; what cannot
be kept raises `PlaceFault`, whose sentence names the place and the reason and nothing of the person.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from klachtgids.faults import PlaceFault

NETWORK_TYPES = frozenset(
    {"9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "gfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4"}
    | {"ocfs2", "orangefs", "smb2", "smb3", "smbfs", "sshfs", "fuse.ceph", "fuse.cifs", "fuse.davfs2"}
    | {"fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"}
)
"""File systems that live on another machine: SQLite's write-ahead log cannot be trusted there."""

_SET_DUMPABLE = 4
"""The number of PR_SET_DUMPABLE in linux/prctl.h."""
_REASONS = {
    errno.ENOSPC: "De schijf is vol",
    errno.EDQUOT: "De schijfruimte voor deze gebruiker is op",
    errno.EROFS: "De schijf is alleen te lezen",
    errno.EACCES: "Dit programma mag daar niet schrijven",
    errno.EPERM: "Dit programma mag daar niet schrijven",
    errno.ENOENT: "Die map bestaat niet",
    errno.ENOTDIR: "Een deel van de plaats is geen map",
    errno.ELOOP: "Op die plaats staat een verwijzing en geen bestand",
    errno.EISDIR: "Daar staat een map en geen bestand",
    errno.ENAMETOOLONG: "De naam van die plaats is te lang",
    errno.EIO: "De schijf geeft een fout",
}


def no_core_dumps() -> None:
    """Let a crash leave no picture of the memory on disk: it holds what the person told (T18)."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def let_nobody_look() -> None:
    """Close the memory of this process to every other of the same account, and to who would picture it (T18).

    It may be called at any time and in any thread; where the system does not know it, nothing happens.
    """
    if sys.platform != "linux":
        return
    try:
        import ctypes  # start-up: no conversation waits for it

        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        return


def place_fault(error: OSError, path: Path) -> PlaceFault:
    """Say in one sentence why nothing can be kept at `path`."""
    reason = _REASONS.get(error.errno or 0, "De schijf geeft een fout")
    return PlaceFault(f"{reason}: {path}.")


def make_private_folder(folder: Path) -> None:
    """Make `folder` (mode 0700, with its parents) and prove that it can be written, or raise `PlaceFault`.

    A folder that is there already keeps its mode: it may be shared on purpose.
    """
    try:
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
        probe = folder / f".proef-{os.urandom(6).hex()}"
        os.close(os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        probe.unlink()
    except OSError as error:
        raise place_fault(error, folder) from None


def write_private(path: Path, data: bytes, *, replace: bool) -> bool:
    """Write `data` to `path` with mode 0600, whole and synced; a reader sees the old file or the new one, never a half.

    With `replace=False` an existing file wins and the answer is False (two processes may try at once).
    """
    draft = path.with_name(f".{path.name}-{os.urandom(6).hex()}")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if replace:
                draft.replace(path)
            else:
                try:
                    os.link(draft, path)
                except FileExistsError:
                    return False
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise place_fault(error, path) from None
    return True


def read_private(path: Path, limit: int) -> bytes | None:
    """Read at most `limit` bytes of our own file; None when it is not there; `PlaceFault` for a link or another's file.

    A file that others could read (copied back from a backup, say) is closed to them again.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise place_fault(error, path) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise PlaceFault(f"Op deze plaats hoort een gewoon bestand te staan: {path}.")
        if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077:
            os.fchmod(handle, 0o600)
        return os.read(handle, limit)
    except OSError as error:
        raise place_fault(error, path) from None
    finally:
        os.close(handle)


def remove(path: Path) -> None:
    """Take the file away, if it is there, and sync the folder so that it stays away."""
    try:
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise place_fault(error, path) from None


def _sync_folder(folder: Path) -> None:
    if os.name != "posix" or not folder.is_dir():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_system_of(path: Path, mounts: str) -> str:
    """The type of the file system that holds `path`, from the text of /proc/self/mounts; "" when no mount fits.

    The last mount on the longest fitting mount point counts, as it does for the kernel.
    """
    best, found = -1, ""
    for line in mounts.splitlines():
        _, _, rest = line.partition(" ")
        mounted, _, rest = rest.partition(" ")
        point = Path(_unescaped(mounted))
        if mounted and (path == point or point in path.parents) and len(point.parts) >= best:
            best, found = len(point.parts), rest.partition(" ")[0]
    return found


def _unescaped(field: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, sign)
    return field


def refuse_network_share(path: Path, mounts: str | None = None) -> None:
    """Raise `PlaceFault` when `path` (a SQLite file, there or not yet) lies on a network file system (T31)."""
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return  # no such table on this system: nothing to judge by
    kind = file_system_of(path.expanduser().resolve(), mounts)
    if kind in NETWORK_TYPES:
        raise PlaceFault(f"SQLite bewaart niet veilig op een netwerkschijf ({kind}); gebruik PostgreSQL voor {path}.")
