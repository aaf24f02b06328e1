# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of a helper: begin a conversation, go on with one by its code, and leave one or all of them.

Invariant: the list shows labels, never a word that a client told, and reads no conversation. A code stands on the page
of its own client, and on the page where one stops, as nobody can find it again after that.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts.labels import LONGEST, label_of
from klachtgids.fronts.render import shown_refusal
from klachtgids.fronts.web.namens.desk import MOST, Client, new_slot
from klachtgids.fronts.web.namens.visits import PHONE
from klachtgids.fronts.web.typed_code import resumed
from klachtgids.fronts.web.visit import ACTOR
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.namens.visits import AtTheList, WithClient
    from klachtgids.seal import Code

TOGETHER: Final = "samen"


# --- the list --------------------------------------------------------------------------------------------------------


def see_list(visit: AtTheList) -> Response:
    """The conversations of this browser."""
    title = visit.words.say("namens_kop")
    return visit.page(
        "namens_lijst", title, clients=visit.desk.clients, vol=_full(visit), naar="/", bewaakt=bool(visit.desk.clients)
    )


def go_to_list(visit: AtTheList) -> Response:
    """Where no client is meant, the list is."""
    return visit.go("/")


def see_emptied(visit: AtTheList) -> Response:
    """The page after one was emptied."""
    say = visit.words.say
    return visit.sentence(say("web_leeg_kop"), [say("web_namens_leeg")])


def not_here(visit: AtTheList, status: int, typed: str = "") -> Response:
    """There is no such client in this list, or a form is too old; what was typed stands there to be copied."""
    say = visit.words.say
    lines = [say("web_namens_weg"), say("web_koekje_nodig")]
    return visit.sentence(say("web_oud_kop"), lines, status, typed=typed, cookie=status == 200)


def too_much(visit: AtTheList) -> Response:
    """More came in than any form of ours sends."""
    say = visit.words.say
    return visit.sentence(say("web_groot_kop"), [say("web_groot")], 413, cookie=False)


def stay(visit: AtTheList, posted: Posted) -> Response:  # noqa: ARG001  # a form without fields
    """Somebody is still there."""
    return visit.bare()


# --- one more --------------------------------------------------------------------------------------------------------


def see_new(visit: AtTheList) -> Response:
    """Where a conversation is begun."""
    return _ask(visit, "namens_nieuw_gesprek", visit.words.say("web_namens_nieuw"))


def see_code(visit: AtTheList) -> Response:
    """Where a conversation is opened by its code."""
    return _ask(visit, "namens_code", visit.words.say("web_begin_verder"))


def begin(visit: AtTheList, posted: Posted) -> Response:
    """Begin a conversation, and go to its first question; what is known about the helper is not asked again."""
    if _full(visit) is not None:
        return see_list(visit)
    web, taal = visit.web, visit.session.taal
    phone = posted.one("hoe") == PHONE
    turn = conversation.begin_namens(web.core, ACTOR, taal, PHONE if phone else web.kanaal, visit.desk.helper)
    return _add(visit, turn.gesprek.code, posted, sent=False)


def open_code(visit: AtTheList, posted: Posted) -> Response:
    """Go on with a conversation that was begun before, here or elsewhere."""
    words = visit.words
    found = resumed(visit, posted.one("code"))
    if isinstance(found, datetime):
        return visit.sentence(words.say("web_wacht_kop"), [words.say("web_wacht", moment=found)], 429)
    if isinstance(found, Refusal):
        return _ask(visit, "namens_code", words.say("web_begin_verder"), shown_refusal(found, words), posted)
    code = found.gesprek.code
    already = next((each for each in visit.desk.clients if each.code == code), None)
    if already is not None:
        return visit.go(f"/{already.slot}/vraag")
    if _full(visit) is not None:
        return see_list(visit)
    return _add(visit, code, posted, sent=found.gesprek.sent is not None)


def _add(visit: AtTheList, code: Code, posted: Posted, *, sent: bool) -> Response:
    desk = visit.desk
    taken = {each.label for each in desk.clients}
    label = label_of(posted.one("naam"), visit.words.say("namens_label", n=desk.next_number), taken)
    phone = posted.one("hoe") == PHONE
    client = Client(new_slot(), desk.next_number, label, code, phone, visit.session.taal, sent=sent)
    visit.desk = desk.having(client)
    return visit.go(f"/{client.slot}/vraag")


def _full(visit: AtTheList) -> str | None:
    """Why no more conversations can be opened; None while they can."""
    return visit.words.say("web_namens_vol", aantal=MOST) if len(visit.desk.clients) >= MOST else None


def _ask(visit: AtTheList, name: str, title: str, refused: str | None = None, posted: Posted | None = None) -> Response:
    words, n = visit.words, visit.desk.next_number
    if _full(visit) is not None:
        return see_list(visit)
    return visit.page(
        name,
        title if refused is None else words.say("web_titel_fout", titel=title),
        200 if refused is None else 422,
        kop=title,
        fout=refused,
        naam=words.say("namens_label", n=n) if posted is None else posted.one("naam"),
        code="" if posted is None else posted.one("code"),
        langst=LONGEST,
        manieren=(
            (TOGETHER, words.say("namens_samen"), posted is None or posted.one("hoe") != PHONE),
            (PHONE, words.say("namens_telefoon"), posted is not None and posted.one("hoe") == PHONE),
        ),
        naar="/nieuw" if name == "namens_nieuw_gesprek" else "/code",
        bewaakt=bool(visit.desk.clients),
    )


# --- going away ------------------------------------------------------------------------------------------------------


def see_leaving(visit: WithClient) -> Response:
    """Away from one client: its code, and to the list, off the list, or wiped."""
    visit.held()
    title = visit.words.say("namens_stop_kop")
    return visit.page("namens_weg", title, code=visit.session.code.shown, naar="/bewaren", bewaakt=True)


def let_go(visit: WithClient, posted: Posted) -> Response:  # noqa: ARG001  # a form without fields
    """Off the list; it stays under its code."""
    return visit.without().go("/")


def wipe(visit: WithClient, posted: Posted) -> Response:  # noqa: ARG001  # as above
    """Wipe the conversation, and take it off the list."""
    from klachtgids.intake.leaving import wipe as wipe_it  # start-up

    wipe_it(visit.web.core, ACTOR, visit.session.code)
    return visit.without().go("/")


def see_stop(visit: AtTheList) -> Response:
    """The codes of what is still open, once more, before nobody can find them again."""
    title = visit.words.say("namens_open_kop")
    still = [(each.label, each.code.shown) for each in visit.desk.clients if not each.sent]
    return visit.page("namens_stop", title, open=still, naar="/stop", bewaakt=bool(still))


def stop(visit: AtTheList, posted: Posted) -> Response:  # noqa: ARG001  # as above
    """Forget the whole list; every conversation stays under its code."""
    visit.anew()
    say = visit.words.say
    response = visit.sentence(say("web_gestopt_kop"), [say("web_namens_gestopt")], gestopt=True)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
