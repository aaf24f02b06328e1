# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters that have to go and mail that did not: what a person does about each, from the first screen on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal
from uuid import UUID

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from klachtgids.fronts.screen.seen import block, seen
from klachtgids.handling.werk.stand import MailStand
from klachtgids.regeling.kalender import wettelijke_dag
from klachtgids.register.outbox_stand import Papier, Stokkend
from klachtgids.register.papier import OP_PAPIER
from klachtgids.register.terms import BerichtStand

if TYPE_CHECKING:
    from klachtgids.fronts.desk.view import DeskView


@dataclass(frozen=True, slots=True)
class Mailwens:
    """What somebody wants with one of them: see its zaak, mail it once more, or say that it went or came."""

    wat: Literal["open", "opnieuw", "bezorgd"]
    bericht: UUID
    zaak: UUID


def said_of_mail(view: DeskView, mail: MailStand) -> list[str]:
    """What the first screen must say about letters and mail; nothing when all went."""
    say, said = view.words.say, []
    if mail.papier:
        said.append(say("bureau_papier_wacht", n=len(mail.papier)))
    if mail.staat in ("nooit", "stil"):
        said.append(say("bureau_mail_stil"))
    elif mail.staat != "aan":
        said.append(say("bureau_mail_uit" if mail.staat == "uit" else "bureau_mail_storing"))
    if mail.wacht and mail.staat != "aan":
        said.append(say("bureau_mail_wacht", n=mail.wacht))
    if mail.mislukt:
        said.append(say("bureau_mail_mislukt", n=mail.mislukt))
    if mail.onzeker:
        said.append(say("bureau_mail_onzeker", n=mail.onzeker))
    return said


class PostScreen(ModalScreen[Mailwens | None]):
    """The letters that must go and the mails that a person must look at, with the ways to settle one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("o,O", "wens('open')", show=False),
        Binding("n,N", "wens('opnieuw')", show=False),
        Binding("b,B", "wens('bezorgd')", show=False),
    ]

    def __init__(self, view: DeskView, berichten: Sequence[Papier | Stokkend]) -> None:
        super().__init__()
        self._view = view
        self._berichten = tuple(berichten)

    def compose(self) -> ComposeResult:
        say = self._view.words.say
        with Vertical(id="post"):
            yield Static(seen((say("bureau_post_kop"), "bold $accent")), classes="title", markup=False)
            yield Static(seen(say("bureau_post_uitleg")), classes="title", markup=False)
            options = (Option(content, str(n)) for n, content in enumerate(map(self._line, self._berichten)))
            yield OptionList(*options, id="mails", markup=False, compact=True)
            with Horizontal(id="buttons"):
                for wat in ("open", "opnieuw", "bezorgd", "terug"):
                    yield Button(seen(say(f"bureau_post_{wat}")), name=wat, compact=True)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def _line(self, one: Papier | Stokkend) -> Content:
        known = self._view.desk.procedures.procedures[0].algemeen.sjabloon
        name = self._view.words.text(known[one.sjabloon]) if one.sjabloon in known else one.sjabloon
        day = wettelijke_dag(one.gemaakt_op)
        first = seen((one.nummer, "bold"), f"  {name}  ", (f"{day.day}-{day.month}-{day.year}", "$dim"))
        return block(first, seen((f"  {self._state(one)}", "$warning")))

    def _state(self, one: Papier | Stokkend) -> str:
        if isinstance(one, Stokkend):
            state = self._view.words.say(f"bureau_bericht_{one.stand}")
            return state if one.fout_code is None else f"{state} ({one.fout_code})"
        return self._view.kanaal(OP_PAPIER, one.aan, BerichtStand.WACHT, adres=one.adres_bekend, retour=one.retour_op)

    def action_wens(self, wat: Literal["open", "opnieuw", "bezorgd"]) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            one = self._berichten[at]
            self.dismiss(Mailwens(wat, one.bericht, one.zaak))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_wens("open")

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.name in ("open", "opnieuw", "bezorgd"):
            self.action_wens(event.button.name)  # type: ignore[arg-type]  # one of the three
        else:
            self.dismiss(None)
