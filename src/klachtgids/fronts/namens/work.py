# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the chat of a helper lets its thread do beside what every chat does.

Invariant: as in `chat.work`: nothing here touches the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.message import Message

from klachtgids.fronts.chat.messages import CoreLoaded
from klachtgids.fronts.namens import ACTOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from klachtgids.dialogue.prompt import Refusal
    from klachtgids.fronts.namens import Client
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, Turn
    from klachtgids.seal import Code


class BriefSaved(Message):
    """The letter stands in two files, or could not be kept: `refusal` says why; both None: there is no letter yet."""

    def __init__(self, text: Path | None = None, pdf: Path | None = None, refusal: Refusal | None = None) -> None:
        super().__init__()
        self.text = text
        self.pdf = pdf
        self.refusal = refusal


class Renewed(Message):
    """The conversation has another code now; or `refusal` says why not, and nothing changed."""

    def __init__(self, turn: Turn | None, refusal: Refusal | None = None) -> None:
        super().__init__()
        self.turn = turn
        self.refusal = refusal


def renew(core: Core, gesprek: Gesprek, new: Code) -> Renewed:
    """Put the new code in the place of the one of this conversation."""
    from klachtgids.dialogue.prompt import Refusal  # start-up
    from klachtgids.intake.renewing import renew as renew_it  # start-up

    found = renew_it(core, ACTOR, gesprek, new)
    return Renewed(None, found) if isinstance(found, Refusal) else Renewed(found)


class NotOpened(Message):
    """The conversation does not open; `reason` is the key of the words that say why."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


def load(make_core: Callable[[], Core], taal: str, client: Client, helper: Mapping[str, Any]) -> CoreLoaded | NotOpened:
    """Begin a conversation for this client, or go on with it where it was left."""
    from klachtgids.dialogue.prompt import Refusal  # start-up
    from klachtgids.intake import conversation  # start-up

    core = make_core()
    if client.code is None:
        return CoreLoaded(core, conversation.begin_namens(core, ACTOR, taal, client.kanaal, helper), None)
    found = conversation.resume(core, client.code.shown, taal, client.kanaal)
    if isinstance(found, Refusal):
        return NotOpened(found.reason)
    return CoreLoaded(core, found, None)


def save_brief(core: Core, gesprek: Gesprek, folder: Path, name: str) -> BriefSaved:
    """Write the letter as it stands now to a new text file in `folder`, and beside it as PDF."""
    from klachtgids.dialogue.prompt import Refusal  # start-up
    from klachtgids.fronts.keeping import save_letter  # start-up
    from klachtgids.intake.letters import klachtbrief  # start-up

    brief = klachtbrief(core, gesprek)
    if brief is None:
        return BriefSaved()
    saved = save_letter(folder, name, brief)
    return BriefSaved(refusal=saved) if isinstance(saved, Refusal) else BriefSaved(*saved)
