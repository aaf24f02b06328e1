# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter of one client as it stands now, to read and to take along; filed or not.

Invariant: it is made when it is asked for and kept nowhere; the name of the file says nothing of anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.fronts.web.letter import as_pdf, as_text
from klachtgids.intake.letters import klachtbrief

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.web.namens.visits import WithClient
    from klachtgids.intake.letters import Klachtbrief


def see_letter(visit: WithClient) -> Response:
    """The letter to read, with both ways to take it along; or that there is none yet."""
    turn = visit.held()
    if turn.gesprek.sent is not None:
        return visit.go(visit.place(turn))
    brief = _made(visit)
    title = visit.words.say("namens_brief_kop")
    return visit.page("namens_brief", title, brief=None if brief is None else brief.letter, naar="/brief", bewaakt=True)


def pdf(visit: WithClient) -> Response:
    """The letter as a file for paper."""
    visit.held()
    brief = _made(visit)
    return visit.go("/brief") if brief is None else as_pdf(brief.sheet)


def text(visit: WithClient) -> Response:
    """The letter as a file with plain text."""
    visit.held()
    brief = _made(visit)
    return visit.go("/brief") if brief is None else as_text(brief.letter.text, brief.sheet.day)


def _made(visit: WithClient) -> Klachtbrief | None:
    return klachtbrief(visit.web.core, visit.gesprek)
