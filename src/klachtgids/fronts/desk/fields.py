# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fields of a form that hold one thing: a text, a day, a choice. Those that hold several are in `fields_of_more`.

Invariant: what a field gives has the shape that `handling.gegevens` reads; what stands in it stays until the form is
closed, also when it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Static, TextArea

from klachtgids.fronts.desk.around import Around
from klachtgids.fronts.desk.choosing import ChoiceList, Line
from klachtgids.fronts.desk.days import NoDay, read_day, typed_as
from klachtgids.fronts.desk.oneline import OneLine
from klachtgids.fronts.screen.seen import Part, seen
from klachtgids.regeling.zaakbeeld import LIEVER_NIET
from klachtgids.words.clean import LIMIT, terminal

if TYPE_CHECKING:
    from klachtgids.handling.form import Invulveld


class Unreadable(ValueError):
    """What stands in a field cannot be given; its text says so to the person."""


class Writing(TextArea):
    """A box of several lines; Tab leaves it, what is pasted is cleaned and never more than can be kept."""

    class TooMuch(Message):
        """More was pasted than can be kept; what fits stands in the box."""

    def __init__(self, text: str = "") -> None:
        super().__init__(
            text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False
        )

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        room = max(0, LIMIT - len(self.text) + len(self.selected_text))
        pasted = terminal(event.text[: 4 * room])  # a control is some signs, and one when it is seen
        self.replace(pasted[:room], *self.selection)
        if len(pasted) > room or len(event.text) > 4 * room:
            self.post_message(self.TooMuch())

    async def _on_key(self, event: events.Key) -> None:
        """What would not be kept is not taken."""
        writes = event.is_printable or event.key == "enter"
        if writes and not self.selected_text and len(self.text) >= LIMIT:
            event.stop()
            event.prevent_default()
            self.post_message(self.TooMuch())
        else:
            await super()._on_key(event)


