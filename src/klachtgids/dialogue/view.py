# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What rules, conditions and slots may see: the answers on the path so far, never one off it.

A `Walking` grows while the path is replayed and is left alone afterwards. It gives no way to change an answer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from klachtgids.dialogue.models import Question

if TYPE_CHECKING:
    from klachtgids.regeling.file import Regelingen

MISSING: Any = object()


@dataclass(slots=True)
class Walking:
    """The path so far: answers by question id, items by list id, the chosen organisations, this turn's legal day."""

    today: date
    regelingen: Regelingen
    rules: Mapping[str, Callable[[Any], bool | None]]
    track: str = ""
    je: bool = False
    namens: bool = False
    """Somebody else types for the person whose story it is."""
    values: dict[str, Any] = field(default_factory=dict, repr=False)
    lists: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict, repr=False)
    """For each list on the path its items by id, each with its answers by question id."""
    chosen: tuple[str, ...] = ()

    def again(self) -> Walking:
        """One of its own that grows from here; of a list that is still open nothing is on the path yet."""
        return Walking(
            today=self.today,
            regelingen=self.regelingen,
            rules=self.rules,
            track=self.track,
            je=self.je,
            namens=self.namens,
            values=dict(self.values),
            lists={name: items for name, items in self.lists.items() if name in self.values},
            chosen=self.chosen,
        )

    def value(self, question_id: str) -> Any:
        """The answer on the path, or None when skipped or not there."""
        return self.values.get(question_id)

    def answered(self, question_id: str) -> bool:
        """Whether the question stands on the path with an answer, skipped included."""
        return question_id in self.values

    def organisaties(self) -> tuple[str, ...]:
        """The ids of the chosen organisations, in the order chosen; empty before that question."""
        return self.chosen

    def facts(self, name: str) -> tuple[Any, ...]:
        """The value of a fact for each chosen organisation."""
        return tuple(self.regelingen.fact(organisatie, name) for organisatie in self.chosen)

    def items(self, list_id: str) -> tuple[ItemView, ...] | None:
        """One view for each item of a list, or None when the list has not been reached."""
        items = self.lists.get(list_id)
        return None if items is None else tuple(ItemView(self, item) for item in items.values())

    def rule(self, name: str) -> bool | None:
        """What a named predicate says about this path."""
        return self.rules[name](self)

    def scope(self, question: Question) -> str:
        """What a consent or notice holds for: its exact words, the organisations, the recipients, what is read back."""
        held = [question.id, question.text.u, sorted(self.chosen), list(question.recipients)]
        return digest([*held, self._read_back(question)] if question.reads else held)

    def _read_back(self, question: Question) -> list[Any]:
        """The answers that are read back on this path, in order; None for one that is not on it.

        A line that does not hold here is not heard, so nothing that is told later under it can undo the yes.
        """
        return [
            self.values.get(line.answer)
            if line.each is None
            else [[item, told.get(line.answer)] for item, told in self.lists.get(line.each, {}).items()]
            for line in question.reads
            if line.answer is not None and (line.when is None or line.when.holds(self) is True)
        ]


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of a list, seen over the path it stands on."""

    whole: Walking
    item: Mapping[str, Any] = field(repr=False)

    @property
    def track(self) -> str:
        return self.whole.track

    @property
    def today(self) -> date:
        return self.whole.today

    @property
    def regelingen(self) -> Regelingen:
        return self.whole.regelingen

    def value(self, question_id: str) -> Any:
        return self.item[question_id] if question_id in self.item else self.whole.value(question_id)

    def answered(self, question_id: str) -> bool:
        return question_id in self.item or self.whole.answered(question_id)

    def organisaties(self) -> tuple[str, ...]:
        return self.whole.organisaties()

    def facts(self, name: str) -> tuple[Any, ...]:
        return self.whole.facts(name)

    def items(self, list_id: str) -> tuple[ItemView, ...] | None:
        return self.whole.items(list_id)

    def rule(self, name: str) -> bool | None:
        return self.whole.rules[name](self)

    def scope(self, question: Question) -> str:
        return self.whole.scope(question)


def digest(value: object) -> str:
    """A short fingerprint of a JSON-able value: 16 hexadecimal characters."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
