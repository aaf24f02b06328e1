# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who helps several clients in one browser without JavaScript: each client is where its pages are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from tests.fronts.web.browsers import Browser, Seen
from tests.talk import ACTOR, NAMENS

LIST = "/namens"
CODE = "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}"
MARKED = ("punt", "over_wie", "wens", "naam")


def marked(mark: str) -> dict[str, str]:
    """A klacht whose own words all hold this mark."""
    own = {key: f"{mark} {NAMENS[key]}" for key in MARKED}
    return NAMENS | own | {"contact": f"{mark.lower()}@example.org"}


def held(core: Core, said: Mapping[str, str], until: str) -> str:
    """The code of a conversation of a helper that was held up to this question, by the use cases."""
    turn = conversation.begin_namens(core, ACTOR, "nl", "web")
    while turn.prompt is not None and turn.prompt.question.id != until:
        typed = said[turn.prompt.question.id]
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, typed, "client")
        assert turn.refusal is None, typed
    return turn.gesprek.code.shown


class Helper(Browser):
    """A helper's browser, with a list of clients."""

    def begin(self, label: str = "", how: str = "samen") -> str:
        """A new client; the place of all its pages."""
        assert how in self.get(f"{LIST}/nieuw").forms[f"{LIST}/nieuw"].choices["hoe"]
        self.submit({"naam": label, "hoe": how}, form=f"{LIST}/nieuw")
        return self.here

    def open(self, code: str, label: str = "", how: str = "samen") -> str:
        """The client of a code; the place of all its pages."""
        self.get(f"{LIST}/code")
        self.submit({"code": code, "naam": label, "hoe": how}, form=f"{LIST}/code")
        return self.here

    def code_of(self, client: str) -> str:
        """The code under which the conversation with this client lies."""
        return str(re.findall(CODE, self.get(f"{client}/bewaren").text)[0])

    def listed(self) -> set[str]:
        """The places of the clients in the list."""
        return {href.removesuffix("/vraag") for href, _ in self.get(LIST).links if href.endswith("/vraag")}

    @property
    def here(self) -> str:
        """The place of the client whose page this is."""
        return "/".join(self.path.split("/")[:3])

    def told(self, client: str, said: Mapping[str, str], until: str = "") -> Seen:
        """Answer question after question for this client, up to the check, the end, or the question `until`."""
        self.get(f"{client}/vraag")
        for _ in range(80):
            if not self.path.startswith(f"{client}/vraag") or "antwoord" not in self.page.forms:
                return self.page
            question = self.asked.split("/")[-1]
            if question == until:
                return self.page
            self.answer("ja" if question == "klopt" else said[question])
            assert 200 == self.status, (question, self.page.text)
        raise AssertionError(self.page.text)
