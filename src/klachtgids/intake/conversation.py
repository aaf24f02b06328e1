# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The use cases of the conversation: begin, answer, look back, change, go on later.

An accepted answer is in the journal before its turn goes back. A refused one writes nothing and loses nothing. Each
function takes the conversation as it was and gives it back as it is, inside the turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from klachtgids.dialogue.asking import key_of_value, missing_at, prompt_for
from klachtgids.dialogue.prompt import Given, Prompt, Refusal
from klachtgids.intake import keeping
from klachtgids.intake.core import Core
from klachtgids.intake.ends import needs_check
from klachtgids.intake.sending import RegisterAway, send_walk, show_sent
from klachtgids.intake.telling import STORY, TAAL, about_helper, turn_of
from klachtgids.intake.turn import Gesprek, SaidBy, Turn
from klachtgids.words.i18n import DUTCH

if TYPE_CHECKING:
    from klachtgids.dialogue.models import Question
    from klachtgids.dialogue.walk import Walk
    from klachtgids.journal.entries import Entry


NAMENS: Final = {"voor_wie": "ander"}
"""The answer with which somebody types for another: the walk then asks about that person, and about the helper."""
_OTHER: Final = "ander"
"""The language that is noted when the question of the language does not know it."""


def begin(core: Core, taal: str, kanaal: str) -> Turn:
    """Start a conversation with a code of its own; nothing is stored before the first answer."""
    from klachtgids.seal import new_code  # start-up: the first question does not need it

    gesprek = Gesprek(new_code(), taal, kanaal)
    return show(core, gesprek)


def begin_namens(core: Core, actor: str, taal: str, kanaal: str, known: Mapping[str, Any] | None = None) -> Turn:  # noqa: ARG001  as below
    """Start a conversation for who helps somebody, with a code of its own.

    `known` are answers about the helper alone, by key, as an earlier `helper_known` gave them. They are stored at once.
    """
    from klachtgids.seal import new_code  # as above

    gesprek = Gesprek(new_code(), taal, kanaal)
    values = {**NAMENS, **(known or {})}
    entries = [keeping.answered(core, gesprek, key, value, "", "helper") for key, value in values.items()]
    keeping.keep(core, gesprek, entries)
    said = keeping.said_after({}, entries)
    return show(core, replace(gesprek, answers=keeping.applied({}, entries), said=said, stored=True))


def helper_known(core: Core, gesprek: Gesprek) -> dict[str, Any]:
    """What was told about the helper alone, for the next client: by key, nothing of this client among it."""
    own = {key for key, each in core.walker.book.questions.items() if about_helper(each)}
    return {key: value for key, value in gesprek.answers.items() if key in own}


def show(core: Core, gesprek: Gesprek) -> Turn:
    """The turn as it stands, with today's dates; asks nothing new and writes nothing."""
    return turn_of(core, gesprek, core.walk(gesprek))


