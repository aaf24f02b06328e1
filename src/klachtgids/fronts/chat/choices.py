# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list to choose from, by number, by arrows and Enter, or by mouse; one choice or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klachtgids.fronts.chat.hanging import Hanging
from klachtgids.fronts.screen.seen import seen
from klachtgids.words.clean import LIMIT, terminal

IN_ONE_GO: Final = 0.7
"""Seconds within which two digits are one number."""
_ENTER_TOO_MANY: Final = 0.8
"""Seconds after a choice by number in which an Enter belongs to that number, and answers nothing."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """One line of the list: the id to answer with, its words, what explains it."""

    id: str
    label: str
    help: str | None = None


class Choices(OptionList):
    """Numbered choices. With `several` a choice is ticked and nothing is sent yet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    class Picked(Message):
        """One choice was made."""

        def __init__(self, choices: Choices, choice_id: str) -> None:
            super().__init__()
            self.choices = choices
            self.choice_id = choice_id

        @property
        def control(self) -> Choices:
            return self.choices

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id, markup=False, compact=True)
        self._choices: tuple[Choosable, ...] = ()
        self._several = False
        self._digits_beside = False
        self.beside: Callable[[str, str | None], bool] | None = None
        """Takes a key (and its sign) that is not about these choices; False when it does not want it."""
        self._typed, self._typed_at = "", 0.0
        self._numbered_at = 0.0
        self.ticked: set[str] = set()

    def offer(
        self,
        choices: Iterable[Choosable],
        *,
        several: bool = False,
        digits_beside: bool = False,
        unguided: bool = False,
        chosen: Sequence[str] = (),
        remark: str = "",
    ) -> None:
        """Show these choices. `chosen` was the answer before, said by `remark`.

        `digits_beside`: digits belong in the box for free text too, they may begin a date. `unguided`: the arrow points
        at nothing yet, so that an Enter too many chooses nothing.
        """
        self._choices = tuple(choices)
        self._several, self._digits_beside, self._typed = several, digits_beside, ""
        self.ticked = set(chosen) if several else set()
        self._remarked = {} if several else dict.fromkeys(chosen, remark)
        self.clear_options()
        self.add_options(Option(self._line(n, each), each.id) for n, each in enumerate(self._choices, 1))
        first = next((n for n, each in enumerate(self._choices) if each.id in chosen), None if unguided else 0)
        self.highlighted = first if self._choices else None

    def in_order(self) -> list[str]:
        """The ids that are ticked, as they stand in the list."""
        return [each.id for each in self._choices if each.id in self.ticked]

    @property
    def just_numbered(self) -> bool:
        """Whether an Enter now belongs to the number that was typed: here, or at the question before this one."""
        return monotonic() - self._numbered_at < _ENTER_TOO_MANY

    def on_key(self, event: events.Key) -> None:
        """Numbers choose; other signs go to the box beside, with the keys that come after them."""
        sign = event.character if event.is_printable else None
        is_digit = sign is not None and sign.isdecimal() and sign.isascii()
        if event.key == "enter" and self.screen.focused is self and self.just_numbered:
            event.stop()
            event.prevent_default()
            return
        self._numbered_at = 0.0
        away = self.screen.focused is not self
        leaves = event.key == "down" and self.highlighted == len(self._choices) - 1
        writes = sign is not None and sign != " " and (self._digits_beside or not is_digit)
        if self.beside is not None and (away or leaves or writes):
            taken = self.beside(event.key, sign)
        else:
            taken = is_digit
            if is_digit and sign is not None:
                self._number(sign)
        if taken:
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        if self.beside is not None and self.beside("", terminal(event.text[:LIMIT])):
            event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._pick(event.option_index)

    def _number(self, sign: str) -> None:
        """Take a number of one or more digits, those of one number typed in one go.

        With several choices each number is ticked at once, and what was ticked for its first digit taken back; else a
        number that could become longer waits for Enter.
        """
        before = self._typed if monotonic() - self._typed_at < IN_ONE_GO else ""
        numbers = [str(n) for n in range(1, len(self._choices) + 1)]
        typed = before + sign if before + sign in numbers else sign
        if typed not in numbers:
            return
        self.highlighted = int(typed) - 1
        if self._several and typed != sign:
            self._pick(int(before) - 1, by_number=True)
        longer = any(number != typed and number.startswith(typed) for number in numbers)
        if self._several or not longer:
            self._pick(int(typed) - 1, by_number=True)
        self._typed, self._typed_at = typed if longer else "", monotonic()

    def _pick(self, index: int, *, by_number: bool = False) -> None:
        choice = self._choices[index]
        if by_number:
            self._numbered_at = monotonic()
        if self._several:
            self.ticked ^= {choice.id}
            self.replace_option_prompt_at_index(index, self._line(index + 1, choice))
        self.post_message(self.Picked(self, choice.id))

    def _line(self, number: int, choice: Choosable) -> Hanging:
        wide = len(str(len(self._choices)))
        box = ("[x] " if choice.id in self.ticked else "[ ] ") if self._several else ""
        remark = self._remarked.get(choice.id, "")
        begin = seen((f" {number:>{wide}} ", "bold"), f" {box}")
        words = seen(f"{choice.label}  ({remark})" if remark else choice.label)
        air = self.get_component_styles("option-list--option").margin.bottom  # Textual gives an option no margin itself
        return Hanging(begin, words, None if choice.help is None else seen((choice.help, "italic")), air)
