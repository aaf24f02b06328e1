# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form on the screen: shown, filled in, checked, given or left; what it asks is another's.

Invariant: what was typed stays until it is given or the person says that it may go. One thing is worked out at a time,
in a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from klachtgids.faults import Fault
from klachtgids.fronts.desk.around import Around
from klachtgids.fronts.desk.asking import Ask
from klachtgids.fronts.desk.fields import Field, Unreadable
from klachtgids.fronts.desk.fields_of_more import PiecesField, field_for
from klachtgids.fronts.desk.messages import RightsChanged
from klachtgids.fronts.desk.work import as_now
from klachtgids.fronts.screen.seen import Part, seen
from klachtgids.regeling.zaakbeeld import Refusal

if TYPE_CHECKING:
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.form import Formulier
    from klachtgids.register.zaakstand import Zaakstand
    from klachtgids.words.i18n import Words

T = TypeVar("T")
Gegevens = dict[str, Any]
Found = tuple[tuple[Refusal, ...], tuple[Refusal, ...]]
"""Everything that keeps a form from being sent, and what it warns for."""


class FormScreen(ModalScreen[Gegevens | None]):
    """A form over the page of a zaak; gives what was filled in, or None. `given` stands in it from the start."""

    CSS_PATH = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "send", show=False, priority=True),
        Binding("escape", "leave", show=False),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        desk_view: DeskView,
        stand: Zaakstand,
        words: Words,
        *,
        given: Mapping[str, Any] | None = None,
        refusal: Refusal | None = None,
    ) -> None:
        super().__init__()
        self.desk_view, self.stand, self.words = desk_view, stand, words
        self.form: Formulier | None = None
        self._given = given
        self._refused = refusal
        self._begin: list[Any] = []
        self._busy = True

    def make(self) -> Formulier:
        """The form, worked out in a thread."""
        raise NotImplementedError

    def check(self, _gegevens: Gegevens) -> Found:
        """Whether it can be sent, worked out in a thread."""
        return (), ()

    # --- what stands on the screen -----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Static("", id="form-title", markup=False)
            with VerticalScroll(id="form-body", can_focus=False):
                yield Static(seen(self.words.say("bureau_form_laden")), id="form-loading", markup=False)
            yield Static("", id="form-said", markup=False)
            with Horizontal(id="form-buttons"):
                yield Button(self.words.say("bureau_form_versturen"), id="form-send", compact=True)
                yield Button(self.words.say("bureau_form_terug"), id="form-leave", compact=True)
                yield Static(seen(self.words.say("bureau_form_toetsen")), id="form-keys", markup=False)

    def on_mount(self) -> None:
        self._load()

    @work
    async def _load(self) -> None:
        form = await self._in_thread(self.make)
        if form is not None:
            await self._show(form)

    async def _show(self, form: Formulier) -> None:
        self.form = form
        around = Around(self.words, self.desk_view.vandaag(), self.desk_view.refusal)
        title: list[Part] = [(self.words.text(form.naam), "bold"), f"  {self.stand.kop.nummer}"]
        if form.artikel:
            source = self.words.say("bron_artikel", regeling=form.regeling, artikel=form.artikel)
            title.append(f"  ·  {source}")
        elif form.wet:
            title.append(f"  ·  {form.wet}")
        self.query_one("#form-title", Static).update(seen(*title))
        body = self.query_one("#form-body")
        await self.query_one("#form-loading").remove()
        if form.uitleg is not None:
            await body.mount(Static(seen(self.words.text(form.uitleg)), classes="form-help", markup=False))
        for warning in form.waarschuwingen:
            await body.mount(Static(seen(self._warning(warning)), classes="form-warning", markup=False))
        if form.velden:
            await body.mount(*(field_for(veld, around) for veld in form.velden))
        else:
            await body.mount(Static(seen(self.words.say("bureau_form_geen_velden")), markup=False))
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Show what is known, then what this person filled in before."""
        for field in self.fields:
            if field.veld.begin:
                field.fill(field.veld.begin)
        self._begin = self._standing()
        for field in self.fields:
            value = self.given_for(field.veld.veld)
            if value is not None:
                field.fill(value)
        self._pieces()
        if self._refused is not None:
            self._refuse([self._refused])
        elif self.fields:
            self.fields[0].take_focus()
        else:
            self.query_one("#form-send").focus()
        self._busy = False

    def given_for(self, veld: str) -> Any:
        """What was filled in before in this field."""
        return None if self._given is None else self._given.get(veld)

    @property
    def fields(self) -> list[Field]:
        return list(self.query(Field))

    @property
    def touched(self) -> bool:
        """Whether something stands in the form that would be lost."""
        return self._standing() != self._begin

    def _standing(self) -> list[Any]:
        return [field.standing() for field in self.fields]

    # --- sending -----------------------------------------------------------------------------------------------------

    @on(Button.Pressed, "#form-send")
    def action_send(self) -> None:
        """Give what was typed, also the keys that still wait at their box: F2 is faster than they are."""
        box = self.focused or self
        box.call_later(box.call_later, self._send)  # twice: a key may leave a message of its own

    def _send(self) -> None:
        """Give it, when nothing is wrong with it and every warning was read."""
        if self._busy or self.form is None:
            return
        gegevens, unreadable = self._gather()
        if unreadable:
            for field, sentence in unreadable:
                field.refuse([sentence])
            self._count([field for field, _ in unreadable])
            return
        self._busy = True
        self._tell(self.words.say("bureau_form_bezig"))
        self._check(gegevens)

    def _gather(self) -> tuple[Gegevens, list[tuple[Field, str]]]:
        gegevens: Gegevens = {}
        unreadable: list[tuple[Field, str]] = []
        for field in self.fields:
            field.refuse([])
            try:
                value = field.value()
            except Unreadable as no:
                unreadable.append((field, str(no)))
                continue
            if value is not None:
                gegevens[field.veld.veld] = value
        return gegevens, unreadable

    @work
    async def _check(self, gegevens: Gegevens) -> None:
        found = await self._in_thread(lambda: self.check(gegevens))
        self._busy = False
        if found is None:
            return
        refused, warnings = found
        self._tell("")
        if refused:
            self._refuse(refused)
        elif not warnings or await self._sure(warnings):
            self.dismiss(self.give(gegevens))

    def give(self, gegevens: Gegevens) -> Gegevens:
        """What goes back, in the shape of the use case."""
        return gegevens

    async def _sure(self, warnings: Sequence[Refusal]) -> bool:
        title = self.words.say("bureau_vraag_waarschuwing_kop")
        ways = [(way, self.words.say(f"bureau_vraag_waarschuwing_{way}")) for way in ("nee", "ja")]
        return await self.app.push_screen_wait(Ask(title, [self._warning(one) for one in warnings], ways)) == "ja"

    def _refuse(self, refusals: Sequence[Refusal]) -> None:
        """Each under its field; what is about none below the form."""
        fields = self.fields
        by_field = {field.veld.veld: field for field in fields}
        for field in fields:
            field.refuse([self.desk_view.refusal(one) for one in refusals if one.veld == field.veld.veld])
        general = [one for one in refusals if one.veld not in by_field]
        wrong = [field for field in fields if field.veld.veld in {one.veld for one in refusals}]
        if wrong:
            self._count(wrong)
        if general:
            self._tell(" ".join(self.desk_view.refusal(one) for one in general), wrong=True)

    def _count(self, wrong: Sequence[Field]) -> None:
        fields = [field for field in self.fields if field in wrong]
        self._tell(self.words.say("bureau_form_niet", n=len(fields)), wrong=True)
        fields[0].take_focus()
        self.call_after_refresh(fields[0].scroll_visible, top=True, animate=False)

    def _tell(self, sentence: str, *, wrong: bool = False) -> None:
        said = self.query_one("#form-said", Static)
        said.update(seen(sentence))
        said.display = bool(sentence)
        said.set_class(wrong, "-wrong")

    def _warning(self, warning: Refusal) -> str:
        return f"{self.words.say('bureau_form_let_op')}: {self.desk_view.refusal(warning)}"

    # --- going away --------------------------------------------------------------------------------------------------

    @on(Button.Pressed, "#form-leave")
    def action_leave(self) -> None:
        """Close it; asked again when something was filled in."""
        if self.form is None or not self.touched:
            self.dismiss(None)
        else:
            self._ask_to_leave()

    @work
    async def _ask_to_leave(self) -> None:
        ways = [(way, self.words.say(f"bureau_vraag_weg_{way}")) for way in ("nee", "ja")]
        ask = Ask(self.words.say("bureau_vraag_weg_kop"), [self.words.say("bureau_vraag_weg")], ways)
        if await self.app.push_screen_wait(ask) == "ja":
            self.dismiss(None)

    def action_page(self, way: int) -> None:
        body = self.query_one("#form-body")
        body.scroll_relative(y=way * max(1, body.size.height - 2), animate=False)

    @on(Field.Changed)
    def _pieces(self) -> None:
        """What a body asks for goes with the body that is chosen."""
        loket = next((field.value() for field in self.fields if field.veld.soort == "loket"), None)
        for field in self.query(PiecesField):
            field.go_with(loket)

    async def _in_thread(self, use_case: Callable[[], T]) -> T | None:
        """What a use case gives; None, and said on the form, when its place cannot be reached."""
        try:
            found = await asyncio.get_running_loop().run_in_executor(None, lambda: as_now(self.desk_view, use_case))
        except Fault as fault:
            self._tell(f"{fault.title}. {fault.msg}", wrong=True)
            return None
        if isinstance(found, RightsChanged):
            self.app.post_message(found)
            return None
        return found
