# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a walk to a turn: what was told, what is asked, what the outcomes say. It reads and never writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from klachtgids.dialogue.ahead import still_to_come
from klachtgids.dialogue.asking import articles_about, in_namens, missing_at, prompt_for, shown_notes, slots_of
from klachtgids.dialogue.prompt import Given, Refusal
from klachtgids.intake.ends import needs_check
from klachtgids.intake.explaining import explained_to
from klachtgids.intake.letters import letters_of
from klachtgids.intake.turn import Ended, Gesprek, Reason, Receipt, SaidBy, Told, Turn
from klachtgids.words.wording import Text

if TYPE_CHECKING:
    from klachtgids.dialogue.letter import LetterPart
    from klachtgids.dialogue.models import Question
    from klachtgids.dialogue.prompt import Prompt
    from klachtgids.dialogue.walk import Ending, Step, Walk
    from klachtgids.intake.core import Core


HELPER: Final = "hulp."
"""How the fields begin that say who helps."""
TAAL: Final = "taal"
"""The question, and its field, of the language that is noted by itself and asked of nobody."""
STORY: Final = frozenset({"verhaal", "compliment.tekst"})
"""The fields of what happened, in the person's own words."""
_UNTOLD: Final = frozenset({"list", "notice"})
"""Kinds whose answer is told nowhere."""


def turn_of(
    core: Core,
    gesprek: Gesprek,
    walk: Walk,
    refusal: Refusal | None = None,
    refused: str | None = None,
    before: Walk | None = None,
) -> Turn:
    """The turn for a conversation whose path is `walk`, and was `before` until the answer just given."""
    if gesprek.sent is None and (gesprek.walk is not walk or gesprek.je != walk.view.je):
        gesprek = replace(gesprek, je=walk.view.je, walk=walk)
    missing = walk.next
    if gesprek.focus is not None:
        missing = missing_at(walk, gesprek.focus) or walk.next
    prompt = None
    if gesprek.sent is None and missing is not None:
        prompt = prompt_for(walk, missing, gesprek.answers)
        if prompt.key in gesprek.typed:
            prompt = replace(prompt, offered_typed=_offered(core, gesprek, prompt))
        if missing.question.reads:
            prompt = replace(prompt, reads=tuple(_read_back(core, walk, missing.question, gesprek)))
    receipt = gesprek.sent
    if receipt is None and prompt is None and not needs_check(core, walk):
        letters = (letter for ending in walk.endings for letter in letters_of(core, walk, ending))
        receipt = Receipt(core.clock(), (), tuple(letters))
    kind = "ask" if prompt is not None else "done" if receipt is not None else "review"
    told = [step for step in walk.steps if step.question.kind not in _UNTOLD and not is_noted(step.question)]
    decided = _decided(walk, core, told)
    known = set(walk.because) if before is None else set(before.because)
    return Turn(
        gesprek=gesprek,
        kind=kind,  # type: ignore[arg-type]  # the three words of the Literal, chosen just above
        prompt=prompt,
        keys=tuple([step.key for step in told]),
        tell=lambda: tuple(_told(step, walk, core, gesprek) for step in told),
        decided=tuple(decided.values()),
        reasons=tuple(reason for name, reason in decided.items() if name not in known),
        ended=tuple(_ended(ending, walk, core) for ending in _once(walk.endings)) if kind == "done" else (),
        still=still_to_come(core.walker.graph, walk, gesprek.answers),
        now=core.clock(),
        refusal=refusal,
        refused=refused,
        receipt=receipt,
        oefen=core.config.oefen,
        namens=walk.view.namens,
    )


def _offered(core: Core, gesprek: Gesprek, prompt: Prompt) -> str:
    """The words in which it was answered; a day that is said so may be another one today, and is named then."""
    typed, value = gesprek.typed[prompt.key], prompt.offered
    if prompt.question.kind != "date" or not isinstance(value, dict) or "precisie" not in value:
        return typed
    from klachtgids.dialogue.answers import read  # start-up: only a day that is asked again
    from klachtgids.dialogue.saying import date_in_numbers, date_in_words

    words = core.words(gesprek.taal, gesprek.je)
    for said in (typed, date_in_words(value, words), date_in_numbers(value)):
        again = read(prompt, said, lambda text: words.text(text, **prompt.slots))
        if isinstance(again, Given) and all(again.value.get(side) == value[side] for side in ("van", "tot")):
            return said
    return ""