def answer(core: Core, actor: str, gesprek: Gesprek, key: str, typed: str, said_by: SaidBy = "klager") -> Turn:
    """Take what was typed as the answer kept at `key` (the open question, or one told before).

    `said_by` tells whose words they are when somebody types for another: the helper's, unless it says client.
    The answer, and what its route sets, is committed to the journal in one transaction before the turn is made. The
    same answer again, by somebody who never saw what came of it, is the turn that they missed.
    """
    from klachtgids.dialogue.answers import read  # start-up: nothing has been typed before

    walk = core.walk(gesprek)
    missing = missing_at(walk, key)
    if gesprek.sent is None and missing is None and gesprek.typed.get(key) == typed:
        return turn_of(core, gesprek, walk)
    if gesprek.sent is not None or missing is None:
        return turn_of(core, gesprek, walk, Refusal("weiger_oude_vraag"), typed)
    prompt = prompt_for(walk, missing, gesprek.answers)
    words = core.words(gesprek.taal, walk.view.je)
    given = read(prompt, typed, lambda text: words.text(text, **prompt.slots))
    if isinstance(given, Refusal):
        return turn_of(core, replace(gesprek, focus=None if _is_open(walk, key) else key), walk, given, typed)
    said_by = _whose(walk.view.namens, prompt, said_by)
    if walk.view.namens and _says_the_helper(prompt, given):
        said_by = "helper"
    entries = _entries(core, gesprek, prompt, given, typed, said_by)
    entries += _language_heard(core, gesprek, prompt, said_by)
    answers = keeping.applied(gesprek.answers, entries)
    walked = core.walker.walk(answers, walk.view.today, walk)
    if walked.pending and walked.next is not None and walked.next.key == key:
        entries += [keeping.answered(core, gesprek, k, v, v, said_by) for k, v in walked.pending.items()]
        answers = keeping.applied(gesprek.answers, entries)
        walked = core.walker.walk(answers, walk.view.today, walk)
    last = keeping.keep(core, gesprek, entries, after=gesprek.last)
    typed_now = keeping.typed_after(gesprek.typed, entries)
    said = keeping.said_after(gesprek.said, entries)
    talen = keeping.talen_after(gesprek.talen, entries)
    told = replace(
        gesprek,
        answers=answers,
        typed=typed_now,
        said=said,
        talen=talen,
        focus=None,
        stored=True,
        typing=None,
        last=None if gesprek.last is None else last,
        je=walked.view.je,
        walk=walked,
    )
    if walked.next is None and not needs_check(core, walked):
        return send_walk(core, actor, told, walked, before=walk)
    return turn_of(core, told, walked, before=walk)


def ask_again(core: Core, gesprek: Gesprek, key: str) -> Turn:
    """Ask an earlier question again, with its answer offered; what was told after it stays."""
    walk = core.walk(gesprek)
    if gesprek.sent is not None or missing_at(walk, key) is None:
        return turn_of(core, gesprek, walk, Refusal("weiger_oude_vraag"))
    return turn_of(core, replace(gesprek, focus=None if _is_open(walk, key) else key), walk)


def back(core: Core, gesprek: Gesprek) -> Turn:
    """Ask the question before this one again; at the first question nothing happens."""
    walk = core.walk(gesprek)
    begun = {key for key in (*NAMENS, TAAL) if not gesprek.typed.get(key)}  # nobody was asked
    keys = [step.key for step in walk.steps if step.question.kind != "notice" and step.key not in begun]
    here = gesprek.focus
    if here is None and walk.next is not None and walk.next.confirm:
        keys.append(key_of_value(walk.next.key))
    at = keys.index(here) if here in keys else len(keys)
    if gesprek.sent is not None or at == 0:
        return turn_of(core, gesprek, walk)
    return turn_of(core, replace(gesprek, focus=keys[at - 1]), walk)


def onward(core: Core, gesprek: Gesprek) -> Turn:
    """Leave the question that is asked again as it was and go to the open one."""
    return show(core, replace(gesprek, focus=None))


def remove_item(core: Core, actor: str, gesprek: Gesprek, list_id: str, item: str) -> Turn:  # noqa: ARG001  every use case takes its actor
    """Take one item out of a list; its answers stay in the journal, the other items keep their ids."""
    walk = core.walk(gesprek)
    found = gesprek.answers.get(list_id)
    value: dict[str, Any] = found if isinstance(found, dict) else {}
    items = value.get("items", ())
    if gesprek.sent is not None or item not in items or len(items) < 2:
        return turn_of(core, gesprek, walk, Refusal("weiger_laatste_punt"))
    left = {**value, "items": [each for each in items if each != item]}
    entries = [keeping.answered(core, gesprek, list_id, left, "", "klager")]
    keeping.keep(core, gesprek, entries)
    return show(core, replace(gesprek, answers=keeping.applied(gesprek.answers, entries), focus=None))


def in_language(core: Core, gesprek: Gesprek, taal: str) -> Turn:
    """Go on in another language; answers and what was typed stay as they are."""
    return show(core, replace(gesprek, taal=taal))


def keep_typing(core: Core, actor: str, gesprek: Gesprek, key: str, text: str) -> Gesprek:  # noqa: ARG001  as above
    """Keep unfinished text, so that a crash costs at most the last seconds of typing."""
    return keeping.keep_typing(core, gesprek, key, text)


