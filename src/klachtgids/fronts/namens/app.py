# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chat of a helper with one client: as every chat, with whose answer it is, the article, and the way to the list.

Invariant: it knows one client. It is made for a conversation and thrown away with it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from klachtgids.fronts import chat
from klachtgids.fronts.chat import sheets
from klachtgids.fronts.chat import work as work_of
from klachtgids.fronts.chat.app import ChatApp
from klachtgids.fronts.chat.bars import KeyBar
from klachtgids.fronts.chat.choices import Choosable
from klachtgids.fronts.chat.sheet import LineSheet, Sheet
from klachtgids.fronts.namens import work
from klachtgids.fronts.screen.seen import block

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from klachtgids.fronts.namens import Client, Desk
    from klachtgids.fronts.render import ShownPrompt
    from klachtgids.intake.turn import Turn
    from klachtgids.seal import Code

STYLES = Path(chat.__file__).with_name("chat.tcss")


class Beside(Static):
    """Above the keys: which conversation this is, whose answer is typed now, where the question comes from."""

    def __init__(self) -> None:
        super().__init__("", id="beside", markup=False)


class NamensApp(ChatApp):
    """One conversation of a helper with a client."""

    CSS_PATH = [STYLES, "namens.tcss"]  # type: ignore[assignment]  # noqa: RUF012  # Textual takes several too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "brief", show=False, priority=True),
        Binding("ctrl+o", "lijst", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, client: Client) -> None:
        super().__init__(
            desk.make_core, desk.words_folder, taal=desk.taal, code=None, oefen=desk.oefen, nu_set=desk.nu_set
        )
        self._helper = dict(desk.helper)
        self.client = client
        self.said_by = "client"
        self.not_opened: str | None = None
        self._new: Code | None = None
        """The code that is to take the place of this one: the same when it is tried again."""

    def on_mount(self) -> None:
        self.mount(Beside(), before=self.query_one(KeyBar))

    def asked_at_once(self) -> ShownPrompt | None:
        """Nothing: a conversation that goes on does not begin with the first question."""
        return None

    def beginning(self) -> Callable[[], Message]:
        """Begin or go on with this client."""
        return partial(work.load, self._make_core, self.words.taal, self.client, self._helper)

    @on(work.NotOpened)
    def _not_opened(self, event: work.NotOpened) -> None:
        """Back to the list, which says why: the other conversations are not ended by it."""
        self.not_opened = event.reason
        self.exit()

    def show(self, turn: Turn) -> None:
        """Show this turn, with what stands beside its question."""
        super().show(turn)
        self.say_whose()

    def say_whose(self) -> None:
        """In a line of its own, with the label of this client and the article."""
        parts = [self.client.label]
        whose = self.whose()
        if self.shown is not None and whose is not None:
            parts.append(whose)
        parts.append(self.words.say("namens_toetsen"))
        sources = () if self.shown is None else self.shown.sources
        lines = [(" · ".join(parts), "bold"), *([(" · ".join(sources), "$dim")] if sources else [])]
        for beside in self.screen_stack[0].query(Beside):
            beside.update(block(*lines))

    def end(self) -> int:
        """The exit code; the thread ends too, as it would hold on to the conversation."""
        if self._thread is not None:
            self._thread.shutdown()
        return super().end()

    # --- what a helper does ------------------------------------------------------------------------------------------

    def action_brief(self, line: str | None = None, refusal: str | None = None) -> None:
        """Ask for a name, and keep the letter as it stands now."""
        from klachtgids.fronts.keeping import SUFFIX, default_name  # start-up

        if self.core is None or self.turn is None:
            return
        core, turn, say = self.core, self.turn, self.words.say

        def named(typed: str | None) -> None:
            if typed is not None:
                self.name_typed = typed
                self.do_after(partial(work.save_brief, core, turn.gesprek, Path.home(), typed))

        offered = default_name(f"brief-{turn.now:%Y-%m-%d}").removesuffix(SUFFIX) if line is None else line
        body = block(say("namens_brief_vraag"))
        self.push_screen(LineSheet(say("namens_brief_kop"), body, offered, refusal), named)

    @on(work.BriefSaved)
    def _brief_saved(self, event: work.BriefSaved) -> None:
        from klachtgids.fronts.render import shown_refusal  # start-up

        if event.refusal is not None:
            self.action_brief(self.name_typed, shown_refusal(event.refusal, self.words))
        elif event.text is None:
            self.tell(self.words.say("namens_brief_leeg"))
        else:
            self.tell(self.words.say("namens_brief_bewaard", bestand=str(event.text), pdf=str(event.pdf)))

    def action_lijst(self) -> None:
        """To the list; what stands unfinished in the box is kept."""
        if self.core is None or self.turn is None:
            self.exit()
            return
        self.do_after(partial(work_of.leave, self.core, self.turn.gesprek, self.typing(), here=False))

    def action_code(self) -> None:
        """Another conversation is opened from the list."""
        self.action_lijst()

    def _ask_new_code(self) -> None:
        """Somebody else may know the code: the question first, then another takes its place."""
        if self.core is None or self.turn is None:
            return
        core, gesprek, say = self.core, self.turn.gesprek, self.words.say

        def chosen(what: str | None) -> None:
            from klachtgids.seal import new_code  # start-up

            if what == "ja":
                self._new = self._new or new_code()
                self.do_after(partial(work.renew, core, gesprek, self._new))

        choices = [Choosable("nee", say("code_weg_nee")), Choosable("ja", say("code_weg_ja"))]
        body = block(say("code_weg_uitleg"), "", say("code_weg_zaak"))
        self.push_screen(Sheet(say("code_weg_kop"), body, choices), chosen)

    @on(work.Renewed)
    def _renewed(self, event: work.Renewed) -> None:
        from klachtgids.fronts.render import shown_refusal  # start-up

        if event.turn is None:
            self.tell("" if event.refusal is None else shown_refusal(event.refusal, self.words))
            return
        self._new, say = None, self.words.say
        self.show(event.turn)
        body = block(say("code_weg_klaar", code=event.turn.gesprek.code.shown), "", say("code_weg_briefje"))
        self.push_screen(Sheet(say("code_weg_klaar_kop"), body, [Choosable("door", say("chat_stop_door"))]))

    def action_stop(self) -> None:
        """Away from this client: to the list, off the list, or wiped."""
        if self.core is None or self.turn is None:
            self.exit()
            return
        core, code, words = self.core, self.turn.gesprek.code, self.words

        def wiped(answer: str | None) -> None:
            if answer == "ja":
                self.client.away = True
                self.do_after(partial(work_of.wipe, core, code))

        def chosen(what: str | None) -> None:
            if what == "wis":
                self.push_screen(sheets.sure(words), wiped)
            elif what == "code":
                self._ask_new_code()
            elif what in {"lijst", "af"}:
                self.client.away = what == "af"
                self.action_lijst()

        choices = [("lijst", "namens_stop_lijst"), ("af", "namens_stop_af"), ("wis", "chat_stop_wis")]
        if self.turn.gesprek.sent is not None and self.turn.gesprek.sent.filed:
            choices.insert(1, ("code", "code_weg_kop"))
        offered = [Choosable(name, words.say(word)) for name, word in (*choices, ("door", "chat_stop_door"))]
        body = block(words.say("namens_stop_uitleg"), "", (f"  {code.shown}", "bold"))
        self.push_screen(Sheet(words.say("namens_stop_kop"), body, offered, safest="lijst"), chosen)
