# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One address of the site, and what answers there.

Straight to it: what a library wraps around a function (handlers of errors, which `guard` has) costs a tenth of a turn.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

Answering = Callable[[Request], Awaitable["Response"]]


class _Straight:
    """What answers, as an ASGI application."""

    def __init__(self, answer: Answering) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)


def route(path: str, answer: Answering, method: str = "GET") -> Route:
    """What is asked at this address with this method is answered so."""
    return Route(path, _Straight(answer), methods=[method])
