# SPDX-FileCopyrightText: 2026 klachtgids contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages on which something is asked, and what is done with what comes back of them.

Invariant: an accepted answer is in the journal before the next address goes out; a refused one writes nothing and
stands there again as it was typed. Whoever leaves a question halfway finds what was typed on their return.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from klachtgids.fronts.render import (
    cards_for,
    shown_overview,
    shown_prompt,
    shown_refusal,
    words_for,
)
from klachtgids.fronts.web.ending import ended
from klachtgids.fronts.web.form import SKIPPED, form_of, place_of
from klachtgids.fronts.web.prepared import key_of
from klachtgids.fronts.web.visit import ACTOR
from klachtgids.intake import conversation
from klachtgids.journal.entries import Overtaken

if TYPE_CHECKING:
    from starlette.responses import Response

    from klachtgids.fronts.web.form import Posted
    from klachtgids.fronts.web.visit import Visit
    from klachtgids.intake.turn import Gesprek, Reason, Turn

UNPROCESSABLE: Final = 422
NOTHING_CHOSEN: Final = "weiger_keuze_leeg"
"""A refusal whose words are for who types; here one points."""
_LANGUAGE: Final = "taal-"
_TRIES: Final = 3
"""How often an answer is tried where others answer at the same moment, before it is just added."""
_AWAY: Final = {"overzicht": "/overzicht", "hulp": "/hulp", "bewaren": "/bewaren", "brief": "/brief"}


# --- looking ---------------------------------------------------------------------------------------------------------


def see_current(visit: Visit) -> Response:
    """Where the conversation is now."""
    return visit.go(visit.place(visit.held()))


def see_question(visit: Visit, step: str) -> Response:
    """The question with this name: the open one, or one that was answered, to be changed."""
    turn = visit.handed(f"/vraag/{step}")
    if turn.gesprek.sent is not None:
        return visit.go(visit.place(turn))
    if turn.kind == "ask" and turn.prompt is not None and visit.step(turn.prompt.key) == step:
        return question_page(visit, turn)
    key = _key_of(visit, turn, step)
    return visit.go(visit.place(turn)) if key is None else question_page(visit, visit.take(_again(visit, turn, key)))


def go_back(visit: Visit, step: str = "") -> Response:
    """To the question before this one."""
    turn = visit.held()
    key = _key_of(visit, turn, step)
    if key is not None and turn.gesprek.sent is None:
        turn = _again(visit, turn, key)
    return visit.go(visit.place(visit.take(conversation.back(visit.web.core, turn.gesprek))))


def see_overview(visit: Visit) -> Response:
    """Everything that was told, each with a way to change it."""
    turn = visit.held()
    told = shown_overview(turn, visit.words)
    title = visit.words.say("chat_toets_overzicht")
    return visit.page(
        "overzicht", title, verteld=told, wijzig=turn.gesprek.sent is None, naar="/overzicht", bewaakt=True
    )


def question_page(visit: Visit, turn: Turn, posted: Posted | None = None) -> Response:
    """The page of the question that this turn asks; with what was posted when that was refused."""
    assert turn.prompt is not None  # a turn that asks has one
    before = turn.keys
    at = before.index(turn.prompt.key) if turn.prompt.key in before else len(before)
    last = before[-1] if before else None
    reasons = tuple(each for each in turn.decided if _just(turn, each.after, last))
    key = None if posted is not None else key_of(visit, turn, reasons, at)
    if key is not None:
        return visit.prepared(key, partial(_plain_page, visit, turn, reasons, at))
    title, status, shown = _shown(visit, turn, reasons, at, posted)
    return visit.page("vraag", title, status, **shown)


def _plain_page(visit: Visit, turn: Turn, reasons: tuple[Reason, ...], at: int, token: str, code: str) -> str:
    """The page of a question to which nothing was given yet."""
    title, _status, shown = _shown(visit, turn, reasons, at)
    return visit.html("vraag", title, token, code, **shown)


def _shown(
    visit: Visit, turn: Turn, reasons: tuple[Reason, ...], at: int, posted: Posted | None = None
) -> tuple[str, int, dict[str, Any]]:
    """Title, status and all that the template shows; whatever is added here belongs in `prepared.key_of` too."""
    assert turn.prompt is not None  # as above
    core, gesprek, prompt = visit.web.core, turn.gesprek, turn.prompt
    words = words_for(core, gesprek)
    shown = shown_prompt(prompt, words, cards_for(core, gesprek))
    refused = None if turn.refusal is None else shown_refusal(turn.refusal, words)
    if turn.refusal is not None and turn.refusal.reason == NOTHING_CHOSEN:
        refused = words.say("web_kies_een")
    if posted is not None and posted.both:
        refused = words.say("web_kies_of_typ")
    typing = gesprek.typing[1] if gesprek.typing is not None and gesprek.typing[0] == prompt.key else None
    here = posted if posted is not None and posted.one("vraag") == prompt.key else None
    form = form_of(prompt, shown, words, typing, here)
    title = words.say("web_titel_vraag", n=at + 1)
    return (
        title if refused is None else words.say("web_titel_fout", titel=title),
        200 if refused is None else UNPROCESSABLE,
        {
            "vraag": shown,
            "formulier": form,
            "fout": refused,
            "fout_bij": None if refused is None else place_of(form, turn.refusal.reason if turn.refusal else ""),
            "redenen": [words.text(each.text, **each.slots) for each in reasons],
            "wijzigt": gesprek.focus is not None,
            "terug": at > 0 or prompt.confirm,
            "verteld": bool(turn.keys),
            "nog": words.say("chat_nog", n=turn.still) if turn.still and turn.keys else None,
            "antwoordt": True,
            "nummer": at + 1,
            "bewaakt": gesprek.stored,
            "wie": visit.whose(turn, posted),
            "anders": posted.text if posted is not None and here is None else None,
        },
    )


