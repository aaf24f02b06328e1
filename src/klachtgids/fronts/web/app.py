# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""All pages of the site by their address, and the door each of them stands behind.

Invariant: GET changes nothing that is told; a POST is taken from a form of this session alone (token and Origin, T19).
Every POST goes through `_deed`, so a new one cannot forget it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Router

from klachtgids.fronts.web import around, asking, ending, operating, renewing
from klachtgids.fronts.web.asked import first_session, from_elsewhere, same_origin, session_of
from klachtgids.fronts.web.counting import Counts
from klachtgids.fronts.web.form import Posted
from klachtgids.fronts.web.frame import template
from klachtgids.fronts.web.guard import Guard
from klachtgids.fronts.web.route import route
from klachtgids.fronts.web.session import active, new_session, token_fits
from klachtgids.fronts.web.visit import Gone, Visit

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from klachtgids.fronts.web.route import Answering
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web

Sight = Callable[..., "Response"]
Deed = Callable[[Visit, Posted], "Response"]

SIGHTS: Final[tuple[tuple[str, Sight], ...]] = (
    ("/", around.see_start),
    ("/hulp", around.see_help),
    ("/toegankelijkheid", around.see_statement),
    ("/verder", around.see_resume),
)
"""Pages that need no conversation."""
HELD: Final[tuple[tuple[str, Sight], ...]] = (
    ("/vraag/{step}", asking.see_question),
    ("/terug", asking.go_back),
    ("/overzicht", asking.see_overview),
    ("/controle", ending.see_review),
    ("/klaar", ending.see_end),
    ("/bewaren", around.see_code),
    ("/code", renewing.see),
)
"""Pages of a conversation that has begun."""
DEEDS: Final[tuple[tuple[str, Deed], ...]] = (
    ("/vraag", asking.take_answer),
    ("/typ", asking.keep_typing),
    ("/verwijder", asking.remove_item),
    ("/verstuur", ending.send),
    ("/brief", ending.keep_letter),
    ("/code", renewing.renew),
    ("/taal", around.choose_language),
    ("/verder", around.resume),
    ("/stop", around.stop),
    ("/wis", around.wipe),
    ("/leeg", around.empty),
    ("/weg", around.leave),
)
"""Everything that can be done."""
AT_A_DESK: Final[tuple[tuple[str, Deed], ...]] = (("/begin", around.begin), ("/tijd", around.more_time))
"""What can be done at a kiosk besides."""
NOT_AT_A_DESK: Final = (around.leave, ending.keep_letter, renewing.renew)
"""What a kiosk has not: another site, files, and a code of somebody who was there before."""

WORDLESS: Final = frozenset(
    {around.begin, around.more_time, around.choose_language, around.stop, around.wipe, around.empty}
)
"""What is done without a word of anybody."""


def make_app(web: Web, counts: Counts | None = None) -> ASGIApp:
    """The whole site as one ASGI application; it counts in `counts`."""
    counts = counts or Counts()
    deeds = (*(each for each in DEEDS if each[1] not in NOT_AT_A_DESK), *AT_A_DESK) if web.kiosk else DEEDS
    held = [route(path, _sight(web, see, needs=True)) for path, see in HELD]
    routes = [
        held[0],  # looked for one after the other: what is asked most stands first
        *(route(path, _deed(web, do), "POST") for path, do in deeds),
        *held[1:],
        *(route(path, _sight(web, see)) for path, see in SIGHTS),
        route("/vraag", _sight(web, asking.see_current)),
        route("/leeg", _sight(web, around.see_emptied)),
        *operating.routes(web, counts),
    ]
    return Guard(Router(routes, redirect_slashes=False, default=_otherwise(web)), web, counts, said)


def said(web: Web, status: int, number: str, scope: Scope) -> Response:
    """The page for what cannot be done, in the language of this browser; nothing of its session changes."""
    visit = _visit_of(web, Request(scope))
    say = visit.words.say
    kop, line = {
        413: ("web_groot_kop", "web_groot"),
        500: ("web_mis_kop", "web_mis"),
        503: ("web_mis_kop", "web_mis"),
    }.get(status, ("web_weg_kop", "web_weg"))
    return visit.sentence(say(kop), [say(line, nummer=number)], status, cookie=False)


