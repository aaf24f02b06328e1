# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What answers before the site has been read: the first question, for who has told nothing yet.

Invariant: it is the very page that the site gives then, or the request waits for the site. Nothing of a conversation is
imported here: that takes longer than the rest of the start.
"""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from klachtgids.fronts.opening import first_question
from klachtgids.fronts.web.asked import first_session, from_elsewhere, session_of
from klachtgids.fronts.web.counting import Counts
from klachtgids.fronts.web.form import Form
from klachtgids.fronts.web.guard import Guard
from klachtgids.fronts.web.page import html_of
from klachtgids.fronts.web.session import active, keep_cookie, step_of, token_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from klachtgids.fronts.render import ShownPrompt
    from klachtgids.fronts.web.settings import Web

_AGAIN: Final = 0.005
"""Seconds until who waits for the site looks again."""
_HERE: Final = "/vraag"


class Door:
    """The application that is served: it hands every request on to the site, as soon as there is one."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._site: ASGIApp | None = None
        self.counts = Counts()
        self.wanted = threading.Event()
        """The site is waited for, or the first page has been given."""
        self.closed = False
        """There will be no site."""

    def open(self, site: ASGIApp) -> None:
        """From now on the site answers; called in any thread."""
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._site is None:
            early = _early(self._web, scope)
            if early is not None:
                await Guard(early, self._web, self.counts, _said)(scope, receive, send)
                if early.status_code == 200:
                    self.wanted.set()
                return
            self.wanted.set()
            await self._opened()
        await (self._site or Response(status_code=503))(scope, receive, send)

    async def _opened(self) -> None:
        """Wait until there is a site, or until it is certain that there will be none."""
        while self._site is None and not self.closed:  # noqa: ASYNC110  # what opens it is no coroutine
            await asyncio.sleep(_AGAIN)


def _early(web: Web, scope: Scope) -> Response | None:
    """The answer to who asks for the first question and has told nothing; None when only the site can say."""
    path = scope.get("path", "")
    asks = scope["type"] == "http" and scope["method"] == "GET" and (path == _HERE or path.startswith(f"{_HERE}/"))
    if not asks or web.kiosk or web.nu_set:
        return None
    request = Request(scope)
    given = session_of(web, request)
    if given is None and (path != _HERE or from_elsewhere(request)):
        return None
    session = given or first_session(web, request)
    if given is not None and (given.stored or not active(web, given, web.idle(given))):
        return None
    words = web.words(session.taal)
    shown = first_question(words.folder, words)
    if shown is None:
        return None
    place = f"{_HERE}/{step_of(web, session, shown.key)}"
    if path not in {_HERE, place}:
        return None
    if path == _HERE:
        response = Response(status_code=303, headers={"location": place})
    else:
        title, token = words.say("web_titel_vraag", n=1), token_of(web, session)
        response = HTMLResponse(html_of(web, session, words, "vraag", title, token, "", **_shown(shown)))
    keep_cookie(web, given, session, response)
    if given is None:
        response.headers.add_vary_header("Accept-Language")
    return response


def _shown(shown: ShownPrompt) -> dict[str, Any]:
    """What the template shows of a question to which nothing was given, and before which nothing was told."""
    return {
        **dict.fromkeys(("fout", "fout_bij", "nog", "anders")),
        **dict.fromkeys(("wijzigt", "terug", "verteld", "bewaakt"), False),
        "redenen": [],
        "antwoordt": True,
        "vraag": shown,
        "formulier": Form(shown.choices, False, frozenset(), None, (), None, (), "keuze-1"),
    }


def _said(web: Web, status: int, number: str, scope: Scope) -> Response:
    from klachtgids.fronts.web.app import said  # start-up: only what cannot be answered

    return said(web, status, number, scope)
