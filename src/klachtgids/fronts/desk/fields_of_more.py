# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fields of a form that hold several things: an oordeel for each onderdeel, maatregelen, pieces for a body outside.

Invariant: as in `fields`; a row that was begun is given or refused, never left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from klachtgids.fronts.desk.around import Around
from klachtgids.fronts.desk.choosing import ChoiceList, Line
from klachtgids.fronts.desk.fields import (
    ChoiceField,
    DayBox,
    DayField,
    Field,
    TermsField,
    TextField,
    Unreadable,
    Writing,
    YesNoField,
)
from klachtgids.fronts.desk.oneline import OneLine
from klachtgids.fronts.screen.seen import seen
from klachtgids.regeling.zaakbeeld import GEEN

if TYPE_CHECKING:
    from klachtgids.handling.form import Deel, InvulStuk, Invulveld

_WEL: Final = "wel"
_LONG: Final = 200
"""Signs of a klager's words above which Tab stops at them, to read on by the arrows."""


def _label(words: str) -> Static:
    return Static(seen(words), classes="label", markup=False)


class PartBox(Vertical):
    """One onderdeel to judge: its own words, the oordeel, why, and against what it was tested (X23, X30, X31)."""

    def __init__(self, deel: Deel, veld: Invulveld, around: Around) -> None:
        super().__init__(classes="row")
        self.deel, self._veld, self._around = deel, veld, around

    def compose(self) -> ComposeResult:
        words = self._around.words
        head = words.say("bureau_form_onderdeel", nummer=self.deel.volgnr)
        yield Static(seen((head, "bold")), classes="label", markup=False)
        if self.deel.tekst:
            with VerticalScroll(classes="quote", can_focus=len(self.deel.tekst) > _LONG):
                yield Static(seen(self.deel.tekst), markup=False)
        yield _label(words.say("bureau_form_uitspraak"))
        yield ChoiceList(self._around.lines(self._veld.keuzes))
        yield _label(words.say("bureau_form_motivering"))
        yield Writing()
        yield _label(words.say("bureau_form_getoetst_aan"))
        yield OneLine(max_length=400)

    def standing(self) -> tuple[str | None, str, str]:
        """The oordeel, why, and against what, as they stand."""
        uitspraak = next(iter(self.query_one(ChoiceList).chosen), None)
        return uitspraak, self.query_one(Writing).text, self.query_one(Input).value

    def fill(self, given: Mapping[str, Any]) -> None:
        self.query_one(ChoiceList).choose([str(given.get("uitspraak", ""))])
        self.query_one(Writing).load_text(str(given.get("motivering") or ""))
        self.query_one(Input).value = str(given.get("getoetst_aan") or "")


class JudgeField(Field):
    """An oordeel for each onderdeel."""

    def controls(self) -> Iterator[Widget]:
        for deel in self.veld.delen:
            yield PartBox(deel, self.veld, self.around)

    def value(self) -> Any:
        found: dict[str, dict[str, str]] = {}
        for box in self.query(PartBox):
            uitspraak, why, tested = box.standing()
            if uitspraak is None:
                if why.strip() or tested.strip():
                    raise Unreadable(self.words.say("bureau_form_onderdeel_fout", nummer=box.deel.volgnr))
                continue
            found[box.deel.id] = {"uitspraak": uitspraak, "motivering": why}
            if tested.strip():
                found[box.deel.id]["getoetst_aan"] = tested
        return found or None

    def standing(self) -> Any:
        return [box.standing() for box in self.query(PartBox)]

    def fill(self, value: Any) -> None:
        for box in self.query(PartBox):
            if box.deel.id in value:
                box.fill(value[box.deel.id])


class MeasureBox(Vertical):
    """One maatregel: what, by whom, until when (X32)."""

    def __init__(self, around: Around, given: Mapping[str, Any] | None = None) -> None:
        super().__init__(classes="row")
        self._around, self._given = around, given or {}

    def compose(self) -> ComposeResult:
        words = self._around.words
        yield Static("", classes="label measure", markup=False)
        yield _label(words.say("bureau_form_wat"))
        yield Writing(str(self._given.get("wat") or ""))
        yield _label(words.say("bureau_form_wie"))
        who = OneLine(str(self._given.get("wie") or ""), max_length=200)
        who.add_class("who")
        yield who
        yield _label(words.say("bureau_form_uiterlijk"))
        yield DayBox(self._around, ahead=True)
        yield Button(words.say("bureau_form_weg"), classes="away", compact=True)

    def on_mount(self) -> None:
        day = self._given.get("uiterlijk")
        if day:
            self.query_one(DayBox).show(date.fromisoformat(str(day)))

    def number(self, n: int) -> None:
        head = self._around.words.say("bureau_form_maatregel", nummer=n)
        self.query_one(".measure", Static).update(seen((head, "bold")))

    def standing(self) -> tuple[str, str, str]:
        return self.query_one(Writing).text, self.query_one(".who", Input).value, self.query_one(DayBox).typed

    def value(self) -> dict[str, str | None]:
        wat, wie, _ = self.standing()
        day = self.query_one(DayBox).day()
        return {"wat": wat, "wie": wie, "uiterlijk": None if day is None else day.isoformat()}


