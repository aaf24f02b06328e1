# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a place on the path to a prompt: which choices are open now, what the gaps in the words are filled with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from klachtgids.dialogue.condition import View
from klachtgids.dialogue.fitting import list_value
from klachtgids.dialogue.models import Note, Question
from klachtgids.dialogue.prompt import CONFIRM, Article, Choice, Prompt, ShownNote
from klachtgids.dialogue.view import MISSING, ItemView, Walking, digest
from klachtgids.dialogue.walk import Missing, Walk
from klachtgids.words.wording import Text
from klachtgids.words.wording import slots_of as gaps_in


def prompt_for(walk: Walk, missing: Missing, answers: Mapping[str, Any]) -> Prompt:
    """What to show for `missing`: the open question of a walk of `answers`, or one on its path that is asked again."""
    found = walk.prompts.get(missing.key)
    if found is None:
        found = walk.prompts[missing.key] = _prompt_for(walk, missing, answers)
    return found


def _prompt_for(walk: Walk, missing: Missing, answers: Mapping[str, Any]) -> Prompt:
    question, view = in_namens(missing.question, walk.view), walk.view
    value = answers.get(question.id if missing.confirm else missing.key, MISSING)
    seen = view_at(walk, missing)
    choices = () if missing.confirm else _choices(question, seen)
    if question.kind == "choice" and value not in [choice.id for choice in choices]:
        value = MISSING  # what is not offered any more is no offer
    notes = () if missing.confirm else shown_notes(question.notes, seen)
    texts = [question.text, question.why, question.help, *(note.text for note in notes)]
    for choice in choices:
        texts += (choice.text, choice.help)
    return Prompt(
        key=missing.key,
        question=question,
        choices=choices,
        slots=slots_of(texts, view),
        notes=notes,
        today=view.today,
        scope=_scope(missing, value, view),
        confirm=missing.confirm,
        item=missing.item,
        list_value=list_value(question, answers) if question.kind == "list" else None,
        offered=None if value is MISSING else value,
        has_offer=value is not MISSING,
        articles=articles_about(question.topic, view),
    )


def _scope(missing: Missing, value: Any, view: Walking) -> str:
    """What a yes would hold for; empty where nobody is asked for one."""
    if missing.confirm:
        return digest(value)
    return view.scope(missing.question) if missing.question.kind in {"consent", "notice"} else ""


def in_namens(question: Question, view: Walking) -> Question:
    """The question in the words for who types for another, where it has such words; as it is otherwise."""
    if not view.namens or question.namens is None:
        return question
    return question.model_copy(update={"text": question.namens, "help": None})


def articles_about(topic: str | None, view: Walking) -> tuple[Article, ...]:
    """The article about a topic in each regeling of the chosen organisations, each regeling once."""
    if topic is None:
        return ()
    regelingen = {regeling.id: regeling for regeling in map(view.regelingen.regeling_of, view.chosen)}
    found = ((regeling, regeling.artikel_over(topic)) for regeling in regelingen.values())
    return tuple(Article(regeling.naam, artikel) for regeling, artikel in found if artikel is not None)


def view_at(walk: Walk, missing: Missing) -> Walking | ItemView:
    """What may be looked at where `missing` is asked: inside a list also the answers of that item."""
    item = None if missing.item is None else walk.view.lists[missing.key.split("/")[0]].get(missing.item)
    return walk.view if item is None else ItemView(walk.view, item)


def missing_at(walk: Walk, key: str) -> Missing | None:
    """The place of an answer on the path, or the open one, so that it can be asked again; None when it is neither."""
    open_now = walk.next
    if open_now is not None and open_now.key == key:
        return open_now
    if open_now is not None and open_now.confirm and key_of_value(open_now.key) == key:
        return Missing(key, open_now.question)
    step = walk.step(key)
    if step is None:
        return None
    return Missing(step.key, step.question, step.item)


def key_of_value(key: str) -> str:
    """Where the value stands that a confirmation is about (`besluit_datum/klopt` -> `besluit_datum`)."""
    return key.removesuffix(f"/{CONFIRM}")


def shown_notes(notes: Iterable[Note], view: View) -> tuple[ShownNote, ...]:
    """The notes that hold on this path."""
    return tuple(
        ShownNote(note.text, note.card) for note in notes if note.when is None or note.when.holds(view) is True
    )


def slots_of(texts: Iterable[Text | None], view: Walking) -> dict[str, Any]:
    """The values for every gap in these texts, as they are on this path today."""
    names = set().union(*[gaps_in(text.u) for text in texts if text is not None])
    if not names:
        return {}
    from klachtgids.dialogue.slots import SLOTS  # start-up: the first question has no gaps

    return {name: SLOTS[name](view) for name in names if name in SLOTS}


def _choices(question: Question, view: Walking | ItemView) -> tuple[Choice, ...]:
    if question.always is not None:
        return question.always
    offered = tuple(each.choice for each in question.options if each.when is None or each.when.holds(view) is True)
    if question.kind == "organisation":
        known = tuple(
            Choice(each.id, Text.of(each.naam), synonyms=tuple(each.synoniemen))
            for each in view.regelingen.organisaties
        )
        return known + offered
    return offered
