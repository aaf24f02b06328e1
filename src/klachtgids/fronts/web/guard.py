# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: who may ask, how much may come in, what goes along with each answer, what is counted.

Invariant: nothing of a request is written down but the name of its page, the status and the time it took; an error
becomes a number. A body that is too big is read away without being kept, so that the browser hears why; one that
does not end, or does not come, keeps nobody waiting and no line open.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING, Final, TypeAlias

from klachtgids.faults import Fault, PlaceFault, fault_number
from klachtgids.fronts.last_resort import LAST_WORDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from klachtgids.fronts.web.counting import Counts
    from klachtgids.fronts.web.settings import Web

BIGGEST: Final = 256 * 1024
"""Bytes of one request (T20)."""
SLOWEST: Final = 60.0
"""Seconds in which a request must have come in: 4 kB a second for the biggest."""
_READ_AWAY: Final = 32 * 1024 * 1024
POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",  # `no-referrer` would make the Origin of our own forms null
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
_SAFE_LINE: Final = (b"strict-transport-security", b"max-age=31536000")
_NO_STORE: Final = (b"cache-control", b"no-store")
_PLAIN: Final = (b"content-type", b"text/plain; charset=utf-8")
_CLOSED: Final = ((b"content-length", b"0"), (b"connection", b"close"))

Say: TypeAlias = "Callable[[Web, int, str, Scope], Response]"


class TooBig(Exception):  # a refusal
    """More came in than any form of ours sends; `endless`: and more was still coming."""

    def __init__(self, *, endless: bool) -> None:
        super().__init__()
        self.endless = endless


class TooSlow(Exception):  # a refusal
    """A request did not come in while somebody who sends one could be there."""


class Guard:
    """The outermost ASGI application; `say` makes the page for what went wrong."""

    def __init__(self, inner: ASGIApp, web: Web, counts: Counts, say: Say) -> None:
        self._inner, self._web, self._counts, self._say = inner, web, counts, say
        self._headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
        if web.secure:
            self._headers.append(_SAFE_LINE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = message["headers"]
                headers.extend(self._headers)
                if b"cache-control" not in dict(headers):
                    headers.append(_NO_STORE)
            await send(message)

        try:
            await self._answer(scope, receive, sent)
        except Exception as error:  # noqa: BLE001  # last resort: a number, never a word of the person
            number = _noted(error)
            if not status:
                await self._sorry(503 if isinstance(error, PlaceFault) else 500, number, scope, receive, sent)
        finally:
            self._web.handing.tidy()
            self._counts.answered(page_of(scope), status, time.perf_counter() - began)

    async def _sorry(self, status: int, number: str, scope: Scope, receive: Receive, send: Send) -> None:
        """The page that says so; where that needs what broke, the words that need nothing: a server would print it."""
        try:
            page = self._say(self._web, status, number, scope)
        except Exception as error:  # noqa: BLE001  # as above
            _noted(error)
            await send({"type": "http.response.start", "status": status, "headers": [_PLAIN]})
            await send({"type": "http.response.body", "body": LAST_WORDS.format(number=number).encode()})
        else:
            await page(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if self._web.origin_of(host) is None and scope["path"] != "/gezond":
            await self._say(self._web, 400, "", scope)(scope, receive, send)
            return
        try:
            if scope["method"] == "POST":
                receive = await _in_time(headers, receive)
            await self._inner(scope, receive, send)
        except TooBig as error:
            response = self._say(self._web, 413, "", scope)
            if error.endless:
                response.headers["connection"] = "close"
            await response(scope, receive, send)
        except TooSlow:
            await send({"type": "http.response.start", "status": 408, "headers": list(_CLOSED)})
            await send({"type": "http.response.body", "body": b""})


def _noted(error: Exception) -> str:
    """Tell the operator of a fault; its number."""
    number = fault_number(error)
    what = f"{error.title}: {error.msg}" if isinstance(error, Fault) else "fout"
    print(f"{number} {what}", file=sys.stderr, flush=True)  # noqa: T201  # the operator's log
    return number


def page_of(scope: Scope) -> str:
    """The name of the page for who counts: the route, never an address that somebody typed."""
    route = scope.get("route")
    return f"{scope['method']} {getattr(route, 'path', 'anders')}"


async def _in_time(headers: dict[bytes, bytes], receive: Receive) -> Callable[[], Awaitable[Message]]:
    """The body as `_whole` gives it; TooSlow when it does not come."""
    try:
        async with asyncio.timeout(SLOWEST):
            return await _whole(headers, receive)
    except TimeoutError:
        raise TooSlow from None


async def _whole(headers: dict[bytes, bytes], receive: Receive) -> Callable[[], Awaitable[Message]]:
    """The body, read before anything looks at it; TooBig when there is too much of it."""
    announced = headers.get(b"content-length", b"0")
    big = not announced.isdigit() or int(announced) > BIGGEST
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            return receive
        part, more = message.get("body", b""), message.get("more_body", False)
        size += len(part)
        big = big or size > BIGGEST
        if big:
            parts.clear()
        else:
            parts.append(part)
        if size > _READ_AWAY:
            break
    if big:
        raise TooBig(endless=more)
    whole: Message = {"type": "http.request", "body": b"".join(parts), "more_body": False}

    async def again() -> Message:
        return whole

    return again
