# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet over the conversation: something to read and a few things to choose; Esc puts it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from klachtgids.fronts.chat.choices import Choices, Choosable
from klachtgids.fronts.screen.seen import seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

FURTHER: tuple[BindingType, ...] = (
    Binding("f9", "app.hulp_nu", show=False),
    Binding("f10,ctrl+q,ctrl+c", "app.stop", show=False, priority=True),
    Binding("f5", "app.kleur", show=False),
)
"""The keys that work on every screen."""


class Sheet(ModalScreen[str | None]):
    """Gives back the id of what was chosen, None for Esc."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *FURTHER,
        Binding("escape", "dismiss", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        body: Content,
        choices: Sequence[Choosable],
        *,
        urgent: bool = False,
        safest: str | None = None,
        name: str | None = None,
    ) -> None:
        """`safest` is the choice that the arrow points at, the first when it is not given."""
        super().__init__(name=name, classes="-urgent" if urgent else "")
        self._title = title
        self._body = body
        self._choices = choices
        self._safest = safest

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(seen(self._title), id="sheet-title", markup=False)
            with VerticalScroll(id="sheet-body", can_focus=False):
                yield Static(self._body, markup=False)
            yield Choices(id="sheet-choices")

    def on_mount(self) -> None:
        self.query_one("#sheet-body").display = bool(self._body)
        choices = self.query_one(Choices)
        choices.offer(self._choices, chosen=() if self._safest is None else (self._safest,))
        choices.focus()
        self.call_after_refresh(choices.scroll_to_highlight)

    def action_scroll(self, way: int) -> None:
        body = self.query_one("#sheet-body")
        body.scroll_relative(y=way * max(1, body.size.height - 1), animate=False)

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self.dismiss(event.choice_id)


class LineSheet(ModalScreen[str | None]):
    """A sheet that asks for one line, such as a code or a file name; Enter gives it back, Esc gives None."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*FURTHER, Binding("escape", "dismiss", show=False)]

    def __init__(self, title: str, body: Content, line: str = "", refusal: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._line = line
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet"):
            yield Static(seen(self._title), id="sheet-title", markup=False)
            yield Static(self._body, markup=False)
            yield Input(self._line, id="sheet-line", select_on_focus=False)
            yield Static(seen(self._refusal or ""), id="refusal", markup=False)

    def on_mount(self) -> None:
        self.query_one("#refusal").display = self._refusal is not None
        line = self.query_one(Input)
        line.focus()
        self.call_after_refresh(line.scroll_visible, animate=False)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
