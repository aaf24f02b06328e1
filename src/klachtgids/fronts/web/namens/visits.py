# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A request of a helper's browser: at the list, or with one client.

Invariant: a visit to a client knows that client and no other; only cookies in which something changed are written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from klachtgids.fronts.web.namens.desk import Client, Desk, closed, cookies_of, new_desk, ours
from klachtgids.fronts.web.visit import ACTOR, Visit
from klachtgids.fronts.web.whose import ticked
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web
    from klachtgids.intake.turn import Gesprek, SaidBy, Turn
    from klachtgids.seal import Code

ROOT: Final = "/namens"
PHONE: Final = "telefoon"
"""The channel of one who speaks and one who types (X06)."""


@dataclass(frozen=True, slots=True)
class Helping:
    """What stands on a page beside the conversation: which one it is; on the list `label` is None."""

    label: str | None = field(default=None, repr=False)


class AtTheList(Visit):
    """A request for the list, and what both kinds of request of a helper share.

    `held` is the desk as the cookies had it (None when they had none: then one begins in `taal`), `names` are those of
    all cookies that came in.
    """

    base = ROOT

    def __init__(self, web: Web, held: Desk | None, names: Collection[str], taal: str | None = None) -> None:
        self.desk = held or new_desk(web, taal)
        super().__init__(web, self._session())
        self._held = held
        self.names = [name for name in names if ours(web, name)]

    def _session(self) -> Session:
        return self.desk.session()

    @property
    def namens(self) -> Helping:
        return Helping()

    def onward(self, status: int) -> tuple[str, str]:  # noqa: ARG002  # always to the list
        return "/", "web_namens_lijst"

    def anew(self) -> None:
        """Nothing of the list that was is left: every conversation lies under its code alone."""
        self._drop_all()
        self.desk = new_desk(self.web, self.session.taal)
        self.session = self._session()

    def forget(self, response: Response) -> Response:
        """Let the browser forget the list."""
        self._drop_all()
        for name in self.names:
            self._set(response, name, "")
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def _drop_all(self) -> None:
        """Let this process keep no turn of any client of the list."""
        for client in self.desk.clients:
            self.web.handing.drop(self.desk.session_of(client).id)

    def _now(self) -> Desk:
        """The desk as it is to be kept."""
        return replace(self.desk, taal=self.session.taal)

    def _with_cookie(self, response: Response) -> Response:
        web, held, desk = self.web, self._held, self._now()
        same = held is not None and held.id == desk.id
        if held is None or not same or held.seen + web.fresh < web.now():
            desk = replace(desk, seen=int(web.now()))
        before = cookies_of(web, held) if held is not None and same else {}
        after = cookies_of(web, desk)
        for name, plain in after.items():
            if before.get(name) != plain:
                self._set(response, name, closed(web, desk, name, plain))
        for name in self.names:
            if name not in after:
                self._set(response, name, "")
        return response

    def _set(self, response: Response, name: str, value: str) -> None:
        age, secure = None if value else 0, self.web.secure
        response.set_cookie(name, value, max_age=age, path="/", secure=secure, httponly=True, samesite="strict")


class WithClient(AtTheList):
    """A request for one client."""

    def __init__(self, web: Web, held: Desk, names: Collection[str], client: Client) -> None:
        self.client = client
        super().__init__(web, held, names)
        self.base = f"{ROOT}/{client.slot}"

    def _session(self) -> Session:
        return self.desk.session_of(self.client)

    @property
    def kanaal(self) -> str:
        return PHONE if self.client.phone else self.web.kanaal

    @property
    def namens(self) -> Helping:
        return Helping(self.client.label)

    def said_before(self, turn: Turn) -> SaidBy:  # noqa: ARG002  # what was ticked last stays so
        return self.client.said_by

    def titled(self, title: str) -> str:
        """With the number of the client, by which tabs differ; the label might be a name."""
        return f"{self.client.number} – {title}"

    def onward(self, status: int) -> tuple[str, str]:  # noqa: ARG002  # always to this client
        return "/vraag", "chat_terug_naar_gesprek"

    def answer(self, gesprek: Gesprek, posted: Posted, typed: str) -> Turn:
        """Take an answer, the client's own or the helper's; the next one is by the same, unless it says otherwise."""
        said_by, key = ticked(posted) or self.client.said_by, posted.one("vraag")
        self.client = replace(self.client, said_by=said_by)
        after = conversation.answer(self.web.core, ACTOR, gesprek, key, typed, said_by)
        if after.refusal is None:
            known = conversation.helper_known(self.web.core, after.gesprek)
            if key in known:
                self.desk = replace(self.desk, helper={**self.desk.helper, key: known[key]})
        return after

    def take(self, turn: Turn) -> Turn:
        """As everywhere; the list says that it was sent."""
        if turn.gesprek.sent is not None:
            self.client = replace(self.client, sent=True)
        return super().take(turn)

    def held(self) -> Turn:
        """As everywhere; it may have been sent from elsewhere."""
        return self.take(super().held())

    def recode(self, code: Code) -> None:
        """The client keeps its place in the list, under another code."""
        self.web.handing.drop(self.session.id)
        self.client = replace(self.client, code=code)
        self.session = replace(self.session, code=code)

    def without(self) -> AtTheList:
        """The list, with this client taken off it."""
        self.web.handing.drop(self.session.id)
        left = AtTheList(self.web, self._held, self.names)
        left.desk = self.desk.without(self.client)
        return left

    def _now(self) -> Desk:
        return self.desk.having(replace(self.client, taal=self.session.taal))
