# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""When something happened, as people say it: a span of days with its precision, never more exact than what was said.

Invariant: what comes back has van <= tot <= today (for a question about the past), or is a refusal with its reason.
All languages are understood side by side, Dutch and English best. Who shows a span echoes it, so that a person sees
what was understood.
"""

from __future__ import annotations

import re
from datetime import date

from klachtgids.dialogue.moments.canon import canon
from klachtgids.dialogue.moments.grammar import simple
from klachtgids.dialogue.moments.options import of_option
from klachtgids.dialogue.moments.span import FIRST_YEAR, Span, day_span, months_back, period, shifted, union
from klachtgids.dialogue.prompt import Refusal

__all__ = ["Span", "of_option", "understand"]

_AROUND = 3
_FORTNIGHT = 14
_MOST_JOINTS = 3
"""More "en", "of" and "tot" than this is no moment; each one doubles the ways to read a text."""
_LONG = 62
"""Days: two moments that were said in the wrong order are turned when they lie no further apart."""
_MORE_SAID = (
    "BEFORE AFTER SINCE TO OR AND BETWEEN FROM ABOUT NEAR MORE AGO BEGIN MID END WEEK MONTH YEAR QUARTER NEXT THAN "
    "niet not geen no nooit never geboren born"
)
_MORE_THAN_A_DAY = frozenset(_MORE_SAID.split())
_JOIN = re.compile(r" (?:TO|AND|OR) | (?=(?:BEGIN|MID|END) )")
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
    return _behind(text, today, future=future)


def _behind(text: str, today: date, *, future: bool) -> Span | Refusal:
    """What dateparser makes of it, unless the text says more than one day, as "voor 5mei", "niet 5mei"."""
    from klachtgids.dialogue.moments.behind import exact_day

    tokens = (canon(text) or "").split()
    day = None if not tokens or _MORE_THAN_A_DAY.intersection(tokens) else exact_day(text, today, future=future)
    if day is None:
        return Refusal("weiger_datum")
    if any(re.fullmatch("w[1-7]", token) and int(token[1]) != day.isoweekday() for token in tokens):
        return Refusal("weiger_datum_weekdag", {"datum": day})
    return _held(day_span(day), today, future=future)


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
    if found is None and len(_JOIN.findall(tokens)) <= _MOST_JOINTS:
        found = _range(tokens, today)
    if found is not None:
        return found
    word, _, rest = tokens.partition(" ")
    if rest and word == "ABOUT":
        inner = _whole(rest, today)
        return inner.wider(_AROUND) if isinstance(inner, Span) and _is_short(inner) else inner
    if rest and word == "NEAR":
        return _near(rest, today)
    if rest and word in {"SINCE", "AFTER", "FROM", "BEFORE", "TO"}:
        return _one_sided(word, _whole(rest, today), today)
    return None


def _is_short(span: Span) -> bool:
    """Whether "rond" makes a span wider: a day or a few."""
    return span.van is not None and span.tot is not None and (span.tot - span.van).days < _AROUND * 2


def _near(rest: str, today: date) -> Span | Refusal | None:
    """As "vlak voor kerst", "just after 5 May": the two weeks on that side."""
    word, _, moment = rest.partition(" ")
    inner = _whole(moment, today) if word in {"BEFORE", "AFTER"} else None
    if not isinstance(inner, Span) or inner.van is None or inner.tot is None:
        return inner if isinstance(inner, Refusal) else None
    if word == "BEFORE":
        return period(shifted(inner.van, -_FORTNIGHT), shifted(inner.van, -1))
    return period(shifted(inner.tot, 1), shifted(inner.tot, _FORTNIGHT))


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
    """As "Tussen 3 en 5 mei", "van maart tot mei 2025", "maandag of dinsdag": both sides are moments."""
    body = re.sub(r"^(?:IN )?(?:BETWEEN|FROM|SINCE) ", "", tokens)
    refused: Refusal | None = None
    for joint in _JOIN.finditer(body):
        left, right = body[: joint.start()], body[joint.end() :]
        if joint[0] == " " and not left.startswith(("BEGIN ", "MID ", "END ")):
            continue  # only "eind mei begin juni" needs no word between
        last = _whole(right, today)
        if last is None:
            continue
        for reading in _lefts(left, right):
            first = _whole(reading, today)
            if first is None:
                continue
            wraps = reading == left and _NAMED.search(left) is not None and not re.search(r"[0-9]{4}|y[0-9]{2}", left)
            found = _between(first, last, wraps=wraps)
            if isinstance(found, Span):
                return found
            refused = refused or found
    return refused


def _lefts(left: str, right: str) -> list[str]:
    """Readings of the left side, which may leave its month, its year or its unit to the right side."""
    tail = _TAIL.search(right)
    shared = tail[1] if tail else ""
    year = shared.split(" ")[-1] if re.search(r"(?:[0-9]{4}|y[0-9]{2})$", shared) else ""
    unit = re.search(r"((?:MINUTE|HOUR|DAY|WEEK|MONTH|YEAR) AGO)$", right)
    more = [shared, year, unit[1] if unit else ""]
    return list(dict.fromkeys([*(f"{left} {each}" for each in more if each), left]))


def _between(first: Span | Refusal, last: Span | Refusal, *, wraps: bool) -> Span | Refusal | None:
    """Both sides as one span; `wraps`: the left side named no year, so it may lie a year earlier than it seemed."""
    if isinstance(first, Refusal) or isinstance(last, Refusal):
        return first if isinstance(first, Refusal) else last if isinstance(last, Refusal) else None
    joined = union(first, last)
    if joined is None and wraps and first.van is not None:
        earlier = Span(months_back(first.van, 12), first.tot and months_back(first.tot, 12), first.precisie)
        return union(earlier, last)
    if joined is None:
        turned = union(last, first)
        if turned is not None and turned.van and turned.tot and (turned.tot - turned.van).days <= _LONG:
            return turned
    return joined


def _with_year(tokens: str, today: date) -> str:
    """As "Mei vorig jaar" and "vorig jaar mei" -> `m05 2025`, as long as no year is named."""
    match = _IN_YEAR.match(tokens)
    if match is None or not _NAMED.search(match[1] + match[4]) or re.search(r"\b[0-9]{4}\b", tokens):
        return tokens
    back = int(match[3]) if match[3] else {"PREV": 1, "THIS": 0}[match[2]]
    return " ".join(f"{match[1]} {match[4]} {max(today.year - back, 1)}".split())
