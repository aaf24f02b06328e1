# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much is still to come: equal to enumerating all ways, never too little, and less with each answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from klachtgids.dialogue.ahead import _may_be_taken, counted, prompts_of, still_to_come
from klachtgids.dialogue.asking import prompt_for
from klachtgids.dialogue.file import load
from klachtgids.dialogue.graph import Place
from klachtgids.dialogue.predicates import RULES
from klachtgids.dialogue.prompt import Prompt
from klachtgids.dialogue.view import digest
from klachtgids.dialogue.walk import Walk, Walker
from klachtgids.regeling.file import load as load_regelingen
from tests.tiny import TODAY, day, features, walker

DIALOGUES = Path(__file__).parents[2] / "dialogues"
MOST_TURNS = 80
MOST_WAYS = 20_000
TINY = [name for name in features() if name != "missing"]
Answers = dict[str, Any]


@cache
def real() -> Walker:
    """A walker over the dialogues that are shipped."""
    return Walker(load(DIALOGUES), load_regelingen(DIALOGUES), RULES)


def values_for(prompt: Prompt) -> list[Any]:
    """Answers of every sort that can be given to this prompt."""
    scope = prompt.scope
    if prompt.confirm:
        return [{"keuze": "ja", "geldt_voor": scope}]
    options = [choice.id for choice in prompt.choices]
    beside: list[Any] = [{"optie": each} for each in options]
    question = prompt.question
    match question.kind:
        case "choice":
            values: list[Any] = list(options)
        case "choices":
            values = [[each] for each in options] + [options[:2]]
        case "yes_no":
            values = ["ja", "nee"]
        case "consent":
            values = [{"keuze": said, "geldt_voor": scope} for said in ("ja", "nee")]
        case "notice":
            values = [{"keuze": "ja", "geldt_voor": scope}]
        case "organisation":
            chosen = [each for each in options if question.option(each) is None]
            values = [*([each] for each in chosen), chosen[:2], chosen[-2:]]
            values += [{"optie": each.id} for each in question.options]
        case "date":
            unknown = {"van": None, "tot": None, "precisie": "onbekend"}
            values = [day("2026-05-01"), day("2025-01-02"), unknown, *beside]
        case "contact":
            values = [{"email": "noor@example.org"}, {"telefoon": "+31612345678"}]
        case "case":
            values = [{"nummer": "K-2026-000001", "code": "x"}]
        case "list":
            items = dict(prompt.list_value or {})
            more = {"items": [*items["items"], str(items["laatste"] + 1)], "laatste": items["laatste"] + 1}
            values = [{**items, "klaar": True}, {**more, "klaar": False}]
        case _:
            values = ["Woorden", "Ik ben bang en geslagen", *beside]
    return [*values, None] if question.may_skip else values


def step(whole: Walker, answers: Answers, walked: Walk, value: Any) -> Answers:
    """The answers after this one, and after what its route sets."""
    assert walked.next is not None
    key = walked.next.question.id if walked.next.question.kind == "list" else walked.next.key
    told = {**answers, key: value}
    return {**told, **whole.walk(told, TODAY).pending}