def resume(core: Core, code_text: str, taal: str, kanaal: str) -> Turn | Refusal:
    """Go on with the conversation of this code, with the rules and dates of today; a Refusal when there is none."""
    from klachtgids.seal import parse_code  # start-up: only who comes back needs it

    code = parse_code(code_text)
    if code is None:
        return Refusal("weiger_code")
    try:
        gesprek = held(core, Gesprek(code, taal, kanaal))
    except RegisterAway:
        return Refusal("weiger_code_register")
    return Refusal("weiger_code_onbekend") if gesprek is None else show(core, gesprek)


def held(core: Core, gesprek: Gesprek) -> Gesprek | None:
    """The conversation of this code as the journal holds it, for who holds nothing between two turns; None if gone.

    One that was sent holds its receipt and nothing of what was told (T30). With a code that is not good any more there
    is none; `RegisterAway` when nobody can say now whether it is.
    """
    found = keeping.read_back(core, gesprek)
    if found is None:
        return None
    read, sending = found
    if sending is None:
        return read
    turn = show_sent(core, read, sending)
    if turn is None:
        core.journal().forget(gesprek.code.keys)
    return None if turn is None else turn.gesprek


def whose(turn: Turn, said_by: SaidBy) -> SaidBy:
    """Whose answer the open question gets from who chose `said_by`."""
    return _whose(turn.namens, turn.prompt, said_by)


def either(turn: Turn) -> bool:
    """Whether the open question may be answered by the client as well as by the helper."""
    return whose(turn, "client") != whose(turn, "helper")


def said_before(turn: Turn) -> SaidBy:
    """Whose the answer to the open question was, or the last before it that either of the two could give.

    For a front that remembers nothing between two turns; the helper's where there is none.
    """
    said, walk = turn.gesprek.said, turn.gesprek.walk
    if turn.prompt is not None and turn.prompt.key in said:
        return said[turn.prompt.key]
    steps = () if walk is None else walk.steps
    last = next((each for each in reversed(steps) if _of_either(each.question)), None)
    return "helper" if last is None else said.get(last.key, "helper")


def _of_either(question: Question) -> bool:
    return question.whose is None and question.kind != "list" and not about_helper(question)


def _whose(namens: bool, prompt: Prompt | None, said_by: SaidBy) -> SaidBy:
    """Who types for another is the helper, unless they say otherwise; some questions are of one of the two alone.

    What is asked about the helper is never the client's answer, and a yes to what was read back is never the helper's.
    """
    if not namens:
        return "klager"
    if prompt is not None and prompt.question.whose is not None:
        return prompt.question.whose
    return "helper" if said_by == "klager" or (prompt is not None and about_helper(prompt.question)) else said_by


def _says_the_helper(prompt: Prompt, given: Given) -> bool:
    """Whether this is what the helper says in the place of a client who can say neither yes nor no."""
    chosen = given.value.get("keuze") if isinstance(given.value, dict) else given.value
    option = prompt.question.option(chosen) if isinstance(chosen, str) else None
    return option is not None and option.whose == "helper"


def _is_open(walk: Walk, key: str) -> bool:
    return walk.next is not None and walk.next.key == key


def _entries(core: Core, gesprek: Gesprek, prompt: Prompt, given: Given, typed: str, said_by: SaidBy) -> list[Entry]:
    if prompt.confirm and given.value["keuze"] == "nee":
        return [keeping.removed(core, gesprek, key_of_value(prompt.key)), keeping.removed(core, gesprek, prompt.key)]
    return [keeping.answered(core, gesprek, prompt.key, given.value, typed, said_by)]


def _language_heard(core: Core, gesprek: Gesprek, prompt: Prompt, said_by: SaidBy) -> list[Entry]:
    """The entry of the language of this answer when it is not Dutch: what asks for a tolk looks at it (A5).

    The first one is noted, and after it only that of the story: somebody who looks for a word in another language for
    one question does not speak another one.
    """
    question = core.walker.book.questions.get(TAAL)
    noted = gesprek.answers.get(TAAL)
    if gesprek.taal == DUTCH or question is None or (noted is not None and prompt.question.field not in STORY):
        return []
    heard = gesprek.taal if question.option(gesprek.taal) is not None else _OTHER
    return [] if heard == noted else [keeping.answered(core, gesprek, TAAL, heard, "", said_by)]
