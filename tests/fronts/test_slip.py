# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The slip of a kiosk: it has number and code, and whoever finds it learns nothing else (T30)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import segno

from klachtgids.config import shipped_dialogues
from klachtgids.dialogue.prompt import Refusal
from klachtgids.fronts.qr import blocks, picture
from klachtgids.fronts.slip import Slip, slip_of
from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.words.i18n import languages
from tests.fronts.test_same_rows import MOMENT_OF_DAY
from tests.house.test_source import names_of_organisations
from tests.talk import ACTOR, KRACHT, hold, make_core
from tests.test_transcripts import NAMES, load_transcript

HOME = "https://thuis.example.org"
OWN_WORDS = {"text", "long_text", "name", "contact", "email", "phone", "address"}
KINDS = {
    "nl": "klacht|klager|signaal|compliment|bezwaar|jeugd|opvang|zorg|gemeente",
    "en": "complain|signal|compliment|objection|youth|childcare|council|municip",
    "tr": "şik|sinyal|itiraz|övg|gençl|çocuk|belediye",
    "pl": "skarg|sygna|pochwa|sprzeciw|młodzie|dzieci|gmin",
    "ar": "شكو|بلاغ|اعتراض|ثناء|إشادة|شباب|طفل|بلدية",
    "uk": r"скарг|сигнал|похвал|заперечен|молод|\bдіт|муніципал|громад",
}
"""In each language the stems of what it may be about."""


def stages(core: Core, name: str) -> Iterator[tuple[Turn, list[str]]]:
    """A golden conversation halfway, after each answer, and at its end; with what was told in own words so far."""
    transcript = load_transcript(name)
    turn, told = conversation.begin(core, transcript["taal"], "kiosk"), []
    for key, typed in transcript["answers"]:
        if turn.prompt is None or turn.prompt.key != key:
            turn = conversation.ask_again(core, turn.gesprek, key)
        assert turn.prompt is not None
        told += [typed] if turn.prompt.question.kind in OWN_WORDS else []
        turn = conversation.answer(core, ACTOR, turn.gesprek, key, typed)
        if turn.refusal is not None:  # a number that this register does not have
            return
        yield turn, told
    if turn.kind == "review":
        yield send(core, ACTOR, turn.gesprek), told


def all_of(slip: Slip) -> str:
    return "\n".join([slip.title, *slip.lines, slip.carried])


def golden() -> list[str]:
    return [name for name in NAMES if not name.startswith("derde") and "known" not in load_transcript(name)]


def test_a_slip_has_number_and_code_and_nothing_that_says_what_it_is_about(tmp_path: Path) -> None:
    """T30: at every end and halfway, in every language: no organisation, regeling, kind or word of the story."""
    named = re.compile(rf"\b({'|'.join(map(re.escape, names_of_organisations(shipped_dialogues() / 'regelingen')))})\b")
    spoken = [each.taal for each in languages(shipped_dialogues())]
    assert {*KINDS} == {*spoken}
    cores: dict[object, Core] = {}
    numbers, checked = set(), set()
    for name in golden():
        today = load_transcript(name)["today"]
        core = cores.setdefault(today, make_core(tmp_path / f"{today}", now=datetime.combine(today, MOMENT_OF_DAY)))
        for turn, told in stages(core, name):
            filed = [] if turn.receipt is None else [each.nummer for each in turn.receipt.filed if each.nummer]
            numbers.update(filed)
            for taal in spoken if turn.kind == "done" else [turn.gesprek.taal]:
                slip = slip_of(turn, core.words(taal, turn.gesprek.je), HOME)
                if slip is None:
                    assert turn.receipt is not None
                    assert turn.receipt.cases
                    continue
                checked.add((name, turn.kind, taal))
                assert all(each in "\n".join(slip.lines) for each in (*filed, turn.gesprek.code.shown))
                assert all(each in slip.carried for each in (*filed, turn.gesprek.code.shown))
                found = all_of(slip).lower()
                assert None is named.search(found), found
                assert None is re.search(KINDS[taal], found), found
                assert [] == [each for each in told if len(each) > 1 and each.lower() in found]
                assert {f"{HOME}/verder"} == {*re.findall(r"https?://[^\s]+", found)}
    assert len({name for name, kind, _ in checked if kind == "done"}) > 50
    assert len(numbers) > 10


def test_who_asked_for_another_code_takes_it_home_with_the_number(tmp_path: Path) -> None:
    """The old slip is thrown away: the new one has the same number and the code that opens it from now on."""
    core = make_core(tmp_path)
    old = send(core, ACTOR, hold(core, KRACHT).gesprek)
    asked = {"soort": "meer", "daarna_wat": "code", "code_weg": "ja"}
    asked["zaak"] = f"K-2026-000001 {old.gesprek.code.shown}"
    turn = send(core, ACTOR, hold(core, asked).gesprek)
    slip = slip_of(turn, core.words("nl", False), HOME)
    assert slip is not None
    assert ["K-2026-000001", turn.gesprek.code.shown] == [fact[1] for fact in slip.facts]
    assert old.gesprek.code.shown not in all_of(slip)
    assert "Met nummer en code ziet u hoe het gaat." in slip.says
    status = {"soort": "meer", "daarna_wat": "status", "zaak": f"K-2026-000001 {turn.gesprek.code.shown}"}
    assert slip_of(hold(core, status), core.words("nl", False), HOME) is None


def test_without_a_site_the_slip_says_to_come_back(tmp_path: Path) -> None:
    """No address is made up, and what is carried is number and code alone."""
    core = make_core(tmp_path)
    turn = conversation.begin(core, "nl", "kiosk")
    assert not isinstance(turn, Refusal)
    slip = slip_of(turn, core.words("nl", False), None)
    assert slip is not None
    assert f"Code: {turn.gesprek.code.shown}" == slip.carried
    assert "Bewijs" == slip.title
    assert "Dat kan op de plek waar u dit briefje kreeg." in slip.lines


@pytest.mark.parametrize("text", ["Code: 588E-G2RD-XZDJ-83Q01", "الرمز: 588E\nhttps://thuis.example.org/verder"])
def test_the_qr_on_a_screen_and_on_a_page_is_the_one_of_the_text(text: str) -> None:
    """Module for module what the library makes of the text in UTF-8, in both."""
    made = segno.make(text, error="l", micro=False, encoding="utf-8")
    wanted = [[int(bool(dark)) for dark in row] for row in made.matrix_iter(border=2)]
    pairs = {" ": (0, 0), "▄": (0, 1), "▀": (1, 0), "█": (1, 1)}
    drawn = [[pairs[sign] for sign in line] for line in blocks(text).split("\n")]
    assert wanted == [[pair[half] for pair in line] for line in drawn for half in (0, 1)][: len(wanted)]
    page = picture(text)
    cells = {
        (x, int(y))
        for begin, y, wide in re.findall(r"M(\d+) (\d+)\.5h(\d+)", page.path)
        for x in range(int(begin), int(begin) + int(wide))
    }
    assert page.size == len(wanted) + 4
    assert cells == {(x + 2, y + 2) for y, row in enumerate(wanted) for x, dark in enumerate(row) if dark}
