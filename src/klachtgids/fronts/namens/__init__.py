# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""For who helps others with a complaint: a list of conversations, each held in a chat of its own.

Invariant: of one client nothing is ever there while another is helped. Each conversation is an app by itself, made
anew from its code each time; between two of them only a label, the code, and what was told about the helper stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek
    from klachtgids.seal import Code

ACTOR = "helper"
PHONE = "telefoon"
"""The channel of one who speaks and one who types (X06)."""
UNKNOWN = "weiger_code_onbekend"
_DRAWING = ("textual", "rich")


@dataclass(slots=True)
class Client:
    """One conversation in the list: the label the helper chose, how they speak, its code once it has begun."""

    label: str = field(repr=False)
    kanaal: str
    code: Code | None = field(default=None, repr=False)
    sent: bool = False
    away: bool = False
    """It is to leave the list: put away under its code, or wiped."""

    @property
    def shown(self) -> str:
        """Its code as a person reads it; "" before it has begun."""
        return "" if self.code is None else self.code.shown


@dataclass(slots=True)
class Desk:
    """What this session of a helper holds: the open conversations, and what is known about the helper alone."""

    make_core: Callable[[], Core]
    words_folder: Path
    taal: str | None
    oefen: bool
    nu_set: bool
    kanaal: str
    clients: list[Client] = field(default_factory=list)
    helper: dict[str, Any] = field(default_factory=dict, repr=False)
    said: str | None = None
    """The key of what the list says once: why a conversation did not open."""

    @property
    def labels(self) -> set[str]:
        """Those of the conversations in the list."""
        return {client.label for client in self.clients}

    def known(self, typed: str) -> Code | None:
        """The code, when the journal has a conversation under it, and the code is good still or nobody can say so."""
        from klachtgids.intake.conversation import held  # start-up
        from klachtgids.intake.sending import RegisterAway  # as above
        from klachtgids.intake.turn import Gesprek  # as above
        from klachtgids.seal import parse_code  # as above
        from klachtgids.words.i18n import DUTCH  # as above

        code, core = parse_code(typed), self.make_core()
        if code is None or not core.journal().exists(code.keys):
            return None
        try:
            return None if held(core, Gesprek(code, DUTCH, self.kanaal)) is None else code
        except RegisterAway:
            return code

    def leave(self, client: Client, gesprek: Gesprek | None) -> None:
        """A conversation was left: keep its code, and what was told about the helper; forget the rest."""
        from klachtgids.intake.conversation import helper_known  # start-up: after a conversation

        if gesprek is not None:
            client.code, client.sent = gesprek.code, gesprek.sent is not None
            self.helper |= helper_known(self.make_core(), gesprek)
        if client not in self.clients and client.code is not None:
            self.clients.append(client)
        if client.away or client.code is None:
            self.clients = [each for each in self.clients if each is not client]


def run_namens(desk: Desk) -> int:
    """Let a helper choose a conversation, hold it, and choose again, until they stop; gives the exit code."""
    from klachtgids.fronts.exits import Exit  # start-up

    while True:
        client = _choose(desk)
        if client is None:
            return Exit.DONE
        _hold(desk, client)
        let_go()


def _choose(desk: Desk) -> Client | None:
    from klachtgids.fronts.namens.lijst import ListApp  # start-up

    choosing = ListApp(desk)
    choosing.run()
    choosing.end()
    return choosing.chosen


def _hold(desk: Desk, client: Client) -> None:
    from klachtgids.fronts.namens.app import NamensApp  # start-up

    chat = NamensApp(desk, client)
    chat.run()
    if chat.not_opened is not None:
        desk.said, client.away = chat.not_opened, chat.not_opened == UNKNOWN
    desk.leave(client, None if chat.turn is None else chat.turn.gesprek)
    chat.end()


def let_go() -> None:
    """Let nothing hold on to the conversation that was left: not what a chat set aside for good.

    Textual and Rich keep lines of text, and what was drawn with them, in caches that outlive an app.
    """
    import functools  # between two conversations
    import gc  # as above

    gc.unfreeze()
    kept = functools._lru_cache_wrapper  # noqa: SLF001  # the only name of what `lru_cache` makes
    for each in gc.get_objects():
        if isinstance(each, kept) and each.__module__.startswith(_DRAWING):
            each.cache_clear()
    gc.collect()
