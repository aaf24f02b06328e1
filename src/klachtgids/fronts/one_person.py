# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What both kiosks share that start a process for each person: what it is given, and when it is started again.

Invariant: no word of anybody is ever in the process that imports this to start others (T1).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from klachtgids.fronts.exits import Exit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from klachtgids.config import Config

TOO_SOON: Final = 3.0
"""Seconds: what ends with a fault before these is broken, and is not started again at once."""
REST: Final = 30.0
"""Seconds before something broken is tried again."""
FROM_DESK: Final = frozenset({Exit.FILES, Exit.PLACE, Exit.USAGE})
"""Ends that only the desk can do something about: the kiosk says them and stops."""


def folders(folder: str) -> Mapping[str, str]:
    """Where libraries and programs may leave something: this folder, which goes with the person."""
    return {"HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": folder, "XDG_STATE_HOME": folder}


def environment(config: Config, folder: str) -> Mapping[str, str]:
    """What the process of one person knows: the same settings, and no folder that stays but that of the data."""
    kept = {"KLACHTGIDS_DATA": str(config.data), "KLACHTGIDS_KANAAL": "kiosk"}
    named = os.environ.get("KLACHTGIDS_CONFIG") or str(_settings_file())
    return {**os.environ, **folders(folder), **kept, **({"KLACHTGIDS_CONFIG": named} if Path(named).is_file() else {})}


def _settings_file() -> Path:
    from platformdirs import user_config_path

    from klachtgids.config import FILE_NAME

    return user_config_path("klachtgids", appauthor=False) / FILE_NAME
