# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Conditions of routes: data in the file, a frozen tree here, three-valued when asked.

True, False or None: None means that something the condition reads has not been answered on this path. None is not
True, and `not` of None is None again, so a comparison with a missing answer never opens a route. Only `answered` knows
missing. A question that was skipped has been answered: with no value, so it `is` nothing and `is_not` everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

RESERVED = frozenset(
    {"all", "any", "not", "question", "fact", "answered", "some", "rule", "track", "is", "is_not", "in"}
)


class View(Protocol):
    """What a condition may look at: the answers on the path, the facts of the chosen organisations, this turn's day."""

    @property
    def track(self) -> str: ...
    def value(self, question_id: str) -> Any: ...
    def answered(self, question_id: str) -> bool: ...
    def facts(self, name: str) -> tuple[Any, ...]: ...
    def items(self, list_id: str) -> tuple[View, ...] | None: ...
    def rule(self, name: str) -> bool | None: ...


@dataclass(frozen=True, slots=True)
class Compare:
    """An answer is one of `values` (`negated`: is none of them)."""

    question: str
    values: tuple[Any, ...]
    negated: bool = False

    def holds(self, view: View) -> bool | None:
        if not view.answered(self.question):
            return None
        found = any(part in self.values for part in comparable(view.value(self.question)))
        return found is not self.negated


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the chosen organisations is set (no `values`), or one of `values`; of several, one that fits is enough.

    Missing (None) while no organisation has been chosen.
    """

    name: str
    values: tuple[Any, ...] | None = None
    negated: bool = False

    def holds(self, view: View) -> bool | None:
        facts = view.facts(self.name)
        if not facts:
            return None
        if self.values is None:
            return any(fact is not None and fact is not False for fact in facts)
        wanted = self.values
        found = any(part in wanted for fact in facts for part in (fact if isinstance(fact, tuple) else (fact,)))
        return found is not self.negated


@dataclass(frozen=True, slots=True)
class Answered:
    """The question stands on the path with an answer that is not 'overgeslagen'."""

    question: str

    def holds(self, view: View) -> bool | None:
        return view.answered(self.question) and view.value(self.question) is not None


@dataclass(frozen=True, slots=True)
class Some:
    """For at least one item of a list the inner condition holds, read from that item's answers."""

    list_id: str
    inner: Condition

    def holds(self, view: View) -> bool | None:
        items = view.items(self.list_id)
        if items is None:
            return None
        results = [self.inner.holds(item) for item in items]
        return True if True in results else (None if None in results else False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named predicate of `predicates` holds."""

    name: str

    def holds(self, view: View) -> bool | None:
        return view.rule(self.name)


@dataclass(frozen=True, slots=True)
class Track:
    """The conversation is in one of these dialogues now."""

    dialogues: tuple[str, ...]

    def holds(self, view: View) -> bool | None:
        return view.track in self.dialogues


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Condition, ...]

    def holds(self, view: View) -> bool | None:
        results = [part.holds(view) for part in self.parts]
        return False if False in results else (None if None in results else True)


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Condition, ...]

    def holds(self, view: View) -> bool | None:
        results = [part.holds(view) for part in self.parts]
        return True if True in results else (None if None in results else False)


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition

    def holds(self, view: View) -> bool | None:
        result = self.part.holds(view)
        return None if result is None else not result


Condition = Compare | Fact | Answered | Some | Rule | Track | All | AnyOf | Not


def comparable(value: Any) -> tuple[Any, ...]:
    """The parts of an answer that a condition can be compared with: option ids, 'ja' or 'nee', organisation ids."""
    if isinstance(value, dict):
        value = value.get("optie", value.get("keuze", value.get("precisie")))
    if isinstance(value, list | tuple):
        return tuple(value)
    return (value,)


def parse(raw: Any) -> Condition:
    """Read a condition from its TOML table; ValueError says in one sentence what is wrong with it."""
    if not isinstance(raw, Mapping) or not raw:
        msg = 'een voorwaarde is een tabel, zoals { soort = "klacht" }'
        raise ValueError(msg)
    keys = set(raw)
    for key, build in _FORMS.items():
        if key in keys:
            extra = keys - _ALLOWED[key]
            if extra:
                msg = f"in een voorwaarde met `{key}` hoort `{min(extra)}` niet"
                raise ValueError(msg)
            return build(raw)
    strange = keys & RESERVED
    if strange:
        msg = f"`{min(strange)}` staat hier zonder vraag of feit"
        raise ValueError(msg)
    parts = tuple(Compare(name, _values(value)) for name, value in raw.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _values(raw: Any) -> tuple[Any, ...]:
    values = tuple(raw) if isinstance(raw, list) else (raw,)
    if not values or not all(isinstance(value, str | int | bool) for value in values):
        msg = "vergelijk met een woord, een getal, waar/niet waar, of een lijst daarvan"
        raise ValueError(msg)
    return values


def _compared(raw: Mapping[str, Any]) -> tuple[tuple[Any, ...] | None, bool]:
    given = [key for key in ("is", "is_not", "in") if key in raw]
    if len(given) > 1:
        msg = "kies één van `is`, `is_not` en `in`"
        raise ValueError(msg)
    if not given:
        return None, False
    return _values(raw[given[0]]), given[0] == "is_not"


def _question(raw: Mapping[str, Any]) -> Condition:
    values, negated = _compared(raw)
    if values is None:
        msg = "bij `question` hoort `is`, `is_not` of `in`"
        raise ValueError(msg)
    return Compare(str(raw["question"]), values, negated)


def _fact(raw: Mapping[str, Any]) -> Condition:
    values, negated = _compared(raw)
    return Fact(str(raw["fact"]), values, negated)


def _some(raw: Mapping[str, Any]) -> Condition:
    rest = {key: value for key, value in raw.items() if key not in {"some", "when"}}
    if rest and "when" in raw:
        msg = "kies bij `some` één van `rule` en `when`"
        raise ValueError(msg)
    inner = raw.get("when", rest)
    if not inner:
        msg = "bij `some` hoort `rule` of `when`"
        raise ValueError(msg)
    return Some(str(raw["some"]), parse(inner))


def _parts(raw: Any) -> tuple[Condition, ...]:
    if not isinstance(raw, list) or not raw:
        msg = "`all` en `any` krijgen een lijst voorwaarden"
        raise ValueError(msg)
    return tuple(parse(part) for part in raw)


_FORMS: dict[str, Callable[[Mapping[str, Any]], Condition]] = {
    "all": lambda raw: All(_parts(raw["all"])),
    "any": lambda raw: AnyOf(_parts(raw["any"])),
    "not": lambda raw: Not(parse(raw["not"])),
    "question": _question,
    "fact": _fact,
    "answered": lambda raw: Answered(str(raw["answered"])),
    "some": _some,
    "rule": lambda raw: Rule(str(raw["rule"])),
    "track": lambda raw: Track(tuple(str(name) for name in _values(raw["track"]))),
}
_ALLOWED = {
    "all": {"all"},
    "any": {"any"},
    "not": {"not"},
    "question": {"question", "is", "is_not", "in"},
    "fact": {"fact", "is", "is_not", "in"},
    "answered": {"answered"},
    "some": {"some", "rule", "when"},
    "rule": {"rule"},
    "track": {"track"},
}


def parts(condition: Condition | None) -> Iterator[Condition]:
    """Every condition in the tree, outermost first: for checks and drawings."""
    if condition is None:
        return
    yield condition
    if isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from parts(part)
    elif isinstance(condition, Not):
        yield from parts(condition.part)
    elif isinstance(condition, Some):
        yield from parts(condition.inner)
