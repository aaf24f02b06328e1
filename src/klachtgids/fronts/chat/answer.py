# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the open question is answered: choices, a line, a story, and the buttons beside them.

Invariant: what stands here leaves only as `Answered` with the key of the question it was asked for, and stays where it
is until another question is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.containers import Vertical
from textual.widgets import Button, Input, Static

from klachtgids.fronts.chat.bars import Buttons
from klachtgids.fronts.chat.choices import Choices, Choosable
from klachtgids.fronts.chat.messages import Answered
from klachtgids.fronts.chat.writing import LeftUpwards, OneLine, PastedTooMuch
from klachtgids.fronts.screen.seen import seen
from klachtgids.words.clean import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from klachtgids.fronts.chat.story import Story
    from klachtgids.fronts.render import ShownPrompt
    from klachtgids.words.i18n import Words


_WEIGHED: Final = frozenset({"consent", "notice", "confirm"})
"""Kinds where nothing is pointed at beforehand: nobody agrees by an Enter too many."""


class AnswerBox(Vertical):
    """The place for one answer; empty until `ask` is called."""

    def __init__(self) -> None:
        super().__init__(id="answer")
        self._shown: ShownPrompt | None = None
        self._words: Words | None = None
        self._held = False

    def compose(self) -> ComposeResult:
        yield Choices(id="choices")
        yield OneLine()
        with Buttons(id="buttons"):
            yield Button("", id="done", compact=True, variant="primary")
            yield Button("", id="skip", compact=True)
            yield Button("", id="leave", compact=True)
        yield Static("", id="refusal", markup=False)

    @property
    def key(self) -> str | None:
        """The key of the question that is asked here, None when none is."""
        return None if self._shown is None else self._shown.key

    @property
    def text(self) -> str:
        """What stands in the box for free text now."""
        if self._shown is None or not self._shown.takes_text:
            return ""
        return self._story.text if self._shown.long else self._line.value

    def ask(
        self,
        shown: ShownPrompt,
        words: Words,
        *,
        prefill: str = "",
        chosen: Sequence[str] = (),
        refusal: str | None = None,
        changing: bool = False,
    ) -> None:
        """Ask for this answer. `prefill` stands in the box, `chosen` are the choices made before."""
        self._shown, self._words, self._held = shown, words, False
        choices = self.query_one(Choices)
        choices.offer(
            (Choosable(each.id, each.label, each.help) for each in shown.choices),
            several=shown.several,
            unguided=shown.kind in _WEIGHED,
            digits_beside=shown.takes_text and not shown.several,
            chosen=chosen,
            remark=words.say("chat_was_antwoord"),
        )
        choices.display = bool(shown.choices)
        self.set_class(shown.takes_text, "-typed")
        choices.beside = self._write_beside if shown.takes_text else None
        self._line.display = shown.takes_text and not shown.long
        if shown.takes_text and shown.long:
            if not self.query("#story"):
                from klachtgids.fronts.chat.story import Story  # start-up

                self.mount(Story(), before="#buttons")
            self._story.border_title = seen(words.say("chat_typ_hier_of_kies")) if shown.choices else ""
            self._story.text = terminal(prefill)
            self._story.move_cursor(self._story.document.end)
        elif shown.takes_text:
            self._line.value = " ".join(terminal(prefill).split("\n"))
            self._line.cursor_position = len(self._line.value)
            self._line.placeholder = words.say("chat_typ_hier_of_kies" if shown.choices else "chat_typ_hier")
        for story in self.query("#story"):
            story.display = shown.takes_text and shown.long
        self._name_buttons(shown, words, changing=changing)
        self.say_beside(None)
        self.refuse(refusal)
        self.focus_first()

    def say_beside(self, said: str | None) -> None:
        """Say how to answer, behind what else has to be said of the answer."""
        if self._shown is not None and self._words is not None:
            parts = ([] if said is None else [said]) + [self._words.say(_hint_for(self._shown))]
            self.border_title = seen(f" {' · '.join(parts)} ")

    def refuse(self, reason: str | None) -> None:
        """Say under the box why the answer was not taken, or take that away."""
        self._held = False
        refusal = self.query_one("#refusal", Static)
        if reason is not None:
            refusal.update(seen(reason))
        refusal.display = reason is not None
        self.set_class(reason is not None, "-refused")

    def nothing(self) -> None:
        """Nothing is asked now."""
        self._shown = None
        self.display = False

    def focus_first(self) -> None:
        """Put the keyboard where most people go on."""
        shown = self._shown
        if shown is None:
            return
        if shown.takes_text and (shown.long or not shown.choices or self.text):
            (self._story if shown.long else self._line).focus()
        else:
            self.query_one(Choices).focus()

    def send(self) -> None:
        """Hand on what stands here: the choices that are ticked, the words, or both: a tick is never dropped."""
        if self._shown is None:
            return
        ticked = self.query_one(Choices).in_order() if self._shown.several else []
        self._hand_on(",".join([*ticked, self.text] if self.text.strip() else ticked) if ticked else self.text)

    def _hand_on(self, typed: str) -> None:
        """Once for each time the question is asked: a second Enter on the same question goes nowhere."""
        if self._shown is not None and not self._held:
            self._held = True
            self.post_message(Answered(self._shown.key, typed))

    @property
    def _line(self) -> OneLine:
        return self.query_one(OneLine)

    @property
    def _story(self) -> Story:
        from klachtgids.fronts.chat.story import Story  # start-up

        return self.query_one(Story)

    def _name_buttons(self, shown: ShownPrompt, words: Words, *, changing: bool) -> None:
        wanted: dict[str, tuple[bool, str]] = {
            "done": (shown.takes_text or shown.several, words.say("chat_knop_klaar")),
            "skip": (shown.may_skip, words.say("chat_knop_overslaan")),
            "leave": (changing, words.say("chat_knop_laat_zo")),
        }
        for name, (there, label) in wanted.items():
            button = self.query_one(f"#{name}", Button)
            name_button(button, label)
            button.display = there
        buttons = self.query_one(Buttons)
        buttons.display = any(there for there, _ in wanted.values())
        buttons.fit()

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        if self._shown is not None and self._shown.several:
            self.refuse(None)  # it was about what was ticked before
        elif self._shown is not None:
            self._hand_on(event.choice_id)

    def _write_beside(self, key: str, sign: str | None) -> bool:
        """Write on in the box for free text, at once and in the order of the keys; what it does not know it leaves."""
        assert self._shown is not None
        box: Story | OneLine = self._story if self._shown.long else self._line
        self.screen.set_focus(box)
        if sign is not None:
            _insert(box, sign)
        elif key == "enter" and self._shown.long:
            _insert(box, "\n")
        elif key == "enter":
            self.send()
        elif key == "backspace":
            box.action_delete_left()
        else:
            return key == "down"
        return True

    @on(LeftUpwards)
    def _to_choices(self, event: LeftUpwards) -> None:
        event.stop()
        if self.query_one(Choices).display:
            self.query_one(Choices).focus()

    @on(PastedTooMuch)
    def _too_much(self, event: PastedTooMuch) -> None:
        event.stop()
        if self._words is not None:
            self.refuse(self._words.say("chat_te_veel_geplakt"))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value or not self.query_one(Choices).just_numbered:
            self.send()

    @on(Button.Pressed, "#done")
    def _done(self, event: Button.Pressed) -> None:
        event.stop()
        self.send()

    @on(Button.Pressed, "#skip")
    async def _skip(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action("app.overslaan")

    @on(Button.Pressed, "#leave")
    async def _leave(self, event: Button.Pressed) -> None:
        event.stop()
        await self.run_action("app.laat_zo")


def _insert(box: Story | OneLine, sign: str) -> None:
    if isinstance(box, OneLine):
        box.insert_text_at_cursor(" ".join(sign.split("\n")))
    else:
        box.insert(sign)


def name_button(button: Button, label: str) -> None:
    """Give a button this label, unless it has it: a new label lays the whole screen out again."""
    if str(button.label) != label:
        button.label = seen(label)


def chosen_of(offered: Any) -> tuple[str, ...]:
    """The ids of the choices in an answer given before, whatever the kind of question."""
    if isinstance(offered, dict):
        return tuple(str(offered[name]) for name in ("optie", "keuze") if name in offered)
    if isinstance(offered, list):
        return tuple(str(each) for each in offered)
    return (offered,) if isinstance(offered, str) else ()


def _hint_for(shown: ShownPrompt) -> str:
    """The key of the words that say how to answer."""
    if shown.several:
        return "chat_hoe_meer_of_typ" if shown.takes_text else "chat_hoe_meer"
    if shown.takes_text and shown.long:
        return "chat_hoe_kies_of_lang" if shown.choices else "chat_hoe_lang"
    if shown.takes_text:
        return "chat_hoe_kies_of_typ" if shown.choices else "chat_hoe_typ"
    return "chat_hoe_kies"
