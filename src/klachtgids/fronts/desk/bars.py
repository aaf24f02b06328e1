# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines around every screen of the desk: who is at it, and which keys work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.content import Content
from textual.widgets import Static

from klachtgids.fronts.screen.seen import seen
from klachtgids.words.i18n import Words

Key = tuple[str, str, str]
"""A key as it is called, the program's word for what it does, and the action of the screen or app."""
ALWAYS: tuple[Key, ...] = (("F5", "bureau_toets_kleur", "app.kleur"), ("F10", "bureau_toets_stop", "app.stop"))


def said_at_the_top(words: Words, name: str | None, moment: datetime | None, *, oefen: bool) -> str:
    """What every screen says: the program, who is at it, that nothing is sent, the clock when it was set by hand."""
    parts = [words.say("bureau_naam")]
    parts += [] if name is None else [name]
    parts += [words.say("bureau_oefen")] if oefen else []
    parts += [] if moment is None else [words.say("chat_nu_is", moment=moment)]
    return " · ".join(parts)


class Band(Static):
    """The top line."""

    def __init__(self, say: Callable[[], str]) -> None:
        super().__init__(seen(say()), classes="band", markup=False)


class Keys(Static):
    """The bottom line: each key with what it does; every name can be clicked."""

    auto_links = False

    def __init__(self, words: Words, keys: Sequence[Key], always: Sequence[Key] = ALWAYS) -> None:
        parts = []
        for key, word, action in (*keys, *always):
            name = seen((f" {key} ", "bold $primary"), f"{words.say(word)} ")
            parts.append(name.stylize(f"@click={action}"))
        content = Content("").join(parts)
        super().__init__(content, id="keys", markup=False)
