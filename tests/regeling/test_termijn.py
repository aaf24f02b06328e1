# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clocks of the regulations and the law, each with the days that were worked out beforehand."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from klachtgids.regeling.file import Regelingen
from klachtgids.regeling.kalender import kalenders
from klachtgids.regeling.models import Termijnregel
from klachtgids.regeling.termijn import (
    Termijn,
    Wanneer,
    add_maanden,
    bereken,
    beslistermijn,
    beslistermijnen,
    bezwaar_uit,
    bezwaartermijn,
    dwangsom,
    indieningsvenster,
    ingebrekestelling,
    loket_open_tot,
    termijnen_bij_ontvangst,
    termijnen_vanaf,
)
from klachtgids.words.wording import Text


def noon(iso: str) -> datetime:
    return datetime.fromisoformat(f"{iso}T11:00").replace(tzinfo=UTC)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def at_receipt(regelingen: Regelingen, org: str, received: str) -> dict[str, Termijn]:
    return {one.id: one for one in termijnen_bij_ontvangst(regelingen, org, "klacht", noon(received))}


def werkdagen(regelingen: Regelingen, received: str, length: int, kalender: str = "werkdagen") -> Termijn:
    """A term in working days as an organisation without closing days counts it."""
    regel = Termijnregel(
        id="proef", naam=Text("proef"), start="ontvangst", lengte=length, eenheid="werkdagen",
        kalender="werkdagen", eigenaar="iemand", niet_in_de_regeling=True,
    )  # fmt: skip
    pair = kalenders(regelingen.gemeente)
    if kalender == "wettelijk":
        pair = type(pair)(werkdagen=pair.wettelijk, wettelijk=pair.wettelijk)
    return bereken(regel, day(received), pair)


@pytest.mark.parametrize(
    ("sent", "last", "because"),
    [
        ("2026-06-01", "2026-07-13", ()),
        ("2026-04-03", "2026-05-18", ("2026-05-15", "2026-05-16", "2026-05-17")),
        ("2027-02-12", "2027-03-30", ("2027-03-26", "2027-03-27", "2027-03-28", "2027-03-29")),
        ("2026-03-16", "2026-04-28", ("2026-04-27",)),
        ("2026-03-24", "2026-05-06", ("2026-05-05",)),
        ("2026-11-13", "2026-12-28", ("2026-12-25", "2026-12-26", "2026-12-27")),
        ("2025-11-21", "2026-01-05", ("2026-01-02", "2026-01-03", "2026-01-04")),
    ],
)
def test_bezwaar_ends_six_weeks_after_sending_and_moves_past_days_off(
    regelingen: Regelingen, sent: str, last: str, because: tuple[str, ...]
) -> None:
    """Awb 6:7 and 6:8: the last day is the day of sending plus 42, or the next ordinary day after it."""
    termijn = bezwaartermijn(regelingen.gemeente, day(sent))
    assert (day(last), tuple(map(day, because))) == (termijn.uiterlijk, tuple(one.dag for one in termijn.overgeslagen))
    assert termijn.streef is None


def test_bezwaar_explains_itself(regelingen: Regelingen) -> None:
    """Rule, law, start, calendar, days skipped by name, and the move from and to."""
    termijn = bezwaartermijn(regelingen.gemeente, day("2026-04-03"))
    assert ("Awb 6:7 en 6:8", ("K08",), "wettelijk", day("2026-04-03")) == (
        termijn.wet,
        termijn.regels,
        termijn.kalender,
        termijn.start,
    )
    (move,) = termijn.verschoven
    assert ("wettelijk", day("2026-05-15"), day("2026-05-18")) == (move.soort, move.van, move.naar)
    assert "de dag na Hemelvaartsdag" == move.dagen[0].naam.u
    assert (3, 0, -1) == tuple(termijn.dagen_over(day(f"2026-05-{n}")) for n in (15, 18, 19))


