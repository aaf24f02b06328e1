# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses of a helper, and the door each of them stands behind.

Invariant: as for every other page: GET changes nothing that is told, and a POST is taken from a form of this list, or
of this client, alone. A place that is not in the cookies of this browser opens nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import HTMLResponse

from klachtgids.fronts.web import around, asking, ending, renewing
from klachtgids.fronts.web.asked import from_elsewhere, same_origin
from klachtgids.fronts.web.form import Posted
from klachtgids.fronts.web.frame import template
from klachtgids.fronts.web.namens import brief, lijst
from klachtgids.fronts.web.namens.desk import opened
from klachtgids.fronts.web.namens.visits import ROOT, AtTheList, WithClient
from klachtgids.fronts.web.preferred import preferred
from klachtgids.fronts.web.route import route
from klachtgids.fronts.web.session import active, token_fits
from klachtgids.fronts.web.visit import Gone

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    from klachtgids.fronts.web.route import Answering
    from klachtgids.fronts.web.settings import Web

Sight = Callable[..., "Response"]
Deed = Callable[[Any, Posted], "Response"]

LIST_SIGHTS: Final[tuple[tuple[str, Sight], ...]] = (
    ("", lijst.see_list),
    ("/nieuw", lijst.see_new),
    ("/code", lijst.see_code),
    ("/stop", lijst.see_stop),
    ("/hulp", around.see_help),
    ("/vraag", lijst.go_to_list),
    ("/leeg", lijst.see_emptied),
)
"""Pages of the list."""
LIST_DEEDS: Final[tuple[tuple[str, Deed], ...]] = (
    ("/nieuw", lijst.begin),
    ("/code", lijst.open_code),
    ("/stop", lijst.stop),
    ("/typ", lijst.stay),
    ("/taal", around.choose_language),
    ("/leeg", around.empty),
    ("/weg", around.leave),
)
"""What can be done at the list."""
SIGHTS: Final[tuple[tuple[str, Sight], ...]] = (
    ("", asking.see_current),
    ("/vraag", asking.see_current),
    ("/vraag/{step}", asking.see_question),
    ("/terug", asking.go_back),
    ("/overzicht", asking.see_overview),
    ("/controle", ending.see_review),
    ("/klaar", ending.see_end),
    ("/bewaren", lijst.see_leaving),
    ("/code", renewing.see),
    ("/hulp", around.see_help),
    ("/brief", brief.see_letter),
    ("/brief.pdf", brief.pdf),
    ("/brief.txt", brief.text),
)
"""Pages of one client."""
DEEDS: Final[tuple[tuple[str, Deed], ...]] = (
    ("/vraag", asking.take_answer),
    ("/typ", asking.keep_typing),
    ("/verwijder", asking.remove_item),
    ("/verstuur", ending.send),
    ("/brief", ending.keep_letter),
    ("/code", renewing.renew),
    ("/taal", around.choose_language),
    ("/af", lijst.let_go),
    ("/wis", lijst.wipe),
    ("/leeg", around.empty),
    ("/weg", around.leave),
)
"""What can be done with one client."""
ONE: Final = "/{slot}"


def routes(web: Web) -> list[Route]:
    """Every address of a helper."""
    return [
        *(route(f"{ROOT}{path}", _sight(web, see)) for path, see in LIST_SIGHTS),
        *(route(f"{ROOT}{path}", _deed(web, do), "POST") for path, do in LIST_DEEDS),
        route(f"{ROOT}{ONE}/leeg", _sight(web, lijst.see_emptied, outside=True)),
        *(route(f"{ROOT}{ONE}{path}", _sight(web, see)) for path, see in SIGHTS),
        *(route(f"{ROOT}{ONE}{path}", _deed(web, do), "POST") for path, do in DEEDS),
    ]


def at_the_list(web: Web, request: Request) -> AtTheList:
    """A request for the list; a browser that has none begins in the language it asks for, where that is ours."""
    taal = preferred(request.headers.get("accept-language", ""), [each.taal for each in web.languages])
    return AtTheList(web, opened(web, request.cookies), request.cookies, taal)


def _sight(web: Web, see: Sight, *, outside: bool = False) -> Answering:
    """A page that is looked at; `outside`: at the list, whatever stands in the address."""

    async def looked(request: Request) -> Response:
        return await web.waiting.in_thread(_see, web, request, see, outside=outside)

    return looked


def _see(web: Web, request: Request, see: Sight, *, outside: bool) -> Response:
    path = dict(request.path_params)
    slot = path.pop("slot", None)
    held = opened(web, request.cookies)
    if held is None and from_elsewhere(request.headers, request.url.query):
        return HTMLResponse(template("even").render(naar=request.url.path))
    at = at_the_list(web, request)
    late = held is not None and not active(web, at.session, web.idle(at.session))
    if late:
        at.anew()
    if slot is None or outside:
        return lijst.see_emptied(at) if late else see(at, **path)
    client = None if held is None or late else held.client(slot)
    if held is None or late:
        return lijst.see_emptied(at)
    if client is None:
        return lijst.not_here(at, 200)
    visit = WithClient(web, held, request.cookies, client)
    try:
        return see(visit, **path)
    except Gone:
        return lijst.not_here(visit.without(), 200)


def _deed(web: Web, do: Deed) -> Answering:
    """Something that is done, by a form of this list or of this client alone."""

    async def done(request: Request) -> Response:
        return await web.waiting.in_thread(_do, web, request, do, await request.body())

    return done


def _do(web: Web, request: Request, do: Deed, body: bytes) -> Response:
    slot = request.path_params.get("slot")
    held = opened(web, request.cookies)
    at = at_the_list(web, request)
    try:
        posted = Posted.of(body)
    except ValueError:
        return lijst.too_much(at)
    client = None if held is None or slot is None else held.client(slot)
    visit = at if held is None or client is None else WithClient(web, held, request.cookies, client)
    ours = same_origin(web, request.headers)
    there = held is not None and (slot is None or client is not None)
    fits = there and active(web, visit.session, web.slow(visit.session))
    if not (ours and fits and token_fits(web, visit.session, posted.one("token"))):
        if do is around.leave:
            return around.away(at, 403)
        return lijst.not_here(at, 403, posted.text if ours else "")
    visit.source = request.client.host if request.client is not None else ""
    try:
        return do(visit, posted)
    except Gone:
        return lijst.not_here(visit.without(), 200) if isinstance(visit, WithClient) else lijst.see_emptied(at)
