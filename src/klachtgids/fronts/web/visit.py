# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""One request of one browser: its session, its words, the turn it is at, and the ways to answer it.

Invariant: the cookie goes along with what is answered, and is written again only when something in it changed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import HTMLResponse, Response

from klachtgids.faults import Fault
from klachtgids.fronts.render import HELP_NOW, cards_for
from klachtgids.fronts.web.page import code_said, html_of
from klachtgids.fronts.web.prepared import CODE, TOKEN
from klachtgids.fronts.web.session import new_session, set_cookie, step_of, token_of
from klachtgids.fronts.web.whose import ticked, whose_of
from klachtgids.intake import conversation

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from klachtgids.fronts.render import ShownCard
    from klachtgids.fronts.slip import Slip
    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.session import Session
    from klachtgids.fronts.web.settings import Web
    from klachtgids.fronts.web.whose import Whose
    from klachtgids.intake.turn import Gesprek, SaidBy, Turn
    from klachtgids.seal import Code
    from klachtgids.words.i18n import Words

ACTOR: Final = "klager"
"""Who acts in every use case that this front calls: the person at the browser."""


class Gone(Exception):  # not an error: the conversation is not here any more
    """The journal has nothing under the code of this browser."""


class Visit:
    """A request being answered; `session` may be replaced while that is done.

    `base` is what stands before each address of this conversation.
    """

    base = ""
    namens: Any = None
    """What stands on the page of who helps somebody; None for who types for themselves."""

    def __init__(self, web: Web, session: Session | None) -> None:
        self.web = web
        self._given = session
        self.session: Session = session or new_session(web)
        self.turn: Turn | None = None
        self.source = ""

    # --- the conversation --------------------------------------------------------------------------------------------

    def read(self) -> Gesprek:
        """The conversation as it is kept; `Gone` when it was wiped or has expired."""
        bare = self.session.gesprek(self.kanaal)
        if not self.session.stored:
            return bare
        found = conversation.held(self.web.core, bare)
        if found is None:
            raise Gone
        return found

    def held(self) -> Turn:
        """The turn as it stands."""
        self.turn = conversation.show(self.web.core, self.read())
        return self.turn

    def known(self) -> None:
        """Read the conversation where that can be, so that the words are those for this person."""
        if self.session.stored:
            with suppress(Gone, Fault):
                self.held()

    def left_here(self) -> Gesprek | None:
        """The conversation as the turn before left it here; None when it did not, or too long ago."""
        gesprek = self.web.handing.go_on(self.session.id)
        if gesprek is None or gesprek.taal == self.session.taal:
            return gesprek
        return replace(gesprek, taal=self.session.taal)

    def handed(self, place: str) -> Turn:
        """The turn that the POST before this GET made, when it is shown at this address; else as `held`."""
        turn = self.web.handing.take(self.session.id)
        if turn is None or self.place(turn) != place or turn.gesprek.taal != self.session.taal:
            return self.held()
        self.turn = turn
        return turn

    def answer(self, gesprek: Gesprek, posted: Posted, typed: str) -> Turn:
        """Take an answer to the question that was posted."""
        said_by = ticked(posted) or "klager"
        return conversation.answer(self.web.core, ACTOR, gesprek, posted.one("vraag"), typed, said_by)

    def whose(self, turn: Turn, posted: Posted | None = None) -> Whose | None:
        """Whose answer the open question gets; None for who types for themselves."""
        return whose_of(turn, ticked(posted) or self.said_before(turn)) if turn.namens else None

    def said_before(self, turn: Turn) -> SaidBy:
        """Whose answer it is until something else is ticked."""
        return conversation.said_before(turn)

    def take(self, turn: Turn) -> Turn:
        """The turn after a use case; the session remembers when something of it lies in the journal now."""
        self.turn = turn
        if turn.gesprek.stored != self.session.stored:
            self.session = replace(self.session, stored=turn.gesprek.stored)
        return turn

    def recode(self, code: Code) -> None:
        """The conversation lies under another code from now on, with a session of its own (T19)."""
        self.web.handing.drop(self.session.id)
        self.session = new_session(self.web, self.session.taal, code)

    def step(self, key: str) -> str:
        return step_of(self.web, self.session, key)

    def place(self, turn: Turn) -> str:
        """The address at which this turn is shown."""
        if turn.kind == "ask" and turn.prompt is not None:
            return f"/vraag/{self.step(turn.prompt.key)}"
        return "/controle" if turn.kind == "review" else "/klaar"

    @property
    def gesprek(self) -> Gesprek:
        return self.session.gesprek(self.kanaal) if self.turn is None else self.turn.gesprek

    @property
    def kanaal(self) -> str:
        """The way in which this conversation comes in."""
        return self.web.kanaal

    @property
    def words(self) -> Words:
        return self.web.words(self.session.taal, je=self.turn is not None and self.turn.gesprek.je)

    def code_said(self, word: str) -> tuple[str, str, str]:
        """The sentence under this key with the code of this conversation, apart."""
        return code_said(self.words, self.session.code.shown, word)

    def slip(self, turn: Turn) -> Slip | None:
        """What can be taken along from a kiosk where something was told; None elsewhere."""
        if not self.web.kiosk or not turn.gesprek.stored:
            return None
        from klachtgids.fronts.slip import slip_of  # start-up: only at the end

        return slip_of(turn, self.words, self.web.core.config.kiosk_thuis)

    def help_card(self) -> ShownCard | None:
        return cards_for(self.web.core, self.gesprek)(HELP_NOW)

    # --- answers -----------------------------------------------------------------------------------------------------

    def sentence(
        self, kop: str, lines: list[str], status: int = 200, *, typed: str = "", cookie: bool = True, **shown: Any
    ) -> Response:
        """A page that says something and leads back; without a cookie nothing of a session changes."""
        place, word = self.onward(status)
        return self.page(
            "zin",
            kop,
            status,
            cookie=cookie,
            kop=kop,
            regels=lines,
            getypt=typed,
            verder_naar=self.path(place),
            verder_woord=self.words.say(word),
            **shown,
        )

    def onward(self, status: int) -> tuple[str, str]:
        """Where a page that only says something leads to, and the key of its words."""
        inside = self.session.stored or status >= 400
        return ("/vraag", "chat_terug_naar_gesprek") if inside else ("/", "web_naar_begin")

    def path(self, place: str) -> str:
        """The whole address of a place of this conversation."""
        return f"{self.base}{place}" if place != "/" else self.base or "/"

    def page(self, name: str, title: str, status: int = 200, *, cookie: bool = True, **shown: Any) -> Response:
        """A page from the template of this name; `title` is what its window is called."""
        html = self.html(name, title, token_of(self.web, self.session), self.session.code.shown, **shown)
        response = HTMLResponse(html, status)
        return self._with_cookie(response) if cookie else response

    def prepared(self, key: Hashable, make: Callable[[str, str], str]) -> Response:
        """A page that is the same for everybody but for the token and the code, with which `make` makes it."""
        token, code = token_of(self.web, self.session), self.session.code.shown
        html = self.web.prepared.page(key, lambda: make(TOKEN, CODE), token, code)
        return self._with_cookie(HTMLResponse(html))

    def html(self, name: str, title: str, token: str, code: str, /, **shown: Any) -> str:
        """The page from the template of this name, with this token and code."""
        own = {"pad": self.base, "namens": self.namens, **shown}
        return html_of(self.web, self.session, self.words, name, self.titled(title), token, code, **own)

    def titled(self, title: str) -> str:
        """What the window is called: never a word of anybody, because a history is read by others."""
        return title

    def go(self, place: str) -> Response:
        """On to a place of this conversation, with GET (303)."""
        return self._with_cookie(Response(status_code=303, headers={"location": self.path(place)}))

    def bare(self, status: int = 204) -> Response:
        """Nothing to show."""
        return self._with_cookie(Response(status_code=status))

    def gone(self, status: int) -> Response:
        """Nothing to show and nothing to remember."""
        return Response(status_code=status)

    def speak(self, taal: str) -> None:
        """Go on in another language."""
        self.session = replace(self.session, taal=taal)
        if self.turn is not None:
            self.turn = conversation.in_language(self.web.core, self.turn.gesprek, taal)

    def forget(self, response: Response) -> Response:
        """Let the browser forget the session."""
        name, secure = self.web.cookie_name, self.web.secure
        response.set_cookie(name, "", max_age=0, path="/", secure=secure, httponly=True, samesite="strict")
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        if self._given is not None:
            self.web.handing.drop(self._given.id)
        if self.web.said.is_set() or (self._given is not None and self._given.stored):
            self.web.over()
        return response

    def _with_cookie(self, response: Response) -> Response:
        cookie = set_cookie(self.web, self._given, self.session)
        if cookie is not None:
            response.headers.append("set-cookie", cookie)
        return response
