# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is looked for: a nummer, fixed terms, or a name among the zaken that one opened before.

Invariant: a name is never put together with a list: it leads to zaken that were open before, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Select, Static

from klachtgids.fronts.desk.oneline import OneLine
from klachtgids.fronts.desk.view import DeskView
from klachtgids.fronts.screen.seen import seen
from klachtgids.register.zaakstand import Zoek

TERMS = ("organisatie", "fase", "aard", "onderwerp")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for; a nummer goes before a name, and a name before terms."""

    nummer: str = ""
    naam: str = ""
    organisatie: str | None = None
    fase: str | None = None
    aard: str | None = None
    onderwerp: str | None = None
    gesloten: bool = False

    def zoek(self) -> Zoek:
        """As the register is asked."""
        return Zoek(
            alleen_open=not self.gesloten,
            organisatie=self.organisatie,
            fase=self.fase,
            aard=self.aard,
            onderwerp=self.onderwerp,
        )

    def said(self, view: DeskView) -> str:
        """What is looked for, in words, for above the list."""
        names = {name: dict(choices_of(view, name)) for name in TERMS}
        chosen = [names[name].get(value, value) for name in TERMS if (value := getattr(self, name)) is not None]
        chosen += [view.words.say("bureau_zoek_ook_gesloten")] if self.gesloten else []
        return ", ".join(chosen) or view.words.say("bureau_zoek_alles")


def choices_of(view: DeskView, name: str) -> list[tuple[str, str]]:
    """The ids of a term that this person can look for, with their words, in the order of those words."""
    algemeen = view.desk.procedures.procedures[0].algemeen
    text = view.words.text
    if name == "organisatie":
        found = {one.id: one.naam for one in view.desk.regelingen.organisaties if one.id in view.actor.organisaties}
    elif name == "fase":
        found = {fase.id: text(fase.naam) for one in view.desk.procedures.procedures for fase in one.file.fase}
    elif name == "aard":
        found = {one: text(naam) for one, naam in algemeen.aard.items()}
    else:
        found = {one: text(each.naam) for one, each in algemeen.onderwerp.items()}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


class SearchScreen(ModalScreen[Wanted | None]):
    """Asks what to look for; gives None when nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("f2", "zoek", show=False, priority=True),
    ]

    def __init__(self, view: DeskView, before: Wanted | None) -> None:
        super().__init__()
        self._view = view
        self._before = before or Wanted()
        self._closed = self._before.gesloten

    def _tick(self) -> Content:
        """Whether closed zaken are looked for too, in more than a colour."""
        return seen("[x] " if self._closed else "[ ] ", self._view.words.say("bureau_zoek_ook_gesloten"))

    def compose(self) -> ComposeResult:
        say = self._view.words.say
        with Vertical(id="search"):
            yield Static(seen((say("bureau_zoek_kop"), "bold $accent")), classes="title", markup=False)
            for name, value in (("nummer", self._before.nummer), ("naam", self._before.naam)):
                with Horizontal(classes="search-row"):
                    yield Static(seen(say(f"bureau_zoek_{name}")), classes="label", markup=False)
                    yield OneLine(value, id=name, max_length=80)
            yield Static(seen((say("bureau_zoek_naam_uitleg"), "$dim")), markup=False)
            for name in TERMS:
                with Horizontal(classes="search-row"):
                    yield Static(seen(say(f"bureau_zoek_{name}")), classes="label", markup=False)
                    yield self._select(name)
            yield Button(self._tick(), id="gesloten", compact=True)
            with Horizontal(id="buttons"):
                yield Button(seen(say("bureau_knop_zoek")), id="zoek", compact=True, variant="primary")
                yield Button(seen(say("bureau_knop_wis_zoek")), id="wis", compact=True)
                yield Button(seen(say("bureau_knop_terug")), id="terug", compact=True)

    def _select(self, name: str) -> Select[str]:
        choices: Iterable[tuple[object, str]] = ((seen(said), one) for one, said in choices_of(self._view, name))
        before = getattr(self._before, name)
        return Select(
            choices,  # type: ignore[arg-type]  # it takes whatever an option of a list can be
            prompt=self._view.words.say("bureau_zoek_maakt_niet_uit"),
            value=Select.NULL if before is None else before,
            id=name,
            compact=True,
        )

    def on_mount(self) -> None:
        self.query_one("#nummer").focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_zoek()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "gesloten":
            self._closed = not self._closed
            event.button.label = self._tick()
        elif event.button.id == "zoek":
            self.action_zoek()
        elif event.button.id == "wis":
            self._clear()
        else:
            self.dismiss(None)

    def _clear(self) -> None:
        for line in self.query(Input):
            line.value = ""
        for select in self.query(Select):
            select.clear()
        self._closed = False
        self.query_one("#gesloten", Button).label = self._tick()
        self.query_one("#nummer").focus()

    def action_zoek(self) -> None:
        """Give what stands here."""
        chosen = {name: self.query_one(f"#{name}", Select).value for name in TERMS}
        found = {name: None if value is Select.NULL else str(value) for name, value in chosen.items()}
        nummer, naam = (self.query_one(f"#{name}", Input).value.strip() for name in ("nummer", "naam"))
        self.dismiss(Wanted(nummer, naam, gesloten=self._closed, **found))
