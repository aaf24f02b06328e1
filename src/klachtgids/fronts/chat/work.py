# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the chat lets a thread do: the use cases, each as one function that gives a message for the app.

Invariant: nothing here touches the screen. Everything that loads something heavy is imported here, inside a function.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from klachtgids.faults import Fault
from klachtgids.fronts.chat.messages import (
    CodeRefused,
    CoreLoaded,
    Forgotten,
    Left,
    Printed,
    Saved,
    TurnMade,
    TypingKept,
)
from klachtgids.fronts.screen.messages import Warmed
from klachtgids.fronts.screen.threaded import all_of_it_stays

if TYPE_CHECKING:
    from textual.message import Message

    from klachtgids.fronts.chat.paper import Piece
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, SaidBy, Turn
    from klachtgids.seal import Code

ACTOR: Final = "klager"
SKIP: Final = "overslaan"


def load(make_core: Callable[[], Core], taal: str) -> CoreLoaded:
    """Read the dialogues, begin a conversation, look whether this computer keeps a code."""
    with all_of_it_stays():
        core = make_core()
        from klachtgids.fronts.chat import answer, picture  # noqa: F401  # so that the first question only has to be shown
        from klachtgids.intake import leaving
        from klachtgids.intake.conversation import begin

        return CoreLoaded(core, begin(core, taal, core.config.kanaal), leaving.kept_here(core.config))


def first_pieces(core: Core) -> Iterator[Callable[[], Warmed]]:
    """What every conversation needs, in the order in which it comes to need it; the first answer first."""
    from klachtgids.fronts import warm

    yield _closed_to_others
    yield from map(_imported, warm.FIRST)
    yield partial(_journal_open, core)
    yield from map(_imported, ("klachtgids.fronts.chat.story", *warm.LATER, "klachtgids.fronts.chat.told"))
    yield partial(_day_written, core)
    yield _given_back


def last_pieces() -> Iterator[Callable[[], Warmed]]:
    """What sending needs; who looks at the check is about to send."""
    from klachtgids.fronts import warm

    yield from map(_imported, warm.LAST)


def _closed_to_others() -> Warmed:
    from klachtgids.place import let_nobody_look

    let_nobody_look()
    return Warmed()


def _imported(name: str) -> Callable[[], Warmed]:
    def piece() -> Warmed:
        from klachtgids.fronts.warm import import_one

        import_one(name)
        return Warmed()

    return piece


def _journal_open(core: Core) -> Warmed:
    """Open the journal; when it cannot be used, that is told with the first answer."""
    from klachtgids.seal import new_code

    _ = new_code().keys
    with contextlib.suppress(Fault):
        core.journal()
    return Warmed()


def _day_written(core: Core) -> Warmed:
    core.words("nl", False).date(core.today())
    return Warmed()


def _given_back() -> Warmed:
    """Give the system back what reading the files took and no longer needs; where that cannot be done, it stays."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return Warmed()


def answer(core: Core, gesprek: Gesprek, key: str, typed: str, said_by: SaidBy) -> TurnMade:
    """Take an answer; `said_by` tells whose it is when somebody types for another."""
    from klachtgids.intake import conversation

    return TurnMade(conversation.answer(core, ACTOR, gesprek, key, typed, said_by))


def turn(core: Core, use_case: str, gesprek: Gesprek, *rest: str) -> TurnMade:
    """A use case that only looks or goes: `back`, `onward`, `ask_again`, `show`, `in_language`."""
    from klachtgids.intake import conversation

    made: Turn = getattr(conversation, use_case)(core, gesprek, *rest)
    core.words(made.gesprek.taal, made.gesprek.je)
    return TurnMade(made)


def remove_item(core: Core, gesprek: Gesprek, list_id: str, item: str) -> TurnMade:
    """Take an item out of a list."""
    from klachtgids.intake import conversation

    return TurnMade(conversation.remove_item(core, ACTOR, gesprek, list_id, item))


def send(core: Core, gesprek: Gesprek) -> TurnMade:
    """Send what was told."""
    from klachtgids.intake import sending

    return TurnMade(sending.send(core, ACTOR, gesprek))


def resume(core: Core, code_text: str, taal: str) -> Message:
    """Go on with the conversation of a code."""
    from klachtgids.dialogue.prompt import Refusal
    from klachtgids.intake import conversation

    found = conversation.resume(core, code_text, taal, core.config.kanaal)
    return CodeRefused(found.reason) if isinstance(found, Refusal) else TurnMade(found)


def keep(core: Core, gesprek: Gesprek, key: str, text: str) -> TypingKept:
    """Keep what is being typed."""
    from klachtgids.intake import conversation

    return TypingKept(gesprek, conversation.keep_typing(core, ACTOR, gesprek, key, text))


def leave(core: Core, gesprek: Gesprek, typing: tuple[str, str] | None, *, here: bool) -> Left:
    """Keep the last words, and the code on this computer when `here` says so."""
    from klachtgids.intake import conversation, leaving

    if typing is not None:
        conversation.keep_typing(core, ACTOR, gesprek, *typing)
    if here:
        leaving.keep_here(core, ACTOR, gesprek)
    return Left()


def wipe(core: Core, code: Code) -> Left:
    """Wipe a conversation off this computer."""
    from klachtgids.intake import leaving

    leaving.wipe(core, ACTOR, code)
    return Left()


def forget(core: Core, code: Code) -> Forgotten:
    """Wipe the conversation that this computer kept, and stay in the one that has begun."""
    wipe(core, code)
    return Forgotten()


def print_paper(paper: Sequence[Piece], title: str = "klachtgids") -> Printed:
    """Print what the person takes along; everybody can read `title` in the queue of the printer."""
    from klachtgids.fronts.chat.paper import as_text
    from klachtgids.fronts.keeping import print_text, printer

    if printer() is None:
        return Printed("chat_geen_printer")
    return Printed("chat_afgedrukt" if print_text(as_text(paper), title) else "chat_druk_af_lukt_niet")


def save_paper(paper: Sequence[Piece], name: str) -> Saved:
    """Write what the person takes along to a new file in their own folder."""
    from pathlib import Path

    from klachtgids.dialogue.prompt import Refusal
    from klachtgids.fronts.chat.paper import as_text
    from klachtgids.fronts.keeping import save_text

    saved = save_text(Path.home(), name, as_text(paper))
    return Saved(None, saved) if isinstance(saved, Refusal) else Saved(saved, None)
