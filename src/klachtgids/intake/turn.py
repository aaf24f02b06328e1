# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""What crosses between the use cases and a front: the conversation so far and what is to be shown now.

All frozen; what the person said or typed stands in no repr (T17). A front keeps the `Gesprek` of the last turn and
hands it back; it never looks into the answers itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from klachtgids.dialogue.models import Outcome, Question
from klachtgids.dialogue.prompt import Article, Prompt, Refusal, ShownNote
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.dialogue.walk import Walk
    from klachtgids.handling.klager import Antwoord
    from klachtgids.regeling.termijn import Termijn
    from klachtgids.seal import Code

SaidBy = Literal["klager", "client", "helper"]


@dataclass(frozen=True, slots=True)
class Gesprek:
    """One conversation as this process holds it: its code, the answers by key, and the words they were typed in.

    `focus` is the key that is asked again (a change of an earlier answer), None when the open question is asked.
    `stored` tells whether anything of it lies in the journal; `sent` holds the receipt once it has been sent.
    """

    code: Code
    taal: str
    kanaal: str
    answers: Mapping[str, Any] = field(default_factory=dict, repr=False)
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    said: Mapping[str, SaidBy] = field(default_factory=dict, repr=False)
    """Whose answer it is, by key; one that is not here was given by who types for themselves."""
    talen: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The language an answer was typed in, by key; one that is not here was typed in Dutch."""
    je: bool = False
    focus: str | None = None
    stored: bool = False
    typing: tuple[str, str] | None = field(default=None, repr=False)
    """Unfinished text that was kept: (key, text)."""
    sent: Receipt | None = None
    last: int | None = None
    """The number of its last entry in the journal, for a front that lets several processes answer: then an answer is
    kept only when nothing came after it. None for a front that alone holds the conversation."""
    walk: Walk | None = field(default=None, repr=False, compare=False)
    """The walk of the turn before, to go on from; follows from the answers."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer on the path, for the overview and the check: where it is kept, its question and its value.

    `choices` maps the id of what was chosen (option, organisation) to its words. `said_by`: the person's own words, or
    filled in by who helps.
    """

    key: str
    question: Question = field(repr=False)
    value: Any = field(repr=False)
    choices: Mapping[str, Text] = field(repr=False)
    slots: Mapping[str, Any] = field(repr=False)
    item: str | None = None
    said_by: SaidBy = "klager"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the conversation took this way: said once, right after the answer that decided it.

    `key` is the question that decided it, `after` the key of the last answer told up to there (None before the first).
    """

    text: Text
    slots: Mapping[str, Any] = field(repr=False)
    key: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A regulation to read: its articles in plain words (id, title, words), its official text when that was configured.

    `versie` and `vastgesteld_op` say which one it is: older texts are still found elsewhere (C33).
    """

    naam: str
    versie: str
    vastgesteld_op: date | None
    artikelen: tuple[tuple[str, Text, Text], ...]
    official: str | None


@dataclass(frozen=True, slots=True)
class Ended:
    """An outcome reached: its words that hold now, and why it is this one."""

    outcome: Outcome
    because: tuple[Text, ...]
    notes: tuple[ShownNote, ...]
    slots: Mapping[str, Any] = field(repr=False)
    articles: tuple[Article, ...] = ()
    explained: tuple[Explained, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of one filing.

    state: `ontvangen` (it stands in a register that receives for this organisation, `nummer` is set), `wacht` (kept
    here, goes by itself, no number yet), `oefen` (practice: nothing was sent), `brief` (this organisation's register is
    not here: the letter is the way).
    """

    organisatie: str
    organisatie_naam: str
    soort: str
    state: Literal["ontvangen", "wacht", "oefen", "brief"]
    nummer: str | None
    termijnen: tuple[Termijn, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was made: its id, its title, its text in lines, and the address it can be sent to.

    `copy`: it has been sent already, this one is for the person to keep.
    """

    id: str
    title: str
    text: str = field(repr=False)
    to_email: str | None
    to_post: str | None
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person takes along: when it was sent, what was filed, the letters, what was heard of a zaak."""

    ontvangen_op: datetime
    filed: tuple[Filed, ...]
    letters: tuple[Letter, ...] = ()
    cases: tuple[Antwoord, ...] = ()


@dataclass(frozen=True)
class Turn:
    """What there is to show now.

    kind: `ask` (prompt is set), `review` (everything is told: check, change, send), `done` (nothing more to ask; the
    receipt is set when something was sent). `refusal` says why the last answer was not taken; `refused` is what was
    typed. `decided` is what the answers decided, `reasons` what the last of them did; `ended` is there when the kind is
    done. `still` is the most questions still to come, this one included. `keys` are those of what was told, in order;
    `told` itself is worked out by `tell` for who shows it.
    """

    gesprek: Gesprek
    kind: Literal["ask", "review", "done"]
    prompt: Prompt | None
    keys: tuple[str, ...]
    tell: Callable[[], tuple[Told, ...]] = field(repr=False, compare=False)
    decided: tuple[Reason, ...]
    reasons: tuple[Reason, ...]
    ended: tuple[Ended, ...]
    still: int
    now: datetime
    refusal: Refusal | None = None
    refused: str | None = field(default=None, repr=False)
    receipt: Receipt | None = None
    oefen: bool = True
    namens: bool = False
    """Somebody else types for the person whose story it is."""

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The answers on the path, in order."""
        return self.tell()
