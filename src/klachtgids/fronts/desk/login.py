# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door: account and password, the promise to keep silent, and the lock after a time without a key.

Invariant: before the promise nothing of any zaak is read; while it is locked nothing shows through and no key reaches
what lies behind. A password leaves the screen the moment it is tried, and is never typed into what can be read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from klachtgids.fronts.desk.bars import Band, Key, Keys
from klachtgids.fronts.screen.seen import block, seen
from klachtgids.password import LONGEST
from klachtgids.words.i18n import Words

PROMISE_KEYS: Final[tuple[Key, ...]] = (
    ("F2", "bureau_toets_beloof", "screen.answer(True)"),
    ("Esc", "bureau_toets_niet", "screen.answer(False)"),
)


_MINUTES: Final = 90
"""Seconds from which a wait is said in minutes."""


class Tried(Message):
    """Somebody gave an account and a password."""

    def __init__(self, account: str, wachtwoord: str) -> None:
        super().__init__()
        self.account = account
        self.wachtwoord = wachtwoord


class Answered(Message):
    """The secrecy notice was read; `kept` says that it was accepted."""

    def __init__(self, *, kept: bool) -> None:
        super().__init__()
        self.kept = kept


class LoginScreen(Screen[None]):
    """Asks who is there. `over_work` is why it stands over the work of an account; only that account opens it then."""

    AUTO_FOCUS = ".first"
    """The box that is still to be filled in: Textual would take the account, which everybody can read."""

    def __init__(self, words: Words, band: Callable[[], str], account: str, *, over_work: str = "") -> None:
        super().__init__(classes="login")
        self._words = words
        self._band = band
        self._account = account
        self._wait = 0
        self.over_work = over_work

    def compose(self) -> ComposeResult:
        say = self._words.say
        yield Band(self._band)
        with Vertical(id="door"):
            title = say("bureau_slot_kop") if self.over_work else say("bureau_aanmelden_kop")
            yield Static(seen((title, "bold $accent")), classes="title", markup=False)
            if self.over_work:
                yield Static(seen(self.over_work), markup=False)
            yield Static(seen(say("bureau_account")), markup=False)
            first, last = ("", "first") if self._account else ("first", "")
            yield Input(
                self._account,
                id="account",
                classes=first,
                max_length=64,
                disabled=bool(self.over_work),
                select_on_focus=False,
            )
            yield Static(seen(say("bureau_wachtwoord")), markup=False)
            yield Input(id="password", classes=last, password=True, max_length=LONGEST)
            with Horizontal(id="buttons"):
                yield Button(seen(say("bureau_knop_aanmelden")), id="enter", compact=True, variant="primary")
            yield Static("", id="refusal", markup=False)
        yield Keys(self._words, [("Enter", "bureau_toets_aanmelden", "screen.enter")])

    def on_mount(self) -> None:
        self.query_one("#refusal").display = False
        self.set_interval(1, self._tick)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "account" and not self.query_one("#password", Input).value:
            self.query_one("#password").focus()
        else:
            self.action_enter()

    @on(Button.Pressed, "#enter")
    def action_enter(self) -> None:
        account, password = self.query_one("#account", Input), self.query_one("#password", Input)
        if self._wait or not account.value.strip() or not password.value:
            return
        self.refuse(self._words.say("bureau_even_kijken"))
        given, password.value = password.value, ""
        self.post_message(Tried(account.value.strip(), given))

    def refuse(self, sentence: str, wait: int = 0) -> None:
        """Say why nobody was let in, and let the next try wait so many seconds."""
        self._wait = wait
        shown = self.query_one("#refusal", Static)
        content = seen(sentence)
        shown.update(content)
        shown.display = True
        if wait:
            self._tick(0)

    def _tick(self, passed: int = 1) -> None:
        if not self._wait:
            return
        self._wait = max(0, self._wait - passed)
        content = seen(self._waiting())
        self.query_one("#refusal", Static).update(content)

    def _waiting(self) -> str:
        if self._wait > _MINUTES:
            return self._words.say("bureau_wachten_minuten", n=-(-self._wait // 60))
        return self._words.say("bureau_wachten", n=self._wait) if self._wait else self._words.say("bureau_weer")


class PromiseScreen(Screen[None]):
    """The secrecy notice, before anything is shown (X59, K48)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "answer(True)", show=False),
        Binding("escape", "answer(False)", show=False),
    ]

    def __init__(self, words: Words, band: Callable[[], str], name: str, sources: tuple[str, ...]) -> None:
        super().__init__(classes="login")
        self._words = words
        self._band = band
        self._name_of = name
        self._sources = sources

    def compose(self) -> ComposeResult:
        say = self._words.say
        yield Band(self._band)
        with VerticalScroll(id="door", can_focus=False):
            yield Static(
                seen((say("bureau_geheim_kop", naam=self._name_of), "bold $accent")), classes="title", markup=False
            )
            told = [say(f"bureau_geheim_{n}") for n in ("een", "twee", "drie")]
            yield Static(block(*told, "", *((source, "$dim") for source in self._sources)), markup=False)
            with Horizontal(id="buttons"):
                yield Button(seen(say("bureau_geheim_ja")), id="yes", compact=True, variant="primary")
                yield Button(seen(say("bureau_geheim_nee")), id="no", compact=True)
        yield Keys(self._words, PROMISE_KEYS)

    def on_mount(self) -> None:
        self.query_one("#yes").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_answer(event.button.id == "yes")

    def action_answer(self, kept: bool) -> None:
        self.post_message(Answered(kept=kept))
