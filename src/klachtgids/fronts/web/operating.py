# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is no page: our own files, the looks of an organisation, whether all is well, and numbers for the operator.

Invariant: only files that were named beforehand are ever opened; numbers go to this machine alone and hold nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from klachtgids.faults import Fault
from klachtgids.fronts.web.frame import ASSETS, asset, packed
from klachtgids.fronts.web.settings import LOOKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from klachtgids.fronts.web.counting import Counts
    from klachtgids.fronts.web.settings import Web

_FOR_EVER: Final = {"cache-control": "public, max-age=31536000, immutable"}
_FOR_AN_HOUR: Final = {"cache-control": "public, max-age=3600"}
"""What may stand in the folder of an organisation's own looks."""
_HERE: Final = frozenset({"127.0.0.1", "::1"})


def routes(web: Web, counts: Counts) -> list[Route]:
    """The addresses of all this."""
    return [
        Route("/static/{name}", _own_file),
        Route("/huisstijl/{name}", _looks(web)),
        Route("/favicon.ico", _nothing),
        Route("/gezond", _health(web)),
        Route("/metingen", _numbers(web, counts)),
    ]


async def _own_file(request: Request) -> Response:
    stem, _, kind = str(request.path_params["name"]).partition(".")
    digest, _, kind = kind.partition(".")
    name = f"{stem}.{kind}"
    if name not in ASSETS or asset(name)[1] != digest:
        return PlainTextResponse("", 404)
    small = "gzip" in (each.strip() for each in request.headers.get("accept-encoding", "").split(","))
    headers = {**_FOR_EVER, "vary": "accept-encoding"} | ({"content-encoding": "gzip"} if small else {})
    return Response(packed(name) if small else asset(name)[0], media_type=ASSETS[name], headers=headers)


def _looks(web: Web) -> Callable[[Request], Any]:
    async def looks(request: Request) -> Response:
        name = request.path_params["name"]
        path = web.style / name if web.style is not None and name in web.looks else None
        if path is None or not path.is_file():
            return PlainTextResponse("", 404)
        return Response(path.read_bytes(), media_type=LOOKS[name], headers=_FOR_AN_HOUR)

    return looks


async def _nothing(_request: Request) -> Response:
    return Response(status_code=204, headers=_FOR_AN_HOUR)


def _health(web: Web) -> Callable[[Request], Any]:
    def look() -> Response:
        """Whether answers can be kept; the register may be away for a while without harm."""
        try:
            waiting = web.core.journal().waiting()
        except Fault:
            return PlainTextResponse("journaal niet bereikbaar\n", 503)
        return PlainTextResponse(f"goed\nwacht op het register: {waiting}\n")

    async def health(_request: Request) -> Response:
        return await web.waiting.in_thread(look)

    return health


def _numbers(web: Web, counts: Counts) -> Callable[[Request], Any]:
    def waiting() -> list[str]:
        try:
            journal = web.core.journal()
            count, since = journal.waiting(), journal.waiting_since()
        except Fault:
            return ["klachtgids_journaal_bereikbaar 0"]
        age = 0.0 if since is None else (web.core.clock() - since).total_seconds()
        return [
            "klachtgids_journaal_bereikbaar 1",
            f"klachtgids_wacht_op_register {count}",
            f"klachtgids_wacht_op_register_seconden {age:.0f}",
        ]

    async def numbers(request: Request) -> Response:
        if request.client is None or request.client.host not in _HERE:
            return PlainTextResponse("", 404)
        lines = [*counts.lines(), *await web.waiting.in_thread(waiting)]
        return PlainTextResponse("\n".join(lines) + "\n")

    return numbers
