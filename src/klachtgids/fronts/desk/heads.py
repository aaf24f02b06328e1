# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands above a list of zaken: what must not be missed, and which list it is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from klachtgids.fronts.desk.lijst import LIJSTEN
from klachtgids.fronts.desk.messages import COUNTED, AlarmRead
from klachtgids.fronts.desk.post import said_of_mail
from klachtgids.fronts.desk.view import DeskView
from klachtgids.fronts.screen.seen import seen
from klachtgids.words.i18n import Words


class Tabs(Static):
    """The lists by their number, the one that is shown marked by more than a colour."""

    auto_links = False

    def __init__(self, words: Words) -> None:
        super().__init__("", id="tabs", markup=False)
        self._words = words

    def choose(self, chosen: str, found: str | None = None) -> None:
        """Mark one of them; `found` is what was looked for when it is none of them: first, where there is room."""
        parts = [] if found is None else [seen((f"[{found}]", "bold reverse"))]
        for number, name in enumerate(LIJSTEN, 1):
            said = f"{number} {self._words.say(f'bureau_lijst_{name}')}"
            text, style = (f"[{said}]", "bold reverse") if name == chosen else (f" {said} ", "")
            parts.append(seen((text, style)).stylize(f"@click=screen.lijst('{name}')"))
        content = Content(" ").join(parts)
        self.update(content)


class Alarm(Static):
    """What must not be missed, on every list: how many zaken are late, what ends today, what mail could not do."""

    def __init__(self, view: DeskView) -> None:
        super().__init__("", id="alarm", markup=False)
        self._view = view
        self._words = view.words

    def tell(self, read: AlarmRead) -> None:
        """Say it; nothing to say takes no line."""
        said: list[str] = []
        if read.late:
            said.append(self._words.say("bureau_alarm_meer" if read.more else "bureau_alarm_te_laat", n=read.late))
        if read.today:
            said.append(self._words.say("bureau_alarm_vandaag", n=read.today))
        if read.measures:
            word = "bureau_alarm_maatregel" if read.measures < COUNTED else "bureau_alarm_maatregel_meer"
            said.append(self._words.say(word, n=read.measures))
        said += said_of_mail(self._view, read.mail)
        self.display = bool(said)
        content = seen(" · ".join(said))
        self.update(content)
