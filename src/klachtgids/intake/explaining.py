# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The regulation itself, to read: every article in plain words, and the official text where the operator gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.faults import FileFault
from klachtgids.intake.turn import Explained
from klachtgids.toml_file import read_bytes

if TYPE_CHECKING:
    from klachtgids.dialogue.walk import Walk
    from klachtgids.intake.core import Core
    from klachtgids.regeling.models import Regeling


def explained_to(core: Core, walk: Walk) -> tuple[Explained, ...]:
    """The regulations of the chosen organisations, each once, in the order chosen (K54)."""
    found = [core.walker.regelingen.regeling_of(organisatie) for organisatie in walk.view.organisaties()]
    return tuple(_explained(core, regeling) for regeling in {each.id: each for each in found}.values())


def _explained(core: Core, regeling: Regeling) -> Explained:
    return Explained(
        naam=regeling.naam,
        versie=regeling.versie,
        vastgesteld_op=regeling.vastgesteld_op,
        artikelen=tuple((key, artikel.titel, artikel.uitleg) for key, artikel in regeling.artikelen.items()),
        official=_official(core, regeling.id),
    )


def _official(core: Core, regeling_id: str) -> str | None:
    """The text of the file the operator named; None when none was named or it cannot be read."""
    path = core.config.teksten.get(regeling_id)
    if path is None:
        return None
    try:
        return read_bytes(path).decode("utf-8-sig", "replace")
    except FileFault:
        return None
