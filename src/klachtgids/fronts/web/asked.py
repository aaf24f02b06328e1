# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a request says of its browser: its session, its language, and where it came from.

Invariant: nothing here reads a conversation, and none of it is believed further than its seal goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from klachtgids.fronts.web.preferred import preferred
from klachtgids.fronts.web.session import new_session, opened

if TYPE_CHECKING:
    from starlette.requests import Request

    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web


def session_of(web: Web, request: Request) -> Session | None:
    """The session in its cookie."""
    sent = request.headers.get("cookie", "")
    return web.handing.session(sent, lambda: opened(web, request.cookies.get(web.cookie_name, ""))) if sent else None


def first_session(web: Web, request: Request) -> Session:
    """A session for who has none, in the language that the browser asks for, where that is ours.

    A kiosk belongs to a desk, and its browser asks for nobody's language.
    """
    spoken = () if web.kiosk else [each.taal for each in web.languages]
    return new_session(web, preferred(request.headers.get("accept-language", ""), spoken))


def same_origin(web: Web, request: Request) -> bool:
    """Whether the browser says that the form stood on a page of ours; one that says nothing has the token alone."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or origin.lower() == web.origin_of(request.headers.get("host", "").lower())


def from_elsewhere(request: Request) -> bool:
    """Whether a link on another site led here: then the browser keeps its strict cookie back, and must come once more.

    Without that, a new session would take the place of the one it has.
    """
    return request.headers.get("sec-fetch-site") == "cross-site" and not request.url.query
