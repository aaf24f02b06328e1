# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""`klachtgids namens` as a process on a terminal: two clients in turns, and what is left when it ends."""

from __future__ import annotations

from pathlib import Path

from tests.bench.terminal import WIDE, Terminal

ENTER, TO_LIST, F10 = "\r", "\x0f", "\x1b[21~"
LIST = "Een nieuw gesprek."
STORY = "Wat is er gebeurd?"


def up_to_the_story(terminal: Terminal, key: str) -> None:
    """A new conversation, with the label and the way of speaking that are offered, up to the story."""
    terminal.painted(key, "Hoe heet dit gesprek in de lijst?")
    terminal.painted(ENTER, "Hoe spreekt de persoon met de helper?")
    terminal.painted("1", "Wat wilt u ons vertellen?", limit=30)
    terminal.painted("5", "Over welke organisatie gaat het?")
    terminal.type("4")
    terminal.settle()
    terminal.painted("\x1bOQ", "Wie is deze persoon?")  # F2
    terminal.painted("2", "Weet deze persoon dat dit wordt ingevuld, of zit die erbij?")
    terminal.painted("1", STORY)


def test_two_clients_in_turns_on_one_terminal(tmp_path: Path) -> None:
    """Between them the list; of the one nothing stands on the screen of the other (T1), and typing is kept."""
    with Terminal(["-m", "klachtgids", "namens"], tmp_path, WIDE) as terminal:
        terminal.until(LIST, 30)
        up_to_the_story(terminal, "1")
        terminal.painted("KLAVER half verteld", "half verteld")
        terminal.painted(TO_LIST, LIST, limit=20)
        up_to_the_story(terminal, "2")
        shown = "\n".join(terminal.settle())
        assert "KLAVER" not in shown
        assert "gesprek 1" not in shown
        assert "gesprek 2" in shown
        terminal.painted("DISTEL", "DISTEL")
        terminal.painted(TO_LIST, LIST, limit=20)
        terminal.painted("1", "KLAVER half verteld", limit=20)
        shown = "\n".join(terminal.settle())
        assert "DISTEL" not in shown
        terminal.painted(TO_LIST, LIST, limit=20)
        terminal.painted(F10, "Schrijf de codes op.")
