# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Owns `Text`: one piece of wording in Dutch, with its `u`, `je` and counted forms and its named slots.

Invariant: a `Text` that exists is whole. Each form has words, no form holds a control character, every brace belongs to
a slot `{name}` of small letters and underscores, and `u` and `je` name the same slots. A slot is a name and nothing
more: no format, no index, no attribute. Text is Dutch only; `words.i18n` looks translations up by `Text.u`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

SLOT = re.compile(r"\{([a-z_]+)\}")
COUNT_SLOT = "n"

_SPOKEN = frozenset({"u", "je"})
_COUNTED = frozenset({"one", "other"})
_COUNTED_BOTH = _COUNTED | {"one_je", "other_je"}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@lru_cache(maxsize=4096)
def slots_of(words: str) -> frozenset[str]:
    """The names of the slots in one form of a text."""
    return frozenset(SLOT.findall(words))


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in Dutch; `u` is the form for everybody and the key of every translation.

    For a counted wording `u` and `je` hold the plural (`other`, `other_je`) and `one`, `one_je` the form for one.
    """

    u: str
    je: str | None = None
    one: str | None = None
    one_je: str | None = None

    @classmethod
    def of(cls, raw: object) -> Text:
        """Read a wording as it stands in TOML: a string, `{u, je}`, `{one, other}` or `{one, other, one_je, other_je}`.

        Raises ValueError with the reason in one Dutch sentence for the author of the file.
        """
        if isinstance(raw, Text):
            return raw
        if isinstance(raw, str):
            return cls(_form("de tekst", raw))
        if not isinstance(raw, Mapping):
            raise ValueError(  # noqa: TRY004  pydantic turns only ValueError into an error with its place
                'een tekst is "..." of { u = "...", je = "..." } of { one = "...", other = "..." }'
            )
        forms = {str(name): _form(str(name), words) for name, words in raw.items()}
        names = frozenset(forms)
        if names == _SPOKEN:
            _same_slots(forms, "u", "je")
            return cls(forms["u"], forms["je"])
        if names in (_COUNTED, _COUNTED_BOTH):
            return cls._counted(forms)
        raise ValueError(
            f"een tekst heeft u en je, of one en other, of one, other, one_je en other_je; hier staat: {_listed(names)}"
        )

    @classmethod
    def _counted(cls, forms: Mapping[str, str]) -> Text:
        if COUNT_SLOT not in slots_of(forms["other"]):
            raise ValueError("other noemt {n} niet, terwijl de tekst telt")
        if not slots_of(forms["one"]) <= slots_of(forms["other"]):
            raise ValueError("one noemt een gat dat other niet noemt")
        if "other_je" in forms:
            _same_slots(forms, "other", "other_je")
            _same_slots(forms, "one", "one_je")
        return cls(forms["other"], forms.get("other_je"), forms["one"], forms.get("one_je"))

    @property
    def counted(self) -> bool:
        """Whether the wording depends on the number in slot `n`."""
        return self.one is not None

    def slots(self) -> frozenset[str]:
        """The names that must be filled in, over all forms."""
        return slots_of(self.u)

    def forms(self) -> tuple[tuple[str, str], ...]:
        """Every form that is present, as (name in the file, words), for checks and catalogues."""
        named = (
            (("other", self.u), ("other_je", self.je), ("one", self.one), ("one_je", self.one_je))
            if self.counted
            else (("u", self.u), ("je", self.je))
        )
        return tuple((name, words) for name, words in named if words is not None)

    def pick(self, *, je: bool = False, n: int | None = None) -> str:
        """The Dutch form for this reader and this number, slots still open; without a `je` form the `u` form holds."""
        if self.one is not None and n == 1:
            return self.one_je if je and self.one_je is not None else self.one
        return self.je if je and self.je is not None else self.u

    def raw(self) -> str | dict[str, str]:
        """The wording as it would stand in a file; `Text.of(text.raw()) == text`."""
        return self.u if self.je is None and self.one is None else dict(self.forms())

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let strict pydantic models take a wording as it stands in a file, without importing pydantic here."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.of, serialization=core_schema.plain_serializer_function_ser_schema(cls.raw)
        )


Wording: TypeAlias = Text
"""The name to use for a field of a pydantic model: `vraag: Wording`."""


def _form(name: str, words: object) -> str:
    if not isinstance(words, str):
        raise ValueError(f"{name} is geen tekst")  # noqa: TRY004  as above
    stripped = words.strip()
    if not stripped:
        raise ValueError(f"{name} is leeg")
    if CONTROL.search(stripped):
        raise ValueError(f"{name} bevat een onzichtbaar stuurteken")
    rest = SLOT.sub("", stripped)
    if "{" in rest or "}" in rest:
        raise ValueError(f"{name} heeft een accolade die geen gat is; schrijf {{naam}} met kleine letters of _")
    return stripped


def _same_slots(forms: Mapping[str, str], first: str, second: str) -> None:
    odd = slots_of(forms[first]) ^ slots_of(forms[second])
    if odd:
        raise ValueError(f"{first} en {second} noemen niet dezelfde gaten: {_listed(odd)}")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "niets"
