# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of zaken as a table that draws only the lines in sight, however many there are.

Invariant: what a line costs to draw does not depend on how many lines there are; hurry is said in words as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from klachtgids.fronts.desk.due import STYLE, Hurry
from klachtgids.fronts.desk.lijst import Lijst, Rij, Tussenkop
from klachtgids.fronts.desk.messages import MoreAsked, ZaakAsked
from klachtgids.register.zaakstand import ZaakKop
from klachtgids.words.clean import line

if TYPE_CHECKING:
    from uuid import UUID

    from klachtgids.fronts.desk.view import DeskView

AHEAD: Final = 300
"""So many lines below the one chosen are kept ready."""
MOST: Final = 20_000
"""End goes no further than this; who looks for more, searches."""
WIDE: Final = 120
_PLAIN: Final = "$foreground"
_CHOSEN: Final = ("bold $block-cursor-foreground", " on $block-cursor-background")
_NARROW_COLUMNS: Final = (("uiterlijk", 27), ("nummer", 14), ("organisatie", 9), ("fase", 0), ("bij", 7))
_WIDE_COLUMNS: Final = (
    *(("uiterlijk", 27), ("nummer", 14), ("soort", 10), ("organisatie", 13), ("fase", 0), ("bij", 11)),
    *(("termijn", 31), ("onderwerp", 18)),
)


