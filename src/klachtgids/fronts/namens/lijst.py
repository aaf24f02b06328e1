# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of conversations: choose one, begin one, go on with one by its code.

Invariant: it shows labels and codes, never a word that a client told; it reads no conversation, it only looks whether
there is one under a code. No label is ever stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from klachtgids.fronts.chat import sheets
from klachtgids.fronts.chat.bars import Band
from klachtgids.fronts.chat.choices import Choices, Choosable
from klachtgids.fronts.chat.sheet import LineSheet, Sheet
from klachtgids.fronts.labels import label_of
from klachtgids.fronts.namens import PHONE, Client
from klachtgids.fronts.namens.app import STYLES
from klachtgids.fronts.screen.seen import block, seen
from klachtgids.fronts.screen.themes import dress, theme_after
from klachtgids.fronts.screen.threaded import ThreadedApp
from klachtgids.words.i18n import DUTCH, Words

if TYPE_CHECKING:
    from klachtgids.fronts.namens import Desk
    from klachtgids.seal import Code


class ListApp(ThreadedApp):
    """Ends with `chosen`: the conversation to hold now, None to stop."""

    CSS_PATH = [STYLES, "namens.tcss"]  # noqa: RUF012  # as Textual declares it
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "kleur", show=False),
        Binding("f7", "code", show=False),
        Binding("f9", "hulp_nu", show=False),
        Binding("f10,ctrl+q,ctrl+c", "stop", show=False, priority=True),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = Words.of(desk.taal or DUTCH, False, desk.words_folder)
        self.chosen: Client | None = None
        dress(self)

    def compose(self) -> ComposeResult:
        say = self.words.say
        yield Band(lambda: say("chat_oefen_kort" if self._desk.oefen else "chat_naam"))
        with Vertical(id="list"):
            yield Static(seen(say("namens_kop")), id="list-title", markup=False)
            yield Static(seen(say("namens_uitleg")), id="list-about", markup=False)
            if self._desk.said is not None:
                yield Static(seen(say(self._desk.said)), id="list-said", markup=False)
                self._desk.said = None
            yield Choices(id="clients")
        yield Static(seen(f" F9 {say('chat_toets_hulp')}  F10 {say('chat_toets_stop')}"), id="keys", markup=False)

    def on_mount(self) -> None:
        say = self.words.say
        offered = [
            Choosable(str(number), each.label, say("namens_verstuurd" if each.sent else "namens_bezig"))
            for number, each in enumerate(self._desk.clients)
        ]
        words = (("nieuw", "namens_nieuw"), ("met_code", "namens_met_code"), ("klaar", "namens_klaar"))
        offered += [Choosable(name, say(word)) for name, word in words]
        choices = self.query_one(Choices)
        choices.offer(offered)
        choices.focus()

    @on(Choices.Picked, "#clients")
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        if event.choice_id == "nieuw":
            self._ask_label(None)
        elif event.choice_id == "met_code":
            self.action_code()
        elif event.choice_id == "klaar":
            self.action_stop()
        else:
            self._hold(self._desk.clients[int(event.choice_id)])

    def action_code(self, typed: str = "", refusal: str | None = None) -> None:
        """Go on with a conversation that was begun before, here or on another machine."""

        def entered(text: str | None) -> None:
            if text is None:
                return
            code = self._desk.known(text)
            if code is None:
                self.action_code(text, self.words.say("weiger_code_onbekend"))
            else:
                self._ask_label(code)

        self.push_screen(sheets.code(self.words, typed, refusal), entered)

    def _ask_label(self, code: Code | None) -> None:
        already = next((each for each in self._desk.clients if code is not None and each.code == code), None)
        if already is not None:
            self._hold(already)
            return
        say = self.words.say
        offered = say("namens_label", n=len(self._desk.clients) + 1)

        def named(typed: str | None) -> None:
            if typed is not None:
                self._ask_kanaal(label_of(typed, offered, self._desk.labels), code)

        self.push_screen(LineSheet(say("namens_label_kop"), block(say("namens_label_vraag")), offered), named)

    def _ask_kanaal(self, label: str, code: Code | None) -> None:
        if self._desk.kanaal == PHONE:
            self._hold(Client(label, PHONE, code))
            return
        say = self.words.say

        def spoken(how: str | None) -> None:
            if how is not None:
                self._hold(Client(label, how, code))

        ways = [Choosable(self._desk.kanaal, say("namens_samen")), Choosable(PHONE, say("namens_telefoon"))]
        self.push_screen(Sheet(say("namens_kanaal_kop"), block(), ways), spoken)

    def _hold(self, client: Client) -> None:
        self.chosen = client
        self.exit()

    def action_kleur(self) -> None:
        self.theme = theme_after(self.theme)

    def action_hulp_nu(self) -> None:
        self.push_screen(sheets.help_now(self.words, None, ()))

    def action_stop(self) -> None:
        """Stop at once when nothing is open; else show the codes first, which nobody can find again."""
        open_now = [each for each in self._desk.clients if each.code is not None and not each.sent]
        if not open_now:
            self.exit()
            return
        say = self.words.say

        def chosen(what: str | None) -> None:
            if what == "stop":
                self.exit()

        codes = [say("namens_open_een", naam=each.label, code=each.code.shown) for each in open_now if each.code]
        body = block(say("namens_open_uitleg"), "", *((line, "bold") for line in codes))
        choices = [Choosable("stop", say("namens_open_stop")), Choosable("door", say("chat_stop_door"))]
        self.push_screen(Sheet(say("namens_open_kop"), body, choices, safest="door"), chosen)
