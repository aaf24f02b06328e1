# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list to choose from, by number, by arrows and Enter, or by mouse; one choice or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from klachtgids.fronts.chat.seen import Part, seen


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

    class Typed(Message):
        """A sign was typed that is no choice: it belongs in the box for free text."""

        def __init__(self, sign: str) -> None:
            super().__init__()
            self.sign = sign

    class PastTheEnd(Message):
        """The arrow went down from the last choice."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id, markup=False, compact=True)
        self._choices: tuple[Choosable, ...] = ()
        self._several = False
        self._text_beside = False
        self._typed = ""
        self.ticked: set[str] = set()

    def offer(
        self,
        choices: Iterable[Choosable],
        *,
        several: bool = False,
        text_beside: bool = False,
        chosen: Sequence[str] = (),
        remark: str = "",
    ) -> None:
        """Show these choices. `chosen` was the answer before, said by `remark`; `text_beside`: signs go elsewhere."""
        self._choices = tuple(choices)
        self._several, self._text_beside, self._typed = several, text_beside, ""
        self.ticked = set(chosen) if several else set()
        self._remarked = {} if several else dict.fromkeys(chosen, remark)
        self.clear_options()
        self.add_options(Option(self._line(n, each), each.id) for n, each in enumerate(self._choices, 1))
        first = next((n for n, each in enumerate(self._choices) if each.id in chosen), 0)
        self.highlighted = first if self._choices else None

    def in_order(self) -> list[str]:
        """The ids that are ticked, as they stand in the list."""
        return [each.id for each in self._choices if each.id in self.ticked]

    def on_key(self, event: events.Key) -> None:
        if event.key == "down" and self._text_beside and self.highlighted == len(self._choices) - 1:
            event.prevent_default()
            event.stop()
            self.post_message(self.PastTheEnd())
        elif event.is_printable and event.character is not None and event.character != " ":
            if self._text_beside:
                event.stop()
                self.post_message(self.Typed(event.character))
            elif event.character.isdecimal() and event.character.isascii():
                event.stop()
                self._number(event.character)

    def on_blur(self) -> None:
        self._typed = ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._pick(event.option_index)

    def _number(self, sign: str) -> None:
        """Take a number of one or more digits; wait while a longer one is possible."""
        typed = self._typed + sign
        numbers = [str(n) for n in range(1, len(self._choices) + 1)]
        if typed not in numbers:
            typed = sign
        self._typed = typed
        if typed not in numbers:
            return
        self.highlighted = int(typed) - 1
        if not any(number != typed and number.startswith(typed) for number in numbers):
            self._pick(int(typed) - 1)

    def _pick(self, index: int) -> None:
        self._typed = ""
        choice = self._choices[index]
        if self._several:
            self.ticked ^= {choice.id}
            self.replace_option_prompt_at_index(index, self._line(index + 1, choice))
        self.post_message(self.Picked(self, choice.id))

    def _line(self, number: int, choice: Choosable) -> Content:
        wide = len(str(len(self._choices)))
        box = ("[x] " if choice.id in self.ticked else "[ ] ") if self._several else ""
        remark = self._remarked.get(choice.id, "")
        parts: list[Part] = [(f" {number:>{wide}} ", "bold"), f" {box}{choice.label}"]
        if remark:
            parts.append((f"  ({remark})", ""))
        if choice.help is not None:
            parts.append((self._beside(choice, wide + len(box) + 3), "$dim"))
        return seen(*parts)

    def _beside(self, choice: Choosable, indent: int) -> str:
        """What explains a choice: behind its words where there is room, else on the next line."""
        help_text = choice.help or ""
        fits = indent + len(choice.label) + len(help_text) + 6 < self.app.size.width - (
            46 if self.app.size.width >= 120 else 4
        )
        return f"   {help_text}" if fits else f"\n{' ' * indent}{help_text}"