class ZaakTable(ScrollView, can_focus=True):
    """Lines of zaken, one of which is chosen; the keys move it, Enter and a second click open it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "open", show=False),
    ]

    def __init__(self, view: DeskView) -> None:
        super().__init__(id="table")
        self._view = view
        self._hurry = Hurry(view)
        self.lijst: Lijst | None = None
        self.at = 0
        self._to_end = False
        self._known_names: dict[tuple[str, str, str, str | None], str] = {}
        self._drawn: dict[str, RichStyle] = {}

    # --- what stands on it --------------------------------------------------------------------------------------------

    @property
    def rijen(self) -> list[Rij]:
        return [] if self.lijst is None else self.lijst.rijen

    @property
    def chosen(self) -> ZaakKop | None:
        row = self.rijen[self.at] if self.at < len(self.rijen) else None
        return row if isinstance(row, ZaakKop) else None

    def show(self, lijst: Lijst) -> None:
        """Show this list from its top."""
        self.lijst = lijst
        self._hurry = Hurry(self._view)
        self._to_end = False
        self.at = 0
        self.grown()
        self._go(0)

    def choose(self, zaak: UUID) -> bool:
        """Choose this zaak; False when it is not there (yet), or somebody chose another meanwhile."""
        at = next((n for n, row in enumerate(self.rijen) if isinstance(row, ZaakKop) and row.id == zaak), None)
        if at is None:
            return False
        self._go(at)
        return True

    def grown(self) -> None:
        """The list has more lines than before, or has ended."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rijen) + 1)
        if self._to_end:
            self._go(len(self.rijen) - 1)
            self._to_end = self._wants_all()
        elif isinstance(self._row(self.at), Tussenkop):
            self._go(self.at + 1)
        self.refresh()
        self._ask()

    def _wants_all(self) -> bool:
        return self.lijst is not None and not self.lijst.done and len(self.rijen) < MOST

    def _ask(self) -> None:
        """Ask for more before the end comes in sight, also when only the wheel moved."""
        seen = max(self.at, self.scroll_offset.y)
        if self.lijst is not None and not self.lijst.done and (self._to_end or len(self.rijen) < seen + AHEAD):
            self.post_message(MoreAsked())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def _row(self, at: int) -> Rij | None:
        return self.rijen[at] if 0 <= at < len(self.rijen) else None

    # --- keys and mouse -----------------------------------------------------------------------------------------------

    def action_move(self, way: int) -> None:
        self._go(self.at + way, way)

    def action_page(self, way: int) -> None:
        self._go(self.at + way * max(1, self.scrollable_content_region.height - 1), way)

    def action_first(self) -> None:
        self._go(0)

    def action_last(self) -> None:
        self._to_end = self._wants_all()
        self._go(len(self.rijen) - 1, -1)

    def action_open(self) -> None:
        if self.chosen is not None:
            self.post_message(ZaakAsked(self.chosen.id))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None:
            return
        row = self.scroll_offset.y + at.y
        if isinstance(self._row(row), ZaakKop):
            opens = row == self.at or event.chain > 1
            self._go(row)
            if opens:
                self.action_open()

    def _go(self, at: int, way: int = 1) -> None:
        """Choose a line, the nearest that is a zaak when it is a heading."""
        at = max(0, min(at, len(self.rijen) - 1))
        if isinstance(self._row(at), Tussenkop):
            at = at + way if isinstance(self._row(at + way), ZaakKop) else at + 1
        self.at = max(0, at)
        above = 1 if isinstance(self._row(self.at - 1), Tussenkop) else 0
        self.scroll_to_region(Region(0, self.at - above, 1, 1 + above), animate=False, force=True)
        self.refresh()
        self._ask()

    # --- drawing ------------------------------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        row = self._row(at)
        if row is None:
            says = self._end_word() if at == len(self.rijen) else ""
            return Strip([Segment(set_cell_size(f"  {says}", width), self._style("$dim"))], width)
        if isinstance(row, Tussenkop):
            return Strip([Segment(set_cell_size(f" {line(row.tekst)}", width), self._style("bold $accent"))], width)
        chosen = at == self.at
        front, back = ("", "") if not chosen else _CHOSEN if self.has_focus else ("", " on $panel")
        segments = [Segment("▌" if chosen else " ", self._style("$primary" + back))]
        for column, wide in self._columns(width):
            text, style = self._cell(column, row)
            segments.append(Segment(_cut(line(text), wide) + " ", self._style((front or style) + back)))
        return Strip(segments).adjust_cell_length(width, self._style(_PLAIN + back))

    def heads(self) -> str:
        """The words above the columns, as wide as they are."""
        columns = self._columns(self.scrollable_content_region.width or self.size.width)
        say = self._view.words.say
        return " " + " ".join(set_cell_size(say(f"bureau_kolom_{name}"), wide) for name, wide in columns)

    @staticmethod
    def _columns(width: int) -> list[tuple[str, int]]:
        """The columns from the left, each with its width; the stage gets what is left."""
        columns = _WIDE_COLUMNS if width >= WIDE else _NARROW_COLUMNS
        rest = width - 1 - sum(wide + 1 for _, wide in columns)
        return [(name, wide or max(8, rest)) for name, wide in columns]

    def _cell(self, column: str, kop: ZaakKop) -> tuple[str, str]:
        """What stands in a column, and its style."""
        say = self._view.words.say
        if column == "uiterlijk":
            if kop.uiterlijk is None:
                return say("bureau_geen_termijn"), "$dim"
            said, nood = self._hurry.of(kop.organisatie, kop.uiterlijk)
            return f"{self._hurry.day(kop.uiterlijk):<5} {said}", STYLE[nood]
        if column == "nummer":
            return f"{kop.nummer}{'!' if kop.veiligheid else ''}", "bold $error" if kop.veiligheid else _PLAIN
        if column == "bij":
            found = self._view.name_of(kop.behandelaar)
            return (found, _PLAIN) if found else (say("bureau_niemand"), "$dim")
        return self._called(column, kop), _PLAIN

    def _called(self, what: str, kop: ZaakKop) -> str:
        """How something is called; worked out once for all zaken that have the same."""
        of = {"fase": kop.fase, "termijn": kop.termijn, "onderwerp": kop.onderwerp or kop.aard}.get(what)
        key = (what, kop.organisatie, kop.soort.value, of)
        if key not in self._known_names:
            self._known_names[key] = self._look_up(what, kop)
        return self._known_names[key]

    def _look_up(self, what: str, kop: ZaakKop) -> str:
        view = self._view
        if what == "organisatie":
            return view.organisatie(kop.organisatie)
        if what == "fase":
            return view.fase(kop)
        if what == "termijn":
            return "" if kop.termijn is None else view.termijn(kop, kop.termijn)
        return view.words.say(f"bureau_soort_{kop.soort}") if what == "soort" else view.onderwerp(kop)

    def _end_word(self) -> str:
        if self.lijst is None:
            return ""
        if not self.lijst.done:
            return self._view.words.say("bureau_meer_komt")
        return self._view.words.say("bureau_leeg") if not self.rijen else ""

    def _style(self, wanted: str) -> RichStyle:
        """A style in the colours of now."""
        if wanted not in self._drawn:
            self._drawn[wanted] = self.rich_style + Style.parse(wanted).rich_style
        return self._drawn[wanted]


def _cut(text: str, wide: int) -> str:
    """Words that are too long end in a mark that says so."""
    return set_cell_size(text, wide) if cell_len(text) <= wide else f"{set_cell_size(text, wide - 1)}…"
