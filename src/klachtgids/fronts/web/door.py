# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What answers before the site has been read: the first question, for who has told nothing yet.

Invariant: it is the very page that the site gives then, or the request waits for the site. Nothing of a conversation is
imported here: that takes longer than the rest of the start.
"""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Final

from klachtgids.fronts.web.asked import first_session, from_elsewhere, session_of
from klachtgids.fronts.web.counting import Counts
from klachtgids.fronts.web.first_page import first_page
from klachtgids.fronts.web.guard import Guard
from klachtgids.fronts.web.session import active, set_cookie, step_of, token_of

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from klachtgids.fronts.web.first_page import First
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web

_AGAIN: Final = 0.005
"""Seconds until who waits for the site looks again."""
_HERE: Final = "/vraag"


class Answer:
    """A whole answer, as an ASGI application: what a library would take longer to import than to make."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.status = status
        headers = {"content-length": str(len(body)), **headers}
        self._headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        self._body = body

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self._headers})
        await send({"type": "http.response.body", "body": self._body})


class Door:
    """The application that is served: it hands every request on to the site, as soon as there is one."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._site: ASGIApp | None = None
        self._firsts: dict[str, First | None] = {}
        self.counts = Counts()
        self.wanted = threading.Event()
        """The site is waited for, or the first page has been given."""
        self.closed = False
        """There will be no site."""

    def open(self, site: ASGIApp) -> None:
        """From now on the site answers; called in any thread."""
        self._site = site
        self._firsts.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._site is None:
            early = self._early(scope)
            if early is not None:
                await Guard(early, self._web, self.counts, _said)(scope, receive, send)
                if early.status == 200:
                    self.wanted.set()
                return
            self.wanted.set()
            await self._opened()
        await (self._site or Answer(503, {}))(scope, receive, send)

    def _early(self, scope: Scope) -> Answer | None:
        """The answer to who asks for the first question and has told nothing; None when only the site can say."""
        web, path = self._web, scope.get("path", "")
        asks = scope["type"] == "http" and scope["method"] == "GET" and (path == _HERE or path.startswith(f"{_HERE}/"))
        if not asks or web.kiosk or web.nu_set:
            return None
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        given = session_of(web, headers)
        if given is None and (path != _HERE or from_elsewhere(headers, scope["query_string"].decode("latin-1"))):
            return None
        session = given or first_session(web, headers)
        if given is not None and (given.stored or not active(web, given, web.idle(given))):
            return None
        first = self._first(session)
        if first is None:
            return None
        place = f"{_HERE}/{step_of(web, session, first.key)}"
        if path not in {_HERE, place}:
            return None
        sent = {"vary": "Accept-Language"} if given is None else {}
        cookie = set_cookie(web, given, session)
        if cookie is not None:
            sent["set-cookie"] = cookie
        if path == _HERE:
            return Answer(303, {**sent, "location": place})
        return Answer(200, {**sent, "content-type": "text/html; charset=utf-8"}, first.of(token_of(web, session)))

    def _first(self, session: Session) -> First | None:
        if session.taal not in self._firsts:
            self._firsts[session.taal] = first_page(self._web, session)
        return self._firsts[session.taal]

    async def _opened(self) -> None:
        """Wait until there is a site, or until it is certain that there will be none."""
        while self._site is None and not self.closed:  # noqa: ASYNC110  # what opens it is no coroutine
            await asyncio.sleep(_AGAIN)


def _said(web: Web, status: int, number: str, scope: Scope) -> Response:
    from klachtgids.fronts.web.app import said  # start-up: only what cannot be answered

    return said(web, status, number, scope)
