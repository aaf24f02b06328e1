# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every rule, every start and every set of closing days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from klachtgids.regeling.file import load
from klachtgids.regeling.kalender import Kalenders, kalenders
from klachtgids.regeling.models import Termijnregel
from klachtgids.regeling.termijn import Wanneer, add_maanden, bereken, bezwaartermijn, indieningsvenster
from klachtgids.regeling.terms import Afloop, Eenheid
from klachtgids.words.wording import Text

REGELINGEN = load(Path(__file__).parent.parent.parent / "dialogues")
PAIR = kalenders(REGELINGEN.gemeente)
starts = st.dates(min_value=date(2025, 1, 1), max_value=date(2039, 12, 31))
afloop: st.SearchStrategy[Afloop] = st.sampled_from(["beloofd", "wettelijk", "vroegste"])


def regel(lengte: int, eenheid: Eenheid, afloop: Afloop = "beloofd") -> Termijnregel:
    return Termijnregel(
        id="proef", naam=Text("proef"), start="ontvangst", lengte=lengte, eenheid=eenheid, kalender="werkdagen",
        afloop=afloop, eigenaar="iemand", niet_in_de_regeling=True,
    )  # fmt: skip


@st.composite
def regels(draw: st.DrawFn) -> Termijnregel:
    """Any rule that the law or a regulation could set."""
    eenheid: Eenheid = draw(st.sampled_from(["werkdagen", "dagen", "weken", "maanden"]))
    if eenheid == "werkdagen":
        return regel(draw(st.integers(1, 30)), eenheid)
    return regel(draw(st.integers(1, {"dagen": 90, "weken": 12, "maanden": 3}[eenheid])), eenheid, draw(afloop))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[date, Kalenders]:
    """A start, and calendars of an organisation that is closed on some days after it."""
    start = draw(starts)
    offsets = draw(st.sets(st.integers(1, 60), max_size=12))
    extra = {start + timedelta(days=offset): Text("dicht") for offset in offsets}
    return start, replace(PAIR, werkdagen=replace(PAIR.werkdagen, extra={**PAIR.werkdagen.extra, **extra}))


@given(regels(), pairs())
def test_no_date_lies_before_its_start(one: Termijnregel, pair: tuple[date, Kalenders]) -> None:
    """The day of the event does not count; target, promise and legal day all come after it, in that order."""
    start, dagen = pair
    termijn = bereken(one, start, dagen)
    assert start < termijn.uiterlijk
    assert termijn.streef is None or start < termijn.streef < termijn.uiterlijk
    assert termijn.wettelijk is None or termijn.uiterlijk < termijn.wettelijk


@given(regels(), starts)
def test_a_day_that_the_law_moves_is_an_ordinary_day(one: Termijnregel, start: date) -> None:
    """Algemene termijnenwet 1; and it moves no further than needed."""
    termijn = bereken(one, start, PAIR)
    if one.afloop == "wettelijk":
        assert PAIR.wettelijk.vrij(termijn.uiterlijk) is None
    for move in termijn.verschoven:
        kalender = PAIR.wettelijk if move.soort == "wettelijk" else PAIR.werkdagen
        assert kalender.vrij(move.naar) is None
        assert abs((move.naar - move.van).days) == len(move.dagen)
        assert all(kalender.vrij(skipped.dag) == skipped.naam for skipped in move.dagen)


@given(st.integers(1, 40), pairs())
def test_working_days_and_skipped_days_make_up_the_whole_term(length: int, pair: tuple[date, Kalenders]) -> None:
    """Every day from the day after the start is counted or skipped, once."""
    start, dagen = pair
    termijn = bereken(regel(length, "werkdagen"), start, dagen)
    told = sorted([*termijn.geteld, *(one.dag for one in termijn.overgeslagen)])
    assert [start + timedelta(days=n + 1) for n in range((termijn.uiterlijk - start).days)] == told
    assert length == len(termijn.geteld)
    assert dagen.werkdagen.vrij(termijn.uiterlijk) is None


@given(regels(), starts, st.integers(0, 40))
def test_a_later_start_never_ends_earlier(one: Termijnregel, start: date, later: int) -> None:
    """Who waits never gains time back."""
    assert bereken(one, start, PAIR).uiterlijk <= bereken(one, start + timedelta(days=later), PAIR).uiterlijk


@given(st.integers(1, 40), pairs())
def test_a_closing_day_never_makes_a_term_in_working_days_shorter(length: int, pair: tuple[date, Kalenders]) -> None:
    """More days off can only move the last day later."""
    start, dagen = pair
    one = regel(length, "werkdagen")
    assert bereken(one, start, PAIR).uiterlijk <= bereken(one, start, dagen).uiterlijk


@given(regels().filter(lambda one: one.eenheid != "werkdagen"), pairs())
def test_a_closing_day_never_moves_what_was_promised_in_weeks(one: Termijnregel, pair: tuple[date, Kalenders]) -> None:
    """It can only bring the target forward; the law does not know closing days (B8)."""
    start, dagen = pair
    without, with_closing = bereken(one, start, PAIR), bereken(one, start, dagen)
    assert (without.uiterlijk, without.wettelijk) == (with_closing.uiterlijk, with_closing.wettelijk)
    if without.streef is not None and with_closing.streef is not None:
        assert with_closing.streef <= without.streef


@given(starts)
def test_bezwaar_leaves_at_least_six_weeks_and_less_than_seven(sent: date) -> None:
    """Longest run of days off in the statutory list is shorter than a week."""
    termijn = bezwaartermijn(REGELINGEN.gemeente, sent)
    assert 42 <= (termijn.uiterlijk - sent).days < 49
    assert PAIR.wettelijk.vrij(termijn.uiterlijk) is None


@given(starts, st.integers(0, 60), st.integers(0, 400))
def test_less_knowledge_of_the_event_never_makes_a_klacht_later(first: date, width: int, wait: int) -> None:
    """A wider range can only move the window's end later; unknown has no end."""
    today = first + timedelta(days=wait)
    exact = indieningsvenster(REGELINGEN, "wijkz", Wanneer.op(first), today)
    rough = indieningsvenster(REGELINGEN, "wijkz", Wanneer(first, first + timedelta(days=width)), today)
    assert exact is not None
    assert rough is not None
    assert exact.te_laat or not rough.te_laat


@settings(max_examples=300)
@given(starts, st.integers(0, 48))
def test_months_keep_the_day_or_take_the_last_one(start: date, months: int) -> None:
    """Calendar months: the same day number, or the last day of a shorter month."""
    end = add_maanden(start, months)
    assert (start.year * 12 + start.month + months) == (end.year * 12 + end.month)
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)
