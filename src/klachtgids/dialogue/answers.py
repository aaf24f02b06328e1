# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what was typed to a value that can be kept, or a refusal with its reason; one reader for each kind of question.

Invariant: no text makes this fail, and nothing is guessed: what could mean two things is refused with both named. A
value is resolved (a day, not "gisteren") and JSON-able. A refusal names a word of `woorden.toml` that holds an example.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from klachtgids.dialogue.matching import (
    Label,
    Match,
    OutOfRange,
    Several,
    exact,
    folded,
    in_a_sentence,
    many,
    of_file,
    one,
)
from klachtgids.dialogue.prompt import Choice, Given, Prompt, Refusal
from klachtgids.words.clean import LIMIT, stored
from klachtgids.words.wording import Text

YES = Text("Ja")
NO = Text("Nee")
SKIP = Text("Overslaan")
"""Wordings that the catalogues translate too, so that each language is answered in its own words."""

LONGEST: Mapping[str, int] = {"name": 200, "email": 320, "phone": 100, "address": 500, "contact": 1_000}
"""Kinds that take less than other text; what is longer is no such thing."""
MOST_ITEMS = 50
_YES = frozenset({"ja", "j", "yes", "y", "jawel", "jazeker", "ja graag", "yes please", "akkoord", "1"})
_NO = frozenset({"nee", "n", "no", "neen", "nee dank u", "nee bedankt", "no thanks", "no thank you", "2"})
_RIGHT = frozenset({"klopt", "dat klopt", "ja dat klopt", "ja klopt", "correct", "that is right", "ok", "oke", "okay"})
_WRONG = frozenset({"klopt niet", "dat klopt niet", "nee dat klopt niet", "niet", "wrong", "not correct"})
_READ = frozenset(
    {
        "gelezen", "ik heb dit gelezen", "ik heb het gelezen", "ja gelezen", "begrepen", "ik begrijp het", "snap ik",
        "ik snap het", "duidelijk", "goed", "is goed", "prima", "verder", "ga verder", "ok", "oke", "okay",
        "read", "i have read this", "i have read it", "i understand", "understood", "go on", "fine",
    }
)  # fmt: skip
_SKIP = frozenset({"overslaan", "sla over", "skip"})
_CASE = re.compile(r"\b([A-Z]{1,6}-[0-9]{4}-[0-9]{1,9})\b", re.IGNORECASE)

Reader = Callable[[Prompt, str, Label], Given | Refusal]


def read(prompt: Prompt, typed: str, label: Label) -> Given | Refusal:
    """Read `typed` as the answer to `prompt`; `label` says a wording in the language that is shown.

    Value by kind: see `dialogues/README.md`; None when an optional question is skipped. Text longer than 10,000
    characters is refused before anything else looks at it (T20).
    """
    if len(typed) > LIMIT:
        return Refusal("weiger_te_lang", {"meest": LIMIT, "lengte": len(typed)})
    text = stored(typed)
    kind = "confirm" if prompt.confirm else prompt.question.kind
    if len(text) > LONGEST.get(kind, LIMIT):
        return Refusal("weiger_te_lang", {"meest": LONGEST[kind], "lengte": len(text)})
    skipped = _skipped(prompt, text, label)
    if skipped is not None:
        return skipped
    if prompt.choices and kind not in _OWN_CHOICES:
        chosen = exact(prompt.choices, text, label)
        if chosen is not None:
            return _beside(prompt, chosen)
    return _READERS[kind](prompt, text, label)


def _skipped(prompt: Prompt, text: str, label: Label) -> Given | Refusal | None:
    if prompt.confirm:
        return None if text else Refusal("weiger_ja_nee")
    if not text:
        reason = _WHEN_EMPTY.get(prompt.question.kind, "weiger_leeg")
        return Given(None) if prompt.question.may_skip else Refusal(reason)
    word = folded(text)
    if word in _SKIP or word == of_file(label(SKIP)):
        if prompt.question.may_skip:
            return Given(None)
        if word == "overslaan":
            return Refusal("weiger_overslaan")
    return None


