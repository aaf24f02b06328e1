# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages around the conversation: the start, help, another language, coming back with a code, and going away.

Invariant: no page says whether a code exists but to who has it; leaving takes one click and leaves nothing behind in
this browser that opens the conversation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, RedirectResponse

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts.render import shown_refusal
from klachtgids.fronts.web.frame import template
from klachtgids.fronts.web.page import INVITATION
from klachtgids.fronts.web.session import new_session
from klachtgids.fronts.web.typed_code import resumed
from klachtgids.fronts.web.visit import ACTOR
from klachtgids.words.language import notes

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.settings import Spoken
    from klachtgids.fronts.web.visit import Visit

OMBUDSMAN: Final = "nationaleombudsman.nl"
STATED: Final = date(2026, 11, 22)
"""The day on which the facts of the accessibility statement were written down."""
_OURS: Final = re.compile(r"/[a-z]*(/[0-9a-f]{12})?")


def see_start(visit: Visit) -> Response:
    """The first page: what this is, begin, or go on."""
    if visit.web.kiosk:
        return _invitation(visit)
    words = visit.words
    title = words.say("web_begin_kop")
    return visit.page("begin", title, bezig=visit.session.stored, taalregels=notes(words, terminal=False), naar="/")


def see_help(visit: Visit) -> Response:
    """Where to turn to when there is no time, also when nothing can be read."""
    visit.known()
    title = visit.words.say("chat_knop_hulp")
    return visit.page("hulp", title, kaart=visit.help_card(), naar="/hulp")


def see_statement(visit: Visit) -> Response:
    """The facts of the accessibility statement, who answers for it, and where to go when that does not help."""
    say, web = visit.words.say, visit.web
    return visit.page(
        "toegankelijkheid",
        say("web_toegankelijk"),
        regels=[
            say("web_toegankelijk_norm"),
            say("web_toegankelijk_hoe"),
            say("web_toegankelijk_zonder"),
            say("web_toegankelijk_dag", dag=STATED),
        ],
        niet=[
            say("web_toegankelijk_niet_lezer"),
            say("web_toegankelijk_niet_taal"),
            say("web_toegankelijk_niet_brief"),
        ],
        wie=None if web.responsible is None else say("web_toegankelijk_wie", naam=web.responsible),
        meld=say("web_toegankelijk_meld_hoe"),
        binnen=None if web.answers_within is None else say("web_toegankelijk_binnen", aantal=web.answers_within),
        verder_kop=say("web_toegankelijk_verder"),
        verder=[say("web_toegankelijk_klacht"), say("web_toegankelijk_ombudsman", site=OMBUDSMAN)],
        naar="/toegankelijkheid",
    )


def choose_language(visit: Visit, posted: Posted) -> Response:
    """Go on in another language, on the page where one was."""
    taal = visit.web.spoken(posted.one("taal"))
    if taal is not None:
        visit.speak(taal)
    return visit.go(_back_to(posted))


def _back_to(posted: Posted) -> str:
    """The page of ours on which the button stood."""
    place = posted.one("naar")
    return place if _OURS.fullmatch(place) else "/"


# --- at a kiosk ------------------------------------------------------------------------------------------------------


def _invitation(visit: Visit) -> Response:
    """The first page of a kiosk, in every language at once; whoever comes to it begins anew."""
    from klachtgids.words.everywhere import in_language  # for a kiosk only

    if visit.session.stored:
        return _invite(visit)
    web = visit.web
    if web.said.is_set():  # of a session that nobody can go on with
        web.over()
    visit.session = new_session(web)

    def said(key: str) -> list[tuple[Spoken, str]]:
        return [(each, in_language(web.core.config.dialogues, key, each.taal)) for each in web.languages]

    title = visit.words.say("web_begin_kop")
    return visit.page(INVITATION, title, nodigt=said("kiosk_uitnodiging"), helpt=said("chat_knop_hulp"))


def begin(visit: Visit, posted: Posted) -> Response:
    """Begin a conversation in the language that was touched."""
    visit.session = new_session(visit.web, visit.web.spoken(posted.one("taal")))
    return visit.go("/vraag")


