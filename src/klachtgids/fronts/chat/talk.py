# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bubbles: what was asked at the left, what was said at the right, the newest at the bottom.

Invariant: what stands here is a picture of the lines that were shown last; nothing is remembered in a bubble. At most
`CAP` bubbles are mounted, so that the 500th answer is as quick as the tenth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from klachtgids.fronts.chat.messages import ChangeAsked
from klachtgids.fronts.screen.seen import block, seen

if TYPE_CHECKING:
    from klachtgids.fronts.render import ShownPrompt

CAP: Final = 40
WIDE: Final = 120
"""Cells from which there is room for a column beside the talk."""
SIDE: Final = 42
"""Cells of that column."""
WIDEST: Final = 84
"""Cells of the widest bubble: longer lines are hard to read."""
_SPARE: Final = 50
"""Cells from which a bubble leaves some of them empty, to show whose it is."""
_BETWEEN: Final = 1
"""Empty lines under a bubble."""
_AROUND: Final = 3
"""Cells that the padding and the edge of a bubble take."""


@dataclass(frozen=True, slots=True)
class Line:
    """One bubble: a stable id, its side, the words, what stands above them, and the key of the answer it shows."""

    id: str
    side: Literal["asked", "said", "aside"]
    text: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    key: str | None = None
    tip: str | None = None

    def content(self) -> Content:
        """The words as they stand on the screen; nothing in them is markup."""
        main = (self.text, "bold") if self.side == "asked" else self.text
        return block(*((text, "$dim") for text in self.above), main, *((text, "$dim") for text in self.below))


def question_line(shown: ShownPrompt, *, above: tuple[str, ...] = (), again: bool = False) -> Line:
    """The bubble of what is asked now; `again` when it has been told before, further up."""
    below = () if shown.help is None else (shown.help,)
    return Line(f"{'again' if again else 'q'}:{shown.key}", "asked", shown.text, above, below)


class Bubble(Static):
    """One line of the conversation; a click on an answer asks to change it."""

    def __init__(self, line: Line, room: int) -> None:
        content = line.content()
        super().__init__(content, classes=line.side, markup=False)
        self.line = line
        self._place(content, room)

    def become(self, line: Line, room: int) -> None:
        """Show this line from now on; one of the same side, or the look would have to be made anew."""
        if line == self.line and room == self._room:
            return
        content = line.content()
        if line != self.line:
            self.line = line
            self.update(content)
        self._place(content, room)

    def _place(self, content: Content, room: int) -> None:
        """Take as little width as the words need, at the side of who speaks; `room` in cells."""
        self._room = room
        widest = max(min(WIDEST, room - 6 if room > _SPARE else room), 10)
        needed = max(Content(part).cell_length for part in content.plain.split("\n"))
        width = min(widest, max(needed, 2) + _AROUND)
        self.styles.width = width
        self.styles.margin = (0, 0, _BETWEEN, max(0, room - width) if self.line.side == "said" else 0)
        self.set_class(self.line.key is not None, "-changeable")
        self.tooltip = seen(self.line.tip) if self.line.tip else None

    def on_click(self, event: events.Click) -> None:
        if self.line.key is not None:
            event.stop()
            self.post_message(ChangeAsked(self.line.key))


class Talk(VerticalScroll, can_focus=False):
    """The conversation so far."""

    BLANK = True  # nothing but its bubbles stands in it: an empty line is made once, not each of them at each answer

    def __init__(self) -> None:
        super().__init__(id="talk")
        self._lines: tuple[Line, ...] = ()

    @property
    def bubbles(self) -> Iterator[Bubble]:
        """What is mounted now, from top to bottom."""
        return (child for child in self.children if isinstance(child, Bubble))

    def compose(self) -> Iterator[Bubble]:
        room = self.app.size.width - 4
        return (Bubble(line, room) for line in self._lines)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines, the last `CAP` of them, touching only what differs from what stands there."""
        self._lines = tuple(lines[-CAP:])
        if not self.is_mounted:
            return
        wanted = {line.id: line for line in self._lines}
        order = list(wanted)
        kept = [bubble for bubble in self.bubbles if bubble.line.id in wanted]
        if [bubble.line.id for bubble in kept] != [name for name in order if name in {b.line.id for b in kept}]:
            kept = []
        staying = {bubble.line.id: bubble for bubble in kept}
        free = [bubble for bubble in self.bubbles if staying.get(bubble.line.id) is not bubble]
        room = self._room
        with self.app.batch_update():
            fresh: list[Line] = []
            for name, line in wanted.items():
                found = staying.get(name)
                if found is None:
                    fresh.append(line)
                    continue
                found.become(line, room)
                self._put(fresh, free, room, before=found)
                fresh = []
            self._put(fresh, free, room, before=None)
            for bubble in free:
                bubble.remove()
        self.anchor()
        self.call_after_refresh(self._keep_question)

    def _keep_question(self) -> None:
        """Show the first words of what is asked, also where the last ones would take all the room."""
        last = next((child for child in reversed(self.children) if isinstance(child, Bubble)), None)
        if last is not None and last.outer_size.height + _BETWEEN > self.scrollable_content_region.height:
            self.anchor(False)
            self.scroll_to(y=last.virtual_region.y, animate=False)

    def _put(self, lines: Sequence[Line], free: list[Bubble], room: int, before: Bubble | None) -> None:
        """Show new lines in bubbles that are no longer needed, which costs one layout less than taking those away."""
        fresh: list[Bubble] = []
        for line in lines:
            bubble = next((each for each in free if each.line.side == line.side), None)
            if bubble is None or fresh:
                fresh.append(Bubble(line, room))
                continue
            free.remove(bubble)
            bubble.become(line, room)
            if before is not None:
                self.move_child(bubble, before=before)
            elif bubble is not self.children[-1]:
                self.move_child(bubble, after=len(self.children) - 1)
        if fresh:
            self.mount_all(fresh, before=before)

    def on_mount(self) -> None:
        self.anchor()

    def on_resize(self) -> None:
        room = self._room
        for bubble in self.bubbles:
            bubble.become(bubble.line, room)
        self.anchor()
        self.call_after_refresh(self._keep_question)

    @property
    def _room(self) -> int:
        return (self.scrollable_content_region.width or self.app.size.width - 4) - 1