def _beside(prompt: Prompt, chosen: Choice) -> Given:
    """One of the buttons beside free text: a moment for a date question, else the option itself."""
    if prompt.question.kind == "date":
        from klachtgids.dialogue.moments import of_option

        span = of_option(chosen.id, prompt.today)
        if span is not None:
            return Given(span.value())
    return Given({"optie": chosen.id})


def _choice(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    found = _one(prompt, text, label)
    return Given(found.id) if isinstance(found, Choice) else _no_choice(prompt.choices, found, label)


def _one(prompt: Prompt, text: str, label: Label) -> Match:
    """The choice that is meant; a bare yes or no is the one choice that begins with it ("Nee, dit is alles")."""
    word = folded(text)
    for bare in (_YES, _NO):
        if word in bare and not word.isdigit():
            starting = [each for each in prompt.choices if (folded(label(each.text)).split() or [""])[0] in bare]
            if len(starting) == 1:
                return starting[0]
    return one(prompt.choices, text, label)


def _choices(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    found = _all_chosen(prompt.choices, text, label)
    return found if isinstance(found, Refusal) else Given([choice.id for choice in found])


def _all_chosen(choices: Sequence[Choice], text: str, label: Label) -> list[Choice] | Refusal:
    chosen: dict[str, Choice] = {}
    for match in many(choices, text, label):
        if not isinstance(match, Choice):
            return _no_choice(choices, match, label)
        chosen[match.id] = match
    alone = next((choice for choice in chosen.values() if choice.alone), None)
    if alone is not None and len(chosen) > 1:
        return Refusal("weiger_alleen", {"keuze": in_a_sentence(alone, label)})
    return list(chosen.values())


def _no_choice(choices: Sequence[Choice], match: Match, label: Label) -> Refusal:
    if isinstance(match, Several):
        return Refusal("weiger_onduidelijk", {"keuzes": tuple(in_a_sentence(each, label) for each in match.choices)})
    if isinstance(match, OutOfRange):
        return Refusal("weiger_nummer", {"aantal": len(choices)})
    return Refusal("weiger_keuze", {"aantal": len(choices)})


def _organisation(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    options = {option.id for option in prompt.question.options}
    found = _all_chosen(prompt.choices, text, label)
    if isinstance(found, Refusal):
        return Refusal("weiger_organisatie") if found.reason == "weiger_keuze" else found
    beside = [choice for choice in found if choice.id in options]
    if beside:
        if len(found) > 1:
            return Refusal("weiger_alleen", {"keuze": in_a_sentence(beside[0], label)})
        return Given({"optie": beside[0].id})
    if len(found) > 1 and not prompt.question.several:
        return Refusal("weiger_een_organisatie", {"keuzes": tuple(in_a_sentence(choice, label) for choice in found)})
    return Given([choice.id for choice in found])


def _yes_or_no(text: str, label: Label, yes: frozenset[str] = _YES, no: frozenset[str] = _NO) -> str | None:
    word = folded(text)
    if word in yes or word == of_file(label(YES)):
        return "ja"
    return "nee" if word in no or word == of_file(label(NO)) else None


def _yes_no(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    if prompt.choices:
        return _choice(prompt, text, label)
    said = _yes_or_no(text, label)
    return Refusal("weiger_ja_nee") if said is None else Given(said)


def _consent(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    said = _yes_or_no(text, label)
    if said is None and prompt.choices:
        chosen = one(prompt.choices, text, label)
        said = chosen.id if isinstance(chosen, Choice) else None
    return Refusal("weiger_toestemming") if said is None else Given({"keuze": said, "geldt_voor": prompt.scope})


def _notice(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    read_it = len(prompt.choices) == 1 and exact(prompt.choices, text, label) is not None
    if read_it or _yes_or_no(text, label, _YES | _READ) == "ja":
        return Given({"keuze": "ja", "geldt_voor": prompt.scope})
    return Refusal("weiger_gelezen")


def _confirm(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    said = _yes_or_no(text, label, _YES | _RIGHT, _NO | _WRONG)
    return Refusal("weiger_ja_nee") if said is None else Given({"keuze": said, "geldt_voor": prompt.scope})


def _list(prompt: Prompt, text: str, label: Label) -> Given | Refusal:
    found = _one(prompt, text, label)
    if not isinstance(found, Choice):
        return _no_choice(prompt.choices, found, label)
    now: Mapping[str, Any] = prompt.list_value or {"items": ["1"], "laatste": 1}
    items, last = list(now["items"]), int(now["laatste"])
    if found.id == "klaar":
        return Given({"items": items, "laatste": last, "klaar": True})
    if len(items) >= MOST_ITEMS:
        return Refusal("weiger_te_veel", {"meest": MOST_ITEMS})
    return Given({"items": [*items, str(last + 1)], "laatste": last + 1, "klaar": False})


def _text(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    return Given(text)


def _name(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    """Any name in any script; what holds no letter at all is none."""
    name = " ".join(text.split())
    if not any(unicodedata.category(sign).startswith("L") for sign in name):
        return Refusal("weiger_naam")
    return Given(name)


def _date(prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    from klachtgids.dialogue.moments import understand

    found = understand(text, prompt.today, future=prompt.question.future)
    return found if isinstance(found, Refusal) else Given(found.value())


def _email(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    from klachtgids.dialogue.answers_contact import email

    found = email(text)
    return found if isinstance(found, Refusal) else Given(found)


def _phone(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    from klachtgids.dialogue.answers_contact import phone

    found = phone(text)
    return found if isinstance(found, Refusal) else Given(found)


def _address(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    from klachtgids.dialogue.answers_contact import address

    found = address(text)
    return found if isinstance(found, Refusal) else Given(found)


def _contact(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    from klachtgids.dialogue.answers_contact import contact

    found = contact(text)
    return found if isinstance(found, Refusal) else Given(found)


def _case_of(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    """A number such as K-2026-000123 and, before or after it, the code the person kept."""
    number = _CASE.search(text)
    if number is None:
        return Refusal("weiger_zaaknummer")
    from klachtgids.seal import parse_code

    code = parse_code(" ".join((text[: number.start()], text[number.end() :])).strip(" \n\t,;:/"))
    return Refusal("weiger_zaakcode") if code is None else Given({"nummer": number[1].upper(), "code": code.shown})


def _key(_prompt: Prompt, text: str, _label: Label) -> Given | Refusal:
    """The key that came in a mail, to confirm something with."""
    from klachtgids.seal import parse_code

    code = parse_code(text)
    return Refusal("weiger_sleutel") if code is None else Given(code.shown)


_WHEN_EMPTY = {
    "choice": "weiger_keuze_leeg",
    "choices": "weiger_keuze_leeg",
    "list": "weiger_keuze_leeg",
    "yes_no": "weiger_ja_nee",
    "organisation": "weiger_keuze_leeg",
    "consent": "weiger_toestemming",
    "notice": "weiger_gelezen",
    "date": "weiger_datum",
    "contact": "weiger_contact",
    "case": "weiger_zaaknummer",
    "key": "weiger_sleutel",
}
_OWN_CHOICES = frozenset({"choice", "choices", "list", "organisation", "yes_no", "consent", "notice", "confirm"})
"""Kinds whose reader looks at the choices itself; in the others the choices are buttons beside free text."""
_READERS: Mapping[str, Reader] = {
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "text": _text,
    "long_text": _text,
    "name": _name,
    "date": _date,
    "email": _email,
    "phone": _phone,
    "address": _address,
    "contact": _contact,
    "organisation": _organisation,
    "consent": _consent,
    "notice": _notice,
    "list": _list,
    "case": _case_of,
    "key": _key,
    "confirm": _confirm,
}