def _just(turn: Turn, after: str | None, last: str | None) -> bool:
    """Whether a reason was decided by the answer given last: it is said on the page after it, and then no more."""
    return turn.gesprek.focus is None and after is not None and after == last


# --- doing -----------------------------------------------------------------------------------------------------------


def take_answer(visit: Visit, posted: Posted) -> Response:
    """What came back of a question: an answer, or a button that leads elsewhere and keeps what was typed."""
    key, does = posted.one("vraag"), posted.one("doe")
    if does and does != SKIPPED:
        return _aside(visit, visit.held(), posted, does)
    if posted.both:
        again = _again(visit, visit.held(), key)
        return question_page(visit, again, posted) if again.kind == "ask" else visit.go(visit.place(again))
    after = visit.take(_answered(visit, posted))
    if after.refusal is not None and after.kind == "ask":
        return question_page(visit, after, posted)
    if after.gesprek.sent is not None:
        return ended(visit, after)
    if after.refusal is None and after.kind != "done":
        visit.web.handing.give(visit.session.id, after)
    return visit.go(visit.place(after))


def _answered(visit: Visit, posted: Posted) -> Turn:
    """The turn after this answer; when another process was quicker, the answer is taken where that left off.

    What the turn before left here may be older than what the journal has: it can refuse nothing.
    """
    left = visit.left_here()
    for number in range(_TRIES + 1):
        gesprek = left or visit.read()
        if number == _TRIES:
            gesprek = replace(gesprek, last=None)
        typed = posted.typed if SKIPPED not in posted.chosen else _numbered(visit, gesprek, posted)
        try:
            after = visit.answer(gesprek, posted, typed)
        except Overtaken:
            visit.session = replace(visit.session, stored=True)
        else:
            if left is None or after.refusal is None:
                return after
        left = None
    raise AssertionError  # the last try looks at nothing that could be overtaken


def keep_typing(visit: Visit, posted: Posted) -> Response:
    """Keep unfinished text; before the first answer nothing is kept."""
    turn = visit.held()
    _keep(visit, turn, posted)
    return visit.bare()


def remove_item(visit: Visit, posted: Posted) -> Response:
    """Take one point out of a list, when the person is sure: there is no way back."""
    turn, lijst, punt = visit.held(), posted.one("lijst"), posted.one("punt")
    told = [each for each in shown_overview(turn, visit.words) if each.item_of == (lijst, punt)]
    if told and not posted.one("zeker"):
        title = visit.words.say("web_weghalen_kop")
        return visit.page("weghalen", title, verteld=told, lijst=lijst, punt=punt, naar="/overzicht", bewaakt=True)
    after = conversation.remove_item(visit.web.core, ACTOR, turn.gesprek, lijst, punt)
    visit.take(after)
    return visit.go("/overzicht" if after.kind == "ask" else visit.place(after))


def _numbered(visit: Visit, gesprek: Gesprek, posted: Posted) -> str:
    """What was chosen, by number: for a choice whose id is the word with which a question is skipped."""
    asked = _again(visit, conversation.show(visit.web.core, gesprek), posted.one("vraag"))
    choices = () if asked.prompt is None else asked.prompt.choices
    return ", ".join(str(at) for at, choice in enumerate(choices, 1) if choice.id in posted.chosen)


def _aside(visit: Visit, turn: Turn, posted: Posted, does: str) -> Response:
    _keep(visit, turn, posted)
    key = posted.one("vraag")
    if does == "terug":
        here = _again(visit, turn, key)
        return visit.go(visit.place(visit.take(conversation.back(visit.web.core, here.gesprek))))
    if does == "tijd":
        visit.session = replace(visit.session, patient=visit.web.kiosk)
        return visit.go(f"/vraag/{visit.step(key)}")
    taal = visit.web.spoken(does.removeprefix(_LANGUAGE)) if does.startswith(_LANGUAGE) else None
    if taal is not None:
        visit.speak(taal)
        return visit.go(f"/vraag/{visit.step(key)}")
    return visit.go(_AWAY.get(does, "/vraag"))


def _keep(visit: Visit, turn: Turn, posted: Posted) -> None:
    gesprek, key, text = turn.gesprek, posted.one("vraag"), posted.text
    known = turn.prompt is not None and (turn.prompt.key == key or key in turn.keys)
    if not (gesprek.stored and known and text.strip()) or gesprek.sent is not None:
        return
    if gesprek.typed.get(key) != text and gesprek.typing != (key, text):
        conversation.keep_typing(visit.web.core, ACTOR, gesprek, key, text)


def _again(visit: Visit, turn: Turn, key: str) -> Turn:
    """The turn that asks this question, open or answered; the turn itself when there is no such question."""
    if turn.prompt is not None and turn.prompt.key == key:
        return turn
    asked = conversation.ask_again(visit.web.core, turn.gesprek, key)
    return turn if asked.refusal is not None else asked


def _key_of(visit: Visit, turn: Turn, step: str) -> str | None:
    """The key of a question on the path by its name in an address; a list has no answer of its own to be told."""
    keys = [each.key for each in turn.told]
    lists = dict.fromkeys(each.key.split("/")[0] for each in turn.told if each.item is not None)
    return next((key for key in (*keys, *lists) if visit.step(key) == step), None)
