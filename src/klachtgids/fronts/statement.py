# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the settings of a site must say before its statement about accessibility is whole.

Invariant: only who is responsible for a site can say so and promise a day; nothing is filled in for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klachtgids.config import Config


def unanswered(config: Config) -> str | None:
    """What the statement about accessibility cannot say of a site that people visit, in one sentence; else None."""
    given = {
        "web_verantwoordelijk": config.web_verantwoordelijk,
        "web_contact": config.web_contact,
        "web_antwoord": config.web_antwoord,
    }
    missing = [name for name, value in given.items() if value is None]
    if config.web_adres is None or not missing:
        return None
    told = ", ".join(missing)
    return f"Let op: de pagina over toegankelijkheid is nog niet af; zet in de instellingen: {told}."
