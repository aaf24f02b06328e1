# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""When something happened, as people say it: a span of days with its precision, never more exact than what was said.

Invariant: what comes back has van <= tot <= today (for a question about the past), or is a refusal with its reason.
Dutch and English are understood side by side. Who shows a span echoes it, so that a person sees what was understood.
"""

from __future__ import annotations

import re
from datetime import date

from klachtgids.dialogue.moments.canon import canon
from klachtgids.dialogue.moments.grammar import simple
from klachtgids.dialogue.moments.span import (
    FIRST_YEAR,
    UNKNOWN,
    Span,
    day_span,
    month_span,
    months_back,
    period,
    shifted,
    union,
    week_span,
    year_span,
)
from klachtgids.dialogue.prompt import Refusal

__all__ = ["Span", "of_option", "understand"]

_AROUND = 3
_JOIN = re.compile(r" (?:TO|AND|OR|BEFORE) | (?=(?:BEGIN|MID|END) )")
_IN_YEAR = re.compile(r"^(.*?)\b(?:IN )?(?:(PREV|THIS) YEAR|([0-9]{1,2}) YEAR AGO)\b(.*)$")
_NAMED = re.compile(r"\b(?:m[0-9]{2}|s[1-4]|f_[a-z0-9_]+)\b")
_TAIL = re.compile(r"(?:^| )((?:m[0-9]{2})?(?: ?(?:[0-9]{4}|y[0-9]{2}))?)$")


def understand(text: str, today: date, *, future: bool = False) -> Span | Refusal:
    """The days that `text` speaks of, seen from `today`; a Refusal when it is not understood or cannot be.

    Reasons: `weiger_datum` (not understood), `weiger_datum_bestaat_niet`, `weiger_datum_weekdag` (slot `datum`),
    `weiger_datum_te_oud` (before 1900), `weiger_datum_toekomst` (only when `future` is False).
    """
    for spell in (False, True):
        tokens = canon(text, spell=spell)
        found = None if tokens is None else _whole(tokens, today)
        if found is not None:
            return found if isinstance(found, Refusal) else _held(found, today, future=future)
    from klachtgids.dialogue.moments.behind import exact_day

    day = exact_day(text, today, future=future)
    return Refusal("weiger_datum") if day is None else _held(day_span(day), today, future=future)


def of_option(option_id: str, today: date) -> Span | None:
    """The days that an option of a date question stands for, by its id; None when the id is no moment."""
    match option_id:
        case "vandaag":
            return day_span(today)
        case "gisteren":
            return day_span(shifted(today, -1))
        case "eergisteren":
            return day_span(shifted(today, -2))
        case "deze_week":
            return week_span(today).until(today)
        case "vorige_week":
            return week_span(today, 1)
        case "deze_maand":
            return month_span(today.year, today.month).until(today)
        case "vorige_maand":
            start = months_back(today.replace(day=1), 1)
            return month_span(start.year, start.month)
        case "dit_jaar":
            return year_span(today.year).until(today)
        case "vorig_jaar":
            return year_span(today.year - 1)
        case "langer_geleden" | "lang_geleden":
            return Span(None, shifted(today, -8), "periode")
        case "weet_niet" | "weet_ik_niet" | "onbekend":
            return UNKNOWN
        case _:
            return None


def _held(span: Span, today: date, *, future: bool) -> Span | Refusal:
    if span.van is not None and span.van.year < FIRST_YEAR:
        return Refusal("weiger_datum_te_oud")
    if future:
        return span
    if span.van is not None and span.van > today:
        return Refusal("weiger_datum_toekomst")
    return span.until(today)


def _whole(tokens: str, today: date) -> Span | Refusal | None:
    tokens = _with_year(tokens, today)
    found = simple(tokens, today)
    if found is not None:
        return found
    word, _, rest = tokens.partition(" ")
    if rest and word == "ABOUT":
        inner = _whole(rest, today)
        return inner.wider(_AROUND) if isinstance(inner, Span) and inner.precisie == "dag" else inner
    if rest and word in {"SINCE", "AFTER", "FROM", "BEFORE", "TO"}:
        side = _one_sided(word, _whole(rest, today), today)
        if side is not None:
            return side
    return _range(tokens, today)


def _one_sided(word: str, inner: Span | Refusal | None, today: date) -> Span | Refusal | None:
    if not isinstance(inner, Span) or inner.tot is None:
        return inner if isinstance(inner, Refusal) else None
    if word == "BEFORE":
        return Span(None, shifted(inner.van, -1), "periode") if inner.van else None
    if word == "TO":
        return Span(None, inner.tot, "periode")
    start = shifted(inner.tot, 1) if word == "AFTER" else inner.van
    return period(start, max(today, start)) if start else None


def _range(tokens: str, today: date) -> Span | Refusal | None:
    """"Tussen 3 en 5 mei", "van maart tot mei 2025", "maandag of dinsdag": both sides are moments."""
    body = re.sub(r"^(?:IN )?(?:BETWEEN|FROM) ", "", tokens)
    refused: Refusal | None = None
    for joint in _JOIN.finditer(body):
        left, right = body[: joint.start()], body[joint.end() :]
        last = _whole(right, today)
        if last is None:
            continue
        for first in _lefts(left, right, today):
            found = _between(first, last, today)
            if isinstance(found, Span):
                return found
            refused = refused or found
    return refused


def _lefts(left: str, right: str, today: date) -> list[Span | Refusal]:
    """Readings of the left side, which may leave its month, its year or its unit to the right side."""
    tail = _TAIL.search(right)
    shared = tail[1] if tail else ""
    year = shared.split(" ")[-1] if re.search(r"[0-9]{4}$|y[0-9]{2}$", shared) else ""
    unit = re.search(r"((?:MINUTE|HOUR|DAY|WEEK|MONTH|YEAR) AGO)$", right)
    more = [f"{left} {shared}" if shared else "", f"{left} {year}" if year else "", f"{left} {unit[1]}" if unit else "", left]
    found = [_whole(each, today) for each in dict.fromkeys(more) if each]
    return [each for each in found if each is not None]


def _between(first: Span | Refusal, last: Span | Refusal, today: date) -> Span | Refusal | None:
    if isinstance(first, Refusal) or isinstance(last, Refusal):
        return first if isinstance(first, Refusal) else last if isinstance(last, Refusal) else None
    joined = union(first, last)
    if joined is None and first.van is not None and last.tot is not None and first.van <= today:
        # "van november tot februari", "3 of 2 weken geleden": the order as said does not fit; take a year off, or turn.
        earlier = Span(months_back(first.van, 12), first.tot and months_back(first.tot, 12), first.precisie)
        turned = union(last, first)
        joined = turned if turned is not None and first.precisie == last.precisie != "maand" else union(earlier, last)
    return joined


def _with_year(tokens: str, today: date) -> str:
    """"Mei vorig jaar" and "vorig jaar mei" -> `m05 2025`, as long as no year is named."""
    match = _IN_YEAR.match(tokens)
    if match is None or not _NAMED.search(match[1] + match[4]) or re.search(r"\b[0-9]{4}\b", tokens):
        return tokens
    back = int(match[3]) if match[3] else {"PREV": 1, "THIS": 0}[match[2]]
    return " ".join(f"{match[1]} {match[4]} {max(today.year - back, 1)}".split())