def ways_on(whole: Walker, walk: Walk, place: Place, rest: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Every way from here to the end, as the questions on it; the plain recursion, with nothing remembered."""
    graph = whole.graph
    if place.state in graph.book.questions:
        for way in graph.ways(place):
            if _may_be_taken(way.route.when, walk.view, place.track):
                for onward in ways_on(whole, walk, way.to, rest):
                    yield onward | {place.state}
    elif opened := graph.opened(place):
        yield from ways_on(whole, walk, opened[0], tuple(each.track for each in opened[1:]) + rest)
    elif rest:
        yield from ways_on(whole, walk, graph.first(rest[0]), rest[1:])
    else:
        yield frozenset()


def enumerated(whole: Walker, walk: Walk, answers: Mapping[str, Any]) -> int | None:
    """The most prompts over all ways on, counted one way at a time; None when there are too many ways to count."""
    if walk.next is None:
        return 0
    book, most = whole.book, 0
    for number, way in enumerate(ways_on(whole, walk, Place(walk.view.track, walk.state), walk.ahead)):
        if number == MOST_WAYS:
            return None
        counted = {name: prompts_of(book, book.questions[name], answers, walk.view) for name in way}
        counted[walk.state] = max(counted[walk.state], 1)
        most = max(most, sum(counted.values()))
    return most


def all_talks(whole: Walker, answers: Answers, depth: int = 0) -> Iterator[tuple[Answers, Walk]]:
    """Every conversation there can be (a list gets at most one more item), at each of its turns."""
    walked = whole.walk(answers, TODAY)
    yield answers, walked
    if walked.next is None or depth > MOST_TURNS:
        return
    for value in values_for(prompt_for(walked, walked.next, answers)):
        more = isinstance(value, dict) and value.get("klaar") is False
        if not (more and len(value["items"]) > 2):
            yield from all_talks(whole, step(whole, answers, walked, value), depth + 1)


@pytest.mark.parametrize("name", TINY)
def test_the_number_is_that_of_enumerating_all_ways(name: str) -> None:
    """At every turn of every conversation that a tiny dialogue allows (issue 2, section 4)."""
    whole = walker(name)
    for answers, walked in all_talks(whole, {}):
        assert enumerated(whole, walked, answers) == still_to_come(whole.graph, walked, answers), answers


@pytest.mark.parametrize("name", TINY)
def test_no_conversation_asks_more_than_was_said(name: str) -> None:
    """Counted over real conversations: from each turn the longest one that follows, without adding to a list."""
    whole = walker(name)

    def longest(answers: Answers) -> int:
        walked = whole.walk(answers, TODAY)
        if walked.next is None:
            return 0
        after = [
            longest(step(whole, answers, walked, value))
            for value in values_for(prompt_for(walked, walked.next, answers))
            if not (isinstance(value, dict) and value.get("klaar") is False)
        ]
        assert 1 + max(after) <= still_to_come(whole.graph, walked, answers), answers
        return 1 + max(after)

    assert longest({}) > 0


def test_a_question_that_two_tracks_ask_counts_once() -> None:
    """Both tracks ask who you are: four questions are left, not five."""
    walked = walker("tracks").walk({"wat": "beide"}, TODAY)
    assert 4 == still_to_come(walker("tracks").graph, walked, {"wat": "beide"})


def test_what_is_settled_is_left_out() -> None:
    """After the choice for a klacht the questions of a bezwaar do not count any more."""
    graph = walker("tracks").graph
    assert 5 == still_to_come(graph, walker("tracks").walk({}, TODAY), {})
    assert 3 == still_to_come(graph, walker("tracks").walk({"wat": "klacht"}, TODAY), {"wat": "klacht"})


def test_a_confirmation_of_another_day_counts_again() -> None:
    """A day that was changed is confirmed again."""
    whole = walker("confirm")
    assert 2 == still_to_come(whole.graph, whole.walk({}, TODAY), {})
    said = {"keuze": "ja", "geldt_voor": digest(day("2026-04-03"))}
    stale = {"besluit_datum": day("2026-04-04"), "besluit_datum/klopt": said}
    assert 1 == still_to_come(whole.graph, whole.walk(stale, TODAY), stale)


def test_a_file_that_goes_round_still_gets_a_number() -> None:
    """The checks find the circle; counting must not hang on it."""
    whole = walker("broken/circle")
    assert 0 < still_to_come(whole.graph, whole.walk({}, TODAY), {})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_conversation_ends_and_counts_down(data: st.DataObject) -> None:
    """Random answers through the real dialogues: nothing raises, it ends, and each answer lowers the number.

    Adding to a list or changing kind may raise it; where all ways can be counted one by one, the number is theirs.
    """
    whole = real()
    answers: Answers = {}
    walked = whole.walk(answers, TODAY)
    number = still_to_come(whole.graph, walked, answers)
    for _turn in range(MOST_TURNS):
        if walked.next is None:
            break
        prompt = prompt_for(walked, walked.next, answers)
        choices = [v for v in values_for(prompt) if not (isinstance(v, dict) and len(v.get("items", ())) > 2)]
        value = data.draw(st.sampled_from(choices))
        raises = isinstance(value, dict) and value.get("klaar") is False
        told = step(whole, answers, walked, value)
        changed = len(set(told) - set(answers)) > 1 or any(told[key] != answers[key] for key in answers if key in told)
        answers, walked = told, whole.walk(told, TODAY)
        now = still_to_come(whole.graph, walked, answers)
        assert raises or changed or now < number, (prompt.key, value)
        number = now
    assert walked.next is None
    assert 0 == number
    assert walked.endings


@pytest.mark.parametrize("seed", range(40))
def test_what_is_remembered_of_other_conversations_is_what_counting_anew_gives(seed: int) -> None:
    """All conversations share one memory of counts: nothing that matters to a count may be missing in its key."""
    whole, choose = real(), Random(seed)
    answers: Answers = {}
    for _turn in range(MOST_TURNS):
        walked = whole.walk(answers, TODAY)
        if walked.next is None:
            break
        assert counted(whole.graph, walked, answers) == still_to_come(whole.graph, walked, answers), answers
        if answers and choose.random() < 0.1:
            key = choose.choice(sorted(answers))
            answers = {name: value for name, value in answers.items() if name != key}
        else:
            answers = step(whole, answers, walked, choose.choice(values_for(prompt_for(walked, walked.next, answers))))


def some_talk(seed: int, turns: int) -> tuple[Answers, Walk]:
    """A conversation through the real dialogues with answers by chance, after so many turns or at its end."""
    whole, choose = real(), Random(seed)
    answers: Answers = {}
    walked = whole.walk(answers, TODAY)
    for _turn in range(turns):
        if walked.next is None:
            break
        values = values_for(prompt_for(walked, walked.next, answers))
        value = choose.choice([v for v in values if not (isinstance(v, dict) and v.get("klaar") is False)])
        answers = step(whole, answers, walked, value)
        walked = whole.walk(answers, TODAY)
    return answers, walked


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_the_number_is_that_of_enumerating_all_ways_through_the_real_dialogues(seed: int) -> None:
    """From a random turn on, where the ways are few enough to count one by one."""
    whole = real()
    answers, walked = some_talk(seed, 6 + seed % 25)
    expected = enumerated(whole, walked, answers)
    assert expected is None or expected == still_to_come(whole.graph, walked, answers)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["ja", "nee", "klacht", "1", "klaar", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["optie", "keuze", "geldt_voor", "items", "klaar", "laatste", "van", "tot", "precisie"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.tuples(st.integers(0, 99), JSON), min_size=1, max_size=4))
@example(seed=88, broken=[(0, {"van": "ja"})])
def test_whatever_was_kept_can_be_walked(seed: int, broken: list[tuple[int, Any]]) -> None:
    """Answers of any shape, kept by any version: the replay stops at the first that does not fit, and never raises."""
    whole = real()
    answers = some_talk(seed, MOST_TURNS)[0]
    for place, value in broken:
        answers[sorted(answers)[place % len(answers)]] = value
    walked = whole.walk(answers, TODAY)
    assert 0 <= still_to_come(whole.graph, walked, answers)
    assert walked.next is None or prompt_for(walked, walked.next, answers).key == walked.next.key
