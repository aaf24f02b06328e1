# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The klachtbrief that a helper takes along, as text and on paper, whether or not it is filed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from klachtgids.intake import conversation
from klachtgids.intake.core import Core
from klachtgids.intake.letters import klachtbrief
from klachtgids.intake.sending import send
from klachtgids.intake.turn import Turn
from klachtgids.words.pdf import make_pdf
from tests.talk import ACTOR, NAMENS, make_core


def told(core: Core, until: str = "") -> Turn:
    """A conversation with a client, up to this question or to the end."""
    turn = conversation.begin_namens(core, "helper", "nl", "app")
    while turn.prompt is not None and turn.prompt.question.id != until:
        turn = conversation.answer(core, ACTOR, turn.gesprek, turn.prompt.key, NAMENS[turn.prompt.question.id])
    return turn


def test_there_is_a_letter_from_the_first_story_on_and_none_before(tmp_path: Path) -> None:
    """A letter without a story is no letter; with one it can be taken along before anything is filed."""
    core = make_core(tmp_path)
    assert klachtbrief(core, told(core, "punt").gesprek) is None
    brief = klachtbrief(core, told(core, "wens").gesprek)
    assert brief is not None
    assert ("klacht", False) == (brief.letter.id, brief.letter.copy)
    assert "De begeleider kwam drie keer niet opdagen." in brief.letter.text


def test_the_letter_is_the_klagers_and_names_who_helps(tmp_path: Path) -> None:
    """Three persons kept apart in letters too: signed by the klager, with the helper and their organisation in it."""
    core = make_core(tmp_path)
    brief = klachtbrief(core, told(core).gesprek)
    assert brief is not None
    assert brief.letter.text.endswith("Met vriendelijke groet,\nBo de Wit")
    assert ("Bo de Wit", ("Bo de Wit",)) == (brief.sheet.organisation, brief.sheet.signed)
    for words in ("De naam van wie mij helpt:\nSam Steun", "Van welke organisatie:\nJeugdstem"):
        assert words in brief.letter.text


def test_paper_says_what_the_text_says(tmp_path: Path) -> None:
    """The same words in both, the address above them, on pages that say how many there are."""
    core = make_core(tmp_path)
    brief = klachtbrief(core, told(core).gesprek)
    assert brief is not None
    pages = PdfReader(BytesIO(make_pdf(brief.sheet))).pages
    paper = " ".join(" ".join(page.extract_text() for page in pages).split())
    for paragraph in brief.letter.text.split("\n\n"):
        if not paragraph.startswith("Onderwerp:"):
            assert " ".join(paragraph.split()) in paper
    assert f"Bladzijde 1 van {len(pages)}" in paper


def test_after_filing_it_is_a_copy_with_the_number(tmp_path: Path) -> None:
    """Nobody sends it a second time: it says that it went, under which number, and to whom."""
    core = make_core(tmp_path)
    sent = send(core, ACTOR, told(core).gesprek)
    assert sent.receipt is not None
    [filed] = sent.receipt.filed
    brief = klachtbrief(core, sent.gesprek)
    assert brief is not None
    assert (True, None) == (brief.letter.copy, brief.letter.to_email)
    assert filed.nummer is not None
    assert filed.nummer in (brief.sheet.notice or "")
    assert (sent.receipt.letters[0].text,) == (brief.letter.text,)
