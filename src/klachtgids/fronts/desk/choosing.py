# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list in a form to choose from, by arrows and Enter or space, by the first letters of a word, or by mouse.

Invariant: what cannot be chosen stands there too, below the reason, and is skipped by the keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klachtgids.fronts.screen.seen import seen

_IN_ONE_GO: Final = 1.0
"""Seconds within which letters are one beginning of a word."""
_BEFORE_A_WORD: Final = " (-"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: the id it gives, its words, whether it can be chosen; a `head` says why others cannot."""

    id: str
    label: str
    can: bool = True
    head: bool = False


class ChoiceList(OptionList):
    """One choice, or with `several` more in the order of choosing; choosing the chosen one again takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    class Chosen(Message):
        """What is chosen has changed."""

        def __init__(self, choices: ChoiceList) -> None:
            super().__init__()
            self.choices = choices

        @property
        def control(self) -> ChoiceList:
            return self.choices

    def __init__(self, lines: Sequence[Line], *, several: bool = False) -> None:
        self._offered = tuple(lines)
        self._several = several
        self.chosen: tuple[str, ...] = ()
        self._begun, self._begun_at = "", 0.0
        super().__init__(
            *(Option(self._shown(each), each.id, disabled=not each.can) for each in self._offered),
            markup=False,
            compact=True,
        )

    def on_mount(self) -> None:
        self._point()

    def choose(self, ids: Sequence[str]) -> None:
        """Set what is chosen, as far as it can be."""
        known = {each.id for each in self._offered if each.can}
        self.chosen = tuple(each for each in ids if each in known)
        self._again()
        if self.is_mounted:
            self._point()

    def on_key(self, event: events.Key) -> None:
        """Go to the line that begins with what is typed in one go, else to one with a word that does, as a surname or a
        rol; else to none, so that Enter chooses nothing.
        """
        now = monotonic()
        begun = self._begun if now - self._begun_at < _IN_ONE_GO else ""
        if not event.is_printable or event.character is None or (event.character == " " and not begun):
            self._begun = ""
            return
        self._begun, self._begun_at = begun + event.character.casefold(), now
        labels = [(n, each.label.casefold()) for n, each in enumerate(self._offered) if each.can]
        found = [n for n, label in labels if label.startswith(self._begun)]
        found += [n for n, label in labels if any(f"{sign}{self._begun}" in label for sign in _BEFORE_A_WORD)]
        self.highlighted = next(iter(found), None)
        event.stop()
        event.prevent_default()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        picked = self._offered[event.option_index].id
        if picked in self.chosen:
            self.chosen = tuple(each for each in self.chosen if each != picked)
        else:
            self.chosen = (*self.chosen, picked) if self._several else (picked,)
        self._again()
        self.post_message(self.Chosen(self))

    def _point(self) -> None:
        """The bar stands on what is chosen, else on the first that can be."""
        first = next((n for n, each in enumerate(self._offered) if each.id in self.chosen), None)
        self.highlighted = first if first is not None else next((n for n, e in enumerate(self._offered) if e.can), None)

    def _again(self) -> None:
        for n, each in enumerate(self._offered):
            self.replace_option_prompt_at_index(n, self._shown(each))

    def _shown(self, line: Line) -> Content:
        if line.head:
            return seen((line.label, "italic"))
        if not line.can:
            return seen(f" ✗  {line.label}")
        if line.id not in self.chosen:
            return seen(f"[ ] {line.label}" if self._several else f"( ) {line.label}")
        mark = str(self.chosen.index(line.id) + 1) if self._several else "•"
        return seen((f"[{mark}] {line.label}" if self._several else f"({mark}) {line.label}", "bold"))
