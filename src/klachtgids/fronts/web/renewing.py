# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making a code invalid that somebody else may know, and the new one (T30).

Invariant: the new code is drawn with the page that asks and comes back with its form, so an answer that was lost on its
way is given again by the same form; it is shown in that answer alone, and lies from then on where the old one lay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts.render import shown_refusal
from klachtgids.fronts.web.visit import ACTOR, Gone

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.visit import Visit

HELPER = "helper"


def see(visit: Visit) -> Response:
    """The question first; there is one where something was sent."""
    from klachtgids.seal import new_code  # start-up: only who asks for one

    turn = visit.held()
    if turn.gesprek.sent is None or not turn.gesprek.sent.filed or visit.web.kiosk:
        return visit.go(visit.place(turn))
    title = visit.words.say("code_weg_kop")
    return visit.page("code_weg", title, nieuw=new_code().shown, naar="/code", bewaakt=True)


def renew(visit: Visit, posted: Posted) -> Response:
    """The old code opens nothing any more; the page says the new one, once."""
    from klachtgids.intake.renewing import renew as renew_it  # start-up: as above
    from klachtgids.seal import parse_code  # as above

    new, words = parse_code(posted.one("nieuw")), visit.words
    if new is None:
        return visit.go("/code")
    actor = ACTOR if visit.namens is None else HELPER
    found = renew_it(visit.web.core, actor, visit.session.gesprek(visit.kanaal), new)
    if isinstance(found, Refusal) and found.reason == "weiger_code_onbekend":
        raise Gone
    if isinstance(found, Refusal):
        return visit.sentence(words.say("web_mis_kop"), [shown_refusal(found, words)], 503)
    visit.recode(new)
    visit.take(found)
    title = visit.words.say("code_weg_klaar_kop")
    return visit.page("code_nieuw", title, code=visit.code_said("code_weg_klaar"), naar="/klaar", bewaakt=True)
