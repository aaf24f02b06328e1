# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two lines that are always there: what every screen must say, and the keys that always work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

if TYPE_CHECKING:
    from klachtgids.words.i18n import Words

KEYS: Final[tuple[tuple[str, str, str], ...]] = (
    ("esc", "chat_toets_terug", "terug"),
    ("f1", "chat_toets_waarom", "waarom"),
    ("f3", "chat_toets_overzicht", "overzicht"),
    ("f4", "chat_toets_taal", "taal"),
    ("f5", "chat_toets_kleur", "kleur"),
    ("f9", "chat_toets_hulp", "hulp_nu"),
    ("f10", "chat_toets_stop", "stop"),
)
"""Key, the program's word for what it does, and the app's action."""
URGENT: Final = "hulp_nu"
_APART: Final = 2
"""Cells between two buttons."""
_AROUND: Final = 2
"""Cells of a button beside its words."""
_LEAST: Final = 16
"""Cells of a button with few words."""
_FIRST_TO_GO: Final = ("kleur", "taal", "waarom", "overzicht")
"""What is not named in a line that is too short for all of them; the keys work all the same, and F1 names them."""


class Buttons(Horizontal):
    """Buttons beside each other; under each other where that does not fit, so that none is cut."""

    def fit(self) -> None:
        """Stand as there is room for, with the buttons and the words of now."""
        shown = [each for each in self.query(Button) if each.display]
        wide = sum(max(_LEAST, Content(str(each.label)).cell_length + _AROUND) + _APART for each in shown)
        self.set_class(wide - _APART > self.size.width > 0, "-stacked")

    def on_resize(self) -> None:
        self.fit()


class Band(Static):
    """The top line: the name of the program, that this is practice, that the clock was set by hand."""

    def __init__(self, say: Callable[[], str]) -> None:
        super().__init__(Content(say()), classes="band", markup=False)
        self._say = say

    def say_again(self) -> None:
        """Say it in the words of now."""
        content = Content(self._say())
        if content != self.content:
            self.update(content)


class KeyBar(Static):
    """The bottom line: each key with what it does; every name can be clicked."""

    auto_links = False

    def __init__(self, words: Words) -> None:
        super().__init__(_names(words), id="keys", markup=False)
        self._words = words

    def on_resize(self) -> None:
        self.in_words(self._words)

    def in_words(self, words: Words) -> None:
        """Name the keys for this reader."""
        self._words = words
        content = _names(words, room=self.size.width)
        if content != self.content:
            self.update(content)

    def wait(self, words: Words) -> None:
        """Say that what was asked takes a while; help stays a click away."""
        self.update(_names(words, waiting=True))


def _names(words: Words, *, waiting: bool = False, room: int = 0) -> Content:
    """The keys that fit in so many cells, all of them when that is not known yet."""
    keys = [each for each in KEYS if not waiting or each[2] == URGENT]
    for least in _FIRST_TO_GO:
        if sum(len(key) + len(words.say(word)) + 3 for key, word, _ in keys) > room > 0:
            keys = [each for each in keys if each[2] != least]
    parts = [Content.styled(f" {words.say('even_wachten')} ", "bold")] if waiting else []
    for key, word, action in keys:
        plain, strong = ("bold $urgent-text on $urgent",) * 2 if action == URGENT else ("", "bold $primary")
        name = Content.assemble((f" {key.capitalize()} ", strong), (f"{words.say(word)} ", plain))
        parts.append(name.stylize(f"@click=app.{action}"))
    return Content("").join(parts)