class MeasuresField(Field):
    """The maatregelen, or that there are none; neither is chosen beforehand."""

    def controls(self) -> Iterator[Widget]:
        yield ChoiceList(
            [
                Line(GEEN, self.words.say("bureau_form_geen_maatregelen")),
                Line(_WEL, self.words.say("bureau_form_wel_maatregelen")),
            ]
        )
        yield Vertical(classes="measures")
        yield Button(self.words.say("bureau_form_nog_een"), classes="more", compact=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(".more").display = False

    @property
    def _which(self) -> str | None:
        return next(iter(self.query_one(ChoiceList).chosen), None)

    def value(self) -> Any:
        begun = [(n, row) for n, row in enumerate(self.query(MeasureBox), 1) if any(s.strip() for s in row.standing())]
        if self._which != _WEL:
            return self._which
        found = []
        for n, row in begun:
            wat, wie, _ = row.standing()
            if not wat.strip() or not wie.strip():
                raise Unreadable(self.words.say("bureau_form_maatregel_fout", nummer=n))
            found.append(row.value())
        return found or None

    def standing(self) -> Any:
        return self._which, [row.standing() for row in self.query(MeasureBox)]

    def fill(self, value: Any) -> None:
        rows = [] if value == GEEN else list(value)
        self.query_one(ChoiceList).choose([GEEN if value == GEEN else _WEL])
        self._show(rows)

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        begun = bool(self.query(MeasureBox))
        self._show([{}] if self._which == _WEL and not begun else [])

    @on(Button.Pressed, ".more")
    def _more(self, event: Button.Pressed) -> None:
        event.stop()
        self._show([{}])

    @on(Button.Pressed, ".away")
    async def _away(self, event: Button.Pressed) -> None:
        event.stop()
        row = event.button.parent
        if isinstance(row, MeasureBox):
            await row.remove()
            self._number()
            self.query_one(".more").focus()

    def _show(self, more: list[Mapping[str, Any]]) -> None:
        """The rows that there are and these; they stay, out of sight, while "geen" is chosen."""
        rows = self.query_one(".measures", Vertical)
        wel = self._which == _WEL
        rows.display = self.query_one(".more").display = wel
        if not more:
            return
        added = [MeasureBox(self.around, each) for each in more]
        rows.mount(*added)
        self.call_after_refresh(self._number)

    def _number(self) -> None:
        for n, row in enumerate(self.query(MeasureBox), 1):
            row.number(n)


class PieceBox(Vertical):
    """One piece that a body outside asks for, with what is known of it (X44, X45)."""

    def __init__(self, stuk: InvulStuk, around: Around) -> None:
        super().__init__(classes="row")
        self.stuk, self._around = stuk, around

    def compose(self) -> ComposeResult:
        yield _label(self._around.words.text(self.stuk.vraag))
        yield Writing(self.stuk.tekst)


class PiecesField(Field):
    """The pieces that go with the body that was chosen in the same form."""

    def controls(self) -> Iterator[Widget]:
        yield Static("", classes="field-help pieces", markup=False)
        for stuk in self.veld.stukken:
            yield PieceBox(stuk, self.around)

    def on_mount(self) -> None:
        super().on_mount()
        self.go_with(None)

    def go_with(self, loket: str | None) -> None:
        """Ask what this body asks; None when none is chosen yet."""
        asked = [box for box in self.query(PieceBox) if box.stuk.loket == loket]
        for box in self.query(PieceBox):
            box.display = box in asked
        hint = self.query_one(".pieces", Static)
        hint.update(seen(self.words.say("bureau_form_kies_loket" if loket is None else "bureau_form_geen_stukken")))
        hint.display = not asked

    def value(self) -> Any:
        return {stuk: words for stuk, words in self._shown() if words.strip()} or None

    def standing(self) -> Any:
        return [box.query_one(Writing).text for box in self.query(PieceBox)]

    def fill(self, value: Any) -> None:
        for box in self.query(PieceBox):
            if box.stuk.id in value:
                box.query_one(Writing).load_text(str(value[box.stuk.id]))

    def _shown(self) -> Iterator[tuple[str, str]]:
        for box in self.query(PieceBox):
            if box.display:
                yield box.stuk.id, box.query_one(Writing).text


KINDS: Final[Mapping[str, type[Field]]] = {
    "tekst": TextField,
    "datum": DayField,
    "ja_nee": YesNoField,
    "keuze": ChoiceField,
    "medewerker": ChoiceField,
    "organisatie": ChoiceField,
    "oordelen": JudgeField,
    "maatregelen": MeasuresField,
    "maatregel": ChoiceField,
    "loket": ChoiceField,
    "stukken": PiecesField,
    "vervolgweg": ChoiceField,
    "termen": TermsField,
}
"""The widget of each kind of field; a test holds it equal to the kinds there are."""


def field_for(veld: Invulveld, around: Around) -> Field:
    """The widget for one field."""
    return KINDS[veld.soort](veld, around)
