# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The conversation that the chat holds now, and what comes back from its thread.

Invariant: one use case at a time changes it; only the handlers here change what is shown; what was typed leaves the
screen when its answer was accepted and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual import on

from klachtgids.fronts.chat import doors, messages
from klachtgids.fronts.chat import work as work_of
from klachtgids.fronts.chat.bars import KeyBar
from klachtgids.fronts.chat.talk import Line
from klachtgids.fronts.screen.messages import Faulted
from klachtgids.fronts.screen.themes import dress
from klachtgids.fronts.screen.threaded import ThreadedApp
from klachtgids.words.i18n import DUTCH, Words

if TYPE_CHECKING:
    from textual.message import Message
    from textual.widget import Widget

    from klachtgids.fronts.chat.answer import AnswerBox
    from klachtgids.fronts.chat.paper import Piece
    from klachtgids.fronts.chat.picture import Passed
    from klachtgids.fronts.render import ShownPrompt, ShownTold
    from klachtgids.intake.core import Core
    from klachtgids.intake.turn import Gesprek, SaidBy, Turn


ROOM_FOR_NAME: Final = 70
"""Cells from which the name of the program may stand before what has to be said."""


class HeldApp(ThreadedApp):
    """The turn of now with what belongs to it; `ChatApp` gives it a screen and keys."""

    def __init__(
        self,
        make_core: Callable[[], Core],
        words_folder: Path,
        *,
        taal: str | None = None,
        code: str | None = None,
        oefen: bool = True,
        nu_set: bool = False,
    ) -> None:
        super().__init__()
        self._make_core = make_core
        self._asked_code = code
        self._oefen, self._nu_set = oefen, nu_set
        self.words_folder = words_folder
        self.words = Words.of(taal or DUTCH, False, words_folder)
        self.core: Core | None = None
        self.turn: Turn | None = None
        self.shown: ShownPrompt | None = None
        self.asked: ShownPrompt | None = None
        """The first question, when it stood there before the dialogues had been read; None once its turn is shown."""
        self._waiting: list[Callable[[], object]] = []
        self.recent: tuple[ShownTold, ...] = ()
        self.drafts: dict[str, str] = {}
        self._kept_text: tuple[str, str] | None = None
        self.passed: list[Passed] = []
        self._passing: Passed | None = None
        self.paper: tuple[Piece, ...] = ()
        self.said_by: SaidBy = "klager"
        """Whose answers are typed, when somebody types for another; until they say so, their own."""
        self.checked_at: str | None = None
        """The key of the answer that is being changed from the check."""
        self.code_typed = code or ""
        self.name_typed = ""
        dress(self)

    def band(self) -> str:
        """What every screen says at its top."""
        parts = [self.words.say("chat_naam")] if self.size.width >= ROOM_FOR_NAME else []
        if self._oefen:
            parts.append(self.words.say("chat_oefen_kort"))
        if self._nu_set:
            moment = None if self.turn is None else self.turn.now
            parts.append(self.words.say("chat_nu") if moment is None else self.words.say("chat_nu_is", moment=moment))
        return " · ".join(parts or [self.words.say("chat_naam")])

    def beneath(self) -> Iterable[Widget]:
        """What stands under the overview, the check and the end, beside the keys."""
        return ()

    def whose(self) -> str | None:
        """Whose answer is typed now, in words, when somebody types for another."""
        from klachtgids.intake.conversation import whose  # start-up

        now = "klager" if self.turn is None else whose(self.turn, self.said_by)
        said = {"client": "namens_zegt_client", "helper": "namens_zegt_helper"}.get(now)
        return None if said is None else self.words.say(said)

    def say_whose(self) -> None:
        """Say at the box whose answer is typed now, and the key that changes it."""
        said = self.whose()
        self.box.say_beside(None if said is None else f"{said} (Ctrl+T)")

    def opening(self) -> list[Line]:
        below = (self.words.say("chat_welkom_kort"),)
        lines = [Line("welcome", "asked", self.words.say("chat_welkom"), below=below)]
        if self.words.taal != DUTCH:
            from klachtgids.words.language import notes  # in another language only

            said = notes(self.words, terminal=True)
            lines += [Line(f"language:{n}", "aside", note) for n, note in enumerate(said)]
        if self._oefen:
            lines.append(Line("practice", "aside", self.words.say("chat_oefen")))
        return lines

    @property
    def box(self) -> AnswerBox:
        """Where the open question is answered; there from the first question on."""
        from klachtgids.fronts.chat.answer import AnswerBox  # start-up

        return self.screen_stack[0].query_one(AnswerBox)

    # --- use cases ---------------------------------------------------------------------------------------------------

    def go(self, use_case: str, *rest: str) -> None:
        """A use case that only looks or goes somewhere, for the conversation as it is now."""
        if self.core is not None and self.turn is not None:
            self.do(partial(work_of.turn, self.core, use_case, self.turn.gesprek, *rest))

    def say_wait(self) -> None:
        """Say in every bar of keys that it takes a while."""
        for bar in self._bars():
            bar.wait(self.words)

    def unsay_wait(self) -> None:
        """Name the keys again."""
        for bar in self._bars():
            bar.in_words(self.words)

    def _bars(self) -> Iterator[KeyBar]:
        return (bar for screen in self.screen_stack for bar in screen.query(KeyBar))

    async def ask_first(self) -> None:
        """Make the place for answers and ask there what every conversation begins with; then read the dialogues."""
        from klachtgids.fronts.chat.answer import AnswerBox  # start-up
        from klachtgids.fronts.chat.side import Side  # start-up
        from klachtgids.fronts.chat.talk import Talk, question_line  # start-up

        first = self.asked_at_once()
        self.stylesheet.read(Path(__file__).with_name("answer.tcss"))
        self.stylesheet.parse()
        with self.batch_update():
            await self.query_one("#conversation").mount(AnswerBox())
            await self.query_one("#middle").mount(Side())
            if first is None:
                self.box.nothing()
            else:
                self.shown = self.asked = first
                self.query_one(Talk).show([*self.opening(), question_line(first)])
                self.box.ask(first, self.words)
        self.once_painted(partial(self.do_after, self.beginning()))

    def asked_at_once(self) -> ShownPrompt | None:
        """The first question, when it can stand there before the dialogues have been read."""
        from klachtgids.fronts.opening import first_question  # start-up

        if self._asked_code is not None or self._nu_set:
            return None
        return first_question(self.words_folder, self.words)

    def beginning(self) -> Callable[[], Message]:
        """What the thread does first: read the dialogues, and begin."""
        return partial(work_of.load, self._make_core, self.words.taal)

    def when_loaded(self, then: Callable[[], object]) -> None:
        """Do this at once, or as soon as the dialogues have been read."""
        if self.core is None:
            self._waiting.append(then)
        else:
            then()

    def keep_typing(self) -> None:
        """Keep what stands unfinished in the box, when it has changed."""
        if self.core is None or self.turn is None or self.turn.kind != "ask" or self.at_work:
            return
        typing = self.typing()
        if typing is not None and typing != self._kept_text:
            self._kept_text = typing
            self.do_after(partial(work_of.keep, self.core, self.turn.gesprek, *typing))

    def typing(self) -> tuple[str, str] | None:
        """The key and the words that stand in the box and are no answer yet."""
        if self.turn is None or self.turn.kind != "ask" or self.box.key is None or not self.box.text.strip():
            return None
        return self.box.key, self.box.text

    # --- what came back ----------------------------------------------------------------------------------------------

    @on(messages.CoreLoaded)
    def _core_loaded(self, event: messages.CoreLoaded) -> None:
        self.at_work = False
        self.core = event.core
        self.show(event.turn)
        doors.help_in_full(self)
        self.call_after_refresh(self.warm, work_of.first_pieces(event.core))
        if self._asked_code == "":
            doors.ask_code(self)
        elif self._asked_code is not None:
            self.do(partial(work_of.resume, event.core, self._asked_code, self.words.taal))
        elif event.kept is not None:
            self._waiting.clear()  # first: go on with what this computer kept, or begin anew?
            self.box.refuse(None)
            doors.offer_kept(self, event.kept)
        while self._waiting:
            self._waiting.pop(0)()

    @on(messages.TurnMade)
    def _turn_made(self, event: messages.TurnMade) -> None:
        self.at_work = False
        turn = event.turn
        if turn.refusal is None and self.shown is not None and self.core is not None:
            self.passed += [] if self._passing is None else [self._passing]
            self._remember_draft(turn)
        self._passing = None
        self.show(turn)

    def _remember_draft(self, turn: Turn) -> None:
        """Keep unsent words of a question that is left, so that coming back loses nothing."""
        if self.turn is None or self.box.key is None:
            return
        key, text = self.box.key, self.box.text
        if not text.strip() or turn.gesprek.typed.get(key) == text:
            self.drafts.pop(key, None)
        else:
            self.drafts[key] = text

    @on(messages.TypingKept)
    def _typing_kept(self, event: messages.TypingKept) -> None:
        if self.turn is None:
            return
        now = self.turn.gesprek
        kept: Gesprek = event.after if now is event.before else replace(now, stored=True)
        self.turn = replace(self.turn, gesprek=kept)

    @on(Faulted)
    def _faulted(self, event: Faulted) -> None:
        """Without dialogues there is no conversation; later, say it under the box and keep what was typed."""
        self.at_work = False
        self._passing = None
        if self.core is None:
            self.fault = event.fault
            self.exit(return_code=event.fault.exit_code)
            return
        self._kept_text = None
        self.tell(f"{event.fault.title}. {event.fault.msg}")

    @on(messages.CodeRefused)
    def _code_refused(self, event: messages.CodeRefused) -> None:
        self.at_work = False
        doors.ask_code(self, self.code_typed, self.words.say(event.reason))

    @on(messages.Forgotten)
    def _forgotten(self) -> None:
        self.at_work = False
        self.tell(self.words.say("chat_gewist"))

    @on(messages.Saved)
    def _saved(self, event: messages.Saved) -> None:
        from klachtgids.fronts.render import shown_refusal  # start-up

        if event.refusal is not None:
            doors.save(self, self.name_typed, shown_refusal(event.refusal, self.words))
        else:
            self.tell(self.words.say("chat_bestand_bewaard", bestand=str(event.path)))

    @on(messages.Printed)
    def _printed(self, event: messages.Printed) -> None:
        self.tell(self.words.say(event.word))

    @on(messages.Left)
    def _left(self) -> None:
        self.exit()

    def show(self, turn: Turn) -> None:
        """Show this turn, and the screen over the talk that goes with it."""
        from klachtgids.fronts.chat.showing import show  # start-up

        while self.screen.has_class("told") or self.screen.has_class("receipt"):
            self.pop_screen()
        show(self, turn)
        self.call_after_refresh(self.warm_on)
        if turn.kind == "review":
            doors.check(self)
            self.call_after_refresh(self.warm, work_of.last_pieces())
        elif turn.kind == "done":
            doors.take_along(self)

    def tell(self, sentence: str) -> None:
        """Say something about what was just done, where the person is looking."""
        from klachtgids.fronts.chat.receipt import ReceiptScreen  # start-up

        if isinstance(self.screen, ReceiptScreen):
            self.screen.tell(sentence)
        else:
            self.box.refuse(sentence)
