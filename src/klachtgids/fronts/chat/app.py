# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat on its terminal: what stands there, and what each key, button and answer asks for.

Invariant: nothing changes here; a handler opens a door or lets the thread do a use case, and `held` shows what comes
back.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from klachtgids.fronts.chat import doors, messages
from klachtgids.fronts.chat import work as work_of
from klachtgids.fronts.chat.bars import Band, KeyBar
from klachtgids.fronts.chat.held import HeldApp
from klachtgids.fronts.chat.talk import WIDE, Talk
from klachtgids.fronts.screen.seen import seen
from klachtgids.fronts.screen.themes import theme_after

LOW = 16
"""Lines from which there is room for a question with what belongs to it."""
KEEP_EVERY = 5.0
"""Seconds after which unfinished typing is kept."""
LEAST = (20, 8)
"""Cells and lines in which a question and its choices can still be read."""


class ChatApp(HeldApp):
    """One conversation on one terminal."""

    CSS_PATH = "chat.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (LOW, "-low"), (36, "-tall")]  # noqa: RUF012  # as above
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "terug", show=False),
        Binding("f1,question_mark", "waarom", show=False),
        Binding("f2", "klaar", show=False),
        Binding("f3", "overzicht", show=False),
        Binding("f4", "taal", show=False),
        Binding("f5", "kleur", show=False),
        Binding("f6", "overslaan", show=False),
        Binding("f7", "code", show=False),
        Binding("f8", "laat_zo", show=False),
        Binding("f9", "hulp_nu", show=False),
        Binding("f10,ctrl+q,ctrl+c", "stop", show=False, priority=True),
        Binding("ctrl+t", "wie", show=False, priority=True),
        Binding("pageup", "blader(-1)", show=False),
        Binding("pagedown", "blader(1)", show=False),
    ]

    # --- what stands on the screen -----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Band(self.band)
            yield Button(seen(self.words.say("chat_knop_taal")), id="language", compact=True)
            yield Button(seen(self.words.say("chat_knop_hulp")), id="help", compact=True)
        with Horizontal(id="middle"), Vertical(id="conversation"):
            yield Talk()
        yield KeyBar(self.words)

    def on_mount(self) -> None:
        self.query_one(Talk).show(self.opening())
        self.once_painted(self.ask_first)
        self.set_interval(KEEP_EVERY, self.keep_typing)

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width < LEAST[0] or event.size.height < LEAST[1]:
            from klachtgids.fronts.chat.too_small import TooSmall  # start-up: hardly any window is

            TooSmall.stand(self)
        for band in self.screen_stack[0].query(Band):
            band.say_again()
        if self.turn is not None:
            from klachtgids.fronts.chat.showing import show_side  # start-up

            self.call_after_refresh(show_side, self)

    # --- answers -----------------------------------------------------------------------------------------------------

    @on(messages.Answered)
    def _answered(self, event: messages.Answered) -> None:
        if event.typed.strip() == "?":
            self.box.refuse(None)
            self.action_waarom()
            return
        self.when_loaded(partial(self._answer, event))

    def _answer(self, event: messages.Answered) -> None:
        from klachtgids.fronts.chat import picture  # start-up

        if self.core is None or self.turn is None or self.shown is None:
            return
        self._passing = picture.passed_by(self.turn, event.typed)
        if not self.do(partial(work_of.answer, self.core, self.turn.gesprek, event.key, event.typed, self.said_by)):
            self.box.refuse(None)

    @on(messages.ChangeAsked)
    def _change_asked(self, event: messages.ChangeAsked) -> None:
        self.go("ask_again", event.key)

    @on(Button.Pressed, "#help")
    def action_hulp_nu(self) -> None:
        doors.help_now(self)

    def action_waarom(self) -> None:
        doors.why(self)

    def action_overzicht(self) -> None:
        doors.overview(self)

    @on(Button.Pressed, "#language")
    def action_taal(self) -> None:
        doors.language(self)

    def action_stop(self) -> None:
        doors.stop(self)

    def action_code(self) -> None:
        doors.ask_code(self)

    def action_bewaar_tekst(self) -> None:
        doors.save(self)

    def action_druk_af(self) -> None:
        if self.paper:
            self.do_after(partial(work_of.print_paper, self.paper))

    def action_wie(self) -> None:
        """The next answers are the other one's, when somebody types for another and both may answer this question."""
        from klachtgids.intake.conversation import either  # start-up

        if self.turn is not None and either(self.turn):
            self.said_by = "helper" if self.said_by == "client" else "client"
            self.say_whose()

    def action_kleur(self) -> None:
        self.theme = theme_after(self.theme)

    def action_terug(self) -> None:
        if self.turn is not None and self.turn.gesprek.sent is not None:
            doors.stop(self)
        else:
            self.go("back")

    def action_laat_zo(self) -> None:
        self.go("onward")

    def action_wijzig(self, key: str) -> None:
        self.go("ask_again", key)

    def action_klaar(self) -> None:
        if self.turn is not None and self.turn.kind == "ask":
            self.box.send()

    def action_overslaan(self) -> None:
        if self.shown is not None and self.shown.may_skip:
            self.post_message(messages.Answered(self.shown.key, work_of.SKIP))

    def action_blader(self, way: int) -> None:
        talk = self.query_one(Talk)
        talk.scroll_relative(y=way * max(1, talk.size.height - 2), animate=False)

    def end(self) -> int:
        """The exit code: done, or stopped halfway, or that of what went wrong."""
        from klachtgids.fronts.exits import Exit  # when all is over

        done = self.turn is not None and self.turn.kind == "done"
        return super().end() or (Exit.DONE if done else Exit.STOPPED)
