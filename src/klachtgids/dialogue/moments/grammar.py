# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules from tokens to a span of days: one pattern and one function each, the first that fits the whole text holds.

A rule gives a Span, a Refusal (understood, but no such day), or None (not this rule after all).
"""

from __future__ import annotations

import re
from datetime import date

from klachtgids.dialogue.moments import named, relative
from klachtgids.dialogue.moments.feasts import weekend_span
from klachtgids.dialogue.moments.named import Found
from klachtgids.dialogue.moments.relative import Rule, days
from klachtgids.dialogue.moments.span import UNKNOWN, Span, shifted, week_span


def simple(tokens: str, today: date) -> Found:
    """The span of one moment, ranges apart."""
    for pattern, rule in RULES:
        match = pattern.fullmatch(tokens)
        if match is not None:
            found = rule(match, today)
            if found is not None:
                return found
    return None


_Y = r"(?: (?P<y>[0-9]{4}|y[0-9]{2}))?"
_PART = r"(?:(?P<part>BEGIN|MID|END) )?"
_PREV = r"(?:(?P<prev>PREV|PAST|THIS) )?(?:IN )?"
_N = r"(?P<n>[0-9]{1,4})"
_UNIT = r"(?P<unit>MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)"
_NIGHT = r"(?P<night> NIGHT_OF)?"
_WEEKDAY = r"(?:(?:FROM )?w(?P<w>[1-7]) )?"
_WEEKDAY_AFTER = r"(?: w(?P<w_>[1-7]))?"
_D = r"(?P<d>[0-9]{1,2})"
_M = r"m(?P<m>[0-9]{1,2})"
_WHICH_WEEK = rf"(?:(?P<when>PREV|PAST|THIS|NEXT) WEEK|{_N} WEEK AGO)"


def _rules(*pairs: tuple[str, Rule]) -> tuple[tuple[re.Pattern[str], Rule], ...]:
    return tuple((re.compile(pattern), rule) for pattern, rule in pairs)


RULES = _rules(
    (r"(?:TODAY )?UNKNOWN(?: UNKNOWN| PAST| PREV| AND| THAN)*", lambda _match, _today: UNKNOWN),
    (r"TODAY(?: TODAY)?|THIS DAY", days(0)),
    (r"YESTERDAY(?: TOMORROW)?|PAST DAY", days(-1)),
    (r"EREYESTERDAY", days(-2)),
    (r"TOMORROW(?: TOMORROW)?", days(1)),
    (r"TONIGHT|NIGHT|THIS NIGHT|PAST NIGHT", days(-1, 0)),
    (r"WEEKENDBEFORE", lambda _match, today: weekend_span(today, 2)),
    (r"WEEKBEFORE", lambda _match, today: week_span(today, 2)),
    (r"RECENT", lambda _match, today: Span(None, today, "periode")),
    (r"LONGAGO|LONG AGO|SINCELONG AGO", lambda _match, today: Span(None, shifted(today, -8), "periode")),
    (r"SINCELONG|SINCE (?:DAY|WEEK|MONTH|YEAR|LONG)", lambda _match, today: Span(None, today, "periode")),
    (rf"(?:IN )?{_WEEKDAY}o?{_D}(?: FROM)? {_M}{_WEEKDAY_AFTER}{_Y}(?: PAST)?", named.day_of_month),
    (rf"(?:IN )?{_WEEKDAY}{_M} o{_D}{_WEEKDAY_AFTER}{_Y}", named.day_of_month),
    (r"(?:IN )?o(?P<d>[0-9]{1,2})(?: (?:FROM )?(?P<when>THIS|PREV) MONTH)?", named.day_alone),
    (r"w(?P<w>[1-7]) o(?P<d>[0-9]{1,2})", named.weekday_and_rank),
    (r"(?:IN )?(?P<when>THIS|PREV) MONTH o(?P<d>[0-9]{1,2})", named.day_alone),
    (rf"(?:IN )?(?P<unit>WEEK|WEEKEND) FROM {_WEEKDAY}o?{_D} {_M}{_WEEKDAY_AFTER}{_Y}", relative.around_day),
    (rf"(?:IN )?{_PREV}{_PART}(?:FROM )?(?:MONTH )?{_M}{_Y}", named.month),
    (rf"(?:IN )?{_PART}(?:IN )?(?:YEAR )?(?P<y>[0-9]{{4}}|y[0-9]{{2}})", named.year_named),
    (rf"(?:IN )?{_PREV}{_PART}s(?P<s>[1-4]){_Y}", named.season),
    (rf"(?:IN )?{_PREV}(?:o2 |o1 )?(?P<f>f_[a-z0-9_]+){_Y}", named.feast),
    (rf"(?:IN )?{_PART}(?:FROM )?(?P<when>THIS|PREV|NEXT) (?P<unit>WEEK|MONTH|YEAR|WEEKEND)", relative.relative),
    (r"(?:IN )?(?P<part>BEGIN|MID|END) (?:FROM )?(?P<when>)(?P<unit>WEEK|MONTH|YEAR)", relative.relative),
    (r"(?:IN )?(?P<part>)(?P<when>)(?P<unit>WEEKEND)", relative.relative),
    (r"(?:IN )?PAST (?P<unit>WEEK|MONTH|YEAR|WEEKEND)", relative.past_unit),
    (rf"(?:(?P<when>PREV|PAST|THIS|NEXT) )?w(?P<w>[1-7]){_NIGHT}(?: PAST)?", relative.weekday),
    (rf"w(?P<w>[1-7]){_NIGHT} (?:FROM )?(?:IN )?{_WHICH_WEEK}", relative.weekday_in_week),
    (rf"(?:IN )?{_WHICH_WEEK} w(?P<w>[1-7]){_NIGHT}", relative.weekday_in_week),
    (rf"(?P<from>TODAY|YESTERDAY) {_N} WEEK(?: AGO)?", relative.days_from),
    (rf"(?:SINCE )?(?:(?P<more>MORE|OVER) (?:THAN )?)?(?:THIS )?{_N} {_UNIT} AGO", relative.ago),
    (rf"{_UNIT} (?:OR )?{_N}(?P<more>) AGO", relative.ago),
    (rf"(?:SINCE )?FEW {_UNIT} AGO", relative.few_ago),
    (rf"(?:SINCE )?{_UNIT} AGO", relative.many_ago),
    (rf"(?:IN )?(?:SINCE|PAST|PREV) (?:ABOUT )?(?:FEW|(?:PAST )?{_N}) (?P<unit>DAY|WEEK|MONTH|YEAR)", relative.past_n),
    (rf"(?:IN|MORE|NEXT) {_N} {_UNIT}", relative.ahead),
    (rf"{_PREV}(?P<rank>o[1-5]|PAST|PREV|END) WEEK (?:FROM |IN )?(?P<part>){_M}{_Y}", named.week_of_month),
    (rf"(?:IN )?WEEK (?P<n>[0-9]{{1,2}}){_Y}", named.week_number),
    (rf"(?:IN )?o(?P<q>[1-4]) QUARTER{_Y}", named.quarter),
)
