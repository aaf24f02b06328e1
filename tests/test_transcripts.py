# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Golden conversations: what was typed, the path it made, where it ended. Together they take every route there is."""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from klachtgids.dialogue.answers import read
from klachtgids.dialogue.asking import missing_at, prompt_for, shown_notes, slots_of
from klachtgids.dialogue.file import load as load_book
from klachtgids.dialogue.letter import compose
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.prompt import Refusal
from klachtgids.dialogue.saying import value_in_words
from klachtgids.dialogue.walk import Walk, Walker
from klachtgids.regeling.file import load as load_regelingen
from klachtgids.words.i18n import Words

ROOT = Path(__file__).parent.parent
FOLDER = Path(__file__).parent / "transcripts"
DIALOGUES = ROOT / "dialogues"
EXTRA = "derde_organisatie.toml"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml") if path.name != EXTRA)


@dataclass(slots=True)
class Held:
    """A conversation that was held: the answers, the last walk, what was said to the person, the routes it took."""

    answers: dict[str, Any] = field(default_factory=dict)
    walk: Walk | None = None
    said: list[str] = field(default_factory=list)
    taken: set[tuple[str, int]] = field(default_factory=set)


@pytest.fixture(scope="session")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Walker:
    """The real dialogues, under the real regulations and a made-up third one with one organisation more."""
    folder = tmp_path_factory.mktemp("transcripts") / "dialogues"
    shutil.copytree(DIALOGUES / "regelingen", folder / "regelingen")
    shutil.copy(DIALOGUES / "gemeente.toml", folder)
    third = (ROOT / "tests/regeling/derde/regelingen/derde.toml").read_text(encoding="utf-8")
    extra = (FOLDER / EXTRA).read_text(encoding="utf-8")
    (folder / "regelingen" / "derde.toml").write_text(f"{third}\n{extra}", encoding="utf-8")
    return Walker(load_book(DIALOGUES), load_regelingen(folder), RULES)


def hold(walker: Walker, transcript: dict[str, Any]) -> Held:
    """Hold the conversation: each answer is typed at its own question, or at an earlier one that is changed.

    `known` are answers that stand before it begins.
    """
    held, today, taal = Held(dict(transcript.get("known", {}))), transcript["today"], transcript.get("taal", "nl")
    for key, typed in transcript["answers"]:
        walk = walker.walk(held.answers, today)
        missing = missing_at(walk, key)
        assert missing is not None, f"{key} wordt niet gevraagd; wel: {walk.next and walk.next.key}"
        prompt = prompt_for(walk, missing, held.answers)
        words = Words.of(taal, walk.view.je, DIALOGUES)
        shown = [prompt.question.text, prompt.question.why, prompt.question.help, *(note.text for note in prompt.notes)]
        held.said += [words.text(text, **prompt.slots) for text in shown if text is not None]
        given = read(prompt, typed, lambda text, w=words, p=prompt: w.text(text, **p.slots))  # type: ignore[misc]  # bound as they are now
        assert not isinstance(given, Refusal), f"{key}: {typed!r} wordt geweigerd: {given}"
        if prompt.confirm and given.value["keuze"] == "nee":
            held.answers.pop(prompt.question.id)
            continue
        held.answers[prompt.question.id if prompt.question.kind == "list" else key] = given.value
        _follow(walker, held, today)
    held.walk = walker.walk(held.answers, today)
    _read_the_end(walker, held, taal)
    return held


def _follow(walker: Walker, held: Held, today: date) -> None:
    """Write what the last route sets, and remember every route that was taken."""
    walked = walker.walk(held.answers, today)
    if walked.pending and walked.next is not None:
        question = walked.next.question
        held.taken |= {(question.id, n) for n, each in enumerate(question.routes) if each.set == dict(walked.pending)}
        held.answers |= walked.pending
        walked = walker.walk(held.answers, today)
    held.taken |= {(name, walker.book.questions[name].routes.index(route)) for name, route in walked.routes}


def _read_the_end(walker: Walker, held: Held, taal: str) -> None:
    """Say every outcome and write every letter: a gap that nothing fills, or an open address, shows here."""
    assert held.walk is not None
    view = held.walk.view
    words, dutch = Words.of(taal, view.je, DIALOGUES), Words.of("nl", False, DIALOGUES)
    for ending in held.walk.endings:
        texts = [ending.outcome.title, *(walker.book.because[name] for name in ending.because)]
        texts += [note.text for note in shown_notes(ending.outcome.text, view) if note.text is not None]
        slots = slots_of(texts, view)
        held.said += [words.text(text, **slots) for text in texts]
        for letter in ending.outcome.letters:
            for part in compose(walker.book.letters[letter], walker.book.questions, view):
                held.said += [dutch.text(part.text, **part.slots)] if part.text is not None else []
                if part.question is not None:
                    held.said.append(value_in_words(part.question, part.value, dutch))


def load_transcript(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_conversation_takes_its_path_to_its_end(name: str, walker: Walker) -> None:
    """What was typed leads along the expected questions to the expected outcomes and filings."""
    transcript = load_transcript(name)
    held = hold(walker, transcript)
    assert held.walk is not None
    assert transcript["path"] == [step.key for step in held.walk.steps]
    assert transcript["outcomes"] == [ending.outcome.id for ending in held.walk.endings]
    assert transcript["because"] == [list(ending.because) for ending in held.walk.endings]
    filed = [ending.outcome.soort for ending in held.walk.endings if ending.outcome.files]
    assert transcript["filed"] == filed
    assert transcript["je"] == held.walk.view.je


@pytest.mark.parametrize("name", NAMES)
def test_everything_said_is_whole(name: str, walker: Walker) -> None:
    """Every gap in what the person reads is filled, and nothing stands open as `...` (slots.OPEN)."""
    said = hold(walker, load_transcript(name)).said
    assert [] == [text for text in said if "{" in text or re.search(r"(?<!\.)\.\.\.(?!\.)", text)]


def test_the_conversations_take_every_route(walker: Walker) -> None:
    """A route that no conversation takes is not known to work (style rule 18)."""
    taken = {route for name in NAMES for route in hold(walker, load_transcript(name)).taken}
    every = {(question.id, n) for question in walker.book.questions.values() for n in range(len(question.routes))}
    assert set() == every - taken
    outcomes = {outcome for name in NAMES for outcome in load_transcript(name)["outcomes"]}
    assert set() == set(walker.book.outcomes) - outcomes
