# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody else was first: what they did beside what this person filled in, and the way back to the form.

Invariant: what was filled in is kept by nobody and thrown away by nobody until this person chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from klachtgids.fronts.screen.seen import Part, block, seen
from klachtgids.regeling.zaakbeeld import GEEN, LIEVER_NIET, Mag, Refusal

if TYPE_CHECKING:
    from klachtgids.fronts.desk.view import DeskView
    from klachtgids.handling.steps import Veranderd
    from klachtgids.register.zaakstand import Zaakstand


class ChangedScreen(ModalScreen[Mag | None]):
    """Gives the handeling as it may be done now, to open its form again with the same `gegevens`; None to let go.

    Esc goes back to the form too, so that nothing is lost by a key too many; where it can no longer be done, the words
    stand here to be read until they are let go.
    """

    CSS_PATH = "forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "first", show=False),
        Binding("right", "app.focus_next", show=False),
        Binding("left", "app.focus_previous", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-8)", show=False),
        Binding("pagedown", "scroll(8)", show=False),
    ]

    def __init__(self, desk_view: DeskView, mag: Mag, gegevens: Mapping[str, Any], veranderd: Veranderd) -> None:
        super().__init__()
        self._view, self._mag = desk_view, mag
        self._gegevens, self._veranderd = gegevens, veranderd
        self.again: Mag | Refusal = desk_view.desk.refusal("niet_in_deze_fase")

    def compose(self) -> ComposeResult:
        from klachtgids.handling.form import may_now  # start-up

        view, stand = self._view, self._veranderd.stand
        say = view.words.say
        self.again = may_now(view.desk, view.actor, stand, self._mag.handeling)
        with Vertical(id="changed"):
            yield Static(seen((say("bureau_anders_kop"), "bold")), id="ask-title", markup=False)
            with VerticalScroll(id="changed-body", can_focus=False):
                yield Static(seen(say("bureau_anders_uitleg")), classes="changed-line", markup=False)
                yield Static(seen(say("bureau_anders_intussen")), classes="changed-head", markup=False)
                yield Static(block(*self._since()), classes="changed-line", markup=False)
                yield Static(seen(say("bureau_anders_u")), classes="changed-head", markup=False)
                filled = [(view.words.text(self._mag.naam), "bold"), *filled_in(view, stand, self._gegevens)]
                yield Static(block(*filled), classes="changed-line", markup=False)
            if isinstance(self.again, Refusal):
                no = say("bureau_anders_kan_niet_meer", reden=view.refusal(self.again))
                yield Static(seen(no), classes="form-warning", markup=False)
            else:
                yield Button(say("bureau_anders_opnieuw"), id="way-again", classes="way", compact=True)
            yield Button(say("bureau_anders_los"), id="way-let-go", classes="way", compact=True)

    def on_mount(self) -> None:
        self.query(Button).first().focus()

    def action_first(self) -> None:
        """Back to the form; where that cannot be, stay: letting go is chosen, not slipped into."""
        if not isinstance(self.again, Refusal):
            self.dismiss(self.again)

    def action_scroll(self, way: int) -> None:
        self.query_one("#changed-body").scroll_relative(y=way, animate=False)

    @on(Button.Pressed)
    def _chosen(self, event: Button.Pressed) -> None:
        event.stop()
        back = event.button.id == "way-again" and not isinstance(self.again, Refusal)
        self.dismiss(self.again if back and isinstance(self.again, Mag) else None)

    def _since(self) -> Iterator[Part]:
        view, kop = self._view, self._veranderd.stand.kop
        for stap in self._veranderd.intussen:
            wat = view.handeling(kop, stap.handeling)
            yield view.words.say("bureau_anders_stap", moment=stap.op, wat=wat, wie=view.name_of(stap.actor))
        if not self._veranderd.intussen:
            yield view.words.say("bureau_anders_niets")
        yield view.words.say("bureau_anders_fase", fase=view.fase(kop))


def filled_in(view: DeskView, stand: Zaakstand, gegevens: Mapping[str, Any]) -> Iterator[Part]:
    """What a form gave, in words: each field by its name, then what stands in it."""
    velden = view.procedure(stand.kop).algemeen.veld
    for name, value in gegevens.items():
        veld = velden.get(name)
        yield (view.words.text(veld.naam) if veld is not None else name, "bold")
        for line in _lines(view, stand, veld.soort if veld is not None else "tekst", name, value):
            yield f"  {line}"


def _lines(view: DeskView, stand: Zaakstand, soort: str, name: str, value: Any) -> Iterator[str]:
    words, algemeen = view.words, view.procedure(stand.kop).algemeen
    if value == LIEVER_NIET:
        yield words.say("bureau_form_liever_niet")
    elif soort == "oordelen":
        numbers = {str(one.id): one.volgnr for one in stand.onderdelen}
        for part, one in value.items():
            yield words.say("bureau_form_onderdeel", nummer=numbers.get(part, 0))
            yield words.text(algemeen.uitspraak[one["uitspraak"]])
            yield from str(one.get("motivering", "")).splitlines()
            yield from str(one.get("getoetst_aan", "")).splitlines()
    elif soort == "maatregelen" and value != GEEN:
        for n, one in enumerate(value, 1):
            yield words.say("bureau_form_maatregel", nummer=n)
            yield from (_day(view, str(each)) for each in one.values() if each)
    elif soort == "stukken":
        for words_of in value.values():
            yield from str(words_of).splitlines()
    elif soort == "maatregelen":
        yield words.say("bureau_form_geen_maatregelen")
    else:
        yield from _one(view, stand, soort, name, str(value)).splitlines()


def _one(view: DeskView, stand: Zaakstand, soort: str, name: str, value: str) -> str:
    """One value in words; an id that has none stays as it is."""
    if soort == "ja_nee":
        return view.words.say("ja" if value == "ja" else "nee")
    if soort == "datum":
        return _day(view, value)
    if soort == "medewerker":
        return view.name_of(value)
    with suppress(KeyError):
        if soort == "keuze":
            return view.words.text(view.procedure(stand.kop).algemeen.veld[name].keuzes[value])
        if soort == "organisatie":
            return view.organisatie(value)
    if soort in ("loket", "vervolgweg"):
        loket = view.desk.regelingen.loket(stand.kop.organisatie, value)
        return view.rol(stand.kop, value) if loket is None else loket.naam
    return value


def _day(view: DeskView, value: str) -> str:
    with suppress(ValueError):
        return view.words.date(date.fromisoformat(value))
    return value
