# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of what was told, on a screen of its own: to look over, and to choose an answer that must change.

The overview shows it at any time; the check before sending is the same list with the outcome above it and a button
that sends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from klachtgids.fronts.chat.bars import Band, KeyBar
from klachtgids.fronts.chat.choices import IN_ONE_GO
from klachtgids.fronts.chat.sheet import FURTHER
from klachtgids.fronts.screen.seen import block, seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from klachtgids.fronts.render import ShownEnded, ShownTold
    from klachtgids.words.i18n import Words


_INDENT: Final = 5
"""Cells before an answer and its question: the number and what stands around it."""
_AROUND: Final = 3
"""Cells that the padding and the scroll bar take."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person wants with the list: to change the answer at a key, to take an item out, or to send."""

    what: Literal["change", "remove", "send", "back"]
    key: str = ""
    item: str = ""


class ToldScreen(Screen[Wish | None]):
    """Everything that was told. With `send` (the words on the button) it is the check before sending."""

    CSS_PATH = "told.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FURTHER,
        Binding("escape", "away", show=False),
        Binding("delete", "remove", show=False),
        Binding("f2", "send", show=False),
        Binding("f4", "app.taal", show=False),
    ]

    def __init__(
        self,
        words: Words,
        band: Callable[[], str],
        told: Sequence[ShownTold],
        *,
        title: str,
        above: Sequence[Content] = (),
        send: str | None = None,
        refusal: str | None = None,
    ) -> None:
        super().__init__(classes="told")
        self.at: str | None = None
        """The key of the answer that the list opens at; its top when there is no such answer."""
        self.beneath: Callable[[], Iterable[Widget]] = tuple
        """What stands under every screen of this program."""
        self._words = words
        self._band = band
        self._told = {each.key: each for each in told}
        self._title = title
        self._above = above
        self._send = send
        self._refusal = refusal
        self._typed, self._typed_at = "", 0.0

    def compose(self) -> ComposeResult:
        yield Band(self._band)
        how = [self._words.say("chat_overzicht_hoe")]
        if any(each.item is not None for each in self._told.values()):
            how.append(self._words.say("chat_overzicht_weg"))
        yield Static(seen((self._title, "bold"), "  ", " ".join(how)), id="title", markup=False)
        yield OptionList(id="told", markup=False, compact=True)
        if self._refusal is not None:
            yield Static(seen(self._refusal), id="refusal", markup=False)
        if self._send is not None:
            yield Button(seen(self._send), id="send", variant="primary")
        yield KeyBar(self._words)
        yield from self.beneath()

    def on_mount(self) -> None:
        told = self.query_one("#told", OptionList)
        told.add_options(Option(content) for content in self._above)
        heading: str | None = None
        for each in self._told.values():
            line = _line(each, each.item if each.item != heading else None, self.app.size.width - _AROUND)
            told.add_option(Option(seen(line), each.key))
            heading = each.item
        if self.at in self._told:
            told.highlighted = told.get_option_index(self.at)
            self.call_after_refresh(told.scroll_to_highlight)
        elif self._told:
            told.highlighted = len(self._above)
            self.call_after_refresh(told.scroll_home, animate=False)
        told.focus()

    def on_key(self, event: events.Key) -> None:
        """A number points at the answer it stands before; Enter changes that one."""
        sign = event.character or ""
        numbers = {str(each.number): each.key for each in self._told.values()}
        before = self._typed if monotonic() - self._typed_at < IN_ONE_GO else ""
        self._typed = next((typed for typed in (before + sign, sign) if typed in numbers), "")
        self._typed_at = monotonic()
        if self._typed:
            told = self.query_one("#told", OptionList)
            told.highlighted = told.get_option_index(numbers[self._typed])
            told.focus()

    def action_away(self) -> None:
        self.dismiss(Wish("back") if self._send is not None else None)

    def action_send(self) -> None:
        if self._send is not None:
            self.dismiss(Wish("send"))

    def action_remove(self) -> None:
        """Take out the item that the chosen line belongs to."""
        chosen = self.query_one("#told", OptionList).highlighted_option
        each = self._told.get(chosen.id or "") if chosen is not None else None
        if each is not None and each.item_of is not None:
            self.dismiss(Wish("remove", *each.item_of))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.dismiss(Wish("change", event.option_id))

    @on(Button.Pressed, "#send")
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_send()


def _line(each: ShownTold, heading: str | None, room: int) -> Content:
    """One answer under its question, every line of both as far in as its first; `room` in cells."""
    answer = each.answer if not each.skipped else f"({each.answer})"
    parts = [] if heading is None else [seen((f"  {heading}", "bold"))]
    first, *rest = seen(each.label).wrap(room - _INDENT)  # a colour of its own would not be seen on the chosen line
    parts += [seen(f" {each.number:>2}  ", first), *(line.pad_left(_INDENT) for line in rest)]
    parts += [line.pad_left(_INDENT) for line in seen((answer, "bold")).wrap(room - _INDENT)]
    return block(*parts)


def ended_content(ended: Sequence[ShownEnded], *, whole: bool) -> list[Content]:
    """What the outcomes say: what it is and why; with `whole` also what to read and where it stands."""
    shown: list[Content] = []
    for each in ended:
        lines: list[str | tuple[str, str]] = [(each.title, "bold"), *each.because]
        if whole:
            lines += [note.text for note in each.paragraphs if note.text is not None]
        lines += [(source, "$dim") for source in each.sources]
        shown.append(block(*lines, ""))
    return shown