def more_time(visit: Visit, posted: Posted) -> Response:
    """Wait longer for this person from now on (WCAG 2.2.1)."""
    visit.session = replace(visit.session, patient=True)
    return visit.go(_back_to(posted))


def _invite(visit: Visit) -> Response:
    """Back to the invitation, and nothing of anybody stays in this browser."""
    return visit.forget(RedirectResponse("/", 303))


# --- the code --------------------------------------------------------------------------------------------------------


def see_code(visit: Visit) -> Response:
    """Stop, with the code to go on with; or wipe everything."""
    turn = visit.held()
    if visit.web.kiosk and not turn.gesprek.stored:
        return _invite(visit)
    title = visit.words.say("chat_stop_kop")
    return visit.page(
        "stoppen" if visit.web.kiosk else "bewaren",
        title,
        code=visit.code_said("code_bewaar"),
        bewaard=turn.gesprek.stored,
        briefje=visit.slip(turn),
        naar="/bewaren",
        bewaakt=True,
    )


def see_resume(visit: Visit) -> Response:
    """Where a code can be typed."""
    return _resume(visit)


def see_emptied(visit: Visit) -> Response:
    """The page after one was emptied: where the code can be typed, or the invitation of a kiosk."""
    return _invite(visit) if visit.web.kiosk else _resume(visit, emptied=True)


def resume(visit: Visit, posted: Posted) -> Response:
    """Go on with the conversation of the code that was typed, under a session of its own (T19)."""
    web, words = visit.web, visit.words
    found = resumed(visit, posted.one("code"))
    if isinstance(found, datetime):
        return visit.sentence(words.say("web_wacht_kop"), [words.say("web_wacht", moment=found)], 429)
    if isinstance(found, Refusal):
        return _resume(visit, shown_refusal(found, words), posted.one("code"))
    visit.session = new_session(web, visit.session.taal, found.gesprek.code)
    return visit.go(visit.place(found) if found.gesprek.sent is not None else "/overzicht")


def _resume(visit: Visit, refused: str | None = None, typed: str = "", *, emptied: bool = False) -> Response:
    words = visit.words
    title = words.say("web_leeg_kop" if emptied else "chat_code_kop")
    return visit.page(
        "verder",
        title if refused is None else words.say("web_titel_fout", titel=title),
        200 if refused is None else 422,
        leeg=emptied,
        fout=refused,
        getypt=typed,
        naar="/verder",
    )


# --- going away ------------------------------------------------------------------------------------------------------


def stop(visit: Visit, posted: Posted) -> Response:  # noqa: ARG001  # a form without fields
    """Forget the code in this browser; the conversation stays under it."""
    visit.known()
    return _left(visit, "web_gestopt")


def wipe(visit: Visit, posted: Posted) -> Response:  # noqa: ARG001  # as above
    """Wipe the conversation, and forget the code."""
    from klachtgids.intake.leaving import wipe as wipe_it  # start-up

    visit.known()
    wipe_it(visit.web.core, ACTOR, visit.session.code)
    return _left(visit, "web_gewist")


def leave(visit: Visit, posted: Posted) -> Response:  # noqa: ARG001  # as above
    """Away from here at once, to a page that anybody may be looking at."""
    return visit.forget(away(visit))


def away(visit: Visit, status: int = 200) -> Response:
    """The page that leads to another site at once."""
    response = HTMLResponse(template("weg").render(web=visit.web), status)
    response.headers["Refresh"] = f"0; url={visit.web.neutral}"
    return response


def empty(visit: Visit, posted: Posted) -> Response:
    """Nobody was there for a while: forget the code. A browser that shows something else now is replaced at a kiosk."""
    if posted.one("elders") and visit.web.kiosk:
        visit.web.over()
    return visit.forget(visit.gone(204))


def _left(visit: Visit, word: str) -> Response:
    if visit.web.kiosk:
        return _invite(visit)
    words = visit.words
    visit.web.handing.drop(visit.session.id)
    visit.session = new_session(visit.web, visit.session.taal)
    visit.turn = None
    response = visit.sentence(words.say("web_gestopt_kop"), [words.say(word)])
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
