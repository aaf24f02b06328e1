# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text of a person is never markup on the desk and never steers it; a fault says none of it (T11, T12, T17)."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from textual.events import Paste
from textual.widgets import Input

from klachtgids.faults import PlaceFault
from klachtgids.fronts.desk.app import DeskApp
from klachtgids.fronts.desk.fields import Writing
from klachtgids.handling.desk import Desk
from klachtgids.register.filing import Betrokkene, Onderdeel, Tekst, row_id
from klachtgids.register.terms import Rol
from klachtgids.words.clean import LIMIT, stored, terminal
from tests.fronts.careful import shown_without_care
from tests.fronts.desk.bureaus import WIDE, open_bureau, with_passwords
from tests.fronts.desk.forming import open_screen, step_form
from tests.fronts.talks import steered
from tests.handling.desks import CANARY, Loop, file_zaak
from tests.words.hostile import CONTROLS, MARKUP, SCRIPTS

TAKEN = [*CONTROLS[::3], *MARKUP[::2], *SCRIPTS[::6]][:40]


def test_nothing_on_the_desk_shows_text_as_markup(root: Path) -> None:
    """Static, Label, Button, options and updates get Content or say markup=False (T12)."""
    sources = sorted((root / "src" / "klachtgids" / "fronts" / "desk").glob("*.py"))
    assert len(sources) > 15
    found = {path.name: shown_without_care(path.read_text("utf-8")) for path in sources}
    assert {} == {name: places for name, places in found.items() if places}


async def test_hostile_text_stands_on_the_page_as_it_was_told(desk: Desk) -> None:
    """Forty strings of the corpus as parts of one klacht, and one as a name: no crash, no style, nothing steered."""
    with_passwords(desk, "fenna")
    key = uuid4()
    parts = tuple(Onderdeel(row_id(key, "onderdeel", str(n)), n) for n in range(1, len(TAKEN) + 1))
    klager = row_id(key, "betrokkene", "klager")
    texts = tuple(Tekst(part.id, "wat", stored(text)) for part, text in zip(parts, TAKEN, strict=True))
    name = Tekst(klager, "naam", "[red]Robin[/red] [@click=app.stop()]x[/]")
    file_zaak(
        desk,
        filing_key=key,
        betrokkenen=(Betrokkene(klager, Rol.KLAGER),),
        onderdelen=parts,
        teksten=(*texts, name),
        termijnen=(),
    )
    async with open_bureau(desk, "fenna", WIDE) as bureau:
        await bureau.press("5", "enter", "l")
        said = " ".join(str(each.render()) for each in bureau.app.screen.query("#blocks Static"))
        assert "[red]Robin[/red] [@click=app.stop()]x[/]" in said
        assert [] == [text for text in MARKUP[::2] if terminal(stored(text)).split("\n")[0] not in said]
        for _ in range(12):
            assert [] == steered(bureau.text())
            await bureau.press("pagedown")


async def test_a_paste_that_is_too_long_leaves_its_beginning_and_says_so(desk: Desk) -> None:
    """T20: nothing is dropped without a word, in a box of one line as in one of many; nothing of it steers."""
    zaak = file_zaak(desk, "jess")
    loop = Loop(desk, zaak)
    for handeling, by, given in (("ontvangst_bevestigen", "anna", {}), ("toewijzen", "anna", {"behandelaar": "lies"})):
        loop.doe(handeling, by, **given)
    async with open_screen(step_form(desk, "lies", zaak, "vertraging_melden"), (80, 50)) as opened:
        for veld, most in (("reden", LIMIT), ("nieuwe_datum", 80)):
            box = opened.field(veld).query(Writing).results() if veld == "reden" else opened.field(veld).query(Input)
            next(iter(box)).focus()
            await opened.settle()
            opened.app.post_message(Paste("\x1b[2J[/red] ik ben boos 😀 " * 600))
            await opened.settle()
            standing = opened.field(veld).standing()
            assert most == len(standing[0] if isinstance(standing, tuple) else standing)
            assert "Alleen het begin" in opened.refused(veld)
            opened.field(veld).refuse([])
            await opened.press("x")
            assert standing == opened.field(veld).standing()
            assert ("Alleen het begin" in opened.refused(veld)) == (veld == "reden")
            assert [] == steered(opened.text())


async def test_a_fault_of_the_register_is_said_and_what_was_shown_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk goes on; nothing is half done."""
    with_passwords(desk, "fenna")
    file_zaak(desk)

    def away(*_: object) -> None:
        raise PlaceFault("Het register is nu niet te bereiken.")

    async with open_bureau(desk, "fenna") as bureau:
        await bureau.press("5")
        monkeypatch.setattr(desk.zaken, "stand", away)
        await bureau.press("enter")
        assert "Het register is nu niet te bereiken." in bureau.said()
        assert "K-2026-000001" in bureau.text()


async def test_a_fault_in_a_thread_ends_the_desk_without_printing(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual's own traceback, with every local variable, is never made; a number is said (T17)."""
    with_passwords(desk, "fenna")
    file_zaak(desk)

    def broken(*_: object, **__: object) -> None:
        raise ValueError(CANARY)

    with pytest.raises(Exception, match="kanarie"):  # noqa: PT012  # Pilot hands on what the app caught
        async with open_bureau(desk, "fenna") as bureau:
            await bureau.press("5")
            monkeypatch.setattr(desk.register, "contents", broken)
            await bureau.press("enter", "l")
            await bureau.pilot.pause(0.3)
    assert isinstance(bureau.app.fault, ValueError)
    assert [] == bureau.app._exit_renderables
    assert 70 == bureau.app.end()
    said = "".join(capsys.readouterr())
    assert "kanarie" not in said
    assert "Foutnummer: F-" in said


def test_a_register_that_cannot_be_opened_is_told_by_the_command(desk: Desk) -> None:
    """`cli` says a fault with a sentence of its own, after the terminal is itself again."""
    app = DeskApp(lambda: desk, desk.folder)
    app.fault = PlaceFault("Het register is er niet.")
    with pytest.raises(PlaceFault):
        app.end()