class Field(Vertical):
    """One field: its name, help, controls, and the place where it is said what is wrong with it."""

    class Changed(Message):
        """Something else is chosen in a field on which others depend."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def __init__(self, veld: Invulveld, around: Around) -> None:
        super().__init__(classes="field")
        self.veld = veld
        self.around = around
        self.words = around.words

    def compose(self) -> ComposeResult:
        yield Static(seen(*self._title()), classes="field-name", markup=False)
        if self.veld.hulp is not None:
            yield Static(seen(self.words.text(self.veld.hulp)), classes="field-help", markup=False)
        yield Static(
            "", classes="field-refusal", markup=False
        )  # above the controls: they may be higher than the screen
        yield from self.controls()

    def on_mount(self) -> None:
        self.query_one(".field-refusal").display = False

    def controls(self) -> Iterator[Widget]:
        """What is filled in."""
        raise NotImplementedError

    def value(self) -> Any:
        """What the field gives, None when nothing is filled in; Unreadable when it cannot be given."""
        raise NotImplementedError

    def standing(self) -> Any:
        """What stands in it, readable or not, to see whether somebody typed something."""
        raise NotImplementedError

    def fill(self, value: Any) -> None:
        """Let it show a value in the shape that it gives."""
        raise NotImplementedError

    def refuse(self, sentences: Sequence[str]) -> None:
        """Say what is wrong under the field; nothing when nothing is."""
        said = self.query_one(".field-refusal", Static)
        said.update(seen("\n".join(sentences)))
        said.display = bool(sentences)
        self.set_class(bool(sentences), "-refused")

    @on(Writing.TooMuch)
    @on(OneLine.TooMuch)
    def _too_much(self, event: Writing.TooMuch | OneLine.TooMuch) -> None:
        event.stop()
        self.refuse([self.words.say("bureau_form_te_veel")])

    def take_focus(self) -> None:
        """Go to the first control that takes the keyboard."""
        for control in self.query("*").results(Widget):
            if control.focusable:
                control.focus()
                return

    def _title(self) -> tuple[Part, ...]:
        name = self.words.text(self.veld.naam)
        if self.veld.nummer is not None:
            name = f"{self.words.say('bureau_form_onderdeel', nummer=self.veld.nummer)}: {name}"
        must = self.words.say("bureau_form_verplicht" if self.veld.verplicht else "bureau_form_mag")
        return (name, "bold"), (f"  · {must}", "")


class TextField(Field):
    """Words of staff; where the regeling lets the klager say nothing, a box to tick for that."""

    def controls(self) -> Iterator[Widget]:
        yield Writing()
        if self.veld.liever_niet:
            yield Checkbox(self.words.say("bureau_form_liever_niet"), compact=True)

    def value(self) -> Any:
        typed = self.query_one(Writing).text
        if any(box.value for box in self.query(Checkbox)):
            return LIEVER_NIET
        return typed if typed.strip() else None

    def standing(self) -> Any:
        return self.query_one(Writing).text, [box.value for box in self.query(Checkbox)]

    def fill(self, value: Any) -> None:
        if self.veld.liever_niet and value == LIEVER_NIET:
            self.query_one(Checkbox).value = True
        else:
            self.query_one(Writing).load_text(str(value))


class DayBox(Vertical):
    """A line for a day, and below it which day that is, so that a slip is seen."""

    def __init__(self, around: Around, *, ahead: bool) -> None:
        super().__init__(classes="day")
        self._around, self._ahead = around, ahead

    def compose(self) -> ComposeResult:
        yield OneLine(max_length=80, hint=self._hint)
        yield Static("", classes="day-echo", markup=False)

    @property
    def _hint(self) -> str:
        return self._around.words.say("bureau_form_datum_hulp_komt" if self._ahead else "bureau_form_datum_hulp")

    @property
    def typed(self) -> str:
        return self.query_one(Input).value.strip()

    def day(self) -> date | None:
        """The day, None when nothing is typed; Unreadable when it is none."""
        if not self.typed:
            return None
        try:
            return read_day(self.typed, self._around.vandaag, self._around.words, ahead=self._ahead)
        except NoDay as no:
            raise Unreadable(str(no)) from None

    def show(self, day: date | None) -> None:
        self.query_one(Input).value = "" if day is None else typed_as(day)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._echo()

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        event.stop()
        self._echo(left=True)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._echo(left=True)
        self.screen.focus_next()

    def _echo(self, *, left: bool = False) -> None:
        """Say which day it is; what is wrong only when the line is left, not at each letter."""
        try:
            day = self.day()
            said = "" if day is None else self._around.words.say("bureau_form_datum_is", dag=day)
        except Unreadable as no:
            said = str(no) if left else ""
        self.query_one(".day-echo", Static).update(seen(said))


class DayField(Field):
    """One day."""

    def controls(self) -> Iterator[Widget]:
        yield DayBox(self.around, ahead=self.veld.dag == "komt")

    def value(self) -> Any:
        day = self.query_one(DayBox).day()
        return None if day is None else day.isoformat()

    def standing(self) -> Any:
        return self.query_one(DayBox).typed

    def fill(self, value: Any) -> None:
        self.query_one(DayBox).show(date.fromisoformat(str(value)))


class ChoiceField(Field):
    """One of a list: a choice, a person, an organisation, a body, a next step, a maatregel."""

    def controls(self) -> Iterator[Widget]:
        yield ChoiceList(self.around.lines(self.veld.keuzes))

    def value(self) -> Any:
        return next(iter(self.query_one(ChoiceList).chosen), None)

    def standing(self) -> Any:
        return self.value()

    def fill(self, value: Any) -> None:
        self.query_one(ChoiceList).choose([str(value)])

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.post_message(self.Changed(self))


class YesNoField(ChoiceField):
    """Yes or no; neither is chosen beforehand."""

    def controls(self) -> Iterator[Widget]:
        yield ChoiceList([Line("ja", self.words.say("ja")), Line("nee", self.words.say("nee"))])


class TermsField(ChoiceField):
    """Several fixed terms, the first the main one."""

    def controls(self) -> Iterator[Widget]:
        yield Static(seen(self.words.say("bureau_form_volgorde")), classes="field-help", markup=False)
        yield ChoiceList(self.around.lines(self.veld.keuzes), several=True)

    def value(self) -> Any:
        return list(self.query_one(ChoiceList).chosen) or None

    def fill(self, value: Any) -> None:
        self.query_one(ChoiceList).choose([str(each) for each in value])
