# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether this machine may write memory to a disk that anybody can read, said to who installs a kiosk (T18).

Invariant: swap is called safe only where it is seen to be: memory itself (zram), or under an encrypted device.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

LINE: Final = (
    "Let op: deze computer heeft wisselgeheugen dat niet zichtbaar versleuteld is; wat iemand vertelt kan daar op de"
    " schijf blijven staan. Zet het uit (swapoff -a) of versleutel het."
)


def say_swap(swaps: Path = Path("/proc/swaps"), sys_folder: Path = Path("/sys")) -> None:
    """Say on stderr, in one line, that there is swap that may keep words of people; nothing when there is none."""
    try:
        places = [line.split()[0] for line in swaps.read_text(encoding="utf-8").splitlines()[1:] if line.strip()]
    except OSError:
        return  # no such table on this system: nothing to judge by
    if not all(_is_safe(_named(each), sys_folder) for each in places):
        print(LINE, file=sys.stderr, flush=True)  # noqa: T201  # the operator's log


def _named(field: str) -> Path:
    """The place; the kernel writes a space in it as a number."""
    return Path(field.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))


def _is_safe(place: Path, sys_folder: Path) -> bool:
    """Whether swap in this device or file is memory or encrypted; False when that cannot be told."""
    try:
        status = place.stat()
        number = status.st_rdev or status.st_dev  # of a file: that of the disk it lies on
        device = (sys_folder / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}").resolve(strict=True)
    except OSError:
        return False
    return _in_memory(device) or _encrypted(device)


def _in_memory(device: Path) -> bool:
    """A zram that writes nothing on to a disk."""
    if not device.name.startswith("zram"):
        return False
    behind = device / "backing_dev"
    return not behind.exists() or behind.read_text(encoding="utf-8").strip() == "none"


def _encrypted(device: Path) -> bool:
    """Whether this device, or each one under it, is of dm-crypt."""
    kind = device / "dm" / "uuid"
    if kind.exists() and kind.read_text(encoding="utf-8").startswith("CRYPT-"):
        return True
    under = [*(device / "slaves").iterdir()] if (device / "slaves").is_dir() else []
    return bool(under) and all(_encrypted(each.resolve()) for each in under)
