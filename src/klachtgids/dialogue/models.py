# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The strict frozen models of one dialogue file: what may stand in it, and what each word of it means.

Invariant: a model that exists fits its kind; `file` sees, over all files, whether its names lead anywhere.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, model_validator

from klachtgids.dialogue.condition import parse
from klachtgids.dialogue.prompt import Choice
from klachtgids.words.wording import Wording

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Kind = Literal[
    "choice", "choices", "yes_no", "text", "long_text", "name", "date", "email", "phone", "address",
    "contact", "organisation", "consent", "notice", "list", "case", "key",
]  # fmt: skip
When = Annotated[Any, BeforeValidator(parse)]


class Frozen(BaseModel):
    """What comes from a file: nothing unknown, nothing loose, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


class Note(Frozen):
    """A sentence or two the person gets to read, always or only `when` it holds; `card` shows a contact card."""

    text: Wording | None = None
    when: When | None = None
    card: Id | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if self.text is None and self.card is None:
            msg = "een regel heeft een tekst of een kaart"
            raise ValueError(msg)
        return self


class Option(Frozen):
    """One choice: a stable `id` apart from its words. `je` makes the conversation informal from here on."""

    id: Id
    text: Wording
    help: Wording | None = None
    when: When | None = None
    je: StrictBool = False
    alone: StrictBool = False
    """With `choices`: cannot be combined with another one ("geen van deze")."""
    namens: StrictBool = False
    """From here on somebody types for the person whose story it is: questions are asked in their `namens` words."""
    whose: Literal["helper"] | None = None
    """Of a question that only the client answers: this one choice is what the helper says in their place."""
    hulp: Id | None = None
    """For who does not know the organisation: takes the one that stands for 'weet ik niet' for this kind of help."""

    @cached_property
    def choice(self) -> Choice:
        """The option as it is offered."""
        return Choice(self.id, self.text, self.help, self.alone)


class Route(Frozen):
    """One way on from a question; the first whose `when` holds is taken, the last has none."""

    to: Id | None = None
    dialogue: Id | None = None
    outcome: Id | None = None
    tracks: tuple[Id, ...] | None = None
    when: When | None = None
    because: Id | None = None
    set: dict[Id, str] = {}

    @model_validator(mode="after")
    def leads_somewhere(self) -> Self:
        targets = [t for t in (self.to, self.dialogue, self.outcome, self.tracks) if t]
        if len(targets) != 1:
            msg = "een route heeft precies één van to, dialogue, outcome en tracks"
            raise ValueError(msg)
        return self


class LetterLine(Frozen):
    """One piece of a letter: fixed words, or the person's own answer under a few words of ours, or both.

    `each` repeats the line for every item of that list, with the answers of that item.
    """

    text: Wording | None = None
    answer: Id | None = None
    each: Id | None = None
    when: When | None = None


class Question(Frozen):
    """One question. `field` is where its answer stands in the register; without one it only steers or is told along."""

    id: Id
    kind: Kind
    text: Wording
    namens: Wording | None = None
    """The words when somebody else types for the person whose story it is: about that person, and short."""
    whose: Literal["client", "helper"] | None = None
    """Whose answer it always is then: of the person whose story it is, or of who helps; else either may give it."""
    why: Wording | None = None
    topic: Id | None = None
    """What the question is about: each regeling says which of its articles that is."""
    law: tuple[str, ...] = ()
    help: Wording | None = None
    notes: tuple[Note, ...] = ()
    sensitive: StrictBool = False
    may_skip: StrictBool = False
    options: tuple[Option, ...] = ()
    item: tuple[Id, ...] = ()
    confirm: StrictBool = False
    future: StrictBool = False
    several: StrictBool = False
    recipients: tuple[Id, ...] = ()
    assumed: Id | None = None
    """The option that holds while nobody answers; such a question is never asked by itself, a `set` or a mode does."""
    reads: tuple[LetterLine, ...] = ()
    """With `consent`: what is read back first, and what the consent then holds for."""
    field: str | None = None
    routes: tuple[Route, ...] = ()

    @model_validator(mode="after")
    def fits_its_kind(self) -> Self:
        if self.kind in {"choice", "choices", "list"} and not self.options:
            msg = f"een vraag van soort {self.kind} heeft options nodig"
            raise ValueError(msg)
        if (self.kind == "list") != bool(self.item):
            msg = "item hoort bij een vraag van soort list, en een list heeft item nodig"
            raise ValueError(msg)
        if self.kind == "list" and [option.id for option in self.options] != ["nog_een", "klaar"]:
            msg = "een list heeft de options nog_een en klaar"
            raise ValueError(msg)
        if len({option.id for option in self.options}) != len(self.options):
            msg = "twee options hebben dezelfde id"
            raise ValueError(msg)
        if self.why is None and self.kind not in {"notice", "list"}:
            msg = "zeg met why waarom u dit vraagt"
            raise ValueError(msg)
        return self

    @cached_property
    def always(self) -> tuple[Choice, ...] | None:
        """Its choices, where none of them depends on the path; else None."""
        depends = self.kind == "organisation" or any(option.when is not None for option in self.options)
        return None if depends else tuple(option.choice for option in self.options)

    def option(self, option_id: str | None) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


class Outcome(Frozen):
    """Where a track ends: what it files, what it counts, what the person then reads."""

    id: Id
    title: Wording
    text: tuple[Note, ...] = ()
    soort: Literal["klacht", "signaal", "compliment", "bezwaar"] | None = None
    files: Literal["zaak"] | None = None
    per: Literal["organisatie"] | None = None
    counts: Id | None = None
    letters: tuple[Id, ...] = ()
    cards: tuple[Id, ...] = ()
    act: Literal["status", "add", "withdraw", "confirm", "renew"] | None = None
    """What is asked of the register about the zaak of the question of kind `case`."""
    shows: Literal["regeling"] | None = None
    """`regeling`: the regulation of the chosen organisations, article by article."""
    topic: Id | None = None
    law: tuple[str, ...] = ()
    qr: str | None = None
    """The slot whose value (an address on the web) is also shown as a QR code."""


class CardLine(Frozen):
    text: Wording
    phone: str | None = None
    site: str | None = None
    when: When | None = None


class Card(Frozen):
    """A card with where to turn to: shown with a question or outcome, or by name (`hulp_nu`)."""

    id: Id
    title: Wording
    lines: tuple[CardLine, ...]


class Letter(Frozen):
    """A letter in Dutch that the person can send: `to` says whose address stands above it.

    `bezwaar` is the municipality's address for objections, `gemeente` the one for everything else. `when`: only then is
    it made; without it always.
    """

    id: Id
    title: Wording
    to: Literal["organisatie", "commissie", "gemeente", "bezwaar", "zelf"]
    lines: tuple[LetterLine, ...]
    when: When | None = None


class Dialogue(Frozen):
    id: Id
    title: Wording
    first: Id | None = None
    before: Id | None = None
    """A question with `assumed` that stands before the first one."""
    because: dict[Id, Wording] = {}


class DialogueFile(Frozen):
    """One file: a dialogue with its questions, outcomes and cards."""

    dialogue: Dialogue
    question: tuple[Question, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    card: tuple[Card, ...] = ()
    letter: tuple[Letter, ...] = ()