def _read_back(core: Core, walk: Walk, question: Question, gesprek: Gesprek) -> Iterator[LetterPart]:
    from klachtgids.dialogue.letter import compose_lines  # start-up: only at the end

    for part in compose_lines(question.reads, core.walker.book.questions, walk.view):
        if part.question is None or part.key is None:
            yield part
            continue
        choices = _organisations(core, part.value) if part.question.kind == "organisation" else {}
        by_helper = _said_by(walk, gesprek, part.key) == "helper" and not about_helper(part.question)
        yield replace(part, choices=choices, by_helper=by_helper)


def about_helper(question: Question) -> bool:
    """A question about who helps, in a conversation that is about somebody else."""
    return (question.field or "").startswith(HELPER)


def is_noted(question: Question) -> bool:
    """A question that nobody answers: the program notes the language by itself."""
    return question.field == TAAL


def _said_by(walk: Walk, gesprek: Gesprek, key: str) -> SaidBy:
    """Whose answer this is; what was told before it was known that somebody else types, was typed by them too."""
    return gesprek.said.get(key, "helper") if walk.view.namens else "klager"


def _organisations(core: Core, chosen: Any) -> dict[str, Text]:
    ids = chosen if isinstance(chosen, list) else []
    return {each: Text.of(core.walker.regelingen.organisatie(each).naam) for each in ids}


def _decided(walk: Walk, core: Core, told: Sequence[Step]) -> dict[str, Reason]:
    """What the routes of the path gave as a reason, by its id; each where it was given first."""
    afters: list[str | None] = [None]
    place: dict[str, int] = {}  # a question that was only assumed has none
    after, said = None, {step.key for step in told}
    for number, step in enumerate(walk.steps, 1):
        place[step.question.id] = number
        after = step.key if step.key in said else after
        afters.append(after)
    found: dict[str, Reason] = {}
    at = 0
    for question, route in walk.routes:
        at = max(at, place.get(question, 0))  # a second track may pass a question that the first one asked
        if route.because and route.because not in found:
            text = core.walker.book.because[route.because]
            found[route.because] = Reason(text, slots_of([text], walk.view), question, afters[at])
    return found


def _told(step: Step, walk: Walk, core: Core, gesprek: Gesprek) -> Told:
    question = in_namens(step.question, walk.view)
    chosen: dict[str, Text] = {}
    for option in step.question.options:
        chosen[option.id] = option.text
    if step.question.kind == "organisation":
        chosen |= _organisations(core, step.value)
    slots: Mapping[str, Any] = slots_of([question.text, *chosen.values()], walk.view)
    return Told(step.key, question, step.value, chosen, slots, step.item, _said_by(walk, gesprek, step.key))


def _once(endings: Iterable[Ending]) -> Iterable[Ending]:
    """Each outcome where it was reached first: two tracks that end in the same one would say it twice."""
    first: dict[str, Ending] = {}
    for each in endings:
        first.setdefault(each.outcome.id, each)
    return first.values()


def _ended(ending: Ending, walk: Walk, core: Core) -> Ended:
    because = tuple(core.walker.book.because[name] for name in ending.because)
    notes = shown_notes(ending.outcome.text, walk.view)
    texts = [ending.outcome.title, *because, *(note.text for note in notes if note.text is not None)]
    slots = slots_of(texts, walk.view)
    if ending.outcome.qr is not None:
        from klachtgids.dialogue.slots import SLOTS  # start-up: only an outcome with a QR code needs it

        slots[ending.outcome.qr] = SLOTS[ending.outcome.qr](walk.view)
    explained = explained_to(core, walk) if ending.outcome.shows == "regeling" else ()
    return Ended(ending.outcome, because, notes, slots, articles_about(ending.outcome.topic, walk.view), explained)
