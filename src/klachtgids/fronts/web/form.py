# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between a question and an HTML form: which fields it has and what stands in them; what came back as one answer.

Invariant: what was typed stands there again, sign for sign, after a refusal, after a detour and when an answer is
changed; a consent is never filled in beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from klachtgids.dialogue.prompt import Prompt
    from klachtgids.fronts.render import ShownChoice, ShownPrompt
    from klachtgids.words.i18n import Words

OWN: Final = "-"
"""The choice that says: I type it myself."""
SKIPPED: Final = "overslaan"
"""How an answer is skipped, in every language."""
_NEVER: Final = frozenset({"consent", "notice", "list"})
_CHOSEN_FIRST: Final = frozenset({"date", "organisation"})
"""Kinds that take words beside choices; in the others the words are what is asked for."""
_MOST_FIELDS: Final = 200
_REACH: Final = ("email", "telefoon", "post")
_CASE: Final = ("nummer", "code")
_FILLED_BY_BROWSER: Final = {"name": "name", "email": "email", "phone": "tel", "address": "street-address"}
_OF_WRITER: Final = "klager."


@dataclass(frozen=True, slots=True)
class Field:
    """One place to type in: `kind` is text, area, email or tel; `fills` what a browser may fill in by itself."""

    name: str
    kind: str
    label: str
    value: str = field(repr=False)
    fills: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a question: choices with what is chosen, then places to type in.

    `own` is the words of the choice to type it oneself; `instead` are buttons for what may be given in place of words.
    `first` is the id of the element that a person should begin at.
    """

    choices: tuple[ShownChoice, ...]
    several: bool
    chosen: frozenset[str]
    own: str | None
    fields: tuple[Field, ...]
    button: ShownChoice | None
    instead: tuple[ShownChoice, ...]
    first: str


@dataclass(frozen=True)
class Posted:
    """What came back of a form, by field."""

    given: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def of(cls, body: bytes) -> Posted:
        """Read a body; ValueError when it has more fields than any form of ours."""
        given: dict[str, tuple[str, ...]] = {}
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace"
        )
        for name, value in pairs:
            given[name] = (*given.get(name, ()), value)
        return cls(given)

    def one(self, name: str) -> str:
        return self.given.get(name, ("",))[0]

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        both = (*self.given.get("keuze", ()), *self.given.get("keuzes", ()))
        return tuple(each for each in both if each != OWN)

    @cached_property
    def text(self) -> str:
        """What was typed and no choice, as it is kept and as it is read."""
        if any(name in self.given for name in _CASE):
            return " ".join(filter(None, (self.one(name).strip() for name in _CASE)))
        if any(name in self.given for name in _REACH):
            return "\n".join(filter(None, (self.one(name).strip() for name in _REACH)))
        return self.one("tekst")

    @property
    def typed(self) -> str:
        """The answer as a person would type it: ids of choices, their own words, or both where more may be chosen."""
        if self.one("doe") == SKIPPED:
            return SKIPPED
        if self.one("inplaats"):
            return self.one("inplaats")
        return ", ".join((*self.chosen, self.text)) if self.chosen and self.text.strip() else self._one_of_both

    @property
    def _one_of_both(self) -> str:
        return ", ".join(self.chosen) if self.chosen else self.text

    @property
    def both(self) -> bool:
        """Whether one thing was chosen and another typed, where only one of them can be meant."""
        chosen = any(each != OWN for each in self.given.get("keuze", ()))
        return chosen and bool(self.text.strip()) and not self.one("inplaats")


def form_of(
    prompt: Prompt, shown: ShownPrompt, words: Words, typing: str | None = None, posted: Posted | None = None
) -> Form:
    """The form of this question, filled with what was just given, or what was being typed, or the answer before."""
    instead = shown.choices if shown.takes_text and shown.kind not in _CHOSEN_FIRST else ()
    choices = () if shown.kind == "notice" or instead else shown.choices
    ids = {choice.id for choice in choices}
    chosen = frozenset(posted.chosen if posted is not None else _chosen_before(prompt, ids)) & ids
    fields = tuple(_fields(prompt, shown, words, typing, posted))
    own = words.say("web_typ_zelf") if choices and fields and not shown.several else None
    if own is not None and not chosen and any(each.value for each in fields):
        chosen = frozenset({OWN})
    first = "keuze-1" if choices else fields[0].name if fields else "verder"
    return Form(
        choices=choices,
        several=shown.several,
        chosen=chosen,
        own=own,
        fields=fields,
        button=shown.choices[0] if shown.kind == "notice" else None,
        instead=instead,
        first=first,
    )


def place_of(form: Form, reason: str) -> str:
    """The id of the element that a refusal is about, from the word of its reason."""
    for name, begins in (("email", "weiger_email"), ("telefoon", "weiger_telefoon"), ("post", "weiger_adres")):
        if reason.startswith(begins) and any(each.name == name for each in form.fields):
            return name
    if reason == "weiger_zaakcode" and any(each.name == "code" for each in form.fields):
        return "code"
    return form.first


def _chosen_before(prompt: Prompt, ids: set[str]) -> Sequence[str]:
    """The ids of what was chosen before; a moment is kept as its day, so that its words say which choice it was."""
    value = prompt.offered
    if prompt.confirm or not prompt.has_offer or prompt.question.kind in _NEVER:
        return ()
    if isinstance(value, dict):
        return [value["optie"]] if "optie" in value else [prompt.offered_typed or ""]
    if isinstance(value, str):
        return [value] if value in ids else [prompt.offered_typed or ""]
    return value if isinstance(value, list) else ()


def _fields(prompt: Prompt, shown: ShownPrompt, words: Words, typing: str | None, posted: Posted | None) -> list[Field]:
    if not shown.takes_text:
        return []
    ids = {choice.id for choice in shown.choices}
    kind, before = shown.kind, _typed_before(prompt, ids)
    if kind == "contact":
        values = _reach_of(typing) if typing is not None else _reach_before(prompt.offered)
        return [
            Field(name, look, words.say(f"web_veld_{name}"), _value(name, values, posted), fills)
            for name, look, fills in (
                ("email", "email", "email"), ("telefoon", "tel", "tel"), ("post", "area", "street-address"),
            )
        ]  # fmt: skip
    if kind == "case":
        values = prompt.offered if isinstance(prompt.offered, dict) else {}
        return [Field(name, "text", words.say(f"web_veld_{name}"), _value(name, values, posted)) for name in _CASE]
    look = "area" if shown.long else {"email": "email", "phone": "tel"}.get(kind, "text")
    value = posted.one("tekst") if posted is not None else typing if typing is not None else before
    whose = prompt.question.field or ""
    fills = _FILLED_BY_BROWSER.get(kind) if whose.startswith(_OF_WRITER) else None
    label = words.say("web_veld_anders" if shown.kind in _CHOSEN_FIRST else "web_veld")
    return [Field("tekst", look, label, value, fills)]


def _value(name: str, values: Mapping[str, Any], posted: Posted | None) -> str:
    found = posted.one(name) if posted is not None else values.get(name)
    return found if isinstance(found, str) else ""


def _typed_before(prompt: Prompt, ids: set[str]) -> str:
    """The words in which it was answered before, when it was no choice."""
    typed = prompt.offered_typed or ""
    if not prompt.has_offer or prompt.offered is None or typed in ids:
        return ""
    return "" if isinstance(prompt.offered, list) else typed


def _reach_before(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _reach_of(typing: str) -> Mapping[str, str]:
    """Unfinished text of three fields, each line in the field it looks like."""
    found: dict[str, str] = {}
    for line in typing.splitlines():
        name = "email" if "@" in line else "post" if any(sign.isalpha() for sign in line) else "telefoon"
        found[name] = "\n".join(filter(None, (found.get(name), line)))
    return found