@pytest.mark.parametrize(
    ("received", "length", "last"),
    [
        ("2026-05-02", 1, "2026-05-04"),
        ("2026-05-01", 1, "2026-05-04"),
        ("2026-05-01", 2, "2026-05-06"),
        ("2026-05-01", 5, "2026-05-11"),
        ("2026-05-04", 1, "2026-05-06"),
        ("2026-04-01", 5, "2026-04-09"),
        ("2026-05-13", 1, "2026-05-15"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-24", 5, "2027-01-04"),
    ],
)
def test_working_days_count_from_the_next_working_day(
    regelingen: Regelingen, received: str, length: int, last: str
) -> None:
    """The day of receipt is day 0, on a day off too; Goede Vrijdag and decree days count (A6)."""
    assert day(last) == werkdagen(regelingen, received, length).uiterlijk


def test_goede_vrijdag_shows_which_calendar_was_used(regelingen: Regelingen) -> None:
    """Five working days from 1 April 2026 end on 9 April by the cao and on 10 April by the law's list."""
    assert day("2026-04-10") == werkdagen(regelingen, "2026-04-01", 5, "wettelijk").uiterlijk


def test_working_days_name_what_was_counted_and_what_was_skipped(regelingen: Regelingen) -> None:
    """Receipt on Friday 1 May 2026, five working days: weekend, 5 mei, weekend."""
    termijn = werkdagen(regelingen, "2026-05-01", 5)
    assert [4, 6, 7, 8, 11] == [dag.day for dag in termijn.geteld]
    assert [(2, "zaterdag"), (3, "zondag"), (5, "Bevrijdingsdag (5 mei)"), (9, "zaterdag"), (10, "zondag")] == [
        (one.dag.day, one.naam.u) for one in termijn.overgeslagen
    ]


def test_kracht_starts_all_its_clocks_at_receipt(regelingen: Regelingen) -> None:
    """K28, K22, K30 and the target of C21, for each of its organisations."""
    for org in ("family_supporters", "incluzio", "yoep", "impegno", "mentaal_beter", "kracht_onbekend"):
        found = at_receipt(regelingen, org, "2026-05-01")
        assert {
            "bevestiging": day("2026-05-04"),
            "doorzetten": day("2026-05-06"),
            "contact": day("2026-05-11"),
            "afronding": day("2026-06-12"),
        } == {name: one.uiterlijk for name, one in found.items()}
        assert [True] == [one.niet_in_de_regeling for name, one in found.items() if name == "afronding"]


def test_xtra_promises_a_message_in_five_working_days_and_an_answer_in_six_weeks(regelingen: Regelingen) -> None:
    """X20 and X26, for each of its organisations except the childcare one."""
    for org in ("jess", "mee_zhn", "wijkz", "xtra", "xtra_onbekend"):
        found = at_receipt(regelingen, org, "2026-05-01")
        assert {"bevestiging": day("2026-05-11"), "oordeel": day("2026-06-12")} == {
            name: one.uiterlijk for name, one in found.items()
        }


def test_xtra_keeps_its_promise_on_a_day_off_with_an_earlier_target(regelingen: Regelingen) -> None:
    """Six weeks from 20 November 2026 end on New Year's Day: that date stays, the target is 31 December (A6)."""
    termijn = at_receipt(regelingen, "wijkz", "2026-11-20")["oordeel"]
    assert (day("2027-01-01"), day("2026-12-31"), None) == (termijn.uiterlijk, termijn.streef, termijn.wettelijk)


def test_the_hard_six_weeks_promise_the_earlier_of_plain_and_rolled(regelingen: Regelingen) -> None:
    """Wet kinderopvang 1.57b: the law would move to 4 January, the promise stays 1 January (A6)."""
    found = at_receipt(regelingen, "jongleren", "2026-11-20")
    assert {"bevestiging", "oordeel_kinderopvang"} == set(found)
    termijn = found["oordeel_kinderopvang"]
    assert (day("2027-01-01"), day("2026-12-31"), day("2027-01-04"), True) == (
        termijn.uiterlijk,
        termijn.streef,
        termijn.wettelijk,
        termijn.hard,
    )
    assert () == termijn.overgeslagen  # the date stands: nothing made it later
    assert [("wettelijk", day("2027-01-04")), ("streef", day("2026-12-31"))] == [
        (move.soort, move.naar) for move in termijn.verschoven
    ]


def test_a_body_outside_is_open_until_a_day(regelingen: Regelingen) -> None:
    """X36: twelve months after the klacht was filed, the last day of a shorter month; others name no such day."""
    loketten = {one.id: one for one in regelingen.loketten_for("jongleren")}
    geschillen = loketten["geschillencommissie_kinderopvang"]
    assert day("2027-05-11") == loket_open_tot(geschillen, day("2026-05-11"))
    assert day("2029-02-28") == loket_open_tot(geschillen, day("2028-02-29"))
    assert loket_open_tot(loketten["skj"], day("2026-05-11")) is None


def test_a_target_never_falls_on_or_before_the_start(with_third: Regelingen) -> None:
    """Three days from Friday end on Monday; from Thursday on Sunday, with Friday as target; none is left at Easter."""

    def teken(iso: str) -> tuple[date, date | None]:
        found = termijnen_bij_ontvangst(with_third, "de_brug", "compliment", noon(iso))
        return found[0].uiterlijk, found[0].streef

    assert (day("2026-06-15"), None) == teken("2026-06-12")
    assert (day("2026-06-14"), day("2026-06-12")) == teken("2026-06-11")
    # Goede Vrijdag up to and including Tweede Paasdag: the last working day is the day of receipt itself.
    assert (day("2026-04-05"), None) == teken("2026-04-02")


def test_a_receipt_just_after_midnight_belongs_to_the_new_day(regelingen: Regelingen) -> None:
    """00:30 on 2 May in Amsterdam is 22:30 UTC on 1 May; the same instant an hour earlier is still Friday."""
    before, after = datetime(2026, 5, 3, 21, 59, tzinfo=UTC), datetime(2026, 5, 3, 22, 1, tzinfo=UTC)
    first = {one.id: one for one in termijnen_bij_ontvangst(regelingen, "yoep", "klacht", before)}
    second = {one.id: one for one in termijnen_bij_ontvangst(regelingen, "yoep", "klacht", after)}
    assert (day("2026-05-04"), day("2026-05-06")) == (first["bevestiging"].uiterlijk, second["bevestiging"].uiterlijk)


@pytest.mark.parametrize("soort", ["signaal", "compliment"])
def test_a_signaal_and_a_compliment_start_no_clock(regelingen: Regelingen, soort: str) -> None:
    """K02 and K03: no deadlines."""
    assert () == termijnen_bij_ontvangst(regelingen, "yoep", soort, noon("2026-05-01"))  # type: ignore[arg-type]  # one of its words


def test_later_events_start_their_own_clocks(regelingen: Regelingen) -> None:
    """The month of the Jeugdwet after a commission's judgment, two years of keeping, the report before 1 June."""

    def dates(org: str, start: str, iso: str) -> dict[str, date]:
        return {one.id: one.uiterlijk for one in termijnen_vanaf(regelingen, org, None, start, day(iso))}

    assert {"reactie_op_commissie": day("2026-03-02")} == dates("yoep", "oordeel", "2026-01-31")
    assert {"bewaren": day("2028-02-28")} == dates("yoep", "afsluiting", "2026-02-28")
    assert {"jaarverslag_kinderopvang": day("2027-05-31")} == dates("jongleren", "jaareinde", "2026-12-31")
    assert {"gesprek_directie": day("2026-05-29")} == dates("wijkz", "gesprek_gevraagd", "2026-05-01")
    assert {} == dates("wijkz", "afsluiting", "2026-05-01")


def test_jeugdhulp_is_decided_in_eight_weeks(regelingen: Regelingen) -> None:
    """Awb 4:13: asked on Tuesday 3 March 2026, decided on 28 April; asked a day earlier, Koningsdag moves it there."""
    gemeente = regelingen.gemeente
    assert day("2026-04-28") == beslistermijn(gemeente, day("2026-03-03"), "jeugdwet").uiterlijk
    assert day("2026-04-28") == beslistermijn(gemeente, day("2026-03-02"), "jeugdwet").uiterlijk


def test_wmo_is_six_weeks_of_looking_into_it_and_two_of_deciding(regelingen: Regelingen) -> None:
    """Wmo 2015 2.3.2 and 2.3.5, each moved past days off by itself."""
    first, second = beslistermijnen(regelingen.gemeente, day("2026-04-03"), "wmo")
    assert (day("2026-05-18"), day("2026-05-18"), day("2026-06-01")) == (
        first.uiterlijk,
        second.start,
        second.uiterlijk,
    )


def test_after_two_weeks_of_silence_money_is_owed(regelingen: Regelingen) -> None:
    """Awb 4:17: two weeks, then 14 x 23, 14 x 35 and 14 x 45 euro: 1442 at most, over 42 days that never move."""
    termijn = ingebrekestelling(regelingen.gemeente, day("2026-06-01"))
    owed = dwangsom(regelingen.gemeente, day("2026-06-01"))
    assert day("2026-06-15") == termijn.uiterlijk
    assert (day("2026-06-16"), day("2026-07-27"), 1442) == (owed.eerste_dag, owed.laatste_dag, owed.hoogste)


def test_bezwaar_counts_from_the_first_possible_day(regelingen: Regelingen) -> None:
    """Who only knows 'in March' must not lose a day; who knows nothing gets no date."""
    termijn = bezwaar_uit(regelingen.gemeente, Wanneer(day("2026-03-01"), day("2026-03-31")))
    assert termijn is not None
    assert day("2026-04-13") == termijn.uiterlijk
    assert bezwaar_uit(regelingen.gemeente, Wanneer(None, day("2026-03-31"))) is None


def test_the_window_counts_from_the_last_possible_day(regelingen: Regelingen) -> None:
    """X17 by design: 'in December' ends with the window of 31 December, clamped to the end of February."""
    december = Wanneer(day("2025-12-01"), day("2025-12-31"))
    in_time = indieningsvenster(regelingen, "wijkz", december, day("2026-02-28"))
    late = indieningsvenster(regelingen, "wijkz", december, day("2026-03-01"))
    assert in_time is not None
    assert late is not None
    assert (day("2026-02-28"), False, True) == (in_time.uiterlijk, in_time.te_laat, late.te_laat)
    assert (2, "3c") == (late.maanden, late.artikel)


def test_an_unknown_event_is_never_late(regelingen: Regelingen) -> None:
    """'Weet ik niet' and 'since some day' leave the end open."""
    for event in (Wanneer(None, None), Wanneer(day("2020-01-01"), None)):
        window = indieningsvenster(regelingen, "jess", event, day("2026-05-01"))
        assert window is not None
        assert (None, False) == (window.uiterlijk, window.te_laat)


def test_a_regulation_without_a_window_is_never_late(regelingen: Regelingen) -> None:
    """A3: Kracht knows no filing window."""
    assert indieningsvenster(regelingen, "incluzio", Wanneer.op(day("1999-01-01")), day("2026-05-01")) is None


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2025-12-31", 2, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-15", 24, "2028-12-15"),
    ],
)
def test_months_end_at_the_end_of_a_shorter_month(start: str, months: int, end: str) -> None:
    """31 December plus two months is the last day of February."""
    assert day(end) == add_maanden(day(start), months)


def test_dated_rules_hold_on_their_own_days(with_third: Regelingen) -> None:
    """The version in force at the event counts: two months until 2027, one month from then on."""

    def antwoord(iso: str) -> date:
        found = termijnen_bij_ontvangst(with_third, "de_brug", "klacht", noon(iso))
        (termijn,) = [one for one in found if one.id == "antwoord"]
        return termijn.uiterlijk

    assert (day("2027-03-01"), day("2027-02-01")) == (antwoord("2026-12-31"), antwoord("2027-01-01"))
