# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a request says of its browser: its session, its language, and where it came from.

Invariant: nothing here reads a conversation, and none of it is believed further than its seal goes. `headers` has the
names in small letters; a mapping will do, because what answers first waits for no library.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from klachtgids.fronts.web.preferred import preferred
from klachtgids.fronts.web.session import new_session, opened

if TYPE_CHECKING:
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web


def session_of(web: Web, headers: Mapping[str, str]) -> Session | None:
    """The session in its cookie."""
    sent = headers.get("cookie", "")
    return web.handing.session(sent, lambda: opened(web, _cookie(sent, web.cookie_name))) if sent else None


def _cookie(sent: str, name: str) -> str:
    """The value of one cookie; ours are of signs that need no quotes."""
    found = (part.strip().partition("=") for part in sent.split(";"))
    return next((value for its_name, _is, value in found if its_name == name), "")


def first_session(web: Web, headers: Mapping[str, str]) -> Session:
    """A session for who has none, in the language that the browser asks for, where that is ours.

    A kiosk belongs to a desk, and its browser asks for nobody's language.
    """
    spoken = () if web.kiosk else [each.taal for each in web.languages]
    return new_session(web, preferred(headers.get("accept-language", ""), spoken))


def same_origin(web: Web, headers: Mapping[str, str]) -> bool:
    """Whether the browser says that the form stood on a page of ours; one that says nothing has the token alone."""
    if headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = headers.get("origin")
    return origin is None or origin.lower() == web.origin_of(headers.get("host", "").lower())


def from_elsewhere(headers: Mapping[str, str], query: str) -> bool:
    """Whether a link on another site led here: then the browser keeps its strict cookie back, and must come once more.

    Without that, a new session would take the place of the one it has.
    """
    return headers.get("sec-fetch-site") == "cross-site" and not query