def _visit_of(web: Web, request: Request) -> Visit:
    """What leads back to where this came from: to the list for who helps others."""
    if _is_of_helper(web, request.url.path):
        from klachtgids.fronts.web.namens.doors import at_the_list  # start-up: only who helps

        return at_the_list(web, request)
    return _begun(web, request, session_of(web, request.headers))


def _begun(web: Web, request: Request, session: Session | None) -> Visit:
    """The visit of this browser."""
    visit = Visit(web, session)
    if session is None:
        visit.session = first_session(web, request.headers)
    return visit


def _is_of_helper(web: Web, path: str) -> bool:
    return web.namens and f"{path}/".startswith("/namens/")


def _otherwise(web: Web) -> ASGIApp:
    """What has no address here: the pages of who helps, which are read at their first use, or nothing at all."""

    async def missing(scope: Scope, receive: Receive, send: Send) -> None:
        await said(web, 404, "", scope)(scope, receive, send)

    @cache
    def helpers() -> Router:
        from klachtgids.fronts.web.namens.doors import routes  # start-up: only who helps

        return Router(routes(web), redirect_slashes=False, default=missing)

    async def otherwise(scope: Scope, receive: Receive, send: Send) -> None:
        where = helpers() if _is_of_helper(web, scope["path"]) else missing
        await where(scope, receive, send)

    return otherwise


def _sight(web: Web, see: Sight, *, needs: bool = False) -> Answering:
    """A page that is looked at."""

    async def looked(request: Request) -> Response:
        session = session_of(web, request.headers)
        if session is not None and web.handing.has(session.id):
            return _see(web, request, session, see, needs=needs)  # nothing is read: no thread need wait for a disk
        return await web.waiting.in_thread(_see, web, request, session, see, needs=needs)

    return looked


def _see(web: Web, request: Request, session: Session | None, see: Sight, *, needs: bool) -> Response:
    if session is None and from_elsewhere(request.headers, request.url.query):
        return HTMLResponse(template("even").render(naar=request.url.path))
    visit = _begun(web, request, session)
    late = session is not None and not active(web, session, web.idle(session))
    if late:
        visit.session = new_session(web, visit.session.taal)
    if (late or (session is None and web.kiosk)) and (needs or request.url.path == "/vraag"):
        return around.see_emptied(visit)
    if session is None and needs:
        return _old(visit, 200)
    try:
        response = see(visit, **request.path_params)
    except Gone:
        visit.session = new_session(web, visit.session.taal)
        return around.see_emptied(visit)
    if session is None:
        response.headers.add_vary_header("Accept-Language")
    return response


def _deed(web: Web, do: Deed) -> Answering:
    """Something that is done, by a form of this session alone."""
    waited = web.waiting.briefly if do is asking.take_answer else web.waiting.in_thread

    async def done(request: Request) -> Response:
        return await waited(_do, web, request, do, (await request.receive())["body"])  # whole already: see `guard`

    return done


def _do(web: Web, request: Request, do: Deed, body: bytes) -> Response:
    if do not in WORDLESS:
        web.said.set()
    session = session_of(web, request.headers)
    try:
        posted = Posted.of(body)
    except ValueError:
        return said(web, 413, "", request.scope)
    ours = same_origin(web, request.headers)
    fits = session is not None and _in_time(web, session, do) and token_fits(web, session, posted.one("token"))
    visit = _begun(web, request, session if ours and fits else None)
    if not (ours and fits):
        if session is not None:
            visit.session = new_session(web, session.taal)
        if do is around.leave:
            return around.away(visit, 403)
        if web.kiosk:
            return RedirectResponse("/vraag", 303)  # what was typed may be of who was here before
        return _old(visit, 403, posted.text if ours else "")
    visit.source = request.client.host if request.client is not None else ""
    try:
        return do(visit, posted)
    except Gone:
        visit.session = new_session(web, visit.session.taal)
        return around.see_emptied(visit)


def _in_time(web: Web, session: Session, do: Deed) -> bool:
    """Whether a form of this session is still taken; an invitation may stand there all night, and be emptied then."""
    return do in {around.begin, around.empty} or active(web, session, web.slow(session))


def _old(visit: Visit, status: int, typed: str = "") -> Response:
    say = visit.words.say
    kop = say("web_oud_kop")
    return visit.sentence(kop, [say("web_oud"), say("web_koekje_nodig")], status, typed=typed, cookie=status == 200)
