# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A code that was typed at the site: what lies under it, and how often that may be tried.

Invariant: what can be no code is refused before anything is opened or counted (T15); what can be one is counted before
it is looked up, whoever typed it (T16).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import Refusal
from klachtgids.intake import conversation
from klachtgids.seal import parse_code

if TYPE_CHECKING:
    from klachtgids.fronts.web.visit import Visit
    from klachtgids.intake.turn import Turn


def resumed(visit: Visit, typed: str) -> Turn | Refusal | datetime:
    """The turn of the conversation under this code; why there is none; or until when to wait after too many tries."""
    web, attempt = visit.web, None
    if parse_code(typed) is not None:
        attempt = web.guesses().begin(web.source_of(visit.source), datetime.fromtimestamp(web.now(), UTC))
    if isinstance(attempt, datetime):
        return attempt
    found = conversation.resume(web.core, typed, visit.session.taal, web.kanaal)
    if attempt is not None and not isinstance(found, Refusal):
        web.guesses().take_back(attempt)
    return found
