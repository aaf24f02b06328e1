# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before a client says yes, all that goes on of what was told is read to them (issue 4, section 1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from klachtgids.dialogue.letter import compose_lines
from klachtgids.dialogue.models import Question
from klachtgids.dialogue.walk import Walk, Walker
from klachtgids.intake import conversation
from klachtgids.words.i18n import Words
from tests.paths import DIALOGUES
from tests.talk import ACTOR, COMPLIMENT, make_core
from tests.talk import hold as talk
from tests.test_transcripts import NAMES, hold, load_transcript, walker

__all__ = ["walker"]  # the fixture

YES = frozenset({"akkoord", "akkoord_compliment"})
NOT_READ = {
    "voor_wie": "says that somebody else types; that all is read aloud says it too, and nobody needs to answer it",
    "akkoord": "the yes itself",
    "akkoord_compliment": "the yes itself",
}
"""What is kept and not read back, by question, and why: no word about the client or their case."""

SAID_AGAIN = {"naam": "naam_toch"}
"""An answer that another one takes back: only the later one is read ("zonder naam", and then a name after all)."""

READ_ALOUD = [name for name in NAMES if YES & set(load_transcript(name)["path"])]


def read_aloud(walker: Walker, walk: Walk) -> set[str]:
    """Where the answers are kept that are read before each yes on this path."""
    asked = [step.question for step in walk.steps if step.question.id in YES]
    lines = [line for question in asked for line in question.reads]
    return {part.key for part in compose_lines(lines, walker.book.questions, walk.view) if part.key is not None}


def goes_on(walker: Walker, question: Question) -> bool:
    """Whether its answer goes to the register, or stands in a letter to whoever sends it."""
    written = {line.answer for letter in walker.book.letters.values() for line in letter.lines}
    return (question.field is not None or question.id in written) and question.id not in NOT_READ


@pytest.mark.parametrize("name", READ_ALOUD)
def test_every_answer_that_goes_on_is_read_back(name: str, walker: Walker) -> None:
    """A yes holds for what was heard: nothing goes to the register or into a letter that the client did not hear."""
    walk = hold(walker, load_transcript(name)).walk
    assert walk is not None
    told = {step.key for step in walk.steps if goes_on(walker, step.question) and step.value is not None}
    told -= {first for first, later in SAID_AGAIN.items() if later in told}
    assert set() == told - read_aloud(walker, walk)


def test_each_yes_is_heard_in_a_conversation() -> None:
    """Otherwise the rule above looks at nothing."""
    assert YES == {key for name in READ_ALOUD for key in load_transcript(name)["path"]} & YES


def test_every_question_on_the_way_to_a_yes_can_be_read_back(walker: Walker) -> None:
    """Also where no conversation above comes by: whatever goes on has its words in what is read."""
    book, graph = walker.book, walker.graph
    before = {place.state for place in graph.places() if YES & graph.reach(place)}
    before |= {inner for inner, listed in book.items.items() if listed in before}
    read = {line.answer for name in YES for line in book.questions[name].reads}
    assert set() == {key for key in before & set(book.questions) if goes_on(walker, book.questions[key])} - read
    assert set() == set(NOT_READ) - before - {"voor_wie"}  # what is assumed stands before the first place


@pytest.mark.parametrize("naam", ["zonder_naam", "Bo de Wit"])
def test_a_yes_that_is_said_again_at_the_end_holds_at_once(naam: str, tmp_path: Path) -> None:
    """What was told for the klacht after it, such as who helps, was never read with a compliment without a name."""
    core = make_core(tmp_path)
    praise = {"compliment_tekst": "Kim is lief. Haar collega schreeuwde.", "compliment_antwoord": "ja"}
    begun = conversation.begin_namens(core, "helper", "nl", "app")
    turn = talk(core, COMPLIMENT | praise | {"naam_vrij": naam}, begun)
    again = conversation.ask_again(core, turn.gesprek, "akkoord_compliment")
    assert "review" == conversation.answer(core, ACTOR, again.gesprek, "akkoord_compliment", "ja").kind


@pytest.mark.parametrize("je", [False, True])
def test_an_answer_is_read_under_words_of_its_own(je: bool, walker: Walker) -> None:
    """Each in a plain sentence ("u vertelde: …") that ends where the answer begins."""
    words = Words.of("nl", je, DIALOGUES)
    lines = [line for name in sorted(YES) for line in walker.book.questions[name].reads]
    assert [] == [line for line in lines if line.text is None or not words.text(line.text).endswith(":")]
