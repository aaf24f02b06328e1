# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands over the conversation at a kiosk: stop and wipe, is somebody still there, the PIN of the desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.widgets import Input

from klachtgids.fronts import chat
from klachtgids.fronts.chat.choices import Choosable
from klachtgids.fronts.chat.sheet import LineSheet, Sheet
from klachtgids.fronts.chat.sheets import STOP
from klachtgids.fronts.screen.seen import block

if TYPE_CHECKING:
    from klachtgids.words.i18n import Words

WIPE: Final = "wis"
CODE: Final = "code"
TIME: Final = "tijd"
GO_ON: Final = "door"
SLIP: Final = "briefje"
STAFF: Final = "medewerker"
GUESSES: Final = 3
"""Wrong PINs after which the kiosk begins anew."""


_LOOK: Final = str(Path(chat.__file__).with_name("sheet.tcss"))
"""Textual looks for a style sheet beside the class that has it."""


class StillThere(Sheet):
    """Nobody touched the screen for a while: is somebody there?"""

    CSS_PATH = _LOOK

    def __init__(self, words: Words, seconds: int) -> None:
        super().__init__(
            words.say("kiosk_nog_daar_kop"),
            block(words.say("kiosk_nog_daar", n=seconds)),
            [
                Choosable(GO_ON, words.say("kiosk_ik_ben_er")),
                Choosable(TIME, words.say("kiosk_meer_tijd")),
                Choosable(WIPE, words.say("kiosk_knop_wis")),
            ],
            urgent=True,
        )


class PinSheet(LineSheet):
    """A line whose signs are not shown."""

    CSS_PATH = _LOOK

    def on_mount(self) -> None:
        self.query_one(Input).password = True
        super().on_mount()


def stop(words: Words, code: str, *, slip: bool) -> Sheet:
    """Stop: wipe all of it, or leave it under the code that is written down now, or taken along on a `slip`."""
    body = block(words.say("kiosk_stop_uitleg"), "", words.say("chat_zij_code"), (f"  {code}", "bold"))
    offered = [
        Choosable(GO_ON, words.say("chat_stop_door")),
        *([Choosable(SLIP, words.say("strook_knop"))] if slip else []),
        Choosable(CODE, words.say("chat_stop_code")),
        Choosable(WIPE, words.say("chat_stop_wis")),
        Choosable(TIME, words.say("kiosk_meer_tijd")),
    ]
    return Sheet(words.say("chat_stop_kop"), body, offered, name=STOP)


def pin(words: Words) -> PinSheet:
    """For who works here: close the kiosk."""
    return PinSheet(words.say("kiosk_pin_kop"), block(words.say("kiosk_pin_vraag")))
